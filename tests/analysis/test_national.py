"""A national file becomes exact rows; what is wrong is told with its place, all at once."""

import io
import os
from fractions import Fraction
from pathlib import Path

import pytest

from analysis.faults import BadInput
from analysis.national import district, names, read_national
from analysis.registry import build_registry
from tests.analysis.national_files import COLUMNS, at, csv_of, rows

SOURCE = {"title": "A yearbook"}
REAL_COLUMNS = {
    "code": "bps_code", "name": "dapoer_name", "province": "province", "year": "year",
    "population": "population", "poor": "poor", "official_rate": "poverty_rate_pct",
    "employed": "employed", "unemployed": "unemployed", "labour_force": "labour_force",
}  # fmt: skip


def read(found):
    return read_national(csv_of(found), "national.csv", COLUMNS)


@pytest.fixture(scope="session")
def real():
    """The file that NATIONAL_FILE names, which is not part of the project."""
    path = os.environ.get("NATIONAL_FILE")
    if not path:
        pytest.skip("NATIONAL_FILE names no national file (columns as in INDO-DAPOER's extract)")
    return read_national(Path(path).read_bytes(), "national.csv", REAL_COLUMNS)


def test_rows_are_exact():
    national = read(rows())
    assert len(national.rows) == 24 and not national.bad
    row = national.row("3302", 2010)
    assert row.values["population"] == 401_000
    assert row.values["official_rate"] == Fraction(row.printed["official_rate"])
    assert row.line == 6


def test_a_blank_is_not_published():
    found = rows()
    at(found, 3301, 2010)["miskin"] = ""
    national = read(found)
    assert national.row("3301", 2010).values["poor"] is None and not national.bad
    cells = {cell.id for cell in district(national, "3301", 2010, SOURCE).cells}
    assert "population" in cells and "labour.employed" in cells and "poor" not in cells


def test_a_district_has_the_numbers_of_a_city_with_their_place():
    registry = build_registry(district(read(rows()), "3303", 2011, SOURCE))
    numbers = registry["numbers"]
    for name in ("population", "poor", "labour.employed", "labour.unemployed"):
        assert numbers[name]["source"]["file"] == "national.csv"
        assert numbers[name]["source"]["row"] == 10
    assert numbers["labour.employed"]["source"]["column"] == "bekerja"
    assert numbers["official_rate.2011"]["source"]["printed"] == "10.00"
    assert numbers["poverty_rate"]["cells"] == ["poor", "population"]
    assert "working_poor_share_high.neither" in numbers
    assert registry["publications"]["national.csv"] == [SOURCE]


def test_a_bad_district_fails_alone_with_all_its_faults():
    found = rows()
    row = at(found, 3302, 2010)
    row["penduduk"], row["miskin"], row["persen"] = "40.1000,5", "banyak", "110"
    national = read(found)
    assert {fault.column for fault in national.bad["3302"]} == {"penduduk", "miskin", "persen"}
    with pytest.raises(BadInput, match="banyak"):
        district(national, "3302", 2010, SOURCE)
    assert district(national, "3303", 2010, SOURCE).cells
    # its other years can be read
    assert district(national, "3302", 2011, SOURCE).cells


@pytest.mark.parametrize(
    ("column", "value", "expected"),
    [
        ("kode", "33", "four digits"),
        ("tahun", "10", "a year of four digits"),
        ("nama", "", "a name"),
        ("nama", "A\u202eB", "characters that can be seen"),
        ("penduduk", "-5", "whole number of people"),
        ("penduduk", "1.5", "whole number of people"),
        ("penduduk", "276.474,0", "a number with a decimal point"),
    ],
)
def test_what_cannot_be_read_is_named(column, value, expected):
    found = rows()
    at(found, 3301, 2009)[column] = value
    (faults,) = read(found).bad.values()
    assert faults[0].column == column and expected in faults[0].expected and faults[0].row == 2


def test_a_year_twice_is_refused():
    found = rows()
    national = read([*found, at(found, 3301, 2010)])
    assert "again" in national.bad["3301"][0].found
    assert national.row("3301", 2010) is None and national.row("3301", 2011)


def test_missing_columns_are_told_at_once():
    with pytest.raises(BadInput) as raised:
        read_national(b"a,b\n1,2\n", "national.csv", COLUMNS)
    assert len(raised.value.faults) == len(COLUMNS)


def test_more_poor_than_people_cannot_be():
    found = rows()
    at(found, 3301, 2010)["miskin"] = "142000"
    with pytest.raises(BadInput, match="at most 101000"):
        district(read(found), "3301", 2010, SOURCE)


@pytest.mark.parametrize(
    ("code", "name", "expected"),
    [
        ("3301", "Cilacap, Kab.", {"id": "Kabupaten Cilacap", "en": "Cilacap Regency"}),
        ("1872", "Metro, Kota", {"id": "Kota Metro", "en": "Metro"}),
        ("1872", "Kota Metro", {"id": "Kota Metro", "en": "Metro"}),
        ("9109", "Tambrauw, Kab", {"id": "Kabupaten Tambrauw", "en": "Tambrauw Regency"}),
        ("7401", "Kotabaru", {"id": "Kabupaten Kotabaru", "en": "Kotabaru Regency"}),
    ],
)
def test_names(code, name, expected):
    found = rows()
    at(found, 3301, 2009).update(kode=code, nama=name)
    assert names(read(found).row(code, 2009)) == expected


def test_a_sheet_reads_as_the_csv_does():
    from openpyxl import Workbook

    found, book = rows(), Workbook()
    book.active.append(list(COLUMNS.values()))
    for row in found:
        values = [row[column] for column in COLUMNS.values()]
        book.active.append([v if i in (0, 1, 2) else float(v) for i, v in enumerate(values)])
    data = io.BytesIO()
    book.save(data)
    sheet = read_national(data.getvalue(), "national.xlsx", COLUMNS)
    assert [row.values for row in sheet.rows] == [row.values for row in read(found).rows]


def test_a_parquet_file_reads_as_the_csv_does():
    arrow = pytest.importorskip("pyarrow", reason="pyarrow is not installed (extra parquet)")
    import pyarrow.parquet as pq

    found, data = rows(), io.BytesIO()
    at(found, 3301, 2010)["miskin"] = ""
    columns = {}
    for name, column in COLUMNS.items():
        values = [row[column] for row in found]
        if name not in ("code", "name", "province"):
            values = [float(value) if value else None for value in values]
        columns[column] = values
    pq.write_table(arrow.table(columns), data)
    table = read_national(data.getvalue(), "national.parquet", COLUMNS)
    assert [row.values for row in table.rows] == [row.values for row in read(found).rows]


def test_the_whole_country(real):
    assert len(real.rows) == 1480 and not real.bad
    built, failed = 0, set()
    for row in real.rows:
        if row.year == 2010:
            try:
                build_registry(district(real, row.code, 2010, SOURCE))
                built += 1
            except BadInput:
                failed.add(row.code)
    assert built == 496 and failed == {"5317", "8206"}
