"""Input that somebody made to break things: each kind is refused, where it stands."""

import json

import pytest

from analysis.city import read_city
from analysis.faults import BadInput, Fault
from analysis.texts import is_path


def faults_of(files, **changed) -> str:
    with pytest.raises(BadInput) as caught:
        read_city({**files, **changed}, "city")
    return str(caught.value)


def descriptor(files, change) -> dict[str, bytes]:
    """The city's files with its descriptor changed."""
    package = json.loads(files["datapackage.json"])
    change(package)
    return {**files, "datapackage.json": json.dumps(package).encode()}


def resource(package, name):
    return next(one for one in package["resources"] if one["name"] == name)


def field(package, table, name):
    return next(one for one in resource(package, table)["schema"]["fields"] if one["name"] == name)


DESCRIPTORS = {
    "a template that looks into what it is given": (
        lambda p: field(p, "causes", "share").update(cell="{cause.__class__}"), "an id of names"),
    "a template of another column": (
        lambda p: field(p, "causes", "share").update(cell="x.{label_en}"), "primary key: cause"),
    "a pattern that takes forever": (
        lambda p: field(p, "causes", "cause")["constraints"].update(pattern="(a+)+$"),
        "at most 2 of them repeated"),
    "a pattern that takes long": (
        lambda p: field(p, "causes", "cause")["constraints"].update(pattern="[a-z]*" * 9),
        "at most 2 of them repeated"),
    "a path out of the folder": (
        lambda p: resource(p, "causes").update(path="../../secret.csv"), "in the city's folder"),
    "a whole path": (
        lambda p: resource(p, "causes").update(path="/etc/passwd"), "in the city's folder"),
    "a device": (lambda p: resource(p, "causes").update(path="sources/con.csv"), "in the city's"),
    "a name that leaves the results": (
        lambda p: resource(p, "causes").update(name="../x"), "found '../x', expected a name"),
    "a name of other letters": (
        lambda p: resource(p, "causes").update(name="c\u0430uses"), "small letters a to z"),
    "a name twice": (
        lambda p: resource(p, "causes").update(name="labour"), "'labour', expected each name once"),
    "a file twice, in capitals": (
        lambda p: resource(p, "causes").update(path="sources/LABOUR.csv"), "each name once"),
    "a digit as a mark": (
        lambda p: field(p, "causes", "share").update(decimalChar="1"), "one of the marks"),
    "a property that nothing heeds": (
        lambda p: resource(p, "causes").update(missingValues=["-"]), "missingValues: found this"),
    "an address that is a script": (
        lambda p: resource(p, "causes")["sources"][0].update(path="javascript:alert(1)"), "https"),
    "a mark of direction in a title": (
        lambda p: p.update(title="a\u202eb"), "title: found U+202E (RIGHT-TO-LEFT OVERRIDE)"),
    "cells that are derived": (
        lambda p: field(p, "causes", "share").update(cell="poverty_rate.{cause}"),
        "which the study derives"),
    "cells of another table's name": (
        lambda p: field(p, "causes", "share").update(cell="labour.{cause}"), "of its own"),
}  # fmt: skip


@pytest.mark.parametrize("what", DESCRIPTORS)
def test_a_descriptor_cannot_ask_for_more_than_tables(files, what):
    change, expected = DESCRIPTORS[what]
    assert expected in faults_of(descriptor(files, change))


CELLS = {
    "١٧": "found '١٧'",
    "１７.７": "found '１７.７'",
    "1e2": "found '1e2'",
    "017.7": "found '017.7'",
    "-0": "found '-0'",
    "9" * 5000: "found 5000 characters, expected a number of at most 30",
    "1\x007": "found U+0000 (a control character)",
    "17.7\u202e": "found U+202E (RIGHT-TO-LEFT OVERRIDE)",
    "\u200b17.7": "found U+200B (ZERO WIDTH SPACE)",
    '"17.7\n"': "found U+000A (a control character)",
    '"17.7': "city/sources/causes.csv",
    "1" * 140_000: "city/sources/causes.csv, row 3",
    "17.7\r17.7": "city/sources/causes.csv, row",
}


@pytest.mark.parametrize("cell", CELLS, ids=range(len(CELLS)))
def test_a_cell_is_read_as_it_shows_or_not_at_all(files, cell):
    causes = files["sources/causes.csv"].replace(b"17.7", cell.encode(), 1)
    assert CELLS[cell] in faults_of(files, **{"sources/causes.csv": causes})


@pytest.mark.parametrize(
    "key", ["no capital", "no.capital", "No_capital", "no_c\u0430pital", "x}{", "con", "a" * 65]
)
def test_a_key_is_a_plain_name(files, key):
    def free(package):
        del field(package, "causes", "cause")["constraints"]["pattern"]

    changed = descriptor(files, free)
    changed["sources/causes.csv"] = files["sources/causes.csv"].replace(b"isolation", key.encode())
    assert f"found {key!r}, expected a name of small letters" in faults_of(changed)


def test_letters_and_accents_apart_are_told(files):
    changed = files["sources/causes.csv"].replace(b"Few job", "Fe\u0301w job".encode())
    assert "NFC" in faults_of(files, **{"sources/causes.csv": changed})


@pytest.mark.parametrize(
    "path",
    ["../x", "/x", "a/../b", "a//b", "./a", "a\\b", "C:x", "con", "a/NUL.csv", "a ", "x" * 201,
     "\u0430.csv", ".hidden", "-rf", "", "a.", "com1.csv"],
)  # fmt: skip
def test_a_path_stays_in_its_folder(path):
    assert not is_path(path)


def test_a_message_is_plain_and_short():
    said = str(Fault("f\x1b[2J", 1, "c\u202e", "x" * 10_000, "y\n"))
    assert said.isprintable() and len(said) < 500
