"""A national file becomes exact rows; what is wrong is told with its place, all at once."""

import io
from fractions import Fraction

import pytest

from analysis.national.panel import impossible, names, plain_name, read_national, year_errors
from runut.tables.errors import BadInput
from tests.analysis.national_files import COLUMNS, at, csv_of, rows


def read(found):
    return read_national(csv_of(found), "national.csv", COLUMNS)


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


def test_a_bad_district_fails_alone_with_all_its_errors():
    found = rows()
    row = at(found, 3302, 2010)
    row["penduduk"], row["miskin"], row["persen"] = "40.1000,5", "banyak", "110"
    national = read(found)
    assert {error.column for error in national.bad["3302"]} == {"penduduk", "miskin", "persen"}
    assert not national.row("3302", 2010) and national.row("3303", 2010)
    # its other years can be read
    assert national.row("3302", 2011)


@pytest.mark.parametrize(
    ("column", "value", "expected"),
    [
        ("kode", "33", "four digits"),
        ("tahun", "10", "a year of four digits"),
        ("nama", "", "a name"),
        ("nama", "A\u202eB", "characters that can be seen"),
        ("nama", "A" * 101, "at most 100 characters"),
        ("provinsi", "A\u202eB", "characters that can be seen"),
        ("persen", "100.1", "a maximum of 100"),
        ("persen", "101", "a maximum of 100"),
        ("persen", "-0.5", "a minimum of 0"),
        ("persen", "-1", "a minimum of 0"),
        ("penduduk", "-1", "a minimum of 0"),
        ("penduduk", "-5", "a minimum of 0"),
        ("penduduk", "1.5", "a whole number with no mark between"),
        ("penduduk", "276.474,0", "a whole number"),
        ("penduduk", "12.000", "a whole number with no mark between"),
        ("penduduk", "42.0", "a whole number"),
        ("penduduk", "#N/A", "a text or a number, and no error"),
        ("kode", "#REF!", "a text or a number, and no error"),
    ],
)
def test_what_cannot_be_read_is_named(column, value, expected):
    found = rows()
    at(found, 3301, 2009)[column] = value
    (errors,) = read(found).bad.values()
    assert errors[0].column == column and expected in errors[0].expected and errors[0].row == 2


@pytest.mark.parametrize(
    ("column", "value"),
    [("persen", "0"), ("persen", "0.5"), ("persen", "99.5"), ("persen", "100"), ("miskin", "0"),
     ("nama", "A" * 100)],
)  # fmt: skip
def test_what_is_just_so_is_read(column, value):
    found = rows()
    at(found, 3301, 2009)[column] = value
    assert not read(found).bad


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("nama", "", "nothing"),
        ("nama", "A\u202eB", "U+202E (RIGHT-TO-LEFT OVERRIDE)"),
        ("penduduk", "x", "'x'"),
    ],
)
def test_what_was_found_is_told(column, value, said):
    found = rows()
    at(found, 3301, 2009)[column] = value
    assert read(found).bad["3301"][0].found == said


def test_a_year_twice_is_refused():
    found = rows()
    national = read([*found, at(found, 3301, 2010), at(found, 3301, 2010)])
    assert "again" in national.bad["3301"][0].found
    assert [(one.row, one.expected) for one in national.bad["3301"]] == [
        (row, "each year once (row 3 has it too)") for row in (26, 27)
    ]
    assert national.row("3301", 2010) is None and national.row("3301", 2011)


def test_missing_columns_are_told_at_once():
    with pytest.raises(BadInput) as raised:
        read_national(b"a,b\n1,2\n", "national.csv", COLUMNS)
    assert len(raised.value.errors) == len(COLUMNS)


@pytest.mark.parametrize("mark", [";", "\t"])
def test_another_mark_between_the_columns_is_read(mark):
    data = b"\xef\xbb\xbf" + csv_of(rows()).replace(b'","', f'"{mark}"'.encode())
    data = data.replace(",".join(COLUMNS.values()).encode(), mark.join(COLUMNS.values()).encode())
    assert read_national(data, "national.csv", COLUMNS).rows == read(rows()).rows


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"miskin": "101000"}, []),
        ({"miskin": "101001"}, [("miskin", "101001 (miskin)")]),
        ({"bekerja": "96960"}, []),
        ({"bekerja": "96961"}, [("bekerja", "101001 (bekerja and menganggur)")]),
        ({"menganggur": "60601"}, [("bekerja", "101001 (bekerja and menganggur)")]),
        ({"menganggur": "999999", "bekerja": ""}, []),
    ],
)
def test_more_of_some_than_of_all_cannot_be(changed, told):
    found = rows()
    at(found, 3301, 2010).update(changed)
    national = read(found)
    errors = impossible(national.row("3301", 2010), national)
    assert [(one.column, one.found) for one in errors] == told
    assert all(one.expected == "at most 101000, the penduduk" for one in errors)


