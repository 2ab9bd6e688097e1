"""A national file: one row for each district and year, read into exact numbers.

The file is somebody's own: the config says what its columns are called. Whatever is wrong with a
row is told with its place, and costs no other district its numbers; a blank is a number that was
not published. What is known to be wrong in the source is corrected only where a correction is
declared (``analysis.national.corrections``).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property

from runut.numerals import read_numeral
from runut.tables import (
    YEAR,
    BadInput,
    ValidationError,
    as_whole,
    other_separator,
    read_lines,
    read_parquet,
    read_sheet,
    text_error,
)

CODE = re.compile(r"[1-9][0-9]{3}")
CODE_IN_WORDS = "BPS's code of a district, four digits"
LONGEST_NAME = 100
KEYS = ("code", "year")
TEXTS = ("name", "province")
PEOPLE = ("population", "poor", "employed", "unemployed", "labour_force")
MEASURES = (*PEOPLE, "official_rate")
COLUMNS = (*KEYS, *TEXTS, *MEASURES)
# People who are part of others; where they are not, a row cannot be read as it stands.
PARTS = (
    (("poor",), "population"),
    (("employed", "unemployed"), "population"),
)
KIND = re.compile(
    r"^(?:(?:kab(?:upaten)?|kota)\b\.?\s*)?(.*?)"
    r"(?:,\s*(?:kab(?:upaten)?|kota)\b\.?|\s+(?:city|regency))?$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Row:
    """A district in a year: its numbers, None where none was published, as printed, and where."""

    code: str
    year: int
    name: str
    province: str
    values: Mapping[str, Fraction | None]
    printed: Mapping[str, str]
    line: int
    corrected: Mapping[str, object] = field(default_factory=dict)  # by measure, the Correction


@dataclass(frozen=True)
class National:
    """A national file: its good rows, and by district what is wrong with the others."""

    file: str
    columns: Mapping[str, str]
    rows: tuple[Row, ...]
    bad: Mapping[str, tuple[ValidationError, ...]]

    @cached_property
    def by_key(self) -> dict[tuple[str, int], Row]:
        return {(row.code, row.year): row for row in self.rows}

    def row(self, code: str, year: int) -> Row | None:
        return self.by_key.get((code, year))


@dataclass(frozen=True)
class Line:
    """A line below the header: its cells as printed, none where they are too few or too many; the
    row that they make, and all that is wrong with it."""

    number: int
    printed: Mapping[str, str]
    row: Row | None
    errors: list[ValidationError]

    @property
    def district(self) -> str:
        """The code of its district; where that cannot be read, the line's place."""
        code = self.printed.get("code", "")
        return code if CODE.fullmatch(code) else f"row {self.number}"


def read_national(data: bytes, file: str, columns: Mapping[str, str]) -> National:
    """Read a national file. ``columns``: what it calls each of COLUMNS; names alone are optional.

    Raises BadInput where the file as a whole cannot be read; what is wrong with single rows is
    kept by their district's code (``row 7`` where that cannot be read), and they are left out.
    """
    readers = {"xlsx": read_sheet, "parquet": read_parquet}
    lines, errors = readers.get(file.rpartition(".")[2].lower(), read_lines)(data, file)
    if not lines:
        raise BadInput(errors or [ValidationError(file, 1, "", "nothing", "a row of column names")])
    (at, header), *rest = lines
    if wrong := header_errors(header, columns, file, at):
        raise BadInput(wrong)
    places = {name: header.index(column) for name, column in columns.items()}
    of_row = errors_of_cells(errors, header, places.values())
    tried = []
    for line, values in rest:
        if len(values) != len(header):
            error = ValidationError(
                file, line, "", f"{len(values)} cells", f"{len(header)}, as in row {at}"
            )
            tried.append(Line(line, {}, None, [error]))
            continue
        printed = {name: values[place] for name, place in places.items()}
        printed |= {name: as_whole(printed[name]) for name in (*KEYS, *PEOPLE) if name in printed}
        row, wrong = read_row(printed, columns, file, line)
        tried.append(Line(line, printed, row, of_row.get(line) or wrong))
    if wrong := unread_columns(tried, columns):
        raise BadInput(wrong)
    bad: dict[str, list[ValidationError]] = defaultdict(list)
    for one in tried:
        if one.errors:
            bad[one.district] += one.errors
    keyed = rows_by_key(one.row for one in tried if not one.errors)
    for code, error in twice(keyed, columns, file):
        bad[code].append(error)
    kept = tuple(row for row, *others in keyed.values() if not others)
    return National(file, columns, kept, {code: tuple(found) for code, found in bad.items()})


def errors_of_cells(
    errors: Iterable[ValidationError], header: list[str], places: Collection[int]
) -> dict[int, list[ValidationError]]:
    """What is wrong with a sheet's cells, by row; columns that the config does not name are not
    read."""
    found: dict[int, list[ValidationError]] = defaultdict(list)
    for error in errors:
        if (at := int(error.column) - 1) in places:
            found[error.row].append(replace(error, column=header[at]))
    return found


def header_errors(
    header: list[str], columns: Mapping[str, str], file: str, line: int
) -> list[ValidationError]:
    """Columns that the config names and that are not there, or are there twice."""
    lacking = set(columns.values()) - set(header)
    if lacking and (mark := other_separator(header)):
        return [ValidationError(file, line, "", *mark)]
    found = ", ".join(header)
    errors = [
        ValidationError(
            file, line, column, f"the columns {found}", f"this column, {name} in the config"
        )
        for name, column in columns.items()
        if column not in header
    ]
    errors += [
        ValidationError(file, line, column, "this column twice", "each column once")
        for column in dict.fromkeys(columns.values())
        if header.count(column) > 1
    ]
    return errors


