"""A city without a descriptor: its standard tables, and each mistake that people make in them."""

from io import BytesIO
from pathlib import PurePath

import pytest

from analysis.peers import side_by_side
from analysis.standard import labels, switch
from runut.registry import build_registry
from runut.tables.descriptor import descriptor_errors
from runut.tables.errors import BadInput
from runut.tables.plain import counted, key, number
from runut.tables.sheets import read_sheet
from runut.tables.unit import not_alone
from tests.studies import STUDY, read_city

ABOUT = """city: bogor
name: {id: Kota Bogor, en: Bogor}
bps_code: "3271"
year: 2010
sources:
  counts: {title: A yearbook}
"""
COUNTS = "year,population,poor,employed,unemployed,official_rate\n2010,1000,100,400,50,10.5\n"
ANSWERS = "component,cause,weight,reason_id,reason_en\n"
CAUSES = "cause,share,label_id,label_en\na,60,Sebab A,Cause A\nb,40,Sebab B,Cause B\n"


def folder(counts=COUNTS, about=ABOUT, **more):
    files = {"city.yaml": about, "sources/counts.csv": counts}
    files |= {f"sources/{name}.csv": text for name, text in more.items()}
    return {
        name: text.encode() if isinstance(text, str) else text
        for name, text in files.items()
        if text is not None
    }


def errors(files):
    with pytest.raises(BadInput) as bad:
        read_city(files, "bogor")
    return [str(one) for one in bad.value.errors]


def numbers(city):
    return {cell.id: cell.value for cell in city.cells}


def test_the_smallest_city():
    city = read_city(folder(), "bogor")
    assert numbers(city)["labour.employed"] == 400
    assert str(numbers(city)["official_rate.2010"]) == "21/2"
    assert not descriptor_errors(city.package, "", STUDY.languages)


def test_the_rate_may_be_left_out_and_lines_may_be_notes():
    header = "year,population,poor,employed,unemployed"
    text = f'"# a note, with commas"\n{header}\n2010,1000,100,400,50\n'
    assert "official_rate.2010" not in numbers(read_city(folder(text), "bogor"))


def test_a_city_may_lack_whatever_was_not_published():
    text = "year,population,poor,employed,unemployed\n2010,1000,100,,\n"
    counted = build_registry(read_city(folder(text), "bogor"))
    assert counted["numbers"]["poverty_rate"]["exact"] == "10"
    assert "unemployed_share" in counted["left_out"]
    only_rates = "year,official_rate,unemployment_rate\n2010,12.5,5.1\n"
    registry = build_registry(read_city(folder(only_rates), "bogor"))
    given = {name for name, one in registry["numbers"].items() if one.get("source")}
    assert given >= {"official_rate.2010", "unemployment_rate.2010"}
    assert "poverty_rate" in registry["left_out"]


def test_the_row_of_the_year_counts():
    text = COUNTS + "2011,2000,100,400,50,5\n"
    assert numbers(read_city(folder(text), "bogor"))["population"] == 1000


