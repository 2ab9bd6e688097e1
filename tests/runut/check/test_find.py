"""Numerals of both traditions, their units, and what is no claim."""

from fractions import Fraction

import pytest

from runut.check import Block, Text
from runut.check.numbers.find import find_numbers
from tests.runut.check.examples import text_of


def found(text: str, language: str = "", kind: str = "paragraph"):
    return find_numbers([Text("t", (Block(kind, text),), language)])


def claims(text: str, language: str = "") -> list[Fraction]:
    return [number.value for number in found(text, language) if number.is_claim]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("ada 374.261 orang", "id", ["374261"]),
        ("sebesar 17.7 dan 79,3", "id", ["17.7", "79.3"]),
        ("it was 1 188 478 in all", "en", ["1188478"]),
        ("it was 1\u00a0188 in all", "en", ["1188"]),
        ("a loading of .05", "en", ["0.05"]),
        ("a change of \u22120.5", "en", ["-0.5"]),
        ("- 2,222 people were killed there in all that time", "en", ["2222"]),
        ("hitung > t tabel 1,996 dan F tabel 3,14", "id", ["1.996", "3.14"]),
        ("some 1.2 million people", "en", ["1200000"]),
        ("176,92 ribu orang", "id", ["176920"]),
        ("Rp302.022 sebulan", "id", ["302022"]),
        ("Rp1,5 juta", "id", ["1500000"]),
        ("3,408 records", "en", ["3408"]),
        ("rerata 3,408 mm", "id", ["3.408"]),
        ("1,234,567.89 in all", "en", ["1234567.89"]),
        ("1.234.567,89 seluruhnya", "id", ["1234567.89"]),
        ("a median of 23 (17-31)", "en", ["23", "17", "31"]),
        ("276.474-46.104 jiwa", "id", ["276474", "46104"]),
        ("a loss of 0.512 and no more", "en", ["0.512"]),
        ("there were 1 856 persons on 1 020.5 acres", "en", ["1856", "1020.5"]),
        ("ada 12 450 orang di 2 000 desa", "id", ["12450", "2000"]),
        ("dari 573TWh menjadi 699TWh; 2.36m; 49,603kasus", "en", ["573", "699", "2.36", "49603"]),
        ("ZA 13,067,55 ton", "id", ["13067.55"]),
        ("anak usia 40-49 tahun 20 orang", "id", ["20"]),
        ("in villages 3 and 4 120 people live", "en", ["3", "4", "120"]),
        ("kumulatif 66 108 156 174 180 orang", "id", ["66", "108", "156", "174", "180"]),
        ("Total12.00 (12) 30.00 (30)", "en", ["12", "12", "30", "30"]),
        ("Between Groups 45.231 2 and Group 3", "en", ["45.231", "2"]),
        ("Jumlah 540 910 720 1890 di tahun 2015", "id", ["540", "910", "720", "1890"]),
        ("Jumlah 146 100 3. Jenis 83 56,8", "id", ["146", "100", "83", "56.8"]),
        ("\u00a317m, $1.2bn and \u20ac20k", "en", ["17000000", "1200000000", "20000"]),
        ("Rp 129 T dan Rp 5 M", "id", ["129000000000000", "5"]),
        ("a loss of $(2.1M), 0.8x of it, up 100bps", "en", ["2100000", "0.8", "100"]),
        ("a mean of 20.8+/-13.3", "en", ["20.8", "13.3"]),
        ("90 (11)% v 75 (16)% and 35% v 43%", "en", ["90", "11", "75", "16", "35", "43"]),
        ("rupiah melemah 31 poin (0,19%)", "id", ["31", "0.19"]),
        ("Sixty-seven people came, 15 late. Seven left. Thirty thousand paid", "en", ["67", "15"]),
        ("2023: 170", "id", ["170"]),
        (
            "Six hundred ninety-two came; two hundred and five (30%) left",
            "en",
            ["692", "205", "30"],
        ),
        ("Seratus dua puluh siswa, yaitu dua ratus lima (3) lagi", "id", ["120", "205", "3"]),
        ("controls (n = 1) and others (n = 22) came", "en", ["1", "22"]),
    ],
)
def test_a_numeral_is_read_as_its_document_writes(text, language, expected):
    assert claims(text, language) == [Fraction(value) for value in expected]