@pytest.mark.parametrize(
    ("code", "name", "expected"),
    [
        ("3301", "Cilacap, Kab.", {"id": "Kabupaten Cilacap", "en": "Cilacap Regency"}),
        ("1872", "Metro, Kota", {"id": "Kota Metro", "en": "Metro"}),
        ("1872", "Kota Metro", {"id": "Kota Metro", "en": "Metro"}),
        ("9109", "Tambrauw, Kab", {"id": "Kabupaten Tambrauw", "en": "Tambrauw Regency"}),
        ("1901", "Bangka, Kab.", {"id": "Kabupaten Bangka", "en": "Bangka Regency"}),
        ("6302", "Kota Baru, Kab.", {"id": "Kabupaten Kota Baru", "en": "Kota Baru Regency"}),
        ("7401", "Kotabaru", {"id": "Kabupaten Kotabaru", "en": "Kotabaru Regency"}),
    ],
)
def test_names(code, name, expected):
    found = rows()
    at(found, 3301, 2009).update(kode=code, nama=name)
    assert names(read(found).row(code, 2009)) == expected


def test_a_province_s_row_is_told_and_is_no_district():
    found = rows(2, (2010,))
    at(found, 3301, 2010).update(kode="3300", nama="Jawa Tengah")
    national = read(found)
    assert [row.code for row in national.rows] == ["3302"]
    ((error,),) = national.bad.values()
    assert (error.row, error.found) == (2, "3300, the code of what is no single place")


def test_a_column_twice_is_told():
    data = csv_of(rows(1, (2010,))).replace(b"provinsi", b"nama").replace(b"tahun", b"nama")
    with pytest.raises(BadInput) as raised:
        read_national(data, "national.csv", COLUMNS)
    assert [(one.row, one.column, one.found[:11]) for one in raised.value.errors] == [
        (1, "nama", "this column"), (1, "provinsi", "the columns"), (1, "tahun", "the columns"),
    ]  # fmt: skip
    data = csv_of(rows(1, (2010,))).replace(b"provinsi", b"nama")
    columns = {name: column for name, column in COLUMNS.items() if name != "province"}
    with pytest.raises(BadInput, match=r"column nama: found this column twice"):
        read_national(data, "national.csv", columns)


def test_a_cell_of_a_sheet_that_is_no_number_costs_its_row_and_is_told():
    from openpyxl import Workbook

    book, data = Workbook(), io.BytesIO()
    book.active.append(list(COLUMNS.values()))
    for row in rows(2, (2010,)):
        book.active.append([row[column] for column in COLUMNS.values()])
    book.active["E2"] = True
    book.save(data)
    national = read_national(data.getvalue(), "national.xlsx", COLUMNS)
    (error,) = national.bad["3301"]
    assert (error.row, error.found) == (2, "True") and len(national.rows) == 1


def test_a_sheet_reads_as_the_csv_does():
    from openpyxl import Workbook

    found, book = rows(), Workbook()
    book.active.append(list(COLUMNS.values()))
    for row in found:
        values = [row[column] for column in COLUMNS.values()]
        book.active.append([v if i in (0, 1, 2) else float(v) for i, v in enumerate(values)])
    for cell in book.active[2]:
        cell.number_format = "#,##0.00"  # codes, years and people stay whole
    data = io.BytesIO()
    book.save(data)
    sheet = read_national(data.getvalue(), "national.xlsx", COLUMNS)
    assert [row.values for row in sheet.rows] == [row.values for row in read(found).rows]


def test_the_whole_country(real):
    assert len(real.rows) == 1480 and not real.bad


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Aceh Barat, Kab.", "Aceh Barat"),
        ("Kota Bogor", "Bogor"),
        ("Kab. Bogor", "Bogor"),
        ("Kabupaten Bogor", "Bogor"),
        ("Kendari City", "Kendari"),
        ("Bogor Regency", "Bogor"),
        ("Kotabaru, Kab.", "Kotabaru"),
        ("Kota", "Kota"),
    ],
)
def test_a_name_without_its_kind(name, plain):
    assert plain_name(name) == plain


