"""What all that tells of totals has in common: the sum, and how far a printed one may be off."""

from collections.abc import Sequence

from runut.check.arithmetic import step_of
from runut.check.chance import DIGITS, digits_of
from runut.check.kinds.kind import Kind, Match
from runut.check.report import Number

MOST_IN_ROW = 8  # numbers that are tried together


def sum_formula(parts: list[Number]) -> str:
    return " + ".join(["{}"] * len(parts))


def runs_of(row: Sequence) -> list[tuple]:
    """What stands in a row, from two on."""
    return [
        tuple(row[first : first + many])
        for first in range(len(row))
        for many in range(2, min(MOST_IN_ROW, len(row) - first) + 1)
    ]


def plausible(match: Match) -> bool:
    """Whether what does not add up was meant to: near, or by one slip."""
    near = match.computed and abs(match.computed - match.result.value) * 10 <= abs(
        match.result.value
    )
    return bool(match.holds or match.slip or near)


def were_rounded(match: Match) -> bool:
    """Whether long numbers may be off as rounded parts are: full-time equivalents."""
    return is_near(match) and all(digits_of(n) >= DIGITS for n in match.numbers)


def is_near(match: Match) -> bool:
    """Whether a total is off by what ordinary rounding of its parts may add up to."""
    step = step_of(match.result)
    return abs(match.computed - match.result.value) * 2 <= (len(match.parts) + 1) * step


SUM = Kind("total")
