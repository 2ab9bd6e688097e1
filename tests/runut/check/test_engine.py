"""The engine as a whole: readings, decisions, chance, the JSON form, speed, a whole article."""

import csv
import json
import os
import random
from fractions import Fraction
from pathlib import Path

import pytest

from runut.check import Block, Text, check
from tests.runut.check.examples import text_of
from tests.studies import CITY

ROOT = Path(__file__).resolve().parents[3]
ARTICLE = os.environ.get("RUNUT_ARTICLE")


def printed(report, ids) -> list[str]:
    numbers = {number.id: number.printed for number in report.numbers}
    return [numbers[id_] for id_ in ids]


def test_a_relation_decides_how_a_doubtful_numeral_is_read():
    """The point groups here, with commas for decimals, and marks decimals there."""
    counts = "Dari 1.408 berkas yang ada, 12,5 persen dibaca ulang dan 79,3 persen tidak."
    weights = "Beratnya 1.234 + 0.766 = 2 kilogram."
    report = check([text_of(f"{counts}\n\n{weights}")])
    values = {number.printed: number.value for number in report.numbers}
    assert (values["1.408"], values["1.234"]) == (1408, Fraction("1.234"))
    alone = check([text_of(f"{counts}\n\nBeratnya 1.234 kilogram, bukan 1.000.")]).numbers
    assert alone[3].value == 1234


def test_a_decision_of_a_reviewer_is_taken_up():
    text = text_of("Sensitivity was 76.2% (16/22).")
    assert check([text]).findings
    no_claim = {"number": "76.2", "near": "Sensitivity", "decision": "no claim"}
    report = check([text], [no_claim])
    assert not report.findings and not report.problems
    assert report.numbers[0].left_out == "reviewer"
    apart = {"number": "76.2", "with": "22", "decision": "apart"}
    assert not check([text], [apart]).findings


def test_a_decision_names_a_cell_by_its_row_or_column():
    text = text_of("| Group | n | Well, n (%) |\n| New | 15 | 9 (66%) |\n| Old | 17 | 1 (6%) |")
    for near in ("New", "Well"):
        report = check([text], [{"number": "66", "near": near, "decision": "no claim"}])
        assert not report.problems
    assert check([text], [{"number": "66", "near": "Old", "decision": "no claim"}]).problems


def test_a_total_that_fits_other_numbers_is_not_said_to_be_another():
    rows = "| | Asked | Passed |\n| A | 108 | 89 |\n| B | 593 | 220 |\n| C | 375 | 131 |\n"
    table = f"{rows}| D | 200 | 135 |\n| Total | 1,276 | 557 |"
    [finding] = check([text_of(table)]).findings
    assert finding.suggestion == "575" and "was probably meant" in finding.explanation["en"]
    report = check([text_of(f"Of 1,276 students 557 passed (43.7%).\n\n{table}")])
    [finding] = report.findings
    assert printed(report, finding.numbers[:1]) == ["557"] and not finding.suggestion
    assert finding.explanation["en"].endswith("agrees with others: one of the parts is wrong")


def test_what_no_one_rounding_makes_right_is_noted():
    """34 and 48 may stand for 34.9 and 47.1, but not under one rule."""
    [note] = check([text_of("The share rose by 12 percentage points, from 34% to 48%.")]).findings
    assert (note.severity, note.kind, note.suggestion) == ("note", "only mixed", "14")
    assert not check([text_of("The share rose by 13 percentage points, from 34% to 48%.")]).findings
    of_the_new = "Exports fell from 12.4 to 10.8 million tonnes, a drop of 16.3%."
    assert not check([text_of(of_the_new)]).findings


def test_a_size_that_a_reviewer_tells_tests_a_mean():
    text = text_of("The mean was 3.08.")
    assert not check([text]).findings
    [finding] = check([text], [{"number": "3.08", "decision": "size", "size": 20}]).findings
    assert finding.kind == "whole numbers"


@pytest.mark.parametrize(
    "decision",
    [
        {"number": "77.7", "decision": "no claim"},
        {"number": "76.2", "with": "99", "decision": "apart"},
        {"number": "76.2", "decision": "wrong"},
        {"number": "76.2", "decision": "size", "size": "many"},
        {"nummer": "76.2", "decision": "no claim"},
    ],
)
def test_a_decision_that_does_not_fit_is_told(decision):
    report = check([text_of("Sensitivity was 76.2% (16/22).")], [decision])
    assert len(report.problems) == 1 and report.findings
    assert report.problems[0].keys() == {"en", "id"}


