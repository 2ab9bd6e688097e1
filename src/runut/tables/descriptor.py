"""What a city's Data Package descriptor may say, so that the tables can be read by it.

A descriptor is data: it names columns, it does not compute. A property that nothing here would
heed is refused, since a rule that is silently left out is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from analysis.standard import TABLES
from runut.numerals.printed import MARKS
from runut.tables.faults import Fault
from runut.tables.texts import ID_IN_WORDS, is_id, is_path

COLUMN = re.compile(r"[a-z][a-z0-9_]{0,63}")
PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)\}")
CELL_PART = rf"(?:[a-z0-9_-]|{PLACEHOLDER.pattern})+"
# Patterns that cannot take much longer than their text: characters and sets of them, one after
# another, few of them repeated without end.
PATTERN = re.compile(
    r"(?:(?:[A-Za-z0-9_-]|\\[.-]|\[(?:[A-Za-z0-9_.,+-]|\\-)+\])(?:[*+?]|\{[0-9]\})?)+"
)
MOST_REPEATS = 2
MOST_DECIMALS = {"percent": 2}  # what is worked out from them takes long with more
TYPES = ("string", "integer", "number", "year")
NUMERIC = ("integer", "number")
# The tables that the study knows by name, with the columns that it reads; ``!``: never empty.
KNOWN = {
    "claims": "claim! printed! suffix decimal_mark group_mark section! place! target order!",
    "expected": "claim! printed! verdict! also evidence reason_id! reason_en!",
}


LONGEST_NAME = 200  # letters of a city's name


@dataclass(frozen=True)
class Kind:
    """A kind of value: what it is in words, and whether a value is of it."""

    expected: str
    holds: Callable[[object], bool]


def one_of(*values: object) -> Kind:
    shown = ", ".join(map(str, values))
    return Kind(f"one of {shown}" if len(values) > 1 else shown, lambda found: found in values)


def is_number(found: object) -> bool:
    """A number, or text that writes one plainly."""
    if isinstance(found, str):
        return bool(re.fullmatch(r"-?[0-9]{1,18}(?:\.[0-9]{1,6})?", found))
    return isinstance(found, (int, Decimal)) and not isinstance(found, bool)


def is_pattern(found: object) -> bool:
    if not isinstance(found, str) or len(found) > 200 or not PATTERN.fullmatch(found):
        return False
    if len(re.findall(r"[*+]", re.sub(r"\[[^\]]*\]", "x", found))) > MOST_REPEATS:
        return False
    try:
        re.compile(found)
    except re.error:
        return False
    return True


TEXT = Kind("a text", lambda found: isinstance(found, str))
TITLE = Kind("a title", lambda found: isinstance(found, str) and bool(found.strip()))
LINK = Kind(
    "an address that begins with https:// or http://",
    lambda found: isinstance(found, str) and bool(re.fullmatch(r"https?://[^\s()<>\"`{}]+", found)),
)
NAME = Kind(ID_IN_WORDS, is_id)
COLUMN_NAME = Kind(
    "a column's name of small letters, digits and _",
    lambda found: isinstance(found, str) and bool(COLUMN.fullmatch(found)),
)
FILE = Kind("the name of a file in the city's folder, such as sources/causes.csv", is_path)
NUMBER = Kind("a number", is_number)
COUNT = Kind(
    "a whole number from 0 to 6",
    lambda found: isinstance(found, int) and not isinstance(found, bool) and 0 <= found <= 6,
)
YES_NO = Kind("true or false", lambda found: isinstance(found, bool))
SAFE_PATTERN = Kind(f"characters and sets, at most {MOST_REPEATS} of them repeated", is_pattern)
MARK = Kind(f"one of the marks {' '.join(map(repr, MARKS))}", lambda found: found in MARKS)
SHORT = Kind(
    f"a name of at most {LONGEST_NAME} letters",
    lambda found: isinstance(found, str) and 0 < len(found.strip()) <= len(found) <= LONGEST_NAME,
)
LANGUAGES = {"id!": TEXT, "en!": TEXT}
SOURCE = {"title!": TEXT, "title_id": TEXT, "title_en": TEXT, "path": LINK, "version": TEXT}
TABLE = Kind(
    f"{ID_IN_WORDS}, and not intervals, as a result is called",
    lambda name: is_id(name) and name != "intervals",
)
LICENCE = {"name": TEXT, "path": LINK, "title": TEXT}
CELL_ID = Kind(
    "an id of names and keys, such as cause.{cause}",
    lambda found: (
        isinstance(found, str) and all(re.fullmatch(CELL_PART, part) for part in found.split("."))
    ),
)

# A mapping's properties; ``!`` marks those that it must have. A list holds what its items are.
FIELD = {
    "name!": COLUMN_NAME,
    "type!": one_of(*TYPES),
    "title": TEXT,
    "description": TEXT,
    "unit": NAME,
    "decimals": COUNT,
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
    "labelled": LANGUAGES,
    "constraints": {
        "required": YES_NO,
        "pattern": SAFE_PATTERN,
        "enum": [TEXT],
        "minimum": NUMBER,
        "maximum": NUMBER,
    },
}
RESOURCE = {
    "name!": TABLE,
    "path!": FILE,
    "title": TEXT,
    "title_id": TEXT,
    "description": TEXT,
    "type": one_of("table"),
    "format": one_of("csv"),
    "mediatype": one_of("text/csv"),
    "encoding": one_of("utf-8"),
    "place": TEXT,
    "sources": [SOURCE],
    "licenses": [LICENCE],
    "labelled": LANGUAGES,
    "limitedBy": [{"cell!": CELL_ID, "number!": CELL_ID, "what!": LANGUAGES, "unless!": LANGUAGES}],
    "only": {"year": TEXT},
    "partOf": [{"parts!": [COLUMN_NAME], "whole!": COLUMN_NAME}],
    "complete": {"field!": COLUMN_NAME, "value!": NUMBER},
    "sumsTo": [{"field!": COLUMN_NAME, "by!": [COLUMN_NAME], "total": NUMBER, "atMost": NUMBER}],
    "schema!": {
        "fields!": [FIELD],
        "primaryKey": [COLUMN_NAME],
        "foreignKeys": [
            {
                "fields!": COLUMN_NAME,
                "reference!": {"resource!": NAME, "fields!": COLUMN_NAME},
            }
        ],
    },
}
PACKAGE = {
    "$schema": TEXT,
    "name!": NAME,
    "title": TEXT,
    "description": TEXT,
    "version": TEXT,
    "licenses": [LICENCE],
    "sources": [SOURCE],
    "resources!": [RESOURCE],
}

# Provinces by the first two digits, old and new; then regencies from 01, cities from 71.
BPS_CODE = Kind(
    'the code that BPS gives the city or regency, four digits in quotes such as "1871"',
    lambda found: (
        isinstance(found, str)
        and bool(re.fullmatch(r"(?:1[1-9]|21|3[1-6]|5[1-3]|6[1-5]|7[1-6]|8[12]|9[1-7])"
                              r"(?:0[1-9]|[1-6][0-9]|7[1-9])", found))
    ),
)  # fmt: skip
STUDY_YEAR = Kind(
    "a year of four digits, such as 2010",
    lambda found: isinstance(found, int) and not isinstance(found, bool) and 1800 <= found < 2100,
)
# What the manuscripts of a city's own article begin with; these two are for other documents.
OTHER_DOCUMENTS = ("brief", "comparison")
ARTICLE = Kind(
    f"{ID_IN_WORDS}, and not {' or '.join(OTHER_DOCUMENTS)}",
    lambda found: is_id(found) and found not in OTHER_DOCUMENTS,
)
OTHERS = "…"  # a mapping with this name may have properties that are not looked at here
# city.yaml
DESCRIPTION = {
    "city!": NAME,
    "name!": {"id!": SHORT, "en!": SHORT},
    "bps_code!": BPS_CODE,
    "article": ARTICLE,
    "published": {"url!": LINK, "author!": TEXT, "title!": TEXT, "journal!": TEXT, OTHERS: TEXT},
    "year": STUDY_YEAR,
    "sources": {
        name: {**SOURCE, "title!": TITLE, "licence": TEXT} for name in TABLES if name != "expected"
    },
}
# what a city must say that has no descriptor of its own
WITHOUT_DESCRIPTOR = ("year", "sources")


def description_faults(about: object, file: str) -> list[Fault]:
    """All that is wrong with a city's description."""
    return list(form_faults(about, DESCRIPTION, file)) or kind_faults(about, file)


