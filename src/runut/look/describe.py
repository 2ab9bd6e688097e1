"""A descriptor for the tables of one of a study's units, so that nobody begins with none.

What a table shows of itself is written down: its columns, their kinds and marks, what tells its
rows apart. What only its author knows is a question, ``?``, and a build says what to put there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import takewhile
from pathlib import Path

from runut.look.numbers import Marks, is_numeral, marks_of
from runut.numerals.printed import decimals_of
from runut.study import Study
from runut.tables.descriptor import NUMERIC
from runut.tables.errors import BadInput, ValidationError
from runut.tables.shapes import COLUMN, COLUMN_NAME, QUESTION
from runut.tables.sheets import read_rows
from runut.tables.table import MOST_NUMBERED, YEAR
from runut.tables.texts import is_id

Rows = list[list[str]]
NO_NUMBER = re.compile(r"\D{1,12}")  # a mark or a word or two


def unit_folder(study: Study, files: Sequence[Path]) -> Path | None:
    """The folder of the one unit that files lie in; None where they lie elsewhere."""
    units = study.units.resolve()
    inside = [file.resolve() for file in files if file.resolve().is_relative_to(units)]
    folders = {units / file.relative_to(units).parts[0] for file in inside}
    return folders.pop() if len(inside) == len(files) and len(folders) == 1 else None


def describe(
    study: Study, folder: Path, files: Sequence[Path], before: Sequence[Mapping] = ()
) -> tuple[list[dict], list[str]]:
    """What a descriptor says of a unit's tables, and what is to be done about those whose rows
    nothing tells apart. Raises BadInput with all that keeps one from being read.

    ``folder``: the unit's. ``before``: what the descriptor says of others.
    """
    errors: list[ValidationError] = []
    tables: dict[Path, Rows] = {}
    for file in files:
        lines, wrong = read_rows(file.read_bytes(), file.as_posix())
        errors += wrong or head_errors(lines, file.as_posix())
        width = max((len(values) for _, values in lines), default=0)
        tables[file] = [[*values, *[""] * (width - len(values))] for _, values in lines]
    if errors:
        raise BadInput(errors)
    columns = Counter(name for rows in tables.values() for name in rows[0])
    columns.update(field["name"] for one in before for field in one["schema"]["fields"])
    shared = {name for name, count in columns.items() if count > 1}
    known = {study.plain.path(name): name for name in study.plain.tables}
    resources, remarks = [], []
    for file, rows in tables.items():
        path = file.resolve().relative_to(folder).with_suffix(".csv").as_posix()
        if name := known.get(path):
            resources.append(
                {"name": name, "path": path, **as_marked(study.plain.tables[name], rows)}
            )
        else:
            table = described(rows, path, shared, study.languages)
            resources.append(table)
            if "primaryKey" not in table["schema"]:
                remarks.append(keyless(table, [row for row in rows[1:] if any(row)]))
    return resources, remarks


def head_errors(lines: Sequence[tuple[int, list[str]]], file: str) -> list[ValidationError]:
    """Why no descriptor can name a table's columns."""
    if not lines:
        return [ValidationError(file, 0, "", "nothing", "a table")]
    line, names = lines[0]
    width = max(len(values) for _, values in lines)
    if width > len([*filter(None, names)]):
        found = f"{', '.join(filter(None, names))} over {width} columns"
        expected = "a name for each column; begin a title or a note with #, in one cell"
        return [ValidationError(file, line, "", found, expected)]
    errors = []
    for at, name in enumerate(names, 1):
        if not COLUMN.fullmatch(name):
            plain = re.sub(r"[^a-z0-9]+", "_", name.casefold()).strip("_")
            such = plain if COLUMN.fullmatch(plain) else f"column_{at}"
            expected = f"{COLUMN_NAME.expected}, such as {such}"
            errors.append(ValidationError(file, line, str(at), repr(name), expected))
    return errors


def described(table: Rows, path: str, shared: Iterable[str], languages: tuple[str, ...]) -> dict:
    """One table's part of the descriptor. ``shared``: columns whose names other tables have too."""
    names, *rows = table
    missing = marks_for_nothing(zip(*rows, strict=True))
    rows = [["" if text in missing else text for text in row] for row in rows if any(row)]
    name = re.sub(r"[^a-z0-9_-]+", "-", Path(path).stem.casefold()).strip("-") or "table"
    fields = [field_of(column, [row[at] for row in rows]) for at, column in enumerate(names)]
    key = key_of(fields, rows)
    for field in fields:
        if field["name"] in key and field["type"] == "integer":
            field["type"] = "string"
        if field["name"] in key or field["name"].startswith("label_"):
            field["constraints"] = {"required": True}
        if field["type"] in NUMERIC:
            family = f"{name}_{field['name']}" if field["name"] in shared else field["name"]
            keys = key if len(rows) > 1 else []
            field["unit"] = QUESTION
            if (key or len(rows) == 1) and len(rows) <= MOST_NUMBERED:
                field["cell"] = ".".join([family, *(f"{{{one}}}" for one in keys)])
    _, *others = sorted(languages, key=lambda one: one != "en")
    titles = {"title": QUESTION, **{f"title_{one}": QUESTION for one in others}}
    source = {"title": QUESTION}
    schema = {"fields": fields, **({"primaryKey": key} if key else {})}
    if missing:
        schema["missingValues"] = missing
    return {"name": name, "path": path, **titles, "sources": [source], "schema": schema}


