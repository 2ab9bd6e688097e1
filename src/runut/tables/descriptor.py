"""What a unit's Data Package descriptor may say, so that the tables can be read by it.

A descriptor is data: it names columns, it does not compute. A property that nothing here would
heed is refused, since a rule that is silently left out is worse than none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from runut.numerals.printed import MARKS
from runut.numerals.units import KNOWN_UNITS, is_magnitude
from runut.tables.errors import ValidationError
from runut.tables.plain import tables_of_claims
from runut.tables.shapes import (
    CELL_ID,
    COLUMN_NAME,
    COUNT,
    FILE,
    LINK,
    MARK,
    NAME,
    NUMBER,
    PLACEHOLDER,
    SAFE_PATTERN,
    TEXT,
    YES_NO,
    Kind,
    each,
    form_errors,
    inside,
    one_of,
    open_questions,
)
from runut.tables.texts import ID_IN_WORDS, is_id

MAGNITUDE = Kind("a magnitude, such as thousand, ribu, million or juta", is_magnitude)
# What only says how numbers are read; a column of texts has no use for it.
OF_NUMBERS = (
    *("decimals", "decimalChar", "groupChar", "decimalCharField", "groupCharField", "magnitude"),
    *("blank", "meanOf", "unit"),
)
RANGE = {"minimum", "maximum"}
MOST_DECIMALS = {"percent": 2}  # what is worked out from them takes long with more
TYPES = ("string", "integer", "number", "year")
NUMERIC = ("integer", "number")
TABLE = Kind(
    f"{ID_IN_WORDS}, and not intervals, as a result is called",
    lambda name: is_id(name) and name != "intervals",
)
# What to write in place of a question.
WANTED = {
    "title": "a title, in English if the study speaks it",
    "unit": "the unit of its numbers, such as persons or percent",
    "decimalChar": "the mark before decimals; of whole numbers take the line away",
    "groupChar": "the mark between thousands; where there is none take the line away",
}
LICENCE = {"name": TEXT, "path": LINK, "title": TEXT}
Wrong = tuple[str, str, str]  # of a table's description: where, what was found, what was expected


def source_form(languages: tuple[str, ...]) -> dict:
    """The form of what says who published a table."""
    titles = {f"title_{language}": TEXT for language in languages}
    return {"title!": TEXT, **titles, "path": LINK, "version": TEXT}


def unit_kind(own: Iterable[str]) -> Kind:
    """The units that numbers can have; ``own``: those that the study has words for."""
    units = {*KNOWN_UNITS, *own}
    expected = f"one of {', '.join(sorted(units))} (or a unit that the study's words name)"
    return Kind(expected, lambda found: isinstance(found, str) and found in units)


def package_form(languages: tuple[str, ...], units: Iterable[str]) -> dict:
    """The form of a descriptor."""
    labelled, source = each(languages), source_form(languages)
    field = {
        "name!": COLUMN_NAME,
        "type!": one_of(*TYPES),
        "title": TEXT,
        "description": TEXT,
        "unit": unit_kind(units),
        "decimals": COUNT,
        "magnitude": MAGNITUDE,
        "decimalChar": MARK,
        "groupChar": MARK,
        "decimalCharField": COLUMN_NAME,
        "groupCharField": COLUMN_NAME,
        "cell": CELL_ID,
        "totalCell": CELL_ID,
        "blank": NUMBER,
        "optional": YES_NO,
        "dimensions": [COLUMN_NAME],
        "sameAs": [TEXT],
        "meanOf": COLUMN_NAME,
        "labelled": labelled,
        "constraints": {
            "required": YES_NO,
            "pattern": SAFE_PATTERN,
            "enum": [TEXT],
            "minimum": NUMBER,
            "maximum": NUMBER,
        },
    }
    resource = {
        "name!": TABLE,
        "path!": FILE,
        "title": TEXT,
        **{f"title_{language}": TEXT for language in languages},
        "description": TEXT,
        "type": one_of("table"),
        "format": one_of("csv"),
        "mediatype": one_of("text/csv"),
        "encoding": one_of("utf-8"),
        "place": TEXT,
        "sources": [source],
        "licenses": [LICENCE],
        "labelled": labelled,
        "limitedBy": [
            {"cell!": CELL_ID, "number!": CELL_ID, "what!": labelled, "unless!": labelled}
        ],
        "only": {"year": TEXT},
        "partOf": [{"parts!": [COLUMN_NAME], "whole!": COLUMN_NAME}],
        "complete": {"field!": COLUMN_NAME, "value!": NUMBER},
        "sumsTo": [
            {"field!": COLUMN_NAME, "by!": [COLUMN_NAME], "total": NUMBER, "atMost": NUMBER}
        ],
        "schema!": {
            "fields!": [field],
            "primaryKey": [COLUMN_NAME],
            "missingValues": [TEXT],
            "foreignKeys": [
                {
                    "fields!": COLUMN_NAME,
                    "reference!": {"resource!": NAME, "fields!": COLUMN_NAME},
                }
            ],
        },
    }
    return {
        "$schema": TEXT,
        "name!": NAME,
        "title": TEXT,
        "description": TEXT,
        "version": TEXT,
        "licenses": [LICENCE],
        "sources": [source],
        "resources!": [resource],
    }


def descriptor_errors(
    package: object, file: str, languages: tuple[str, ...], units: Iterable[str] = ()
) -> list[ValidationError]:
    """All that is wrong with a descriptor; the places are given as paths in the column.

    ``units``: those of the study's own."""
    errors = descriptor_questions(package, file, languages)
    errors = errors or list(form_errors(package, package_form(languages, units), file))
    return errors or list(meaning_errors(package, file, languages))