def kind_faults(about: Mapping, file: str) -> list[Fault]:
    """A code of a regency for what is called a city, or the reverse."""
    code = about["bps_code"]
    first = about["name"]["id"].partition(" ")[0].rstrip(".").lower()
    named = {"kota": ("a city", "71 to 79"), "kabupaten": ("a regency", "01 to 69")}
    named["kab"] = named["kabupaten"]
    if first not in named or (first == "kota") == (code[2] >= "7"):
        return []
    kind, digits = named[first]
    expected = f"the code of {kind}, which ends in {digits}, as the name {about['name']['id']} says"
    return [Fault(file, 0, "bps_code", repr(code), expected)]


def descriptor_faults(package: object, file: str) -> list[Fault]:
    """All that is wrong with a descriptor; the places are given as paths in the column."""
    faults = list(form_faults(package, PACKAGE, file))
    return faults or list(meaning_faults(package, file))


def form_faults(found: object, shape: object, file: str, where: str = "") -> Iterator[Fault]:
    """Properties that are missing, unknown, or of another kind than they have to be."""
    if isinstance(shape, Kind):
        if not shape.holds(found):
            yield Fault(file, 0, where, repr(found), shape.expected)
    elif isinstance(shape, list):
        if not isinstance(found, list):
            yield Fault(file, 0, where, repr(found), "a list")
            return
        for at, item in enumerate(found):
            yield from form_faults(item, shape[0], file, f"{where}[{at}]")
    elif not isinstance(found, dict):
        yield Fault(file, 0, where, repr(found), "names with their values")
    else:
        known = {name.rstrip("!"): kind for name, kind in shape.items() if name != OTHERS}
        for name in found.keys() - known.keys() if OTHERS not in shape else ():
            yield Fault(file, 0, inside(where, name), "this name", f"only {', '.join(known)}")
        for name in shape:
            if name.endswith("!") and name.rstrip("!") not in found:
                yield Fault(file, 0, where, "nothing", f"a value for {name.rstrip('!')}")
        for name in known:
            if name in found:
                yield from form_faults(found[name], known[name], file, inside(where, name))