def test_one_finding_has_all_its_places():
    text = text_of("Sensitivity was 76.2% (16/22).\n\nAgain, sensitivity was 76.2% (16/22).")
    [finding] = check([text]).findings
    assert printed(check([text]), finding.numbers).count("76.2") == 2


def test_a_number_that_several_relations_fail_by_is_the_one_that_is_doubted():
    """What stands beside it is right, and is accused of nothing."""
    text = (
        "They numbered 230,367 (276,474 - 46,104) in that year.\n\n"
        "The labour force was 420,368 (374,261 + 46,104) people."
    )
    report = check([text_of(text)])
    [finding] = report.findings
    assert printed(report, finding.numbers)[:2] == ["46,104", "46,104"]
    assert finding.suggestion == "46,107"


def test_counts_in_a_row_are_no_whole():
    text = "Of 620 people asked, 240 owned a bicycle, 310 a boat and 180 a horse."
    assert not [r for r in check([text_of(text)]).relations if r.is_likely]


@pytest.mark.slow
def test_random_numbers_bring_no_finding_and_few_relations():
    rng = random.Random(7)
    paragraphs = []
    for _ in range(60):
        counts = ", ".join(f"{rng.randint(1000, 99999):,}" for _ in range(4))
        shares = " and ".join(f"{rng.uniform(1, 99):.1f}%" for _ in range(3))
        paragraphs.append(f"We saw {counts} things, while {shares} of them were new.")
    report = check([text_of("\n\n".join(paragraphs))])
    assert report.findings == ()
    related = {r.result for r in report.relations if r.is_likely and r.kind != "repeat"}
    assert len(related) < 0.05 * len(report.claims)


def test_texts_of_one_submission_are_related_to_each_other():
    paper = text_of("In all 276,474 people lived along the northern coast.", "paper")
    more = text_of("We counted 276,474 people in the register.", "supplement")
    report = check([paper, more])
    [relation] = report.relations
    assert relation.kind == "repeat"
    assert {n.document for n in report.numbers} == {0, 1}


def test_the_json_form_is_what_was_promised():
    data = check([text_of("Sensitivity was 76.2% (16/22).")]).as_data()
    data = json.loads(json.dumps(data))
    assert data["document"] == ["example"]
    assert {
        "id", "printed", "value", "decimals", "unit", "magnitude", "place", "page", "context",
        "left_out",
    } <= data["numbers"][0].keys()  # fmt: skip
    assert {
        "kind", "result", "parts", "computed", "holds", "by_chance", "evidence",
    } <= data["relations"][0].keys()  # fmt: skip
    assert {"severity", "kind", "numbers", "explanation"} <= data["findings"][0].keys()
    assert data["numbers"][0]["value"] == "381/5"
    assert set(data["findings"][0]["explanation"]) == {"en", "id"}


def test_a_long_article_of_right_numbers_brings_no_finding():
    rng = random.Random(1)
    blocks = [
        Block(
            "paragraph",
            f"Of {whole:,} people, {part} ({100 * part / whole:.1f}%) came and "
            f"{rng.uniform(1, 90):.2f} per cent left in {rng.randint(1990, 2020)}. " * 2,
        )
        for _ in range(60)
        for whole, part in [(rng.randint(200, 9000), rng.randint(20, 190))]
    ]
    report = check([Text("long", tuple(blocks))])
    assert len(report.numbers) > 500
    assert report.findings == ()


@pytest.mark.parametrize(
    "text",
    [
        "1" * 25_000,
        "1.234." * 2500,
        "12" + " " * 12_500 + "13",
        " and ".join(f"{i} men" for i in range(500)),
        " + ".join(map(str, range(500))) + " = 5",
        "12 (" * 500,
        " or ".join(f"{i}% of {i + 1}" for i in range(250)),
        "kata dari yang " * 5000,
        "".join(
            f'{{ "id": {i}, "is": "a", "from": {i * 7}, "to": {i * 7 + 5}, "score": 0.99{i} }}, '
            for i in range(1, 15)
        ),
        "leaving ⟨c9⟩ of 12; 0 of ten (70%); 0 to 0, 0 kali lipat; doubled from 0 to 1 million",
    ],
    ids=["digits", "marks", "blanks", "list", "sum", "brackets", "shares", "words", "data", "odd"],
)
def test_a_hostile_text_comes_to_an_end_and_accuses_nobody(text):
    """How long it takes: benchmarks/growth.py."""
    assert check([Text("hostile", (Block("paragraph", text),))]).findings == ()


