"""Spreadsheets (XLSX) of the same layout as a CSV file, read as texts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, time
from io import BytesIO
from zipfile import ZipFile

from runut.tables.errors import ValidationError

MOST_ROWS, MOST_COLUMNS = 20_000, 200
MOST_LISTED = 10  # hidden rows in one message
LARGEST = 100_000_000  # bytes that a workbook unpacks to
FORMULA = re.compile(rb"<(?:\w+:)?f[ />]")
HIDDEN = re.compile(rb"<(?:\w+:)?(?:row|col)\s[^>]*\bhidden=[\"'](?:1|true)")
DECIMALS = re.compile(r"(?:#,##|#\\ ##)?0\.(0{1,6})(?:_[-) ])?")  # number formats: 0.00, #,##0.00


def read_sheet(data: bytes, file: str) -> tuple[list[tuple[int, list[str]]], list[ValidationError]]:
    """The rows of a workbook's first sheet with their numbers, without rows that begin with #.

    None where some of them, or of their cells, are hidden: who hides a row, or looks a table
    through, takes it that what is not seen does not count.
    """
    # only where a sheet is read: it takes a quarter of a second to load
    from openpyxl import load_workbook

    try:
        with ZipFile(BytesIO(data)) as archive:
            unpacked = sum(one.file_size for one in archive.infolist())
        if unpacked > LARGEST:
            return [], [
                ValidationError(file, 0, "", f"{unpacked} bytes unpacked", f"at most {LARGEST}")
            ]
        book = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
        sheet = first_shown(book)
        sheet.reset_dimensions()  # what a file says of its own size need not be so
        formulas = formulas_in(data)
        found, errors = [], []
        for line, cells in enumerate(sheet.iter_rows(), 1):
            if line > MOST_ROWS or len(cells) > MOST_COLUMNS:
                wanted = f"at most {MOST_ROWS} rows of {MOST_COLUMNS} columns"
                return [], [ValidationError(file, line, "", "a larger sheet", wanted)]
            values = []
            for at, cell in enumerate(cells, 1):
                value, wrong = text_of(cell)
                # a text may come out empty, a number cannot
                if cell.value is None and cell.data_type == "n" and (line, at) in formulas:
                    expected = "its value: open the file in a spreadsheet program and save it"
                    wrong = (f"the formula {formulas[line, at]} without a value", expected)
                values.append(value)
                if wrong:
                    errors.append(ValidationError(file, line, str(at), *wrong))
            if not values or not values[0].startswith("#"):
                found.append((line, values))
        if holds(data, HIDDEN) and (hidden := hidden_errors(sheet, found, file)):
            return [], hidden
    # a workbook is a zip of XML: what can be wrong with them comes as any exception at all
    except Exception as error:
        what = f"{type(error).__name__}: {error}"
        return [], [ValidationError(file, 0, "", f"no workbook ({what})", "an XLSX file")]
    return squared(found), errors


def first_shown(book):
    """The first sheet that whoever opens the workbook sees: nobody looks at what is hidden."""
    return next(one for one in book.worksheets if one.sheet_state == "visible")


def holds(data: bytes, pattern: re.Pattern[bytes]) -> bool:
    """Whether some sheet of a workbook has this in it. Nearly always none has, and the first need
    not be read twice."""
    with ZipFile(BytesIO(data)) as archive:
        sheets = (one for one in archive.namelist() if one.startswith("xl/worksheets/"))
        return any(pattern.search(archive.read(one)) for one in sheets)


def hidden_errors(sheet, rows: list[tuple[int, list[str]]], file: str) -> list[ValidationError]:
    """The rows and columns with something in them that a sheet does not show."""
    from openpyxl.utils import get_column_letter

    hidden_rows, hidden_columns = hidden_in(sheet)
    filled = {at for _, values in rows for at, value in enumerate(values, 1) if value}
    lines = [str(line) for line, values in rows if any(values) and line in hidden_rows]
    letters = [get_column_letter(at) for at in sorted(filled & hidden_columns)]
    return [
        ValidationError(
            file, 0, "", f"hidden {what} in the sheet {sheet.title}: {listed(hidden)}", wanted
        )
        for what, hidden, wanted in (
            ("rows", lines, "all rows shown: unhide them or clear the filter, or delete them"),
            ("columns", letters, "all columns shown: unhide them, or delete them"),
        )
        if hidden
    ]


def listed(names: list[str]) -> str:
    more = len(names) - MOST_LISTED
    return ", ".join(names[:MOST_LISTED]) + (f" and {more} more" if more > 0 else "")


def hidden_in(sheet) -> tuple[set[int], set[int]]:
    """The rows and columns that a sheet does not show, which only openpyxl's own parser tells
    without keeping the whole of a large one in memory."""
    from openpyxl.worksheet._reader import WorkSheetParser

    with sheet._get_source() as source:
        parser = WorkSheetParser(source, sheet._shared_strings)
        for _ in parser.parse():  # it knows them once it has gone through all rows
            pass
    rows = {int(line) for line, about in parser.row_dimensions.items() if is_hidden(about)}
    columns = {
        at
        for about in filter(is_hidden, parser.column_dimensions.values())
        for at in range(int(about["min"]), min(int(about["max"]), MOST_COLUMNS) + 1)
    }
    return rows, columns


def is_hidden(about: Mapping[str, str]) -> bool:
    return about.get("hidden") in ("1", "true")


def formulas_in(data: bytes) -> dict[tuple[int, int], str]:
    """The formulas of a workbook's first sheet, by row and column."""
    if not holds(data, FORMULA):
        return {}
    from openpyxl import load_workbook

    sheet = first_shown(load_workbook(BytesIO(data), read_only=True, keep_links=False))
    sheet.reset_dimensions()
    return {
        (line, at): str(cell.value)
        for line, cells in enumerate(sheet.iter_rows(max_row=MOST_ROWS), 1)
        for at, cell in enumerate(cells[:MOST_COLUMNS], 1)
        if cell.data_type == "f"
    }


