"""Source tables, as somebody printed them, cleaned under their Data Package descriptor.

The descriptor (Table Schema, https://datapackage.org/standard/table-schema/) declares each
column's type, marks, range and keys. What it may say beside the standard is listed in
docs/study.md.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from runut.numerals.printed import (
    decimals_of,
    describe_marks,
    read_numeral,
    show,
)
from runut.numerals.stated import Stated, read_stated
from runut.numerals.units import zeros_of
from runut.tables.errors import ValidationError, parted
from runut.tables.sheets import as_whole, read_rows
from runut.tables.texts import ID_IN_WORDS, NO_ERROR, is_error, is_id, text_error

TOTAL = "total"
NUMERIC = {"integer", "number"}
YEAR = re.compile(r"(?:1[89]|20)[0-9]{2}")
# a numeral with marks that a column may have declared
MARKED = re.compile(r"[+-]?(?:\d+,\d+|\d{1,3}(?:[.,]\d{3})+(?:[.,]\d+)?)")
LONGEST_MARK = 4  # characters that say that nobody knows
ROWS_NUMBERED = ", as its numbers have ids; take cell away, or give what is made of raw data"
DESCRIBED = "in datapackage.json, which runut look begins"
IF_MARKED = f"other marks are a column's decimalChar and groupChar {DESCRIBED}"
IF_MISSING = f"other marks for that are missingValues {DESCRIBED}"
LONGEST = {True: 1000, False: 5000}  # characters of a cell, with a pattern and without one
# A formula goes through a table's numbers one within another: with some 490 Python is at its end.
MOST_NUMBERED, MOST_ROWS = 200, 5_000  # rows of a table with numbers in formulas, of any table


@dataclass
class Table:
    """A clean table: its descriptor and, row by row, exact numbers, texts and None for blanks."""

    resource: Mapping
    file: str
    rows: list[dict]
    lines: list[int]
    printed: list[dict]

    @property
    def fields(self) -> list[Mapping]:
        return self.resource["schema"]["fields"]

    @property
    def key(self) -> list[str]:
        return self.resource["schema"].get("primaryKey", [])

    @property
    def numbered(self) -> Iterator[tuple[dict, int]]:
        """Each row with its line in the file."""
        return zip(self.rows, self.lines, strict=True)

    def is_total(self, row: Mapping) -> bool:
        return any(row[column] == TOTAL for column in self.key)

    def error(self, line: int, column: str, found: str, expected: str) -> ValidationError:
        return ValidationError(self.file, line, column, found, expected)


def read_table(data: bytes, resource: Mapping, file: str) -> tuple[Table, list[ValidationError]]:
    """Read one table under its descriptor; returns what could be read, and all its errors."""
    table = Table(resource, file, [], [], [])
    lines, errors = read_rows(data, file)
    if not lines:
        names = ",".join(field["name"] for field in table.fields)
        return table, errors or [ValidationError(file, 1, "", "nothing", names)]
    (at, header), *rows = lines
    if wrong := header_errors(header, table.fields, file, at):
        return table, wrong
    errors = [named_by(header, error) for error in errors]
    unread = {(error.row, error.column) for error in errors}
    numbered = any("cell" in field for field in table.fields)
    if len(rows) > (most := MOST_NUMBERED if numbered else MOST_ROWS):
        wanted = f"at most {most}{ROWS_NUMBERED * numbered}"
        return table, [ValidationError(file, 0, "", f"{len(rows)} rows", wanted)]
    # what a claim prints may be more than a number
    claims = resource.get("name") == "claims"
    fields = [{**one, "stated": claims and one["name"] == "printed"} for one in table.fields]
    for line, values in rows:
        if odd := odd_cells(values, header, table):
            errors.append(ValidationError(file, line, "", *odd))
            continue
        printed = printed_row(header, values, table.resource["schema"])
        row, wrong = read_row(printed, fields, file, line)
        errors += (
            with_hint(error, printed, fields)
            for error in wrong
            if (line, error.column) not in unread
        )
        table.rows.append(row)
        table.printed.append(printed)
        table.lines.append(line)
    errors += key_errors(table)
    if not errors:
        checks = (total_errors, sum_errors, part_errors, only_errors)
        errors = [error for check in checks for error in check(table)]
    return table, errors


def with_hint(
    error: ValidationError, row: Mapping[str, str], fields: Iterable[Mapping]
) -> ValidationError:
    """An error of a number with other marks than its column's, with what would declare them."""
    text = row[error.column]
    if not any(one["name"] == error.column and one["type"] in NUMERIC for one in fields):
        return error
    is_mark = len(text) <= LONGEST_MARK and not any(map(str.isdigit, text)) and not is_error(text)
    hint = IF_MISSING if text and is_mark else IF_MARKED if MARKED.fullmatch(text) else ""
    return replace(error, expected=f"{error.expected}; {hint}") if hint else error


