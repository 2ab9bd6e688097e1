"""What if: what follows from a changed cell, what stays as published, and one click leads back."""

import random
import shutil
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from runut.claims.verification import verification
from runut.manuscripts.derivations import derivation_of, numeral, place
from runut.manuscripts.opening import UnitVoice
from runut.numerals.printed import decimals_of_share
from runut.numerals.rounding import round_half_up
from runut.numerals.setting import set_number
from tests.conftest import LANGUAGES, Project
from tests.studies import STUDY

pytestmark = pytest.mark.slow
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
SEED, TRIALS = 20261123, 18
BAR = "aside.what-if"
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


# Where two sides of a comparison are equal, which chance would hardly find.
BOUNDARIES: list[Changes] = [
    {"poor": (Fraction(374_261), 0)},  # as many as are employed
    {"poor": (Fraction(879_651 - 374_261), 0)},  # as many as are not employed
    # a share of 61.55%
    {"labour.employed": (Fraction(20_000), 0), "poor": (Fraction(412_678), 0)},
    {"labour_total": (Fraction(420_365), 0)},  # a printed number that now comes out
    {"official_rate.2009": (Fraction("31.44"), 2)},  # one unit of the last digit away
    {"official_rate.2009": (Fraction("31.43"), 2)},
    # all forms of what follows of a cause
    {"cause.narrow_work": (Fraction(38), 0), "cause.isolation": (Fraction("3.6"), 1)},
]


def random_changes(cells, random_) -> Changes:
    """New values for one to four cells, with as many decimals as the source prints: near, far or
    zero."""
    return {
        cell.id: new
        for cell in random_.sample(cells, random_.randint(1, 4))
        if (new := random_value(cell, random_))[0] != cell.value
    }


def random_value(cell, random_) -> tuple[Fraction, int]:
    fine = cell.unit in ("percent", "times", "weight")
    decimals = decimals_of_share(cell.printed) if fine else 0
    most = Fraction(100 if cell.unit == "percent" else 10**6)
    far = Fraction(random_.randint(0, int(most) * 10**decimals), 10**decimals)
    near = round(cell.value * 10**decimals) + random_.randint(-2, 2)
    value = random_.choice([far, *[Fraction(near, 10**decimals)] * 3, Fraction(0)])
    return min(max(value, Fraction(0)), most), decimals


def with_changes(city, changes: Changes):
    """The city with these values in its cells, as they would be printed."""
    cells = tuple(
        replace(cell, value=changes[cell.id][0], printed=f"{round_half_up(*changes[cell.id]):f}")
        if cell.id in changes
        else cell
        for cell in city.cells
    )
    return replace(city, cells=cells)


# What a node has to show for a number, and whether as hypothetical: by its own attributes.
SHOWN = """nodes => nodes.map(node => ({
  ...node.dataset, text: node.textContent, marked: node.classList.contains("hypothetical")
}))"""
NUMBERS = "button.number:not([data-claim], [data-shows]), var[data-key]"
TRY = """changes => { for (const [name, text] of Object.entries(changes)) {
  const input = document.getElementById("try-" + name);
  input.value = text;
  input.form.requestSubmit();
} }"""


VERDICTS = """() => [...document.querySelectorAll(".derivation:has(a.verdict)")].map(entry => [
  entry.id.replace(/^d-/, ""),
  [...entry.querySelectorAll("a.verdict")].map(link => link.closest("p").textContent),
  [...entry.querySelectorAll("a.verdict")].some(link => link.closest("p.hypothetical")),
])"""


def families(names: Iterable[str]) -> set[str]:
    return {name.partition(".")[0] for name in names}


