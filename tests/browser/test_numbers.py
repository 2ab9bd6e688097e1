"""Every number of both articles, clicked in a browser."""

import io
import re
import unicodedata
from pathlib import Path
from urllib.parse import unquote, urlparse

import pytest
from axe_playwright_python.sync_playwright import Axe
from pypdf import PdfReader

from tests.conftest import LANGUAGES

pytestmark = pytest.mark.slow
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
NUMBERS = "button.number"
OPEN = ".derivation:popover-open"
# One popover of each make: of those made of the same elements the one with the longest text.
EACH_MAKE = """all => {
  const found = {};
  for (const one of all) {
    const parts = [...one.querySelectorAll("*")].map(part => part.tagName + "." + part.className);
    const make = [...new Set(parts)].sort().join();
    if (!found[make] || found[make].textContent.length < one.textContent.length) found[make] = one;
  }
  return Object.values(found).map(one => one.id);
}"""
# What axe finds wrong with each of these while it is open.
EACH_OPEN = """async ([ids, options]) => {
  const found = [];
  for (const id of ids) {
    const one = document.getElementById(id);
    one.showPopover();
    if (!one.matches(":popover-open")) found.push([id, "does not open"]);
    for (const { id: rule, nodes } of (await axe.run(one, options)).violations)
      found.push([id, rule, nodes[0].html]);
    one.hidePopover();
  }
  return found;
}"""


@pytest.fixture(params=LANGUAGES)
def address(request, built) -> str:
    path = built.folder / f"results/bandar-lampung/article.{request.param}.html"
    return path.resolve().as_uri()


@pytest.fixture
def open_page(chromium, address):
    """Opens the article in a context of the given kind; closes all of them at the end."""
    contexts = []

    def opened(**options):
        contexts.append(chromium.new_context(**options))
        page = contexts[-1].new_page()
        page.goto(address)
        return page

    yield opened
    for context in contexts:
        context.close()


# What is open, and which number of the text has the focus.
STATE = """all => [
  [...document.querySelectorAll(".derivation:popover-open")].map(one => one.id),
  [...document.querySelectorAll(all)].indexOf(document.activeElement),
]"""
# Where a number's middle is, once it is in sight.
MIDDLE = """([all, i]) => {
  const one = document.querySelectorAll(all)[i];
  one.scrollIntoView({ block: "center" });
  const box = one.getBoundingClientRect();
  return [box.x + box.width / 2, box.y + box.height / 2];
}"""


def shown(page) -> list[str]:
    return page.locator(OPEN).evaluate_all("found => found.map(one => one.id)")


@pytest.mark.parametrize("way", ["keyboard", "mouse"])
def test_every_number_opens_and_escape_gives_focus_back(open_page, way):
    page = open_page()
    targets = page.locator(NUMBERS).evaluate_all(
        "all => all.map(one => one.getAttribute('popovertarget'))"
    )
    assert len(targets) > 150
    for i, target in enumerate(targets):
        if way == "mouse":
            page.mouse.click(*page.evaluate(MIDDLE, [NUMBERS, i]))
        else:
            page.evaluate("([all, i]) => document.querySelectorAll(all)[i].focus()", [NUMBERS, i])
            page.keyboard.press("Space" if i % 2 else "Enter")
        assert page.evaluate(STATE, NUMBERS)[0] == [target]
        page.keyboard.press("Escape")
        assert page.evaluate(STATE, NUMBERS) == [[], i]


def test_escape_leads_back_through_every_number_that_was_opened(open_page):
    page = open_page()
    path = ["working_poor_share", "working_poor", "poor_outside", "outside_labour_force"]
    within = ""
    for name in path:
        inside = f"[id='{within}'] p > button" if within else NUMBERS
        page.locator(f"{inside}[popovertarget='d-{name}']").first.focus()
        page.keyboard.press("Enter")
        within = f"d-{name}"
    for name in reversed(path):
        page.keyboard.press("Escape")
        page.wait_for_function(
            "target => document.activeElement.getAttribute('popovertarget') === target",
            arg=f"d-{name}",
        )
    assert shown(page) == []