def test_a_file_without_rows_is_refused():
    for data, said in ((b"", "nothing"), (b"\xff\xfe\x00", "byte 0xff")):
        with pytest.raises(BadInput) as raised:
            read_national(data, "national.csv", COLUMNS)
        assert (raised.value.errors[0].row, raised.value.errors[0].found) == (1, said)


def test_a_row_with_too_few_cells_fails_alone():
    lines = csv_of(rows()).decode().splitlines()
    lines[2] = "3301,Adaerah"
    national = read_national("\n".join([*lines, ""]).encode(), "national.csv", COLUMNS)
    (error,) = national.bad["row 3"]
    assert (error.found, error.row) == ("2 cells", 3) and "in row 1" in error.expected
    assert not national.row("3301", 2010) and national.row("3301", 2011)


def test_a_file_need_not_name_provinces():
    columns = {name: column for name, column in COLUMNS.items() if name != "province"}
    national = read_national(csv_of(rows()), "national.csv", columns)
    assert len(national.rows) == 24 and not national.bad
    # nor districts; what it does name is looked at
    found, columns = rows(), {name: column for name, column in COLUMNS.items() if name != "name"}
    at(found, 3301, 2010)["provinsi"] = ""
    national = read_national(csv_of(found), "national.csv", columns)
    assert national.row("3302", 2010).name == "3302" and national.bad["3301"]


def test_a_year_that_no_row_has_is_refused():
    national = read(rows())
    assert not year_errors(national, 2010)
    (error,) = year_errors(national, 2015)
    assert error.found == "rows of 2009, 2010, 2011 that can be read"
    assert error.expected.startswith("2015") and error.column == "tahun"


def test_a_year_of_which_nothing_can_be_read_is_refused():
    found = rows(2)
    at(found, 3301, 2010)["penduduk"], at(found, 3302, 2010)["miskin"] = "84,000", "banyak"
    at(found, 3301, 2010)["miskin"] = "some"  # of each district the first error is enough
    errors = year_errors(read(found), 2010)
    assert [(error.column, error.row) for error in errors] == [("tahun", 0), ("penduduk", 3)]


def test_a_year_in_which_most_rows_cannot_be_is_refused():
    found = rows(4, (2010,))
    for count, row in enumerate(found, 1):
        row["penduduk"], row["miskin"] = row["miskin"], row["penduduk"]
        assert len(year_errors(read(found), 2010)) == (count > 2)


def test_a_year_in_which_columns_are_swapped_is_refused():
    found = rows(3, (2010,))
    for row in found:
        row["penduduk"], row["miskin"] = row["miskin"], row["penduduk"]
    (error,) = year_errors(read(found), 2010)
    assert "in 3 of 3 rows of 2010" in error.found
    assert (error.row, error.column) == (2, "miskin")


def test_blanks_around_a_name_are_nobody_s():
    found = rows(2)
    for row in found:
        row["nama"] += " "
    found[0]["kode"] += " "
    national = read(found)
    assert not national.bad and {row.name for row in national.rows} == {
        "Bdaerah, Kab.",
        "Cdaerah, Kab.",
    }


def test_an_error_in_the_first_column_loses_no_district():
    """Spreadsheets write #N/A and #REF! where a code could not be looked up."""
    found = rows(2)
    found[1]["kode"] = "#N/A"
    data = csv_of(found).replace(b'"#N/A"', b"#N/A")
    national = read_national(data, "national.csv", COLUMNS)
    (error,) = national.bad["row 3"]
    assert (error.row, error.column, error.found) == (3, "kode", "'#N/A'")
    assert len(national.rows) == len(found) - 1


def test_a_remark_swallows_no_rows():
    first, *others = csv_of(rows(2)).splitlines(keepends=True)
    remark = b'# Sumber: "BPS\n'
    assert len(read_national(b"".join([first, remark, *others]), "n.csv", COLUMNS).rows) == 6
    with pytest.raises(BadInput, match="row 2: found unexpected end of data"):
        read_national(b"".join([first, b'# a,"b\n', *others]), "n.csv", COLUMNS)


def test_two_measures_have_a_column_each():
    with pytest.raises(BadInput, match="miskin: found one column for population and poor"):
        read_national(csv_of(rows()), "national.csv", {**COLUMNS, "population": "miskin"})


