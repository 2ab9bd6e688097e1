"""The comparison in a browser: each number opens where it comes from, and closes again."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.conftest import LANGUAGES

pytestmark = pytest.mark.slow
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@pytest.fixture
def open_page(chromium, built):
    contexts = []

    def opened(language: str, **options):
        contexts.append(chromium.new_context(**options))
        page = contexts[-1].new_page()
        page.goto((built.folder / f"results/comparison.{language}.html").resolve().as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_opens_its_derivation_and_closes(open_page, language):
    page = open_page(language)
    numbers = page.locator("button.number").all()
    assert numbers
    for one in numbers:
        one.click()
        opened = page.locator(":popover-open")
        assert opened.count() == 1
        assert opened.get_attribute("id") == f"d-{one.get_attribute('data-key')}"
        page.keyboard.press("Escape")
        assert page.locator(":popover-open").count() == 0
        assert one.evaluate("one => one === document.activeElement")


def test_a_rate_leads_down_to_its_cell(open_page):
    page = open_page("en")
    page.locator("td button.number[data-key='poverty_rate.metro']").click()
    page.locator(":popover-open [popovertarget='d-poor.metro']").first.click()
    said = page.locator("[id='d-poor.metro']").inner_text()
    assert "sources/counts.csv" in said and "20,100" in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_cities_lead_to_their_documents(open_page, built, language):
    page = open_page(language)
    ways = page.locator("td a").evaluate_all("all => all.map(one => one.getAttribute('href'))")
    assert len(ways) == len([*(built.folder / "data/cities").iterdir()])
    for way in ways:
        assert (built.folder / "results" / way).is_file()


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing(open_page, language):
    found = Axe().run(open_page(language), options={"runOnly": {"type": "tag", "values": WCAG}})
    assert not found.response["violations"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_narrow_without_sideways_scroll(open_page, language):
    page = open_page(language, viewport={"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_caption_stays_in_sight_where_its_table_is_wider_than_the_page(open_page, language):
    page = open_page(language, viewport={"width": 390, "height": 800})
    for caption in page.locator("caption").all():
        box = caption.bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= 390