def test_the_rows_of_other_years_are_compared():
    text = COUNTS + "2011,2000,100,400,50,5\n"
    registry = build_registry(read_city(folder(text), "bogor"))
    assert registry["numbers"]["population"]["exact"] == "1000"
    peers = side_by_side({registry["city"]: registry})
    assert list(peers) == ["2010", "2011"]
    assert peers["2011"]["bogor"]["counts"]["population"] == "2000"
    source = peers["2011"]["bogor"]["sources"]["population"]
    assert (source["row"], source["place"]) == (3, "2011")


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("first", [b"", b"\xef\xbb\xbf"], ids=["", "a byte-order mark"])
def test_a_spreadsheet_s_way_of_saving_makes_no_difference(mark, first):
    saved = COUNTS.replace(",", mark).replace("\n", "\r\n")
    said = f"# Sumber: BPS{mark}{mark}\r\n"
    for text in (saved, said + saved):
        read = read_city(folder(first + text.encode()), "bogor")
        assert numbers(read) == numbers(read_city(folder(), "bogor"))


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
    "a remark that may be a row": ("# a note, with commas\n" + COUNTS,
                                   "row 1: found '# a note, with commas', expected a remark in"),
    "a remark with a quote": ('# note,"x\n' + COUNTS, "row 1: found unexpected end of data"),
    "an error for a remark": (COUNTS + "#N/A,1000,100,400,50,10.5\n",
                              "row 3, column year: found '#N/A', expected a text or a number"),
    "an error for a number": (COUNTS.replace("400", "#REF!"), "found '#REF!', expected a text or"),
    "decimals of whole numbers": (COUNTS.replace("1000", "1000.0"), "found '1000.0', expected a"),
    "semicolons, points": (COUNTS.replace("2010,1000", "2010;1000").replace(",100,400,50,",
                           ";100;400;50;"), "row 2: found 1 cell, expected 6"),
    "a header that a spreadsheet ended with semicolons": (
        COUNTS.replace("official_rate\n", "official_rate;;;;\n").replace("10.5", "10.5;;;;"),
        "row 1: found columns too many: 'official_rate;;;;', expected year,population,poor"),
    "per cent sign": (COUNTS.replace("10.5", "10.5%"), "column official_rate: found '10.5%'"),
    "negative": (COUNTS.replace("100,", "-100,"), "found '-100', expected a minimum of 0"),
    "empty row": (COUNTS + ",,,,,\n", "row 3: found an empty row"),
    "blank line": (COUNTS + "\n2011,1000,100,400,50,\n", "row 3: found an empty row"),
    "text": (COUNTS.replace("400", "about 400"), "column employed: found 'about 400'"),
    "a year twice": (COUNTS + "2010,1000,100,400,50,10.5\n", "row 3, column year: found '2010', "
                     "expected each key once (it stands in row 2 too)"),
    "another year": (COUNTS.replace("2010", "2011"), "expected a row for 2010"),
    "unknown column": (COUNTS.replace("poor", "poors"), "poors"),
    "another name for the rate": (COUNTS.replace("official_rate", "rate"),
                                  "(and, where it is known, official_rate, unemployment_rate, "),
    "no rows": (COUNTS.splitlines()[0] + "\n", "expected a row for 2010"),
    "nothing": ("", "found nothing"),
}  # fmt: skip


@pytest.mark.parametrize(("counts", "said"), MISTAKES.values(), ids=MISTAKES)
def test_one_clear_message(counts, said):
    found = errors(folder(counts))
    assert len(found) == 1
    assert said in found[0]


ABOUTS = {
    "an unknown key": (ABOUT + "yaer: 2010\n", "yaml, yaer: found this name, expected only city"),
    "an unknown table": (ABOUT + "  causs: {title: A}\n", "sources.causs: found this name"),
    "a wrong code": (ABOUT.replace("3271", "3200"), "found '3200', expected the code that BPS"),
    "a regency's code": (
        ABOUT.replace("3271", "3201"),
        "found '3201', expected the code of a city",
    ),
    "no YAML": (ABOUT.replace("year:", "year"), "found a line that cannot be read"),
    "a code that is no text": (ABOUT.replace('"3271"', "3271"), "found 3271, expected the code"),
    "no year": (ABOUT.replace("year: 2010\n", ""), "bogor/city.yaml, year: found nothing"),
    "an empty title": (ABOUT.replace("A yearbook", '""'), "expected a title"),
}


@pytest.mark.parametrize(("about", "said"), ABOUTS.values(), ids=ABOUTS)
def test_one_clear_message_on_the_description(about, said):
    found = errors(folder(about=about))
    assert len(found) == 1
    assert said in found[0]


def test_percentages_that_do_not_add_up():
    about = ABOUT + "  causes: {title: A survey}\n"
    found = errors(folder(about=about, causes=CAUSES.replace("60", "50")))
    assert found == ["bogor/sources/causes.csv, row 3, column share: found a sum of 90, "
                     "expected 100"]  # fmt: skip


def test_a_table_without_its_source_and_a_stranger():
    assert errors(folder(causes=CAUSES)) == [
        "bogor/city.yaml, sources.causes: found nothing, expected who published "
        "sources/causes.csv: a title"
    ]
    said = (
        "bogor/sources/cuases.csv: found a table of this name, expected one of sources/counts.csv"
    )
    assert errors(folder(cuases=CAUSES))[0].startswith(said)


def test_a_table_that_needs_others_does_not_come_alone():
    about = ABOUT + "  answers: {title: A}\n  causes: {title: A}\n"
    assert errors(folder(about=about, causes=CAUSES, answers=ANSWERS)) == [
        "bogor/sources/answers.csv: found this table alone, expected sources/budget.csv beside it"
    ]


def test_what_programs_leave_in_a_folder_is_no_table():
    names = (".DS_Store", "sources/.hidden.csv", "sources/~$counts.xlsx", "sources/.old/a.csv")
    left = dict.fromkeys(names, b"")
    assert read_city(folder() | left, "bogor").cells
    # and hides nothing
    assert "bogor/sources/zones.csv: found" in errors(folder(zones="x") | left)[0]


