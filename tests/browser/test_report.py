"""The page of verdicts in a browser, and the ways between it and the articles."""

import math
import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.conftest import LANGUAGES

pytestmark = pytest.mark.slow
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
CLAIMS = 50
ROWS = "table.claims tbody tr:visible"


@pytest.fixture
def results(built):
    return (built.folder / "results/bandar-lampung").resolve()


@pytest.fixture
def open_page(chromium, results):
    """Opens the page of verdicts at a place, in a context of the given kind."""
    contexts = []

    def opened(place: str = "", **options):
        contexts.append(chromium.new_context(**options))
        page = contexts[-1].new_page()
        page.goto(f"{(results / 'verification.html').as_uri()}{place}")
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_address_says_which_language_is_shown(open_page, language):
    page = open_page(f"#{language}-results-subtrahend", java_script_enabled=False)
    assert page.locator(".page:visible").get_attribute("lang") == language
    other = LANGUAGES[1 - LANGUAGES.index(language)]
    page.click(f".languages:visible a[href='#{other}']")
    assert page.locator(".page:visible").get_attribute("lang") == other


@pytest.mark.parametrize(("locale", "shown"), [("id-ID", "id"), ("en-GB", "en"), ("de-DE", "en")])
def test_without_a_place_the_browser_s_language_decides(open_page, locale, shown):
    assert open_page(locale=locale).locator(".page:visible").get_attribute("lang") == shown


def test_the_table_is_whole_without_javascript(open_page):
    page = open_page("#en", java_script_enabled=False)
    assert page.locator(ROWS).count() == CLAIMS
    assert page.locator(".filters:visible").count() == 0
    assert page.locator("button:visible").count() == 0


@pytest.mark.parametrize("width", [375, 1280])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_way_in_says_what_is_here(chromium, results, language, width):
    context = chromium.new_context(viewport={"width": width, "height": 800}, locale="en-GB")
    page = context.new_page()
    file = results.parent / "index.html"
    page.goto(f"{file.as_uri()}#{language}")
    shown = page.locator(f".page[lang={language}]")
    assert "Noverman Duadji" in shown.locator(".subtitle").inner_text()
    (picture,) = (one for one in shown.locator("figure img").all() if one.is_visible())
    assert len(picture.get_attribute("alt") or picture.get_attribute("aria-label")) > 100
    links = shown.locator("main a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    beside = [link.partition("#")[0] for link in links if not link.startswith("#")]
    assert all((file.parent / link).is_file() for link in beside)
    assert {
        f"bandar-lampung/{one}" for one in (f"article.{language}.html", "verification.html")
    } < {*beside}
    assert f"metro/brief.{language}.html" in beside
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": WCAG}})
    assert not found.violations_count, found.generate_report()
    context.close()


def test_filters_leave_the_rows_that_fit(open_page):
    page = open_page("#en")
    form = page.locator("form.filters:visible")
    form.locator("[name=verdict]").select_option("misprint")
    assert page.locator(ROWS).count() == 1
    assert "46.104" in page.locator(ROWS).inner_text()
    assert form.locator("output").inner_text() == f"1 of {CLAIMS} shown"
    # what else was found of a number is found too
    form.locator("[name=verdict]").select_option("depends-on-assumption")
    assert page.locator(ROWS).count() == 4
    sections = form.locator("[name=section] option").evaluate_all("all => all.map(o => o.value)")
    assert sections == ["", "introduction", "method", "causes", "programme"]
    form.locator("[name=section]").select_option("introduction")
    assert page.locator(ROWS).count() == 0
    form.locator("button[type=reset]").click()
    page.wait_for_function(
        "([rows, all]) => [...document.querySelectorAll(rows)]"
        ".filter(row => row.checkVisibility()).length === all",
        arg=["table.claims tbody tr", CLAIMS],
    )
    form.locator("[name=text]").fill("INDO-DAPOER")
    assert 0 < page.locator(ROWS).count() < CLAIMS


def test_columns_sort_both_ways(open_page):
    page = open_page("#en")
    head = page.locator("table.claims:visible thead th").nth(3)

    def values():
        cells = page.locator("table.claims:visible tbody td:nth-child(4)")
        return cells.evaluate_all("all => all.map(one => Number(one.dataset.value || Infinity))")

    before = values()
    head.locator("button").click()
    assert values() == sorted(before) != before
    assert head.get_attribute("aria-sort") == "ascending"
    head.locator("button").click()
    # claims without a number stay last
    known = [value for value in before if value != math.inf]
    assert values() == sorted(known, reverse=True) + [math.inf] * (len(before) - len(known))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_to_the_article_finds_its_number_and_leads_back(chromium, results, language):
    context = chromium.new_context()
    page = context.new_page()
    page.goto(f"{(results / 'verification.html').as_uri()}#{language}")
    rows = f".page[lang={language}] table.claims tbody tr"
    to_article = page.locator(f"{rows} a[href^='article.']")
    places = to_article.evaluate_all("all => all.map(one => one.href)")
    claims = page.locator(rows).evaluate_all("all => all.map(one => one.id)")
    assert len(claims) == CLAIMS
    assert len(places) > 40
    page.goto(places[0].partition("#")[0])
    for place in places:
        anchor = place.partition("#")[2]
        assert page.evaluate("id => !!document.getElementById(id)?.checkVisibility()", anchor), (
            place
        )
    back = page.locator("a.verdict").evaluate_all("all => all.map(one => one.href)")
    assert len(back) > 25
    assert {one.partition("#")[2] for one in back} <= set(claims)
    context.close()


def test_every_link_within_the_page_leads_somewhere_in_its_language(open_page):
    page = open_page("#en")
    wrong = page.evaluate(
        """() => [...document.querySelectorAll(".page main a[href^='#']")]
        .filter(link => {
          const there = document.getElementById(decodeURIComponent(link.hash.slice(1)));
          return !there || there.closest(".page") !== link.closest(".page");
        }).map(link => link.hash)"""
    )
    assert wrong == []


def test_nothing_is_asked_of_the_network_and_the_policy_is_kept(open_page, results):
    source = (results / "verification.html").read_text(encoding="utf-8")
    assert not re.search(r"<(?:script|img|link|iframe)[^>]+(?:src|href)=\"(?!data:)", source)
    page = open_page("#en")
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda request: said.append(request.url))
    page.reload()
    assert [one for one in said if not one.startswith(("file:", "data:"))] == []
    assert page.locator("form.filters:visible").count() == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing(open_page, language, scheme):
    page = open_page(f"#{language}", color_scheme=scheme)
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": WCAG}})
    assert found.violations_count == 0, found.generate_report()


def test_a_narrow_screen_scrolls_tables_only(open_page):
    page = open_page("#id", viewport={"width": 320, "height": 600})
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_sentences_in_tables_have_room_on_a_phone(open_page):
    page = open_page("#id", viewport={"width": 390, "height": 800})
    places = page.locator("td.why:visible").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().toJSON())"
    )
    assert all(one["width"] > 200 and one["right"] <= 390 for one in places)


def test_drawings_can_be_read_on_a_phone(open_page):
    page = open_page("#id", viewport={"width": 390, "height": 800})
    heights = page.locator(".joint svg text:visible").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().height)"
    )
    assert len(heights) > 10 and min(heights) > 10
    (picture,) = page.locator(".joint figure img:visible").all()
    assert picture.get_attribute("class") == "narrow"