def named_by(header: list[str], error: ValidationError) -> ValidationError:
    """An error of a sheet's cell with the name of its column, where that has one."""
    at = int(error.column or 0)
    return replace(error, column=header[at - 1]) if 0 < at <= len(header) else error


def odd_cells(values: list[str], header: list[str], table: Table) -> tuple[str, str] | None:
    """A row without values, or with fewer or more cells than columns: what was found, and what
    expected."""
    if not any(values):
        return "an empty row", "a row of values, or no row"
    if len(values) == len(header):
        return None
    expected = f"{len(header)}: {', '.join(header)}"
    other_marks = any("groupChar" in one or "decimalCharField" in one for one in table.fields)
    if len(values) > len(header) and not other_marks:
        expected += " (numbers have no comma in them)"
    return f"{len(values)} cell{'s' * (len(values) > 1)}", expected


def printed_row(header: list[str], values: list[str], schema: Mapping) -> dict[str, str]:
    """A row's cells by column as printed; nothing in an optional column that is missing, nor where
    the descriptor says that a mark stands for nothing."""
    fields, missing = schema["fields"], schema.get("missingValues", ())
    given = {
        name: "" if value in missing else value for name, value in zip(header, values, strict=True)
    }
    printed = {field["name"]: given.get(field["name"], "") for field in fields}
    counted = [field["name"] for field in fields if field["type"] in ("integer", "year")]
    return printed | {name: as_whole(printed[name]) for name in counted}


def header_errors(
    header: list[str], fields: list[Mapping], file: str, line: int
) -> list[ValidationError]:
    """What is wrong with the names of the columns; those of optional columns may be missing."""
    names = [field["name"] for field in fields]
    optional = {field["name"] for field in fields if field.get("optional")}
    wanted = [name for name in names if name in header or name not in optional]
    if header == wanted:
        return []
    expected, may = ",".join(wanted), ", ".join(name for name in names if name not in wanted)
    expected += f" (and, where it is known, {may})" if may else ""
    odd = [repr(name) if name else "one without a name" for name in header if name not in names]
    lacking = [repr(name) for name in wanted if name not in header]
    if not any(header):
        found = "nothing"
    elif not {*names} & {*header}:
        found = ",".join(header)
        expected = f"the names of the columns: {expected}"
    elif odd or lacking:
        told = (("too many", odd), ("missing", lacking))
        found = "; ".join(f"columns {how}: {', '.join(of)}" for how, of in told if of)
    elif sorted(header) == sorted(wanted):
        found, expected = f"the columns as {','.join(header)}", f"this order: {expected}"
    else:
        found = ",".join(header)
    return [ValidationError(file, line, "", found, expected)]


def part_errors(table: Table) -> Iterator[ValidationError]:
    """Counts that exceed those which they are part of: swapped columns, or a digit too many.

    Of a row's errors only the first is told: one swap makes several.
    """
    for row, line in table.numbered:
        for check in table.resource.get("partOf", []):
            counts, whole = [row[name] for name in check["parts"]], row[check["whole"]]
            if whole is not None and None not in counts and sum(counts) > whole:
                found = f"{show(sum(counts))} {' and '.join(check['parts'])}"
                expected = f"at most {show(whole)}, the {check['whole']}; are columns swapped?"
                yield table.error(line, check["parts"][-1], found, expected)
                break


