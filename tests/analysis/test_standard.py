"""A city without a descriptor: its standard tables, and each mistake that people make in them."""

from io import BytesIO

import pytest

from analysis.city import read_city, twice
from analysis.descriptor import descriptor_faults
from analysis.faults import BadInput

ABOUT = """city: bogor
name: {id: Kota Bogor, en: Bogor}
bps_code: "3271"
year: 2010
sources:
  counts: {title: A yearbook}
"""
COUNTS = "year,population,poor,employed,unemployed,official_rate\n2010,1000,100,400,50,10.5\n"
CAUSES = "cause,share,label_id,label_en\na,60,Sebab A,Cause A\nb,40,Sebab B,Cause B\n"


def folder(counts=COUNTS, about=ABOUT, **more):
    files = {"city.yaml": about, "sources/counts.csv": counts}
    files |= {f"sources/{name}.csv": text for name, text in more.items()}
    return {
        name: text.encode() if isinstance(text, str) else text
        for name, text in files.items()
        if text is not None
    }


def faults(files):
    with pytest.raises(BadInput) as bad:
        read_city(files, "bogor")
    return [str(one) for one in bad.value.faults]


def numbers(city):
    return {cell.id: cell.value for cell in city.cells}


def test_the_smallest_city():
    city = read_city(folder(), "bogor")
    assert numbers(city)["labour.employed"] == 400
    assert str(numbers(city)["official_rate.2010"]) == "21/2"
    assert not descriptor_faults(city.package, "")


def test_the_rate_may_be_left_out_and_lines_may_be_notes():
    text = "# a note, with commas\nyear,population,poor,employed,unemployed\n2010,1000,100,400,50\n"
    assert "official_rate.2010" not in numbers(read_city(folder(text), "bogor"))


def test_the_row_of_the_year_counts():
    text = COUNTS + "2011,2000,100,400,50,5\n"
    assert numbers(read_city(folder(text), "bogor"))["population"] == 1000


MISTAKES = {
    "decimal comma": (COUNTS.replace("10.5", '"10,5"'), "column official_rate: found '10,5', "
                      "expected a number with a decimal point"),
    "decimal comma, bare": (COUNTS.replace("10.5", "10,5"), "found 7 cells, expected 6"),
    "thousands": (COUNTS.replace("1000", "1.000"), "column population: found '1.000', expected a "
                  "whole number with no mark between thousands"),
    "swapped columns": (COUNTS.replace("population,poor", "poor,population"), "this order"),
    "swapped values": (COUNTS.replace("1000,100", "100,1000"), "are columns swapped?"),
    "swapped work": (COUNTS.replace("400,50", "50,400"), "at most 50, the employed"),
    "no such table": (None, "sources/counts.csv: found no such file"),
    "encoding": (COUNTS.encode("utf-16"), "found byte 0xff, expected text in UTF-8"),
    "mark": (b"\xef\xbb\xbf" + COUNTS.encode(), "a byte-order mark, expected UTF-8 without one"),
    "semicolons": (COUNTS.replace(",", ";"), "semicolons between the columns"),
    "empty row": (COUNTS + ",,,,,\n", "row 3: found an empty row"),
    "blank line": (COUNTS + "\n2011,1000,100,400,50,\n", "row 3: found an empty row"),
    "text": (COUNTS.replace("400", "about 400"), "column employed: found 'about 400'"),
    "a year twice": (COUNTS + "2010,1000,100,400,50,10.5\n", "row 3, column year: found '2010', "
                     "expected each key once (it stands in row 2 too)"),
    "another year": (COUNTS.replace("2010", "2011"), "expected a row for 2010"),
    "unknown column": (COUNTS.replace("poor", "poors"), "poors"),
    "no rows": (COUNTS.splitlines()[0] + "\n", "expected a row for 2010"),
    "nothing": ("", "found nothing"),
}  # fmt: skip


@pytest.mark.parametrize(("counts", "said"), MISTAKES.values(), ids=MISTAKES)
def test_one_clear_message(counts, said):
    found = faults(folder(counts))
    assert len(found) == 1
    assert said in found[0]


ABOUTS = {
    "an unknown key": (ABOUT + "yaer: 2010\n", "column yaer: found this name, expected only city"),
    "an unknown table": (ABOUT + "  causs: {title: A}\n", "sources.causs: found this name"),
    "a wrong code": (ABOUT.replace("3271", "3200"), "found '3200', expected the code that BPS"),
    "a code that is no text": (ABOUT.replace('"3271"', "3271"), "found 3271, expected the code"),
    "no year": (ABOUT.replace("year: 2010\n", ""), "column year: found nothing"),
    "an empty title": (ABOUT.replace("A yearbook", '""'), "expected a title"),
}


@pytest.mark.parametrize(("about", "said"), ABOUTS.values(), ids=ABOUTS)
def test_one_clear_message_on_the_description(about, said):
    found = faults(folder(about=about))
    assert len(found) == 1
    assert said in found[0]


def test_percentages_that_do_not_add_up():
    about = ABOUT + "  causes: {title: A survey}\n"
    found = faults(folder(about=about, causes=CAUSES.replace("60", "50")))
    assert found == ["bogor/sources/causes.csv, row 3, column share: found a sum of 90, "
                     "expected 100"]  # fmt: skip


def test_a_table_without_its_source_and_a_stranger():
    assert "sources.causes: found nothing" in faults(folder(causes=CAUSES))[0]
    assert "expected one of sources/counts.csv" in faults(folder(cuases=CAUSES))[0]


def test_a_code_of_two_cities():
    cities = {"a": {"bps_code": "3271"}, "b": {"bps_code": "3271"}, "c": {"bps_code": "3272"}}
    assert [str(one) for one in twice(cities)] == [
        "b/city.yaml, column bps_code: found '3271', expected a code of its own (a has it too)"
    ]


def workbook(rows, percent=None):
    from openpyxl import Workbook

    book = Workbook()
    for row in rows:
        book.active.append(row)
    if percent:
        book.active[percent].number_format = "0.00%"
    data = BytesIO()
    book.save(data)
    return data.getvalue()


ROWS = [COUNTS.splitlines()[0].split(","), [2010, 1000, 100, 400, 50, 10.5]]


def test_a_sheet_instead():
    files = folder(None) | {"sources/counts.xlsx": workbook(ROWS)}
    city = read_city(files, "bogor")
    assert numbers(city) == numbers(read_city(folder(), "bogor"))
    assert city.cells[0].file == "bogor/sources/counts.xlsx"


def test_mistakes_in_a_sheet():
    shown = folder(None) | {
        "sources/counts.xlsx": workbook([ROWS[0], [2010, 1000, 100, 400, 50, 0.1]], "F2")
    }
    assert "0.1 shown as per cent" in faults(shown)[0]
    assert "no workbook" in faults(folder(None) | {"sources/counts.xlsx": b"PK"})[0]
    both = faults(folder() | {"sources/counts.xlsx": workbook(ROWS)})
    assert "the same table twice" in both[0]
