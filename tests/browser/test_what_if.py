"""What if: the browser and Python agree, the page says what it is, and one click leads back."""

import json
import random
import shutil
from fractions import Fraction

import pytest
from axe_playwright_python.sync_playwright import Axe

from analysis.indicators import INDICATORS
from analysis.rounding import rules_that_print
from analysis.wiring import derive
from rendering.conditions import COMPARISONS
from rendering.numbers import set_number
from tests.conftest import LANGUAGES, Project

pytestmark = pytest.mark.slow
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
SEED, TRIALS = 20261123, 150
BAR = "aside.what-if"


@pytest.fixture
def open_page(chromium, built):
    """Opens an article in a context of the given kind; closes all of them at the end."""
    contexts = []

    def opened(language="en", **options):
        contexts.append(chromium.new_context(**options))
        page = contexts[-1].new_page()
        page.goto((built.folder / f"results/bandar-lampung/article.{language}.html").as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()


# Where two sides of a manuscript's comparison are equal, which chance would hardly find.
BOUNDARIES = [
    {"poor": Fraction(374_261)},  # as many as are employed
    {"poor": Fraction(879_651 - 374_261)},  # as many as are not employed
    {"labour.employed": Fraction(20_000), "poor": Fraction(412_678)},  # a share of 61.55%
]


def random_changes(city, random_) -> dict[str, Fraction]:
    """New values for one to four cells: near, far, zero, or with decimals."""
    changes = {}
    for cell in random_.sample(city.cells, random_.randint(1, 4)):
        far = Fraction(random_.randint(0, 10**6), random_.choice([1, 10, 100]))
        changes[cell.id] = random_.choice([Fraction(0), cell.value * 2, cell.value + 1, far])
    return changes


def holds(tree, values) -> bool | None:
    """A condition's answer by Python; None where a number in it does not exist."""
    operator, *parts = tree
    if operator in COMPARISONS:
        try:
            return COMPARISONS[operator](*(value_of(part, values) for part in parts))
        except (KeyError, ZeroDivisionError):
            return None
    answers = [holds(part, values) for part in parts]
    if operator == "not":
        return None if answers[0] is None else not answers[0]
    decisive = operator == "or"
    if decisive in answers:
        return decisive
    return None if None in answers else not decisive


def value_of(tree, values) -> Fraction:
    if isinstance(tree, str):
        return values[tree]
    operator, *parts = tree
    if operator == "#":
        return Fraction(parts[0])
    one, *others = (value_of(part, values) for part in parts)
    for other in others:
        calculate = {
            "+": one.__add__,
            "-": one.__sub__,
            "*": one.__mul__,
            "/": one.__truediv__,
            "min": lambda x, one=one: min(one, x),
            "max": lambda x, one=one: max(one, x),
        }
        one = calculate[operator](other)
    return one


def test_browser_and_python_agree_on_every_number_and_condition(
    open_page, city, registry, told_at_end
):
    page = open_page()
    data = json.loads(page.locator("#study-data").text_content())
    checks = {name for name, one in registry["numbers"].items() if one["kind"] == "check"}
    random_ = random.Random(SEED)
    compared = 0
    tried = [*BOUNDARIES, *(random_changes(city, random_) for _ in range(TRIALS))]
    for trial, changes in enumerate(tried):
        network = derive(
            {cell.id: changes.get(cell.id, cell.value) for cell in city.cells},
            city.families,
            INDICATORS,
        )
        sent = {name: str(value) for name, value in changes.items()}
        found = page.evaluate("cells => whatIf.numbers(cells)", sent)
        assert found.keys() == registry["numbers"].keys()
        values = dict(network.values)
        for name, said in found.items():
            if name in checks:
                rests_on = set(registry["numbers"][name]["cells"])
                published = registry["numbers"][name]["exact"]
                assert said == (None if rests_on & changes.keys() else published), (trial, name)
                if said:
                    values[name] = Fraction(said)
                continue
            expected = network.values.get(name)
            assert said == (None if expected is None else str(expected)), (SEED, trial, sent, name)
            compared += 1
        answers = page.evaluate("cells => whatIf.conditions(cells)", sent)
        expected = [holds(condition, values) for condition in data["conditions"]]
        assert answers == expected, (SEED, trial, sent)
    assert len(data["conditions"]) > 15
    told_at_end(
        f"What if: browser and Python agree on {compared} numbers over {len(tried)} changes "
        f"(seed {SEED})"
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_browser_and_python_write_numbers_alike(open_page, language):
    page = open_page(language)
    random_ = random.Random(SEED)
    for _ in range(300):
        value = Fraction(random_.randint(-(10**8), 10**8), random_.choice([1, 2, 3, 7, 200, 10**5]))
        unit, decimals = random_.choice(["percent", "persons", ""]), random_.randint(0, 4)
        said = page.evaluate(
            "([value, unit, decimals]) => whatIf.format(value, unit, decimals)",
            [str(value), unit, decimals],
        )
        assert said == set_number(value, unit, decimals, language), (value, unit, decimals)


def test_browser_and_python_agree_on_the_rules_that_print_a_numeral(open_page, registry):
    page = open_page()
    emitted = json.loads(page.locator("#study-data").text_content())["claims"]
    claims = [one for one in registry["claims"].values() if one["target"] in registry["numbers"]]
    assert [one["target"] for one in emitted] == [one["target"] for one in claims]
    random_ = random.Random(SEED)
    for at, claim in enumerate(claims):
        value, decimals = Fraction(claim["value"]), claim["decimals"]
        for _ in range(6):
            away = Fraction(random_.randint(-6, 6), random_.choice([2, 4, 5]))
            near = value + away / 10**decimals
            said = page.evaluate("([at, value]) => whatIf.rules(at, value)", [at, str(near)])
            assert set(said) == rules_that_print(near, value, decimals), (claim["printed"], near)


# What a node has to show for a number, and whether as hypothetical: by its own attributes.
SHOWN = """nodes => nodes.map(node => ({
  ...node.dataset, text: node.textContent, marked: node.classList.contains("hypothetical")
}))"""
NUMBERS = "button.number:not([data-claim], [data-shows]), .v[data-key]"
TRY = """changes => { for (const [name, text] of Object.entries(changes)) {
  const input = document.getElementById("try-" + name);
  input.value = text;
  input.form.requestSubmit();
} }"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_on_the_page_is_what_python_would_write(open_page, city, registry, language):
    page = open_page(language)
    offered = set(page.eval_on_selector_all(".try input", "nodes => nodes.map(node => node.id)"))
    cells = [cell for cell in city.cells if f"try-{cell.id}" in offered]
    random_, compared = random.Random(SEED), 0
    for _ in range(8):
        typed, decimals, changes = {}, {}, {}
        for cell in random_.sample(cells, random_.randint(1, 4)):
            fine = cell.unit in ("percent", "times", "weight")
            places = random_.randint(0, 2) if fine else 0
            most = 100 if cell.unit == "percent" else 10**6
            value = Fraction(random_.randint(0, most * 10**places), 10**places)
            if value != cell.value:
                typed[cell.id] = set_number(value, "", places, language)
                decimals[cell.id], changes[cell.id] = places, value
        page.evaluate(TRY, typed)
        network = derive(
            {cell.id: changes.get(cell.id, cell.value) for cell in city.cells},
            city.families,
            INDICATORS,
        )
        for node in page.eval_on_selector_all(NUMBERS, SHOWN):
            name = node["key"]
            entry = registry["numbers"][name]
            value = network.values.get(name)
            if entry["kind"] == "check":
                value = None if set(entry["cells"]) & changes.keys() else Fraction(entry["exact"])
            unit = "" if node.get("sign") == "no" else entry["unit"]
            places = int(node.get("decimals", decimals.get(name, entry["decimals"])))
            unknown = "[not worked out here]" if language == "en" else "[tidak dihitung di sini]"
            expected = unknown if value is None else set_number(value, unit, places, language)
            assert node["text"] == expected, (SEED, typed, name)
            assert node["marked"] == (value != Fraction(entry["exact"])), (SEED, typed, name)
            compared += 1
        page.evaluate(f"document.querySelector('{BAR} button').click()")
    print(f"seed {SEED}, {language}: {compared} texts compared")


# What a page says, paragraph by paragraph, without what is only about the published article: its
# verdicts, the numerals that it prints, and what the page says of being hypothetical.
SAID = """printed => [...document.querySelectorAll("p, td, th, li, figcaption, caption, h2, h3")]
  .filter(node => !node.closest("aside, form") && !node.querySelector("a.verdict, .stays")
    && !node.matches(".published-note, .announced, p.hypothetical")
    && node.querySelector(".what")?.textContent !== printed)
  .map(node => node.textContent.replace(/\\s+/g, " ").trim())"""


def test_the_page_says_what_a_build_of_the_changed_cells_says(open_page, built, tmp_path):
    project = Project(tmp_path / "project")
    shutil.copytree(built.folder, project.folder)
    place = "data/cities/bandar-lampung"
    project.edit(f"{place}/sources/population.csv", "276.474", "100.000")
    project.edit(f"{place}/sources/labour.csv", "374.261", "374.263")
    project.edit(f"{place}/sources/labour.csv", "46.107", "46.105")
    project.edit(f"{place}/sources/official.csv", "14.39", "31.43")
    project.edit(f"{place}/judgements/suppositions.csv", "outside_rate,0", "outside_rate,10")
    project.edit(f"{place}/judgements/suppositions.csv", "first_weight,4.35", "first_weight,7")
    project.build("results/bandar-lampung/article.en.html")
    page = open_page()
    rebuilt = page.context.new_page()
    rebuilt.goto((project.folder / "results/bandar-lampung/article.en.html").as_uri())
    changes = {
        "poor": "100,000",
        "labour.employed": "374,263",
        "labour.unemployed": "46,105",
        "official_rate.2009": "31.43",
        "supposed_outside_rate": "10",
        "supposed_first_weight": "7",
    }
    before = page.evaluate(SAID, "As printed:")
    page.evaluate(TRY, changes)
    said, expected = (one.evaluate(SAID, "As printed:") for one in (page, rebuilt))
    assert len(said) > 500
    assert sum(one != other for one, other in zip(said, before, strict=True)) > 50
    assert said == expected


def change(page, name: str, value: str) -> None:
    page.evaluate("id => document.getElementById(id).showPopover()", f"d-{name}")
    page.locator(f"[id='try-{name}']").fill(value)
    page.locator(f"[id='try-{name}']").press("Enter")


def shown(page, name: str) -> set[str]:
    selector = f"button.number[data-key='{name}']:not([data-claim], [data-shows])"
    return set(page.locator(selector).all_text_contents())


def test_what_follows_changes_in_place_and_one_click_leads_back(open_page):
    page = open_page()
    before = page.evaluate("document.body.outerHTML")
    sentence = "as though the next decimal had been cut off"
    assert sentence in page.locator("main, body").first.inner_text()
    change(page, "poor", "100,000")
    page.keyboard.press("Escape")
    assert shown(page, "working_poor") == {"53,893"}
    assert shown(page, "poverty_rate") == {"11.37%"}
    assert shown(page, "unemployed") == {"46,107"}
    assert sentence not in page.evaluate("document.body.innerText")
    assert "the two are best read side by side" in page.evaluate("document.body.innerText")
    assert "Poor people: 276,474 → 100,000" in page.locator(BAR).inner_text()
    page.locator(f"{BAR} button").click()
    assert page.locator(BAR).is_hidden()
    assert page.evaluate("document.body.outerHTML") == before


def test_the_sentence_on_the_largest_cause_names_another(open_page):
    page = open_page()
    leader = page.locator(".leading")
    assert set(leader.all_text_contents()) == {"few job openings and unemployment"}
    change(page, "cause.credit_access", "50")
    assert all(text.startswith("poor access to finance") for text in leader.all_text_contents())
    assert "hypothetical" in leader.first.get_attribute("class")


def test_the_two_assumptions_of_the_issue_can_be_tried(open_page):
    page = open_page("id")
    change(page, "supposed_outside_rate", "50")
    page.keyboard.press("Escape")
    change(page, "supposed_first_weight", "7")
    page.keyboard.press("Escape")
    assert shown(page, "poor_outside") == set()
    assert shown(page, "working_poor") == {"726"}
    assert shown(page, "whole_at_weight.public") == {"79,30%"}
    assert "sebagaimana tersirat dari porsi ekonomi" not in page.evaluate("document.body.innerText")


def test_a_popover_tells_the_verdict_that_the_changed_value_has(open_page):
    page = open_page()
    change(page, "labour_total", "420,365")
    page.keyboard.press("Escape")
    page.evaluate("document.getElementById('d-unemployed').showPopover()")
    said = page.locator("[id='d-unemployed']").inner_text()
    assert "“46.104”: equal to the last digit" in said
    assert "“46.107”: does not come out by any rounding" in said
    assert "misprint" not in said


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("poor", "many", "Write a number"),
        ("poor", "-5", "Write a number"),
        ("poor", "1.5", "whole number"),
        ("poor", "9" * 40, "Write a number"),
        ("cause.isolation", "100.1", "cannot exceed"),
    ],
)
def test_what_is_no_such_number_is_said_at_the_field_and_changes_nothing(
    open_page, name, value, words
):
    page = open_page()
    change(page, name, value)
    assert words in page.locator(f"[id='try-{name}-wrong']").inner_text()
    assert page.locator(f"[id='try-{name}']").get_attribute("aria-invalid") == "true"
    assert page.locator(BAR).is_hidden()


def test_a_number_that_no_longer_exists_is_said_so(open_page):
    page = open_page()
    change(page, "population", "0")
    page.keyboard.press("Escape")
    assert shown(page, "poverty_rate") == {"[not worked out here]"}


def test_without_javascript_there_is_nothing_dead(open_page):
    page = open_page(java_script_enabled=False)
    assert page.locator(BAR).count() == 0
    assert page.locator("form").count() == 0
    assert page.locator("template.otherwise").count() > 15


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_for_other_numbers_holds_a_number_that_would_stay_as_published(open_page, language):
    page = open_page(language)
    kept = """[...document.querySelectorAll("template.otherwise")].filter(one =>
      one.content.querySelector("[data-key]")).length"""
    assert page.evaluate(kept) == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_while_the_page_is_hypothetical(open_page, scheme):
    page = open_page(color_scheme=scheme)
    change(page, "poor", "100,000")
    page.keyboard.press("Escape")
    change(page, "cause.narrow_work", "37")
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": WCAG}})
    assert found.violations_count == 0, found.generate_report()
    page.keyboard.press("Escape")
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": WCAG}})
    assert found.violations_count == 0, found.generate_report()


def test_nothing_is_asked_of_the_network(open_page):
    page = open_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    change(page, "poor", "100,000")
    assert [one for one in asked if not one.startswith("data:")] == []


def focused(page, script: str) -> str | None:
    return page.evaluate(f"document.activeElement.{script}")


def tab_to(page, script: str, wanted: str) -> None:
    for _ in range(80):
        page.keyboard.press("Tab")
        if focused(page, script) == wanted:
            return
    raise AssertionError(f"80 tabs lead to no {wanted!r}")


def test_all_of_it_works_by_keyboard(open_page):
    page = open_page()
    tab_to(page, "dataset.key", "poverty_rate")
    page.keyboard.press("Enter")
    tab_to(page, "dataset.key", "poor")
    page.keyboard.press("Enter")
    tab_to(page, "id", "try-poor")
    page.keyboard.press("Control+A")
    page.keyboard.type("100,000")
    page.keyboard.press("Enter")
    assert shown(page, "poverty_rate") == {"11.37%"}
    tab_to(page, "textContent", "Back to the published numbers")
    page.keyboard.press("Enter")
    assert shown(page, "poverty_rate") == {"31.43%"}
    assert focused(page, "id") == "try-poor"
    assert page.locator("[id='try-poor']").input_value() == "276,474"


def test_the_bar_leaves_the_focus_where_a_reader_can_go_on(open_page):
    page = open_page()
    change(page, "poor", "100,000")
    page.keyboard.press("Escape")
    page.locator(f"{BAR} button").focus()
    page.keyboard.press("Enter")
    assert focused(page, "dataset.key") == "poor"


def test_a_change_is_announced_by_what_was_there_before(open_page):
    page = open_page()
    status = page.locator("[role=status]")
    assert status.count() == 1
    assert status.is_visible()
    assert status.text_content() == ""
    change(page, "poor", "100,000")
    assert "100,000" in status.text_content()


def test_the_bar_covers_nothing_that_has_the_focus_on_a_small_screen(open_page):
    page = open_page(viewport={"width": 320, "height": 640})
    change(page, "poor", "100,000")
    page.keyboard.press("Escape")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    top = page.locator(BAR).bounding_box()["y"]
    assert top > 320
    page.evaluate("document.body.tabIndex = -1; document.body.focus(); scrollTo(0, 0)")
    for _ in range(60):
        page.keyboard.press("Tab")
        lowest = focused(page, "getBoundingClientRect().bottom")
        assert lowest <= top + 1, focused(page, "outerHTML")


def test_a_number_is_written_with_as_many_decimals_as_the_reader_gave(open_page):
    page = open_page()
    change(page, "supposed_outside_rate", "12.5")
    value = page.locator("[id='d-supposed_outside_rate'] strong")
    assert value.inner_text().startswith("12.5%")
    page.evaluate("document.getElementById('d-working_poor').showPopover()")
    assert "(exactly" in page.locator("[id='d-working_poor']").inner_text()


def test_what_only_a_build_works_out_is_said_to_be_as_published(open_page):
    page = open_page()
    notes = page.locator(".published-note")
    assert notes.count() == 6  # five figures and the table of intervals
    assert not any(note.is_visible() for note in notes.all())
    change(page, "poor", "100,000")
    page.keyboard.press("Escape")
    assert page.locator("figure .published-note:visible").count() == 5
    assert page.locator("#tbl-intervals .published-note:visible").count() == 0
    change(page, "cause.narrow_work", "37")
    page.keyboard.press("Escape")
    assert page.locator("#tbl-intervals .published-note:visible").count() == 1
    assert page.locator("#tbl-intervals td .unsure").count() == 18


def test_a_verdict_that_hangs_on_another_number_is_said_to_be_as_published(open_page):
    page = open_page()
    told = page.locator("[id='d-poverty_rate'] p:has(a.verdict)")
    assert "by the published numbers" not in told.text_content()
    change(page, "official_rate.2009", "31.43")
    assert "contradicted (by the published numbers)" in told.text_content()
    label = page.locator("[id='d-claim.labour-title-age'] p:has(a.verdict)")
    for one in label.all():
        assert "by the published numbers" not in one.text_content()