def descriptor_questions(
    package: object, file: str, languages: Iterable[str]
) -> list[ValidationError]:
    """What `runut look` could not know of the tables, and nobody has told yet."""
    titles = {f"title_{one}": f"a title in the language {one}" for one in languages}
    return list(open_questions(package, file, {**WANTED, **titles}))


def meaning_errors(
    package: Mapping, file: str, languages: tuple[str, ...]
) -> Iterator[ValidationError]:
    """Names that point to nothing, or mean two things."""
    tables = {one["name"]: one for one in package["resources"]}
    for name in ("name", "path"):
        yield from repeated([one[name] for one in package["resources"]], file)
    yield from label_errors(package["resources"], file, languages)
    families: dict[str, str] = {}
    for at, one in enumerate(package["resources"]):
        where = f"resources[{at}]"
        for column, found, expected in table_errors(one, tables, languages):
            yield ValidationError(file, 0, inside(where, column), found, expected)
        for field in one["schema"]["fields"]:
            for template in (field.get("cell"), field.get("totalCell")):
                family = (template or "{").partition(".")[0]
                if "{" not in family and families.setdefault(family, where) != where:
                    expected = f"a name of its own ({families[family]} has it too)"
                    yield ValidationError(file, 0, where, f"cells named {family}", expected)


def label_errors(
    resources: Iterable[Mapping], file: str, languages: tuple[str, ...]
) -> Iterator[ValidationError]:
    """Labels that tables have in some languages alone, an error for each language."""
    labelled = {}  # by table, the columns that are never empty
    for one in resources:
        fields = one["schema"]["fields"]
        if any(field["name"].startswith("label_") for field in fields):
            labelled[one["name"]] = {field["name"] for field in fields if is_required(field)}
    for column in (f"label_{one}" for one in languages):
        if lacking := [name for name, filled in labelled.items() if column not in filled]:
            found = f"labels, but no {column} that is never empty, in {', '.join(lacking)}"
            yield ValidationError(file, 0, "resources", found, f"{column}, required: true, in each")