@pytest.mark.skipif(not ARTICLE, reason="RUNUT_ARTICLE names no file")
def test_the_first_article_needs_nothing_typed():
    text = " ".join(Path(ARTICLE).read_text(encoding="utf-8").split())
    blocks = tuple(Block("paragraph", part.strip()) for part in text.split("Tabel "))
    report = check([Text("article", blocks)])
    found = [number.printed for number in report.claims]
    with (CITY / "claims.csv").open(encoding="utf-8") as file:
        for claim in csv.DictReader(file):
            assert claim["printed"] in found, claim["claim"]
            found.remove(claim["printed"])
    suggested = {finding.suggestion for finding in report.findings}
    assert "46.107" in suggested
    doubted = {printed(report, finding.numbers)[0]: finding for finding in report.findings}
    assert {"46.104", "61,5", "38,5"} <= doubted.keys()
    assert doubted["61,5"].kind == "only truncation"
    assert doubted["38,5"].kind == "only complement"
    assert len(report.findings) == 3
    holding = {printed(report, [r.result])[0] for r in report.relations if r.holds and r.is_likely}
    assert {"31,43", "420.368"} <= holding


def test_a_number_printed_again_is_held_against_the_last_before_it():
    said = "Then 61 villages along the northern coast had a market."
    report = check([text_of("\n\n".join([said] * 4))])
    again = {r.result: r.parts for r in report.relations if "the same words" in r.evidence[0]}
    assert again == {f"d1n{i}": (f"d1n{i - 1}",) for i in (2, 3, 4)}


def test_a_summary_with_other_digits_is_told():
    def findings(first: str, second: str, section: str = "Abstract"):
        blocks = (Block("abstract", first, section), Block("paragraph", second, "Results"))
        return check([Text("article", blocks)]).findings

    said = "The mean carbon of the soil was"
    [finding] = findings(f"{said} 18.47 g.", f"{said} 18.74 g after ten years.")
    assert finding.kind == "repeat"
    assert findings(f"{said} 18.47 g.", f"{said} 18.74 mg.") == ()
    assert findings(f"{said} 18.47 g.", f"{said} 18.74 g.", "North") == ()
    assert findings(f"{said} 18.47 g.", f"{said} 18.74 g. {said} 18.47 g.") == ()


def test_a_table_is_read_again_with_its_heads():
    rows = "| | Cost |\n| a | 1,240 |\n| b | 2,310 |\n| Subtotal | 3,550 |\n| c | 4,120 |\n"
    report = check([text_of(f"{rows}| d | 880 |\n| Subtotal | 5,000 |\n| Total | 8,550 |")])
    assert [number.value for number in report.numbers][:2] == [1240, 2310]


def test_of_two_numbers_that_a_share_may_be_of_the_nearer_is_told():
    said = "There 143,894 people (38.5%) earned enough."
    for near, far in (("374,261", "374,664"), ("374,664", "374,261")):
        tables = f"| | At work |\n| a | {near} |\n\nLater.\n\n| | At work |\n| a | {far} |"
        [finding] = check([text_of(f"{said}\n\n{tables}")]).findings
        assert near in finding.explanation["en"]


def test_short_blocks_are_read_as_those_before_them():
    table = ("Sum of Squares df Mean Square F Sig.", "Between 495.075 5 99.015 11.096 .000",
             "Within 321.235 36 8.923 Total 816.309 41")  # fmt: skip
    text = Text("t", tuple(Block("paragraph", words) for words in table), "id")
    assert {n.decimals for n in check([text]).numbers if "." in n.printed} == {3}


def test_a_wrong_share_that_others_are_made_of_is_told():
    text = (
        "| | Drug (n = 126) |\n| a | 19 (15.08%) |\n| b | 41 (32.56%) |\n| c | 22 (17.46%) |\n"
        "| d | 8 (6.35%) |\n\nThe second fell from 40.26% to 32.56%, by 7.70 percentage points."
    )
    [finding] = check([text_of(text)]).findings
    assert "41 ÷ 126 × 100 = 32.54, but 32.56 is printed" in finding.explanation["en"]


def test_one_slip_that_two_rows_tell_is_named_and_not_what_it_spoils():
    rows = ["A 825 512 62", "B 560 353 63", "C 593 220 34", "D 375 131 35", "E 393 94 24"]
    table = "| | Applied | Admitted | % |\n" + "\n".join(
        "| {} |".format(" | ".join(row.split())) for row in [*rows, "Total 2746 1292 47"]
    )
    [finding] = check([text_of(table)]).findings
    assert finding.suggestion == "202"