def test_a_short_name_of_two_things():
    about = ABOUT + "  causes: {title: A survey}\n  budget: {title: A budget}\n"
    budget = "component,share,infrastructure,label_id,label_en\n{},100,1,Jalan,Roads\n"
    read_city(folder(about=about, causes=CAUSES, budget=budget.format("roads")), "bogor")
    for name, other in (("b", "cause"), ("both", "supposed")):
        (error,) = errors(folder(about=about, causes=CAUSES, budget=budget.format(name)))
        assert f"budget.csv, row 2, column component: found '{name}'" in error
        assert f"expected a short name that no {other} has" in error


def test_a_code_of_two_cities():
    codes = {"a": "3271", "b": "3271", "c": "3272"}
    cities = {PurePath(name): {"city": name, "bps_code": code} for name, code in codes.items()}
    assert [str(one) for one in not_alone(STUDY, cities)] == [
        "b/city.yaml, bps_code: found '3271', expected a value of its own (a has it too)"
    ]


def test_a_city_that_is_called_otherwise_than_its_folder():
    cities = {PurePath("cities/bogor"): {"city": "bandung", "bps_code": "3271"}}
    assert [str(one) for one in not_alone(STUDY, cities)] == [
        "cities/bogor/city.yaml, city: found 'bandung', expected bogor, as its folder is called"
    ]


def test_errors_of_the_description_and_of_the_tables_are_told_together():
    files = folder(COUNTS.replace("400", "about 400"), ABOUT.replace("A yearbook", '""'))
    assert [one.partition(":")[0] for one in errors(files)] == [
        "bogor/city.yaml, sources.counts.title",
        "bogor/sources/counts.csv, row 2, column employed",
    ]
    assert len(errors(folder(COUNTS, "year: [\n"))) == 1
    assert len(errors({"city.yaml": b"\xff"})) == 2  # and no table of counts


def workbook(rows, **formats):
    from openpyxl import Workbook

    book = Workbook()
    for row in rows:
        book.active.append(row)
    for cell, shown in formats.items():
        book.active[cell].number_format = shown
    data = BytesIO()
    book.save(data)
    return data.getvalue()


ROWS = [COUNTS.splitlines()[0].split(","), [2010, 1000, 100, 400, 50, 10.5]]


def test_a_sheet_instead():
    files = folder(None) | {"sources/counts.xlsx": workbook(ROWS)}
    city = read_city(files, "bogor")
    assert numbers(city) == numbers(read_city(folder(), "bogor"))
    assert city.cells[0].file == "bogor/sources/counts.xlsx"


IN_A_SHEET = {
    "decimal comma": ({"official_rate": "10,5"}, "column official_rate: found '10,5'"),
    "thousands": ({"population": "1.000"}, "column population: found '1.000'"),
    "a number with decimals": ({"population": 1.5}, "column population: found '1.5'"),
    "swapped values": ({"population": 100, "poor": 1000}, "are columns swapped?"),
    "text": ({"employed": "about 400"}, "column employed: found 'about 400'"),
    "a wrong year": ({"year": 2011}, "expected a row for 2010"),
}


@pytest.mark.parametrize(("values", "said"), IN_A_SHEET.values(), ids=IN_A_SHEET)
def test_one_clear_message_on_a_sheet(values, said):
    row = dict(zip(ROWS[0], ROWS[1], strict=True)) | values
    files = folder(None) | {"sources/counts.xlsx": workbook([ROWS[0], [*row.values()]])}
    found = errors(files)
    assert len(found) == 1
    assert found[0].startswith("bogor/sources/counts.xlsx")
    assert said in found[0]


@pytest.mark.parametrize(
    ("shown", "read"),
    [("General", "15"), ("0", "15"), ("0.0", "15.0"), ("0.00", "15.00"), ("#,##0.00", "15.00"),
     ("0.00_)", "15.00"), ("0.00E+00", "15")],
)  # fmt: skip
def test_a_number_of_a_sheet_keeps_the_decimals_that_are_shown(shown, read):
    sheet, _ = read_sheet(workbook([["a"], [15.0]], A2=shown), "s.xlsx")
    assert sheet[1] == (2, [read])
    sheet, _ = read_sheet(workbook([["a"], [15.123]], A2="0.0"), "s.xlsx")
    assert sheet[1] == (2, ["15.123"])  # what is there is not rounded away


def test_a_rate_that_ends_in_noughts_is_as_exact_in_a_sheet():
    rows = [ROWS[0], [2010, 1000, 150, 400, 50, 15.0]]
    formats = dict.fromkeys(("A2", "B2", "C2"), "#,##0.00")  # whole all the same
    files = folder(None) | {"sources/counts.xlsx": workbook(rows, **formats, F2="0.00")}
    (rate,) = (cell for cell in read_city(files, "bogor").cells if cell.column == "official_rate")
    assert rate.printed == "15.00"


