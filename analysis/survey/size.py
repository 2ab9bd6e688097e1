"""How many households a survey can have asked, if its percentages are rounded counts that add up.

Of *n* households, a percentage that is printed as *p* stands for whole numbers *k* with
``100 * k / n`` in the interval of *p* (``runut.numerals.rounding``). An *n* is possible where each
percentage has such a *k* and they can be chosen so that they add up to *n*; since each may be any
whole number between its least and its most, that is so exactly if the sum of the least is at most
*n*, and the sum of the most at least *n*. All of it is done in whole numbers.

That all *n* beyond some point are possible is proved, not tried. Let the intervals' lower ends add
up to less than a hundred per cent, L, and their upper ends to more, H, for m percentages. A least
*k* lies less than one above its lower end (or at most one, where the end itself does not belong),
so the sum of the least is at most ``n * L + m``, and no more than *n* once ``n >= m / (1 - L)``;
likewise the sum of the most is at least *n* once ``n >= m / (H - 1)``. And an interval of one
household's width, of which one end belongs, always holds a whole number: ``n >= 1 / width``; where
neither does, it has to be wider. Up to the largest of these three every *n* is tried; from there on
none needs to be. Where L or H is a hundred per cent itself, only the ends themselves add up, and
the possible *n* are the multiples of one number; where they lie beyond it, there is none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor, lcm

from runut.numerals import Interval, decimals_of, exactly, stands_for


@dataclass(frozen=True)
class Sizes:
    """The numbers of households that can give some percentages.

    ``proved_from``: from here on all are possible, as the derivation says; None where the possible
    ones are the multiples of ``step``, or where there is none. ``gaps``: the first and the last of
    each run of impossible numbers above the smallest possible one.
    """

    smallest: int | None
    gaps: tuple[tuple[int, int], ...] = ()
    proved_from: int | None = None
    step: int | None = None

    @property
    def largest_impossible(self) -> int | None:
        """The last number that is not possible; 0 where all are, None where they never end."""
        if self.proved_from is None:
            return None
        return self.gaps[-1][1] if self.gaps else self.smallest - 1

    @property
    def impossible(self) -> int | None:
        """How many numbers are not possible; None where they never end."""
        if self.proved_from is None:
            return None
        return self.smallest - 1 + sum(last - first + 1 for first, last in self.gaps)

    def __contains__(self, size: int) -> bool:
        if self.smallest is None or size < self.smallest:
            return False
        if self.step:
            return size % self.step == 0
        return not any(first <= size <= last for first, last in self.gaps)


def intervals_of(shares: Sequence[str], rule: str) -> list[Interval]:
    """What percentages, as strings with a decimal point, stand for: parts of one, not below zero.

    ``40`` is a whole per cent and ``40.0`` is not: the decimals that are written are those that
    were kept. Raises ValueError where a string is no decimal number.
    """
    found = []
    for share in shares:
        interval = stands_for(Fraction(share), decimals_of(share, "."), rule)
        low, closed = interval.low, interval.low_closed
        if low < 0:
            low, closed = Fraction(0), True
        found.append(Interval(low / 100, interval.high / 100, closed, interval.high_closed))
    return found


def counts(size: int, interval: Interval) -> tuple[int, int]:
    """The least and the most of ``size`` households whose part lies within the interval.

    The least is above the most where there is no such number.
    """
    low, high = size * interval.low, size * interval.high
    least = ceil(low) if interval.low_closed else floor(low) + 1
    most = floor(high) if interval.high_closed else ceil(high) - 1
    return least, most


def is_possible(size: int, intervals: Sequence[Interval]) -> bool:
    """Whether so many households can be counted so that every percentage comes out."""
    ends = [counts(size, interval) for interval in intervals]
    if any(least > most for least, most in ends):
        return False
    return sum(least for least, _ in ends) <= size <= sum(most for _, most in ends)


def possible_sizes(intervals: Sequence[Interval]) -> Sizes:
    """Every number of households that can give percentages which stand for these intervals.

    Raises ValueError where an interval is a single value above zero, which no print stands for.
    """
    low = sum(interval.low for interval in intervals)
    high = sum(interval.high for interval in intervals)
    if low > 1 or high < 1:
        return Sizes(None)
    if low == 1 or high == 1:
        ends = [exactly(interval.low if low == 1 else interval.high) for interval in intervals]
        if any(end.low not in interval for end, interval in zip(ends, intervals, strict=True)):
            return Sizes(None)
        step = lcm(*(end.low.denominator for end in ends))
        return Sizes(step, step=step)
    proved_from = from_where(intervals, low, high)
    tried = [size for size in range(1, proved_from) if is_possible(size, intervals)]
    smallest = tried[0] if tried else proved_from
    return Sizes(smallest, tuple(gaps([*tried, proved_from])), proved_from)


def from_where(intervals: Sequence[Interval], low: Fraction, high: Fraction) -> int:
    """A number of households from which on all are possible, as the module derives it."""
    number = len(intervals)
    return max(
        ceil(number / (1 - low)),
        ceil(number / (high - 1)),
        *(always_filled(interval) for interval in intervals),
    )


def always_filled(interval: Interval) -> int:
    """From how many households on some number of them surely lies within the interval."""
    if interval.is_point:
        if interval.low:
            raise ValueError(f"found {interval.low}, expected an interval or zero")
        return 1
    once = 1 / (interval.high - interval.low)
    return ceil(once) if interval.low_closed or interval.high_closed else floor(once) + 1


def gaps(possible: Sequence[int]) -> list[tuple[int, int]]:
    """The runs of numbers that are left out of an ascending sequence."""
    return [(one + 1, other - 1) for one, other in pairwise(possible) if other > one + 1]
