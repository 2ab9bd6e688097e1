"""The national file as the config names it."""

import hashlib

import pytest

from analysis.national.opening import districts_named, open_national
from runut.tables.errors import BadInput
from tests.analysis.national_files import COLUMNS, csv_of, rows


def test_a_fetched_file_is_read_only_with_its_sum(tmp_path):
    file, data = tmp_path / "national.csv", csv_of(rows(2))
    chosen = {"columns": COLUMNS, "year": 2010, "sha256": hashlib.sha256(data).hexdigest()}
    file.write_bytes(data)
    assert len(open_national(chosen, file).rows) == 6
    file.write_bytes(data.replace(b"100000", b"100001"))
    with pytest.raises(BadInput, match="found the sha256 sum"):
        open_national(chosen, file)


@pytest.mark.parametrize("missing", ["national.csv", "corrections.csv"])
def test_a_file_that_is_not_there_is_named(tmp_path, missing):
    corrections = tmp_path / "corrections.csv"
    chosen = {"columns": COLUMNS, "year": 2010, "corrections": corrections.as_posix()}
    for file in (tmp_path / "national.csv", corrections):
        if file.name != missing:
            file.write_bytes(csv_of(rows(2)))
    with pytest.raises(BadInput, match=rf"{missing}: found no such file, expected a file that"):
        open_national(chosen, tmp_path / "national.csv")


def test_corrections_are_made_and_a_year_without_districts_is_refused(tmp_path):
    file, corrections = tmp_path / "national.csv", tmp_path / "corrections.csv"
    file.write_bytes(csv_of(rows(2)))
    corrections.write_text(
        "code,year,measure,expects,value,why_id,why_en,who\n"
        "3301,2010,poor,10100,10200,salah,wrong,A yearbook\n"
    )
    chosen = {"columns": COLUMNS, "year": 2010, "corrections": corrections.as_posix()}
    assert open_national(chosen, file).by_key["3301", 2010].values["poor"] == 10200
    with pytest.raises(BadInput, match="1999"):
        open_national(chosen | {"year": 1999}, file)


def test_districts_are_named_with_what_is_told_of_each():
    found = [({"name": {"en": "Bogor"}, "code": "3271"}, "no row for the year")]
    assert districts_named(found) == "\n  Bogor (3271): no row for the year"