@pytest.mark.parametrize(
    ("text", "unit", "magnitude"),
    [
        ("12 persen", "percent", ""),
        ("12 per cent of", "percent", ""),
        ("12%", "percent", ""),
        ("23 percentage points", "points", ""),
        ("0,49 persen poin", "points", ""),
        ("0,49 poin", "points", ""),
        ("US$ 4 billion", "USD", "billion"),
        ("Rp 4 triliun", "IDR", "trillion"),
        ("5,72 ribu jiwa", "persons", "thousand"),
        ("41,200 person-years", "person-years", ""),
        ("12 personal letters", "", ""),
        ("US$ 2.5m in all", "USD", "million"),
        ("\u00a35 metres", "GBP", ""),
        ("12 m in all", "", ""),
    ],
)
def test_a_unit_and_a_magnitude_are_read(text, unit, magnitude):
    [number] = found(text)
    assert (number.unit, number.magnitude) == (unit, magnitude)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("It began in 2010.", "year"),
        ("pada tahun 2007-2011", "year"),
        ("on 14 June 2017", "date"),
        ("Selasa, 15 Januari 2019", "date"),
        ("on 5.11.2019", "date"),
        ("di Jakarta, Selasa (5/11)", "date"),
        ("ujarnya di Jakarta (5/11)", "date"),
        ("pasangan nomor urut 2", "ordinal"),
        ("bank-bank BUKU 3 dan 4", "ordinal"),
        ("Farazmand (2004:77)", "citation"),
        ("as shown [3,4]", "citation"),
        ("see pp. 170-193", "page"),
        ("hlm. 18", "page"),
        ("at lines 708\u2013713", "page"),
        ("Nomor: 358/KPTS/M/2008", "law"),
        ("UU No. 22 Tahun 1999", "law"),
        ("doi:10.1177/0095399707312828", "address"),
        ("https://example.org/2010/12", "address"),
        ("came from 39-04", "address"),
        ("fixed in #13192", "address"),
        ("version 4.2", "version"),
        ("as Table 3 shows", "table or section"),
        ("seperti pada Tabel 3", "table or section"),
        ("menurut tabel 4.13 ini", "table or section"),
        ("in Section 3.5.", "table or section"),
        ("to do: (1) read and (2) write", "list marker"),
        ("the 95% CI was wide", "confidence level"),
        ("a 95% lower bound", "confidence level"),
        ("events per 1,000 people", "base of a rate"),
        ("t(19) = ", "degrees of freedom"),
        ("with df2: 499", "degrees of freedom"),
        (r"so that \tag{14.15}", "table or section"),
        ("a t-distribution with 18 degrees of freedom", "degrees of freedom"),
        ("PNPM-P2KP and COVID-19", "name"),
        ("the 3rd wave", "ordinal"),
        ("about 2.1 \u00d7 10^5 cells", "power"),
        ("a count < 150 x 10(9)/l", "power"),
        ("menurut Inpres 1/2025", "law"),
        ("pada minggu ke 43", "ordinal"),
        ("odds (95 percent confidence interval)", "confidence level"),
        ("on a scale from 1 to 5", "scale"),
    ],
)
def test_what_is_no_claim_is_left_out_for_its_reason(text, reason):
    numbers = found(text)
    assert numbers and {number.left_out for number in numbers} == {reason}


def test_blanks_part_thousands_where_the_rows_of_a_running_table_tell_it():
    rows = ("North 287 198 2 173 1 977 196", "East 584 899 4 955 2 904 2 051",
            "South 195 153 1 301 1 052 249", "West 188 807 1 325 1 201 124")  # fmt: skip
    printed = [number.printed.replace("\u00a0", " ") for number in found(" ".join(rows))]
    assert printed[:8] == ["287 198", "2 173", "1 977", "196", "584 899", "4 955", "2 904", "2 051"]
    assert printed[8:] == ["195 153", "1 301", "1 052", "249", "188 807", "1 325", "1 201", "124"]


