"""Systems of linear inequalities, strict ones among them, solved exactly (Fourier–Motzkin).

Eliminating a variable adds to each inequality that bounds it from below each one that bounds it
from above, so that it cancels out. What is left says the same of the other variables, no more and
no less, and a sum with a strict inequality in it is strict.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from runut.numerals.rounding import Interval, exactly


@dataclass(frozen=True)
class Inequality:
    """``factors`` times the variables, plus ``constant``, is above zero; or zero, if not strict.

    ``sum_of``: the places of the given inequalities that it is a sum of.
    """

    factors: tuple[Fraction, ...]
    constant: Fraction
    strict: bool = False
    sum_of: frozenset[int] = frozenset()

    def holds(self, point: Sequence[Fraction]) -> bool:
        value = self.constant + sum(f * x for f, x in zip(self.factors, point, strict=True))
        return value > 0 or (value == 0 and not self.strict)

    @property
    def is_contradiction(self) -> bool:
        """Whether no variable is left in it, and what is left is false."""
        return not any(self.factors) and not self.holds([Fraction(0)] * len(self.factors))


def project(given: Sequence[Inequality]) -> Interval | None:
    """The exact set of values of the first variable, over all solutions; None where there are none.

    Raises ValueError where the inequalities leave it without a bound.
    """
    rows = [replace(row, sum_of=frozenset([at])) for at, row in enumerate(given)]
    others = range(1, len(given[0].factors))
    for eliminated, at in enumerate(reversed(others), 1):
        rows = eliminate(rows, at, eliminated)
    low, high = nearest(rows, 1), nearest(rows, -1)
    if low and high:
        rows.append(combined(low, high, 0))
    if any(row.is_contradiction for row in rows):
        return None
    if not low or not high:
        raise ValueError("the inequalities do not bound the first variable")
    return Interval(end_of(low), end_of(high), not low.strict, not high.strict)


def eliminate(rows: Sequence[Inequality], at: int, eliminated: int) -> list[Inequality]:
    """The same system without the variable at this place, the ``eliminated``-th to go."""
    below = [row for row in rows if row.factors[at] > 0]
    above = [row for row in rows if row.factors[at] < 0]
    sums = [
        combined(low, high, at)
        for low in below
        for high in above
        # a sum of more than that follows from the others (Kohler's rule)
        if len(low.sum_of | high.sum_of) <= eliminated + 1
    ]
    return [row for row in rows if not row.factors[at]] + sums


def combined(low: Inequality, high: Inequality, at: int) -> Inequality:
    """The sum of two inequalities in which the variable at this place cancels out."""
    times_low, times_high = -high.factors[at], low.factors[at]
    return Inequality(
        tuple(
            times_low * x + times_high * y for x, y in zip(low.factors, high.factors, strict=True)
        ),
        times_low * low.constant + times_high * high.constant,
        low.strict or high.strict,
        low.sum_of | high.sum_of,
    )


def nearest(rows: Sequence[Inequality], sign: int) -> Inequality | None:
    """The inequality that says most of the first variable from below (1) or from above (-1)."""
    found = [row for row in rows if row.factors[0] * sign > 0]
    return max(found, key=lambda row: (sign * end_of(row), row.strict), default=None)


def end_of(row: Inequality) -> Fraction:
    """The value at which an inequality in the first variable alone changes its truth."""
    return -row.constant / row.factors[0]


def within(factors: Sequence[Fraction], interval: Interval) -> list[Inequality]:
    """The two inequalities that keep a sum of variables within an interval."""
    up, down = tuple(map(Fraction, factors)), tuple(-Fraction(x) for x in factors)
    return [
        Inequality(up, -interval.low, not interval.low_closed),
        Inequality(down, interval.high, not interval.high_closed),
    ]


def equal(factors: Sequence[Fraction], value: Fraction | int) -> list[Inequality]:
    """The two inequalities that give a sum of variables one value."""
    return within(factors, exactly(value))
