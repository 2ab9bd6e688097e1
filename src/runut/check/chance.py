"""How likely a match is to come about by chance.

Whoever tries many combinations of numbers finds some that match. If ``m`` computed values lie
within a factor of a half around a printed number ``t``, and the number stands for a width ``w``,
then about ``m · w / t`` of them would match it by chance: the values lie about as densely there as
around it. The count is that of all combinations which were tried on the number, whatever their
kind. Over the numbers of a passage these expectations add up.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import lru_cache
from typing import Any

from runut.check.arithmetic import KEPT, step_of
from runut.check.report import Number

HALF = 0.5
CERTAIN = 0.05  # expected matches by chance, below which a relation clears a number
DIGITS = 4  # that say something; numbers of fewer are alike too often
LIKELY = 0.5  # expected matches by chance, from which on nothing more is looked for


@lru_cache(KEPT)
def telling_step(number: Number) -> Fraction:
    """What one of the last digit that says something is worth: a round number takes more."""
    step = step_of(number)
    if number.decimals == 0 and number.value:
        digits = number.value / number.factor
        while digits % 10 == 0:
            digits /= 10
            step *= 10
    return step


def digits_of(number: Number) -> int:
    """How many digits say something: zeros at the ends of a whole number do not."""
    digits = re.sub(r"\D", "", number.printed).lstrip("0") or str(number.value)  # in words
    return len(digits if number.decimals else digits.rstrip("0"))


def width_of(number: Number, ways: float = 1) -> float:
    """How much of the line a printed number takes, relative to its size.

    ``ways``: how many of its steps wide the rules are that make it match.
    """
    if not number.value:
        return 1.0
    return min(1.0, ways * float(telling_step(number)) / abs(number.near))


def by_chance(
    number: Number,
    tried: Sequence[Any],
    numbers: int = 1,
    ways: float = 1,
    key: Callable[[Any], float] | None = None,
) -> float:
    """Expected matches by chance among ``tried`` (sorted) values, for ``numbers`` such numbers.

    ``key`` gives the value of what was tried, where that is more than a value.
    """
    size = abs(number.near)
    low = bisect_left(tried, size * (1 - HALF), key=key)
    near = bisect_right(tried, size * (1 + HALF), key=key) - low
    return max(1, near) * width_of(number, ways) * numbers