def repeated(names: list[str], file: str) -> Iterator[ValidationError]:
    """Names that stand twice, even if once in small letters and once in capitals."""
    seen = set()
    for at, name in enumerate(names):
        if name.lower() in seen:
            yield ValidationError(file, 0, f"resources[{at}]", repr(name), "each name once")
        seen.add(name.lower())


def table_errors(one: Mapping, tables: Mapping, languages: tuple[str, ...]) -> Iterator[Wrong]:
    """What is wrong within one table's description."""
    fields = {field["name"]: field for field in one["schema"]["fields"]}
    key = one["schema"].get("primaryKey", [])
    if len(fields) < len(one["schema"]["fields"]):
        yield "schema.fields", "a column's name twice", "each name once"
    yield from key_errors(key, fields)
    for name, field in fields.items():
        for found, expected in field_errors(field, fields, key):
            yield f"schema.{name}", found, expected
    yield from reference_errors(one, fields, tables)
    yield from column_errors(one, fields)
    yield from complete_errors(one, fields, key)
    if "labelled" in one and not any("totalCell" in field for field in fields.values()):
        yield "labelled", "no column with a totalCell", "the total that is labelled"
    yield from known_errors(one["name"], fields, languages)


def key_errors(key: Sequence[str], fields: Mapping) -> Iterator[Wrong]:
    """Columns of the key that are not there, that hold numbers or may be empty."""
    for column in key:
        if column not in fields:
            yield "schema.primaryKey", repr(column), f"one of {', '.join(fields)}"
        elif fields[column]["type"] in NUMERIC:
            yield f"schema.{column}", "a key of numbers", "a key of type string or year"
        elif not is_required(fields[column]):
            yield f"schema.{column}", "a key that may be empty", "required: true"


def reference_errors(one: Mapping, fields: Mapping, tables: Mapping) -> Iterator[Wrong]:
    """Columns that should be keys of other tables, and are not."""
    for reference in one["schema"].get("foreignKeys", []):
        target = reference["reference"]
        there = tables.get(target["resource"], {"schema": {}})["schema"].get("primaryKey", [])
        if reference["fields"] not in fields:
            yield "schema.foreignKeys", repr(reference["fields"]), f"one of {', '.join(fields)}"
        if target["fields"] not in there:
            found = f"{target['resource']}.{target['fields']}"
            yield "schema.foreignKeys", found, "a column of another table's key"


def named_columns(one: Mapping) -> Iterator[tuple[str, str, bool | None]]:
    """The columns that a table's checks name: where, which, and whether it has to hold numbers."""
    for check in one.get("sumsTo", []):
        yield "sumsTo", check["field"], True
        yield from (("sumsTo", column, None) for column in check["by"])
    for check in one.get("partOf", []):
        yield from (("partOf", column, True) for column in (*check["parts"], check["whole"]))
    yield from (("only", column, False) for column in one.get("only", {}))


def column_errors(one: Mapping, fields: Mapping) -> Iterator[Wrong]:
    """Columns that a table's checks name and that are not there, or are of another kind; and sums
    that name no total or two."""
    for where, column, numeric in named_columns(one):
        if column not in fields:
            yield where, repr(column), f"one of {', '.join(fields)}"
        elif numeric not in (None, is_numeric(fields[column])):
            yield where, repr(column), f"a column of {'numbers' if numeric else 'texts or years'}"
    for check in one.get("sumsTo", []):
        if ("total" in check) == ("atMost" in check):
            yield "sumsTo", "total and atMost" if "total" in check else "neither", "one of the two"


