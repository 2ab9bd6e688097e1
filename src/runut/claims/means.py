"""Whether a printed mean can be the mean of so many whole numbers.

The sum of whole numbers is whole, so the mean of n of them is a multiple of one n-th, and what is
printed must be such a multiple, rounded (the GRIM test of Brown and Heathers, 2017). A column of
means says so by ``meanOf``, the column that holds n. Where a mean cannot be, halves are tried:
people give half points where they are let. Means of one column were rounded by one rule, so only
rules that make all of them possible count.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from runut.claims.context import Claim, Context
from runut.claims.facts import Amount, Fact, Names, as_printed
from runut.claims.findings import Possible
from runut.graph.formulas import term
from runut.numerals.rounding import RULES, stands_for
from runut.tables.cells import Cell

WHOLE, HALF = Fraction(1), Fraction(1, 2)


@dataclass(frozen=True)
class Mean:
    """A printed mean of ``count`` numbers."""

    cell: Cell
    count: int

    def total(self, rule: str, step: Fraction) -> Fraction | None:
        """A sum of multiples of ``step`` whose mean this rule prints so, the smallest in size; None
        where there is none."""
        printed = stands_for(self.cell.value, self.cell.places, rule)
        low, high = (end * self.count / step for end in (printed.low, printed.high))
        sums = (k * step for k in range(ceil(low), floor(high) + 1))
        found = [one for one in sums if one / self.count in printed]
        return min(found, key=abs, default=None)


def means_of(context: Context) -> dict[str, list[Mean]]:
    """By each cell that is a mean, the means of its column, itself first."""
    found: dict[str, list[Mean]] = {}
    for table in context.unit.tables.values():
        for field in (one for one in table.fields if "meanOf" in one):
            counts = {
                line: row[field["meanOf"]]
                for row, line in zip(table.rows, table.lines, strict=True)
            }
            column = [
                Mean(cell, int(counts[cell.row]))
                for cell in context.unit.cells
                if cell.file == table.file and cell.column == field["name"]
            ]
            for one in column:
                found[one.cell.id] = [one, *(other for other in column if other is not one)]
    return found


def column_of(context: Context, claim: Claim) -> list[Mean]:
    """The means of a claim's column, its own first; empty where it is no printed mean."""
    column = context.means.get(claim.target, [])
    return column if column and column[0].cell.value == claim.value else []


def judged_as_mean(context: Context, claim: Claim) -> list[Possible]:
    """What is found of a claim that is a printed mean; nothing where it is none."""
    if not (column := column_of(context, claim)):
        return []
    mean, (step, rules) = column[0], steps_and_rules(column)
    facts: dict[str, Fact] = {
        "printed": as_printed(claim),
        "count": Amount(term(mean.count), "count", 0),
    }
    if not rules:
        return [Possible(None, "inconsistent", "inconsistent-mean", facts)]
    total = mean.total(rules[0], step)
    facts |= {
        "sum": Amount(term(total), "", None),
        "mean": Amount(term(total / mean.count), "", None),
        "rules": Names("rules", rules),
    }
    if step == WHOLE:
        return [Possible(None, "exact", "exact-mean", facts)]
    return [Possible(None, "possible-only-if", "possible-only-if-halves", facts)]


def rules_of_mean(context: Context, claim: Claim) -> frozenset[str] | None:
    """The rules by which a claim that is a mean can have been printed; None where it is none."""
    column = column_of(context, claim)
    return frozenset(steps_and_rules(column)[1]) if column else None


def steps_and_rules(column: list[Mean]) -> tuple[Fraction, tuple[str, ...]]:
    """The largest steps that the first of these means can be made of, and by which rules."""
    whole = reached(column, WHOLE)
    return (WHOLE, whole) if whole else (HALF, reached(column, HALF))


def reached(column: list[Mean], step: Fraction) -> tuple[str, ...]:
    """The rules by which the first of these means can have been printed, made of such steps; of
    halves, those that make all others possible too, if there are any."""
    mean = column[0]
    rules = tuple(rule for rule in RULES if mean.total(rule, step) is not None)
    if step == WHOLE:
        return rules
    of_all = (rule for rule in rules if all(one.total(rule, step) is not None for one in column))
    return tuple(of_all) or rules
