"""A change in numbers and in per cent of what was before: "an increase of 30 or 20%"."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from runut.check.arithmetic import from_before, to_before
from runut.check.chance import width_of
from runut.check.document import Document, Passage
from runut.check.kinds.differences.ends import CHANGE, DIFFERENCE, like
from runut.check.kinds.kind import Match, compare, ways_of
from runut.check.kinds.shares.pairs import pairs_of
from runut.check.report import Number
from runut.numerals.rounding import ORDINARY

# 31 points (0.19%); 0,34% atau 54,50 poin
POINTS = r"⟨[pq](\d+)⟩\s*(?:\(|,?\s?(?:or|atau)\s(?:about\s|sekitar\s)?)⟨[pq](\d+)⟩"


TO_BEFORE = (
    (from_before, "{0} ÷ ({1} − {0}) × 100"),
    (to_before, "{0} ÷ ({1} + {0}) × 100"),
)


def _apart(a: Number, b: Number) -> int:
    return abs(a.offset - b.offset)


def _with_its_share(sentence: Passage) -> Iterator[Match]:
    """A change in numbers and in per cent of what was before: "180, an increase of 30 or 20%"."""
    if not sentence.says(CHANGE):
        return
    in_points = [
        sorted(map(sentence.number, found.groups()), key=lambda n: n.unit)
        for found in sentence.find(POINTS)
    ]
    for result, part in [*in_points, *(pair[:2] for pair in pairs_of(sentence))]:
        of_points = (result.unit, part.unit) == ("percent", "points")
        news = [
            n
            for one in (None if of_points else sentence.before, sentence)
            for n in (one.numbers if one else ())
            if n.value > part.value
            and (n.unit not in ("percent", "points") if of_points else like(n, part))
        ]
        # what an index or a price is now stands right behind its change
        news.sort(key=lambda n: (n.offset > part.offset and not of_points, _apart(n, part)))
        tries = enumerate(product(news, TO_BEFORE), 1)
        for tried, (new, (arithmetic, formula)) in tries:
            why = "a change, also as a share"
            match = compare(
                DIFFERENCE, result, (part, new), arithmetic, formula, why, claimed=False
            )
            if ORDINARY & set(match.holds):
                yield replace(match, by_chance=tried * width_of(result, ways_of(match)))
                break


def find(document: Document) -> Iterator[Match]:
    for sentence in document.sentences:
        yield from _with_its_share(sentence)


KIND = replace(
    DIFFERENCE,
    find=find,
    right=(
        "There were 173,300 visitors in July, an increase of 27,800 or 19 percent on last year.",
        "Rupiah melemah 54,50 poin atau 0,34% ke Rp16.239.",
        "Penganggur 7,20 juta orang. Jumlahnya berkurang 0,79 juta orang atau 9,89%.",
    ),
    apart=("IHSG naik 42,15 poin ke 6.512,3 dari 30 saham.",),
)
