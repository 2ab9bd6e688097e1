"""Lists that run parallel: "10, 20 and 30 of 60, or 16.7, 33.3 and 50 per cent"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import permutations, product

from runut.check.arithmetic import step_of
from runut.check.chance import width_of
from runut.check.document import ANY, Passage, letter_of
from runut.check.kinds.kind import Match, compare, ways_of
from runut.check.search.trying import ROUNDED, Sought

CERTAIN = 0.01  # expected slips by chance, below which one is told
LIST = (
    r"⟨([a-z])\d+⟩(?:(?:\s+\w+){0,2}\s*(?:,|;|/|&|\band\b|\bdan\b|\bserta\b)+\s*(?:and |dan )?"
    r"⟨\1\d+⟩)+"
)
LONGEST_LIST, MOST_LISTS = 6, 8


def parallel_lists(paragraph: Passage, searches: Sequence[Sought]) -> Iterator[Match]:
    """Lists that run parallel: "10, 20 and 30 of 60, or 16.7, 33.3 and 50 per cent".

    All of a list must come out, from one number that they share and another list, from two lists,
    or from the neighbours in a longer one.
    """
    lists = [
        [paragraph.number(index) for index in re.findall(ANY, found[0])]
        for found in paragraph.find(LIST)
    ]
    lists = [some for some in lists if len(some) <= LONGEST_LIST][:MOST_LISTS]
    for results, (kind, one) in product(lists, searches):
        if len(one.parts) != 2 or one.only_told or letter_of(results[0]) not in one.result:
            continue
        many = len(results)
        others = [some for some in lists if some is not results and len(some) == many]
        longer = [some for some in lists if len(some) == many + 1]
        held = [[n] * many for n in paragraph.numbers if n not in results]
        pairs = [
            *permutations(others, 2),
            *((some, same) for some in others for same in held),
            *((same, some) for some in others for same in held),
            *((some[:-1], some[1:]) for some in longer),
        ]
        for parts in pairs:
            if not all(
                letter_of(n) in letters for some, letters in zip(parts, one.parts, strict=True)
                for n in some
            ):  # fmt: skip
                continue
            if not all(
                abs(one.approximate(a.near, b.near) - result.near)
                <= 2 * ROUNDED * abs(result.near) + float(step_of(result))
                for result, a, b in zip(results, *parts, strict=True)
                if b.value and a.value
            ):
                continue
            found = [
                compare(kind, result, (a, b), one.arithmetic, one.formula,
                        "lists that run parallel", claimed=False)
                for result, a, b in zip(results, *parts, strict=True)
            ]  # fmt: skip
            if all(match.holds for match in found):
                chance = float(len(pairs))
                for match in found:
                    chance *= width_of(match.result, ways_of(match))
                if chance < CERTAIN:
                    yield from (replace(match, by_chance=chance) for match in found)
