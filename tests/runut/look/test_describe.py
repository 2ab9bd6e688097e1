"""A study's own tables get their descriptor from a look, and a build says what it still asks."""

import json
from pathlib import Path

import pytest

from runut.builds.files import read_folder
from runut.look.command import look
from runut.look.describe import as_marked
from runut.study import Study, open_study
from runut.tables.descriptor import descriptor_errors
from runut.tables.errors import BadInput
from runut.tables.table import MOST_NUMBERED
from runut.tables.unit import read_unit

DOSES = "group,year,children,immune,price\nplacebo,2001,1200,12.5,1.250\n"
DOSES += "one,2001,1300,81.25,2.500\ntwo,2001,1250,99,3.750\n"


@pytest.fixture
def study(new_study) -> Study:
    about = Path("data/first/datapackage.json")
    about.unlink()
    Path("data/first/doses.csv").write_text(DOSES)
    return open_study()


def package(study: Study) -> dict:
    return json.loads((study.units / "first/datapackage.json").read_bytes())


def test_a_table_is_described_and_asked_about(study, capsys):
    assert look(study, ["data/first/doses.csv"]) == 1
    (table,) = package(study)["resources"]
    assert table["schema"]["primaryKey"] == ["group"]
    assert table["schema"]["fields"] == [
        {"name": "group", "type": "string", "constraints": {"required": True}},
        {"name": "year", "type": "year"},
        {"name": "children", "type": "integer", "unit": "?", "cell": "children.{group}"},
        {"name": "immune", "type": "number", "decimals": 2, "decimalChar": ".", "unit": "?",
         "cell": "immune.{group}"},
        {"name": "price", "type": "number", "decimalChar": "?", "groupChar": "?", "unit": "?",
         "cell": "price.{group}"},
    ]  # fmt: skip
    said = capsys.readouterr().out
    assert "resources[doses].schema.fields[immune].unit: the unit of its numbers" in said
    assert 'immune:\n    label: {en: "?"}' in said


def test_an_open_question_names_the_file_and_what_to_write_once(study):
    look(study, ["data/first/doses.csv"])
    errors = descriptor_errors(package(study), "datapackage.json", study.languages)
    assert len(errors) == len({(one.file, one.column) for one in errors}) == 7
    (price,) = [str(one) for one in errors if one.column.endswith("[price].decimalChar")]
    assert "found the question ?, expected the mark before decimals" in price


def test_with_its_questions_answered_it_is_read(study):
    look(study, ["data/first/doses.csv", "data/first/counts.csv"])
    file = study.units / "first/datapackage.json"
    text = file.read_text().replace('"decimalChar": "?"', '"decimals": 3, "decimalChar": "."')
    text = text.replace('"groupChar": "?",', "").replace('"unit": "?"', '"unit": "persons"')
    file.write_text(text.replace('"?"', '"As I counted them"'))
    unit = read_unit(study, read_folder(study.units / "first"), "data/first")
    values = {cell.id: str(cell.value) for cell in unit.cells}
    assert values["immune.one"] == "325/4" and values["price.placebo"] == "5/4"


def test_all_that_no_descriptor_can_mend_is_told_at_once(study):
    Path("data/first/doses.csv").write_text("Group,How many\na,1\n")
    Path("data/first/more.csv").write_text("Table 2: immune\ngroup,immune\na,1\n")
    with pytest.raises(BadInput) as bad:
        look(study, ["data/first/doses.csv", "data/first/more.csv"])
    said = str(bad.value)
    for text in ("3 errors", "such as group", "such as how_many",
                 "more.csv, row 1: found Table 2: immune over 2 columns", "with #"):  # fmt: skip
        assert text in said
    assert not Path("data/first/datapackage.json").exists()


def test_a_table_is_looked_at_as_a_build_reads_it(study):
    text = '\ufeff"# Table 2: prices, in euros"\ngroup;price\none;1,5\ntwo;2,75\n'
    Path("data/first/doses.csv").write_text(text, encoding="utf-8")
    look(study, ["data/first/doses.csv"])
    (table,) = package(study)["resources"]
    _, price = table["schema"]["fields"]
    assert (price["type"], price["decimalChar"], price["decimals"]) == ("number", ",", 2)


def test_the_numbers_of_a_table_of_raw_data_get_no_ids(study):
    head, *rows = DOSES.splitlines()
    many = [row.replace(",", f"_{at},", 1) for at in range(MOST_NUMBERED) for row in rows]
    Path("data/first/doses.csv").write_text("\n".join([head, *many]))
    look(study, ["data/first/doses.csv"])
    assert "cell" not in json.dumps(package(study))


def test_whole_numbers_that_tell_rows_apart_are_keys_where_names_do_not(study):
    rows = "one,3,17\none,7,54\ntwo,3,25\ntwo,7,61\n"
    Path("data/first/doses.csv").write_text("group,day,immune\n" + rows)
    Path("data/first/more.csv").write_text("group,again\none,3\none,7\n")
    look(study, ["data/first/doses.csv", "data/first/more.csv"])
    by_day, unclear = package(study)["resources"]
    assert by_day["schema"]["primaryKey"] == ["group", "day"]
    _, day, immune = by_day["schema"]["fields"]
    assert day["type"] == "string" and immune["cell"] == "immune.{group}.{day}"
    assert "primaryKey" not in unclear["schema"]  # its only number is no key


