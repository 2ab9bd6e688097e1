"""Long tables: a row for each thing and year, of which some columns are read.

The file is somebody's own, as CSV, XLSX or Parquet; its other columns are passed over. An error
costs its own row alone, unless it is the whole file's or a whole column's.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from io import BytesIO

from runut.tables.errors import BadInput, ValidationError
from runut.tables.sheets import LARGEST, Rows, as_whole, read_lines, read_sheet
from runut.tables.table import MARKED, read_row

IF_MARKED = "; or its decimal_mark or group_mark in the config"
MOST_ROWS, MOST_CELLS = 100_000, 2_000_000  # of a Parquet file


@dataclass(frozen=True)
class Line:
    """A line below the header, by what its columns are called here: its cells as printed, none
    where they are too few or too many; their values; and all that is wrong with it."""

    number: int
    printed: Mapping[str, str]
    values: Mapping[str, Fraction | str | None]
    errors: list[ValidationError]


def read_long(data: bytes, file: str, fields: Mapping[str, Mapping]) -> list[Line]:
    """The lines of a file. ``fields``: by what a column is called here, its description as a field
    of a Table Schema (``runut.tables.table``), with the file's own name for it.

    Raises BadInput where the file as a whole cannot be read, or most cells of a column cannot.
    """
    readers = {"xlsx": read_sheet, "parquet": read_parquet}
    rows, errors = readers.get(file.rpartition(".")[2].lower(), read_lines)(data, file)
    if not rows:
        raise BadInput(errors or [ValidationError(file, 1, "", "nothing", "a row of column names")])
    (at, header), *rest = rows
    if wrong := header_errors(header, fields, file, at):
        raise BadInput(wrong)
    places = {field["name"]: header.index(field["name"]) for field in fields.values()}
    of_row = defaultdict(list)
    for error in errors:
        if (column := header[int(error.column) - 1 : int(error.column)]) and column[0] in places:
            of_row[error.row].append(replace(error, column=column[0]))
    lines = []
    for number, values in rest:
        if len(values) != len(header):
            found, expected = f"{len(values)} cells", f"{len(header)}, as in row {at}"
            error = ValidationError(file, number, "", found, expected)
            lines.append(Line(number, {}, {}, [error]))
        else:
            cells = {column: values[place] for column, place in places.items()}
            line = read_line(cells, fields, file, number)
            lines.append(replace(line, errors=of_row.get(number) or line.errors))
    if wrong := unread_columns(lines, fields):
        raise BadInput(wrong)
    return lines


def read_line(
    cells: Mapping[str, str], fields: Mapping[str, Mapping], file: str, number: int
) -> Line:
    printed = {
        field["name"]: cells[field["name"]]
        if field["type"] == "number"
        else as_whole(cells[field["name"]]).strip()
        for field in fields.values()
    }
    row, errors = read_row(printed, fields.values(), file, number)
    named = {name: field["name"] for name, field in fields.items()}
    return Line(
        number,
        {name: printed[column] for name, column in named.items()},
        {name: row[column] for name, column in named.items()},
        errors,
    )


def header_errors(
    header: list[str], fields: Mapping[str, Mapping], file: str, line: int
) -> list[ValidationError]:
    """Columns that are declared and that are not there, or are there twice; and a column that is
    declared to hold two things."""
    named = defaultdict(list)
    for name, field in fields.items():
        named[field["name"]].append(name)
    errors = []
    for column, names in named.items():
        if len(names) > 1:
            found = f"one column for {' and '.join(names)}"
            errors.append(ValidationError(file, line, column, found, "a column for each"))
        if column not in header:
            found = f"the columns {', '.join(header)}"
            expected = f"this column, {names[0]} in the config"
            errors.append(ValidationError(file, line, column, found, expected))
        elif header.count(column) > 1:
            found = "this column twice"
            errors.append(ValidationError(file, line, column, found, "each column once"))
    return errors


def unread_columns(lines: Iterable[Line], fields: Mapping[str, Mapping]) -> list[ValidationError]:
    """Columns of which most cells cannot be read, an error for each: it is not single rows that are
    wrong with them, and those that can be read mean something else, too."""
    unread: dict[str, list[ValidationError]] = defaultdict(list)
    filled: dict[str, int] = defaultdict(int)
    for line in (one for one in lines if one.printed):
        wrong = {error.column: error for error in line.errors}
        for column, error in wrong.items():
            unread[column].append(error)
        for name, field in fields.items():
            filled[field["name"]] += bool(line.printed[name]) or field["name"] in wrong
    return [
        replace(
            first,
            found=f"{first.found}{alike(len(errors), filled[column])}",
            expected=f"{first.expected}{IF_MARKED * bool(MARKED.search(first.found))}",
        )
        for column, errors in unread.items()
        for first in errors[:1]
        if 2 * len(errors) > filled[column]
    ]


def alike(count: int, filled: int) -> str:
    """How much of a column is like the cell that is shown."""
    return f", and the like in {count} of {filled} cells of this column" if count > 1 else ""


def read_parquet(data: bytes, file: str) -> tuple[Rows, list[ValidationError]]:
    """The rows of a Parquet file as texts, the column names first, counted as rows of a CSV."""
    try:
        # only where such a file is read: it is large, and an extra (`uv sync --extra parquet`)
        import pyarrow.parquet as pq
    except ImportError:
        expected = "pyarrow installed (uv sync --extra parquet), or the table as CSV or XLSX"
        return [], [ValidationError(file, 0, "", "a Parquet file", expected)]
    try:
        source = pq.ParquetFile(BytesIO(data))
        about = source.metadata
        unpacked = sum(about.row_group(at).total_byte_size for at in range(about.num_row_groups))
        rows, columns = about.num_rows, about.num_columns
        # a value that many cells share is packed once
        if rows > MOST_ROWS or rows * columns > MOST_CELLS or unpacked > LARGEST:
            found = f"{rows} rows of {columns} columns, {unpacked} bytes unpacked"
            wanted = f"at most {MOST_ROWS} rows, {MOST_CELLS} cells, {LARGEST} bytes"
            return [], [ValidationError(file, 0, "", found, wanted)]
        table = source.read()
        columns = [texts_of(column) for column in table.columns]
        rows = list(enumerate(map(list, zip(*columns, strict=True)), 2))
        return [(1, list(table.column_names)), *rows], []
    # what can be wrong within such a file comes as any exception at all
    except Exception as error:
        what = f"{type(error).__name__}: {error}"
        return [], [ValidationError(file, 0, "", f"no Parquet ({what})", "a Parquet file")]


def texts_of(column) -> list[str]:
    """A column's values as texts. One of single precision has its own digits, not those that it
    gets in double precision: 12.3, where that would be 12.300000190734863."""
    values = column.to_pylist()
    if str(column.type) in ("float", "halffloat"):
        pairs = zip(values, column.to_numpy(), strict=True)
        values = [None if value is None else float(str(single)) for value, single in pairs]
    return [text_of(value) for value in values]


def text_of(value: object) -> str:
    """A value as it would be typed: whole numbers without a point, blanks empty."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, float):
        return repr(int(value) if value.is_integer() else value)
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, bytes):  # a text that its writer did not call one
        return value.decode(errors="backslashreplace")
    return str(value)
