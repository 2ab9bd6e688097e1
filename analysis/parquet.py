"""Parquet files of the same columns as a CSV file, read as texts."""

from __future__ import annotations

import math
from decimal import Decimal
from io import BytesIO

from analysis.faults import Fault


def read_parquet(data: bytes, file: str) -> tuple[list[tuple[int, list[str]]], list[Fault]]:
    """The rows of a Parquet file as texts, the column names first, counted as rows of a CSV."""
    try:
        # only where such a file is read: it is large, and an extra (`uv sync --extra parquet`)
        import pyarrow.parquet as pq
    except ImportError:
        expected = "pyarrow installed (uv sync --extra parquet), or the table as CSV or XLSX"
        return [], [Fault(file, 0, "", "a Parquet file", expected)]
    try:
        table = pq.read_table(BytesIO(data))
    except (OSError, ValueError) as error:
        return [], [Fault(file, 0, "", f"no Parquet ({error})", "a Parquet file")]
    columns = [column.to_pylist() for column in table.columns]
    rows = [
        (line, [text_of(value) for value in values])
        for line, values in enumerate(zip(*columns, strict=True), 2)
    ]
    return [(1, list(table.column_names)), *rows], []


def text_of(value: object) -> str:
    """A value as it would be typed: whole numbers without a point, blanks empty."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, float):
        return repr(int(value) if value.is_integer() else value)
    if isinstance(value, Decimal):
        return f"{value:f}"
    return str(value)
