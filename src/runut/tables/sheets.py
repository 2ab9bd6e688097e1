"""Spreadsheets (XLSX) of the same layout as a CSV file, read as texts.

A workbook is a zip of XML. It is read as a stream that stops at its limits, so that no file takes
more time or memory than a large table does.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from xml.sax import ContentHandler, parse
from zipfile import ZipFile

from runut.tables.errors import ValidationError
from runut.tables.texts import NO_ERROR, is_remark, remark_error

Rows = list[tuple[int, list[str]]]
MOST_ROWS, MOST_COLUMNS, MOST_CELLS = 20_000, 200, 250_000
MOST_ELEMENTS = 1_000_000  # of one part's XML
MOST_LISTED = 10  # hidden rows in one message
LARGEST = 100_000_000  # bytes that a workbook unpacks to
DECIMALS = re.compile(r"(?:#,##|#\\ ##)?0\.(0{1,6})(?:_[-) ])?")  # number formats: 0.00, #,##0.00
PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


class TooLarge(Exception):
    """A sheet goes beyond its limits at a row."""


def read_sheet(data: bytes, file: str) -> tuple[Rows, list[ValidationError]]:
    """The rows of a workbook's first sheet that is shown, with their numbers, without remarks.

    None where some of them, or of their cells, are hidden: who hides a row, or looks a table
    through, takes it that what is not seen does not count.
    """
    try:
        with ZipFile(BytesIO(data)) as archive:
            unpacked = sum(one.file_size for one in archive.infolist())
            if unpacked > LARGEST:
                return [], [
                    ValidationError(file, 0, "", f"{unpacked} bytes unpacked", f"at most {LARGEST}")
                ]
            title, sheet = first_shown(archive)
    except TooLarge as error:
        wanted = f"at most {MOST_ROWS} rows of {MOST_COLUMNS} columns, {MOST_CELLS} cells in all"
        return [], [ValidationError(file, error.args[0], "", "a larger sheet", wanted)]
    # a workbook is a zip of XML: what can be wrong with them comes as any exception at all
    except Exception as error:
        what = f"{type(error).__name__}: {error}"
        return [], [ValidationError(file, 0, "", f"no workbook ({what})", "an XLSX file")]
    found, errors = without_remarks(sheet.rows, file)
    if errors := errors or hidden_errors(sheet, title, found, file):
        return [], errors
    errors = [ValidationError(file, line, str(at), *wrong) for line, at, wrong in sheet.wrong]
    return squared(found), errors


def without_remarks(rows: Rows, file: str) -> tuple[Rows, list[ValidationError]]:
    """The rows that are no remarks, and the remarks that may be rows."""
    errors = [
        ValidationError(file, line, "", *wrong)
        for line, values in rows
        if is_remark(values) and (wrong := remark_error(values))
    ]
    return [(line, values) for line, values in rows if not is_remark(values)], errors


class Part(ContentHandler):
    """One part of a workbook, element by element; a prefix of their names is left out."""

    def __init__(self):
        super().__init__()
        self.elements = 0

    def startElement(self, name, attrs):
        self.elements += 1
        if self.elements > MOST_ELEMENTS:
            raise TooLarge(getattr(self, "line", 0))
        if opened := getattr(self, f"open_{name.rpartition(':')[2]}", None):
            opened(attrs)

    def endElement(self, name):
        if closed := getattr(self, f"close_{name.rpartition(':')[2]}", None):
            closed()

    def read(self, archive: ZipFile, name: str) -> Part:
        with archive.open(name) as source:
            parse(source, self)
        return self


class Relations(Part):
    """What a part leads to: by id, the kind and the path."""

    def __init__(self, folder: str):
        super().__init__()
        self.folder, self.found = folder, {}

    def open_Relationship(self, attrs):
        path = posixpath.join("/", self.folder, attrs["Target"]).lstrip("/")
        self.found[attrs["Id"]] = (attrs["Type"].rpartition("/")[2], posixpath.normpath(path))

    def of_kind(self, kind: str) -> Iterator[str]:
        return (path for one, path in self.found.values() if one == kind)


class Book(Part):
    """A workbook's sheets: title, id, and whether they are shown."""

    def __init__(self):
        super().__init__()
        self.sheets: list[tuple[str, str, bool]] = []

    def open_sheet(self, attrs):
        (ident,) = (value for name, value in attrs.items() if name.endswith(":id"))
        self.sheets.append((attrs["name"], ident, attrs.get("state", "visible") == "visible"))