def as_marked(known: Mapping, table: Rows) -> dict:
    """A table that the study knows, with the marks that this file of it has."""
    names, *rows = table
    missing: dict[str, None] = {}
    fields = []
    for field in known["schema"]["fields"]:
        marks = {}
        if field["type"] in NUMERIC and field["name"] in names:
            at = names.index(field["name"])
            texts = [row[at] for row in rows if row[at]]
            nothing = [one for one in texts if not is_numeral(one) and NO_NUMBER.fullmatch(one)]
            missing |= dict.fromkeys(nothing)
            numerals = [one for one in texts if one not in nothing]
            marks = marks_in(marks_of(numerals, field["type"] == "integer"))
        fields.append({**field, **marks})
    schema = {**known["schema"], "fields": fields}
    return {**known, "schema": schema | ({"missingValues": [*missing]} if missing else {})}


def marks_in(found: Sequence[Marks]) -> dict[str, str]:
    """The marks of a column as a descriptor has them; where there are several, a question."""
    if len(found) > 1:
        return {"decimalChar": QUESTION, "groupChar": QUESTION}
    [(decimal, group)] = found or [("", "")]
    named = {"decimalChar": decimal, "groupChar": group}
    return {name: mark for name, mark in named.items() if mark}


def marks_for_nothing(columns: Iterable[Sequence[str]]) -> list[str]:
    """What stands in place of numbers where most of a column are numbers: ``-``, ``n/a``."""
    found: dict[str, None] = {}
    for texts in columns:
        given = [text for text in texts if text]
        others = dict.fromkeys(text for text in given if not is_numeral(text))
        numerals = sum(map(is_numeral, given))
        if 2 * numerals > len(given) and all(map(NO_NUMBER.fullmatch, others)):
            found |= others
    return [*found]


def field_of(name: str, texts: Sequence[str]) -> dict:
    """A column's description, as far as its cells tell."""
    field: dict = {"name": name, "type": "string"}
    given = [text for text in texts if text]
    if given and all(map(YEAR.fullmatch, given)):
        return {**field, "type": "year"}
    if not given or not all(map(is_numeral, given)) or not (found := marks_of(given, False)):
        return field
    marks = marks_in(found)
    if "decimalChar" not in marks:
        return {**field, "type": "integer", **marks}
    if len(found) == 1:
        field["decimals"] = max(decimals_of(text, marks["decimalChar"]) for text in given)
    return {**field, "type": "number", **marks}


def key_of(
    fields: Sequence[Mapping], rows: Sequence[Sequence[str]], fits: Callable[[str], object] = is_id
) -> list[str]:
    """The first columns of short names or years that tell all rows apart; else the first columns
    with whole numbers, such as days, among them; none where these do not, or no number is left.
    ``fits``: whether a cell may be part of a key."""

    def is_key(at: int, types: tuple[str, ...]) -> bool:
        field = fields[at]
        label = field["name"].startswith("label_")
        return not label and field["type"] in types and all(fits(row[at]) for row in rows)

    named = [at for at in range(len(fields)) if is_key(at, ("string", "year"))]
    leading = takewhile(lambda at: is_key(at, ("string", "year", "integer")), range(len(fields)))
    numbers = [at for at, one in enumerate(fields) if one["type"] in NUMERIC]
    for columns in (named, [*leading]):
        for key in (columns[: count + 1] for count in range(len(columns))):
            apart = {tuple(row[at] for at in key) for row in rows}
            left = not numbers or set(numbers) - set(key)
            if left and len(apart) == len(rows):
                return [fields[at]["name"] for at in key]
    return []


def words_to_fill(study: Study, package: Mapping) -> str:
    """What the numbers of a descriptor are called, as YAML with questions; nothing where all have
    their words."""
    known = study.words.get("numbers", {})
    families = [
        field["cell"].partition(".")[0]
        for one in package["resources"]
        for field in one["schema"]["fields"]
        if "cell" in field
    ]
    asked = ", ".join(f'{one}: "{QUESTION}"' for one in study.languages)
    lines = []
    for family in dict.fromkeys(families):
        if family not in known:
            lines += [f"  {family}:", f"    label: {{{asked}}}", f"    meaning: {{{asked}}}"]
    return "\n".join(["numbers:", *lines]) if lines else ""


def keyless(table: Mapping, rows: Sequence[Sequence[str]]) -> str:
    """What is to be done about a table whose rows nothing tells apart."""
    fields = table["schema"]["fields"]
    places = {field["name"]: at for at, field in enumerate(fields)}
    names = key_of(fields, rows, bool)
    texts = (row[places[name]] for name in names for row in rows)
    if odd := next((text for text in texts if not is_id(text)), ""):
        said = f"{', '.join(names)} would tell its rows apart, if {odd!r} and the like were"
    else:
        said = "no column tells its rows apart. Add one with"
    return (
        f"{table['path']}: {said} short names (small letters, digits, - and _); then take the "
        "table out of the description and look again, so that its numbers can be named"
    )
