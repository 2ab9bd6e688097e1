"""The registry of a unit: every number with its exact value, unit, formula and source cells.

It is the only source of the numbers in the documents, in both languages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from runut.graph.wiring import DependencyGraph, Derived
from runut.numerals.printed import decimals_of
from runut.numerals.rounding import round_half_up
from runut.numerals.stated import stated_in
from runut.tables.cells import Cell
from runut.tables.table import Table, show
from runut.tables.unit import Unit

__all__ = [
    "Check",
    "build_registry",
    "cell_entry",
    "labels",
    "published_in",
    "value_entry",
]

DIGITS_KEPT = 12
COUNTED = ("persons", "count", "weight", "row")  # units whose numbers are whole or ours
CALL = re.compile(r"\b(?:n|v|label|(p))\(\s*\"([^\"]+)\"|(?<!`)\{([a-z][a-z_.]*)\}")
HEADING = re.compile(r"^#+ .*\{#(sec-[\w-]+)[^}]*\}\s*$")


@dataclass(frozen=True)
class Check:
    """A number that no formula of four operations gives, with the source cells that it rests on.

    ``value`` is None where there is none; ``why`` then says so.
    """

    value: Fraction | int | None
    unit: str
    decimals: int
    cells: tuple[str, ...]
    why: str = ""


def build_registry(unit: Unit) -> dict:
    """The registry as plain data, ready to be written as JSON."""
    study, graph = unit.study, unit.graph
    reasons = reasons_of(unit.tables.values(), study.languages)
    numbers = {
        cell.id: cell_entry(cell, study.is_ours(cell.file), reasons.get((cell.file, cell.row)))
        for cell in unit.all_cells
    }
    for one in graph.derived.values():
        numbers[one.id] = derived_entry(one, numbers)
    checks = study.asked("checks", "numbers", lambda _: {})(unit.cells)
    meanings = study.asked("checks", "MEANINGS", {})
    numbers |= {
        name: check_entry(one, meanings[name.partition(".")[0]])
        for name, one in checks.items()
        if one.value is not None
    }
    without = {name: one.why for name, one in checks.items() if one.value is None}
    return {
        study.unit: unit.id,
        "name": unit.about["name"],
        **{
            name.rstrip("!"): unit.about.get(name.rstrip("!"))
            for name in study.asked("units", "DESCRIPTION", {})
        },
        "year": unit.about.get("year"),
        "article": bool(unit.about.get("article")),
        "findings": dict(unit.findings),
        "other_years": {
            year: {cell.id: cell_entry(cell, False) for cell in cells}
            for year, cells in unit.other_years.items()
        },
        "numbers": numbers,
        "families": families(graph),
        "labels": labels(unit.tables.values()),
        "claims": claims(unit, {name: one["unit"] for name, one in numbers.items()}),
        "publications": {one["path"]: one.get("sources", []) for one in unit.package["resources"]},
        "left_out": graph.left_out | without,
    }


def reasons_of(
    tables: Iterable[Table], languages: Sequence[str]
) -> dict[tuple[str, int], dict[str, str]]:
    """The reasons that tables of judgements give, in each language, by file and line."""
    return {
        (table.file, line): {language: row[f"reason_{language}"] for language in languages}
        for table in tables
        if any(field["name"] == f"reason_{languages[0]}" for field in table.fields)
        for row, line in zip(table.rows, table.lines, strict=True)
    }


def cell_entry(cell: Cell, ours: bool, reason: Mapping[str, str] | None = None) -> dict:
    """``ours``: whether it is a judgement of this reproduction."""
    return {
        "kind": "cell",
        **value_entry(cell.value),
        "unit": cell.unit,
        "decimals": cell_decimals(cell),
        "inputs": [],
        "cells": [cell.id],
        "source": {
            "file": cell.file,
            "row": cell.row,
            "column": cell.column,
            "printed": cell.printed,
            "place": cell.place,
            **({"note": dict(cell.note)} if cell.note else {}),
            **({"ours": True} if ours or cell.unit == "weight" else {}),
            **({"reason": dict(reason)} if reason else {}),
        },
    }


def cell_decimals(cell: Cell) -> int:
    """As many decimals as the value needs; what is measured has those that are printed."""
    needed = decimals_of(show(cell.value), ".")
    return max(needed, 0 if cell.unit in COUNTED else cell.places)


def derived_entry(one: Derived, numbers: Mapping[str, dict]) -> dict:
    inputs = one.formula.inputs()
    return {
        "kind": "indicator",
        **value_entry(one.value),
        "unit": one.indicator.unit,
        "decimals": one.indicator.decimals,
        "meaning": one.indicator.meaning,
        "article": list(one.indicator.article),
        "formula": one.formula.as_data(),
        "inputs": inputs,
        "cells": list(dict.fromkeys(cell for name in inputs for cell in numbers[name]["cells"])),
    }


def check_entry(one: Check, meaning: str) -> dict:
    """A joint check's number: it has no formula of four operations, but rests on cells all the
    same."""
    return {
        "kind": "check",
        **value_entry(Fraction(one.value)),
        "unit": one.unit,
        "decimals": one.decimals,
        "meaning": meaning,
        "inputs": list(one.cells),
        "cells": list(one.cells),
    }


def value_entry(value: Fraction) -> dict:
    """The exact value, and its decimal form to twelve digits after the point."""
    return {"exact": str(value), "decimal": decimal_form(value, DIGITS_KEPT)}


def decimal_form(value: Fraction, digits: int) -> str:
    """``value`` rounded half-up to ``digits`` decimals, trailing zeros cut."""
    rounded = round_half_up(value, digits)
    text = f"{rounded:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def families(graph: DependencyGraph) -> dict[str, list[str]]:
    """The ids of each family's members, in the order of the tables."""
    return {
        name: [".".join((name, *key)) for key in family.keys]
        for name, family in graph.families.items()
        if family.dimensions
    }


