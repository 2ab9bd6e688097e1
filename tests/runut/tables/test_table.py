"""Tables are read under their descriptor: what is wrong is told once, where it stands."""

from fractions import Fraction

import pytest

from runut.tables import cells as numbers
from runut.tables.cells import cells_of, complete, families_of, reference_errors
from runut.tables.table import (
    IF_MARKED,
    IF_MISSING,
    MOST_NUMBERED,
    MOST_ROWS,
    as_text,
    read_table,
    show,
    tidy,
)
from runut.tables.texts import ID_IN_WORDS

PART = {"name": "part", "type": "string", "constraints": {"required": True}}
SHARE = {
    "name": "share", "type": "number", "unit": "percent", "decimals": 2, "decimalChar": ".",
    "cell": "money.{part}", "totalCell": "money_total",
}  # fmt: skip
MARKS = [{"name": "mark", "type": "string"}, {"name": "groups", "type": "string"}]


def resource(*fields, key=("part",), **more):
    schema = {"fields": list(fields or (PART, SHARE)), "primaryKey": list(key)}
    schema["foreignKeys"] = more.pop("refers", [])
    return {"name": "t", "path": "t.csv", "schema": schema, **more}


def read(text, *fields, **more):
    return read_table(text.encode(), resource(*fields, **more), "t.csv")


def told(text, *fields, **more):
    return [str(one).removeprefix("t.csv") for one in read(text, *fields, **more)[1]]


def test_a_table_without_anything_is_told_its_columns():
    assert told("") == [", row 1: found nothing, expected part,share"]


def test_every_row_that_is_wrong_is_told():
    assert told("part,share\n,\na\na,1,2\nb\nc,every other\n") == [
        ", row 2: found an empty row, expected a row of values, or no row",
        ", row 3: found 1 cell, expected 2: part, share",
        ", row 4: found 3 cells, expected 2: part, share (numbers have no comma in them)",
        ", row 5: found 1 cell, expected 2: part, share",
        ", row 6, column share: found 'every other', expected a number with a decimal point and no "
        "mark between thousands, or an empty cell where nobody knows it",
    ]


@pytest.mark.parametrize("mark", [{"groupChar": ","}, {"decimalCharField": "mark"}])
def test_numbers_with_marks_may_have_commas(mark):
    fields = (PART, {**SHARE, **mark}, *MARKS)
    assert told("part,share,mark,groups\na,1,,,\na,1\n", *fields) == [
        ", row 2: found 5 cells, expected 4: part, share, mark, groups",
        ", row 3: found 2 cells, expected 4: part, share, mark, groups",
    ]


def test_quotes_that_do_not_close_what_they_open_are_told():
    assert told('part,share\n"a"b,1\n')[0].endswith(
        "well-formed line of CSV, its quotation marks closed"
    )


def test_the_columns_are_told_where_they_are_others():
    assert told(",part,x,share;;\n") == [
        ", row 1: found columns too many: one without a name, 'x', 'share;;'; columns missing: "
        "'share', expected part,share"
    ]
    assert told("a,12\n") == [", row 1: found a,12, expected the names of the columns: part,share"]
    assert told("share,part\n") == [
        ", row 1: found the columns as share,part, expected this order: part,share"
    ]


@pytest.mark.parametrize(
    ("cell", "hint"),
    [('"4,5"', IF_MARKED), ("4.500.000", IF_MARKED), ("NA", IF_MISSING), (".", IF_MISSING)],
)
def test_marks_that_can_be_declared_are_told_with_the_place_to_do_so(cell, hint):
    [said] = told(f"part,share\na,{cell}\n")
    assert said.endswith(f"; {hint}") and "datapackage.json" in hint


def test_parts_are_at_most_the_whole():
    whole, one, two = ({"name": name, "type": "integer"} for name in ("all", "one", "two"))
    more = {"key": (), "partOf": [{"parts": ["one", "two"], "whole": "all"}]}
    assert told("all,one,two\n10,4,6\n", whole, one, two, **more) == []
    assert told("all,one,two\n10,4,7\n", whole, one, two, **more) == [
        ", row 2, column two: found 11 one and two, expected at most 10, the all; "
        "are columns swapped?"
    ]


def test_the_row_that_counts_has_to_be_there():
    year = {"name": "year", "type": "year", "constraints": {"required": True}}
    counted = {"name": "n", "type": "integer", "unit": "persons", "cell": "n"}
    more = {"key": ("year",), "only": {"year": "2010"}}
    assert told("year,n\n2009,1\n", year, counted, **more) == [
        ", column year: found no such row, expected a row for 2010, as the description says"
    ]
    table, errors = read("year,n\n2009,1\n2010,2\n2011,3\n", year, counted, **more)
    assert not errors
    assert [(cell.id, cell.value, cell.row) for cell in cells_of(table)] == [("n", 2, 3)]


