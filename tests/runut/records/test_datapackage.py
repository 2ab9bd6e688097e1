"""The descriptor of the verdicts holds under the Data Package standard and names every column."""

import pytest
from frictionless import Package

from runut.builds.files import read_folder, write_csv, write_json
from runut.claims.verification import as_rows, verification
from runut.records.datapackage import verdict_package
from tests.conftest import CITY, LANGUAGES
from tests.studies import read_city


@pytest.fixture
def folder(tmp_path):
    content = verification(read_city(read_folder(CITY), "city"), {})
    package = verdict_package(content | {"version": "1.2.3"}, "metro", LANGUAGES)
    write_csv(tmp_path / "verification.csv", as_rows(content, LANGUAGES))
    write_json(tmp_path / "verification.json", content)
    write_json(tmp_path / "datapackage.json", package)
    return tmp_path


def valid(folder) -> bool:
    return Package(str(folder / "datapackage.json")).validate().valid


def test_the_verdicts_are_as_their_descriptor_says(folder):
    package = Package(str(folder / "datapackage.json"))
    report = package.validate()
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "note"])
    assert report.stats["tasks"] == 2
    assert package.version == "1.2.3"
    assert [one["name"] for one in package.licenses] == ["CC-BY-4.0"]
    assert package.sources[0]["path"].endswith("/view/7307")
    assert all(field.description for field in package.resources[0].schema.fields)


def test_a_verdict_or_a_column_that_it_does_not_know_would_be_noticed(folder):
    table = folder / "verification.csv"
    before = table.read_text(encoding="utf-8")
    table.write_text(before.replace(",misprint,", ",wrong,", 1), encoding="utf-8")
    assert not valid(folder)
    table.write_text(before.replace("formula,", "", 1), encoding="utf-8")
    assert not valid(folder)
