"""Workbooks are read as texts, their first sheet alone; what is none, or too large, is told."""

import tracemalloc
from datetime import date, time
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from runut.tables import sheets
from runut.tables.sheets import MOST_COLUMNS, Shown, as_whole, read_sheet
from runut.tables.table import read_table
from tests.analysis.test_standard import workbook


def sheet_of(*rows):
    """The texts that a sheet's rows are read as, or the first error."""
    found, wrong = read_sheet(workbook([list(row) for row in rows]), "s.xlsx")
    return str(wrong[0]) if wrong else [values for _, values in found]


def test_a_sheet_is_read_as_it_would_be_typed():
    assert sheet_of(["a", "b"], [1, 2.0], [0.5, "x"], [None, "y"]) == [
        ["a", "b"], ["1", "2"], ["0.5", "x"], ["", "y"],
    ]  # fmt: skip
    # what sheets end in is left out, what stands beside the columns is not
    assert sheet_of(["a", None, None], [1, None, None], [None, None, None]) == [["a"], ["1"]]
    assert sheet_of(["a"], [1, "stray"]) == [["a"], ["1", "stray"]]
    assert sheet_of(["# a note"], ["a"], [1]) == [["a"], ["1"]]
    assert "expected a remark in one cell" in sheet_of(["# a note", "beside"], ["a"], [1])
    assert "found #N/A, expected a text or a number, and no error" in sheet_of(["a"], ["#N/A"])
    assert sheet_of(["a", "b"], [1, "# no note"]) == [["a", "b"], ["1", "# no note"]]
    assert sheet_of([]) == []
    # a formula that nothing has worked out has no value yet
    assert "the formula =1+1 without a value" in sheet_of(["a", "b"], ["=1+1", 1])


@pytest.mark.parametrize("value", [True, date(2010, 5, 1), time(8, 30)])
def test_a_cell_of_a_sheet_is_a_text_or_a_number(value):
    assert "row 2, column 1: found" in sheet_of(["a"], [value])
    assert "expected a text or a number" in sheet_of(["a"], [value])


def test_a_cell_that_cannot_be_read_is_told_once_by_the_name_of_its_column():
    field = {"name": "day", "type": "string", "constraints": {"required": True}}
    resource = {"name": "t", "schema": {"fields": [field]}}
    [error] = read_table(workbook([["day"], [date(2010, 5, 1)]]), resource, "t.xlsx")[1]
    assert (error.row, error.column) == (2, "day") and error.expected.endswith("a date as a text")


def test_a_sheet_that_is_too_large_is_not_read(monkeypatch):
    assert "found 1 rows of 201 columns" in sheet_of(["a"] * (MOST_COLUMNS + 1))
    assert sheet_of(["a"] * MOST_COLUMNS) == [["a"] * MOST_COLUMNS]
    monkeypatch.setattr(sheets, "MOST_ROWS", 2)
    assert sheet_of(["a"], [1]) == [["a"], ["1"]]
    assert "found 3 rows of 1 columns" in sheet_of(["a"], [1], [2])


def test_a_cell_far_away_costs_nothing():
    """All cells up to it would be as many as a machine has memory for."""
    found, (error,) = read_sheet(workbook([["a"], [1]], XFD1048576="0.00"), "s.xlsx")
    assert (found, error.found) == ([], "1048576 rows of 16384 columns")


def test_a_row_has_the_number_that_the_program_shows():
    found, _ = read_sheet(workbook([["# a note"], ["a"], [1]]), "s.xlsx")
    assert [line for line, _ in found] == [2, 3]


def test_a_heading_of_format_alone_is_no_column():
    found, _ = read_sheet(workbook([["a"], [1]], C1="0.00%"), "s.xlsx")
    assert found == [(1, ["a"]), (2, ["1"])]


def test_the_first_sheet_is_the_table():
    from openpyxl import Workbook

    book, data = Workbook(), BytesIO()
    book.active.append(["a"])
    book.create_sheet("Notes").append(["b"])
    book.save(data)
    assert read_sheet(data.getvalue(), "s.xlsx") == ([(1, ["a"])], [])


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_sheet_that_nobody_sees_is_not_the_table(state):
    from openpyxl import Workbook

    book, file = Workbook(), BytesIO()
    book.active.append(["old"])
    book.active.sheet_state = state
    shown = book.create_sheet()
    for value in ("a", 1, "=1+1"):
        shown.append([value])
    book.save(file)
    found, (wrong,) = read_sheet(file.getvalue(), "s.xlsx")
    assert [values for _, values in found][:2] == [["a"], ["1"]]
    assert "row 3, column 1: found the formula =1+1 without a value" in str(wrong)