@pytest.mark.parametrize(
    ("constraints", "most"), [({"pattern": "[a-z]*"}, 1000), ({"enum": None}, 5000)]
)
def test_a_cell_may_be_so_long(constraints, most):
    field = {"name": "x", "type": "string", "constraints": constraints}
    assert told("x\n" + "a" * most + "\n", field, key=()) == []
    assert told("x\n" + "a" * (most + 1) + "\n", field, key=()) == [
        f", row 2, column x: found {most + 1} characters, expected at most {most} characters"
    ]


def test_what_a_text_has_to_be():
    plain = {"name": "x", "type": "string", "constraints": {"enum": ["a", "b"]}}
    assert told("x\nc\n", plain, key=()) == [", row 2, column x: found 'c', expected one of a, b"]
    assert told("x\n a\n", plain, key=())[0].endswith("no blank before or after the value")
    year = {"name": "x", "type": "year"}
    assert told("x\n1799\n", year, key=())[0].endswith("expected a year of four digits")


def test_decimals_are_allowed_where_they_are_declared():
    undeclared = {"name": "x", "type": "number"}
    assert told("x\n1.5\n", undeclared, key=())[0].endswith("at most 0 decimals")
    assert told("part,share\na,1.5555\n")[0].endswith("at most 2 decimals")


def test_keys_are_names_and_stand_once():
    assert told("part,share\n,1\nA b,2\na,3\na,4\n") == [
        ", row 2, column part: found nothing, expected part",
        ", row 3, column part: found 'A b', expected " + ID_IN_WORDS,
        ", row 5, column part: found 'a', expected each key once (it stands in row 4 too)",
    ]
    # without a key rows may be the same
    assert told("share\n1\n1\n", SHARE, key=()) == []


def test_a_total_is_what_it_sums():
    assert told("part,share\na,40.0\nb,60.0\ntotal,100\n") == []
    assert told("part,share\na,40.0\ntotal,99.0\nb,60.0\n") == [
        ", row 3, column share: found a sum of 100, expected 99"
    ]
    # blanks count nothing and are not rounded, and a total that is blank says nothing
    assert told("part,share\na,99.0\nb,\ntotal,99.0\n") == []
    assert told("part,share\na,99.0\nb,\ntotal,99.3\n") == [
        ", row 4, column share: found a sum of 99, expected 99.3"
    ]
    assert told("part,share\na,99.0\nb,\ntotal,\n") == []


@pytest.mark.parametrize(
    ("shares", "fits"),
    [
        # each may be half of its last decimal off
        (["33.3"] * 3, True),
        (["49.9", "50.0"], True),
        (["49.9", "49.9"], False),
        (["49", "50"], True),
        (["49", "49"], False),
        (["20.00"] * 4 + ["19.98"], True),
        (["20.00"] * 4 + ["19.97"], False),
        (["100.5"], False),
        (["99.0"], False),
    ],
)
def test_percentages_add_up_as_far_as_rounding_allows(shares, fits):
    text = "part,share\n" + "".join(f"p{at},{one}\n" for at, one in enumerate(shares))
    found = told(text, sumsTo=[{"field": "share", "by": [], "total": 100}])
    assert (found == []) == fits
    assert all(one.startswith(f", row {1 + len(shares)}, column share") for one in found)


def test_people_add_up_without_rounding():
    people = {"name": "n", "type": "integer", "unit": "persons"}
    check = {"sumsTo": [{"field": "n", "by": [], "total": 10}], "key": ()}
    assert told("n\n4\n6\n", people, **check) == []
    assert told("n\n4\n5\n", people, **check) == [
        ", row 3, column n: found a sum of 9, expected 10"
    ]


def test_a_sum_may_be_at_most_so_much():
    check = {"sumsTo": [{"field": "share", "by": ["part"], "atMost": "1"}], "key": ()}
    assert told("part,share\na,0.5\nb,1\na,0.5\na,\n", **check) == []
    assert told("part,share\na,0.5\nb,1\na,0.51\na,\n", **check) == [
        ", row 5, column share: found a sum of 1.01, expected at most 1"
    ]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("0", "0"),
        ("12", "12"),
        ("-3", "-3"),
        ("1/2", "0.5"),
        ("-1/2", "-0.5"),
        ("1/20", "0.05"),
        ("-5/4", "-1.25"),
        ("1/3", "1/3"),
        ("7/6", "7/6"),
    ],
)
def test_a_number_is_shown_in_plain_decimals(value, text):
    assert show(Fraction(value)) == text


def test_a_clean_table_is_plain_text():
    table, _ = read("part,share\na,1.50\nb,\n")
    assert tidy(table) == [["part", "share"], ["a", "1.5"], ["b", ""]]
    assert as_text(None) == "" and as_text("x") == "x"


COMPLETE = {
    "complete": {"field": "share", "value": "0"},
    "refers": [{"fields": "part", "reference": {"resource": "parts", "fields": "part"}}],
    "place": "Table 2",
}


def referred(text, parts="part\na\nb\ntotal\n"):
    named = {**resource(PART), "name": "parts"}
    return {
        "t": read(text, **COMPLETE)[0],
        "parts": read_table(parts.encode(), named, "parts.csv")[0],
    }


