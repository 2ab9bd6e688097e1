"""A unit's numbers, and the claims that a published article makes of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from types import MappingProxyType

from runut.graph.propagation import Reach, reach
from runut.graph.questions import Question
from runut.graph.wiring import DependencyGraph
from runut.numerals.rounding import ORDINARY, Interval, exactly, stands_for
from runut.numerals.stated import NUMERAL, Stated, stated_in, with_suffix
from runut.tables.cells import Cell
from runut.tables.table import Table
from runut.tables.unit import Unit

ROUNDED_UNITS = {"percent", "times"}  # whole counts are exact, shares and ratios are rounded
NOT_PRINTED = {"weight", "row"}  # units of cells that say nothing of the article's own numbers


@dataclass(frozen=True)
class Claim:
    """A number that the article prints in one place; ``target`` is what it should equal."""

    id: str
    printed: str
    stated: Stated
    unit: str
    section: str
    place: str
    target: str
    order: int
    context: str = ""  # the words around it

    @property
    def value(self) -> Fraction | None:
        """The number; None where it is a range or a bound."""
        return self.stated.value

    @property
    def decimals(self) -> int:
        return self.stated.decimals

    @property
    def in_words(self) -> bool:
        return self.stated.in_words

    def stands_for(self, rule: str) -> Interval:
        """The values that ``rule`` turns into what the article prints."""
        return self.stated.stands_for(rule)

    @property
    def numeral(self) -> str:
        """As printed, without words before and behind it."""
        return re.search(NUMERAL, self.printed)[0]

    @property
    def neighbourhood(self) -> str:
        """The paragraph or table that the claim stands in."""
        return "; ".join(self.place.split("; ")[:2])


@dataclass(frozen=True)
class Source:
    """A column of another source that measures the same as numbers of the article."""

    same_as: tuple[str, ...]
    members: tuple[Cell, ...]
    labelled: Mapping[str, str] | None

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(cell.id for cell in self.members)


class Numbers(dict):
    """A unit's numbers by id, and those that the study works out only when asked for."""

    def __init__(self, values: Mapping[str, Fraction], asked: Callable[[str], Fraction]):
        super().__init__(values)
        self.asked = asked

    def __missing__(self, name: str) -> Fraction:
        return self.asked(name)


