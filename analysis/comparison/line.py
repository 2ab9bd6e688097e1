"""Poverty and unemployment across cities: the line, its error, and what holds it.

What can be exact is exact: rates, the slope of the line of least squares, leverages, the slopes
without each city, the rank correlation. Standard errors and intervals come from statsmodels, and
are rounded to nine digits, so that no machine's last bit decides what a sentence says.

Nothing here is about people: a district's rates do not say who in it is poor.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

CONFIDENCE = 95
DIGITS = 9
FEWEST = 4  # cities for a line, its error, and a line without each of them


@dataclass(frozen=True)
class Point:
    """A place with its unemployment (x) and poverty (y), in per cent."""

    place: str
    x: Fraction
    y: Fraction


@dataclass(frozen=True)
class Line:
    """A slope with its 95% interval: points of poverty for one point of unemployment."""

    slope: Fraction
    low: Fraction
    high: Fraction

    @property
    def case(self) -> str:
        """Whether the interval holds zero, or on which side of it it lies."""
        if self.low <= 0 <= self.high:
            return "holds_zero"
        return "positive" if self.low > 0 else "negative"


def points(peers: Mapping[str, Mapping]) -> list[Point]:
    """The cities of one year (of peers.json) that have both rates."""
    return [
        Point(
            city, *(Fraction(one["rates"][name]) for name in ("unemployed_share", "poverty_rate"))
        )
        for city, one in peers.items()
        if {"unemployed_share", "poverty_rate"} <= one["rates"].keys()
    ]


def slope(found: Sequence[Point]) -> Fraction | None:
    """The slope of the line of least squares; None where unemployment is the same everywhere."""
    mean_x = mean(p.x for p in found)
    spread = sum((p.x - mean_x) ** 2 for p in found)
    return sum((p.x - mean_x) * p.y for p in found) / spread if spread else None


def leverages(found: Sequence[Point]) -> dict[str, Fraction]:
    """How far each place's own unemployment decides where the line runs; they sum to two."""
    mean_x = mean(p.x for p in found)
    spread = sum((p.x - mean_x) ** 2 for p in found)
    return {p.place: Fraction(1, len(found)) + (p.x - mean_x) ** 2 / spread for p in found}


def without_each(found: Sequence[Point]) -> dict[str, Fraction]:
    """The slope without each place, where there is one."""
    slopes = {p.place: slope([q for q in found if q is not p]) for p in found}
    return {place: value for place, value in slopes.items() if value is not None}


def kendall(found: Sequence[Point]) -> Fraction:
    """Kendall's rank correlation (tau-a): pairs of places in the same order by both rates, less
    those in opposite orders, as a part of all pairs. Ties count for neither."""
    pairs = list(combinations(found, 2))
    return Fraction(sum(sign((p.x - q.x) * (p.y - q.y)) for p, q in pairs), len(pairs))


def chance_of(tau: Fraction, places: int) -> Fraction:
    """How often places in random order have a rank correlation at least as far from zero.

    Exact for rates without ties (the count of inversions of permutations); ties make it cautious.
    """
    most = places * (places - 1) // 2
    ways = [1]
    for n in range(2, places + 1):
        longer = [0] * (len(ways) + n - 1)
        for at, count in enumerate(ways):
            for more in range(n):
                longer[at + more] += count
        ways = longer
    wanted = abs(tau) * most
    return Fraction(sum(w for at, w in enumerate(ways) if abs(most - 2 * at) >= wanted), sum(ways))


def sign(value: Fraction) -> int:
    return (value > 0) - (value < 0)


def mean(values: Iterable[Fraction]) -> Fraction:
    found = list(values)
    return sum(found, Fraction(0)) / len(found)


def no_line(found: Sequence[Point]) -> str:
    """Why no line can be drawn and its error judged, as a case; empty where it can: too few places,
    a rate that is the same in all, or one place alone on its side, through which the line would
    run whatever its poverty (HC3 divides by one less the leverage)."""
    if len(found) < FEWEST:
        return "few"
    if len({p.y for p in found}) == 1 or slope(found) is None:
        return "same"
    return "lone" if max(leverages(found).values()) == 1 else ""


def on_a_line(found: Sequence[Point]) -> bool:
    """Whether all these places lie on one line, of which unemployment is not the same everywhere:
    then nothing says how far another may stray from it."""
    first = found[0]
    other = next(p for p in found if p.x != first.x)
    run, rise = other.x - first.x, other.y - first.y
    return all((p.y - first.y) * run == (p.x - first.x) * rise for p in found)


def robust_line(found: Sequence[Point]) -> tuple[Line, dict[str, dict[str, Fraction]]]:
    """The line with its HC3 interval (Student's t), and by place what its diagnostics are."""
    import numpy as np
    from statsmodels.regression.linear_model import OLS
    from statsmodels.tools import add_constant

    x = np.array([float(p.x) for p in found])
    y = np.array([float(p.y) for p in found])
    plain = OLS(y, add_constant(x)).fit()
    robust = plain.get_robustcov_results("HC3", use_t=True)
    low, high = robust.conf_int(alpha=1 - CONFIDENCE / 100)[1]
    influence = plain.get_influence()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a place without which all others lie on a line
        residuals, cooks = influence.resid_studentized_external, influence.cooks_distance[0]
    lever = leverages(found)
    diagnostics = {
        p.place: {
            "leverage": lever[p.place],
            "residual": rounded(residuals[at]),
            "cook": rounded(cooks[at]),
        }
        for at, p in enumerate(found)
        if not on_a_line([q for q in found if q is not p])
    }
    return Line(slope(found), rounded(low), rounded(high)), diagnostics


def rounded(value: float) -> Fraction:
    """A number of statsmodels to nine digits after the point."""
    return Fraction(round(float(value) * 10**DIGITS), 10**DIGITS)
