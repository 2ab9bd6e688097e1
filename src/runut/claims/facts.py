"""What an explanation of a verdict shows: numbers, words, places.

Before the numbers of a study are known, facts are Amounts and Those; once they are, Quantities and
Names.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from runut.claims.context import Claim, Context
from runut.graph.formulas import Term, symbol, term
from runut.graph.questions import Question
from runut.numerals.printed import decimals_of
from runut.numerals.rounding import round_half_up
from runut.tables.table import show


@dataclass(frozen=True)
class Quantity:
    """A number to be shown in an explanation."""

    value: Fraction
    unit: str
    decimals: int


@dataclass(frozen=True)
class Names:
    """Words to be shown in an explanation: keys of one kind (rules, assumptions)."""

    kind: str
    keys: tuple[str, ...]


@dataclass(frozen=True)
class Place:
    """A place in the published article, as the tables have it."""

    text: str


@dataclass(frozen=True)
class Amount:
    """A number to be shown once it is known: its formula.

    ``decimals``: None for as many as it needs. ``trimmed``: without zeros at the end of an exact
    value. ``compared_at``: with as many more as it takes to see what each rule makes of it there.
    """

    formula: Term
    unit: str
    decimals: int | None
    trimmed: bool = False
    compared_at: int | None = None


@dataclass(frozen=True)
class Those:
    """Those of some words of one kind whose question is answered with yes."""

    kind: str
    questions: Mapping[str, Question]


@dataclass(frozen=True)
class Difference:
    """A subtraction to be shown in an explanation: ``whole`` less ``part`` makes ``rest``."""

    whole: Quantity | Amount
    part: Quantity | Amount
    rest: Quantity | Amount


Fact = Quantity | Names | Amount | Those | Difference | Place | Mapping[str, str] | str


def settle(fact: Fact, context: Context) -> Fact:
    """A fact with the study's numbers in it."""
    if isinstance(fact, Amount):
        value = fact.formula.evaluate(context.values)
        return Quantity(value, fact.unit, decimals_shown(fact, value))
    if isinstance(fact, Those):
        return Names(
            fact.kind,
            tuple(filter(lambda key: context.answer(fact.questions[key]), fact.questions)),
        )
    if isinstance(fact, Difference):
        parts = (fact.whole, fact.part, fact.rest)
        return Difference(*(settle(one, context) for one in parts))
    return fact


def decimals_shown(amount: Amount, value: Fraction) -> int:
    """How many decimals a number is shown with once it is known."""
    if amount.decimals is None:
        return decimals_of(show(value), ".")
    if amount.trimmed:
        for decimals in range(amount.decimals):
            if value == Fraction(round_half_up(value, decimals)):
                return decimals
    if amount.compared_at is None:
        return amount.decimals
    return telling_decimals(value, amount.compared_at, amount.decimals)


def telling_decimals(value: Fraction, compared_at: int, fewest: int) -> int:
    """With how many decimals, ``fewest`` or more, a value has to be shown so that every rule makes
    the same of what is shown as of the value itself, at ``compared_at`` decimals.

    ``fewest`` is more than ``compared_at``.
    """
    halves = 2 * Fraction(10) ** compared_at  # between two of them, all values are rounded alike

    def between(number: Fraction) -> tuple[int, int]:
        return floor(number * halves), ceil(number * halves)

    decimals = fewest
    while between(Fraction(round_half_up(value, decimals))) != between(value):
        decimals += 1
    return decimals


def as_printed(claim: Claim) -> Amount | str:
    """What the article prints: as the language writes it, or in its own words where it says more
    than a number."""
    if claim.in_words:
        return claim.printed
    return Amount(term(claim.value), claim.unit, claim.decimals)


def recomputed(claim: Claim) -> Amount:
    """What comes out, with two decimals more than the article prints, or as many as it takes."""
    more = max(claim.decimals + 2, 0)
    return Amount(symbol(claim.target), claim.unit, more, True, claim.decimals)
