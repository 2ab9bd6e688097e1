"""What a count with its share may be a share of: comparing, and looking among many."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from operator import attrgetter

from runut.check.arithmetic import KEPT, loose, share
from runut.check.chance import width_of
from runut.check.kinds.kind import Kind, Match, compare, holds_under, ways_of
from runut.check.report import Number

COUNTED = ("", "persons")
SIZE = attrgetter("near")
ROUGHLY = 0.1  # of a whole, how far others are compared with it
SLACK = 1e-4  # of a number, what binary fractions may be off by


def judge(
    result: Number, part: Number, whole: Number, evidence: str, severity: str = "major"
) -> Match:
    return compare(
        SHARE, result, (part, whole), share, "{0} ÷ {1} × 100", evidence, severity=severity
    )


@lru_cache(KEPT)
def _looseness(number: Number) -> float:
    """By how much of itself a number may be off."""
    return float((loose(number).high - number.value) / abs(number.value))


def wholes_among(numbers: Iterable[Number]) -> list[Number]:
    """What shares may be of, each value once, where it stands first; sorted by it."""
    wholes: dict[Fraction, Number] = {}
    for number in numbers:
        if number.unit not in ("percent", "points") and number.value > 0:
            wholes.setdefault(number.value, number)
    return sorted(wholes.values(), key=SIZE)


def near(result: Number, part: Number, wholes: Sequence[Number]) -> list[Number]:
    """Those of sorted wholes that are worth to compare exactly."""
    if min(result.value, part.value) <= 0:
        return []
    whole = 100 * part.near / result.near
    slack = SLACK + _looseness(result) + _looseness(part)
    low = bisect_left(wholes, whole * (1 - ROUGHLY), key=SIZE)
    high = bisect_right(wholes, whole * (1 + ROUGHLY), key=SIZE)
    return [
        one
        for one in wholes[low:high]
        if abs(one.near - whole) <= 2 * (slack + _looseness(one)) * whole and one.id != part.id
    ]


def fits(result: Number, part: Number, whole: Number) -> bool:
    may_be = whole.value >= part.value or result.value > 100
    return (
        may_be
        and part.value > 0 < whole.value
        and bool(holds_under(result, (part, whole), share)[1])
    )


def searched(wholes: Sequence[Number], result: Number, part: Number, where: str) -> Iterator[Match]:
    """Those of sorted wholes that could be the whole of a count with its share."""
    tried = len(wholes)
    if result.value <= 100:
        tried -= bisect_left(wholes, part.near, key=SIZE)
    for whole in near(result, part, wholes):
        if fits(result, part, whole):
            match = judge(result, part, whole, f"a count with its share, the whole {where}")
            chance = tried * width_of(result, ways_of(match))
            yield replace(match, claimed=False, by_chance=chance)


SHARE = Kind("share")