class Styles(Part):
    """The number format of each style that cells name."""

    def __init__(self):
        from openpyxl.styles.numbers import BUILTIN_FORMATS

        super().__init__()
        self.codes = {str(key): code for key, code in BUILTIN_FORMATS.items()}
        self.formats: list[str] = []
        self.of_cells = False

    def open_numFmt(self, attrs):
        self.codes[attrs["numFmtId"]] = attrs["formatCode"]

    def open_cellXfs(self, _):
        self.of_cells = True

    def close_cellXfs(self):
        self.of_cells = False

    def open_xf(self, attrs):
        if self.of_cells:
            self.formats.append(self.codes.get(attrs.get("numFmtId", "0"), "General"))


class Runs(Part):
    """Texts that are made of runs, some of which may be raised or lowered."""

    def __init__(self):
        super().__init__()
        self.begin()
        self.kept = True

    def begin(self) -> None:
        self.text, self.raised, self.is_raised, self.in_text = [], [], False, False

    def open_r(self, _):
        self.is_raised = False

    def open_vertAlign(self, attrs):
        self.is_raised = attrs.get("val") in ("superscript", "subscript")

    def open_t(self, _):
        self.in_text = self.kept

    def close_t(self):
        self.in_text = False

    def open_rPh(self, _):  # how a text is spoken
        self.kept = False

    def close_rPh(self):
        self.kept = True

    def characters(self, content):
        if self.in_text:
            self.text.append(content)
            if self.is_raised:
                self.raised.append(content)

    @property
    def whole(self) -> tuple[str, str]:
        """The text, and what of it is raised beside what is not."""
        text, raised = "".join(self.text), "".join(self.raised)
        return text, raised if raised.strip() != text.strip() else ""


class Strings(Runs):
    """The texts that cells share."""

    def __init__(self):
        super().__init__()
        self.found: list[tuple[str, str]] = []

    def open_si(self, _):
        self.begin()

    def close_si(self):
        self.found.append(self.whole)


class Sheet(Runs):
    """A sheet's rows as texts, what is wrong with single cells, and what it does not show."""

    def __init__(self, strings: list[tuple[str, str]], formats: list[str]):
        super().__init__()
        self.strings, self.formats = strings, formats
        self.rows: Rows = []
        self.wrong: list[tuple[int, int, tuple[str, str]]] = []
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.line = self.column = self.cells = 0
        self.values: list[str] = []

    def open_col(self, attrs):
        if is_hidden(attrs):
            last = min(int(attrs["max"]), MOST_COLUMNS)
            self.hidden_columns.update(range(int(attrs["min"]), last + 1))

    def open_row(self, attrs):
        line = int(attrs.get("r", self.line + 1))
        if line <= self.line:
            raise ValueError(f"row {line} after row {self.line}")
        self.line, self.column, self.values = line, 0, []
        if is_hidden(attrs):
            self.hidden_rows.add(line)

    def close_row(self):
        if any(self.values) or any(line == self.line for line, _, _ in self.wrong[-1:]):
            if self.line > MOST_ROWS:
                raise TooLarge(self.line)
            first = self.rows[-1][0] + 1 if self.rows else 1
            self.rows += [(line, []) for line in range(first, self.line)]
            self.rows.append((self.line, self.values))

    def open_c(self, attrs):
        self.begin()
        self.kind, self.style = attrs.get("t", "n"), int(attrs.get("s", "0"))
        self.value, self.formula, self.inside = [], None, None
        place = PLACE.fullmatch(attrs.get("r", ""))
        self.column = column_of(place[1]) if place else self.column + 1

    def open_v(self, _):
        self.inside = self.value

    def close_v(self):
        self.inside = None

    def open_f(self, _):
        self.inside = self.formula = []

    close_f = close_v

    def characters(self, content):
        super().characters(content)
        if self.line and getattr(self, "inside", None) is not None:
            self.inside.append(content)

    def close_c(self):
        text, wrong = self.text_of_cell()
        if wrong:
            self.wrong.append((self.line, self.column, wrong))
        if not text:
            return
        self.cells += self.column - len(self.values)
        if self.column > MOST_COLUMNS or self.cells > MOST_CELLS:
            raise TooLarge(self.line)
        self.values += [""] * (self.column - len(self.values))
        self.values[self.column - 1] = text

    def text_of_cell(self) -> tuple[str, tuple[str, str] | None]:
        """A cell's value as it would be typed, and what is wrong with it: found, expected."""
        value = "".join(self.value)
        if self.kind in ("s", "inlineStr"):
            shared = self.strings[int(value)] if self.kind == "s" and value else None
            text, raised = shared or self.whole
            return text, raised_error(text, raised)
        if self.kind == "str":  # what a formula makes, which may be empty
            return value, None
        if not value:
            expected = "its value: open the file in a spreadsheet program and save it"
            named = f"the formula ={''.join(self.formula or [])} without a value"
            return "", (named, expected) if self.formula is not None else None
        if self.kind == "e":
            return "", (value, NO_ERROR)
        if self.kind == "b":
            return "", (str(value == "1"), "a text or a number")
        shown = self.formats[self.style] if self.style < len(self.formats) else "General"
        return number_of(value, shown, self.kind == "d")