def hiding(rows: str = "", columns: str = "") -> bytes:
    """A workbook that does not show these rows and columns."""
    from openpyxl import Workbook

    book, file = Workbook(), BytesIO()
    book.active.title = "Counts"
    for row in (["# a note"], ["a", "b", "c"], [1, 2, "=1+1"], [3, 4, None], [None, None, None]):
        book.active.append(row)
    for line in rows.split():
        book.active.row_dimensions[int(line)].hidden = True
    for letter in columns.split():
        book.active.column_dimensions[letter].hidden = True
    book.save(file)
    return file.getvalue()


@pytest.mark.parametrize(
    "rows, columns, said",
    [
        ("3", "", ["rows in the sheet Counts: 3, expected all rows shown: unhide them or clear"]),
        ("2 3 4", "", ["rows in the sheet Counts: 2, 3, 4, expected"]),
        ("", "B", ["columns in the sheet Counts: B, expected all columns shown: unhide them, or"]),
        ("4", "A C", ["columns in the sheet Counts: A, C,", "rows in the sheet Counts: 4,"]),
    ],
)
def test_hidden_rows_and_columns_are_refused(rows, columns, said):
    found, errors = read_sheet(hiding(rows, columns), "s.xlsx")
    assert found == []
    assert len(errors) == len(said)
    for error, text in zip(sorted(errors), said, strict=True):
        assert f"s.xlsx: found hidden {text}" in str(error)


def test_of_many_hidden_rows_the_first_are_named():
    names = [str(at) for at in range(1, 12)]
    assert sheets.listed(names[:10], 10) == "1, 2, 3, 4, 5, 6, 7, 8, 9, 10"
    assert sheets.listed(names, 10) == "1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and 1 more"


def test_several_columns_are_hidden_at_once_as_another_program_writes_it():
    data = BytesIO()
    with ZipFile(BytesIO(hiding("3", "B"))) as given, ZipFile(data, "w") as other:
        for name in given.namelist():
            text = given.read(name).replace(b'hidden="1"', b'hidden="true"')
            other.writestr(name, text.replace(b'min="2" max="2"', b'min="2" max="16384"'))
    _, errors = read_sheet(data.getvalue(), "s.xlsx")
    assert [error.found for error in errors] == [
        "hidden rows in the sheet Counts: 3",
        "hidden columns in the sheet Counts: B, C",
    ]


def test_what_holds_nothing_or_is_not_read_may_be_hidden():
    shown, _ = read_sheet(hiding(), "s.xlsx")
    assert [line for line, _ in shown] == [2, 3, 4]
    # a note, what sheets end in, and the columns beside the table
    assert read_sheet(hiding("1 5 9", "D E"), "s.xlsx")[0] == shown


def raised(*runs: tuple[str, str | None], shared: bool) -> bytes:
    """A workbook whose cell A2 is a text of these runs, as cells have it or as they share it."""
    from openpyxl import Workbook
    from openpyxl.cell.rich_text import CellRichText, TextBlock
    from openpyxl.cell.text import InlineFont

    book, file = Workbook(), BytesIO()
    book.active.append(["a"])
    parts = (TextBlock(InlineFont(vertAlign=align), text) for text, align in runs)
    book.active.append([CellRichText(*parts)])
    book.save(file)
    if not shared:
        return file.getvalue()
    sheet = '<c r="A2" t="s"><v>0</v></c>'
    text = "".join(f'<r><rPr><vertAlign val="{align or "baseline"}"/></rPr><t>{one}</t></r>'
                   for one, align in runs)  # fmt: skip
    data = BytesIO()
    with ZipFile(file) as given, ZipFile(data, "w") as other:
        for name in given.namelist():
            part = given.read(name).decode()
            if name.endswith("sheet1.xml"):
                begin, end = part.index('<c r="A2"'), part.rindex("</c>") + 4
                part = part[:begin] + sheet + part[end:]
            if name == "[Content_Types].xml":
                leads = f'<Override PartName="{STRINGS}" ContentType="{SHARED}"/>'
                part = part.replace("</Types>", f"{leads}</Types>")
            other.writestr(name, part)
        said = f'<sst xmlns="{MAIN}"><si>{text}<rPh sb="0" eb="1"><t>spoken</t></rPh></si></sst>'
        other.writestr(STRINGS.lstrip("/"), said)
    return data.getvalue()


SHARED = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
STRINGS = "/xl/sharedStrings.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