def inside(where: str, name: object) -> str:
    return f"{where}.{name}" if where else str(name)


def meaning_faults(package: Mapping, file: str) -> Iterator[Fault]:
    """Names that point to nothing, or mean two things."""
    tables = {one["name"]: one for one in package["resources"]}
    yield from repeated([one["name"] for one in package["resources"]], file, "resources")
    yield from repeated([one["path"] for one in package["resources"]], file, "resources")
    families: dict[str, str] = {}
    for at, one in enumerate(package["resources"]):
        where = f"resources[{at}]"
        for column, found, expected in table_faults(one, tables):
            yield Fault(file, 0, inside(where, column), found, expected)
        for field in one["schema"]["fields"]:
            for template in (field.get("cell"), field.get("totalCell")):
                family = (template or "{").partition(".")[0]
                if "{" not in family and families.setdefault(family, where) != where:
                    expected = f"a name of its own ({families[family]} has it too)"
                    yield Fault(file, 0, where, f"cells named {family}", expected)


def repeated(names: list[str], file: str, where: str) -> Iterator[Fault]:
    """Names that stand twice, even if once in small letters and once in capitals."""
    seen = set()
    for at, name in enumerate(names):
        if name.lower() in seen:
            yield Fault(file, 0, f"{where}[{at}]", repr(name), "each name once")
        seen.add(name.lower())


