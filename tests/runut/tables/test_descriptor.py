"""A descriptor that means nothing, or two things, is refused with the property and what it says."""

import copy

import pytest

from analysis.city import description_errors as kind_errors
from runut.numerals.printed import MARKS
from runut.tables.descriptor import descriptor_errors, package_form
from runut.tables.shapes import one_of
from runut.tables.unit import description_errors
from tests.studies import ROOT, STUDY

PACKAGE = {
    "name": "kota",
    "resources": [
        {
            "name": "components",
            "path": "sources/components.csv",
            "schema": {
                "fields": [{"name": "part", "type": "string", "constraints": {"required": True}}],
                "primaryKey": ["part"],
            },
        },
        {
            "name": "money",
            "path": "sources/money.csv",
            "schema": {
                "fields": [
                    {"name": "part", "type": "string", "constraints": {"required": True}},
                    {"name": "share", "type": "number", "unit": "percent", "cell": "money.{part}"},
                    {"name": "mark", "type": "string", "constraints": {"enum": [",", "."]}},
                ],
                "primaryKey": ["part"],
                "foreignKeys": [
                    {"fields": "part", "reference": {"resource": "components", "fields": "part"}}
                ],
            },
            "sumsTo": [{"field": "share", "by": [], "total": 100}],
            "complete": {"field": "share", "value": 0},
        },
    ],
}
KNOWN = {
    "claims": "claim! printed! suffix decimal_mark group_mark section! place! target order!",
    "expected": "claim! printed! verdict! also evidence reason_id! reason_en!",
}


def known_table(name: str) -> dict:
    """A table that the study knows by name, with all columns that it reads."""
    fields = [
        {"name": column.rstrip("!"), "type": "string", "constraints": {"required": "!" in column}}
        for column in KNOWN[name].split()
    ]
    types = {"printed": "number", "order": "integer"} if name == "claims" else {}
    for field in fields:
        field["type"] = types.get(field["name"], "string")
    return {"name": name, "path": f"{name}.csv", "schema": {"fields": fields}}


def told(package) -> list[tuple[str, str, str]]:
    errors = descriptor_errors(package, "d.json", STUDY.languages)
    assert all((one.file, one.row) == ("d.json", 0) for one in errors)
    return [(one.column, one.found, one.expected) for one in errors]


def with_change(place: str, value: object) -> dict:
    """The package with one property of the table of money set; None takes it away."""
    package = copy.deepcopy(PACKAGE)
    *path, last = place.split(".")
    inner = package["resources"][1]
    for step in path:
        inner = inner[int(step) if step.isdigit() else step]
    if value is None:
        del inner[last]
    else:
        inner[int(last) if last.isdigit() else last] = value
    return package


def test_the_package_is_allowed():
    assert told(PACKAGE) == []


SHARE, MARK = "schema.fields.1", "schema.fields.2"
REFERENCE = "schema.foreignKeys.0"


