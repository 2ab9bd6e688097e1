"""Numbers of other years than a study's own, and how far its own have moved since.

A number of another year has the year behind its id, as ``share.2009`` beside ``share``. What has
moved is said both ways, since a text prints "fell by 0.49 points" without a sign.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from runut.graph.formulas import symbol
from runut.graph.wiring import DependencyGraph, Derived, Indicator


def rise(now, then):
    """How much more it is in the study's year than in that year."""
    return now - then


def fall(now, then):
    """How much less it is in the study's year than in that year."""
    return then - now


def rise_percent(now, then):
    """How much more it is in the study's year, in per cent of what it was in that year."""
    return 100 * (now - then) / then


def fall_percent(now, then):
    """How much less it is in the study's year, in per cent of what it was in that year."""
    return 100 * (then - now) / then


CHANGES = (rise, fall, rise_percent, fall_percent)
DECIMALS = {"persons": 0, "percent": 2, "points": 2, "index": 2}


def dated(name: str, year: str) -> str:
    """The id of a number of a year."""
    return name if name.endswith(f".{year}") else f"{name}.{year}"


def undated(name: str, year: str) -> str:
    """The id of a number without its year, where it ends in it."""
    return name.removesuffix(f".{year}")


def add_year(graph: DependencyGraph, other: DependencyGraph, year: str) -> None:
    """Add another year's numbers to those of the study's own."""
    for name, value in other.values.items():
        graph.values[dated(name, year)] = value
    for name, one in other.derived.items():
        formula = one.formula.substituted(lambda part: symbol(dated(part, year)))
        graph.derived[dated(name, year)] = replace(one, id=dated(name, year), formula=formula)


def add_changes(
    graph: DependencyGraph, names: Mapping[str, str], units: Mapping[str, str], year: str
) -> None:
    """Add how far numbers have moved since a year. ``names``: by what a number is called without
    its year, its id; ``units``: by its id."""
    for name, own in names.items():
        then = dated(name, year)
        if then not in graph.values or own not in graph.values or then == own:
            continue
        unit = units[own]
        for change in CHANGES:
            relative = change in (rise_percent, fall_percent)
            if relative and (unit == "percent" or not graph.values[then]):
                continue
            said = "points" if unit == "percent" else "percent" if relative else unit
            one = Indicator(change, said, DECIMALS.get(said, 0), (), ())
            formula = change(symbol(own), symbol(then))
            key = (name.rpartition(".")[2], year)
            found = Derived(".".join((one.name, *key)), one, key, formula,
                            formula.evaluate(graph.values))  # fmt: skip
            graph.derived[found.id], graph.values[found.id] = found, found.value
