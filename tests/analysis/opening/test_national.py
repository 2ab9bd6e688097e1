"""The national file as the config names it."""

import hashlib

import pytest

from analysis.atlas.districts import told_without
from analysis.country import country
from analysis.opening.national import districts_named, open_national
from runut.tables.errors import BadInput
from tests.analysis.national_files import COLUMNS, at, csv_of, rows


def test_a_fetched_file_is_read_only_with_its_sum(tmp_path):
    file, data = tmp_path / "national.csv", csv_of(rows(2))
    chosen = {"columns": COLUMNS, "year": 2010, "sha256": hashlib.sha256(data).hexdigest()}
    file.write_bytes(data)
    assert len(open_national(chosen, file).rows) == 6
    file.write_bytes(data.replace(b"100000", b"100001"))
    with pytest.raises(BadInput, match="found the sha256 sum"):
        open_national(chosen, file)


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


def test_messages_call_places_as_they_are_declared_and_in_a_language_that_there_is(monkeypatch):
    place = {"one": {"id": "munisipalitas", "en": "municipality"}, "many": {"id": "munisipalitas"}}
    monkeypatch.setitem(country().about["levels"], "place", place)
    one = {"code": "1", "name": {"id": "Satu"}, "why": []}
    named = "munisipalitas without a brief:\n  Satu (1): no row for the year"
    assert told_without([one, one]).startswith("2 munisipalitas without a brief:")
    assert told_without([one]) == named.replace("munisipalitas", "1 municipality", 1)


def opened(tmp_path, found, **choice):
    file = tmp_path / "national.csv"
    file.write_bytes(csv_of(found))
    return open_national({"columns": COLUMNS, "year": 2010, **choice}, file)


@pytest.mark.parametrize("years", [(2009, 2010, 2011), (2010,)])
@pytest.mark.parametrize(
    ("columns", "digits"),
    [(("miskin",), 3), (("miskin",), 1), (("bekerja", "menganggur"), 3), (("persen",), 2)],
)
def test_a_column_in_another_magnitude_stops_the_build(tmp_path, columns, digits, years):
    """129 poor people of 881,801, beside a published rate of 14.58 per cent."""
    found = rows(8, years)
    for row in found:
        for column in columns:
            value = float(row[column]) / 10**digits
            row[column] = f"{value:.4f}" if column == "persen" else f"{value:.0f}"
    with pytest.raises(BadInput) as raised:
        opened(tmp_path, found)
    assert len(raised.value.errors) == len(years)
    first = raised.value.errors[0]
    told = "bekerja" if "bekerja" in columns else "miskin"
    assert first.column == told and "and the like through" in first.found
    assert "magnitude: thousand" in first.expected


def test_a_column_that_says_what_it_is_in_is_right(tmp_path):
    found = rows()
    people = {row["kode"] + row["tahun"]: row["miskin"] for row in found}
    for row in found:
        row["miskin"] = f"{int(row['miskin']) / 1000:.1f}".replace(".", ",")
    poor = {"name": "miskin", "magnitude": "ribu", "decimal_mark": ","}
    national = opened(tmp_path, found, columns={**COLUMNS, "poor": poor})
    assert {row.code + str(row.year): str(row.values["poor"]) for row in national.rows} == people


def test_single_rows_of_another_magnitude_stop_nothing(tmp_path):
    found = rows()
    at(found, 3301, 2010)["miskin"] = "10"
    assert opened(tmp_path, found)