@pytest.mark.parametrize("shared", [False, True])
def test_a_note_above_the_line_is_no_digit(shared):
    data = raised(("115000", None), ("2", "superscript"), shared=shared)
    _, (error,) = read_sheet(data, "s.xlsx")
    assert str(error) == (
        "s.xlsx, row 2, column 1: found '1150002', of which '2' is raised or lowered, expected "
        "notes in a column of their own"
    )
    data = raised(("Kota ", None), ("Bogor", None), shared=shared)
    assert read_sheet(data, "s.xlsx") == ([(1, ["a"]), (2, ["Kota Bogor"])], [])


def test_an_error_is_neither_number_nor_remark():
    from openpyxl import Workbook

    book, file = Workbook(), BytesIO()
    for row in (["a", "b"], ["#REF!", 1], ["#N/A", None]):
        book.active.append(row)
    for cell in ("A2", "A3"):
        book.active[cell].data_type = "e"
    book.save(file)
    found, errors = read_sheet(file.getvalue(), "s.xlsx")
    assert [(one.row, one.column, one.found) for one in errors] == [
        (2, "1", "#REF!"), (3, "1", "#N/A"),
    ]  # fmt: skip
    assert [line for line, _ in found] == [1, 2]


def bomb(*pieces: tuple[bytes, int]) -> bytes:
    """A workbook whose sheet repeats these pieces so many times, packed without unpacking it."""
    data = BytesIO()
    with (
        ZipFile(BytesIO(workbook([["a"]]))) as given,
        ZipFile(data, "w", ZIP_DEFLATED) as other,
    ):
        for name in given.namelist():
            if not name.endswith("sheet1.xml"):
                other.writestr(name, given.read(name))
        with other.open("xl/worksheets/sheet1.xml", "w") as sheet:
            sheet.write(f'<worksheet xmlns="{MAIN}"><sheetData>'.encode())
            for piece, times in pieces:
                for _ in range(times // 10_000):
                    sheet.write(piece * 10_000)
                sheet.write(piece * (times % 10_000))
            sheet.write(b"</sheetData></worksheet>")
    return data.getvalue()


BOMBS = {
    "cells": [(b"<row>" + b"<c><v>1</v></c>" * 200 + b"</row>", 200)],
    "empty cells": [(b"<row>", 1), (b"<c/>", 160_001), (b"</row>", 1)],
    "empty rows": [(b"<row/>", 160_001)],
    "what is in no cell": [(b"<row><c>", 1), (b"<v/>", 160_001), (b"</c></row>", 1)],
    "depth": [(b"<a>", 80_001), (b"</a>", 80_001)],
}


@pytest.mark.parametrize("kind", BOMBS)
def test_a_bomb_is_told_before_it_takes_memory_or_time(kind, monkeypatch):
    """At a tenth of the limit, so that the test is quick."""
    monkeypatch.setattr(sheets, "MOST_ELEMENTS", sheets.MOST_ELEMENTS // 10)
    data = bomb(*BOMBS[kind])
    assert len(data) < 60_000
    sheet_of(["a"])  # loads what is loaded once
    tracemalloc.start()
    rows, (error,) = read_sheet(data, "s.xlsx")
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert rows == [] and error.found.endswith("tags of XML")
    assert most < 3_000_000


def test_a_workbook_that_unpacks_to_far_more_is_not_unpacked():
    packed = BytesIO()
    with (
        ZipFile(packed, "w", ZIP_DEFLATED) as archive,
        archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet,
    ):
        for _ in range(101):
            sheet.write(b" " * 1_000_000)
    assert len(packed.getvalue()) < 200_000
    rows, (error,) = read_sheet(packed.getvalue(), "counts.xlsx")
    assert rows == []
    assert str(error).startswith("counts.xlsx: found 101000000 bytes unpacked")


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"a,b\n1,2\n"])
def test_what_is_no_workbook_is_told(data):
    _, (error,) = read_sheet(data, "counts.xlsx")
    assert str(error).startswith("counts.xlsx: found no workbook")


def test_a_workbook_may_unpack_to_the_limit(monkeypatch):
    data = workbook([["a"]])
    with ZipFile(BytesIO(data)) as archive:
        monkeypatch.setattr(sheets, "LARGEST", sum(one.file_size for one in archive.infolist()))
    assert read_sheet(data, "s.xlsx") == ([(1, ["a"])], [])


def test_whole_numbers_lose_the_decimals_that_only_their_format_gives_them():
    assert [as_whole(Shown(text)) for text in ("3301.00", "3301", "12.50")] == [
        "3301", "3301", "12.50",
    ]  # fmt: skip
    assert as_whole("3301.00") == "3301.00"  # somebody typed it so
