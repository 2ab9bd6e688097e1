"""Look for relations that no words tell of, near before far, and say how likely chance is.

Within a sentence, a paragraph, two that follow each other or a small table every pair is tried; in
the whole submission only what makes a number of four digits or more, for chance drowns the others.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations, pairwise, permutations, product
from operator import itemgetter

from runut.check.arithmetic import step_of
from runut.check.chance import DIGITS, LIKELY, by_chance, digits_of, telling_step, width_of
from runut.check.document import ANY, Document, Passage, letter_of
from runut.check.kinds.kind import Kind, Match, Search, compare, ways_of
from runut.check.kinds.rows import rows_of, runs_of
from runut.check.report import Number
from runut.check.slips import slip
from runut.numerals.rounding import ORDINARY

FEWEST, MOST_SLIPS = 3, 8  # long numbers in a sentence, where slips are looked for
CERTAIN = 0.01  # expected slips by chance, below which one is told
MOST_NEAR = 60  # numbers of a passage; more are a list
SLACK = 1e-4  # of a number, what binary fractions may be off by
ROUNDED = 0.05  # of a number, what it may be off by where its parts are rounded
APART = (1, 2, 3, 5, 8)  # paragraphs in which what words name, or what stands in a row, is sought
ALL = "cdmpq"  # letters of numbers
ALSO_MIXED = ORDINARY | {"mixed"}
LEAST = 100  # times a part, a sum is no more told by it: others lie as near
MOST_FAR = 400  # distinct numbers of a submission; beyond, only what stands together is related

LIST = (
    r"⟨([a-z])\d+⟩(?:(?:\s+\w+){0,2}\s*(?:,|;|/|&|\band\b|\bdan\b|\bserta\b)+\s*(?:and |dan )?"
    r"⟨\1\d+⟩)+"
)
LONGEST_LIST, MOST_LISTS = 6, 8

NAMED = "words that name such a number"

Sought = tuple[Kind, Search]
Tried = tuple[float, int, tuple[Number, ...]]  # what comes out, of which search, from what


def _alike(*numbers: Number) -> bool:
    units = {number.unit for number in numbers}
    # in a row, a unit is often left out
    return (
        len(units) == 1
        or units in ({"", "persons"}, {"", "percent"})
        or (len(numbers) > 3 and len(units - {""}) == 1)
    )


def _pairs(search: Search, numbers: Sequence[Number]) -> Iterator[tuple[tuple[float, Number], ...]]:
    """The numbers, or pairs of them, on which it is tried, each with its value as a float."""
    first, *others = (
        [(n.near, n) for n in numbers if letter_of(n) in letters] for letters in search.parts
    )
    if not others:
        yield from ((one,) for one in first)
        return
    # what is symmetric takes the same letters for both
    both = combinations(first, 2) if search.is_symmetric else product(first, *others)
    for one, other in both:
        (x, a), (y, b) = one, other
        if (
            x * y > 0
            and a is not b
            and (
                max(x, y) < LEAST * min(x, y) if search.is_symmetric else x < y or search.takes_any
            )
            and (search.mixes_units or a.unit == b.unit or _alike(a, b))
        ):
            yield one, other


def _tried(
    searches: Sequence[Sought], groups: Iterable[Sequence[Number]], letters: Collection[str] = ALL
) -> dict[str, list[Tried]]:
    """What all pairs of each group make, by the letter of a result that it could be, sorted."""
    made: dict[str, list[Tried]] = defaultdict(list)
    for group, (index, (_, search)) in product(groups, enumerate(searches)):
        wanted = [made[letter] for letter in search.result if letter in letters]
        for pair in _pairs(search, group) if wanted else ():
            value = search.approximate(*(value for value, _ in pair))
            one = value, index, tuple(number for _, number in pair)
            for values in wanted:
                values.append(one)
    for values in made.values():
        values.sort(key=itemgetter(0))
    return made


def _fitting(
    result: Number,
    tried: Sequence[Tried],
    searches: Sequence[Sought],
    where: str,
    results: int = 1,
    slack: float = SLACK,
) -> Iterator[Match]:
    """What makes a number, of all that was tried on it and on as many results."""
    value = result.near
    step = 1.01 * float(result.factor) / 10**result.decimals + slack * abs(value)
    first = bisect_left(tried, value - step, key=itemgetter(0))
    last = bisect_right(tried, value + step, key=itemgetter(0))
    for _, index, parts in tried[first:last]:
        kind, search = searches[index]
        if result.id in {part.id for part in parts} or (search.like and not _alike(result, *parts)):
            continue
        if any(part.value == result.value and part.unit == result.unit for part in parts):
            continue
        formula = " + ".join(["{}"] * len(parts)) if search.is_symmetric else search.formula
        # a rounded whole number is read as a percentage is
        read = replace(result, unit="percent") if search.is_rounded else result
        match = compare(kind, read, parts, search.arithmetic, formula, where, claimed=False)
        if match.holds:
            chance = by_chance(result, tried, results, ways_of(match), key=itemgetter(0))
            yield replace(match, by_chance=chance)


def _in(
    numbers: Sequence[Number], searches: Sequence[Sought], where: str, digits: int
) -> Iterator[Match]:
    anywhere = [(kind, one) for kind, one in searches if not one.only_told]
    for letter, tried in _tried(anywhere, [numbers]).items():
        targets = [n for n in numbers if n.value and digits_of(n) >= digits]
        results = [n for n in targets if letter_of(n) == letter]
        for result in results:
            found = _fitting(result, tried, anywhere, where, len(results))
            yield from (match for match in found if match.holds != ("mixed",))


def _named(document: Document, searches: Sequence[Sought]) -> list[set[str]]:
    """The numbers that words name as a change, a share or a total, by the search for it."""
    return [
        {
            sentence.number(group).id
            for sentence, _ in document.sentences
            for found in (sentence.find(one.told) if one.told else ())
            for group in found.groups()
            if group
        }
        for _, one in searches
    ]


def _told(
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
            made = _tried([sought], groups, {letter_of(n) for n in left}) if left else {}
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
    found = _fitting(result, some, [sought], NAMED, many, ROUNDED)
    return [match for match in found if match.by_chance < LIKELY and {*match.holds} & rules]


def _rows(
    passages: Sequence[Passage], searches: Sequence[Sought], named: Sequence[set[str]]
) -> Iterator[Match]:
    """What numbers that follow each other make together, before them or after."""
    numbers = [number for passage in passages for number in passage.numbers if number.value > 0]
    sums = [index for index, (_, search) in enumerate(searches) if search.is_symmetric]
    for row, index in product(rows_of(passages), sums):
        runs = runs_of([number for number in row if number.value > 0])
        made = [(sum(n.near for n in run), index, run) for run in runs]
        tried = sorted(made, key=itemgetter(0))
        # shares in a row add up where words say so; what makes a hundred is another kind
        results = [
            n
            for n in numbers
            if tried and _alike(n, row[0]) and (n.unit != "percent" or n.id in named[index])
        ]
        for result in results:
            many = 1 if result.id in named[index] else len(results)
            if by_chance(result, tried, many, key=itemgetter(0)) < LIKELY:
                yield from (
                    match
                    for match in _fitting(result, tried, searches, "what stands in a row", many)
                    if {*match.holds} & ALSO_MIXED
                    and all(part.value >= step_of(result) for part in match.parts)
                )


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
        for a, b in combinations(numbers, 2) if one.is_symmetric else ():
            for result in numbers:
                are_alike = _alike(a, b, result) and a.decimals == b.decimals == result.decimals
                if result.id in (a.id, b.id) or not are_alike:
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


def _series(paragraph: Passage, searches: Sequence[Sought]) -> Iterator[Match]:
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


def _windows(document: Document) -> Iterator[tuple[list[Passage], int]]:
    """Sentences or paragraphs that follow each other in a text, of as many numbers as are tried,
    and how many such windows slide over a number, each with others."""
    sentences = [sentence for sentence, _ in document.sentences]
    nearest = [(sentences, 1), (document.paragraphs, 1), (sentences, 2)]
    for passages, many in (*nearest, *((document.paragraphs, apart) for apart in APART[1:])):
        for first in range(len(passages)):
            window = passages[first : first + many]
            numbers = [number for passage in window for number in passage.numbers]
            if len(numbers) <= MOST_NEAR and len({number.document for number in numbers}) == 1:
                yield window, max(1, min(many, len(passages) - many + 1))


def search(document: Document, kinds: Sequence[Kind]) -> Iterator[Match]:
    """Every match of every kind that is searched for, with its chance."""
    searches = [(kind, one) for kind in kinds for one in kind.searches]
    named, explained = _named(document, searches), set()
    for sentence, _ in document.sentences:
        if 2 <= len(sentence.numbers) <= MOST_NEAR:
            found = list(_in(sentence.numbers, searches, "the same sentence", 1))
            yield from found
            related = {n.id for m in found if m.by_chance < 0.5 for n in (m.result, *m.parts)}
            yield from _slips(sentence.numbers, related, searches)
    for paragraph in document.paragraphs:
        if 2 <= len(paragraph.numbers) <= MOST_NEAR:
            yield from _in(paragraph.numbers, searches, "the same paragraph", 2)
            yield from _series(paragraph, searches)
    for passages, many in _windows(document):
        yield from _told(passages, many, searches, named, explained)
        yield from _rows(passages, searches, named)
    for table in document.tables:
        if table.is_run_in:
            continue  # its paragraph was looked through
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