def labels(tables: Iterable[Table]) -> dict[str, dict[str, dict[str, str]]]:
    """What the members of each dimension are called, by key column, key and language."""
    found: dict[str, dict[str, dict[str, str]]] = {}
    for table in tables:
        names = [field["name"] for field in table.fields]
        columns = [name for name in names if name.startswith(("label_", "short_"))]
        if columns and len(table.key) == 1:
            named = found.setdefault(table.key[0], {})
            for row in table.rows:
                named[row[table.key[0]]] = {column: row[column] for column in columns}
    return found


def claims(unit: Unit, units: Mapping[str, str]) -> dict[str, dict]:
    """The numerals that the published article prints, by claim id; ``units``: of the numbers that
    they should equal."""
    if "claims" not in unit.tables:
        return {}
    table = unit.tables["claims"]
    found = {}
    for row, printed in zip(table.rows, table.printed, strict=True):
        # a column prints its sign in its heading
        stated, named = stated_in(row, unit.study.unit_words, units.get(row["target"], ""))
        found[row["claim"]] = {
            "printed": printed["printed"],
            "value": show(stated.at),
            "decimals": stated.decimals,
            "suffix": row["suffix"] or "",
            "unit": named,
            "section": row["section"],
            "place": row["place"],
            "target": row["target"],
            **({"in_words": True} if stated.in_words else {}),
        }
    return found


def published_in(publications: Mapping[str, list[dict]], file: str) -> list[dict]:
    """The publications of a file, which may be named with the folder that it lies in."""
    found = (publications[path] for path in publications if f"/{file}".endswith(f"/{path}"))
    return next(found, [])


def with_places(registry: dict, manuscripts: Mapping[str, str]) -> dict:
    """A registry whose numbers say in which sections of documents, by their names, they or claims
    to print them stand."""
    targets = {name: claim["target"] for name, claim in registry["claims"].items()}
    places = {file: document_places(text, targets) for file, text in manuscripts.items()}
    for name, entry in registry["numbers"].items():
        entry["documents"] = {file: found.get(name, []) for file, found in places.items()}
    return registry


def document_places(source: str, targets: Mapping[str, str]) -> dict[str, list[str]]:
    """The sections of a manuscript in which each number is used, by id, a claim's ``target`` in its
    place."""
    places: dict[str, list[str]] = {}
    section = ""
    for line in source.splitlines():
        if heading := HEADING.match(line):
            section = heading.group(1)
        for claims, called, in_braces in CALL.findall(line):
            name = called or in_braces
            used = places.setdefault(targets.get(name, "") if claims else name, [])
            if section not in used:
                used.append(section)
    return places