def test_inputs_lead_on_to_the_source_cell_and_back(open_page):
    page = open_page()
    page.locator(f'{NUMBERS}[popovertarget="d-poverty_rate"]').first.click()
    link = page.locator(f'{OPEN} button[popovertarget="d-poor"]')
    link.focus()
    page.keyboard.press("Enter")
    assert shown(page) == ["d-poverty_rate", "d-poor"]
    assert "population.csv" in page.locator("#d-poor").inner_text()
    page.keyboard.press("Escape")
    assert shown(page) == ["d-poverty_rate"]
    assert link.evaluate("one => one === document.activeElement")
    page.keyboard.press("Escape")
    assert shown(page) == []


def test_every_derivation_is_reached_and_every_button_has_one(open_page):
    page = open_page()
    ids = page.locator(".derivation").evaluate_all("all => all.map(one => one.id)")
    targets = page.locator("button[popovertarget]:not(.close)").evaluate_all(
        "all => all.map(one => one.getAttribute('popovertarget'))"
    )
    assert len(ids) == len(set(ids))
    assert set(targets) == set(ids)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(open_page, scheme, told_at_end):
    page = open_page(color_scheme=scheme)
    options = {"runOnly": {"type": "tag", "values": WCAG}, "resultTypes": ["violations"]}
    found = Axe().run(page, options=options)
    assert not found.violations_count, found.generate_report()
    ids = page.locator(".derivation").evaluate_all(EACH_MAKE)
    violations = page.evaluate(EACH_OPEN, [ids, options])
    assert violations == []
    language = page.locator("html").get_attribute("lang")
    told_at_end(f"axe, {language}, {scheme}: nothing found with each of {len(ids)} popovers open")


def test_nothing_is_fetched_and_nothing_needs_javascript(chromium, address):
    context = chromium.new_context(java_script_enabled=False, offline=True)
    page = context.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    page.locator(NUMBERS).first.click()
    assert page.locator(OPEN).count() == 1
    page.keyboard.press("Escape")
    assert page.locator(OPEN).count() == 0
    assert [url for url in asked if not url.startswith(("data:", address))] == []
    context.close()


def test_a_narrow_screen_never_scrolls_sideways(open_page):
    page = open_page(viewport={"width": 320, "height": 640})
    fits = "() => document.documentElement.scrollWidth <= 320"
    assert page.evaluate(fits)
    wide = page.evaluate("""() => [...document.querySelectorAll('.derivation')].filter(one => {
        one.showPopover();
        const box = one.getBoundingClientRect();
        const wide = one.scrollWidth > one.clientWidth || box.left < 0 || box.right > 320;
        one.hidePopover();
        return wide;
    }).map(one => one.id)""")
    assert wide == []
    assert page.evaluate(fits)


WIDTHS = {375: (False, "narrow"), 768: (False, "wide"), 1280: (True, "wide")}


