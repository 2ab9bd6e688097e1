"""Exact arithmetic on what printed numbers stand for.

A number that was rounded stands for an interval, and so does all that is computed from it. Whole
numbers are taken as counted; where one may have been rounded all the same, nobody is accused.
"""

from fractions import Fraction
from functools import lru_cache
from math import floor

from runut.check.report import Number
from runut.numerals.rounding import Interval, exactly, stands_for
from runut.numerals.units import MONEY

ROUNDED_UNITS = MONEY | {"percent", "points", "permille"}
KEPT = 4096  # intervals: near by, the same numbers are tried again and again
ROUND_FROM = 10_000  # a whole number from here on that ends in zeros may have been rounded


def is_counted(number: Number) -> bool:
    """Whether a number is taken as exact: a whole number of things."""
    return number.decimals == 0 and number.factor == 1 and number.unit not in ROUNDED_UNITS


def step_of(number: Number) -> Fraction:
    """What one of the last printed digit is worth."""
    return number.factor / Fraction(10) ** number.decimals


def scaled(interval: Interval, factor: Fraction) -> Interval:
    """An interval times a positive number."""
    return Interval(
        interval.low * factor, interval.high * factor, interval.low_closed, interval.high_closed
    )


def rounded_interval(number: Number, rule: str) -> Interval:
    """What a number stands for if it was rounded by a rule, whole numbers too."""
    return scaled(stands_for(number.value / number.factor, number.decimals, rule), number.factor)


@lru_cache(KEPT)
def interval_of(number: Number, rule: str) -> Interval:
    """What a number stands for under a rule."""
    return exactly(number.value) if is_counted(number) else rounded_interval(number, rule)


@lru_cache(KEPT)
def loose(number: Number) -> Interval:
    """All that a number may stand for under any rule, round whole numbers included."""
    step = step_of(number)
    if is_counted(number):
        size = abs(number.value.numerator)
        if size < ROUND_FROM or size % 100:
            return exactly(number.value)
        while size % 10 == 0:
            size //= 10
            step *= 10
    return Interval(number.value - step, number.value + step, False, False)


def total(*parts: Interval) -> Interval:
    return Interval(
        sum((part.low for part in parts), Fraction(0)),
        sum((part.high for part in parts), Fraction(0)),
        all(part.low_closed for part in parts),
        all(part.high_closed for part in parts),
    )


def mean(*parts: Interval) -> Interval:
    return scaled(total(*parts), Fraction(1, len(parts)))


def negative(a: Interval) -> Interval:
    return Interval(-a.high, -a.low, a.high_closed, a.low_closed)


def difference(a: Interval, *others: Interval) -> Interval:
    return total(a, *(negative(other) for other in others))


def _ends(a: Interval, b: Interval, combine) -> Interval:
    corners = [
        (combine(x, y), x_in and y_in)
        for x, x_in in ((a.low, a.low_closed), (a.high, a.high_closed))
        for y, y_in in ((b.low, b.low_closed), (b.high, b.high_closed))
    ]
    low, high = min(c for c, _ in corners), max(c for c, _ in corners)
    return Interval(low, high, (low, True) in corners, (high, True) in corners)


def product(a: Interval, b: Interval) -> Interval:
    return _ends(a, b, lambda x, y: x * y)


def quotient(a: Interval, b: Interval) -> Interval:
    """``a / b``; raises ZeroDivisionError where b may be 0."""
    if b.low <= 0 <= b.high:
        raise ZeroDivisionError
    return _ends(a, b, lambda x, y: x / y)


def squared(a: Interval) -> Interval:
    return product(a, a)


def squared_ratio(a: Interval, b: Interval) -> Interval:
    return squared(quotient(a, b))


def exponential(a: Interval) -> Interval:
    import mpmath  # takes a while, and few texts need it

    low, high = (
        Fraction(str(mpmath.exp(mpmath.mpf(end.numerator) / end.denominator)))
        for end in (a.low, a.high)
    )
    return Interval(low, high, a.low_closed, a.high_closed)


def share(part: Interval, whole: Interval) -> Interval:
    """In per cent."""
    return scaled(quotient(part, whole), Fraction(100))


def change(old: Interval, new: Interval) -> Interval:
    """From the old to the new, in per cent of the old, without its sign: texts say "fell by 3%"."""
    return distance(share(new, old), exactly(100))


def from_before(part: Interval, new: Interval) -> Interval:
    """What was gained, in per cent of what there was before."""
    return share(part, difference(new, part))


def to_before(part: Interval, new: Interval) -> Interval:
    """What was lost, in per cent of what there was before."""
    return share(part, total(new, part))


def distance(a: Interval, b: Interval) -> Interval:
    """How far apart two numbers are."""
    gap = difference(a, b)
    if gap.low >= 0:
        return gap
    if gap.high <= 0:
        return negative(gap)
    return Interval(Fraction(0), max(-gap.low, gap.high), True, True)


def complement(*parts: Interval) -> Interval:
    """What is left of a hundred per cent."""
    return difference(exactly(100), *parts)


def rounded(value: Fraction, decimals: int) -> Fraction:
    """Half away from zero."""
    size = Fraction(floor(abs(value) * 10**decimals + Fraction(1, 2)), 10**decimals)
    return -size if value < 0 else size