def only_errors(table: Table) -> Iterator[ValidationError]:
    """A table whose numbers are those of one row, and that row is not there."""
    for column, wanted in table.resource.get("only", {}).items():
        if all(row[column] != wanted for row in table.rows):
            expected = f"a row for {wanted}, as the description says"
            yield table.error(0, column, "no such row", expected)


def read_row(
    printed: Mapping[str, str], fields: Iterable[Mapping], file: str, line: int
) -> tuple[dict, list[ValidationError]]:
    """The typed values of one row; a value that cannot be read is None, with its error."""
    row, errors = {}, []
    for field in fields:
        name = field["name"]
        try:
            row[name] = read_value(printed[name], field, printed)
        except ValueError as error:
            row[name] = None
            errors.append(ValidationError(file, line, name, *parted(error)))
    return row, errors


def read_value(text: str, field: Mapping, row: Mapping[str, str]) -> Fraction | Stated | str | None:
    """One cell's value. Raises ValueError in the form ``found …, expected …``."""
    constraints = field.get("constraints", {})
    if wrong := text_error(text):
        raise ValueError("found {}, expected {}".format(*wrong))
    most = constraints.get("maxLength", LONGEST["pattern" in constraints])
    if len(text) > most:
        raise ValueError(f"found {len(text)} characters, expected at most {most} characters")
    if is_error(text):
        raise ValueError(f"found {text!r}, expected {NO_ERROR}")
    if text != text.strip() and text not in constraints.get("enum", ()):
        raise ValueError(f"found {text!r}, expected no blank before or after the value")
    if not text:
        if "blank" in field:
            return Fraction(field["blank"])
        if constraints.get("required"):
            raise ValueError(f"found nothing, expected {field.get('title', field['name'])}")
        return None
    if "pattern" in constraints and not re.fullmatch(constraints["pattern"], text):
        said = field.get("description", "the form that its descriptor gives it")
        raise ValueError(f"found {text!r}, expected {said}")
    if field["type"] == "year" and not YEAR.fullmatch(text):
        raise ValueError(f"found {text!r}, expected a year of four digits")
    if field["type"] not in NUMERIC and "decimalCharField" not in field:
        allowed = constraints.get("enum")
        if allowed and text not in allowed:
            raise ValueError(f"found {text!r}, expected one of {', '.join(allowed)}")
        return text
    return read_claim(text, field, row) if field.get("stated") else read_number(text, field, row)


def read_claim(text: str, field: Mapping, row: Mapping[str, str]) -> Stated:
    """What a claim states, within its declared marks and decimals."""
    found = read_stated(text, decimal_mark(field, row), group_mark(field, row))
    if found.decimals > (most := field.get("decimals", 0)):
        raise ValueError(f"found {text!r}, expected at most {most} decimals")
    return found


def read_number(text: str, field: Mapping, row: Mapping[str, str]) -> Fraction:
    """A numeric cell's exact value, within its declared marks, decimals, magnitude and range."""
    mark, groups, zeros = decimal_mark(field, row), group_mark(field, row), zeros_in(field)
    if not any(map(str.isdigit, text)) and not field.get("constraints", {}).get("required"):
        wanted = f"{describe_marks(mark, groups)}, or an empty cell where nobody knows it"
        raise ValueError(f"found {text!r}, expected {wanted}")
    value = read_numeral(text, mark, groups) * 10**zeros
    # nothing else says 42.0 where it means 42: a declared magnitude, if only of ones, lets it
    most = field.get("decimals", max(zeros, 1) if "magnitude" in field else 0)
    if decimals_of(text, mark) > most:
        marks = describe_marks(mark, groups)
        raise ValueError(f"found {text!r}, expected {marks} and at most {most} decimals")
    if field["type"] == "integer" and value.denominator != 1:
        raise ValueError(f"found {text!r}, expected what makes a whole number")
    constraints = field.get("constraints", {})
    for name, beyond in (("minimum", value.__lt__), ("maximum", value.__gt__)):
        if name in constraints and beyond(Fraction(str(constraints[name]))):
            raise ValueError(f"found {text!r}, expected a {name} of {constraints[name]}")
    return value


def zeros_in(field: Mapping) -> int:
    """How many zeros the numbers of a column go without: 3 where it is in thousands."""
    return zeros_of(field["magnitude"]) if "magnitude" in field else 0