@pytest.mark.parametrize("width", WIDTHS)
def test_the_page_fits_a_phone_a_tablet_and_a_desk(open_page, width):
    beside, size = WIDTHS[width]
    page = open_page(viewport={"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    # the contents stand beside the text where there is room, and are folded where there is none
    contents, title = page.locator("#TOC").bounding_box(), page.locator("h1").first.bounding_box()
    assert (contents["x"] + contents["width"] <= title["x"]) is beside
    assert page.locator("#TOC li a").first.is_visible() is beside
    if not beside:
        page.locator("#TOC summary").click()
        assert page.locator("#TOC li a").first.is_visible()
    for figure in page.locator("figure").all():
        (shown,) = (img for img in figure.locator("img").all() if img.is_visible())
        assert shown.get_attribute("class") == size
        # a text of nine points is at least ten pixels high
        drawn = shown.evaluate("img => img.getBoundingClientRect().width / img.naturalWidth")
        assert drawn * 9 * 96 / 72 >= 10
        assert figure.locator("a[href$='.csv']").count() == 1
    # no table is cut, not even on a phone
    cut = "all => all.filter(one => one.scrollWidth > one.clientWidth).length"
    assert page.locator("div.table").evaluate_all(cut) == 0
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": WCAG}})
    assert not found.violations_count, found.generate_report()


@pytest.mark.parametrize("width", [368, 400, 448])
def test_no_line_begins_with_what_closes_a_number(open_page, width):
    page = open_page(viewport={"width": width, "height": 800})
    apart = page.evaluate("""() => [...document.querySelectorAll('button.number')].filter(one => {
        const after = one.nextSibling;
        if (after?.nodeType !== Node.TEXT_NODE || !/^[.,;:)]/.test(after.data)) return false;
        const mark = document.createRange();
        mark.setStart(after, 0);
        mark.setEnd(after, 1);
        return mark.getBoundingClientRect().top >= one.getBoundingClientRect().bottom;
    }).map(one => one.textContent)""")
    assert apart == []


def test_the_page_says_that_numbers_open_and_leads_to_what_lies_beside_it(open_page, address):
    page = open_page(viewport={"width": 1280, "height": 900})
    assert page.locator(".opens").bounding_box()["y"] < 900  # without scrolling
    page.locator(".opens button").click()
    assert shown(page) == ["d-poverty_rate"]
    page.keyboard.press("Escape")
    links = page.locator(".front a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    beside = [link.partition("#")[0] for link in links if "//" not in link]
    folder = Path(unquote(urlparse(address).path)).parent
    assert {Path(link).suffix for link in beside} == {".html", ".pdf", ".docx", ".xml", ".json"}
    assert all((folder / link).is_file() for link in beside)
    page.locator(".front summary").click()
    assert "@misc{" in page.locator(".front pre").inner_text()


def test_on_a_phone_neither_the_number_nor_close_is_covered(open_page):
    page = open_page(viewport={"width": 375, "height": 667}, has_touch=True)
    for number in page.locator(NUMBERS).all()[::6]:
        number.scroll_into_view_if_needed()
        number.tap()
        page.wait_for_function(
            """number => {
              const sheet = document.querySelector(".derivation:popover-open");
              if (!sheet) return false;
              const [at, top] = [number, sheet].map(one => one.getBoundingClientRect());
              const close = sheet.querySelector(".close").getBoundingClientRect();
              return at.top >= 0 && at.bottom <= top.top && close.bottom <= innerHeight;
            }""",
            arg=number.element_handle(),
            timeout=3000,
        )
        page.locator(f"{OPEN} .close").tap()
        assert shown(page) == []


def test_a_number_has_an_address_that_opens_it(open_page, address):
    page = open_page()
    page.goto(f"{address}#poverty_rate")
    assert shown(page) == ["d-poverty_rate"]
    link = page.locator(f"{OPEN} a.address")
    assert link.get_attribute("href") == "#poverty_rate"
    assert page.locator(f"{NUMBERS}:focus").get_attribute("data-key") == "poverty_rate"
    page.evaluate("location.hash = 'overlap.article'")
    page.wait_for_function("document.querySelector('[id=\"d-overlap.article\"]:popover-open')")
    page.keyboard.press("Escape")
    page.evaluate("location.hash = 'no-such-number'")
    assert shown(page) == []


def test_a_reference_shows_where_it_is_named(open_page, address):
    page = open_page(has_touch=True)
    link, card = page.locator("a[role='doc-biblioref']").nth(1), page.locator("#card")
    told = page.locator(link.get_attribute("href")).inner_text()
    for show in (link.hover, link.focus, link.tap):
        show()
        assert card.inner_text() == told
        assert link.get_attribute("aria-describedby") == "card"
        page.keyboard.press("Escape")
        assert card.is_hidden()
        link.blur()
        page.mouse.move(0, 0)
    # a second tap leads there
    link.tap()
    assert page.evaluate("location.hash") == link.get_attribute("href")


def test_print_holds_every_derivation(open_page):
    page = open_page()
    wanted = page.locator(".derivation").evaluate_all(
        "all => all.map(one => [...one.querySelectorAll('h2, p:not(.try p)')]"
        ".map(p => p.textContent).join(''))"
    )
    assert len(wanted) > 100
    sheets = PdfReader(io.BytesIO(page.pdf(format="A4"))).pages
    printed = squeezed("".join(sheet.extract_text() for sheet in sheets))
    missing = [text for text in wanted if squeezed(text) not in printed]
    assert missing == []


def squeezed(text: str) -> str:
    # a PDF may hold the ligatures that its font has for two letters
    return re.sub(r"[\s\u00ad\u2010-]", "", unicodedata.normalize("NFKC", text))