def misplaced(field: Mapping) -> Iterator[tuple[str, str]]:
    """What is said of a column that has no use for it: found, expected."""
    held = field.get("constraints", {})
    if is_numeric(field):
        if "enum" in held:
            yield "an enum in a column of numbers", "a minimum and a maximum"
        if field["type"] == "integer" and "magnitude" not in field:
            for name in ("decimals", "decimalChar", "decimalCharField"):
                if field.get(name):
                    yield f"{name} of whole numbers", "type: number"
    else:
        of_numbers = [*(one for one in OF_NUMBERS if one in field), *held.keys() & RANGE]
        for name in sorted(of_numbers):
            yield f"{name} in a column of texts", "type: number, or integer"
    for name in ("cell", "totalCell"):
        keys = field.get(name, "").count(".")
        if name in field and len(field.get("dimensions", ())) not in (0, keys):
            found = f"{len(field['dimensions'])} dimensions of {field[name]}"
            yield found, f"{keys}, one for each part after {field[name].partition('.')[0]}"
    if "dimensions" in field and not {"cell", "totalCell"} & field.keys():
        yield "dimensions of no cell", "a cell, such as share.{reason}"


def field_errors(field: Mapping, fields: Mapping, key: list[str]) -> Iterator[tuple[str, str]]:
    """What is wrong with one column: found, expected."""
    yield from misplaced(field)
    for name in ("decimalCharField", "groupCharField"):
        if name in field:
            marks = fields.get(field[name], {}).get("constraints", {}).get("enum", ["?"])
            if not set(marks) <= set(MARKS):
                yield f"{name} {field[name]!r}", f"a column with an enum of {' '.join(MARKS)}"
    if field.get("decimals", 0) > (most := MOST_DECIMALS.get(field.get("unit"), 6)):
        yield f"{field['decimals']} decimals of {field['unit']}", f"at most {most}"
    for name in ("cell", "totalCell"):
        if name not in field:
            continue
        if not is_numeric(field):
            yield f"a {name} in a column of texts", "a column of numbers"
        for column in PLACEHOLDER.findall(field[name]):
            if column not in key:
                yield f"{{{column}}} in {name}", f"a column of the primary key: {', '.join(key)}"
        if "unit" not in field and "unit" not in fields:
            yield "no unit", "a unit for every cell with an id"
    if "meanOf" in field and not is_numeric(fields.get(field["meanOf"], {"type": ""})):
        yield f"meanOf {field['meanOf']!r}", "a column of the table, of whole numbers"
    if "sameAs" in field and "." not in field.get("cell", ""):
        yield "sameAs in a column without cells of a family", "a cell such as official_rate.{year}"


def is_numeric(field: Mapping) -> bool:
    return field["type"] in NUMERIC or "decimalCharField" in field


def is_required(field: Mapping) -> bool:
    return bool(field.get("constraints", {}).get("required"))


def complete_errors(one: Mapping, fields: Mapping, key: list[str]) -> Iterator[Wrong]:
    if "complete" not in one:
        return
    column = one["complete"]["field"]
    if "cell" not in fields.get(column, {}) or "unit" not in fields.get(column, {}):
        yield "complete", repr(column), "a column with a cell and a unit"
    referred = {reference["fields"] for reference in one["schema"].get("foreignKeys", [])}
    if not key or set(key) - referred:
        yield "complete", "a key that refers to no other table", "a foreign key for each key column"


def known_errors(name: str, fields: Mapping, languages: tuple[str, ...]) -> Iterator[Wrong]:
    """Columns of a table that every study has which are not there, or not as they are read."""
    known = tables_of_claims(languages)
    for wanted in known[name]["schema"]["fields"] if name in known else ():
        column, field = wanted["name"], fields.get(wanted["name"], wanted)
        if column not in fields and not wanted.get("optional"):
            yield "schema.fields", "nothing", f"a column {column}"
        elif is_required(wanted) and not is_required(field):
            yield f"schema.{column}", "a column that may be empty", "required: true"
        elif is_numeric(wanted) and not is_numeric(field):
            yield f"schema.{column}", "a column of texts", "numbers with their marks"
        elif wanted["type"] == "integer" != field["type"]:
            yield f"schema.{column}", "no whole numbers", "type: integer"
