"""The atlas's pages in a browser: found, sorted, read by anybody."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.conftest import LANGUAGES

pytestmark = pytest.mark.slow
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
ROWS = "table.claims tbody tr:visible"
PAGES = ("index", "quality")
DISTRICTS = 5


@pytest.fixture
def open_page(chromium, atlas):
    contexts = []

    def opened(name: str, language: str, **options):
        contexts.append(chromium.new_context(**options))
        page = contexts[-1].new_page()
        page.said, page.asked = [], []
        page.on("console", lambda message: page.said.append(message.text))
        page.on("request", lambda request: page.asked.append(request.url))
        file = (atlas.folder / f"results/atlas/{name}.html").resolve()
        page.goto(f"{file.as_uri()}#{language}")
        return page

    yield opened
    for context in contexts:
        context.close()


def test_a_district_is_found_by_name_and_by_province(open_page):
    page = open_page("index", "en")
    assert page.locator(ROWS).count() == DISTRICTS
    form = page.locator("form.filters:visible")
    form.locator("[name=text]").fill("ddaer")
    assert page.locator(ROWS).count() == 1
    page.locator(f"{ROWS} a").first.click()
    assert "brief.en.html" in page.url
    page.go_back()
    page.locator("form.filters:visible button").click()
    page.locator("form.filters:visible [name=province]").select_option("34")
    assert page.locator(ROWS).count() == 3
    shown = page.locator("form.filters:visible output").inner_text()
    assert "3 of 5 districts and cities shown" in shown


def test_rates_are_sorted_as_numbers_and_blanks_stay_last(open_page):
    page = open_page("index", "id")
    # as of a district of which nobody published a rate
    page.locator("tr", has_text="3303").locator("td[data-value]").evaluate_all(
        "cells => { for (const cell of cells) cell.dataset.value = ''; }"
    )
    head = page.locator("th:visible button", has_text="Angka kemiskinan")
    for _ in range(2):
        head.click()
        codes = page.locator(f"{ROWS} td:first-child").all_inner_texts()
        assert codes[-1] == "3303"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(open_page, name, language, scheme):
    page = open_page(name, language, color_scheme=scheme)
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": WCAG}})
    assert not found.response["violations"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_narrow_without_sideways_scroll_and_without_a_script(open_page, name, language):
    page = open_page(
        name, language, viewport={"width": 320, "height": 640}, java_script_enabled=False
    )
    assert page.locator(ROWS).count() >= 1
    assert page.locator(".filters:visible").count() == 0
    with_script = open_page(name, language, viewport={"width": 320, "height": 640})
    assert with_script.evaluate("document.documentElement.scrollWidth") <= 320
    # a number stays below the head of its column
    display = "row => getComputedStyle(row).display"
    assert with_script.locator(ROWS).first.evaluate(display) == "table-row"
    assert with_script.said == []
    assert all(url.startswith("file:") for url in with_script.asked)
