"""A share that is of the whole of the shares around it, or one slip away from it."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, product

from runut.check.chance import width_of
from runut.check.document import Document
from runut.check.kinds.kind import Match, ways_of
from runut.check.kinds.shares.near import known_in, shares_in
from runut.check.kinds.shares.pairs import COMPARED_WITH, FAR, Pair, by_unit
from runut.check.kinds.shares.wholes import SHARE, fits, judge, near, wholes_among
from runut.check.kinds.totals.adding_up import runs_of
from runut.check.report import Number
from runut.check.slips import variants

FEWEST = 2  # shares of a whole, so that one beside them is of it too
STRONG = 0.001  # expected matches by chance, below which shares tell of their whole


def _out_of_line(pairs: Sequence[Pair], wholes: Sequence[Number]) -> Iterator[Match]:
    """A count with its share that misses, by one slip, the whole of the shares around it.

    Where they are of several, as in columns, nobody knows which of them it is of.
    """
    by_whole: dict[Number, list[tuple[Number, Number]]] = defaultdict(list)
    for result, part in pairs:
        for whole in near(result, part, wholes):
            if fits(result, part, whole):
                by_whole[whole].append((result, part))
    strong, known = [], []
    for whole, right in by_whole.items():
        chance = float(len(wholes))
        for result, part in right:
            chance *= width_of(result, ways_of(judge(result, part, whole, "")))
        known += right if len(right) >= FEWEST else ()
        if chance <= STRONG:
            strong.append(whole)
            known += right
    if len(strong) != 1:
        return
    [whole] = strong
    for result, part in pairs:
        if (result, part) in known or not part.value > 0 or whole.unit != part.unit:
            continue
        match = judge(result, part, whole, "the shares around it are of this whole", "minor")
        mends_share = whole.value >= part.value and match.slip
        if mends_share or any(fits(result, other, whole) for other in variants(part)):
            yield match


def _adding_up(pairs: Sequence[Pair], wholes: Sequence[Number]) -> Iterator[Match]:
    """A share that a slip keeps from being of the whole that its count and those beside it make,
    where all others of these shares are of it."""
    for run in runs_of(pairs):
        made = sum(part.value for _, part in run)
        whole = next((one for one in wholes if one.value == made), None)
        off = [pair for pair in run if whole and not fits(*pair, whole)]
        if len(run) > FEWEST and len(off) == 1:
            match = judge(*off[0], whole, "counts that make this whole", "minor")
            if match.slip:
                yield match


def _as_the_others(matches: Sequence[Match], pairs: Sequence[Pair]) -> Iterator[Match]:
    """A share that is of the whole of the shares around it."""
    wholes = Counter(match.parts[1] for match in matches if match.holds)
    usual = [whole for whole, times in wholes.items() if times >= FEWEST]
    for (result, part), whole in product(pairs, usual):
        if fits(result, part, whole):
            match = judge(result, part, whole, "the shares around it are of this whole")
            yield replace(match, claimed=False, by_chance=len(usual) * width_of(result))


def find(document: Document) -> Iterator[Match]:
    known, everywhere = known_in(document), wholes_among(document.claims)
    for shares in shares_in(document):
        yield from _adding_up(shares.left_open, everywhere)
        yield from _as_the_others([*shares.together, *shares.near], shares.left_open)
    for pairs in by_unit(chain(*(shares.left_open for shares in shares_in(document)))):
        if len(pairs) >= 2:
            out = _out_of_line(pairs, everywhere)
            yield from (
                match
                for match in out
                if match.result.id not in known
                and not COMPARED_WITH.search(document.said_before(match.parts[0], FAR))
            )


KIND = replace(
    SHARE,
    find=find,
    right=(
        "Of 75,420 pupils 55,240 (73%) came by bus, up from 40,090 (58%) in 2014. By car came "
        "14,500 (19%), down from a peak of 19,320 (28%). On foot came 44,450 (59%).",
        "Ada 1,40 juta kunjungan: lewat udara 902.200 atau 64%, lewat laut 332.300 atau "
        "persentase 24%, sisanya 12% atau 165.900.",
    ),
    wrong=(
        "A total of 3,504 were seen. Of these, 2,135 (60.7%) were young, 1,026 (29.3%) old and 343 "
        "(9.8%) of no known age.",
        "A total of 86 birds were seen; 31 (36.0%) left, 14 (13.6%) died and 41 (47.7%) stayed.",
    ),
    apart=("In the four 58 (17.8%), 61 (40.1%), 12 (3.0%) and 90 (21.4%) were mild.",),
)