def with_magnitude(text: str, field: Mapping) -> str:
    """A printed numeral with the magnitude that its column is in."""
    return f"{text} {field['magnitude']}" if text and "magnitude" in field else text


def places_of(text: str, field: Mapping, row: Mapping[str, str]) -> int:
    """How many decimals of a value a numeral shows as printed: -2 for 43.7 of thousands."""
    return decimals_of(text, decimal_mark(field, row)) - zeros_in(field)


def group_mark(field: Mapping, row: Mapping[str, str]) -> str:
    """The mark between a cell's thousands; empty where there is none."""
    if "groupCharField" in field:
        return row[field["groupCharField"]]
    return field.get("groupChar", "")


def decimal_mark(field: Mapping, row: Mapping[str, str]) -> str:
    """The mark that a cell's decimals follow; empty for whole numbers."""
    if field["type"] == "integer" and "magnitude" not in field:
        return ""
    if "decimalCharField" in field:
        return row[field["decimalCharField"]]
    # where points part thousands and nothing else is said, there are no decimals
    return field.get("decimalChar", "" if field.get("groupChar") == "." else ".")


def key_errors(table: Table) -> Iterator[ValidationError]:
    """Rows that share their primary key, or whose key can be no part of an id."""
    seen: dict[tuple, int] = {}
    for row, line in table.numbered:
        key = tuple(row[column] for column in table.key)
        if not key or None in key:
            continue  # a key that could not be read has its error already
        for column, part in zip(table.key, key, strict=True):
            if not is_id(part):
                yield table.error(line, column, repr(part), ID_IN_WORDS)
        if seen.setdefault(key, line) != line:
            expected = f"each key once (it stands in row {seen[key]} too)"
            yield table.error(line, ", ".join(table.key), repr(", ".join(key)), expected)


def total_errors(table: Table) -> Iterator[ValidationError]:
    """Columns that do not add up to their printed total, as far as rounding allows."""
    for at, (total, line) in enumerate(table.numbered):
        others = [other for other in range(len(table.rows)) if other != at]
        for field in table.fields if table.is_total(total) else ():
            if "totalCell" in field and total[field["name"]] is not None:
                yield from unequal_sum(table, others, field, total[field["name"]], line)


def sum_errors(table: Table) -> Iterator[ValidationError]:
    """Columns that do not add up to what the description says (``sumsTo``)."""
    fields = {field["name"]: field for field in table.fields}
    for check in table.resource.get("sumsTo", []):
        column = check["field"]
        groups = defaultdict(list)
        for at, row in enumerate(table.rows):
            groups[tuple(row[name] for name in check["by"])].append(at)
        for rows in groups.values():
            line, found = table.lines[rows[-1]], sum(table.rows[at][column] or 0 for at in rows)
            if "total" in check:
                total = Fraction(check["total"])
                yield from unequal_sum(table, rows, fields[column], total, line)
            elif found > Fraction(check["atMost"]):
                yield table.error(
                    line, column, f"a sum of {show(found)}", f"at most {check['atMost']}"
                )


def unequal_sum(
    table: Table, rows: list[int], field: Mapping, total: Fraction, line: int
) -> Iterator[ValidationError]:
    """An error where printed numbers cannot add up to ``total`` under any way of rounding them."""
    column, slack = field["name"], Fraction(0)
    found = sum((table.rows[at][column] or Fraction(0) for at in rows), Fraction(0))
    if field.get("unit") != "persons" or zeros_in(field):
        slack = sum(
            Fraction(10) ** -places_of(row[column], field, row) / 2
            for row in (table.printed[at] for at in rows)
            if row[column]  # a blank is not rounded
        )
    if abs(found - total) > slack:
        yield table.error(line, column, f"a sum of {show(found)}", show(total))


def tidy(table: Table) -> list[list[str]]:
    """The clean table as rows of text, header first: plain numbers, empty where blank."""
    names = [field["name"] for field in table.fields]
    return [names, *([as_text(row[name]) for name in names] for row in table.rows)]


def as_text(value: Fraction | Stated | str | None) -> str:
    """A clean value as a CSV cell: empty where blank."""
    return show(value) if isinstance(value, Fraction) else str(value or "")
