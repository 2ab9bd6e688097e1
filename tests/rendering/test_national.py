"""The national file as the config names it."""

import hashlib

import pytest

from analysis.faults import BadInput
from rendering.national import open_national
from tests.analysis.national_files import COLUMNS, csv_of, rows


def test_a_fetched_file_is_read_only_with_its_sum(tmp_path):
    file, data = tmp_path / "national.csv", csv_of(rows(2))
    chosen = {"columns": COLUMNS, "year": 2010, "sha256": hashlib.sha256(data).hexdigest()}
    file.write_bytes(data)
    assert len(open_national(chosen, file).rows) == 6
    file.write_bytes(data.replace(b"100000", b"100001"))
    with pytest.raises(BadInput, match="found the sha256 sum"):
        open_national(chosen, file)