class Shown(str):
    """A number of a sheet with the decimals that its format shows; typed text is not one."""

    __slots__ = ()


def as_whole(text: str) -> str:
    """A cell of a column of whole numbers, without decimals that only its format gives it."""
    digits, _, decimals = text.partition(".")
    return digits if isinstance(text, Shown) and not decimals.strip("0") else text


def text_of(cell) -> tuple[str, tuple[str, str] | None]:
    """A cell's value as it would be typed, and what is wrong with it: found, expected."""
    value = cell.value
    if value is None:
        return "", None
    if cell.data_type == "e":  # such as #N/A, which is no remark
        return "", (str(value), "a text or a number, and no error")
    if isinstance(value, (bool, date, datetime, time)):
        return "", (str(value), "a text or a number")
    if isinstance(value, (int, float)):
        if "%" in str(cell.number_format):
            return "", (f"{value} shown as per cent", "the per cent themselves, as a plain number")
        whole = isinstance(value, float) and value.is_integer()
        return with_decimals(repr(int(value) if whole else value), cell.number_format), None
    return str(value), None


def with_decimals(text: str, shown: str) -> str:
    """A number with the decimals that a simple number format shows, where it has fewer of them:
    ``0.00`` shows 15 as 15.00. More of them than the format shows are kept."""
    found = DECIMALS.fullmatch(str(shown))
    whole, _, digits = text.partition(".")
    if not found or not text.replace(".", "").lstrip("-").isdigit():
        return text
    digits = digits.ljust(len(found[1]), "0")
    return Shown(f"{whole}.{digits}")


def squared(rows: list[tuple[int, list[str]]]) -> list[tuple[int, list[str]]]:
    """The rows at the width of the first, without the empty rows and cells that sheets end in."""
    while rows and not any(rows[-1][1]):
        rows.pop()
    if not rows:
        return []
    header = rows[0][1]
    while header and not header[-1]:
        header.pop()
    width = len(header)
    return [
        (line, [*values[:width], *[""] * (width - len(values)), *filter(None, values[width:])])
        for line, values in rows
    ]
