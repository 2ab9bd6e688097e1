"""The rows of a table's file as texts: of CSV, or of a spreadsheet (XLSX) of the same layout."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from datetime import date, datetime, time
from io import BytesIO
from zipfile import ZipFile

from runut.tables.errors import ValidationError, listed
from runut.tables.strict import decode
from runut.tables.texts import NO_ERROR, is_remark, remark_error

Rows = list[tuple[int, list[str]]]
MOST_ROWS, MOST_COLUMNS = 20_000, 200
MOST_LISTED = 10  # hidden rows in one message
LARGEST = 20_000_000  # bytes that a workbook unpacks to
# Beginnings and ends of all its elements: a cell with a number has four, and takes 600 bytes.
MOST_ELEMENTS = 1_600_000
FORMULA = re.compile(rb"<(?:\w+:)?f[ />]")
SEPARATORS = (",", ";", "\t")  # of the columns of a CSV file
RAISED = ("superscript", "subscript")
DECIMALS = re.compile(r"(?:#,##|#\\ ##)?0\.(0{1,6})(?:_[-) ])?")  # number formats: 0.00, #,##0.00


class Unfit(Exception):
    """A workbook that cannot be read: what was found, and what was expected."""


def read_rows(data: bytes, file: str) -> tuple[Rows, list[ValidationError]]:
    """The rows of a CSV or XLSX file with their numbers, without remarks, and what is wrong."""
    return read_sheet(data, file) if file.endswith(".xlsx") else read_lines(data, file)


def read_lines(data: bytes, file: str) -> tuple[Rows, list[ValidationError]]:
    """The rows of a CSV file with their numbers, without remarks; each is one line. Of a file that
    is no CSV there are none: where a quote is astray nobody can say which rows follow it."""
    text, error = decode(data, file)
    if error:
        return [], [error]
    lines = re.split("\r\n?|\n", text)
    mark = separator(lines)
    rows: Rows = []
    for line, written in enumerate(lines, 1):
        try:
            values = next(csv.reader([written], delimiter=mark, strict=True), [])
        except csv.Error as error:
            expected = "a well-formed line of CSV, its quotation marks closed"
            return [], [ValidationError(file, line, "", str(error), expected)]
        if values or line < len(lines):
            rows.append((line, values))
    rows, errors = without_remarks(rows, file)
    return ([], errors) if errors else (rows, [])


def separator(lines: Iterable[str]) -> str:
    """The mark that parts the columns of a CSV file: commas or, as spreadsheet programs write it
    where commas mark decimals, semicolons or tabs."""
    header = next((line for line in lines if line and line.lstrip('"')[:1] != "#"), "")
    return max(SEPARATORS, key=header.count)


def open_workbook(data: bytes):
    """A workbook as openpyxl has it, with its values and with its formulas. Raises Unfit."""
    # only where a sheet is read: it takes a quarter of a second to load
    from openpyxl import load_workbook

    # a workbook is a zip of XML: what can be wrong with them comes as any exception at all
    try:
        with ZipFile(BytesIO(data)) as archive:
            unpacked = sum(one.file_size for one in archive.infolist())
            if unpacked > LARGEST:
                raise Unfit(f"{unpacked} bytes unpacked", f"at most {LARGEST}")
            parts = [archive.read(one) for one in archive.namelist()]
        elements = sum(part.count(b"<") for part in parts)
        if elements > MOST_ELEMENTS:
            raise Unfit(f"{elements} tags of XML", f"at most {MOST_ELEMENTS}: a smaller table")
        formulas = any(map(FORMULA.search, parts))
        book = load_workbook(BytesIO(data), data_only=True, rich_text=True, keep_links=False)
        return book, load_workbook(BytesIO(data), keep_links=False) if formulas else book
    except Unfit:
        raise
    except Exception:
        wanted = "an XLSX file: open it in a spreadsheet program and save it so"
        raise Unfit("no workbook", wanted) from None


def read_sheet(data: bytes, file: str) -> tuple[Rows, list[ValidationError]]:
    """The rows of a workbook's first sheet that is shown, with their numbers, without remarks.

    None where some of them, or of their cells, are hidden: who hides a row, or looks a table
    through, takes it that what is not seen does not count.
    """
    try:
        book, typed = open_workbook(data)
    except Unfit as unfit:
        return [], [ValidationError(file, 0, "", *unfit.args)]
    # nobody who opens it looks at what is hidden
    sheet = next((one for one in book.worksheets if one.sheet_state == "visible"), None)
    if sheet is None:
        return [], [ValidationError(file, 0, "", "no sheet that is shown", "one with a table")]
    if sheet.max_row > MOST_ROWS or sheet.max_column > MOST_COLUMNS:
        found = f"{sheet.max_row} rows of {sheet.max_column} columns"
        wanted = f"at most {MOST_ROWS} rows of {MOST_COLUMNS} columns: delete those without values"
        return [], [ValidationError(file, 0, "", found, wanted)]
    rows, errors = [], []
    for line, cells in enumerate(sheet.iter_rows(), 1):
        values = []
        for at, cell in enumerate(cells, 1):
            value, wrong = text_of(cell, typed[sheet.title][cell.coordinate])
            values.append(value)
            if wrong:
                errors.append(ValidationError(file, line, str(at), *wrong))
        rows.append((line, values))
    found, remarks = without_remarks(rows, file)
    if hidden := remarks or hidden_errors(sheet, found, file):
        return [], hidden
    return squared(found), errors


def without_remarks(rows: Rows, file: str) -> tuple[Rows, list[ValidationError]]:
    """The rows that are no remarks, and the remarks that may be rows."""
    errors = [
        ValidationError(file, line, "", *wrong)
        for line, values in rows
        if is_remark(values) and (wrong := remark_error(values))
    ]
    return [(line, values) for line, values in rows if not is_remark(values)], errors


def hidden_errors(sheet, rows: Rows, file: str) -> list[ValidationError]:
    """The rows and columns with something in them that a sheet does not show."""
    from openpyxl.utils import get_column_letter

    filled = {at for _, values in rows for at, value in enumerate(values, 1) if value}
    lines = [
        str(line) for line, values in rows if any(values) and sheet.row_dimensions[line].hidden
    ]
    # openpyxl keeps what columns that lie side by side have in common at the first of them
    unseen = [one for one in sheet.column_dimensions.values() if one.hidden]
    letters = [
        get_column_letter(at) for at in sorted(filled) if any(c.min <= at <= c.max for c in unseen)
    ]
    hidden = (
        ("rows", lines, "all rows shown: unhide them or clear the filter, or delete them"),
        ("columns", letters, "all columns shown: unhide them, or delete them"),
    )
    found = f"in the sheet {sheet.title}"
    return [
        ValidationError(file, 0, "", f"hidden {what} {found}: {listed(names, MOST_LISTED)}", wanted)
        for what, names, wanted in hidden
        if names
    ]


def text_of(cell, typed) -> tuple[str, tuple[str, str] | None]:
    """A cell's value as it would be typed, and what is wrong with it: found, expected. ``typed``:
    the same cell with its formula."""
    value = cell.value
    # a text may come out empty, a number cannot
    if value is None and cell.data_type == "n" and typed.data_type == "f":
        expected = "its value: open the file in a spreadsheet program and save it"
        return "", (f"the formula {typed.value} without a value", expected)
    if value is None:
        return "", None
    if cell.data_type == "e":  # such as #N/A, which is no remark
        return "", (str(value), NO_ERROR)
    if isinstance(value, (bool, date, datetime, time)):
        return "", (str(value), "a text or a number; type a date as a text")
    if isinstance(value, (int, float)):
        if "%" in str(cell.number_format):
            return "", (f"{value} shown as per cent", "the per cent themselves, as a plain number")
        whole = isinstance(value, float) and value.is_integer()
        return with_decimals(repr(int(value) if whole else value), cell.number_format), None
    return str(value), raised_error(value)


def raised_error(value) -> tuple[str, str] | None:
    """A note's sign that is raised in a cell reads as a digit of its number."""
    parts = value if isinstance(value, list) else [value]  # of a text that has several looks
    raised = "".join(str(one) for one in parts if is_raised(one))
    if not raised or raised.strip() == str(value).strip():
        return None
    return (
        f"{str(value)!r}, of which {raised!r} is raised or lowered",
        "notes in a column of their own",
    )


def is_raised(part) -> bool:
    return not isinstance(part, str) and part.font.vertAlign in RAISED


class Shown(str):
    """A number of a sheet with the decimals that its format shows; typed text is not one."""

    __slots__ = ()


def as_whole(text: str) -> str:
    """A cell of a column of whole numbers, without decimals that only its format gives it."""
    digits, _, decimals = text.partition(".")
    return digits if isinstance(text, Shown) and not decimals.strip("0") else text


def with_decimals(text: str, shown: str) -> str:
    """A number with the decimals that a simple number format shows, where it has fewer of them:
    ``0.00`` shows 15 as 15.00. More of them than the format shows are kept."""
    found = DECIMALS.fullmatch(str(shown))
    whole, _, digits = text.partition(".")
    if not found or not text.replace(".", "").lstrip("-").isdigit():
        return text
    digits = digits.ljust(len(found[1]), "0")
    return Shown(f"{whole}.{digits}")


def squared(rows: Rows) -> Rows:
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
