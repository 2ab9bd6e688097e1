"""What tables are taken for, what is asked of whoever knows, and what comes of the answers."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from runut.look.apply import join
from runut.look.command import apply, look
from runut.look.grid import Cell, Grid, read_grids, rows_in, rows_text
from runut.look.mapping import mapping_text, read_mapping
from runut.look.numbers import marks_of
from runut.look.propose import propose
from runut.look.shape import shape_of
from runut.tables.errors import BadInput
from tests.runut.look import published
from tests.runut.look.mapped import KNOWN, applied, columns, confirmed, errors_of, table
from tests.studies import STUDY

CODES = "Kode;Nama;Penduduk 2010\n1101;Simeulue;80674\n1102;Aceh Singkil;102505\n"
CODES += "7501;Boalemo;129253\n7502;Kab. Gorontalo;355988\n7571;Kota Gorontalo;180127\n"


@pytest.fixture
def three(tmp_path) -> list[Path]:
    """Three tables of all oddities."""
    names, found = published.counts()
    paths = [tmp_path / name for name in ("penduduk.xlsx", "miskin.csv", "kerja.csv")]
    published.population_sheet(paths[0], names, found)
    published.poverty_text(paths[1], names, found)
    published.labour_text(paths[2], names, found)
    return paths


def test_a_workbook_with_a_head_of_three_storeys(three):
    found = table(three)
    assert (found["sheet"], found["head"], found["rows"]) == ("Tabel 3.1", "4-6", "8-26")
    assert (found["code"], found["name"], found["footnotes"]) == ("A", "B", ["*"])
    assert columns(three) == {
        "E": {"column": "E", "head": "Penduduk / 2009 / Jumlah", "measure": "population",
              "year": 2009, "group_mark": "."},
        "H": {"column": "H", "head": "Penduduk / 2010* / Jumlah", "measure": "population",
              "year": 2010, "group_mark": "."},
    }  # fmt: skip
    assert found["leave_out"]["8"] == "SUMATERA UTARA: what places lie in"
    assert found["leave_out"]["26"] == "INDONESIA: all together"


def test_a_text_of_windows_with_semicolons(three):
    found = table(three, 1)
    assert (found["encoding"], found["separator"]) == ("windows-1252", "semicolons")
    assert found["marks"] == {"...": "blank", "n.a.": "blank", "…": "blank"}
    assert found["below"] == {5: "kabupaten", 7: "kota"}
    assert {one: found["measure"] for one, found in columns(three, 1).items()} == {
        "B": "poor", "C": "poor", "D": "official_rate", "E": "poverty_line",
    }  # fmt: skip
    poor = columns(three, 1)["B"]
    assert (poor["year"], poor["magnitude"], poor["decimal_mark"]) == (2009, "thousand", ",")


def test_rows_by_sex_are_those_of_all(three):
    found = table(three, 2)
    assert (found["encoding"], found["year"], found["only"]) == ("utf-8-sig", "D", {"C": "Total"})
    assert "leave_out" not in found


def test_what_is_not_known_is_asked_and_not_guessed(three):
    proposal = propose(three, KNOWN)
    assert proposal.mapping["names"] == {
        "kabupaten / Entah": "?", "kota / Ujung Pandang": "?", "kota / Semarrang": "?",
    }  # fmt: skip
    assert proposal.remarks["kota / Semarrang"] == "is it 3374 Kota Semarang?"


def test_a_mapping_with_a_question_is_not_applied(three):
    said = errors_of(lambda: apply(STUDY, confirmed(three)))
    assert said.count("the question ?") == 3 and "kota / Semarrang" in said


def test_a_look_shows_all_and_writes_the_mapping_once(three, capsys):
    assert look(STUDY, [str(one) for one in three]) == 1
    said = capsys.readouterr().out
    for text in (
        "below it, from row 27 on",
        "above the line, and not read: 2",
        "no measure of the study is called so",
        '"n.a.": blank',
        'kota / Ujung Pandang: "?"',
        "answer its 3 questions",
    ):
        assert text in said
    written = three[0].parent / "mapping.yaml"
    before = written.read_bytes()
    assert "file: penduduk.xlsx" in before.decode()
    assert "it is there already" in errors_of(lambda: look(STUDY, [str(three[0])]))
    assert written.read_bytes() == before


def test_one_table_of_rates_alone(written):
    text = "kode_kabkota;nama_kabkota;tahun;pct_miskin;tpt\n1101;simeuleu;2023;17.5;5.1\n"
    text += "1171;kota banda aceh;2023;7.1;8.0\n11;provinsi aceh;2023;14.4;6.0\n"
    path = confirmed(written(rates=text))
    assert applied(path) == {
        ("1101", "2023"): {"official_rate": "17.5", "unemployment_rate": "5.1"},
        ("1171", "2023"): {"official_rate": "7.1", "unemployment_rate": "8.0"},
    }  # fmt: skip


@pytest.mark.parametrize(
    ("texts", "whole", "most", "expected"),
    [
        (["276.474", "12"], True, None, [("", ".")]),
        (["1,234,567", "89"], True, None, [("", ",")]),
        (["1 234 567"], True, None, [("", " ")]),
        (["12,5", "7"], False, 100, [(",", "")]),
        (["1.234,5"], False, None, [(",", ".")]),
        (["123.900", "88.100"], False, None, [("", "."), (".", "")]),
        (["12.345"], False, 100, [(".", "")]),
        (["276474"], True, None, [("", "")]),
        (["12,5", "7.5"], False, 100, []),
        (["1.234", "12.5"], True, None, []),
    ],
)
def test_marks_are_those_that_all_numbers_have_in_common(texts, whole, most, expected):
    assert sorted(marks_of(texts, whole, most)) == expected


def test_one_place_s_table_of_years_makes_what_its_folder_takes(written):
    text = (
        "Kemiskinan di Kota Metro;;\nTahun;Penduduk Miskin (ribu jiwa);Persentase Penduduk Miskin\n"
    )
    text += "2009;21,2;15,07\n2010*;20,1;13,77\n"
    (path,) = written(a=text)
    proposal = propose([path], KNOWN)
    assert proposal.mapping["columns"] == ["year", "poor", "official_rate"]
    assert proposal.mapping["tables"][0]["place"] == "?"
    proposal.mapping["tables"][0] |= {"place": "1872", "file": "a.csv"}
    target = path.with_name("mapping.yaml")
    target.write_text(mapping_text(proposal.mapping, {}, {}, "mapping.yaml"), encoding="utf-8")
    assert apply(STUDY, target) == 0
    assert path.with_name("joined.csv").read_text() == (
        "year,poor,official_rate\n2009,21200,15.07\n2010,20100,13.77\n"
    )


def test_codes_that_look_like_years_are_codes(written):
    text = "Kode;Nama;Penduduk 2010\n1801;Lampung Barat;419037\n1872;Kota Metro;145471\n"
    assert (table(written(a=text))["code"], applied(confirmed(written(a=text)))) == (
        "A", {("1801", "2010"): {"population": "419037"},
              ("1872", "2010"): {"population": "145471"}},
    )  # fmt: skip


def test_numbers_that_can_be_read_in_two_ways_are_asked_about(written):
    text = "Kode;Nama;Penduduk Miskin (ribu)\n1101;Simeulue;123.900\n1102;Aceh Singkil;88.100\n"
    (column,) = columns(written(a=text)).values()
    assert (column["decimal_mark"], column["group_mark"], column["year"]) == ("?", "?", "?")


def test_other_columns_of_a_table_settle_its_marks(written):
    text = "Kode;Nama;Miskin 2010 (ribu);Penduduk 2010\n1101;Simeulue;123.900;1.234.567\n"
    text = text.replace("Miskin", "Penduduk Miskin")
    proposal = propose(written(a=text), KNOWN)
    column = proposal.mapping["tables"][0]["columns"][0]
    assert column["group_mark"] == "." and "decimal_mark" not in column
    assert next(iter(proposal.behind.values())) == "marks as in the other columns"


def test_people_with_decimals_are_asked_about(written):
    text = "Kode;Nama;Penduduk Miskin 2010\n1101;Simeulue;123,9\n1102;Aceh Singkil;88,1\n"
    (column,) = columns(written(a=text)).values()
    assert (column["magnitude"], column["decimal_mark"]) == ("?", ",")


def test_zero_is_asked_about(written):
    text = "Kode;Nama;Penduduk Miskin 2014\n3218;Pangandaran;0\n3271;Kota Bogor;80100\n"
    assert table(written(a=text))["marks"] == {"0": "?"}


def test_year_and_measure_of_the_title_are_told(written):
    text = "Jumlah Penduduk Miskin, 2010;;\n;;\nKode;Nama;Jumlah\n1101;Simeulue;19000\n"
    proposal = propose(written(a=text), KNOWN)
    (column,) = proposal.mapping["tables"][0]["columns"]
    assert (column["measure"], column["year"]) == ("poor", 2010)
    assert [*proposal.behind.values()] == ["the measure is the title's; the year is the title's"]


def test_two_columns_of_one_measure_and_year_are_asked_about(written):
    text = "Kode;Nama;Penduduk 2010;Jumlah Penduduk 2010\n1101;Simeulue;80674;80675\n"
    assert [one["measure"] for one in columns(written(a=text)).values()] == ["?", "?"]


def test_the_longest_phrase_says_which_measure_it_is():
    measures = {
        "Penduduk": {"population"}, "Penduduk Miskin": {"poor"},
        "Persentase Penduduk Miskin (%)": {"official_rate"}, "Garis Kemiskinan": {"poverty_line"},
        "Penduduk di Bawah Garis Kemiskinan": {"poor"}, "Keparahan (P2)": {"poverty_severity"},
        "Garis Kemiskinan Makanan": {""},
        "Bukan Angkatan Kerja": {""}, "Angkatan Kerja": {"labour_force"}, "Luas": set(),
    }  # fmt: skip
    assert {head: KNOWN.measures_of(head) for head in measures} == measures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1871", ("1871", "place")), ("18.71", ("1871", "place")), ("1871000", ("1871", "place")),
        ("1800", ("18", "parent")), ("18", ("18", "parent")), ("0000", ("0000", "whole")),
        ("1871010", None), ("187", None), ("Metro", None), ("²", None),
    ],
)  # fmt: skip
def test_codes_of_several_forms(text, expected):
    assert KNOWN.code_of(text) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Kab. Lampung Barat", ("kabupaten", "Lampung Barat")), ("Metro, Kota", ("kota", "Metro")),
        ("KOTA METRO", ("kota", "METRO")), ("3. Kab.Pesawaran", ("kabupaten", "Pesawaran")),
        ("Kotawaringin Barat", ("", "Kotawaringin Barat")),
        ("Sleman Regency", ("kabupaten", "Sleman")),
    ],
)  # fmt: skip
def test_a_name_and_its_kind(name, expected):
    assert KNOWN.parted(name) == expected


def test_names_join_where_they_are_the_same_but_for_blanks_and_kind(written):
    names = "Kabupaten/Kota;Penduduk Miskin 2010\nSIMEULUE ;19000\nKabupaten Aceh-Singkil;20300\n"
    path = confirmed(written(codes=CODES, names=names))
    found = {code: given.get("poor") for (code, _), given in applied(path).items()}
    assert (found["1101"], found["1102"], found["7501"]) == ("19000", "20300", None)


def test_a_name_of_two_places_is_asked_about(written):
    names = "Kabupaten/Kota;Penduduk Miskin 2010\nSimeulue;19000\nGorontalo;67100\n"
    proposal = propose(written(codes=CODES, names=names), KNOWN)
    assert proposal.mapping["names"] == {"Gorontalo": "?"}
    assert proposal.remarks["Gorontalo"] == "one of 7502 Kab. Gorontalo, 7571 Kota Gorontalo?"


def test_a_total_that_is_called_as_what_places_lie_in_is_left_out(written):
    names = "Kabupaten/Kota;Penduduk Miskin 2010\nSimeulue;19000\nAceh;861900\n"
    found = table(written(codes=CODES, names=names), 1)
    assert found["leave_out"] == {"3": "Aceh: what places lie in"}


def test_another_name_of_a_place_is_told(written):
    old = "Kode;Nama;Penduduk 2010\n1206;Toba Samosir;173129\n"
    new = "Kode;Nama;Penduduk 2020\n1206;Toba;206199\n1271;Kota Sibolga;89584\n"
    proposal = propose(written(old=old, new=new), KNOWN)
    assert proposal.told == ["1206 is called Toba Samosir and Toba, known to have been renamed"]
    path = confirmed(written(old=old, new=new.replace("Toba", "Samosir")))
    joined = join(read_mapping(path, KNOWN), KNOWN, path.parent, "mapping.yaml")
    assert [*joined.told()] == [
        "1206 is called Toba Samosir and Samosir, known to have been renamed",
        "old.csv has no row for 1271 Kota Sibolga, which other tables have",
    ]


def test_names_without_any_codes_are_told(written):
    text = "Kabupaten/Kota;Penduduk Miskin 2010\nSimeulue;19000\n"
    assert "names and no codes" in propose(written(a=text), KNOWN).told[0]


def test_every_cell_that_cannot_be_read_is_told_with_its_place(written):
    text = "Kode;Nama;Penduduk 2010\n1101;Simeulue;80.674\n1102;Aceh Singkil;102.505\n"
    paths = written(a=text)
    path = confirmed(paths)
    broken = text.replace("102.505", "#REF!").replace("80.674", "80.67").replace("1102", "11022")
    paths[0].write_text(broken)
    said = errors_of(lambda: applied(path))
    assert "row 2, column C: found '80.67'" in said and "row 3, column A: found '11022'" in said


def test_two_tables_that_print_one_number_differently_are_told(written):
    same = CODES.replace("80674", "80675")
    path = confirmed(written(a=CODES, b=same))
    said = errors_of(lambda: applied(path))
    assert "b.csv, row 2, column C: found 80675 for 1101 in 2010, expected 80674" in said
    assert "a.csv C2" in said and "1 error" in said


def test_what_is_no_number_among_numbers_is_told(written):
    text = CODES.replace("80674", "80.674r").replace("102505", "102.505")
    for number in ("129253", "355988", "180127"):
        text = text.replace(number, f"{number[:3]}.{number[3:]}")
    paths = written(a=text)
    proposal = propose(paths, KNOWN)
    assert list(proposal.behind.values()) == ["no numbers: 80.674r"]
    assert "found '80.674r'" in errors_of(lambda: applied(confirmed(paths)))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("Gorontalo: 7502", "Gorontalo: '7599'", "found 7599 for 'Gorontalo'"),
        ("Gorontalo: 7502", "Gorontalo: 7502", 'a code in quotes, such as "1871"'),
        ("separator: semicolons", "separator: semicolon", "commas, semicolons"),
        ("encoding: utf-8", "encoding: latin-15000", "an encoding such as"),
        ('rows: "2-6"', "rows: 2-6 and 8", "rows in quotes"),
        ("measure: poor", "measure: pour", "one of population, poor"),
        ("column: B", "column: 2", "a column's letter"),
    ],
)
def test_a_wrong_answer_in_the_mapping_is_told(written, old, new, said):
    names = "Kabupaten/Kota;Penduduk Miskin 2010\nSimeulue;19000\nGorontalo;67100\n"
    path = confirmed(written(codes=CODES, names=names), Gorontalo="7502")
    text = path.read_text().replace('Gorontalo: "7502"', "Gorontalo: 7502")
    assert old in text
    mended = text if old == new else text.replace("Gorontalo: 7502", 'Gorontalo: "7502"')
    path.write_text(mended.replace(old.replace("7502", '"7502"'), new))
    assert said in errors_of(lambda: applied(path))


def test_a_table_that_has_changed_since_is_told(written):
    paths = written(a=CODES)
    path = confirmed(paths)
    paths[0].write_text(CODES.replace("Penduduk 2010", "Penduduk 2011"))
    assert "look at the file anew" in errors_of(lambda: applied(path))
    paths[0].write_text("\n".join(CODES.splitlines()[:3]))
    assert "found 3 rows" in errors_of(lambda: applied(path))


@pytest.mark.parametrize("name", ["../mine.csv", "mine.txt", "/tmp/mine.csv"])
def test_what_is_made_lies_beside_the_mapping(written, name):
    path = confirmed(written(a=CODES))
    path.write_text(path.read_text().replace("joined.csv", name))
    assert "a CSV file beside the mapping" in errors_of(lambda: applied(path))


def test_a_table_is_not_written_over(written):
    paths = written(a=CODES)
    path = confirmed(paths)
    path.write_text(path.read_text().replace("makes: joined.csv", "makes: a.csv"))
    assert "another name than the tables'" in errors_of(lambda: apply(STUDY, path))
    assert paths[0].read_text() == CODES


def test_sheets_without_a_table_are_told_and_hidden_ones_not_read(tmp_path):
    book = Workbook()
    book.active.append(["Daftar Isi"])
    for title in ("Data", "Lama"):
        sheet = book.create_sheet(title)
        for row in (["Kode", "Nama", "Penduduk 2010"], [1101, "Simeulue", 80674]):
            sheet.append(row)
    book["Lama"].sheet_state = "hidden"
    book.save(tmp_path / "a.xlsx")
    proposal = propose([tmp_path / "a.xlsx"], KNOWN)
    assert [one["sheet"] for one in proposal.mapping["tables"]] == ["Data"]
    assert "sheet Sheet" in proposal.told[0] and "no row with a name" in proposal.told[0]


def test_hidden_rows_and_formulas_without_values_are_refused(tmp_path):
    book = Workbook()
    for row in (["Kode", "Nama", "Penduduk 2010"], [1101, "Simeulue", "=1+1"], [1102, "B", 3]):
        book.active.append(row)
    book.active.row_dimensions[3].hidden = True
    book.save(tmp_path / "a.xlsx")
    said = errors_of(lambda: propose([tmp_path / "a.xlsx"], KNOWN))
    assert (
        "hidden rows in the sheet Sheet: 3" in said and "row 2, column C: found a formula" in said
    )


@pytest.mark.parametrize(
    "data", [b"", b"\0\1\2", b"PK\x03\x04nothing", b"a;b\n1;2\n", b"\xff\xfe\0"]
)
def test_what_is_no_table_is_told(written, data):
    assert "a.csv" in errors_of(lambda: propose(written(a=data), KNOWN))


def test_rows_are_written_as_they_are_read():
    assert rows_text([2, 4, 5, 6]) == "3, 5-7" and rows_in("3, 5-7") == [2, 4, 5, 6]


TEXTS = st.sampled_from(
    ["", "Kode", "Nama", "Penduduk", "2010", "1101", "18", "Metro", "Kota", "12.345", "12,5", "-",
     "...", "Jumlah", "Sumber: BPS", "(1)", "Laki-laki", "Lampung", "12*", "²", "Tabel 1", "0"]
)  # fmt: skip


@given(st.lists(st.lists(TEXTS, min_size=1, max_size=5), min_size=1, max_size=8))
def test_any_cells_are_a_shape_or_no_table(rows):
    grid = Grid("a.csv", [[Cell(text) for text in row] for row in rows])
    try:
        shape = shape_of(grid, KNOWN)
    except BadInput:
        return
    assert shape.kept == [row for row in range(shape.first, shape.last + 1) if row not in shape.out]
    assert not set(shape.head) & set(range(shape.first, shape.last + 1))


@settings(max_examples=30)
@given(st.lists(st.lists(TEXTS, min_size=1, max_size=5), min_size=1, max_size=8))
def test_any_mapping_that_is_written_can_be_read_again(tmp_path_factory, rows):
    path = tmp_path_factory.mktemp("any") / "a.csv"
    path.write_text("\n".join(";".join(row) for row in rows), encoding="utf-8")
    try:
        mapping = propose([path], KNOWN).mapping
    except BadInput:
        return
    target = path.with_name("mapping.yaml")
    target.write_text(mapping_text(mapping, {}, {}, "mapping.yaml"), encoding="utf-8")
    try:
        assert {"names": {}} | read_mapping(target, KNOWN) == mapping
    except BadInput as bad:
        assert all(error.found == "the question ?" for error in bad.errors)


def test_a_file_is_read_as_it_is_declared(written):
    (path,) = written(a="Kode,Nama;x\n")
    (grid,) = read_grids(path, {"separator": "commas"})
    assert [cell.text for cell in grid.rows[0]] == ["Kode", "Nama;x"]


ROWS = """Tabel 5. Indikator Kemiskinan Kota Metro;;;;
;;;;
Uraian;Satuan;2009;2010;2011
Jumlah penduduk;jiwa;136.273;145.471;147.050
Jumlah penduduk miskin;ribu jiwa;21,2;20,1;18,5
Persentase penduduk miskin;persen;15,07;13,77;12,90
Garis kemiskinan;rupiah/kapita/bulan;262.000;281.500;...
Luas wilayah;km2;61,79;61,79;61,79
Sumber: BPS, Susenas;;;;
"""


def test_measures_as_rows_and_years_as_columns_are_turned(written):
    (path,) = written(a=ROWS)
    found = table([path])
    assert (found["turned"], found["head"], found["rows"]) == ("3-8", "1-2", "3-5")
    assert (found["year"], found["place"]) == ("C", "?")
    said = {one["measure"]: one for one in found["columns"]}
    assert list(said) == ["population", "poor", "official_rate", "poverty_line"]
    assert said["poor"]["magnitude"] == "thousand" and said["poor"]["column"] == "E"
    assert "magnitude" not in said["poverty_line"]
    proposal = propose([path], KNOWN)
    assert "Tabel 5" in proposal.shapes[0].title_text
    proposal.mapping["tables"][0] |= {"place": "1872", "file": path.name}
    file = path.parent / "mapping.yaml"
    file.write_text(mapping_text(proposal.mapping, {}, {}, file.name), encoding="utf-8")
    rows = applied(file)
    assert rows["1872", "2010"] == {
        "population": "145471", "poor": "20100", "official_rate": "13.77", "poverty_line": "281500",
    }  # fmt: skip
    assert "poverty_line" not in rows["1872", "2011"]
    joined = join(read_mapping(file, KNOWN), KNOWN, path.parent, file.as_posix())
    # the cell as the file itself has it
    assert joined.numbers["1872", 2010]["poor"].cell == "a.csv D5"


def test_measures_as_rows_and_places_as_columns_are_joined_by_name(written):
    rows = "Indikator menurut Kota, 2010;;\nIndikator;Kota Gorontalo;Simeulue\n"
    rows += "Penduduk miskin;10.200;19.000\nTPT (%);4,46;11,92\n"
    found = applied(confirmed(written(a=CODES, b=rows)))
    assert found["7571", "2010"] == {
        "population": "180127", "poor": "10200", "unemployment_rate": "4.46"
    }  # fmt: skip
    assert found["1101", "2010"]["unemployment_rate"] == "11.92"


def test_what_cannot_be_read_in_a_turned_table_is_told_where_the_file_has_it(written):
    path = confirmed(written(a=CODES, b="Indikator;Simeulue\nPenduduk miskin 2010;19.000\n"))
    (path.parent / "b.csv").write_text("Indikator;Simeulue\nPenduduk miskin 2010;banyak\n")
    said = errors_of(lambda: join(read_mapping(path, KNOWN), KNOWN, path.parent, path.name))
    assert "b.csv, row 2, column B: found 'banyak'" in said


def test_a_table_of_places_is_not_turned(written):
    text = "Jumlah Penduduk Miskin;;\nNama;2009;2010\nSimeulue;19.100;19.000\nTotal;1.000;2.000\n"
    assert "turned" not in table(written(a=CODES, b=text), 1)


SEXES = "Kode;Nama;Penduduk 2010;;Penduduk Miskin (%) 2010\n;;Laki-laki;Perempuan;\n"
SEXES += "1101;Simeulue;41.000;39.674;23,61\n1102;Aceh Singkil;51.000;...;20,30\n"


def test_two_sexes_without_a_total_are_added_where_people_are_counted(written):
    (path,) = written(a=SEXES)
    found = columns([path])
    assert found["C"]["plus"] == ["D"] and found["C"]["measure"] == "population"
    assert propose([path], KNOWN).behind[0, "C"].endswith("no total is given, so D is added")
    mapping = confirmed([path])
    assert applied(mapping) == {
        ("1101", "2010"): {"population": "80674", "official_rate": "23.61"},
        ("1102", "2010"): {"official_rate": "20.30"},
    }
    joined = join(read_mapping(mapping, KNOWN), KNOWN, path.parent, mapping.as_posix())
    assert joined.numbers["1101", 2010]["population"].cell == "a.csv C3+D3"


def test_with_a_total_or_with_one_sex_alone_nothing_is_added(written):
    total = "Kode;Nama;Penduduk 2010;;\n;;Laki-laki;Perempuan;Jumlah\n"
    total += "1101;Simeulue;41.000;39.674;80.674\n1102;Aceh Singkil;51.000;51.505;102.505\n"
    one = "Kode;Nama;Penduduk 2010 Laki-laki;TPT 2010 Perempuan;TPT 2010 Laki-laki\n"
    one += "1101;Simeulue;41.000;4,1;5,2\n1102;Aceh Singkil;51.000;4,3;5,4\n"
    assert list(columns(written(a=total))) == ["E"]
    assert columns(written(b=one)) == {}


PARTS = "Kode;Nama;Jenis Kelamin;Tahun;Bekerja;TPT\n1101;Simeulue;Laki-laki;2010;15.000;4,1\n"
PARTS += "1101;Simeulue;Perempuan;2010;14.253;5,2\n1102;Aceh Singkil;Laki-laki;2010;20.000;4,0\n"


def test_rows_of_two_sexes_without_a_total_are_added_too(written):
    whole = f"{PARTS}1102;Aceh Singkil;Perempuan;2010;-;3,0\n"
    paths = written(a=whole)
    assert table(paths)["add"] == "C" and list(columns(paths)) == ["E"]
    mapping = confirmed(paths)
    assert applied(mapping) == {("1101", "2010"): {"employed": "29253"}, ("1102", "2010"): {}}
    joined = join(read_mapping(mapping, KNOWN), KNOWN, paths[0].parent, mapping.as_posix())
    assert joined.numbers["1101", 2010]["employed"].cell == "a.csv E2+E3"
    paths[0].write_text(PARTS)
    said = errors_of(lambda: applied(mapping))
    assert "expected the rows 2-5" in said
    mapping.write_text(mapping.read_text().replace('"2-5"', '"2-4"'))
    said = errors_of(lambda: applied(mapping))
    assert "row 4, column E: found 1 for 1102 in 2010, expected a row for each part" in said
