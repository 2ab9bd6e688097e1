"""What the end of a build tells of a study."""

from pathlib import Path

import pytest

from runut.claims.verification import verification
from runut.registry import build_registry
from runut.reports.remarks import on_manuscripts, on_second_ways, on_verdicts
from tests.studies import STUDY, read_city


@pytest.fixture
def found(city) -> dict:
    return verification(city)


def test_nothing_is_told_of_what_is_as_expected(registry, found):
    assert list(on_verdicts(STUDY, "a", found)) == []
    assert list(on_second_ways(STUDY, registry, found)) == []


def test_new_and_unexpected_verdicts_are_counted_and_said_where_to_accept(files):
    expected = files["expected.csv"].decode().splitlines()
    fewer = "\n".join([expected[0], *expected[3:]]).replace(",exact,", ",rounds,", 1)
    content = verification(read_city({**files, "expected.csv": fewer.encode()}, "city"))
    (line,) = on_verdicts(STUDY, "bandar-lampung", content)
    assert line.startswith("Verdicts of bandar-lampung: 2 new and 1 unexpected. `runut verify ")
    assert "data/cities/bandar-lampung/expected.csv" in line


def test_a_number_that_nothing_holds_to_is_named(city, found):
    registry = build_registry(city)
    lonely = {"kind": "indicator", "formula": ["+", "poor", "poor"], "inputs": ["poor"]}
    registry["numbers"]["lonely.one"] = registry["numbers"]["lonely.two"] = lonely
    assert list(on_second_ways(STUDY, registry, found)) == [
        "Nothing would tell a wrong formula of lonely: give it a second way in analysis.identities."
    ]


def test_languages_that_part_and_one_that_is_not_declared_are_told(tmp_path):
    for language, text in (("id", "Satu.\n"), ("en", "# One\n"), ("ms", "Satu.\n")):
        (tmp_path / f"essay.{language}.qmd").write_text(text, encoding="utf-8")
    (tmp_path / "_part.qmd").write_text("A part.\n", encoding="utf-8")
    found = list(on_manuscripts(STUDY, sorted(Path(tmp_path).glob("*.qmd")), []))
    assert found[0].startswith("essay.ms.qmd: not built, as ")
    assert "declares no language ms" in found[0]
    assert found[1:] == ["essay.en.qmd, line 1: section “One”, not in essay.id.qmd"]


def test_what_only_pages_show_is_told_by_its_line(tmp_path):
    text = "A <u>line</u>.\n\n<!-- a note -->\n\n```{=html}\n<hr>\n```\n"
    (tmp_path / "essay.en.qmd").write_text(text, encoding="utf-8")
    assert list(on_manuscripts(STUDY, [tmp_path / "essay.en.qmd"], [])) == [
        "essay.en.qmd, line 1: <u> is HTML, which only the page shows",
        "essay.en.qmd, line 6: <hr> is HTML, which only the page shows",
    ]