@pytest.mark.parametrize(
    ("place", "value", "column", "found", "expected"),
    [
        ("schema.fields.2.name", "share", "schema.fields", "a column's name twice", "each name"),
        ("schema.primaryKey.0", "key", "schema.primaryKey", "'key'", "one of part, share, mark"),
        ("schema.fields.0.type", "integer", "schema.part", "a key of numbers", "string or year"),
        ("schema.fields.0.constraints", {}, "schema.part", "a key that may be empty", "required"),
        (f"{REFERENCE}.fields", "kind", "schema.foreignKeys", "'kind'", "one of part, share"),
        (f"{REFERENCE}.reference.fields", "kind", "schema.foreignKeys", "components.kind", "key"),
        (f"{REFERENCE}.reference.resource", "others", "schema.foreignKeys", "others.part", "key"),
        ("sumsTo.0.atMost", 100, "sumsTo", "total and atMost", "one of the two"),
        ("sumsTo.0.total", None, "sumsTo", "neither", "one of the two"),
        ("sumsTo.0.by", ["year"], "sumsTo", "'year'", "one of part, share, mark"),
        ("sumsTo.0.field", "sum", "sumsTo", "'sum'", "one of part, share, mark"),
        ("sumsTo.0.field", "mark", "sumsTo", "'mark'", "a column of numbers"),
        ("labelled", {"id": "a", "en": "b"}, "labelled", "no column with a totalCell", "labelled"),
        ("complete.field", "mark", "complete", "'mark'", "a column with a cell and a unit"),
        ("complete.field", "none", "complete", "'none'", "a column with a cell and a unit"),
        ("schema.foreignKeys", [], "complete", "a key that refers to no other table", "foreign"),
        (f"{SHARE}.decimalCharField", "part", "schema.share", "decimalCharField 'part'", "enum"),
        (f"{SHARE}.groupCharField", "none", "schema.share", "groupCharField 'none'", "enum of"),
        (f"{SHARE}.decimals", 3, "schema.share", "3 decimals of percent", "at most 2"),
        (f"{MARK}.cell", "m.{part}", "schema.mark", "a cell in a column of texts", "of numbers"),
        (f"{SHARE}.cell", "money.{year}", "schema.share", "{year} in cell", "primary key: part"),
        (f"{SHARE}.totalCell", "t.{year}", "schema.share", "{year} in totalCell", "key: part"),
        (f"{SHARE}.unit", None, "schema.share", "no unit", "a unit for every cell"),
        (f"{MARK}.sameAs", ["x"], "schema.mark", "sameAs in a column without cells", "such as"),
        (f"{MARK}.name", "label_id", "resources", "no label_en that is never empty, in money",
         "label_en, required: true, in each"),
        ("name", "components", "resources[1]", "'components'", "each name once"),
        ("name", "Components", "resources[1].name", "'Components'", "small letters"),
        ("path", "sources/COMPONENTS.csv", "resources[1]", "'sources/COMPONENTS.csv'", "once"),
        ("only", {"month": "5"}, "resources[1].only.month", "this name", "only year"),
        ("schema.fields", {}, "resources[1].schema.fields", "{}", "a list"),
        (SHARE, "share", "resources[1].schema.fields[1]", "'share'", "names with their values"),
        (f"{SHARE}.type", None, "resources[1].schema.fields[1]", "nothing", "a value for type"),
        (f"{SHARE}.type", "text", "fields[1].type", "'text'", "string, integer, number, year"),
        (f"{SHARE}.decimals", 7, "fields[1].decimals", "7", "a whole number from 0 to 6"),
        (f"{SHARE}.decimals", -1, "fields[1].decimals", "-1", "a whole number from 0 to 6"),
        (f"{SHARE}.decimals", True, "fields[1].decimals", "True", "a whole number from 0 to 6"),
        (f"{SHARE}.blank", "1e5", "fields[1].blank", "'1e5'", "a number"),
        (f"{SHARE}.blank", True, "fields[1].blank", "True", "a number"),
        (f"{SHARE}.optional", 1, "fields[1].optional", "1", "true or false"),
        ("sources", [{"title": "t", "path": "ftp://x"}], "[0].path", "'ftp://x'", "https://"),
        (f"{SHARE}.unit", "bananas", "fields[1].unit", "'bananas'", "one of AUD"),
        (f"{SHARE}.magnitude", "ribuan", "fields[1].magnitude", "'ribuan'", "such as thousand"),
        ("partOf", [{"parts": ["few"], "whole": "share"}], "partOf", "'few'", "one of part, share"),
        ("partOf", [{"parts": ["share"], "whole": "all"}], "partOf", "'all'", "one of part, share"),
        ("partOf", [{"parts": ["share"], "whole": "mark"}], "partOf", "'mark'", "of numbers"),
        ("only", {"year": "2010"}, "only", "'year'", "one of part, share, mark"),
        (f"{SHARE}.dimensions", ["a", "b"], "schema.share", "2 dimensions of money", "1, one"),
        (f"{MARK}.dimensions", ["a"], "schema.mark", "dimensions of no cell", "a cell, such as"),
        (f"{SHARE}.constraints", {"enum": ["1"]}, "schema.share", "an enum in a column of numbers",
         "a minimum and a maximum"),
        (f"{MARK}.constraints.minimum", 1, "schema.mark", "minimum in a column of texts", "number"),
        (f"{MARK}.unit", "persons", "schema.mark", "unit in a column of texts", "type: number"),
        (f"{MARK}.groupChar", ".", "schema.mark", "groupChar in a column of texts", "integer"),
        (f"{MARK}.blank", 0, "schema.mark", "blank in a column of texts", "type: number"),
        (f"{SHARE}", {"name": "share", "type": "integer", "decimals": 1, "unit": "persons",
                      "cell": "money.{part}"}, "schema.share", "decimals of whole", "number"),
    ],
)  # fmt: skip
def test_one_wrong_property_is_told(place, value, column, found, expected):
    messages = told(with_change(place, value))
    assert any(
        one[0].endswith(column) and found in one[1] and expected in one[2] for one in messages
    ), messages


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (f"{SHARE}.decimals", 2),
        (f"{SHARE}.decimals", 0),
        (f"{SHARE}.decimalCharField", "mark"),
        (f"{SHARE}.blank", "-0.5"),
        (f"{SHARE}.totalCell", "money_total"),
        (f"{SHARE}.sameAs", ["budget"]),
        ("sumsTo.0.by", ["part"]),
        (f"{SHARE}.magnitude", "juta"),
        (f"{SHARE}.dimensions", ["kind"]),
        ("partOf", [{"parts": ["share"], "whole": "share"}]),
    ],
)
def test_what_means_something_is_allowed(place, value):
    assert told(with_change(place, value)) == []