IN_THOUSANDS = {"name": "miskin", "magnitude": "ribu"}


@pytest.mark.parametrize(
    ("printed", "marks", "people"),
    [
        ("43.7", {}, 43_700),
        ("42.0", {}, 42_000),
        ("42", {}, 42_000),
        ("43,7", {"decimal_mark": ","}, 43_700),
        ("1.043,7", {"decimal_mark": ",", "group_mark": "."}, 1_043_700),
    ],
)
def test_a_column_in_thousands_is_declared(printed, marks, people):
    found = rows()
    for row in found:
        row["penduduk"], row["miskin"] = "9000000", printed
    columns = {**COLUMNS, "poor": {**IN_THOUSANDS, **marks}}
    national = read_national(csv_of(found), "national.csv", columns)
    assert not national.bad and {row.values["poor"] for row in national.rows} == {people}
    (row, *_) = national.rows
    assert row.printed["poor"] == f"{printed} ribu"


@pytest.mark.parametrize("printed", ["43.7005", "43,7", "1.043.700"])
def test_what_a_magnitude_does_not_make_whole_people_is_refused(printed):
    found = rows()
    at(found, 3301, 2009)["miskin"] = printed
    for row in found[1:]:
        row["miskin"] = "10.5"
    national = read_national(csv_of(found), "national.csv", {**COLUMNS, "poor": IN_THOUSANDS})
    assert [error.column for error in national.bad["3301"]] == ["miskin"]


def test_a_column_most_of_whose_cells_have_decimals_is_not_of_people():
    """Of thousands with one decimal one in ten seems whole: 42.0, which is no 42 people."""
    from openpyxl import Workbook

    found, book, data = rows(), Workbook(), io.BytesIO()
    book.active.append(list(COLUMNS.values()))
    for i, row in enumerate(found):
        poor = 40.0 + i / 10
        book.active.append([poor if c == "miskin" else row[c] for c in COLUMNS.values()])
    book.save(data)
    with pytest.raises(BadInput) as raised:
        read_national(data.getvalue(), "national.xlsx", COLUMNS)
    (error,) = raised.value.errors
    assert (error.row, error.column) == (3, "miskin")
    assert error.found == "'40.1', and the like in 21 of 24 cells of this column"


def test_a_column_of_which_no_cell_can_be_read_is_refused_once():
    found = rows()
    for row in found[1:]:
        row["persen"] = row["persen"].replace(".", ",")
    found[0]["persen"] = ""  # a row without a rate can be read, and is not worth an atlas
    with pytest.raises(BadInput) as raised:
        read(found)
    (error,) = raised.value.errors
    assert error.column == "persen" and "'10,00', and the like in 23 of 23 cells" in error.found
    assert error.expected.endswith("or its decimal_mark or group_mark in the config")
    assert "a decimal point" in error.expected


@pytest.mark.parametrize(
    "line", [b'3302,"B"daerah,T,2010,1,1,1,1,1,2\n', b'3302,"Bdaerah,T,2010,1,1,1,1,1,2\n']
)
def test_a_stray_quote_costs_the_file_and_not_the_rows_after_it(line):
    first, *rest = csv_of(rows(3)).splitlines(keepends=True)
    with pytest.raises(BadInput, match="a well-formed line of CSV"):
        read_national(b"".join([first, rest[0], line, *rest[1:]]), "national.csv", COLUMNS)


@pytest.mark.parametrize("column", ["kode", "miskin", "lain"])
def test_an_error_in_a_sheet_s_cell_costs_its_row_and_is_told(column):
    from openpyxl import Workbook

    found, book, data = rows(2), Workbook(), io.BytesIO()
    names = [*COLUMNS.values(), "lain"]
    book.active.append(names)
    for row in found:
        book.active.append([{**row, "lain": "x"}[name] for name in names])
    cell = book.active.cell(3, names.index(column) + 1)
    cell.value, cell.data_type = "#N/A", "e"
    book.save(data)
    read = read_national(data.getvalue(), "national.xlsx", COLUMNS)
    if column == "lain":  # nobody reads it
        assert len(read.rows) == len(found) and not read.bad
        return
    assert len(read.rows) == len(found) - 1 and 3 not in {row.line for row in read.rows}
    ((error,),) = read.bad.values()
    assert (error.row, error.column, error.found) == (3, column, "#N/A")