def test_a_table_is_added_to_a_descriptor_that_keeps_all_that_it_says(study):
    look(study, ["data/first/counts.csv"])
    before = {"version": "2", **package(study)}
    before["resources"][0]["schema"]["fields"][1]["constraints"] = {"minimum": 0.5}
    file = study.units / "first/datapackage.json"
    file.write_text(json.dumps(before))
    look(study, ["data/first/doses.csv"])
    after = package(study)
    assert [one["name"] for one in after.pop("resources")] == ["counts", "doses"]
    assert after == {key: before[key] for key in after}
    assert package(study)["resources"][0] == before["resources"][0]
    (year,) = (one for one in package(study)["resources"][1]["schema"]["fields"][1:2])
    assert year["name"] == "year"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{}", "datapackage.json: found nothing, expected a value for resources"),
        ("[", "datapackage.json, line 1, column 2: found Expecting value, expected JSON"),
        (
            '{"resources": [{"path": "doses.csv", "schema": {"fields": []}}]}',
            "datapackage.json: found it describes doses.csv, expected a table that it does not",
        ),
    ],
)
def test_a_descriptor_to_which_nothing_can_be_added_is_left_alone(study, content, said):
    file = study.units / "first/datapackage.json"
    file.write_text(content)
    with pytest.raises(BadInput) as bad:
        look(study, ["data/first/doses.csv"])
    assert said in str(bad.value)
    assert file.read_text() == content


def test_marks_for_what_nobody_knows_are_told_and_read_as_nothing(study, capsys):
    Path("data/first/doses.csv").write_text("who,people,note\na,1,x\nb,n/a,y\nc,–,z\nd,4,\ne,5,x\n")
    look(study, ["data/first/doses.csv"])
    assert "doses.csv: n/a, – taken to say that nobody knows" in capsys.readouterr().out
    (table,) = package(study)["resources"]
    assert table["schema"]["missingValues"] == ["n/a", "–"]
    assert table["schema"]["fields"][1]["type"] == "integer"
    file = study.units / "first/datapackage.json"
    file.write_text(
        file.read_text().replace('"unit": "?"', '"unit": "persons"').replace('"?"', '"x"')
    )
    unit = read_unit(study, read_folder(study.units / "first"), "data/first")
    assert [cell.id for cell in unit.cells] == ["people.a", "people.d", "people.e"]


def test_rows_that_nothing_tells_apart_are_told(study, capsys):
    Path("data/first/doses.csv").write_text("who,people\nAll of them,1\nAll of them,2\n")
    look(study, ["data/first/doses.csv"])
    assert "no column tells its rows apart" in capsys.readouterr().out
    Path("data/first/more.csv").write_text("who,year,people\nS1,2001,1\nS1,2002,2\nS2,2001,2\n")
    look(study, ["data/first/more.csv"])
    assert "who, year would tell its rows apart, if 'S1' and" in capsys.readouterr().out
    (table, _) = package(study)["resources"]
    assert "cell" not in table["schema"]["fields"][1]


def test_tables_of_other_places_need_a_study_that_says_what_publishers_write(study, tmp_path):
    (tmp_path / "a.csv").write_text("Kode;Nama\n")
    with pytest.raises(BadInput, match="published: "):
        look(study, [str(tmp_path / "a.csv")])


def test_a_described_table_that_is_there_as_csv_and_as_xlsx_is_told(new_study):
    study = open_study()
    files = read_folder(study.units / "first")
    with pytest.raises(BadInput) as bad:
        read_unit(study, files | {"counts.xlsx": b""}, "data/first")
    (error,) = bad.value.errors
    assert str(error) == (
        "data/first/counts.xlsx: found the same table twice, expected one of the two "
        "(counts.csv is there too)"
    )


@pytest.mark.parametrize("more", ["", "year: 2010\nsources: {}\n"])
def test_tables_that_nothing_describes_are_told_with_what_begins_it(study, more):
    about = study.units / "first/place.yaml"
    about.write_text(about.read_text() + more)
    with pytest.raises(BadInput) as bad:
        read_unit(study, read_folder(study.units / "first"), "data/first")
    (error,) = bad.value.errors
    assert error.file == "data/first/datapackage.json" and "`runut look` begins" in error.expected


def test_a_table_that_the_study_knows_is_described_with_the_marks_of_its_file():
    kinds = {"year": "year", "people": "integer", "price": "number", "rate": "number"}
    fields = [{"name": name, "type": kind, "unit": "x"} for name, kind in kinds.items()]
    rows = [["year", "people", "rate"], ["2010", "950.334", "9,47"], ["2011", ".", "NA"]]
    schema = as_marked({"schema": {"fields": fields}}, rows)["schema"]
    year, people, price, rate = schema["fields"]
    assert [year, price] == [fields[0], fields[2]]
    assert people == fields[1] | {"groupChar": "."} and rate == fields[3] | {"decimalChar": ","}
    assert schema["missingValues"] == [".", "NA"]
