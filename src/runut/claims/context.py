"""A city's numbers, and the claims that its published article makes of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from analysis.budget_weights import Printed, Reading, shares_of, weights
from analysis.checks import MISSING, WEIGHT_ENDS, printed_budget
from analysis.city import City
from analysis.standard import TABLES as STANDARD
from runut.graph.propagation import Reach, reach
from runut.graph.questions import Question
from runut.graph.registry import labels, supposed
from runut.graph.wiring import Network
from runut.numerals.printed import decimals_of, decimals_of_share
from runut.numerals.rounding import RULES, Interval, exactly, stands_for
from runut.tables.table import Cell, Table

ROUNDED_UNITS = {"percent", "times"}  # whole counts are exact, shares and ratios are rounded
NOT_PRINTED = {"weight", "row"}  # units of cells that say nothing of the article's own numbers


@dataclass(frozen=True)
class Claim:
    """A number that the article prints in one place; ``target`` is what it should equal."""

    id: str
    printed: str
    value: Fraction
    decimals: int
    unit: str
    section: str
    place: str
    target: str
    order: int

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


class Weights(dict):
    """By reading, the weights that make a budget possible: worked out when asked for, since each
    takes as long as all else that verification does with a claim."""

    def __init__(self, printed: Mapping[str, list[Printed]]):
        super().__init__()
        self.printed = printed

    def __missing__(self, reading: Reading) -> Interval | None:
        self[reading] = weights(shares_of(self.printed, reading))
        return self[reading]


class Numbers(dict):
    """A city's numbers by id, and the ends of its budget's possible weights when asked for."""

    def __init__(self, values: Mapping[str, Fraction], possible: Weights):
        super().__init__(values)
        self.possible = possible

    def __missing__(self, name: str) -> Fraction:
        reading, end = WEIGHT_ENDS[name]
        interval = self.possible[reading]
        if interval is None:
            raise KeyError(name)
        return 100 * getattr(interval, end)


@dataclass
class Study:
    """A city's numbers, and the claims that are made of them."""

    city: City
    network: Network

    @cached_property
    def cells(self) -> dict[str, Cell]:
        return {cell.id: cell for cell in self.city.cells}

    @cached_property
    def claims(self) -> list[Claim]:
        table = self.city.tables.get("claims")
        return [] if table is None else [self.claim(table, at) for at in range(len(table.rows))]

    def claim(self, table: Table, at: int) -> Claim:
        row, printed = table.rows[at], table.printed[at]
        unit = "percent" if row["suffix"] == "%" else self.unit_of(row["target"])
        return Claim(
            row["claim"],
            printed["printed"] + printed["suffix"],
            row["printed"],
            decimals_of(printed["printed"], printed["decimal_mark"]),
            unit,
            row["section"],
            row["place"],
            row["target"] or "",
            int(row["order"]),
        )

    @cached_property
    def sources(self) -> list[Source]:
        """The columns of other sources that say what they measure."""
        return [
            Source(tuple(column["sameAs"]), members, column.get("labelled"))
            for table in self.city.tables.values()
            for column in table.fields
            if "sameAs" in column
            for family in [column["cell"].partition(".")[0] + "."]
            if (members := tuple(one for one in self.city.cells if one.id.startswith(family)))
        ]

    @cached_property
    def limits(self) -> dict[str, list[Mapping]]:
        """By cell, the numbers that it cannot exceed, as far as they are known."""
        found: dict[str, list[Mapping]] = {}
        for table in self.city.tables.values():
            for limit in table.resource.get("limitedBy", ()):
                if limit["number"] in self.network.values:
                    found.setdefault(limit["cell"], []).append(limit)
        return found

    @cached_property
    def publications(self) -> dict[str, dict[str, Mapping[str, str]]]:
        """By file, the publications that its table names: their titles by language, by title."""
        return {table.file: titles(table) for table in self.city.tables.values()}

    @cached_property
    def placeless(self) -> set[str]:
        """The files of standard tables, which do not say where in an article they were read."""
        return {
            table.file for name, table in self.city.tables.items() if name in STANDARD
            and table.resource.get("place") == str(self.city.about.get("year"))
        }  # fmt: skip

    def elsewhere(self, name: str) -> dict[str, Mapping[str, str]]:
        """The publications, other than the article itself, of the cells that a number is made of;
        empty where they are the article's own."""
        table = self.city.tables.get("claims")
        article = titles(table) if table else {}
        found: dict[str, Mapping[str, str]] = {}
        for cell in self.sources_of(name):
            named = self.publications.get(cell.file, {})
            if article and named and not named.keys() & article.keys():
                found |= named
        return found

    def sources_of(self, name: str) -> list[Cell]:
        """The cells that a number is made of and that somebody published."""
        cells = (self.cells[cell] for cell in self.inputs(name))
        return [cell for cell in cells if not supposed(cell)]

    def unit_of(self, name: str | None) -> str:
        if name in self.cells:
            return self.cells[name].unit
        derived = self.network.derived.get(name)
        return derived.indicator.unit if derived else "count"

    @cached_property
    def values(self) -> Numbers:
        return Numbers(self.network.values, self.weights)

    @cached_property
    def budget(self) -> dict[str, list[Printed]]:
        """The budget's shares as printed; empty where there are none for three periods."""
        return printed_budget(self.city.cells)

    @cached_property
    def weights(self) -> Weights:
        return Weights(self.budget)

    def period(self, key: str) -> Mapping[str, str] | str:
        """What a period of the budget is called."""
        named = labels(self.city.tables.values()).get("period", {}).get(key)
        return {one: named[f"label_{one}"] for one in ("id", "en")} if named else key

    def answer(self, question: Question) -> bool | None:
        """Whether it is so of the study's numbers; None where one of them does not exist."""
        answers = {"prints": self.prints, "reaches": self.reaches, "fits": self.fits}
        return question.answer(self.values, answers)

    def prints(self, value: Fraction, cell: str) -> bool:
        """Whether some rule of rounding prints a value as this cell does."""
        return any(value in self.cell_range(self.cells[cell], rule) for rule in RULES)

    def reaches(self, name: str, rule: str, interval: Interval) -> bool:
        """Whether a number can lie in an interval if ``rule`` has rounded its printed inputs."""
        found = self.reach(name, rule)
        return found is not None and found.interval.meets(interval)

    def fits(self, periods: str, whole: str, missing: str) -> bool:
        """Whether some weight makes the budget's shares possible together, read in this way."""
        return self.weights[Reading(periods, whole, MISSING[missing])] is not None

    def inputs(self, name: str) -> list[str]:
        """The source cells that a number is made of."""
        return self.network.formula(name).inputs()

    def reach(self, name: str, rule: str) -> Reach | None:
        """The values that a number can take if ``rule`` has rounded its printed inputs; None where
        a divisor may then be zero, so that there is no limit to them."""
        formula = self.network.formula(name)
        ranges = {cell: self.cell_range(self.cells[cell], rule) for cell in formula.inputs()}
        try:
            return reach(formula, ranges)
        except ZeroDivisionError:
            return None

    @staticmethod
    def cell_range(cell: Cell, rule: str) -> Interval:
        if not may_be_rounded(cell) or not cell.printed:
            return exactly(cell.value)
        return stands_for(cell.value, decimals_of_share(cell.printed), rule)


def may_be_rounded(cell: Cell) -> bool:
    """Whether a cell's numeral, where it has one, can have been rounded."""
    # what this reproduction supposes is meant exactly
    return not supposed(cell) and cell.unit in ROUNDED_UNITS


def titles(table: Table) -> dict[str, Mapping[str, str]]:
    """The publications that a table names: by title, the titles in each language."""
    return {
        one["title"]: {"id": one.get("title_id", one["title"]), "en": one["title"]}
        for one in table.resource.get("sources", [])
    }
