"""Systems of linear inequalities, strict ones among them, solved exactly (Fourier–Motzkin).

Eliminating a variable adds to each inequality that bounds it from below each one that bounds it
from above, so that it cancels out. What is left says the same of the other variables, no more and
no less, and a sum with a strict inequality in it is strict. Every inequality remembers of which
given ones it is a sum, and how often each is taken; anybody can add them up again. That is the
proof of a bound, or of a contradiction (Farkas's lemma).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from runut.numerals.rounding import Interval, exactly


@dataclass(frozen=True)
class Inequality:
    """``factors`` times the variables, plus ``constant``, is above zero; or zero, if not strict.

    ``made_of``: how often each of the given inequalities, by its place, was taken.
    """

    factors: tuple[Fraction, ...]
    constant: Fraction
    strict: bool = False
    made_of: Mapping[int, Fraction] = field(default_factory=dict)

    def holds(self, point: Sequence[Fraction]) -> bool:
        value = self.constant + sum(f * x for f, x in zip(self.factors, point, strict=True))
        return value > 0 or (value == 0 and not self.strict)

    @property
    def is_contradiction(self) -> bool:
        """Whether no variable is left in it, and what is left is false."""
        return not any(self.factors) and not self.holds([Fraction(0)] * len(self.factors))


@dataclass(frozen=True)
class Projection:
    """The values that the first variable can take, with the inequalities that prove the ends.

    ``interval`` is None where there are none; ``proofs`` then holds a contradiction.
    """

    interval: Interval | None
    proofs: tuple[Inequality, ...]


def project(given: Sequence[Inequality]) -> Projection:
    """The exact set of values of the first variable, over all solutions.

    Raises ValueError where the inequalities leave it without a bound.
    """
    rows = stages(given)[0]
    low, high = nearest(rows, 1), nearest(rows, -1)
    last = combined(low, high, 0) if low and high else None
    for row in [*rows, *([last] if last else [])]:
        if row.is_contradiction:
            return Projection(None, (row,))
    if not low or not high:
        raise ValueError("the inequalities do not bound the first variable")
    interval = Interval(end_of(low), end_of(high), not low.strict, not high.strict)
    return Projection(interval, (low, high))


def solution(given: Sequence[Inequality]) -> list[Fraction] | None:
    """One solution, in the middle of what each variable may be; None where there is none.

    Raises ValueError where the inequalities leave a variable without a bound.
    """
    if any(row.is_contradiction for row in stages(given, 0)[0]):
        return None
    point: list[Fraction] = []
    for at, rows in enumerate(stages(given)):
        # all variables before this one have their values, those after it are eliminated
        known = [
            Inequality(
                row.factors[at : at + 1],
                row.constant + sum(f * x for f, x in zip(row.factors, point, strict=False)),
                row.strict,
            )
            for row in rows
        ]
        interval = project(known).interval
        point.append((interval.low + interval.high) / 2)
    return point


def stages(given: Sequence[Inequality], keep: int = 1) -> list[list[Inequality]]:
    """The system in the first ``keep`` variables only, then in one more at a time, up to all."""
    rows = [
        Inequality(row.factors, row.constant, row.strict, {at: Fraction(1)})
        for at, row in enumerate(given)
    ]
    found = [rows]
    variables = len(rows[0].factors)
    for at in range(variables - 1, keep - 1, -1):
        rows = eliminate(rows, at, variables - at)
        found.insert(0, rows)
    return found


def eliminate(rows: Sequence[Inequality], at: int, eliminated: int) -> list[Inequality]:
    """The same system without the variable at this place, the ``eliminated``-th to go."""
    below = [row for row in rows if row.factors[at] > 0]
    above = [row for row in rows if row.factors[at] < 0]
    sums = [
        combined(low, high, at)
        for low in below
        for high in above
        # a sum of more than that follows from the others (Kohler's rule)
        if len({**low.made_of, **high.made_of}) <= eliminated + 1
    ]
    return [row for row in rows if not row.factors[at]] + sums


def combined(low: Inequality, high: Inequality, at: int) -> Inequality:
    """The sum of two inequalities in which the variable at this place cancels out."""
    times_low, times_high = -high.factors[at], low.factors[at]
    made_of = {
        place: times_low * low.made_of.get(place, 0) + times_high * high.made_of.get(place, 0)
        for place in {**low.made_of, **high.made_of}
    }
    return Inequality(
        tuple(
            times_low * x + times_high * y for x, y in zip(low.factors, high.factors, strict=True)
        ),
        times_low * low.constant + times_high * high.constant,
        low.strict or high.strict,
        made_of,
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