def test_decimals_of_other_units_may_be_more():
    package = with_change(f"{SHARE}.unit", "times")
    package["resources"][1]["schema"]["fields"][1]["decimals"] = 6
    assert told(package) == []


def test_what_completes_a_table_has_a_cell_and_a_unit():
    for name in ("cell", "unit"):
        package = with_change("complete.field", "mark")
        package["resources"][1]["schema"]["fields"][2][name] = "persons"
        assert ("resources[1].complete", "'mark'", "a column with a cell and a unit") in told(
            package
        )


def test_a_total_alone_has_no_other_keys():
    package = with_change(f"{SHARE}.cell", None)
    package["resources"][1]["schema"]["fields"][1]["totalCell"] = "total.{year}"
    assert "{year} in totalCell" in [one[1] for one in told(package)]


def test_every_mark_may_be_allowed_and_no_other():
    package = with_change(f"{SHARE}.decimalCharField", "mark")
    allowed = package["resources"][1]["schema"]["fields"][2]["constraints"]["enum"]
    allowed[:] = MARKS
    assert told(package) == []
    allowed.append("x")
    assert [one[1] for one in told(package)] == ["decimalCharField 'mark'"]


def test_one_of_some_values_is_said_in_words():
    assert one_of("csv").expected == "csv"
    assert one_of("a", 1).expected == "one of a, 1"
    assert one_of("a", 1).holds(1) and not one_of("a", 1).holds("b")


@pytest.mark.parametrize(
    ("name", "code", "said"),
    [
        ("Kota Bogor", "3271", None),
        ("Kota Bogor", "3201", "the code of a city, in which sign 3 is 7, 8 or 9"),
        ("Kabupaten Bogor", "3201", None),
        (
            "Kabupaten Bogor",
            "3271",
            "the code of a regency, in which sign 3 is 0, 1, 2, 3, 4, 5 or 6",
        ),
        ("Bogor", "3271", None),
    ],
)
def test_a_name_and_a_code_are_of_the_same_kind(name, code, said):
    found = kind_errors({"name": {"id": name}, "bps_code": code}, "city.yaml")
    expected = f"city.yaml, bps_code: found {code!r}, expected {said}, as the name {name} says"
    assert [str(one) for one in found] == ([expected] if said else [])


