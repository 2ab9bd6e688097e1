"""A Parquet file reads as a CSV file of the same columns does."""

import sys
from decimal import Decimal
from io import BytesIO

import pytest

from analysis.national.panel import read_national
from runut.tables.errors import BadInput
from runut.tables.long import read_parquet, text_of
from tests.analysis.national.test_panel import read
from tests.analysis.national_files import COLUMNS, at, rows


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


def test_single_precision_is_read_with_its_own_digits():
    arrow = pytest.importorskip("pyarrow", reason="pyarrow is not installed (extra parquet)")
    one = arrow.array([12.3, None, 145471], arrow.float32())
    data = parquet_of({"a": one, "b": arrow.array([b"Kota", b"\xff", None])})
    assert read_parquet(data, "x.parquet")[0] == [
        (1, ["a", "b"]), (2, ["12.3", "Kota"]), (3, ["", "\\xff"]), (4, ["145471", ""]),
    ]  # fmt: skip


def test_a_parquet_file_may_have_as_many_rows_as_are_allowed(monkeypatch):
    data = parquet_of({"a": [1, 2, 3]})
    monkeypatch.setattr("runut.tables.long.MOST_ROWS", 3)
    rows_read, errors = read_parquet(data, "x.parquet")
    assert len(rows_read) == 4 and not errors
    monkeypatch.setattr("runut.tables.long.MOST_ROWS", 2)
    (error,) = read_parquet(data, "x.parquet")[1]
    assert error.found.startswith("3 rows") and error.row == 0


def test_a_parquet_file_may_be_as_large_as_is_allowed(monkeypatch):
    data = parquet_of({"a": ["Kota Metro"]})
    import pyarrow.parquet as pq

    size = pq.ParquetFile(BytesIO(data)).metadata.row_group(0).total_byte_size
    monkeypatch.setattr("runut.tables.long.LARGEST", size)
    assert not read_parquet(data, "x.parquet")[1]
    monkeypatch.setattr("runut.tables.long.LARGEST", size - 1)
    (error,) = read_parquet(data, "x.parquet")[1]
    assert f"{size} bytes unpacked" in error.found


@pytest.mark.parametrize("kind", ["text", "time"])
def test_a_parquet_file_that_breaks_while_it_is_read_is_one_message(kind):
    arrow = pytest.importorskip("pyarrow", reason="pyarrow is not installed (extra parquet)")
    if kind == "text":
        data = parquet_of({"a": ["Kota Metro"]}).replace(b"Kota M", b"\xff\xffta M")
    else:
        far = arrow.array([2**62], arrow.timestamp("us"))
        data = parquet_of({"a": far})
    rows_read, (error,) = read_parquet(data, "x.parquet")
    assert not rows_read and error.found.startswith("no Parquet (")
