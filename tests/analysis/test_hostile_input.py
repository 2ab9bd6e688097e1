"""Input that somebody made to break things: each kind is refused, where it stands."""

import json

import pytest

from runut.registry import build_registry
from runut.tables.errors import BadInput, ValidationError
from runut.tables.texts import is_path
from tests.studies import read_city


def errors_of(files, **changed) -> str:
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
        lambda p: resource(p, "causes").update(path="../../secret.csv"), "in the unit's folder"),
    "a whole path": (
        lambda p: resource(p, "causes").update(path="/etc/passwd"), "in the unit's folder"),
    "a device": (lambda p: resource(p, "causes").update(path="sources/con.csv"), "in the unit's"),
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
    assert expected in errors_of(descriptor(files, change))


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
    '"17.7\n"': "row 3: found unexpected end of data",
    '"17.7': "city/sources/causes.csv",
    "1" * 140_000: "city/sources/causes.csv, row 3",
    "17.7\r17.7": "city/sources/causes.csv, row",
}


@pytest.mark.parametrize("cell", CELLS, ids=range(len(CELLS)))
def test_a_cell_is_read_as_it_shows_or_not_at_all(files, cell):
    causes = files["sources/causes.csv"].replace(b"17.7", cell.encode(), 1)
    assert CELLS[cell] in errors_of(files, **{"sources/causes.csv": causes})


@pytest.mark.parametrize(
    "key", ["no capital", "no.capital", "No_capital", "no_c\u0430pital", "x}{", "con", "a" * 65]
)
def test_a_key_is_a_plain_name(files, key):
    causes = files["sources/causes.csv"].replace(b"isolation", key.encode())
    told = errors_of(files, **{"sources/causes.csv": causes})
    assert f"found {key!r}, expected a name of small letters" in told


def test_letters_and_accents_apart_are_told(files):
    changed = files["sources/causes.csv"].replace(b"Few job", "Fe\u0301w job".encode())
    assert "NFC" in errors_of(files, **{"sources/causes.csv": changed})


@pytest.mark.parametrize(
    "path",
    ["../x", "/x", "a/../b", "a//b", "./a", "a\\b", "C:x", "con", "a/NUL.csv", "a ", "x" * 201,
     "\u0430.csv", ".hidden", "-rf", "", "a.", "com1.csv"],
)  # fmt: skip
def test_a_path_stays_in_its_folder(path):
    assert not is_path(path)


def test_a_message_is_plain_and_short():
    said = str(ValidationError("f\x1b[2J", 1, "c\u202e", "x" * 10_000, "y\n"))
    assert said.isprintable() and len(said) < 500


def with_causes(files: dict, count: int) -> dict:
    """The city with so many causes of poverty: a part of the first one's share goes to each."""
    header, first, *rest = files["sources/causes.csv"].decode().splitlines()
    new = [f"{at},c{chr(97 + at // 26)}{chr(97 + at % 26)},0.1,L,L,S,S" for at in range(6, count)]
    first = first.replace(",40,", f",{40 - len(new) / 10:.1f},", 1)
    return {**files, "sources/causes.csv": "\n".join([header, first, *rest, *new]).encode()}


def test_a_table_of_more_numbers_than_a_formula_can_hold_is_refused(files):
    with pytest.raises(BadInput, match="found 201 rows, expected at most 200"):
        read_city(with_causes(files, 200), "city")


@pytest.mark.slow
def test_as_many_numbers_as_are_allowed_can_be_derived(files):
    registry = build_registry(read_city(with_causes(files, 199), "city"))
    assert registry["numbers"]["cause.chq"]["exact"] == "1/10"
    assert json.dumps(registry)


def test_a_name_that_fills_a_page_is_refused(files):
    about = files["city.yaml"].replace(b"  en: ", b"  en: " + b"B" * 200, 1)
    with pytest.raises(BadInput, match="a name of at most 200 letters"):
        read_city({**files, "city.yaml": about}, "city")
