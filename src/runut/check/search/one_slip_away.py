"""Sums of long numbers in one sentence that one slip keeps from holding."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from runut.check.arithmetic import step_of
from runut.check.chance import DIGITS, digits_of, width_of
from runut.check.kinds.kind import Kind, Match, Search, compare
from runut.check.report import Number
from runut.check.search.series import CERTAIN
from runut.check.search.trying import alike
from runut.check.slips import slip

FEWEST, MOST_SLIPS = 3, 8  # long numbers in a sentence, where slips are looked for


def one_slip_away(
    sentence: Sequence[Number], related: set[str], searches: Sequence[tuple[Kind, Search]]
) -> Iterator[Match]:
    """Sums of long numbers in one sentence that one slip keeps from holding.

    Every variant of every number counts as tried, so that only long numbers can tell.
    """
    numbers = [n for n in sentence if digits_of(n) >= DIGITS and n.id not in related]
    if not FEWEST <= len(numbers) <= MOST_SLIPS:
        return
    for kind, one in searches:
        for a, b in combinations(numbers, 2) if one.is_symmetric else ():
            for result in numbers:
                are_alike = alike(a, b, result) and a.decimals == b.decimals == result.decimals
                # the same number twice is one quantity, not two parts
                if result.id in (a.id, b.id) or not are_alike or a.value == b.value:
                    continue
                gap = result.value - a.value - b.value
                # what is off by one in the last digit has rounded parts
                if abs(gap) > max(map(step_of, (a, b, result))) and any(
                    slip(n, n.value + sign * gap) for n, sign in ((a, 1), (b, 1), (result, -1))
                ):
                    tries = sum(10 * digits_of(n) for n in (a, b, result)) * len(numbers) ** 3 / 2
                    chance = tries * width_of(result)
                    if chance < CERTAIN:
                        yield replace(
                            compare(kind, result, (a, b), one.arithmetic, one.formula,
                                    "one slip away, in the same sentence"),
                            by_chance=chance, severity="minor",
                        )  # fmt: skip
