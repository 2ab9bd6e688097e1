"""A file of any form that tables are published in, as rows of cells: nothing of it is read yet.

A cell keeps what a sheet knows of it: whether it is a number there, which note was set above the
line, and where the merged cell begins that it is part of.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

from runut.tables.errors import BadInput, ValidationError
from runut.tables.sheets import (
    LARGEST,
    MOST_COLUMNS,
    MOST_ROWS,
    Unfit,
    hidden_errors,
    is_raised,
    open_workbook,
    with_decimals,
)

TURNED = "turned"  # how a table is read whose rows are taken as columns
DOWN = "down"  # and one in whose columns a text stands for the rows below it, too
RANGE = re.compile(r"([1-9][0-9]{0,4})(?:-([1-9][0-9]{0,4}))?")
SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
# Other kinds of files that statistics are offered in, some of which are called .xls or .csv.
OTHER_KINDS = {
    b"\xd0\xcf\x11\xe0": "a workbook of the old form (XLS)",
    b"<!doctype html": "a page (HTML)",
    b"<html": "a page (HTML)",
    b"<table": "a page (HTML)",
    b"mime-version:": "a page (MHTML)",
    b"<?xml": "a text in XML",
    b"%pdf": "a PDF",
}
MOST_LINES = 99_999  # of a text
BEGINNINGS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


@dataclass(frozen=True)
class Cell:
    """A cell's text without blanks around it, and what a sheet tells of it."""

    text: str = ""
    typed: bool = False  # a number of the sheet's own, which has no marks
    note: str = ""  # what stands in it above or below the line
    begins: tuple[int, int] | None = None  # of a merged cell's other parts: its first cell
    percent: bool = False  # a number that its sheet shows in per cent


@dataclass(frozen=True)
class Grid:
    """The cells of a file, and how it was read. Rows and columns count from 0."""

    file: str
    rows: list[list[Cell]]
    how: dict = field(default_factory=dict)  # sheet; or encoding and separator; turned; down
    title: str = ""  # what stood above a table that was turned, or above a part of one

    def __post_init__(self) -> None:
        width = max(map(len, self.rows), default=0)
        for row in self.rows:
            row += [Cell()] * (width - len(row))

    @property
    def width(self) -> int:
        return len(self.rows[0]) if self.rows else 0

    def turned(self, rows: Sequence[int]) -> Grid:
        """The table with these of its rows as its columns, and its columns as rows; all others are
        blank. What is row 3 of the file is called column C here."""
        cells = [
            [turned_cell(row[at]) if line in rows else Cell() for line, row in enumerate(self.rows)]
            for at in range(self.width)
        ]
        above = [cell.text for row in self.rows[: rows[0]] for cell in row if not cell.begins]
        return Grid(
            self.file, cells, {**self.how, TURNED: rows_text(rows)}, " ".join(filter(None, above))
        )

    def only(self, rows: Iterable[int], title: str = "") -> Grid:
        """The table with nothing in any other row."""
        kept = set(rows)
        blank = [Cell()] * self.width
        cells = [row if at in kept else [*blank] for at, row in enumerate(self.rows)]
        return replace(self, rows=cells, title=title)

    def filled_down(self, columns: Sequence[int], rows: Sequence[int]) -> Grid:
        """The table with what stands in these columns repeated in the rows below it in which they
        are all blank."""
        cells = [[*row] for row in self.rows]
        for above, row in pairwise(rows):
            if any(one.text for one in cells[row]) and not any(
                cells[row][at].text for at in columns
            ):
                for at in columns:
                    cells[row][at] = cells[above][at]
        return replace(self, rows=cells, how={**self.how, DOWN: [*map(column_letter, columns)]})

    def place(self, row: int, column: int) -> tuple[int, str]:
        """Where a cell stands in the file itself: its row from 1, and its column's letter."""
        if TURNED in self.how:
            row, column = column, row
        return row + 1, column_letter(column)

    def filled(self, row: int) -> list[int]:
        """The columns in which something stands, of a merged cell the first alone."""
        return [
            at
            for at, cell in enumerate(self.rows[row])
            if cell.text and (cell.begins is None or cell.begins[0] != row)
        ]

    def texts(self, row: int) -> list[str]:
        """What stands in a row, of a merged cell once."""
        return [self.rows[row][at].text for at in self.filled(row)]


