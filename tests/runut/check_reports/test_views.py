"""The views of a report: terminal, page, rows and claims."""

import csv
import io
import re
from dataclasses import replace

import pytest
from lxml import html

from runut.builds.files import words_once
from runut.check import check
from runut.check.numbers.left_out import PATTERNS
from runut.check.report import Report
from runut.check.text import Block, Text
from runut.check_reports import claims, rows
from runut.check_reports.outcome import WORDS, coverage, verdicts
from runut.check_reports.page import render
from runut.check_reports.terminal import show
from tests.runut.check.examples import text_of


def test_terminal_names_the_worst_first_and_what_was_covered(report, capsys):
    show(report, "en")
    lines = capsys.readouterr().out.splitlines()
    assert lines == [
        "cannot be right  p. 3, Results & more: 46.104 – 46.107 was meant",
        "note  p. 3, Results & more: 61,5 – cut <off> (perhaps meant: 61,6)",
        "Decisions that no longer fit: 7 is gone",
        "4 of 6 numbers could be tested; 2 stand alone. Left out as no claims: year (1).",
    ]


@pytest.mark.parametrize(
    ("tested", "said"),
    [(6, "6 of 6 numbers could be tested; none stands alone."),
     (5, "5 of 6 numbers could be tested; one stands alone.")],
)  # fmt: skip
def test_one_number_stands_and_several_stand(report, monkeypatch, tested, said):
    monkeypatch.setattr(Report, "tested", set(range(tested)))
    assert coverage(report, "en").startswith(said)


def test_every_claim_has_one_verdict(report):
    assert verdicts(report) == {
        "n2": "wrong",
        "n3": "tested",
        "n4": "doubted",
        "n5": "tested",
        "n6": "by_chance",
        "n7": "by_chance",
    }


def test_page_shows_the_whole_text_with_its_numbers(report, text):
    page = html.document_fromstring(render(report, [text], "en"))
    (paragraph,) = page.xpath("//article/p")
    assert paragraph.text_content() == text.blocks[1].text
    marked = {one.get("id"): one.get("class") for one in paragraph.xpath(".//*[@id]")}
    assert marked["n2"] == "number wrong"
    assert "n1" not in marked
    cells = [[cell.text_content() for cell in row] for row in page.xpath("//article//tr")]
    assert cells == [["", "n"], ["Male", "91"]]
    assert [one.get("scope") for one in page.xpath("//th")] == ["col", "row"]
    assert page.xpath("//article/@lang") == ["en"]


def test_page_of_several_texts_says_where_each_begins(report, text):
    named = replace(text, name="/home/a/supplement.docx")
    two = replace(report, documents=(text.name, named.name))
    page = html.document_fromstring(render(two, [text, named], "en"))
    assert [one.text for one in page.xpath("//h2")][-2:] == ["article.pdf", "supplement.docx"]
    assert "/home" not in render(two, [text, named], "en")


def test_page_opens_the_relations_of_each_number_without_scripts(report, text):
    page = html.document_fromstring(render(report, [text], "en"))
    ids = [one.get("id") for one in page.xpath("//*[@id]")]
    assert len(ids) == len(set(ids))
    for button in page.xpath("//button"):
        assert button.get("popovertarget") in ids
    for link in page.xpath("//a"):
        assert link.get("href").removeprefix("#") in ids
    (popover,) = page.xpath("//*[@id='of-n2']")
    said = re.sub(r"\s+", " ", popover.text_content())
    assert "276.474 − 46.104 → 230.367: does not hold" in said
    assert "likelier chance than not" in page.xpath("//*[@id='of-n6']")[0].text_content()
    assert not page.xpath("//script")
    assert "default-src 'none'" in page.xpath("//meta[@http-equiv]/@content")[0]


def test_page_in_indonesian(report, text):
    said = html.document_fromstring(render(report, [text], "id")).text_content()
    assert "4 dari 6 bilangan dapat diuji; 2 berdiri sendiri." in said
    assert "terpotong" in said
    assert "(pembulatan biasa)" in said and "half-up" not in said


def test_coverage_of_a_report_without_numbers(report):
    empty = replace(report, numbers=(), relations=(), findings=())
    assert coverage(empty, "en") == "There is no number that could be tested."


def test_everything_that_is_said_is_said_in_both_languages():
    found = words_once(WORDS)["check"]
    reasons = {reason for reason, _ in PATTERNS}
    assert (
        reasons | {"bibliography", "class", "list marker", "reviewer"} <= found["left_out"].keys()
    )
    assert all(said.keys() == {"en", "id"} for part in found.values() for said in part.values())


def test_a_row_for_each_article(report):
    file = io.StringIO()
    rows.write(file, [rows.row("a.pdf", report, "en"), {"file": "b.pdf", "unread": "broken"}])
    first, second = csv.DictReader(file.getvalue().splitlines())
    assert first == {
        "file": "a.pdf", "numbers": "7", "claims": "6", "tested": "4", "alone": "2",
        "relations": "2", "major": "1", "minor": "0", "note": "1", "worst": "46.107 was meant",
        "unread": "",
    }  # fmt: skip
    assert (second["file"], second["claims"], second["unread"]) == ("b.pdf", "", "broken")


def written(report, text) -> list[dict[str, str]]:
    return list(csv.DictReader(claims.as_csv(report, [text]).splitlines()))


def test_claims_have_the_columns_and_marks_that_a_study_needs(report, text):
    found = written(report, text)
    assert [row["printed"] for row in found] == ["46.104", "276.474", "230.367", "61,5", "12", "91"]
    assert found[0] == {
        "claim": "results-more-1", "printed": "46.104", "suffix": "", "decimal_mark": "",
        "group_mark": ".", "section": "results-more", "place": "Results & more; paragraph 1",
        "target": "", "context": text.blocks[1].text[:40], "order": "1",
    }  # fmt: skip
    assert [found[3][key] for key in ("suffix", "decimal_mark", "group_mark")] == ["%", ",", ""]


def test_a_claim_s_place_stays_short_where_a_row_is_called_by_a_whole_passage():
    table = [("who", "share"), ("men, who are called by all that was said " * 9, "12.5%")]
    blocks = [
        Block("cell", said, "Results", None, 0, at, column, 0 in (at, column))
        for at, cells in enumerate(table)
        for column, said in enumerate(cells)
    ]
    text = Text("a.pdf", tuple(blocks))
    (found,) = written(check([text]), text)
    assert found["place"].startswith("Results; Table 1; ") and len(found["place"]) < 100


def test_a_claim_has_what_follows_its_numeral_for_a_suffix():
    text = text_of("Jumlahnya 176,92 ribu orang, atau Rp1,2 triliun, £1,7m dan 14,5 persen.")
    found = {row["printed"]: row["suffix"] for row in written(check([text]), text)}
    assert found == {
        "176,92": "ribu orang", "1,2": "triliun", "1,7": "million", "14,5": "persen",
    }  # fmt: skip


def test_a_claim_has_its_sign_right_before_its_digits():
    text = text_of("- 2,222 people were killed, 12 per cent lower than before")
    number = replace(check([text]).claims[0], printed="- 2,222")  # as among what is less
    found = claims.claim(number, 1, [text])
    assert (found["printed"], found["group_mark"]) == ("-2,222", ",")