def test_a_label_stands_in_both_languages():
    package = with_change(f"{MARK}.name", "label_id")
    label = {"type": "string", "constraints": {"required": True}}
    fields = package["resources"][1]["schema"]["fields"]
    fields[2:] = [{**label, "name": "label_id"}, {**label, "name": "label_en"}]
    assert told(package) == []


def test_two_tables_cannot_share_a_family_of_cells():
    package = copy.deepcopy(PACKAGE)
    fields = package["resources"][0]["schema"]["fields"]
    fields.append({"name": "n", "type": "integer", "unit": "count", "cell": "money.{part}"})
    assert told(package) == [
        ("resources[1]", "cells named money", "a name of its own (resources[0] has it too)")
    ]
    fields[-1]["cell"] = "people.{part}"
    fields.append({**fields[-1], "name": "more", "totalCell": "people_total"})
    assert told(package) == []


@pytest.mark.parametrize("name", KNOWN)
def test_a_known_table_has_the_columns_that_the_study_reads(name):
    package = copy.deepcopy(PACKAGE)
    package["resources"].append(known_table(name))
    assert told(package) == []
    fields = package["resources"][2]["schema"]["fields"]
    for at, column in enumerate(KNOWN[name].split()):
        taken = fields.pop(at)
        assert ("nothing", f"a column {column.rstrip('!')}") in [one[1:] for one in told(package)]
        empty = {**taken, "constraints": {}}
        fields.insert(at, empty)
        missed = [one[1] for one in told(package)] == ["a column that may be empty"]
        assert missed == column.endswith("!")
        fields[at] = taken


def test_claims_are_numbers_in_whole_order():
    package = copy.deepcopy(PACKAGE)
    package["resources"].append(known_table("claims"))
    fields = {one["name"]: one for one in package["resources"][2]["schema"]["fields"]}
    fields["printed"]["type"] = "string"
    fields["order"]["type"] = "number"
    assert told(package) == [
        ("resources[2].schema.printed", "a column of texts", "numbers with their marks"),
        ("resources[2].schema.order", "no whole numbers", "type: integer"),
    ]


@pytest.mark.parametrize(
    ("pattern", "allowed"),
    [
        ("[a-z][a-z_]*", True),
        ("[a-z]+-[0-9]*", True),
        ("[a-z]+-[0-9]*x+", False),  # three repeats
        ("[+]x*y+", True),  # a sign in a set repeats nothing
        ("(a+)+", False),
        ("[z-a]", False),
        ("a" * 200, True),
        ("a" * 201, False),
    ],
)
def test_a_pattern_takes_no_longer_than_its_text(pattern, allowed):
    package = with_change("schema.fields.0.constraints.pattern", pattern)
    assert (told(package) == []) == allowed


@pytest.mark.parametrize("name", ["brief", "comparison", "Essay", "../essay"])
def test_an_article_has_manuscripts_of_its_own(name):
    names = {"id": "Kota Bogor", "en": "Bogor"}
    about = {"city": "bogor", "name": names, "bps_code": "3271", "article": name}
    found = [(one.column, one.found) for one in description_errors(STUDY, about, "city.yaml")]
    assert found == [("article", repr(name))]
    assert not description_errors(STUDY, {**about, "article": "essay"}, "city.yaml")


def test_no_table_is_called_as_a_result_beside_it():
    changed = with_change("name", "intervals")
    found = [
        one
        for one in descriptor_errors(changed, "d.json", STUDY.languages)
        if one.found == "'intervals'"
    ]
    assert found and "not intervals" in found[0].expected


def test_all_that_a_descriptor_may_say_beside_the_standard_is_told_to_authors():
    standard = {
        *("name", "path", "title", "title_en", "description", "type", "format", "mediatype"),
        *("encoding", "sources", "licenses", "schema", "constraints", "decimalChar", "groupChar"),
    }
    (table,) = package_form(("en",), ())["resources!"]
    (column,) = table["schema!"]["fields!"]
    own = {name.rstrip("!") for name in (*table, *column)} - standard
    told = (ROOT / "docs/study.md").read_text(encoding="utf-8")
    assert [name for name in sorted(own) if f"`{name}`" not in told] == []