def turned_cell(cell: Cell) -> Cell:
    return replace(cell, begins=cell.begins[::-1]) if cell.begins else cell


def column_letter(at: int) -> str:
    """A column as spreadsheets call it, counted from 0."""
    letters = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def place_of(letters: str) -> int:
    """A column that a spreadsheet calls by these letters, counted from 0."""
    at = 0
    for letter in letters:
        at = at * 26 + ord(letter) - ord("A") + 1
    return at - 1


def rows_in(text: str) -> list[int]:
    """Rows from 0, as ``3, 7-9`` names them from 1."""
    found = []
    for part in text.split(", "):
        first, last = RANGE.fullmatch(part).groups()
        found += range(int(first) - 1, int(last or first))
    return found


def rows_text(rows: Sequence[int]) -> str:
    """Rows counted from 0, as a spreadsheet counts them, those that follow one another as one."""
    parts: list[list[int]] = []
    for row in rows:
        if parts and row == parts[-1][-1] + 1:
            parts[-1].append(row)
        else:
            parts.append([row])
    ends = [(part[0] + 1, part[-1] + 1) for part in parts]
    return ", ".join(str(one) if one == other else f"{one}-{other}" for one, other in ends)


def read_grids(path: Path, how: Mapping | None = None) -> list[Grid]:
    """The tables of a CSV or XLSX file, of a workbook every sheet that is shown.

    ``how``: what is declared of its sheet, or of its encoding and separator. Raises BadInput where
    it cannot be read so.
    """
    how = how or {}
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BadInput.of(path, error.strerror or "no file", "a file that can be read") from None
    if len(data) > LARGEST:
        raise BadInput.of(path, f"{len(data)} bytes", f"at most {LARGEST}")
    begin = data[:100].lstrip().lower()
    if other := [what for start, what in OTHER_KINDS.items() if begin.startswith(start)]:
        wanted = "a table as CSV or XLSX: open it in a spreadsheet program and save it so"
        raise BadInput.of(path, other[0], wanted)
    is_book = data.startswith(b"PK\x03\x04")
    grids = sheet_grids(data, path, how) if is_book else [text_grid(data, path, how)]
    for grid in grids:
        most = MOST_ROWS if is_book else MOST_LINES
        if len(grid.rows) > most or grid.width > MOST_COLUMNS:
            found = f"{len(grid.rows)} rows of {grid.width} columns"
            wanted = f"at most {most} rows of {MOST_COLUMNS} columns: part it into several files"
            raise BadInput.of(path, found, wanted)
    grids = [one for one in grids if any(cell.text for row in one.rows for cell in row)]
    if not grids:
        raise BadInput.of(path, "nothing", "a table")
    if TURNED in how:
        return [one.turned(rows_in(how[TURNED])) for one in grids]
    if DOWN in how:
        columns = [*map(place_of, how[DOWN])]
        return [one.filled_down(columns, rows_in(how["rows"])) for one in grids]
    return grids


def text_grid(data: bytes, path: Path, how: Mapping[str, str]) -> Grid:
    """The cells of a text whose columns some mark parts."""
    text, encoding = decoded(data, path, how.get("encoding", ""))
    declared = [mark for mark, name in SEPARATORS.items() if name == how.get("separator")]
    try:
        rows, separator = max(
            ((list(csv.reader(io.StringIO(text, newline=""), delimiter=mark)), mark)
             for mark in declared or SEPARATORS),
            key=lambda tried: regularity(tried[0]),
        )  # fmt: skip
    except csv.Error as error:
        raise BadInput.of(path, str(error), "a table as CSV or XLSX") from None
    cells = [[Cell(plain(one)) for one in row] for row in rows]
    return Grid(path.as_posix(), cells, {"encoding": encoding, "separator": SEPARATORS[separator]})


