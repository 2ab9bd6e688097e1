"""Sums of three long numbers, wherever they stand."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, product

from runut.check.chance import by_chance, digits_of
from runut.check.kinds.kind import Match, compare
from runut.check.report import Number
from runut.check.search.trying import Sought, alike

LONG, MOST = 5, 40  # digits that say something, and numbers of a submission; all threes are tried


def sums_of_three(numbers: Sequence[Number], searches: Sequence[Sought]) -> Iterator[Match]:
    """What three long whole numbers make together: all cases, less those that recovered or died."""
    long = {int(n.value): n for n in numbers if not n.decimals and digits_of(n) >= LONG}
    threes = [*combinations(sorted(long), 3)] if len(long) <= MOST else []
    found = [(long[sum(three)], three) for three in threes if sum(three) in long]
    sums = sorted(map(sum, threes)) if found else []
    totals = [(kind, one) for kind, one in searches if one.is_symmetric]
    for (result, three), (kind, search) in product(found, totals):
        parts = [long[value] for value in three]
        if alike(result, *parts):
            match = compare(
                kind, result, parts, search.arithmetic, "{} + {} + {}", "the same submission",
                claimed=False,
            )  # fmt: skip
            crowd = result.near / parts[0].near  # sums crowd around their largest part
            yield replace(match, by_chance=crowd * by_chance(result, sums))