@dataclass(eq=False)
class Context:
    """A unit's numbers, and the claims that are made of them: what a claim is judged by."""

    unit: Unit

    @property
    def graph(self) -> DependencyGraph:
        return self.unit.graph

    @cached_property
    def cells(self) -> dict[str, Cell]:
        return {cell.id: cell for cell in self.unit.all_cells}

    @cached_property
    def claims(self) -> list[Claim]:
        table = self.unit.tables.get("claims")
        return [] if table is None else [self.claim(table, at) for at in range(len(table.rows))]

    def claim(self, table: Table, at: int) -> Claim:
        row, printed = table.rows[at], table.printed[at]
        target_unit = self.graph.unit_of(row["target"], self.units)
        stated, unit = stated_in(row, self.unit.study.unit_words, target_unit)
        return Claim(
            row["claim"],
            with_suffix(printed["printed"], printed["suffix"]),
            stated,
            unit,
            row["section"],
            row["place"],
            row["target"] or "",
            int(row["order"]),
            row["context"] or "",
        )

    @cached_property
    def following(self) -> Mapping:
        """By claim, what the article itself says of it (``runut.claims.together``)."""
        # loads all that finds relations, which most articles need not
        from runut.claims.together import following

        return following(self.claims, self.unit, self.upheld)

    @cached_property
    def upheld(self) -> set[str]:
        """The claims that formulas of the study lead to, by ordinary rounding."""
        derived = self.graph.derived
        return {
            claim.id
            for claim in self.claims
            if claim.target in derived
            and any(self.graph.values[claim.target] in claim.stands_for(rule) for rule in ORDINARY)
        }

    @cached_property
    def sources(self) -> list[Source]:
        """The columns of other sources that say what they measure."""
        return [
            Source(tuple(column["sameAs"]), members, column.get("labelled"))
            for table in self.unit.tables.values()
            for column in table.fields
            if "sameAs" in column
            for family in [column["cell"].partition(".")[0] + "."]
            if (members := tuple(one for one in self.unit.cells if one.id.startswith(family)))
        ]

    @cached_property
    def means(self) -> dict:
        """The cells that are means of whole numbers (``runut.claims.means``)."""
        from runut.claims.means import means_of

        return means_of(self)

    @cached_property
    def limits(self) -> dict[str, list[Mapping]]:
        """By cell, the numbers that it cannot exceed, as far as they are known."""
        found: dict[str, list[Mapping]] = {}
        for table in self.unit.tables.values():
            for limit in table.resource.get("limitedBy", ()):
                if limit["number"] in self.graph.values:
                    found.setdefault(limit["cell"], []).append(limit)
        return found

    @cached_property
    def publications(self) -> dict[str, dict[str, Mapping[str, str]]]:
        """By file, the publications that its table names: their titles by language, by title."""
        return {table.file: self.titles(table) for table in self.unit.tables.values()}

    @cached_property
    def placeless(self) -> set[str]:
        """The files of tables that do not say where in an article they were read; those of standard
        ones say the year."""
        return {
            table.file
            for name, table in self.unit.tables.items()
            for place in [table.resource.get("place", "")]
            if not place
            or (name in self.unit.study.plain.tables and place == str(self.unit.about.get("year")))
        }

    def titles(self, table: Table) -> dict[str, Mapping[str, str]]:
        """The publications that a table names: by title, the titles in each language."""
        return {
            one["title"]: {
                language: one.get(f"title_{language}", one["title"])
                for language in self.unit.study.languages
            }
            for one in table.resource.get("sources", [])
        }

    def elsewhere(self, name: str) -> dict[str, Mapping[str, str]]:
        """The publications, other than the article itself, of the cells that a number is made of;
        empty where they are the article's own."""
        table = self.unit.tables.get("claims")
        article = self.titles(table) if table else {}
        found: dict[str, Mapping[str, str]] = {}
        for cell in self.sources_of(name):
            named = self.publications.get(cell.file, {})
            if article and named and not named.keys() & article.keys():
                found |= named
        return found

    def sources_of(self, name: str) -> list[Cell]:
        """The cells that a number is made of and that somebody published."""
        cells = (self.cells[cell] for cell in self.inputs(name))
        return [cell for cell in cells if not self.unit.study.is_ours(cell.file)]

    @cached_property
    def units(self) -> dict[str, str]:
        return {name: cell.unit for name, cell in self.cells.items()}

    def unit_of(self, name: str | None) -> str:
        return self.graph.unit_of(name, self.units) or "count"

    @cached_property
    def own(self) -> Judgements:
        """What the study's own part says of claims."""
        return self.unit.study.asked("claims", "Judgements", Judgements)(self)

    @cached_property
    def values(self) -> Numbers:
        return Numbers(self.graph.values, self.own.number)

    def answer(self, question: Question) -> bool | None:
        """Whether it is so of the unit's numbers; None where one of them does not exist."""
        return question.answer(self.values, {"reaches": self.reaches, **self.own.answers})

    def hangs_on(self, question: Question) -> Sequence[str]:
        """The source cells whose values decide a question that is no comparison."""
        if question.operator == "reaches":
            return self.inputs(question.parts[0])
        return self.own.rests_on

    def reaches(self, name: str, rule: str, interval: Interval) -> bool:
        """Whether a number can lie in an interval if ``rule`` has rounded its printed inputs."""
        found = self.reach(name, rule)
        return found is not None and found.interval.meets(interval)

    def inputs(self, name: str) -> list[str]:
        """The source cells that a number is made of."""
        return self.graph.formula(name).inputs()

    def reach(self, name: str, rule: str) -> Reach | None:
        """The values that a number can take if ``rule`` has rounded its printed inputs; None where
        a divisor may then be zero, so that there is no limit to them."""
        formula = self.graph.formula(name)
        ranges = {cell: self.cell_range(self.cells[cell], rule) for cell in formula.inputs()}
        try:
            return reach(formula, ranges)
        except ZeroDivisionError:
            return None

    def cell_range(self, cell: Cell, rule: str) -> Interval:
        if not self.may_be_rounded(cell) or not cell.printed:
            return exactly(cell.value)
        return stands_for(cell.value, cell.places, rule)

    def may_be_rounded(self, cell: Cell) -> bool:
        """Whether a cell's numeral, where it has one, can have been rounded."""
        # what this reproduction supposes is meant exactly
        measured = cell.unit in ROUNDED_UNITS or cell.decimals is not None
        return measured and not self.unit.study.is_ours(cell.file)


class Judgements:
    """What a study says of claims by algorithms of its own; this one says nothing.

    ``answers``: to questions of the study's own kinds (``runut.graph.questions``).
    ``rests_on``: the source cells that the answers hang on.
    """

    answers: Mapping[str, Callable[..., bool]] = MappingProxyType({})
    rests_on: Sequence[str] = ()

    def __init__(self, context: Context):
        self.context = context

    def number(self, name: str) -> Fraction:
        """A number that is worked out only when asked for. Raises KeyError where there is none."""
        raise KeyError(name)

    def possible(self, claim: Claim) -> Iterator[list]:
        """What may be found of a claim: lists of Possible, of each the first that holds."""
        return iter(())
