"""What if: the browser and Python agree, the page says what it is, and one click leads back."""

import json
import random
import re
import shutil
from collections import Counter
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from analysis.checks import budget_numbers, survey_numbers
from analysis.survey.intervals import survey_intervals
from runut.claims.verdicts import verify
from runut.claims.verification import explain, verification
from runut.graph.propagation import combined, conditional, extreme
from runut.graph.questions import COMPARISONS
from runut.graph.registry import network_of, round_half_up
from runut.manuscripts.derivations import verdict
from runut.numerals.rounding import RULES, Interval, exactly, stands_for
from runut.numerals.setting import set_number
from tests.conftest import LANGUAGES, ROOT, Project
from tests.studies import STUDY

pytestmark = pytest.mark.slow
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
SEED, TRIALS = 20261123, 150
BAR = "aside.what-if"
MANUSCRIPT = ROOT / "manuscript"
WORDS, VOCABULARY = STUDY.words, STUDY.words
SIZES = [440, 1000, 2000]
Changes = dict[str, tuple[Fraction, int]]  # by cell, its value and the decimals it is written with


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
BOUNDARIES: list[Changes] = [
    {"poor": (Fraction(374_261), 0)},  # as many as are employed
    {"poor": (Fraction(879_651 - 374_261), 0)},  # as many as are not employed
    # a share of 61.55%
    {"labour.employed": (Fraction(20_000), 0), "poor": (Fraction(412_678), 0)},
    # shares that only rounding of the inputs explains
    {"labour_percent.employed": (Fraction(90), 0)},
    {"cause.narrow_work": (Fraction("40"), 1)},  # the same, with another decimal
    {"budget.after.economic": (Fraction("0.4"), 1)},  # what is not printed
    {"official_rate.2009": (Fraction("31.4"), 1)},  # agrees by its rounding
]


def random_changes(city, random_) -> Changes:
    """New values for one to four cells, with the decimals that they are written with: near, far
    or zero. Of cells that belong together more are taken, so that what they mean together moves."""
    cells = random_.sample(city.cells, random_.randint(1, 4))
    if random_.random() < 0.3:
        family = random_.choice(["budget.", "cause.", "official_"])
        cells = random_.sample([one for one in city.cells if one.id.startswith(family)], 3)
    return {cell.id: random_value(cell, random_) for cell in cells}


def random_value(cell, random_) -> tuple[Fraction, int]:
    fine = cell.unit in ("percent", "times", "weight")
    decimals = random_.randint(0, 2) if fine else 0
    most = Fraction(100 if cell.unit == "percent" else 10**6)
    far = Fraction(random_.randint(0, int(most) * 10**decimals), 10**decimals)
    near = round(cell.value * 10**decimals) + random_.randint(-2, 2)
    value = random_.choice([far, *[Fraction(near, 10**decimals)] * 3, Fraction(0)])
    return min(max(value, Fraction(0)), most), decimals


def with_changes(city, changes: Changes):
    """The city with these values in its cells, as they would be printed."""
    cells = tuple(
        replace(cell, value=changes[cell.id][0], printed=written(*changes[cell.id]))
        if cell.id in changes
        else cell
        for cell in city.cells
    )
    return replace(city, cells=cells)


def written(value: Fraction, decimals: int) -> str:
    return f"{round_half_up(value, decimals):f}"


def sent(changes: Changes) -> dict:
    return {name: [str(value), decimals] for name, (value, decimals) in changes.items()}


class Expected:
    """What Python makes of a city with some cells changed."""

    def __init__(self):
        self.checked = {}  # what joint checks come to, since they take long

    def values(self, city) -> dict[str, Fraction]:
        found = dict(network_of(city).values)
        for numbers, family in ((budget_numbers, "budget."), (survey_numbers, "cause.")):
            key = tuple(
                (cell.id, cell.printed) for cell in city.cells if cell.id.startswith(family)
            )
            if key not in self.checked:
                self.checked[key] = {
                    name: Fraction(one.value)
                    for name, one in numbers(city.cells)
                    if one.value is not None
                }
            found |= self.checked[key]
        return found