def decoded(data: bytes, path: Path, declared: str) -> tuple[str, str]:
    """A file's text, and the encoding that it is in."""
    known = (encoding for begin, encoding in BEGINNINGS if data.startswith(begin))
    found = next(known, "utf-8" if is_utf8(data) else "windows-1252")
    encoding = declared or found
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        found = f"the byte 0x{data[error.start]:02x} in {encoding}"
        raise BadInput.of(path, found, "a table as CSV in UTF-8, or as XLSX") from None
    if "\0" in text:
        raise BadInput.of(path, "no text", "a table as CSV or XLSX: save it so")
    return text, encoding


def is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def regularity(rows: list[list[str]]) -> tuple[int, int]:
    """How many rows have the same number of cells, more than one, and how many cells these are."""
    widths = Counter(len(row) for row in rows if len(row) > 1)
    width, count = max(widths.items(), key=lambda one: (one[1], one[0]), default=(0, 0))
    return count, width


def plain(text: str) -> str:
    """A text with single blanks, whichever they were, letters with their accents in one, and the
    sign of minus that is typed."""
    return " ".join(unicodedata.normalize("NFC", text).replace("\u2212", "-").split())


def sheet_grids(data: bytes, path: Path, how: Mapping[str, str]) -> list[Grid]:
    """The cells of a workbook's sheets that are shown, or of the one that is declared."""
    try:
        book, typed = open_workbook(data)
    except Unfit as unfit:
        raise BadInput.of(path, *unfit.args) from None
    shown = [one for one in book.worksheets if one.sheet_state == "visible"]
    wanted = [one for one in shown if one.title == how.get("sheet", one.title)]
    if not wanted:
        names = ", ".join(one.title for one in shown)
        raise BadInput.of(path, f"no sheet {how.get('sheet')}", f"one of {names}")
    return [sheet_grid(sheet, typed[sheet.title], path) for sheet in wanted]


def sheet_grid(sheet, typed, path: Path) -> Grid:
    """The cells of a sheet. ``typed``: the same sheet with its formulas."""
    if sheet.max_row > MOST_ROWS or sheet.max_column > MOST_COLUMNS:
        found = f"{sheet.max_row} rows of {sheet.max_column} columns in the sheet {sheet.title}"
        wanted = f"at most {MOST_ROWS} rows of {MOST_COLUMNS} columns: delete those without cells"
        raise BadInput.of(path, found, wanted)
    rows, errors = [], []
    for line, row in enumerate(sheet.iter_rows(), 1):
        rows.append([cell_of(cell) for cell in row])
        errors += [
            ValidationError(path.as_posix(), line, one.column_letter, "a formula without a value",
                            "its value: open the file in a spreadsheet program and save it")
            for one in row
            if one.value is None and typed[one.coordinate].data_type == "f"
        ]  # fmt: skip
    texts = [(line, [cell.text for cell in row]) for line, row in enumerate(rows, 1)]
    if errors := errors + hidden_errors(sheet, texts, path.as_posix()):
        raise BadInput(errors)
    for area in sheet.merged_cells.ranges:
        spread(rows, area)
    return Grid(path.as_posix(), rows, {"sheet": sheet.title})


def cell_of(cell) -> Cell:
    value = cell.value
    if value is None:
        return Cell()
    if isinstance(value, list):  # a text of several looks
        raised = [one for one in value if is_raised(one)]
        text = "".join(str(one) for one in value if not any(one is other for other in raised))
        return Cell(plain(text), note=plain("".join(map(str, raised))))
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        exact, percent = Decimal(repr(value)), "%" in str(cell.number_format)
        if percent:
            exact *= 100
        text = str(with_decimals(f"{exact.normalize():f}", cell.number_format))
        return Cell(text, typed=True, percent=percent)
    return Cell(plain(value.date().isoformat() if isinstance(value, datetime) else str(value)))


def spread(rows: list[list[Cell]], area) -> None:
    """Let a merged cell's text stand in all its parts; a number stands in its first alone."""
    top, left = area.min_row - 1, area.min_col - 1
    if top >= len(rows) or left >= len(rows[top]) or rows[top][left].typed:
        return
    for row in range(top, min(area.max_row, len(rows))):
        for column in range(left, min(area.max_col, len(rows[row]))):
            if (row, column) != (top, left):
                rows[row][column] = replace(rows[top][left], begins=(top, left))
