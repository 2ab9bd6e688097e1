"""The descriptor holds under the Data Package standard, and names every table that is there."""

import copy
import json

from frictionless import Package

from tests.conftest import CITY

DESCRIPTOR = json.loads((CITY / "datapackage.json").read_text(encoding="utf-8"))


def for_frictionless(descriptor: dict) -> dict:
    """The descriptor as frictionless reads it: version 2 lets integers be grouped, which
    frictionless knows of numbers only; and it holds a decimal mark apart from the group's."""
    adapted = copy.deepcopy(descriptor)
    for resource in adapted["resources"]:
        for field in resource["schema"]["fields"]:
            if field["type"] == "integer" and "groupChar" in field:
                mark = "," if field["groupChar"] == "." else "."
                field.update(type="number", decimalChar=mark)
    return adapted


def test_the_package_and_its_tables_are_valid():
    package = Package.from_descriptor(for_frictionless(DESCRIPTOR), basepath=str(CITY))
    report = package.validate()
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "note"])
    assert report.stats["tasks"] == len(DESCRIPTOR["resources"])
    assert DESCRIPTOR["$schema"].endswith("/profiles/2.0/datapackage.json")


def test_a_broken_table_would_be_noticed():
    broken = for_frictionless(DESCRIPTOR)
    broken["resources"][1]["schema"]["fields"][2]["constraints"]["maximum"] = 30
    assert not Package.from_descriptor(broken, basepath=str(CITY)).validate().valid


def test_every_file_is_described_and_every_number_has_a_unit():
    described = {resource["path"] for resource in DESCRIPTOR["resources"]}
    present = {path.relative_to(CITY).as_posix() for path in CITY.rglob("*.csv")}
    assert described == present
    for resource in DESCRIPTOR["resources"]:
        assert resource["sources"] and resource["place"]
        for field in resource["schema"]["fields"]:
            if "cell" in field:
                assert field["unit"] in {"persons", "percent", "times", "weight", "row"}