def raised_error(text: str, raised: str) -> tuple[str, str] | None:
    """A note's sign that is raised in a cell reads as a digit of its number."""
    if not raised:
        return None
    return f"{text!r}, of which {raised!r} is raised or lowered", "notes in a column of their own"


def number_of(value: str, shown: str, day: bool) -> tuple[str, tuple[str, str] | None]:
    """A number as it would be typed, and what is wrong with it, by the format that shows it."""
    from openpyxl.styles.numbers import is_date_format

    if day or is_date_format(shown):
        return "", (f"{value} shown as a day or time", "a text or a number")
    number = float(value) if re.search("[.eE]", value) else int(value)
    whole = isinstance(number, float) and number.is_integer()
    text = repr(int(number) if whole else number)
    if "%" in shown:
        return "", (f"{text} shown as per cent", "the per cent themselves, as a plain number")
    return with_decimals(text, shown), None


def column_of(letters: str) -> int:
    at = 0
    for letter in letters:
        at = at * 26 + ord(letter) - ord("A") + 1
    return at


def first_shown(archive: ZipFile) -> tuple[str, Sheet]:
    """The first sheet that whoever opens the workbook sees: nobody looks at what is hidden."""
    (book,) = Relations("").read(archive, "_rels/.rels").of_kind("officeDocument")
    folder, name = posixpath.split(book)
    related = Relations(folder).read(archive, f"{folder}/_rels/{name}.rels")
    styles, strings = Styles(), Strings()
    for path in related.of_kind("styles"):
        styles.read(archive, path)
    for path in related.of_kind("sharedStrings"):
        strings.read(archive, path)
    title, path = next(
        (title, related.found[ident][1])
        for title, ident, shown in Book().read(archive, book).sheets
        if shown and related.found[ident][0] == "worksheet"
    )
    sheet = Sheet(strings.found, styles.formats)
    sheet.read(archive, path)
    return title, sheet


def hidden_errors(sheet: Sheet, title: str, rows: Rows, file: str) -> list[ValidationError]:
    """The rows and columns with something in them that a sheet does not show."""
    from openpyxl.utils import get_column_letter

    filled = {at for _, values in rows for at, value in enumerate(values, 1) if value}
    lines = [str(line) for line, values in rows if any(values) and line in sheet.hidden_rows]
    letters = [get_column_letter(at) for at in sorted(filled & sheet.hidden_columns)]
    return [
        ValidationError(file, 0, "", f"hidden {what} in the sheet {title}: {listed(names)}", wanted)
        for what, names, wanted in (
            ("rows", lines, "all rows shown: unhide them or clear the filter, or delete them"),
            ("columns", letters, "all columns shown: unhide them, or delete them"),
        )
        if names
    ]


def listed(names: list[str]) -> str:
    more = len(names) - MOST_LISTED
    return ", ".join(names[:MOST_LISTED]) + (f" and {more} more" if more > 0 else "")


def is_hidden(about: Mapping[str, str]) -> bool:
    return about.get("hidden") in ("1", "true")


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
    found = DECIMALS.fullmatch(shown)
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