def unread_columns(lines: Iterable[Line], columns: Mapping[str, str]) -> list[ValidationError]:
    """Columns of which no cell can be read, an error for each."""
    unread: dict[str, list[ValidationError]] = defaultdict(list)
    read = set()
    for line in (one for one in lines if one.printed):
        for error in line.errors:
            unread[error.column].append(error)
        given = {column for name, column in columns.items() if line.printed[name]}
        read |= given - {error.column for error in line.errors}
    return [no_cell_read(found) for column, found in unread.items() if column not in read]


def no_cell_read(errors: list[ValidationError]) -> ValidationError:
    """One error for a whole column: it is not single rows that are wrong with it."""
    first, *others = errors
    more = f", and none of {len(others)} more rows that can be read" if others else ""
    return replace(first, found=f"{first.found}{more}")


def year_errors(national: National, year: int) -> list[ValidationError]:
    """Why nothing can be said of any district in ``year``; empty where something can."""
    rows = [row for row in national.rows if row.year == year]
    wrong = [impossible(row, national) for row in rows]
    if not all(wrong):
        return []
    column, expected = national.columns["year"], f"{year}, the year that the config asks for"
    if not rows:
        years = sorted({row.year for row in national.rows})
        found = f"rows of {', '.join(map(str, years)) or 'no year'} that can be read"
        first = [errors[0] for errors in national.bad.values()][:1]
        return [ValidationError(national.file, 0, column, found, expected), *first]
    first = wrong[0][0]
    found = f"{first.found}, and the like in all {len(rows)} rows of {year}"
    return [replace(first, found=found)]


def read_row(
    printed: Mapping[str, str], columns: Mapping[str, str], file: str, line: int
) -> tuple[Row | None, list[ValidationError]]:
    """One district and year, or all that is wrong with the row."""
    errors = []

    def wrong(name: str, expected: str, found: str = "") -> None:
        shown = found or (repr(printed[name]) if printed[name] else "nothing")
        errors.append(ValidationError(file, line, columns[name], shown, expected))

    if not CODE.fullmatch(printed["code"]):
        wrong("code", CODE_IN_WORDS)
    if not YEAR.fullmatch(printed["year"]):
        wrong("year", "a year of four digits")
    for name in TEXTS:
        text = printed.get(name, "")
        if name not in printed:
            continue
        if text != text.strip():
            wrong(name, "no blank before or after the name")
        elif not text or len(text) > LONGEST_NAME:
            wrong(name, f"a name of at most {LONGEST_NAME} characters")
        elif error := text_error(text):
            wrong(name, error[1], error[0])
    values: dict[str, Fraction | None] = {}
    for name in MEASURES:
        values[name] = None
        if not printed.get(name):
            continue
        try:
            values[name] = read_measure(name, printed[name])
        except ValueError as error:
            found, _, expected = str(error).rpartition(", expected ")
            wrong(name, expected, found.removeprefix("found "))
    if errors:
        return None, errors
    name = printed.get("name") or printed["code"]
    province = printed.get("province", "")
    given = {measure: printed.get(measure, "") for measure in MEASURES}
    return Row(printed["code"], int(printed["year"]), name, province, values, given, line), []


def read_measure(name: str, text: str) -> Fraction:
    """A count of people or a rate in per cent, with a decimal point and no thousands marks.

    Raises ValueError in the form ``found …, expected …``.
    """
    value = read_numeral(text, ".", "")
    if name in PEOPLE and (value < 0 or value.denominator != 1):
        raise ValueError(f"found {text!r}, expected a whole number of people")
    if name not in PEOPLE and not 0 <= value <= 100:
        raise ValueError(f"found {text!r}, expected per cent from 0 to 100")
    return value


def rows_by_key(rows: Iterable[Row]) -> dict[tuple[str, int], list[Row]]:
    found: dict[tuple[str, int], list[Row]] = defaultdict(list)
    for row in rows:
        found[row.code, row.year].append(row)
    return found


def twice(
    keyed: Mapping[tuple[str, int], list[Row]], columns: Mapping[str, str], file: str
) -> Iterable[tuple[str, ValidationError]]:
    """Districts with two rows for a year: nobody can say which of them is meant."""
    for (code, year), same in keyed.items():
        for row in same[1:]:
            expected = f"each year once (row {same[0].line} has it too)"
            found = f"the year {year} of {code} again"
            yield code, ValidationError(file, row.line, columns["year"], found, expected)


def impossible(row: Row, national: National) -> list[ValidationError]:
    """Counts of a row that cannot be: people who are more than those whom they are part of."""
    errors = []
    for parts, whole in PARTS:
        values = [row.values[name] for name in (*parts, whole)]
        if None not in values and sum(values[:-1]) > values[-1]:
            names = " and ".join(national.columns[name] for name in parts)
            found = f"{sum(values[:-1])} ({names})"
            expected = f"at most {values[-1]}, the {national.columns[whole]}"
            errors.append(
                ValidationError(
                    national.file, row.line, national.columns[parts[0]], found, expected
                )
            )
    return errors


def plain_name(name: str) -> str:
    """A district's name without what kind of district it is."""
    return KIND.fullmatch(name).group(1).strip() or name


def names(row: Row) -> dict[str, str]:
    """What a district is called in each language; its code says whether it is a city."""
    kind = "Kota" if row.code[2] >= "7" else "Kabupaten"
    return {"id": f"{kind} {plain_name(row.name)}", "en": english_name(row.name, row.code)}


def english_name(name: str, code: str) -> str:
    """What a district is called in English: a city by its bare name, a regency as one."""
    return plain_name(name) if code[2] >= "7" else f"{plain_name(name)} Regency"