def test_numbers_beside_what_is_left_out_are_kept():
    assert claims("Table 1 shows 40% of 2,014 records from 2014.", "en") == [40, 2014]
    assert claims("Ada 2 hal: (1) obyek; dan (2) rumusan.", "id") == [2]
    assert claims("The 1998 participants were asked.", "en") == [1998]
    assert claims("In all 1998 students voted in 2010.", "en") == [1998]
    assert claims("Ada 2010 orang pada 2010.", "id") == [2010]
    assert claims("By 2010 people had left, and pada 2010 siswa.", "en") == []
    assert claims("It healed in most (5/11, 45%).", "en") == [5, 11, 45]
    assert claims("Of 11 it healed in most (5/11).", "en") == [11, 5, 11]
    assert claims("Fever (5/11) was rarer than pain (7/10).", "en") == [5, 11, 7, 10]


def test_the_column_of_a_table_decides_how_its_numbers_are_read():
    text = text_of("| | Ratio |\n| a | 1.234 |\n| b | 0.812 |\n| c | 2.31 |")
    numbers = find_numbers([Text(text.name, text.blocks, "id")])
    assert [number.value for number in numbers] == [
        Fraction("1.234"), Fraction("0.812"), Fraction("2.31"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("(28 071)", ["28071"]),
        ("-4 000", ["-4000"]),
        ("Rp 12 350 000", ["12350000"]),
        ("1 298 840 (53.96)", ["1298840", "53.96"]),
        ("2 059 (47.6%)*", ["2059", "47.6"]),
        ("12 of 340", ["12", "340"]),
    ],
)
def test_one_blank_parts_thousands_in_a_cell_that_holds_one_number(cell, expected):
    numbers = find_numbers([Text("x", (Block("cell", cell, table=0, row=1, column=1),))])
    assert [f"{float(number.value):.12g}" for number in numbers] == expected


def test_rows_that_are_numbered_and_columns_of_years_are_left_out():
    text = text_of(
        "| No | Name | Year | n |\n| 1 | a | 2010 | 2011 |\n| 2 | b | 2011 | 1850 |\n| 3 | c | "
        "2012 | 7 |"
    )
    assert [n.printed for n in find_numbers([text]) if n.is_claim] == ["2011", "1850", "7"]


def test_a_number_says_where_it_stands():
    text = text_of("First.\n\nHere are 1,250 of them.")
    [number] = find_numbers([text])
    assert (number.block, number.offset, number.printed) == (1, 9, "1,250")
    assert text.blocks[1].text[number.offset : number.end] == "1,250"
    [cell] = find_numbers([text_of("| | Men |\n| Died | 91 |")])
    assert (cell.place, cell.table) == ("Died; Men", "")
    rows = [["Age", "Men", "", "All"], ["", "n", "%", "n"], ["98–99 °F", "5", "45", "11"]]
    cells = [
        Block("cell", text, table=0, row=row, column=column, is_head=row < 2)
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
        if text
    ]
    caption = Block("caption", "Table 2. Those who died", table=0)
    found = {n.printed: n for n in find_numbers([Text("", (caption, *cells))])}
    assert found["45"].table == "Table 2"
    assert [found[one].place for one in ("5", "45", "11")] == [
        "98–99 °F; Men n", "98–99 °F; Men %", "98–99 °F; All n",
    ]  # fmt: skip


def test_a_unit_behind_two_numbers_is_that_of_both():
    said = "They were 5 and 18 per cent, or 3 to 4 percentage points, of 12 and 30 men."
    units = ["percent", "percent", "points", "points", "", ""]
    assert [number.unit for number in found(said)] == units


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They chose twelve villages (5 on the coast and 7 inland).", ["twelve", "5", "7"]),
        ("Dari dua puluh lima sekolah, 14 negeri.", ["dua puluh lima", "14"]),
        ("A total of forty-two schools took part.", ["forty-two"]),
        ("Three of the twelve villages (25%) had one.", ["Three", "twelve", "25"]),
        ("Ada 52 kasus, 25 kasus, dan enam kasus.", ["52", "25", "enam"]),
        ("Naik lebih dari dua kali lipat (dari 563 menjadi 1.168).", ["563", "1.168"]),
        ("There are two reasons, and three of us agree.", []),
        ("Ketiga, ada dua hal yang menjadi pertimbangan.", []),
    ],
)
def test_numbers_in_words_count_only_where_they_are_totals(text, expected):
    assert [number.printed for number in found(text)] == expected


def test_a_letter_behind_a_cells_number_is_a_notes():
    numbers = find_numbers([text_of("| | 2019 |\n| Sales | 10,711a |\n| Item 2a | -6b |")])
    assert [number.value for number in numbers if number.is_claim] == [10711, -6]
