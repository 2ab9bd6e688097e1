"""Kinds of tables that statistical offices publish: read to the right numbers, or asked about."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from runut.look.grid import read_grids
from runut.look.propose import propose
from runut.look.vocabulary import Vocabulary
from runut.tables.errors import BadInput
from tests.runut.look.mapped import KNOWN, applied, columns, confirmed, errors_of, table

CODES = "Kode;Nama;Penduduk 2005\n1801;Kab. Lampung Barat;1\n1871;Kota Bandar Lampung;2\n"
CODES += "3201;Kab. Bogor;3\n3271;Kota Bogor;4\n"


def numbers(paths: list[Path]) -> dict[str, dict[str, str]]:
    """By code and year in one word, the numbers of the tables, without those of CODES."""
    found = applied(confirmed(paths))
    return {f"{code} {year}": given for (code, year), given in found.items() if year != "2005"}


def book(path: Path, *rows: list, percent: str = "") -> list[Path]:
    made = Workbook()
    for row in rows:
        made.active.append(row)
    for cell in made.active[percent] if percent else ():
        cell.number_format = "0.00%"
    made.save(path)
    return [path]


HEAD = "Kode;Kabupaten/Kota;"
ONE = {"1801 2010": {"population": "1000"}, "3271 2010": {"population": "2000"}}
RATES = {"1801 2010": {"official_rate": "12.5"}, "3271 2010": {"official_rate": "7.25"}}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what spreadsheets make of codes, and codes that could be years
        (f"{HEAD}Penduduk 2010\n1801.0;A;1.000\n3271.0;B;2.000\n", ONE),
        (f"{HEAD}Penduduk 2010\n'1801;A;1.000\n'3271;B;2.000\n", ONE),
        (f"{HEAD}Persentase Penduduk Miskin 2010\n1801;A;12,5 %\n3271;B;7,25%\n", RATES),
        (f"{HEAD}Penduduk Miskin 2010\n1801;A;12,5%\n3271;B;7,25%\n", RATES),
        (f"{HEAD}P0 2010\n1801;A;12,5\n3271;B;7,25\n", RATES),
        # one measure or year below another, with the same head, or with another
        (f"Penduduk, 2009;;\n{HEAD}Jumlah\n1801;A;1.100\nSumber: BPS 2012;;\n;;\n"
         f"Penduduk, 2010;;\n{HEAD}Jumlah\n1801;A;1.000\n3271;B;2.000\n",
         {"1801 2009": {"population": "1100"}} | ONE),
        (f"{HEAD}Penduduk Miskin 2010;TPT 2010\n1801;A;10;4,1\n;;;\n"
         f"{HEAD}TPT 2010;Penduduk Miskin 2010\n3271;B;5,2;20\n",
         {"1801 2010": {"poor": "10", "unemployment_rate": "4.1"},
          "3271 2010": {"poor": "20", "unemployment_rate": "5.2"}}),
        (f"Penduduk 2009-2010;;\n{HEAD}Jumlah\n2009;;\n1801;A;1.100\n2010;;\n1801;A;1.000\n"
         "3271;B;2.000\n", {"1801 2009": {"population": "1100"}} | ONE),
        # a year among others is none of these
        (f"{HEAD}Penduduk 2010\n1801;A;1.000\n2009;;\n3271;B;2.000\n", ONE),
        # pages that go on
        (f"Penduduk, 2010;;\n{HEAD}Jumlah\n(1);(2);(3)\n1801;A;1.000\nLanjutan Tabel 3.1;;\n"
         f"{HEAD}Jumlah\n(1);(2);(3)\n3271;B;2.000\n", ONE),
        # parts of those counted, in rows above theirs, and in heads
        (f"{HEAD}Penduduk 2010\nLaki-laki/Male;;\n1801;A;400\n3271;B;900\nJumlah/Total;;\n"
         "1801;A;1.000\n3271;B;2.000\n", ONE),
        (f"{HEAD}Penduduk 2010;;\n;;L;P;L+P\n1801;A;400;600;1.000\n3271;B;900;1.100;2.000\n", ONE),
        (f"{HEAD}Persentase Penduduk Miskin 2010;;\n;;Perkotaan;Perdesaan;Perkotaan + Perdesaan\n"
         "1801;A;1,1;1,2;12,5\n3271;B;2,1;2,2;7,25\n", RATES),
        # a title of two measures, and heads that only together say which
        (f"Jumlah dan Persentase Penduduk Miskin;;;\n{HEAD}2010;\n;;Jumlah (ribu);Persentase\n"
         "1801;A;9,1;12,5\n3271;B;8,2;7,25\n",
         {"1801 2010": {"poor": "9100", "official_rate": "12.5"},
          "3271 2010": {"poor": "8200", "official_rate": "7.25"}}),
        (f"Penduduk 15 Tahun ke Atas, 2010;;;\n{HEAD}Angkatan Kerja;;\n;;Bekerja;Pengangguran;"
         "Jumlah\n1801;A;900;100;1.000\n",
         {"1801 2010": {"employed": "900", "unemployed": "100", "labour_force": "1000"}}),
        # each number in a row, with what it is and in which unit
        ("kode_provinsi,nama_provinsi,kode_kabupaten_kota,nama_kabupaten_kota,nilai,satuan,tahun,"
         "indikator\n18,LAMPUNG,1801,A,9.1,RIBU JIWA,2010,Jumlah penduduk miskin\n"
         "18,LAMPUNG,1801,A,12.5,PERSEN,2010,Persentase penduduk miskin\n"
         "18,LAMPUNG,1801,A,99,KM2,2010,Luas wilayah\n"
         "32,JAWA BARAT,3271,B,8.2,RIBU JIWA,2010,Jumlah penduduk miskin\n"
         "32,JAWA BARAT,3271,B,7.25,PERSEN,2010,Persentase penduduk miskin\n",
         {"1801 2010": {"poor": "9100", "official_rate": "12.5"},
          "3271 2010": {"poor": "8200", "official_rate": "7.25"}}),
        # totals among the rows, in the column of codes, too
        (f"{HEAD}Penduduk 2010\nJumlah;;3.000\n1801;A;1.000\n;;1.000\n;Jumlah Kabupaten;9\n"
         "3271;B;2.000\nRata-rata;;2\n", ONE),
    ],
)  # fmt: skip
def test_tables_with_codes(written, text, expected):
    assert numbers(written(a=text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        # a name that stands for the rows below it, points before names, signs behind them
        "Kabupaten/Kota;Tahun;Penduduk\nKab. Lampung Barat;2010;1.000\n;2011;1.100\n"
        "Kota Bogor;2010;2.000\n",
        "Kabupaten/Kota;Penduduk 2010\n..Lampung Barat (Kab.) 1);1.000\n..Bogor, Kota*;2.000\n",
        # years as rows, places as columns
        "Jumlah Penduduk;;\nTahun;Kab. Lampung Barat;Kota Bogor\n2010;1.000;2.000\n"
        "2011;1.100;2.200\n",
        # headings in two languages tell two places of one name apart
        "Kabupaten/Kota;Penduduk 2010;\nKabupaten;;Regency\nLampung Barat;1.000;\n"
        "Kota;;Municipality\nBogor;2.000;\n",
        # as the codes of other places
        "Kabupaten/Kota;Penduduk 2010\nLampung Barat;1.000\nKota Bogor;2.000\n"
        "Bandar Lampung;8.800\n",
    ],
)
def test_tables_without_codes(written, text):
    found = numbers(written(names=text, codes=CODES))
    assert ONE.items() <= found.items()


def test_a_day_in_a_cell_is_of_its_year(tmp_path):
    head = ["Kode", "Kabupaten/Kota", "Tahun", "Penduduk"]
    rows = ([1801, "A", date(2010, 3, 1), 1000], [3271, "B", date(2010, 9, 1), 2000])
    assert numbers(book(tmp_path / "a.xlsx", head, *rows)) == ONE


def test_a_sheet_that_shows_per_cent_says_so(tmp_path):
    rows = (["Kode", "Nama", "Penduduk Miskin 2010"], [1801, "A", 0.1251], [3271, "B", 0.0725])
    found = numbers(book(tmp_path / "a.xlsx", *rows, percent="C"))
    assert found == {
        "1801 2010": {"official_rate": "12.51"},
        "3271 2010": {"official_rate": "7.25"},
    }


def test_per_cent_are_no_count_of_people(written):
    paths = written(a=f"{HEAD}Penduduk 2010\n1801;A;10\n")
    mapping = confirmed(paths)
    paths[0].write_text(f"{HEAD}Penduduk 2010\n1801;A;10%\n")
    assert "found '10%' in per cent, expected a number of persons" in errors_of(
        lambda: applied(mapping)
    )


def test_a_sheet_s_name_may_be_its_year(tmp_path):
    made = Workbook()
    made.active.title = "2010"
    for row in (["Kode", "Nama", "Penduduk"], [1801, "A", 1000], [3271, "B", 2000]):
        made.active.append(row)
    made.save(tmp_path / "a.xlsx")
    assert numbers([tmp_path / "a.xlsx"]) == ONE
    proposal = propose([tmp_path / "a.xlsx"], KNOWN)
    assert proposal.behind == {(0, "C"): "the year is the sheet's"}


def test_a_row_of_a_place_is_never_taken_for_a_head(written):
    text = f"{HEAD}Penduduk 2010\n1871;Kota Bandar Lampung;\n1801;A;x)\n3271;B;2.000\n"
    (path,) = written(a=text)
    assert len(propose([path], KNOWN).shapes) == 1
    assert "row 3, column C: found 'x)'" in errors_of(lambda: applied(confirmed([path])))


def test_numbers_in_a_head_are_no_row(written):
    text = "Kode;Nama;Penduduk 2010;0;1\n1801;A;1.000;1;2\n3271;B;2.000;3;4\n"
    found = table(written(a=text))
    assert (found["head"], found["rows"]) == ("1", "2-3")


def test_two_numbers_of_one_year_are_asked_about_with_a_reason(written):
    text = f"{HEAD}TPT 2010;\n;;Februari;Agustus\n1801;A;4,1;4,2\n"
    proposal = propose(written(a=text), KNOWN)
    assert set(proposal.behind.values()) == {
        "unemployment_rate, as another column of the same year: keep one of them"
    }
    two = columns(written(b=f"{HEAD}Penduduk 2009/2010;Penduduk 2010/2011\n1801;A;1;2\n"))
    assert [(one["measure"], one["year"]) for one in two.values()] == [("population", "?")] * 2


def test_the_one_column_of_numbers_is_asked_about(written):
    text = f"{HEAD}OBS_VALUE\n1801;A;10\n3271;B;20\n"
    assert columns(written(a=text))["C"]["measure"] == "?"


def test_codes_of_smaller_places_are_told(written):
    (path,) = written(a="Kode;Kecamatan;Penduduk 2010\n3271010;X;10\n3271020;Y;20\n")
    (shape,) = propose([path], KNOWN).shapes
    assert shape.idle[0] == "codes, but none of a place's 4 digits"


def test_columns_whose_heads_tell_go_before_others(written):
    text = "aliran;kode;nama;tahun;penduduk;tanda\nX;1801;A;2010;1000;\nX;3271;B;2010;2000;s\n"
    found = table(written(a=text))
    assert (found["code"], found["name"]) == ("B", "C")
    flags = "aliran;kode;tahun;penduduk;tanda\nX;1801;2010;1000;\nX;3271;2010;2000;s\n"
    assert "name" not in table(written(b=flags))


def test_signs_of_a_code_that_may_be_either():
    about = {
        "code": {"digits": 4, "letters": [1, 2], "either": [3, 4]},
        "columns": {},
        "measures": {},
    }
    known = Vocabulary("regions.yaml", about)
    assert known.is_place("DE11") and known.is_place("ITC4") and not known.is_place("1E11")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a workbook of the old form (XLS)"),
        (b"\n<HTML><table><tr><td>1801</td></tr></table>", "a page (HTML)"),
        (b"%PDF-1.4\n", "a PDF"),
        (b"PK\x03\x04", "no workbook"),
    ],
)
def test_files_of_other_kinds_are_called_by_what_they_are(written, data, said):
    (path,) = written(a=data)
    with pytest.raises(BadInput) as bad:
        read_grids(path)
    (error,) = bad.value.errors
    assert error.found == said and error.expected.endswith(
        "in a spreadsheet program and save it so"
    )
