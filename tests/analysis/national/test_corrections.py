"""Corrections are declared, and refuse to be made once the source has been mended."""

import pytest

from analysis.atlas.districts import district_cells
from analysis.national.corrections import correct, read_corrections, resource
from runut.tables.errors import BadInput
from tests.analysis.national.test_panel import read
from tests.analysis.national_files import COLUMNS as NAMES
from tests.analysis.national_files import at, csv_of, rows

HEADER = ",".join(field["name"] for field in resource([])["schema"]["fields"])
WHY = "kurang satu digit,a digit is missing,The yearbook of 2011"


def corrections(*lines):
    return read_corrections("\n".join([HEADER, *lines, ""]).encode(), "corrections.csv")


def source(poor="1010"):
    found = rows()
    at(found, 3301, 2010)["miskin"] = poor
    return read(found)


def test_a_correction_is_made_and_remembered():
    national = correct(source(), corrections(f"3301,2010,poor,1010,10100,{WHY}"))
    row = national.row("3301", 2010)
    assert row.values["poor"] == 10_100 and row.printed["poor"] == "1010"
    assert row.corrected["poor"].who == "The yearbook of 2011"
    poor = next(cell for cell in district_cells(national, row) if cell.id == "poor")
    assert poor.value == 10_100 and poor.printed == "1010"
    assert "The yearbook of 2011" in poor.note["en"] and poor.note["id"] != poor.note["en"]


def test_a_mended_source_refuses_its_correction():
    with pytest.raises(BadInput, match="has been mended: take this correction out"):
        correct(source("10100"), corrections(f"3301,2010,poor,1010,10100,{WHY}"))


def test_a_changed_source_refuses_its_correction():
    with pytest.raises(BadInput, match="has changed: look at it anew"):
        correct(source("999"), corrections(f"3301,2010,poor,1010,10100,{WHY}"))
    with pytest.raises(BadInput, match="found nothing, expected 999, as in"):
        correct(source("999"), corrections(f"3301,2010,poor,,10100,{WHY}"))


def test_a_blank_can_be_filled_and_a_number_taken_out():
    national = correct(source(""), corrections(f"3301,2010,poor,,10100,{WHY}"))
    assert national.row("3301", 2010).values["poor"] == 10_100
    national = correct(source(), corrections(f"3301,2010,poor,1010,,{WHY}"))
    assert national.row("3301", 2010).values["poor"] is None


def test_all_that_does_not_fit_is_told_at_once():
    found = corrections(
        f"3301,2010,poor,5,6,{WHY}", f"3399,2010,poor,5,6,{WHY}", f"3302,2010,population,1,2,{WHY}"
    )
    with pytest.raises(BadInput) as raised:
        correct(source(), found)
    assert [error.row for error in raised.value.errors] == [2, 3, 4]


@pytest.mark.parametrize(
    ("line", "column", "said"),
    [
        (f"33,2010,poor,1,2,{WHY}", "code", "found '33', expected"),
        (f"3301,10,poor,1,2,{WHY}", "year", "found '10', expected a year of four digits"),
        (f"3301,2010,riches,1,2,{WHY}", "measure", "found 'riches', expected one of"),
        (f"3301,2010,poor,a,2,{WHY}", "expects", "found 'a', expected"),
        (f"3301,2010,poor,1,-2,{WHY}", "value", "found '-2', expected"),
        (f"3301,2010,poor,1,1,{WHY}", "value", "another value than 1, which is expected"),
        (f"3301,2010,poor,,,{WHY}", "value", "another value than nothing, which is expected"),
        ("3301,2010,poor,1,2,sebab,why,", "who", "found nothing, expected who says so"),
        ("3301,2010,poor,1,2,,why,someone", "why_id", "found nothing, expected the reason"),
        ("3301,2010,poor,1,2,sebab,why‮,someone", "why_en",
         "found U+202E (RIGHT-TO-LEFT OVERRIDE), expected characters that can be seen"),
    ],
)  # fmt: skip
def test_a_broken_correction_is_named(line, column, said):
    with pytest.raises(BadInput) as raised:
        corrections(line)
    (error,) = raised.value.errors
    assert (error.row, error.column) == (2, column) and said in str(error)


def test_a_number_is_corrected_once():
    line = f"3301,2010,poor,1010,10100,{WHY}"
    with pytest.raises(BadInput, match="stands in row 2 too"):
        corrections(line, line)


def test_columns_that_the_file_does_not_have():
    columns = {key: value for key, value in NAMES.items() if key != "official_rate"}
    from analysis.national.panel import read_national

    national = read_national(csv_of(rows()), "national.csv", columns)
    with pytest.raises(BadInput, match="official_rate"):
        correct(national, corrections(f"3301,2010,official_rate,,5,{WHY}"))


@pytest.mark.parametrize("data", [b"", b"\n", b"\n" + b"code,year\n"])
def test_a_file_without_its_column_names_says_what_is_there(data):
    with pytest.raises(BadInput, match="found nothing, expected code,year,measure,"):
        read_corrections(data, "corrections.csv")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", "nothing"),
        (HEADER.replace("measure,", "") + "\n", "columns missing: 'measure'"),
    ],
)
def test_another_header_is_told_with_the_one_that_is_expected(text, found):
    with pytest.raises(BadInput) as raised:
        read_corrections(text.encode(), "corrections.csv")
    (error,) = raised.value.errors
    assert (error.row, error.found, error.expected) == (1, found, HEADER)


def test_every_line_has_a_cell_for_each_column():
    with pytest.raises(BadInput) as raised:
        corrections("3301,2010,poor", f"33,2010,poor,1,2,{WHY}")
    errors = [(one.row, one.column, one.found) for one in raised.value.errors]
    assert errors == [(2, "", "3 cells"), (3, "code", "'33'")]
