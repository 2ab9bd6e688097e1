"""Indicators are wired by name: a function's name is its id, its parameters are what it is made of.

A dotted id belongs to a family: ``share.north`` is the member ``north`` of ``share``. A
parameter that names a family receives a mapping from member to number. An indicator declared
``over`` some dimensions is computed once for each of their members, and then sees, of each family
that shares a dimension, only the part that belongs to that member.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

from runut.graph.formulas import Operand, Term, symbol, term


@dataclass(frozen=True)
class Indicator:
    """A number that the study derives, or one such number for each member of its dimensions."""

    function: Callable[..., Term]
    unit: str
    decimals: int
    over: tuple[str, ...]
    article: tuple[str, ...]
    assumes: tuple[str, ...] = ()
    may_be_printed: bool = False

    @property
    def name(self) -> str:
        return self.function.__name__

    @property
    def meaning(self) -> str:
        return inspect.cleandoc(self.function.__doc__ or "")

    def formula(self, arguments: Mapping[str, object]) -> Term:
        """What the function makes of its arguments. Raises SyntaxError, with the function's file
        and line, where that is no formula."""
        made = self.function(**arguments)
        if not isinstance(made, Operand):
            code = self.function.__code__
            what = f"{self.name} returns {type(made).__name__}, expected a formula"
            raise SyntaxError(what, (code.co_filename, code.co_firstlineno, None, None))
        return term(made)

    @cached_property
    def parameters(self) -> tuple[str, ...]:
        return tuple(inspect.signature(self.function).parameters)


def indicator(
    unit: str,
    decimals: int = 0,
    over: tuple[str, ...] = (),
    article: tuple[str, ...] = (),
    assumes: tuple[str, ...] = (),
    may_be_printed: bool = False,
) -> Callable[[Callable[..., Term]], Indicator]:
    """Declare a function to be an indicator.

    ``unit``: persons, percent, times, count. ``decimals``: how many a text shows. ``over``: the
    dimensions for each of whose members it is computed. ``article``: where the published article
    uses the number. ``assumes``: what has to be true for it, beside its inputs, and holds for all
    that is made of it; explained by these keys in manuscript/verdicts.yaml.
    ``may_be_printed``: a source cell of this name goes before the formula.
    """
    return lambda function: Indicator(
        function, unit, decimals, over, article, assumes, may_be_printed
    )


@dataclass(frozen=True)
class Family:
    """Numbers that share a name: dimension names, and the keys (one per dimension) that exist."""

    dimensions: tuple[str, ...] = ()
    keys: tuple[tuple[str, ...], ...] = ((),)

    def at(self, point: Mapping[str, str], name: str) -> Term | dict:
        """What a formula sees of the family at one point of its indicator's dimensions.

        Raises KeyError where it needs one member that the family does not have.
        """
        left = [i for i, dimension in enumerate(self.dimensions) if dimension not in point]
        fixed = [(i, point[d]) for i, d in enumerate(self.dimensions) if d in point]
        keys = [key for key in self.keys if all(key[i] == member for i, member in fixed)]
        seen: dict = {}
        for key in keys:
            place = seen
            for i in left[:-1]:
                place = place.setdefault(key[i], {})
            if left:
                place[key[left[-1]]] = symbol(identify(name, key))
            else:
                return symbol(identify(name, key))
        if not left:
            raise KeyError(identify(name, (point[one] for one in self.dimensions)))
        return seen


@dataclass(frozen=True)
class Derived:
    """One derived number: its indicator, its key, its formula and its exact value."""

    id: str
    indicator: Indicator
    key: tuple[str, ...]
    formula: Term
    value: Fraction


@dataclass
class DependencyGraph:
    """All numbers of a study by id, with the families that they form."""

    values: dict[str, Fraction] = field(default_factory=dict)
    families: dict[str, Family] = field(default_factory=dict)
    derived: dict[str, Derived] = field(default_factory=dict)
    left_out: dict[str, str] = field(default_factory=dict)

    def formula(self, name: str) -> Term:
        """What a number is made of, down to source cells; a cell is its own formula."""
        derived = self.derived.get(name)
        return derived.formula.substituted(self.formula) if derived else symbol(name)

    def unit_of(self, name: str | None, units: Mapping[str, str]) -> str:
        """The unit of a number; empty where nothing is known of it. ``units``: of cells."""
        derived = self.derived.get(name)
        return units.get(name) or (derived.indicator.unit if derived else "")

    def assumptions(self, name: str) -> list[str]:
        """What a number assumes, itself and through all that it is made of."""
        if name not in self.derived:
            return []
        one = self.derived[name]
        found = [key for part in one.formula.inputs() for key in self.assumptions(part)]
        return list(dict.fromkeys([*found, *one.indicator.assumes]))


def identify(name: str, key: Iterable[str]) -> str:
    """The id of a family's member: ``share`` and ``("north",)`` give ``share.north``."""
    return ".".join((name, *key))


def derive(
    cells: Mapping[str, Fraction],
    families: Mapping[str, Family],
    indicators: Iterable[Indicator],
) -> DependencyGraph:
    """Compute every indicator whose inputs a study has, from its source cells.

    An indicator that needs what the study does not have is named in ``left_out``, with the input
    that it misses; so is a member whose formula divides by zero. Raises ValueError where
    indicators depend on each other in a circle.
    """
    graph = DependencyGraph(dict(cells), dict(families))
    for one in in_order(indicators):
        if one.may_be_printed and one.name in families:
            continue
        missing = [name for name in one.parameters if name not in graph.families]
        if missing:
            graph.left_out[one.name] = f"needs {', '.join(missing)}"
            continue
        compute(graph, one)
    return graph


def compute(graph: DependencyGraph, one: Indicator) -> None:
    """Add one indicator, for each member of its dimensions, to the graph."""
    done = []
    for point in points(graph, one):
        key = tuple(point[dimension] for dimension in one.over)
        name = identify(one.name, key)
        try:
            arguments = {part: graph.families[part].at(point, part) for part in one.parameters}
            formula = one.formula(arguments)
            value = formula.evaluate(graph.values)
        except KeyError as missing:
            graph.left_out[name] = f"needs {missing.args[0]}"
            continue
        except ZeroDivisionError:
            graph.left_out[name] = "divides by zero"
            continue
        graph.values[name] = value
        graph.derived[name] = Derived(name, one, key, formula, value)
        done.append(key)
    if done:
        graph.families[one.name] = Family(one.over, tuple(done))


def points(graph: DependencyGraph, one: Indicator) -> list[dict[str, str]]:
    """Every combination of members of the indicator's dimensions, in the order of the tables."""
    found: list[dict[str, str]] = [{}]
    for dimension in one.over:
        members = dict.fromkeys(
            key[family.dimensions.index(dimension)]
            for name in one.parameters
            if dimension in (family := graph.families[name]).dimensions
            for key in family.keys
        )
        found = [{**point, dimension: member} for point in found for member in members]
    return found


def in_order(indicators: Iterable[Indicator]) -> list[Indicator]:
    """Sort indicators so that each stands after those that it is made of."""
    waiting = {one.name: one for one in indicators}
    ordered: list[Indicator] = []
    while waiting:
        ready = [one for one in waiting.values() if not set(one.parameters) & set(waiting)]
        if not ready:
            raise ValueError(f"these indicators depend on each other: {', '.join(waiting)}")
        for one in ready:
            del waiting[one.name]
        ordered += ready
    return ordered
