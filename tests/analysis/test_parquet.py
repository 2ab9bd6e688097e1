"""A Parquet file reads as a CSV file of the same columns does."""

import sys
from decimal import Decimal
from io import BytesIO

import pytest

from analysis.faults import BadInput
from analysis.national import read_national
from analysis.parquet import read_parquet, text_of
from tests.analysis.national_files import COLUMNS, at, rows
from tests.analysis.test_national import read


def parquet_of(columns):
    arrow = pytest.importorskip("pyarrow", reason="pyarrow is not installed (extra parquet)")
    import pyarrow.parquet as pq

    data = BytesIO()
    pq.write_table(arrow.table(columns), data)
    return data.getvalue()


def test_a_parquet_file_reads_as_the_csv_does():
    found = rows()
    at(found, 3301, 2010)["miskin"] = ""
    columns = {}
    for name, column in COLUMNS.items():
        values = [row[column] for row in found]
        if name not in ("code", "name", "province"):
            values = [float(value) if value else None for value in values]
        columns[column] = values
    table = read_national(parquet_of(columns), "national.parquet", COLUMNS)
    assert [(row.line, row.values) for row in table.rows] == [
        (row.line, row.values) for row in read(found).rows
    ]


def test_the_names_of_the_columns_are_the_first_row():
    found = read_parquet(parquet_of({"a": [1], "b": ["x"]}), "t.parquet")
    assert found == ([(1, ["a", "b"]), (2, ["1", "x"])], [])


def test_what_is_no_parquet_is_told(monkeypatch):
    pytest.importorskip("pyarrow", reason="pyarrow is not installed (extra parquet)")
    with pytest.raises(BadInput, match=r"national\.parquet: found no Parquet"):
        read_national(b"PAR1", "national.parquet", COLUMNS)
    # as on a machine without the extra
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    with pytest.raises(
        BadInput, match=r"national\.parquet: found a Parquet file, .*uv sync --extra parquet"
    ):
        read_national(b"PAR1", "national.parquet", COLUMNS)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (float("nan"), ""),
        (3301.0, "3301"),
        (10.5, "10.5"),
        (Decimal("10.50"), "10.50"),
        (Decimal("1E+3"), "1000"),
        ("Kota", "Kota"),
        (7, "7"),
    ],
)
def test_a_value_of_a_parquet_file_reads_as_it_would_be_typed(value, text):
    assert text_of(value) == text
