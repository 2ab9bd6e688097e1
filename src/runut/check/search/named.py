"""What makes a number that words name as a change, a share or a total."""

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from operator import itemgetter

from runut.check.arithmetic import step_of
from runut.check.chance import LIKELY, by_chance, telling_step
from runut.check.document import Document, Passage, letter_of
from runut.check.kinds.kind import Match
from runut.check.report import Number
from runut.check.search.trying import Sought, Tried, fitting, tried_on
from runut.numerals.rounding import ORDINARY

ROUNDED = 0.05  # of a number, what it may be off by where its parts are rounded
ALSO_MIXED = ORDINARY | {"mixed"}
NAMED = "words that name such a number"


def named_in(document: Document, searches: Sequence[Sought]) -> list[set[str]]:
    """The numbers that words name as a change, a share or a total, by the search for it."""
    named = {
        told: {
            number.id
            for sentence in document.sentences
            for numbers in sentence.told(told)
            for number in numbers
        }
        for told in {one.told for _, one in searches if one.told}
    }
    return [named.get(one.told, set()) for _, one in searches]


def told_of(
    passages: Sequence[Passage],
    many: int,
    searches: Sequence[Sought],
    named: Sequence[set[str]],
    explained: set[str],
) -> Iterator[Match]:
    """What makes a number that words name: nothing else is tried on it, and nothing farther off
    once something near by does."""
    distinct: dict[object, Number] = {}
    for number in (number for passage in passages for number in passage.numbers):
        distinct.setdefault((number.value, number.unit), number)
    numbers = list(distinct.values())
    # two numbers of a sort that follow each other are likelier parts than others
    neighbours = [
        pair
        for unit in {n.unit for n in numbers}
        for pair in pairwise(n for n in numbers if n.unit == unit)
    ]
    for sought, ids in zip(searches, named, strict=True):
        for groups, rules in ((neighbours, ORDINARY), ([numbers], ALSO_MIXED)):
            sought_ids = ids - explained
            left = [n for p in passages for n in p.numbers if n.id in sought_ids and n.value]
            made = tried_on([sought], groups, {letter_of(n) for n in left}) if left else {}
            for result in left:
                found = _of(result, made.get(letter_of(result), ()), sought, many, rules)
                explained |= {match.result.id for match in found}
                yield from found


def _of(
    result: Number, tried: Sequence[Tried], sought: Sought, many: int, rules: Collection[str]
) -> list[Match]:
    """What makes a named number by some rules, of all that was tried on it in so many windows."""
    some = [one for one in tried if result not in one[2]] if sought[1].like else tried
    least = float(step_of(result) / telling_step(result)) if result.unit == "percent" else 1
    if by_chance(result, some, many, least, key=itemgetter(0)) >= LIKELY:
        return []
    found = fitting(result, some, [sought], NAMED, many, ROUNDED)
    return [match for match in found if match.by_chance < LIKELY and {*match.holds} & rules]