def test_a_formula_that_nobody_worked_out_is_told():
    rows = [ROWS[0], [2010, 1000, 100, 400, 50, "=100*C2/B2"]]
    (error,) = errors(folder(None) | {"sources/counts.xlsx": workbook(rows)})
    assert error.startswith(
        "bogor/sources/counts.xlsx, row 2, column official_rate: found the "
        "formula =100*C2/B2 without a value"
    )


SHEETS = {
    "a year twice": ([*ROWS, ROWS[1]], "row 3, column year: found '2010', expected each key once"),
    "an empty row": ([*ROWS, [], [2011, *ROWS[1][1:]]], "row 3: found an empty row"),
    "swapped columns": ([[*ROWS[0][:1], *ROWS[0][2:0:-1], *ROWS[0][3:]], ROWS[1]], "this order"),
    "unknown column": ([[*ROWS[0][:5], "rate"], ROWS[1]], "expected year,population"),
    "one cell a row": ([[";".join(ROWS[0])], ["2010;1000"]], "found year;population"),
}  # fmt: skip


@pytest.mark.parametrize(("rows", "said"), SHEETS.values(), ids=SHEETS)
def test_one_clear_message_on_a_sheet_s_rows(rows, said):
    found = errors(folder(None) | {"sources/counts.xlsx": workbook(rows)})
    assert len(found) == 1
    assert said in found[0]


def test_mistakes_in_a_sheet():
    shown = folder(None) | {
        "sources/counts.xlsx": workbook([ROWS[0], [2010, 1000, 100, 400, 50, 0.1]], F2="0.00%")
    }
    assert "0.1 shown as per cent" in errors(shown)[0]
    assert "no workbook" in errors(folder(None) | {"sources/counts.xlsx": b"PK"})[0]
    both = errors(folder() | {"sources/counts.xlsx": workbook(ROWS)})
    assert both == [
        "bogor/sources/counts.xlsx: found the same table twice, expected one of the two "
        "(sources/counts.csv is there too)"
    ]


def test_a_file_that_is_no_table_is_told():
    assert errors(folder() | {"sources/counts.ods": b"x"}) == [
        "bogor/sources/counts.ods: found this file, expected CSV or XLSX"
    ]


def test_the_columns_of_standard_tables():
    """What no file needs to say: type, unit and range of each kind of column."""
    assert key("a", "A")["constraints"] == {"required": True, "pattern": "[a-z][a-z0-9_]*"}
    assert counted("a", "A", "persons", "a.{b}", ["b"]) == {
        "name": "a", "title": "A", "type": "integer", "unit": "persons", "cell": "a.{b}",
        "dimensions": ["b"], "constraints": {"required": True, "minimum": 0},
    }  # fmt: skip
    assert number("a", "A", "percent", "a", [], 100) == {
        "name": "a", "title": "A", "type": "number", "unit": "percent", "cell": "a",
        "dimensions": [], "decimals": 2, "decimalChar": ".",
        "constraints": {"required": True, "minimum": 0, "maximum": 100},
    }  # fmt: skip
    assert switch("a", "A") == {
        "name": "a", "title": "A", "type": "integer", "unit": "weight",
        "cell": "supposed_a.{supposed}",
        "constraints": {"required": True, "minimum": 0, "maximum": 1},
    }  # fmt: skip
    assert [(one["name"], one.get("optional", False)) for one in labels("it")] == [
        ("label_id", False), ("label_en", False), ("short_id", True), ("short_en", True),
    ]  # fmt: skip


def test_tables_are_read_though_the_description_names_no_year():
    about = ABOUT.replace("year: 2010\n", "")
    both = errors(folder(COUNTS.replace("400", "about 400"), about))
    assert [one.partition(": found")[0] for one in both] == [
        "bogor/city.yaml, year", "bogor/sources/counts.csv, row 2, column employed",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "name", ["Findings.md", "finding.id.md", "findings.docx", "claims.xls", "notes.txt"]
)
def test_a_file_that_nothing_would_read_is_told(name):
    (error,) = errors(folder() | {name: b"x"})
    assert error.startswith(f"bogor/{name}: found a file of this name, expected one of city.yaml")


@pytest.mark.parametrize("name", ["README.md", "README", ".DS_Store", "notes/letter.docx"])
def test_what_is_no_table_may_stand_beside_them(name):
    read_city(folder() | {name: b"x"}, "bogor")