def told(voice: UnitVoice) -> dict[str, list[str]]:
    """What each popover says of the verdicts on its number: each with why, which the page of
    verdicts tells of those that were published."""
    found: dict[str, dict[tuple[str, str], list[str]]] = {}
    for claim, one in voice.verified.items():
        printed = voice.registry["claims"][claim]
        why = " ".join(each["explanation"][voice.language] for each in one["findings"])
        about = f"“{numeral(printed)}”, {place(voice, printed['place'])}"
        of = found.setdefault(derivation_of(voice, claim, one["target"]), {})
        of.setdefault((voice.verdict_names[one["verdict"]], why), []).append(about)
    head = voice.word("derivations", "verdict")
    return {
        name: [
            f"{head}: {kind}" + f" ({'; '.join(about)})" * (len(of) > 1) + f". {why}"
            for (kind, why), about in of.items()
        ]
        for name, of in found.items()
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_on_the_page_is_what_python_would_write_or_says_that_it_is_as_published(
    open_page, city, registry, language, told_at_end
):
    page = open_page(language)
    offered = set(page.eval_on_selector_all(".try input", "nodes => nodes.map(node => node.id)"))
    cells = [cell for cell in city.cells if f"try-{cell.id}" in offered]
    random_ = random.Random(SEED)
    compared: Counter = Counter()
    published = {name: said for name, said, _ in page.evaluate(VERDICTS)}
    none, as_published, not_anew = (
        STUDY.words["what_if"][key][language] for key in ("none", "as_published", "not_anew")
    )
    before = told(UnitVoice(STUDY, Path(), registry, language, verification(city)))
    tried = [*BOUNDARIES, *(random_changes(cells, random_) for _ in range(TRIALS))]
    for changes in tried:
        typed = {
            name: set_number(value, "", places, language)
            for name, (value, places) in changes.items()
        }
        page.evaluate(TRY, typed)
        now = with_changes(city, changes)
        values = now.graph.values
        for node in page.eval_on_selector_all(NUMBERS, SHOWN):
            name = node["key"]
            entry = registry["numbers"][name]
            stays = entry["kind"] == "check" and bool(changes.keys() & set(entry["cells"]))
            known = Fraction(entry["exact"]) if entry["kind"] == "check" else values.get(name)
            unit = "" if node.get("sign") == "no" else entry["unit"]
            places = changes.get(name, (0, entry["decimals"]))[1]
            places = int(node.get("decimals", places))
            text = none if known is None else set_number(known, unit, places, language)
            assert node["text"] == text + stays * f" {as_published}", (SEED, typed, name)
            assert node["marked"] == (known != Fraction(entry["exact"])), (SEED, typed, name)
            compared["numbers, as published" if stays else "numbers"] += 1
        # the published registry says in which popover a claim is told of
        after = told(UnitVoice(STUDY, Path(), registry, language, verification(now)))
        for name, said, marked in page.evaluate(VERDICTS):
            wanted = published[name] if after[name] == before[name] else after[name]
            if any(line.endswith(not_anew) for line in said):
                rests_on = registry["numbers"][name]["cells"]
                assert families(changes) & families(rests_on), (SEED, typed, name)
                compared["verdicts, as published"] += 1
                continue
            assert said == wanted, (SEED, typed, name)
            assert marked == bool(set(said) - set(published[name])), (SEED, typed, name)
            compared["verdicts that changed" if marked else "verdicts"] += 1
        page.evaluate(f"document.querySelector('{BAR} button').click()")
        assert {name: said for name, said, _ in page.evaluate(VERDICTS)} == published
    assert compared["verdicts that changed"] > 30
    assert compared["verdicts that changed"] > compared["verdicts, as published"]
    told_at_end(
        f"What if, {language}: "
        + ", ".join(f"{count} texts of {what}" for what, count in compared.items())
        + f" are as Python writes them over {len(tried)} changes (seed {SEED})"
    )


# What a page says, paragraph by paragraph, without the numerals that only stand in the sources, the
# verdicts, which say why where they are not the published ones, and what the page says of being
# hypothetical.
SAID = """written => [...document.querySelectorAll("p, td, th, li, figcaption, caption, h2, h3")]
  .filter(node => !node.closest("aside, form") && !node.matches(".published-note, .announced")
    && !node.querySelector("a.verdict") && !written.includes(node.querySelector("i")?.textContent))
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
    project.build(*(f"results/bandar-lampung/article.{one}.html" for one in LANGUAGES))
    changes = {
        "poor": (100_000, 0),
        "labour.employed": (374_263, 0),
        "labour.unemployed": (46_105, 0),
        "official_rate.2009": ("31.43", 2),
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
        assert sum(one not in before for one in said) > 50
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
    sentence = "printed with its last decimal cut off"
    assert sentence in page.locator("main, body").first.inner_text()
    change(page, "poor", "100,000")
    page.keyboard.press("Escape")
    assert shown(page, "working_poor_share") == {"14.40%"}
    assert shown(page, "poverty_rate") == {"11.37%"}
    assert shown(page, "labour.unemployed") == {"46,107"}
    assert sentence not in page.evaluate("document.body.innerText")
    assert "to be read beside the printed share" in page.evaluate("document.body.innerText")
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
    assert shown(page, "working_poor_share") == {"0,19%"}
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


def test_what_is_neither_a_share_nor_a_count_may_be_negative(open_page):
    page = open_page()
    read = """given => numerals({ group: ",", decimal: "." }, { not_a_number: "none" })
      .parse(...given).value?.join("/")"""
    assert page.evaluate(read, ["\u22121.35", "points", 2]) == "-27/20"
    assert page.evaluate(read, ["-5", "points", 2]) == "-5/1"
    assert page.evaluate(read, ["-5", "persons", 0]) is None
    assert page.evaluate(read, ["-5", "percent", 2]) is None


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
def test_no_text_for_other_numbers_holds_a_number(open_page, language):
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
    value = page.locator("[id='d-supposed_outside_rate'] var")
    assert value.inner_text().startswith("12.5%")
    page.evaluate("document.getElementById('d-working_poor').showPopover()")
    assert "(exactly" in page.locator("[id='d-working_poor']").inner_text()


def test_figures_and_estimates_are_said_to_be_as_published(open_page):
    page = open_page()
    notes = page.locator(".published-note")
    assert not any(note.is_visible() for note in notes.all())
    change(page, "poor", "100,000")
    page.keyboard.press("Escape")
    assert page.locator("figure .published-note:visible").count() == 5
    assert page.locator("#tbl-intervals .published-note:visible").count() == 0
    before = page.locator("#tbl-intervals .estimate").all_text_contents()
    change(page, "cause.narrow_work", "37")
    page.keyboard.press("Escape")
    assert "not worked out anew" in page.locator("#tbl-intervals .published-note").inner_text()
    assert page.locator("#tbl-intervals .estimate").all_text_contents() == before
    assert "(as published)" in page.locator("[id='d-interval.isolation.440']").text_content()


def test_shares_of_what_no_longer_makes_a_hundred_are_said_to_be_of_its_total(open_page):
    page = open_page()
    bar = page.locator(BAR)
    change(page, "cause.isolation", "30")
    assert shown(page, "cause_part.isolation") == {"23.4"}
    assert "is now 128.4%; each share of it is divided by that" in bar.inner_text()
    change(page, "cause.narrow_work", "11.6")
    assert "divided by that" not in bar.inner_text()


def test_a_verdict_follows_what_another_source_says(open_page):
    page = open_page()
    told = page.locator("[id='d-poverty_rate'] p:has(a.verdict)")
    assert told.text_content() == "Verdict: contradicted"
    change(page, "official_rate.2009", "31.43")
    assert told.text_content().startswith("Verdict: by ordinary rounding.")
    assert "hypothetical" in told.get_attribute("class")
    assert told.locator("a").get_attribute("href") == "verification.html#en-intro-poverty-rate"
    label = page.locator("[id='d-claim.labour-title-age'] p:has(a.verdict)")
    assert all(one.text_content().startswith("Verdict: contradicted") for one in label.all())
    change(page, "official_labour_force.2009", "420,000")
    assert not any("contradicted" in one.text_content() for one in label.all())


def test_what_no_formula_gives_stays_as_published_and_says_so(open_page):
    page = open_page()
    weight = "weight_high.nothing"
    verdict = page.locator("[id='d-component_share.public'] p:has(a.verdict)")
    before = verdict.text_content()
    change(page, "budget.whole.economic", "12")
    page.keyboard.press("Escape")
    assert shown(page, weight) == {"4.49% (as published)"}
    assert verdict.text_content() == f"{before}. As published; not worked out anew here."
    way_out = page.locator(".when.unsure", has_text="rounded to whole percentages")
    assert way_out.text_content().endswith("(as published)")
    assert shown(page, "component_share.economic") != {"0.87%"}
    page.locator(f"{BAR} button").click()
    assert shown(page, weight) == {"4.49%"}
    assert verdict.text_content() == before
