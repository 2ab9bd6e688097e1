"""Whether a budget's shares before, after and over the whole period are possible together.

Each share of the whole is a mean of the shares before and after, weighted with the part *w* of all
the money that was spent before: ``whole = w * before + (1 - w) * after``, with the same *w* for
every component. The article prints no amounts, so *w* is unknown; here is the exact set of those
that make the printed shares possible.

A printed share stands for an interval (``runut.numerals.rounding``), and the shares behind the
print add up to a hundred in each period. Shares times weights are no linear problem, but the parts
of all money are one: with ``x = w * before`` and ``y = (1 - w) * after``, in per cent of the
whole, an interval from L to U for ``before`` says ``L * w <= x <= U * w``, which is linear in *w*
and *x*. For 0 < w < 1 nothing is lost or added by this, strict ends included; the weights 0 and 1
are tried by themselves. The set has no holes: a mixture of two possible divisions of the money is
one too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from runut.graph import Inequality, equal, project, within
from runut.numerals import Interval, exactly, stands_for

ALL = 100  # per cent
ANY_SHARE = Interval(Fraction(0), Fraction(ALL))
EXACT = "exact"
RULES = (EXACT, "half-up", "half-even", "truncation")


@dataclass(frozen=True)
class Printed:
    """A share as it was printed, in per cent; None where the print leaves it out."""

    value: Fraction | None
    decimals: int = 0


@dataclass(frozen=True)
class Reading:
    """How printed shares are taken: those of the periods, those of the whole, and a missing one.

    ``missing_is_zero``: a component that is not printed got nothing at all; else it got any
    share that the periods' rule, at the decimals of the other shares, prints as 0.
    """

    periods: str
    whole: str
    missing_is_zero: bool = True


READINGS = tuple(
    Reading(periods, whole, missing)
    for periods in RULES
    for whole in RULES
    for missing in ((True,) if periods == EXACT else (True, False))
)


@dataclass(frozen=True)
class Shares:
    """What the true shares may be, component by component, in the order of the budget."""

    before: tuple[Interval, ...]
    after: tuple[Interval, ...]
    whole: tuple[Interval, ...]


def shares_of(printed: Mapping[str, Sequence[Printed]], reading: Reading) -> Shares:
    """What printed shares stand for under a reading; ``printed`` by before, after and whole."""

    def interval(share: Printed, rule: str, decimals: int) -> Interval:
        if share.value is None:
            if reading.missing_is_zero or rule == EXACT:
                return exactly(0)
            share = Printed(Fraction(0), decimals)
        if rule == EXACT:
            return exactly(share.value)
        return cut(stands_for(share.value, share.decimals, rule), ANY_SHARE)

    rules = {"before": reading.periods, "after": reading.periods, "whole": reading.whole}
    decimals = {period: max(one.decimals for one in printed[period]) for period in rules}
    return Shares(
        **{
            period: tuple(interval(share, rule, decimals[period]) for share in printed[period])
            for period, rule in rules.items()
        }
    )


def cut(one: Interval, other: Interval) -> Interval:
    """What two intervals that meet have in common."""
    low, high = max(one.low, other.low), min(one.high, other.high)
    closed = [end in one and end in other for end in (low, high)]
    return Interval(low, high, *closed)


def weights(shares: Shares) -> Interval | None:
    """Every part *w* of the money that can have been spent before; None where there is none."""
    inner = project(between(shares))
    # as the set has no holes, an end can only be possible where it touches what lies between
    ends = [
        end
        for end in (Fraction(0), Fraction(1))
        if (inner is None or end in (inner.low, inner.high)) and project(at_weight(end, shares))
    ]
    if inner is None:
        return Interval(ends[0], ends[-1]) if ends else None
    return Interval(
        inner.low, inner.high, inner.low_closed or 0 in ends, inner.high_closed or 1 in ends
    )


def between(shares: Shares) -> list[Inequality]:
    """The inequalities in *w*, then x and y of each component but the last, for 0 < w < 1."""
    free = len(shares.before) - 1
    size = 1 + 2 * free

    def row(w: Fraction | int, x: Sequence[int], y: Sequence[int], constant: Fraction | int = 0):
        return (Fraction(w), *map(Fraction, x), *map(Fraction, y)), Fraction(constant)

    none, rows = (0,) * free, []
    unit = [tuple(int(i == at) for i in range(free)) for at in range(free)]
    rest = (-1,) * free
    for at, (before, after, whole) in enumerate(
        zip(shares.before, shares.after, shares.whole, strict=True)
    ):
        # what the other components leave of all the money of a period is the last one's
        last = at == free
        own = rest if last else unit[at]
        x, y = row(ALL * last, own, none), row(-ALL * last, none, own, ALL * last)
        spent = row(0, own, own, ALL * last)
        rows += scaled(x, before, row(1, none, none))
        rows += scaled(y, after, row(-1, none, none, 1))
        rows += scaled(spent, whole, row(0, none, none, 1))
    open_unit = Interval(Fraction(0), Fraction(1), False, False)
    return rows + within((1,) + (0,) * (size - 1), open_unit)


def scaled(amount: tuple, interval: Interval, base: tuple) -> list[Inequality]:
    """``amount`` lies within ``interval`` times ``base``; each is factors and a constant."""

    def minus(a: tuple, b: tuple, times: Fraction, strict: bool) -> Inequality:
        factors = tuple(x - times * y for x, y in zip(a[0], b[0], strict=True))
        return Inequality(factors, a[1] - times * b[1], strict)

    below = minus(amount, base, interval.low, not interval.low_closed)
    above = minus(amount, base, interval.high, not interval.high_closed)
    return [
        below,
        Inequality(tuple(-x for x in above.factors), -above.constant, above.strict),
    ]


def at_weight(weight: Fraction, shares: Shares) -> list[Inequality]:
    """The inequalities in the shares before and after that make the printed ones possible at this
    weight.

    For a given weight the problem is linear in the shares themselves, so this is a second way to
    the same answer.
    """
    size = len(shares.before)
    rows = equal((1,) * size + (0,) * size, ALL) + equal((0,) * size + (1,) * size, ALL)
    for at in range(size):
        before = [Fraction(int(i == at)) for i in range(2 * size)]
        after = [Fraction(int(i == size + at)) for i in range(2 * size)]
        mean = [weight * b + (1 - weight) * a for b, a in zip(before, after, strict=True)]
        rows += within(before, shares.before[at]) + within(after, shares.after[at])
        rows += within(mean, shares.whole[at])
    return rows
