"""What makes a number that words name as a change, a share or a total: the nearest that does.

Its parts may stand in whatever words and some paragraphs away, but all that stands nearer was tried
before them. A percentage that no words name is tried with what stands beside it.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import chain
from operator import itemgetter

from runut.check.arithmetic import step_of
from runut.check.chance import LIKELY
from runut.check.document import Document, Passage, letter_of
from runut.check.kinds.differences.named import FALL, RISE
from runut.check.kinds.differences.named import NAMED as NAMED_CHANGE
from runut.check.kinds.kind import Match
from runut.check.kinds.scales import DOWN, UP
from runut.check.kinds.shares.named import OVER, PART
from runut.check.report import Number
from runut.check.search.trying import ROUNDED, Sought, Tried, fitting, pairs_of
from runut.numerals.rounding import ORDINARY

BESIDE, MOST = 2, 16  # numbers beside a result, and the nearest numbers, that are tried on it
WINDOW = 40  # numbers before and behind, among which the nearest are
MARK = re.compile(r"⟨[a-z]\d+⟩")
BRACKETS, CLAUSE_ENDS = re.compile(r"[()]"), re.compile(r"[,;.]")
WORDS = tuple((re.compile(rf"\b{way}\b", re.I), made) for way, made in ((UP, RISE), (DOWN, FALL)))
Placed = tuple[Number, int]  # a number and its sentence


def called(sentences: Sequence[Passage], words: str) -> set[str]:
    """The numbers that words call so."""
    return {n.id for one in sentences for told in one.told(words) for n in told}


def nearest(
    document: Document,
    searches: Sequence[Sought],
    named: Sequence[Collection[str]],
    explained: Collection[str],
) -> Iterator[Match]:
    """The nearest that makes each number of running text, if chance leaves it telling.

    ``named``: the numbers that words name, by the search for them. ``explained``: percentages of
    which it is known what they are, so that they are tried only where words name them.
    """
    in_tables = document.in_cells | document.run_in
    sentences = [one for one in document.sentences if one.numbers]
    placed = [
        (n, k) for k, one in enumerate(sentences) for n in one.numbers if n.id not in in_tables
    ]
    changes = called(sentences, NAMED_CHANGE)
    for at, (result, k) in enumerate(placed):
        if not result.value:
            continue
        letter = letter_of(result)
        sought = [
            one
            for one, ids in zip(searches, named, strict=True)
            if result.id in ids and letter in one[1].result
        ]
        is_named = bool(sought)
        if not is_named and letter == "p" and result.id not in explained:
            words = _words_near(sentences[k], result)
            wanted = [made for pattern, made in WORDS if pattern.search(words)] or [
                PART if result.value <= 100 else OVER
            ]
            sought = [one for one in searches if one[1] in wanted]
        if sought:
            letters = {*chain(*(part for _, search in sought for part in search.parts))}
            near = _nearest_to(placed[max(0, at - WINDOW) : at + WINDOW], min(at, WINDOW))
            near = [one for one in near if letter_of(one[0]) in letters][:MOST]
            beside = [n.id for n, where in near if where == k][:BESIDE]
            beside = beside or [n.id for n, where in near if where == k - 1][:1]
            numbers = [n for n, _ in near]
            tries = _tries(sought, numbers, {*beside, *changes}, () if is_named else beside)
            yield from _first_that_fits(result, tries, sought)


def _words_near(sentence: Passage, result: Number) -> str:
    """The words from the number, or the bracket, before to the end of the clause."""
    stretches = MARK.split(sentence.marked)
    at = sentence.numbers.index(result)
    return f"{BRACKETS.split(stretches[at])[-1]}, {CLAUSE_ENDS.split(stretches[at + 1])[0]}"


def _nearest_to(placed: Sequence[Placed], at: int) -> list[Placed]:
    """Numbers of one text, the nearest to one of them first, each value once."""
    result, sentence = placed[at]
    order = sorted(range(len(placed)), key=lambda i: (abs(placed[i][1] - sentence), abs(i - at)))
    near: dict[object, Placed] = {}
    for n, where in (placed[i] for i in order[1:]):
        if n.document == result.document:
            near.setdefault((n.value, n.unit), (n, where))
    return [*near.values()]


def _tries(
    sought: Sequence[Sought],
    near: Sequence[Number],
    gains: Collection[str],
    beside: Collection[str],
) -> list[Tried]:
    """What pairs of numbers make, the nearest first.

    ``gains``: what may have been gained or lost; ``beside``: what one of each pair must be, if any.
    """
    place = {n.id: index for index, n in enumerate(near)}
    tries = [
        (search.approximate(*(value for value, _ in pair)), index, tuple(n for _, n in pair))
        for index, (_, search) in enumerate(sought)
        for pair in pairs_of(search, near)
        if not search.of_gain or pair[0][1].id in gains
    ]
    return sorted(
        (one for one in tries if not beside or any(n.id in beside for n in one[2])),
        key=lambda one: sorted((place[n.id] for n in one[2]), reverse=True),
    )


def _first_that_fits(
    result: Number, tries: Sequence[Tried], sought: Sequence[Sought]
) -> Iterator[Match]:
    may_be_off = float(step_of(result)) + ROUNDED * abs(result.near)
    for many, (value, _, parts) in enumerate(tries, 1):
        if abs(value - result.near) <= may_be_off:
            tried = sorted(tries[:many], key=itemgetter(0))
            for match in fitting(result, tried, sought, "the nearest that makes it", slack=ROUNDED):
                if match.parts == parts and match.by_chance < LIKELY and ORDINARY & {*match.holds}:
                    yield match
                    return
