"""Bad input: one clear error for each mistake, with file, row, column, found and expected."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

import pytest

from analysis.city import cell_errors as people_errors
from runut.tables.cells import cell_errors
from runut.tables.errors import BadInput
from runut.tables.table import Table
from runut.tables.unit import shared_names
from tests.studies import STUDY, read_city


def errors(files, path: str, old: str, new: str) -> list[str]:
    """The errors of the city after one change to one of its files."""
    text = files[path].decode()
    assert old in text
    changed = {**files, path: text.replace(old, new, 1).encode()}
    with pytest.raises(BadInput) as caught:
        read_city(changed, "city")
    return [str(error) for error in caught.value.errors]


MISTAKES = [
    ("sources/population.csv", "276.474", '"276,474"',
     "city/sources/population.csv, row 3, column value: found '276,474', expected a whole number "
     "with thousands separated by a point"),
    ("sources/population.csv", "276.474", "276474",
     "row 3, column value: found '276474', expected a whole number"),
    ("sources/causes.csv", "17.7", '"17,7"', "row 3, column share: found '17,7', expected"),
    ("sources/causes.csv", "17.7", "17.75", "at most 1 decimals"),
    ("sources/causes.csv", "17.7", "27.7",
     "row 8, column share: found a sum of 110, expected 100"),
    ("sources/causes.csv", "40", "140", "column share: found '140', expected a maximum of 100"),
    ("sources/causes.csv", "isolation", "no_capital",
     "row 7, column cause: found 'no_capital', expected each key once (it stands in row 4 too)"),
    ("sources/labour.csv", "420.368", "420.369", "found a sum of 420368, expected 420369"),
    ("sources/labour.csv", "374.261", "", "column count: found nothing, expected people"),
    ("sources/budget.csv", "before,public,70", "before,public,60",
     "found a sum of 90, expected 100"),
    ("sources/budget.csv", "before,public", "before,roads",
     "found 'roads', expected one of economic, public, social (budget_components)"),
    ("sources/budget.csv", "0.87,.", "0.87,;", "column decimal_mark: found ';', expected one of"),
    ("sources/official.csv", "year,population", "year,people",
     "found columns too many: 'people'"),
    ("sources/official.csv", '14.39,', "", "row 2: found 6 cells, expected 7"),
    ("judgements/answers.csv", "public,narrow_work,0.5", "public,narrow_work,0.6",
     "found a sum of 1.1, expected at most 1"),
    # 879.651 read as if it had not been thousands
    ("sources/population.csv", "879.651", "879",
     "city/sources/population.csv, row 3, column value: found 276474 (poor), expected at most 879, "
     "the population (city/sources/population.csv, row 2)"),
    ("sources/population.csv", "879.651", "400.000",
     "city/sources/labour.csv, row 4, column count: found 420368 (labour_total), expected at most "
     "400000, the population"),
    ("city.yaml", "name:", "name: [", "city/city.yaml, line"),
    ("datapackage.json", "{", "{,", "city/datapackage.json, line 1"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "old", "new", "message"), MISTAKES)
def test_a_mistake_is_told_where_it_is(files, path, old, new, message):
    assert any(message in error for error in errors(files, path, old, new))


def test_all_errors_are_told_at_once(files):
    changed = {
        **files,
        "sources/causes.csv": files["sources/causes.csv"].replace(b"17.7", b"x"),
        "sources/official.csv": files["sources/official.csv"].replace(b"14.39", b"143.9"),
    }
    with pytest.raises(BadInput) as caught:
        read_city(changed, "city")
    assert {(f.file, f.row) for f in caught.value.errors} == {
        ("city/sources/causes.csv", 3),
        ("city/sources/causes.csv", 6),
        ("city/sources/official.csv", 2),
    }


@pytest.mark.parametrize(
    ("data", "expected"),
    [(b"no,cause\n1,\xff", "text in UTF-8"), ("no,cause\n".encode("utf-16"), "text in UTF-8")],
)
def test_another_encoding_is_refused(files, data, expected):
    with pytest.raises(BadInput, match=expected):
        read_city({**files, "sources/causes.csv": data}, "city")


def test_a_missing_file_is_named(files):
    left = {name: data for name, data in files.items() if name != "sources/labour.csv"}
    with pytest.raises(BadInput, match=r"city/sources/labour.csv: found no such file"):
        read_city(left, "city")
    del left["sources/causes.csv"]
    with pytest.raises(BadInput) as caught:
        read_city(left, "city")
    assert [(one.file, one.found) for one in caught.value.errors] == [
        ("city/sources/causes.csv", "no such file"),
        ("city/sources/labour.csv", "no such file"),
    ]


def test_a_blank_share_is_none_as_the_article_says_in_words(registry):
    assert registry["numbers"]["budget.after.economic"]["exact"] == "0"


def test_cells_know_where_they_were_printed(registry):
    source = registry["numbers"]["cause.isolation"]["source"]
    assert source == {
        "file": "city/sources/causes.csv",
        "row": 7,
        "column": "share",
        "printed": "1.6",
        "place": "Table 1",
    }


def test_a_missing_description_is_named(files):
    left = {path: data for path, data in files.items() if path != "city.yaml"}
    with pytest.raises(BadInput) as caught:
        read_city(left, "city")
    told = [str(one) for one in caught.value.errors]
    assert told == ["city/city.yaml: found no such file, expected a description of the city"]


def test_a_folder_without_any_description_is_told_so():
    with pytest.raises(BadInput, match=r"city/city.yaml: found no such file, expected a desc"):
        read_city({"sources/counts.csv": b"year\n2010\n"}, "city")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (b"{item}", b"labour.{item}", "a name of its own"),
        (b"{item}", b"poverty_rate", "another name than poverty_rate, which the study derives"),
        (b"{item}", b"people", "each once (city/sources/population.csv, row 2 has it too)"),
    ],
)
def test_a_cell_cannot_be_taken_for_another_number(files, old, new, expected):
    changed = {**files, "datapackage.json": files["datapackage.json"].replace(old, new, 1)}
    with pytest.raises(BadInput) as caught:
        read_city(changed, "city")
    assert any(expected in str(one) for one in caught.value.errors)


TOO_MANY = "at most 10, the population (t.csv, row 1)"


@pytest.mark.parametrize(
    ("people", "told"),
    [
        ({"population": 10, "poor": 10, "labour.employed": 4, "labour.unemployed": 6}, []),
        ({"population": 10, "poor": 0}, []),
        ({"population": 10, "poor": 11}, [(2, "11 (poor)", TOO_MANY)]),
        ({"population": 10, "labour.employed": 4, "labour.unemployed": 7},
         [(3, "11 (labour.employed and labour.unemployed)", TOO_MANY)]),
        ({"poor": 11}, []),
        ({"population": 10, "poor": -1, "other": -1}, [(2, "-1", "no count below zero")]),
        ({"population": -1}, [(1, "-1", "no count below zero")]),
        ({"labour.employed": -1}, [(1, "-1", "no count below zero")]),
    ],
)  # fmt: skip
def test_counts_that_no_city_can_have(city, people, told):
    cells = [
        replace(city.cells[0], id=name, value=Fraction(value), file="t.csv", row=row)
        for row, (name, value) in enumerate(people.items(), 1)
    ]
    found = [(one.row, one.found, one.expected) for one in people_errors(cells)]
    assert found == told


def test_the_cells_of_a_family_have_as_many_keys(city):
    one = replace(city.cells[0], id="jobs.men")
    other = replace(one, id="jobs.men.young", row=one.row + 1)
    assert [
        (error.row, error.found, error.expected) for error in cell_errors([one, other], set())
    ] == [(other.row, "the number jobs.men.young", "1 keys after jobs, as in its other cells")]


@pytest.mark.parametrize(
    ("path", "old", "new", "message"),
    [
        ("sources/causes.csv", "isolation", "Isolation!",
         "column cause: found 'Isolation!', expected a name of small letters a to z,"),
        ("sources/official.csv", "2009,", "209,",
         "column year: found '209', expected a year of four digits"),
    ],
)  # fmt: skip
def test_a_key_looks_like_one(files, path, old, new, message):
    assert any(message in error for error in errors(files, path, old, new))


def listed(kind: str, *columns: Mapping) -> Table:
    """A table of one thing, called both."""
    fields = [{"name": kind}, *columns]
    return Table({"schema": {"primaryKey": [kind], "fields": fields}}, f"{kind}.csv",
                 [{kind: "both"}], [2], [{}])  # fmt: skip


def test_only_names_that_numbers_are_called_by_must_differ():
    label, number = {"name": "label_id"}, {"name": "share", "cell": "{0}"}
    first = listed("cause", label, number)
    for other, wrong in (((label, number), 1), ((label,), 0), ((number,), 0)):
        tables = {"a": first, "b": listed("component", *other)}
        assert len([*shared_names(STUDY, tables)]) == wrong