@pytest.fixture(scope="module")
def expected() -> Expected:
    return Expected()


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
    open_page, city, registry, expected, told_at_end
):
    page = open_page()
    data = json.loads(page.locator("#study-data").text_content())
    random_ = random.Random(SEED)
    compared = together = 0
    tried = [*BOUNDARIES, *(random_changes(city, random_) for _ in range(TRIALS))]
    for trial, changes in enumerate(tried):
        values = expected.values(with_changes(city, changes))
        found = page.evaluate("cells => whatIf.numbers(cells)", sent(changes))
        assert found.keys() == registry["numbers"].keys()
        for name, said in found.items():
            value = values.get(name)
            assert said == (None if value is None else str(value)), (SEED, trial, changes, name)
            compared += 1
            is_check = registry["numbers"][name]["kind"] == "check"
            together += is_check and said != registry["numbers"][name]["exact"]
        answers = page.evaluate("cells => whatIf.conditions(cells)", sent(changes))
        assert answers == [holds(one, values) for one in data["conditions"]], (SEED, trial, changes)
    assert len(data["conditions"]) > 15
    assert together > 100  # joint checks that came to something else than published
    told_at_end(
        f"What if: browser and Python agree on {compared} numbers over {len(tried)} changes "
        f"(seed {SEED}); {together} are of joint checks and not as published"
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_browser_and_python_agree_on_every_verdict_and_why(open_page, city, language, told_at_end):
    page, random_ = open_page(language), random.Random(SEED)
    found, before = Counter(), verify(city)
    tried = [*BOUNDARIES, *(random_changes(city, random_) for _ in range(TRIALS))]
    others = 0
    for trial, changes in enumerate(tried):
        said = page.evaluate("cells => whatIf.verdicts(cells)", sent(changes))
        for name, one in verify(with_changes(city, changes)).items():
            kinds = [finding.verdict for finding in one.findings]
            why = " ".join(explain(finding, VOCABULARY, language) for finding in one.findings)
            assert said[name] == [kinds, why], (SEED, trial, changes, name)
            found.update(finding.explanation for finding in one.findings)
            others += one.findings != before[name].findings
    # each kind of finding occurs, but for those that need another claim or another city
    never = {"only-ceiling", "contradicted-none", "unverifiable-place"}
    never |= {"exact-elsewhere", "contradicted-elsewhere"}
    assert found.keys() | never == VOCABULARY["explanations"].keys()
    told_at_end(
        f"What if, {language}: browser and Python agree on {len(tried) * len(before)} verdicts and "
        f"their explanations, {others} of them not as published (seed {SEED})"
    )


def a_budget(random_) -> dict[str, list[Fraction]]:
    """Shares of two periods, and of the whole at some weight, rounded in some way."""

    def parts(total: int) -> list[int]:
        ends = sorted(random_.choice([0, total, random_.randint(0, total)]) for _ in range(2))
        return [ends[0], ends[1] - ends[0], total - ends[1]]

    before, after = parts(100), parts(100)
    weight = random_.choice([Fraction(0), Fraction(1), Fraction(random_.randint(1, 99), 100)])
    whole = [weight * b + (1 - weight) * a for b, a in zip(before, after, strict=True)]
    off = random_.choice([0, 0, 0, 1])
    return {
        "before": [(Fraction(one), 0) for one in before],
        "after": [(Fraction(one), 0) for one in after],
        "whole": [
            (min(Fraction(100), Fraction(int(one * 10**places) + off, 10**places)), places)
            for one, places in zip(whole, (1, 2, 2), strict=True)
        ],
    }


def test_browser_and_python_agree_on_what_budgets_allow(open_page, city, expected, told_at_end):
    page, random_ = open_page(), random.Random(SEED)
    components, possible = ("public", "social", "economic"), 0
    names = [name for name in expected.values(city) if name.startswith(("weight_", "readings_"))]
    for _ in range(60):
        changes = {
            f"budget.{period}.{component}": one
            for period, shares in a_budget(random_).items()
            for component, one in zip(components, shares, strict=True)
        }
        values = expected.values(with_changes(city, changes))
        said = page.evaluate("cells => whatIf.numbers(cells)", sent(changes))
        for name in [*names, "weight_low.rounded"]:
            value = values.get(name)
            assert said[name] == (None if value is None else str(value)), (changes, name)
        possible += "weight_low.nothing" in values
    assert 10 < possible < 60
    told_at_end(f"What if: they agree on 60 random budgets, {possible} of them possible")


def test_browser_and_python_agree_on_what_surveys_allow(open_page, city, expected, told_at_end):
    page, random_ = open_page(), random.Random(SEED)
    causes = [cell.id for cell in city.cells if cell.id.startswith("cause.")]
    names = [name for name in expected.values(city) if name.startswith("survey_")]
    possible = 0
    for _ in range(40):
        size = random_.randint(10, 3000)
        ends = sorted(random_.randint(0, size) for _ in causes[1:])
        counts = [b - a for a, b in zip([0, *ends], [*ends, size], strict=True)]
        places = [random_.randint(0, 1) for _ in causes]
        changes = {
            name: (Fraction(round_half_up(Fraction(100 * count, size), kept)), kept)
            for name, count, kept in zip(causes, counts, places, strict=True)
        }
        values = expected.values(with_changes(city, changes))
        said = page.evaluate("cells => whatIf.numbers(cells)", sent(changes))
        for name in names:
            value = values.get(name)
            assert said[name] == (None if value is None else str(value)), (changes, name)
        possible += "survey_smallest.as_printed" in values
        shares = {name: value for name, (value, _) in changes.items()}
        for row in survey_intervals(shares, SIZES).itertuples():
            cause = row.cause.partition(".")[2]
            ends = page.evaluate(
                "given => whatIf.interval(...given)", [sent(changes), cause, str(row.households)]
            )
            assert ends == pytest.approx([row.low, row.high], abs=1e-6), (changes, row)
    assert possible > 20
    told_at_end(f"What if: they agree on 40 random surveys, {possible} of them possible")


# Python's intervals as the page's script has them, and back
INTERVALS_THERE = """cases => {
  const there = ([low, high, lowIn, highIn]) =>
    ({ low: exact.read(low), high: exact.read(high), lowIn, highIn });
  const back = (one) =>
    one && [one.low.join("/"), one.high.join("/"), one.lowIn, one.highIn];
  return cases.map(([operator, ...given]) => {
    if (operator === "stands for") {
      const [printed, decimals, rule] = given;
      return back(intervals.standsFor(exact.read(printed), decimals, rule));
    }
    const parts = given.map(there);
    return back(
      operator === "both" ? intervals.common(...parts) : intervals.byOperator(operator, parts));
  });
}"""


def an_interval(random_: random.Random) -> Interval:
    """Often with zero at an end, and often a point."""
    low, high = sorted(Fraction(random_.randint(-4, 4), random_.choice([1, 1, 3])) for _ in "ab")
    if low == high or random_.random() < 0.2:
        return exactly(low)
    return Interval(low, high, random_.random() < 0.5, random_.random() < 0.5)


def as_given(one: Interval | None) -> list | None:
    if one is None:
        return None
    ends = (f"{end.numerator}/{end.denominator}" for end in (one.low, one.high))
    return [*ends, one.low_closed, one.high_closed]


def by_python(operator: str, parts: list[Interval]) -> Interval | None:
    """None where a divisor may be zero, or two intervals have nothing in common."""
    if operator == "both":
        return in_common(*parts)
    if operator in ("min", "max"):
        return extreme(parts, operator)
    if operator.startswith("only_if"):
        return conditional(*parts, operator)
    try:
        return combined(*parts, operator)
    except ZeroDivisionError:
        return None


def in_common(one: Interval, other: Interval) -> Interval | None:
    low, high = max(one.low, other.low), min(one.high, other.high)
    low_in, high_in = (end in one and end in other for end in (low, high))
    if low > high or (low == high and not low_in):
        return None
    return Interval(low, high, low_in, high_in)


def test_browser_and_python_agree_on_what_intervals_allow(open_page, told_at_end):
    page, random_ = open_page(), random.Random(SEED)
    operators = ["+", "-", "*", "/", "min", "max", "only_if_positive", "only_if_zero", "both"]
    cases, wanted = [], []
    for _ in range(400):
        for operator in operators:
            parts = [an_interval(random_), an_interval(random_)]
            cases.append([operator, *map(as_given, parts)])
            wanted.append(as_given(by_python(operator, parts)))
    for decimals in (0, 1, 2):
        for units in (*range(-12, 13), -100, 100, 1255):
            for rule in RULES:
                printed = Fraction(units, 10**decimals)
                cases.append(["stands for", str(printed), decimals, rule])
                wanted.append(as_given(stands_for(printed, decimals, rule)))
    said = page.evaluate(INTERVALS_THERE, cases)
    assert not [one for one in zip(cases, wanted, said, strict=True) if one[1] != one[2]]
    told_at_end(f"What if: they agree on {len(cases)} intervals")


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


# What the popovers say of verdicts, and what the table of intervals holds.
VERDICTS = """() => [...document.querySelectorAll(".derivation:has(a.verdict)")].map(entry => [
  entry.id.replace(/^d-/, ""),
  [...entry.querySelectorAll("a.verdict")].map(link => link.closest("p").textContent),
  [...entry.querySelectorAll("a.verdict")].some(link => link.closest("p.hypothetical")),
])"""
INTERVALS = """() => [...document.querySelectorAll(".interval")].map(node => [
  node.dataset.cause, Number(node.dataset.households), node.textContent])"""


def plain(markdown: str) -> str:
    """The words of an entry's line, as a page shows them."""
    bare = re.sub(r"\[((?:\\.|[^\]\\])*)\]\{[^}]*\}", r"\1", markdown)
    return re.sub(r"\\(.)", r"\1", bare)


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_on_the_page_is_what_python_would_write(
    open_page, city, registry, expected, language, told_at_end
):
    page = open_page(language)
    offered = set(page.eval_on_selector_all(".try input", "nodes => nodes.map(node => node.id)"))
    cells = [cell for cell in city.cells if f"try-{cell.id}" in offered]
    random_ = random.Random(SEED)
    compared: Counter = Counter()
    published = {name: said for name, said, _ in page.evaluate(VERDICTS)}
    none = "[no such number]" if language == "en" else "[tidak ada nilainya]"
    for trial in range(12):
        changes = {
            cell.id: new
            for cell in random_.sample(cells, random_.randint(1, 4))
            if (new := random_value(cell, random_))[0] != cell.value
        }
        if trial == 0:
            changes = {
                "cause.narrow_work": (Fraction(38), 0),
                "cause.isolation": (Fraction("3.6"), 1),
            }
        decimals = {name: places for name, (_, places) in changes.items()}
        typed = {
            name: set_number(value, "", places, language)
            for name, (value, places) in changes.items()
        }
        page.evaluate(TRY, typed)
        now = with_changes(city, changes)
        values = expected.values(now)
        for node in page.eval_on_selector_all(NUMBERS, SHOWN):
            name = node["key"]
            entry = registry["numbers"][name]
            value = values.get(name)
            unit = "" if node.get("sign") == "no" else entry["unit"]
            places = int(node.get("decimals", decimals.get(name, entry["decimals"])))
            text = none if value is None else set_number(value, unit, places, language)
            assert node["text"] == text, (SEED, typed, name)
            assert node["marked"] == (value != Fraction(entry["exact"])), (SEED, typed, name)
            compared["numbers"] += 1
        # the published registry says in which popover a claim is told of
        study = Study(language, Path(), registry, WORDS, verification(now))
        for name, said, marked in page.evaluate(VERDICTS):
            assert said == list(map(plain, verdict(study, name))), (SEED, typed, name)
            assert marked == bool(set(said) - set(published[name])), (SEED, typed, name)
            compared["verdicts"] += len(said)
        if any(name.startswith("cause.") for name in changes):
            shares = {cell.id: cell.value for cell in now.cells if cell.id.startswith("cause.")}
            ends = {
                (row.cause.partition(".")[2], row.households): "–".join(
                    set_number(Fraction(f"{end:.4f}"), "", 1, language)
                    for end in (row.low, row.high)
                )
                for row in survey_intervals(shares, SIZES).itertuples()
            }
            found = page.evaluate(INTERVALS)
            assert {(cause, size): text for cause, size, text in found} == ends, (SEED, typed)
            compared["intervals"] += len(found)
        page.evaluate(f"document.querySelector('{BAR} button').click()")
        assert {name: said for name, said, _ in page.evaluate(VERDICTS)} == published
    assert compared["intervals"]
    told_at_end(
        f"What if, {language}: "
        + ", ".join(f"{count} texts of {what}" for what, count in compared.items())
        + f" are as Python writes them (seed {SEED})"
    )


# What a page says, paragraph by paragraph, without the numerals that only stand in the sources,
# and what the page says of being hypothetical.
SAID = """written => [...document.querySelectorAll("p, td, th, li, figcaption, caption, h2, h3")]
  .filter(node => !node.closest("aside, form") && !node.matches(".published-note, .announced")
    && !written.includes(node.querySelector(".what")?.textContent))
  .map(node => node.textContent.replace(/\\s+/g, " ").trim())"""


def test_the_page_says_what_a_build_of_the_changed_cells_says(open_page, built, tmp_path):
    project = Project(tmp_path / "project")
    shutil.copytree(built.folder, project.folder)
    place = "data/cities/bandar-lampung"
    project.edit(f"{place}/sources/population.csv", "276.474", "100.000")
    project.edit(f"{place}/sources/labour.csv", "374.261", "374.263")
    project.edit(f"{place}/sources/labour.csv", "46.107", "46.105")
    project.edit(f"{place}/sources/official.csv", "14.39", "31.43")
    project.edit(f"{place}/sources/causes.csv", ",40,", ",38,")
    project.edit(f"{place}/sources/causes.csv", ",1.6,", ",3.6,")
    project.edit(f"{place}/sources/budget.csv", "79,3", "79,5")
    project.edit(f"{place}/sources/budget.csv", "19,83", "19,63")
    project.edit(f"{place}/judgements/suppositions.csv", "outside_rate,0", "outside_rate,10")
    project.edit(f"{place}/judgements/suppositions.csv", "first_weight,4.35", "first_weight,7")
    project.build(*(f"results/bandar-lampung/article.{one}.html" for one in LANGUAGES))
    changes = {
        "poor": (100_000, 0),
        "labour.employed": (374_263, 0),
        "labour.unemployed": (46_105, 0),
        "official_rate.2009": ("31.43", 2),
        "cause.narrow_work": (38, 0),
        "cause.isolation": ("3.6", 1),
        "budget.whole.public": ("79.5", 1),
        "budget.whole.social": ("19.63", 2),
        "supposed_outside_rate": (10, 0),
        "supposed_first_weight": (7, 0),
    }
    for language, written in (
        ("en", ["As printed:", "As written:"]),
        ("id", ["Tercetak:", "Tertulis:"]),
    ):
        page = open_page(language)
        rebuilt = page.context.new_page()
        rebuilt.goto((project.folder / f"results/bandar-lampung/article.{language}.html").as_uri())
        before = page.evaluate(SAID, written)
        typed = {
            name: set_number(Fraction(value), "", places, language)
            for name, (value, places) in changes.items()
        }
        page.evaluate(TRY, typed)
        said, wanted = (one.evaluate(SAID, written) for one in (page, rebuilt))
        assert len(said) > 500
        assert sum(one not in before for one in said) > 100
        assert said == wanted


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
    assert "inconsistent (“46.107”, Causes of poverty, paragraph 2)" in said
    # a printed number that now comes out, though the official one is another
    assert "contradicted (“46.104”, Causes of poverty, paragraph 2, in brackets)" in said
    assert "The article prints 46,104; worked out from what else it holds" in said
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
    assert shown(page, "poverty_rate") == {"[no such number]"}


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


def test_the_way_back_stays_in_sight_after_many_changes(open_page):
    page = open_page(viewport={"width": 320, "height": 640})
    names = ("public", "social", "economic")
    page.evaluate(TRY, {f"budget.before.{name}": "33" for name in names})
    page.evaluate(TRY, {f"budget.after.{name}": "33" for name in names})
    bar, button = page.locator(BAR), page.locator(f"{BAR} button")
    assert bar.evaluate("bar => bar.scrollHeight > bar.clientHeight")
    bar.evaluate("bar => bar.scrollTo(0, bar.scrollHeight)")
    # Playwright would scroll to it before a click
    within = "button => document.elementFromPoint(...at(button)) === button"
    at = "const at = one => { const b = one.getBoundingClientRect(); return [b.x + 9, b.y + 9]; };"
    assert button.evaluate(f"button => {{ {at} return ({within})(button); }}")


def test_a_number_is_written_with_as_many_decimals_as_the_reader_gave(open_page):
    page = open_page()
    change(page, "supposed_outside_rate", "12.5")
    value = page.locator("[id='d-supposed_outside_rate'] strong")
    assert value.inner_text().startswith("12.5%")
    page.evaluate("document.getElementById('d-working_poor').showPopover()")
    assert "(exactly" in page.locator("[id='d-working_poor']").inner_text()


def test_a_figure_is_said_to_be_as_published_and_a_table_of_intervals_follows(open_page):
    page = open_page()
    notes = page.locator(".published-note")
    assert notes.count() == 5
    assert not any(note.is_visible() for note in notes.all())
    change(page, "poor", "100,000")
    page.keyboard.press("Escape")
    assert page.locator("figure .published-note:visible").count() == 5
    assert page.locator("#tbl-intervals .hypothetical").count() == 0
    change(page, "cause.narrow_work", "37")
    page.keyboard.press("Escape")
    assert page.locator("#tbl-intervals td .interval.hypothetical").count() > 6
    # 97% in all are no survey's shares: how its sizes compare with those supposed cannot be said
    assert page.locator(".unsure").count() == 1


def test_a_verdict_follows_what_another_source_says(open_page):
    page = open_page()
    told = page.locator("[id='d-poverty_rate'] p:has(a.verdict)")
    assert told.text_content().startswith("Verdict: contradicted.")
    change(page, "official_rate.2009", "31.43")
    assert told.text_content().startswith("Verdict: by ordinary rounding.")
    assert "hypothetical" in told.get_attribute("class")
    assert told.locator("a").get_attribute("href") == "verification.html#en-intro-poverty-rate"
    label = page.locator("[id='d-claim.labour-title-age'] p:has(a.verdict)")
    assert all(one.text_content().startswith("Verdict: contradicted.") for one in label.all())
    change(page, "official_labour_force.2009", "420,000")
    assert not any("contradicted" in one.text_content() for one in label.all())


def test_forty_per_cent_with_another_decimal_is_another_survey(open_page):
    page = open_page()
    assert shown(page, "survey_smallest.as_printed") == {"248"}
    change(page, "cause.narrow_work", "40.0")
    assert shown(page, "survey_smallest.as_printed") == {"440"}
    change(page, "cause.narrow_work", "40")
    assert page.locator(BAR).is_hidden()


def test_what_the_budget_allows_follows_in_the_section_on_verification(open_page):
    page = open_page()
    assert shown(page, "weight_high.nothing") == {"4.49%"}
    verdict = page.locator("[id='d-component_share.public'] p:has(a.verdict)")
    assert "2006 had between 4.22% and 4.49% of all the money" in verdict.text_content()
    assert "less than half of what an even spread" in page.locator("body").inner_text()
    change(page, "budget.whole.economic", "12")
    change(page, "budget.whole.public", "74")
    change(page, "budget.whole.social", "14")
    page.keyboard.press("Escape")
    low, high = (shown(page, f"weight_{end}.nothing").pop() for end in ("low", "high"))
    assert float(low[:-1]) < 60 < float(high[:-1])
    assert f"2006 had between {low} and {high} of all the money" in verdict.text_content()
    assert "received a part of that size; the amounts" in page.locator("body").inner_text()
    change(page, "budget.whole.economic", "40")
    page.keyboard.press("Escape")
    assert verdict.text_content().startswith("Verdict: inconsistent.")
    assert "no part of all the money for 2006 makes this possible" in verdict.text_content()
    said = page.locator("body").inner_text()
    assert "Not even rounding offers a way out" in said
    assert "The columns thus contradict each other" in said


def test_what_would_take_too_long_is_said_not_to_be_worked_out(open_page):
    page = open_page()
    change(page, "cause.narrow_work", "40.00001")
    page.keyboard.press("Escape")
    assert shown(page, "survey_smallest.as_printed") == {"[not worked out here]"}
