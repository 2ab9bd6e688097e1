"""What a unit's claims state, each in the unit of the number that it should equal.

A claim's magnitude and unit stand in its suffix, or within what is printed. They are known words of
either language (``runut.numerals.units``), or the study's own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from runut.graph.wiring import DependencyGraph
from runut.numerals.stated import Stated
from runut.numerals.units import SHARES, read_measure
from runut.tables.errors import ValidationError, nearest, parted

if TYPE_CHECKING:
    from runut.tables.unit import Unit


def with_suffix(printed: str, suffix: str) -> str:
    """What a claim prints with what follows it, as a text has the two."""
    return f"{printed} {suffix}" if suffix[:1].isalpha() else printed + suffix


def stated_in(row: Mapping, own: Mapping[str, str], target: str) -> tuple[Stated, str]:
    """What a claim's row states, and in which unit: that of its ``target``, where it has one.

    ``own``: the study's own words of units. Raises ValueError in the form ``found …, expected …``
    where the unit is unknown, or none that could be the target's.
    """
    measure, suffix = row["printed"].measure, row["suffix"] or ""
    zeros, unit = read_measure(suffix if measure == suffix else f"{measure} {suffix}", own)
    if not target or not unit:
        return row["printed"].scaled(zeros), target or unit or "count"
    if unit in SHARES and target in SHARES:
        zeros += SHARES[unit] - SHARES[target]
    elif unit != target and (target != "count" or unit in SHARES):
        found = f"{f'{measure} {suffix}'.strip()!r}, which says {unit}"
        raise ValueError(f"found {found}, expected {target}, the unit of {row['target']}")
    return row["printed"].scaled(zeros), target


def unit_of(graph: DependencyGraph, units: Mapping[str, str]) -> Callable[[str | None], str]:
    """By a number's id, its unit; empty where nothing is known of it. ``units``: of cells."""

    def found(name: str | None) -> str:
        derived = graph.derived.get(name)
        return units.get(name) or (derived.indicator.unit if derived else "")

    return found


def claim_errors(unit: Unit) -> Iterator[ValidationError]:
    """Claims whose target nobody knows, and those whose unit is unknown or not the target's."""
    if (table := unit.tables.get("claims")) is None:
        return
    study = unit.study
    graph = unit.graph
    units = unit_of(graph, {one.id: one.unit for one in unit.all_cells})
    left_out = {name.partition(".")[0] for name in graph.left_out} - graph.families.keys()
    for row, line in zip(table.rows, table.lines, strict=True):
        target = row["target"]
        if target and target not in graph.values and target.partition(".")[0] not in left_out:
            expected = f"the id of a number: {nearest(target, graph.values)}"
            yield ValidationError(table.file, line, "target", repr(target), expected)
        try:
            stated_in(row, study.unit_words, units(target))
        except ValueError as error:
            yield ValidationError(table.file, line, "suffix", *parted(error))