def table_faults(one: Mapping, tables: Mapping) -> Iterator[tuple[str, str, str]]:
    """What is wrong within one table's description: column, found, expected."""
    fields = {field["name"]: field for field in one["schema"]["fields"]}
    key = one["schema"].get("primaryKey", [])
    if len(fields) < len(one["schema"]["fields"]):
        yield "schema.fields", "a column's name twice", "each name once"
    for column in key:
        if column not in fields:
            yield "schema.primaryKey", repr(column), f"one of {', '.join(fields)}"
        elif fields[column]["type"] in NUMERIC:
            yield f"schema.{column}", "a key of numbers", "a key of type string or year"
        elif not fields[column].get("constraints", {}).get("required"):
            yield f"schema.{column}", "a key that may be empty", "required: true"
    for name, field in fields.items():
        for found, expected in field_faults(one, field, fields, key):
            yield f"schema.{name}", found, expected
    for reference in one["schema"].get("foreignKeys", []):
        target = reference["reference"]
        there = tables.get(target["resource"], {"schema": {}})["schema"].get("primaryKey", [])
        if reference["fields"] not in fields:
            yield "schema.foreignKeys", repr(reference["fields"]), f"one of {', '.join(fields)}"
        if target["fields"] not in there:
            found = f"{target['resource']}.{target['fields']}"
            yield "schema.foreignKeys", found, "a column of another table's key"
    for check in one.get("sumsTo", []):
        if ("total" in check) == ("atMost" in check):
            yield "sumsTo", "total and atMost" if "total" in check else "neither", "one of the two"
        for column in (check["field"], *check["by"]):
            if column not in fields:
                yield "sumsTo", repr(column), f"one of {', '.join(fields)}"
        if not is_numeric(fields.get(check["field"], {"type": "number"})):
            yield "sumsTo", repr(check["field"]), "a column of numbers"
    yield from complete_faults(one, fields, key)
    if "labelled" in one and not any("totalCell" in field for field in fields.values()):
        yield "labelled", "no column with a totalCell", "the total that is labelled"
    yield from known_faults(one["name"], fields)


def field_faults(
    one: Mapping, field: Mapping, fields: Mapping, key: list[str]
) -> Iterator[tuple[str, str]]:
    """What is wrong with one column: found, expected."""
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
    if "sameAs" in field and "." not in field.get("cell", ""):
        yield "sameAs in a column without cells of a family", "a cell such as official_rate.{year}"
    if field["name"].startswith("label_"):
        for language in ("label_id", "label_en"):
            if not fields.get(language, {}).get("constraints", {}).get("required"):
                yield "a label", f"{language} too, required: true"


def is_numeric(field: Mapping) -> bool:
    return field["type"] in NUMERIC or "decimalCharField" in field


def complete_faults(
    one: Mapping, fields: Mapping, key: list[str]
) -> Iterator[tuple[str, str, str]]:
    if "complete" not in one:
        return
    column = one["complete"]["field"]
    if "cell" not in fields.get(column, {}) or "unit" not in fields.get(column, {}):
        yield "complete", repr(column), "a column with a cell and a unit"
    referred = {reference["fields"] for reference in one["schema"].get("foreignKeys", [])}
    if not key or set(key) - referred:
        yield "complete", "a key that refers to no other table", "a foreign key for each key column"


def known_faults(name: str, fields: Mapping) -> Iterator[tuple[str, str, str]]:
    """Columns that the study reads of a table that it knows by name."""
    for column in KNOWN.get(name, "").split():
        field = fields.get(column.rstrip("!"))
        if field is None:
            yield "schema.fields", "nothing", f"a column {column.rstrip('!')}"
        elif column.endswith("!") and not field.get("constraints", {}).get("required"):
            yield f"schema.{field['name']}", "a column that may be empty", "required: true"
    if name == "claims":
        if not is_numeric(fields.get("printed", {"type": "number"})):
            yield "schema.printed", "a column of texts", "numbers with their marks"
        if fields.get("order", {"type": "integer"})["type"] != "integer":
            yield "schema.order", "no whole numbers", "type: integer"
