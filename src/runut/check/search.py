"""Look for relations that no words tell of, near before far, and say how likely chance is.

Within a sentence, a paragraph, two that follow each other or a small table every pair is tried; in
the whole submission only what makes a number of four digits or more, for chance drowns the others.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, pairwise, permutations

from runut.check.chance import by_chance, width_of
from runut.check.document import Document, letter_of
from runut.check.kinds.kind import Kind, Match, Search, compare, ways_of
from runut.check.kinds.repeats import DIGITS, digits_of
from runut.check.report import Number
from runut.check.slips import slip

FEWEST, MOST_SLIPS = 3, 8  # long numbers in a sentence, where slips are looked for
CERTAIN = 0.01  # expected slips by chance, below which one is told
MOST_NEAR = 60  # numbers of a passage; more are a list
LEAST = 100  # times a part, a sum is no more told by it: others lie as near
MOST_FAR = 400  # distinct numbers of a submission; beyond, only what stands together is related


def _alike(*numbers: Number) -> bool:
    units = {number.unit for number in numbers}
    return len(units) == 1 or units == {"", "persons"} or units == {"", "percent"}


def _pairs(search: Search, numbers: Sequence[Number]) -> Iterator[tuple[Number, ...]]:
    if len(search.parts) == 1:
        yield from ((n,) for n in numbers if letter_of(n) in search.parts[0])
        return
    choose = combinations if search.is_symmetric else permutations
    for a, b in choose(numbers, 2):
        if (
            letter_of(a) in search.parts[0]
            and letter_of(b) in search.parts[1]
            and a.value * b.value > 0
            and (not search.is_symmetric or max(a.value, b.value) < LEAST * min(a.value, b.value))
            and (search.mixes_units or _alike(a, b))
            and (search.is_symmetric or a.value < b.value or search.takes_any)
        ):
            yield a, b


def _tried(
    searches: Sequence[tuple[Kind, Search]], numbers: Sequence[Number]
) -> dict[str, list[tuple[float, int, tuple[Number, ...]]]]:
    """What all pairs make, by the letter of a result that it could be, sorted by value."""
    made: dict[str, list[tuple[float, int, tuple[Number, ...]]]] = defaultdict(list)
    for index, (_, search) in enumerate(searches):
        for parts in _pairs(search, numbers):
            value = search.approximate(*(float(part.value) for part in parts))
            for letter in search.result:
                made[letter].append((value, index, parts))
    for values in made.values():
        values.sort(key=lambda one: one[0])
    return made


def _in(
    numbers: Sequence[Number], searches: Sequence[tuple[Kind, Search]], where: str, digits: int
) -> Iterator[Match]:
    made = _tried(searches, numbers)
    targets = [n for n in numbers if n.value and digits_of(n) >= digits]
    for letter, tried in made.items():
        values = [one[0] for one in tried]
        results = [n for n in targets if letter_of(n) == letter]
        for result in results:
            value = float(result.value)
            step = 1.01 * float(result.factor) / 10**result.decimals + 1e-4 * abs(value)
            for place in range(
                bisect_left(values, value - step), bisect_right(values, value + step)
            ):
                _, index, parts = tried[place]
                kind, search = searches[index]
                if result.id in {part.id for part in parts} or (
                    search.like and not _alike(result, *parts)
                ):
                    continue
                if any(part.value == result.value and part.unit == result.unit for part in parts):
                    continue
                match = compare(
                    kind, result, parts, search.arithmetic, search.formula, where, claimed=False
                )
                if match.holds and match.holds != ("mixed",):
                    chance = by_chance(result, values, len(results), ways_of(match))
                    yield replace(match, by_chance=chance)


def _slips(
    sentence: Sequence[Number], related: set[str], searches: Sequence[tuple[Kind, Search]]
) -> Iterator[Match]:
    """Sums of long numbers in one sentence that one slip keeps from holding.

    Every variant of every number counts as tried, so that only long numbers can tell.
    """
    numbers = [n for n in sentence if digits_of(n) >= DIGITS and n.id not in related]
    if not FEWEST <= len(numbers) <= MOST_SLIPS:
        return
    for kind, one in searches:
        for a, b in combinations(numbers, 2) if one.like and len(one.parts) == 2 else ():
            for result in numbers:
                if result.id in (a.id, b.id) or not _alike(a, b, result):
                    continue
                gap = result.value - a.value - b.value
                if gap and any(
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


def search(document: Document, kinds: Sequence[Kind]) -> Iterator[Match]:
    """Every match of every kind that is searched for, with its chance."""
    searches = [(kind, one) for kind in kinds for one in kind.searches]
    for sentence, _ in document.sentences:
        if 2 <= len(sentence.numbers) <= MOST_NEAR:
            found = list(_in(sentence.numbers, searches, "the same sentence", 1))
            yield from found
            related = {n.id for m in found if m.by_chance < 0.5 for n in (m.result, *m.parts)}
            yield from _slips(sentence.numbers, related, searches)
    for paragraph in document.paragraphs:
        if 2 <= len(paragraph.numbers) <= MOST_NEAR:
            yield from _in(paragraph.numbers, searches, "the same paragraph", 2)
    for table in document.tables:
        numbers = [n for cell in table.cells.values() for n in cell.numbers]
        if 2 <= len(numbers) <= MOST_NEAR:
            yield from _in(numbers, searches, "the same table", 2)
    for before, after in pairwise(document.paragraphs):
        numbers = [*before.numbers, *after.numbers]
        together = len({number.document for number in numbers}) == 1
        if together and before.numbers and after.numbers and len(numbers) <= MOST_NEAR:
            yield from _in(numbers, searches, "paragraphs that follow each other", 3)
    yield from _in(_far(document), searches, "the same submission", DIGITS)


def _far(document: Document) -> list[Number]:
    """The numbers of a submission, each once: all that say anything, or where they are many, the
    long ones, or where these are many too, none."""
    for digits in (2, DIGITS):
        distinct: dict[object, Number] = {}
        for number in document.claims:
            if digits_of(number) >= digits:
                distinct.setdefault((number.value, number.unit), number)
        if len(distinct) <= MOST_FAR:
            return list(distinct.values())
    return []
