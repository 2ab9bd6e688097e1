"""Differences between derived numbers that must be zero, by which a wrong formula is found.

An identity says what must be so among numbers, whatever the source cells are: parts make up a
whole, a ratio leads back to what it is a ratio of. It returns the difference of the two sides and
is wired as an indicator is (``runut.graph.wiring``).

Some formulas cannot show an error with the cells as they are: what is taken of nothing stays
nothing. So the differences are worked out with other values in the cells, too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction

from runut.graph.formulas import Term
from runut.graph.wiring import DependencyGraph, Indicator, compute, indicator

TURNS, PRIME = 12, 1009  # how often cells are given other values, and what these are made with


def identity(*over: str) -> Callable[[Callable[..., Term]], Indicator]:
    """Declare a difference that must be zero, for each member of the dimensions ``over``."""
    return indicator("count", over=over)


def differing(graph: DependencyGraph, identities: Iterable[Indicator]) -> dict[str, Fraction]:
    """The identities, by id, that do not hold, with the difference; empty where all do."""
    found: dict[str, Fraction] = {}
    formulas = identity_formulas(graph, identities)
    for values in (graph.values, *other_values(graph)) if formulas else ():
        for name, formula in formulas.items():
            try:
                difference = formula.evaluate(values)
            except (KeyError, ZeroDivisionError):
                continue
            if difference:
                found.setdefault(name, difference)
    return found


def identity_formulas(graph: DependencyGraph, identities: Iterable[Indicator]) -> dict[str, Term]:
    """The differences that the numbers are there for, by id, as formulas."""
    own = DependencyGraph(dict(graph.values), dict(graph.families))
    for one in identities:
        if all(name in own.families for name in one.parameters):
            compute(own, one)
    return {name: one.formula for name, one in own.derived.items()}


def other_values(graph: DependencyGraph) -> list[dict[str, Fraction]]:
    """All numbers as they would be if each cell were another, always the same ones, some of them
    zero. A number that divides by zero then is left out.
    """
    cells = [name for name in graph.values if name not in graph.derived]
    found = [
        # powers modulo a prime look like chance and are the same everywhere; cut down to few values
        # in turn, so that there are more or fewer noughts among them
        {
            name: Fraction(pow(at, turn, PRIME) % (turn % 4 + 2))
            for at, name in enumerate(cells, start=2)
        }
        for turn in range(3, 3 + TURNS)
    ]
    for values in found:
        for name, one in graph.derived.items():
            try:
                values[name] = one.formula.evaluate(values)
            except (KeyError, ZeroDivisionError):
                continue
    return found