def test_what_is_not_listed_has_the_value_that_completes_it():
    both = referred("part,share\nb,1\n")
    (cell,) = complete(both["t"], both)
    assert (cell.id, cell.value, cell.unit, cell.printed) == ("money.a", 0, "percent", "")
    # it stands in no row
    assert (cell.file, cell.row, cell.column, cell.place) == ("t.csv", 0, "share", "Table 2")
    assert complete(both["parts"], both) == []


def test_a_reference_leads_to_a_row():
    assert [*reference_errors(referred("part,share\nb,1\n"))] == []
    assert [str(one) for one in reference_errors(referred("part,share\nb,1\nc,2\n"))] == [
        "t.csv, row 3, column part: found 'c', expected one of a, b (parts)"
    ]


def test_what_is_completed_has_its_limits(monkeypatch):
    both = referred("part,share\nb,1\n")
    monkeypatch.setattr(numbers, "MOST_CELLS", 2)
    assert [*reference_errors(both)] == []
    monkeypatch.setattr(numbers, "MOST_CELLS", 1)
    assert [str(one) for one in reference_errors(both)] == [
        "t.csv: found 2 combinations of keys, expected at most 1"
    ]


def test_a_cell_knows_its_total_and_its_family():
    table, _ = read("part,share\na,40\nb,60\ntotal,100\n")
    cells = [*cells_of(table)]
    assert [(cell.id, cell.printed, cell.unit) for cell in cells] == [
        ("money.a", "40", "percent"),
        ("money.b", "60", "percent"),
        ("money_total", "100", "percent"),
    ]
    families = families_of([table], cells)
    assert families["money"].dimensions == ("part",) and families["money_total"].dimensions == ()


@pytest.mark.parametrize(
    ("fields", "most"), [((PART, SHARE), MOST_NUMBERED), ((PART, MARKS[0]), MOST_ROWS)]
)
def test_a_table_has_so_many_rows_and_no_more(fields, most):
    names = ",".join(field["name"] for field in fields)
    rows = [f"p{at},1" for at in range(most + 1)]
    assert not told("\n".join([names, *rows[:most], ""]), *fields)
    (said,) = told("\n".join([names, *rows, ""]), *fields)
    assert said.startswith(f": found {most + 1} rows, expected at most {most}")
    assert ("as its numbers have ids" in said) == ("cell" in fields[1])


THOUSANDS = {
    "name": "people", "type": "integer", "unit": "persons", "magnitude": "ribu",
    "decimalChar": ",", "groupChar": ".", "cell": "people.{part}", "totalCell": "people_total",
}  # fmt: skip


def test_a_magnitude_scales_exactly_and_is_shown():
    described = resource(PART, THOUSANDS)
    data = b'part,people\na,"43,7"\nb,"1.042"\ntotal,"1.085,7"\n'
    table, errors = read_table(data, described, "t.csv")
    assert errors == []
    found = {cell.id: (cell.value, cell.printed, cell.places) for cell in cells_of(table)}
    assert found == {
        "people.a": (43_700, "43,7 ribu", -2),
        "people.b": (1_042_000, "1.042 ribu", -3),
        "people_total": (1_085_700, "1.085,7 ribu", -2),
    }


@pytest.mark.parametrize(
    ("total", "wrong"), [("1.086", False), ("1.085,2", False), ("1.085,0", True), ("1.087", True)]
)
def test_sums_in_a_magnitude_may_be_rounded(total, wrong):
    data = f'part,people\na,"43,7"\nb,"1.042"\ntotal,"{total}"\n'.encode()
    _, errors = read_table(data, resource(PART, THOUSANDS), "t.csv")
    assert bool(errors) == wrong


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("43,7005", "at most 3 decimals"),
        ("43.7", "a number with a decimal comma and thousands separated by a point"),
    ],
)
def test_what_a_magnitude_does_not_make_whole_is_refused(printed, said):
    (error,) = told(f'part,people\na,"{printed}"\n', PART, THOUSANDS)
    assert said in error


def test_decimals_of_noughts_are_whole_numbers_only_where_a_magnitude_is_declared():
    plain = {"name": "n", "type": "integer"}
    assert told("part,n\na,42\n", PART, plain) == []
    assert "a whole number" in told("part,n\na,42.0\n", PART, plain)[0]
    ones = {**plain, "magnitude": "persons"}
    assert told("part,n\na,42.0\n", PART, ones) == []
    assert "what makes a whole number" in told("part,n\na,42.5\n", PART, ones)[0]
    assert "at most 1 decimals" in told("part,n\na,12.000\n", PART, ones)[0]


def test_parts_that_are_not_known_exceed_nothing():
    whole, one, two = ({"name": name, "type": "integer"} for name in ("all", "one", "two"))
    more = {"key": (), "partOf": [{"parts": ["one", "two"], "whole": "all"}]}
    assert told("all,one,two\n10,,60\n,4,6\n", whole, one, two, **more) == []
