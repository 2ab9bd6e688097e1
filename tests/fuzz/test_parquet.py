"""A national file as Parquet, broken in its bytes and with columns of any kind."""

from io import BytesIO

import pytest
from hypothesis import strategies as st

from analysis.national.panel import read_national
from runut.tables.errors import BadInput
from tests.analysis.national_files import COLUMNS, rows
from tests.fuzz.cases import NASTY, TEXT, fuzz, refused, spliced
from tests.fuzz.test_national import followed

arrow = pytest.importorskip("pyarrow", reason="pyarrow is not installed (extra parquet)")
pq = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed (extra parquet)")

ROWS = rows(4, (2009, 2010))
TABLE = {column: [row[column] for row in ROWS] for column in COLUMNS.values()}
TYPES = st.sampled_from(
    [arrow.float16(), arrow.float32(), arrow.float64(), arrow.int64(), arrow.decimal128(30, 4),
     arrow.binary(), arrow.date32(), arrow.timestamp("us"), arrow.bool_(),
     arrow.list_(arrow.int64()), arrow.dictionary(arrow.int32(), arrow.string())]
)  # fmt: skip


def packed(columns: dict) -> bytes:
    data = BytesIO()
    pq.write_table(arrow.table(columns), data)
    return data.getvalue()


def read(data: bytes) -> bool:
    try:
        return followed(read_national(data, "national.parquet", COLUMNS))
    except BadInput as error:
        return refused(error)


@fuzz(data=spliced(packed(TABLE)))
def test_parquet_files(data):
    return read(data)


@fuzz(
    column=st.sampled_from(sorted(TABLE)),
    kind=TYPES,
    values=st.one_of(
        st.lists(st.one_of(st.none(), st.floats(), st.integers(-(2**63), 2**63 - 1)),
                 min_size=8, max_size=8),
        st.lists(st.one_of(st.none(), NASTY, TEXT), min_size=8, max_size=8),
        st.lists(st.one_of(st.none(), st.binary(max_size=9)), min_size=8, max_size=8),
        st.lists(st.lists(st.integers(0, 9), max_size=2), min_size=8, max_size=8),
    ),
)  # fmt: skip
def test_parquet_columns_of_any_kind(column, kind, values):
    try:
        cells = arrow.array(values, kind)
        data = packed({**TABLE, column: cells})
    except (arrow.ArrowException, TypeError, ValueError, OverflowError):
        cells = arrow.array([repr(value)[:50] for value in values])
        data = packed({**TABLE, column: cells})
    return read(data)
