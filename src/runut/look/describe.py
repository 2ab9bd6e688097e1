"""A descriptor for the tables of one of a study's units, so that nobody begins with none.

What a table shows of itself is written down: its columns, their kinds and marks, what tells its
rows apart. What only its author knows is a question, ``?``, and a build says what to put there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from runut.look.grid import Grid, read_grids
from runut.look.numbers import is_numeral, marks_of
from runut.numerals.printed import decimals_of
from runut.study import Study
from runut.tables.errors import BadInput, ValidationError
from runut.tables.shapes import COLUMN, COLUMN_NAME, QUESTION
from runut.tables.table import YEAR
from runut.tables.texts import is_id


def unit_folder(study: Study, files: Sequence[Path]) -> Path | None:
    """The folder of the one unit that files lie in; None where they lie elsewhere."""
    units = study.units.resolve()
    inside = [file.resolve() for file in files if file.resolve().is_relative_to(units)]
    folders = {units / file.relative_to(units).parts[0] for file in inside}
    return folders.pop() if len(inside) == len(files) and len(folders) == 1 else None


def describe(study: Study, folder: Path, files: Sequence[Path]) -> dict:
    """The descriptor of a unit's tables. Raises BadInput with all that keeps one from being read.

    ``folder``: the unit's.
    """
    errors: list[ValidationError] = []
    grids = {}
    for file in files:
        try:
            grids[file] = read_grids(file)[0]
            errors += form_errors_of(grids[file])
        except BadInput as bad:
            errors += bad.errors
    if errors:
        raise BadInput(errors)
    columns = Counter(cell.text for grid in grids.values() for cell in grid.rows[0])
    shared = {name for name, count in columns.items() if count > 1}
    known = {study.plain.path(name): name for name in study.plain.tables}
    resources = []
    for file, grid in grids.items():
        path = file.resolve().relative_to(folder).with_suffix(".csv").as_posix()
        if name := known.get(path):
            resources.append({"name": name, "path": path, **study.plain.tables[name]})
        else:
            resources.append(described(grid, path, shared, study.languages))
    return {"name": folder.name, "title": folder.name, "resources": resources}


def form_errors_of(grid: Grid) -> list[ValidationError]:
    """Why a table cannot be read by any descriptor, all at once."""
    errors = []

    def wrong(found: str, expected: str, column: str = "") -> None:
        errors.append(ValidationError(grid.file, 1, column, found, expected))

    if grid.how.get("separator", "commas") != "commas":
        wrong(f"{grid.how['separator']} between the columns", "columns separated by commas")
    if grid.how.get("encoding", "utf-8") != "utf-8":
        wrong(f"the encoding {grid.how['encoding']}", "UTF-8 without a byte-order mark")
    for at, cell in enumerate(grid.rows[0], 1):
        if not COLUMN.fullmatch(cell.text):
            plain = re.sub(r"[^a-z0-9]+", "_", cell.text.casefold()).strip("_")
            such = plain if COLUMN.fullmatch(plain) else f"column_{at}"
            wrong(repr(cell.text), f"{COLUMN_NAME.expected}, such as {such}", str(at))
    return errors


def described(grid: Grid, path: str, shared: Iterable[str], languages: tuple[str, ...]) -> dict:
    """One table's part of the descriptor. ``shared``: columns whose names other tables have too."""
    names = [cell.text for cell in grid.rows[0]]
    rows = [[cell.text for cell in row] for row in grid.rows[1:] if any(c.text for c in row)]
    table = re.sub(r"[^a-z0-9_-]+", "-", Path(path).stem.casefold()).strip("-") or "table"
    fields = [field_of(name, [row[at] for row in rows]) for at, name in enumerate(names)]
    key = key_of(fields, rows)
    for field in fields:
        if field["name"] in key or field["name"].startswith("label_"):
            field["constraints"] = {"required": True}
        if field["type"] in ("integer", "number"):
            family = f"{table}_{field['name']}" if field["name"] in shared else field["name"]
            keys = key if len(rows) > 1 else []
            field["unit"] = QUESTION
            if key or len(rows) == 1:
                field["cell"] = ".".join([family, *(f"{{{one}}}" for one in keys)])
    _, *others = sorted(languages, key=lambda one: one != "en")
    titles = {"title": QUESTION, **{f"title_{one}": QUESTION for one in others}}
    source = {"title": QUESTION}
    schema = {"fields": fields, **({"primaryKey": key} if key else {})}
    return {"name": table, "path": path, **titles, "sources": [source], "schema": schema}


def field_of(name: str, texts: Sequence[str]) -> dict:
    """A column's description, as far as its cells tell."""
    field: dict = {"name": name, "type": "string"}
    given = [text for text in texts if text]
    if given and all(map(YEAR.fullmatch, given)):
        return {**field, "type": "year"}
    if not given or not all(map(is_numeral, given)) or not (found := marks_of(given, False)):
        return field
    if len(found) > 1:
        return {**field, "type": "number", "decimalChar": QUESTION, "groupChar": QUESTION}
    decimal, group = found[0]
    more = {"groupChar": group} if group else {}
    if not decimal:
        return {**field, "type": "integer", **more}
    places = max(decimals_of(text, decimal) for text in given)
    return {**field, "type": "number", "decimals": places, "decimalChar": decimal, **more}


def key_of(fields: Sequence[Mapping], rows: Sequence[Sequence[str]]) -> list[str]:
    """The first columns of short names or years that tell all rows apart; none where none do."""
    key: list[int] = []
    for at, field in enumerate(fields):
        label = field["name"].startswith("label_")
        if label or field["type"] not in ("string", "year") or not all(is_id(r[at]) for r in rows):
            continue
        key.append(at)
        if len({tuple(row[one] for one in key) for row in rows}) == len(rows):
            return [fields[one]["name"] for one in key]
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


def keyless(package: Mapping) -> list[str]:
    """Tables whose rows nothing tells apart, in words."""
    return [
        f"{one['path']}: no column tells its rows apart. Add one of short names (small letters, "
        "digits, - and _), and look again, so that its numbers can be named"
        for one in package["resources"]
        if "primaryKey" not in one["schema"]
    ]
