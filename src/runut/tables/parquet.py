"""Parquet files of the same columns as a CSV file, read as texts."""

from __future__ import annotations

import math
from decimal import Decimal
from io import BytesIO

from runut.tables.errors import ValidationError
from runut.tables.sheets import LARGEST

MOST_ROWS = 100_000


def read_parquet(
    data: bytes, file: str
) -> tuple[list[tuple[int, list[str]]], list[ValidationError]]:
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
        if about.num_rows > MOST_ROWS or unpacked > LARGEST:
            found = f"{about.num_rows} rows, {unpacked} bytes unpacked"
            return [], [
                ValidationError(file, 0, "", found, f"at most {MOST_ROWS} rows, {LARGEST} bytes")
            ]
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
