"""Shares of a whole that is printed nowhere."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from runut.check.arithmetic import quotient, rounded_interval, scaled, share, total
from runut.check.chance import CERTAIN, width_of
from runut.check.document import Document
from runut.check.kinds.kind import Match, compare
from runut.check.kinds.shares.near import known_in, shares_in
from runut.check.kinds.shares.pairs import by_unit
from runut.check.kinds.shares.wholes import SHARE
from runut.check.kinds.totals.adding_up import runs_of
from runut.check.report import Number
from runut.numerals.rounding import Interval

HUNDRED = range(96, 105)  # what shares that make a whole add up to, each rounded
AGREE = 3  # shares that tell of a whole which is not printed


def _of_their_sum(pairs: Sequence[tuple[Number, Number]]) -> Iterator[Match]:
    """Shares of a whole that is not printed: the sum of the counts that stand with them."""

    def arithmetic(part: Interval, *others: Interval) -> Interval:
        return share(part, total(part, *others))

    matches = []
    for result, part in pairs:
        others = [other for _, other in pairs if other.id != part.id]
        formula = "{0} ÷ (" + " + ".join(f"{{{i}}}" for i in range(len(pairs))) + ") × 100"
        why = "counts with their shares, and no other"
        match = compare(SHARE, result, (part, *others), arithmetic, formula, why, claimed=False)
        matches.append(replace(match, by_chance=width_of(result)))
    if all(match.holds for match in matches):
        yield from matches


def _of_the_unprinted(pairs: Sequence[tuple[Number, Number]]) -> Iterator[Match]:
    """Shares of a whole that is printed nowhere, where one would do for all of them."""
    pairs = [pair for pair in pairs if min(number.value for number in pair) > 0]
    if len(pairs) < AGREE or len({part.unit for _, part in pairs}) > 1:
        return
    wholes = [
        scaled(
            quotient(rounded_interval(part, "half-up"), rounded_interval(result, "half-up")), 100
        )
        for result, part in pairs
    ]
    low, high = max(whole.low for whole in wholes), min(whole.high for whole in wholes)
    if low >= high:
        return
    chance = 1.0
    for whole in wholes[1:]:
        chance *= min(1.0, 2 * float((whole.high - whole.low) / whole.low))
    for result, part in pairs if chance < CERTAIN else ():
        match = compare(
            SHARE, result, (part,), lambda part: share(part, Interval(low, high)), "{0} ÷ ? × 100",
            "the shares around it are of one whole, which is not printed", claimed=False,
        )  # fmt: skip
        if match.holds:
            yield replace(match, by_chance=chance)


def find(document: Document) -> Iterator[Match]:
    known = known_in(document)
    rest = [
        [pair for pair in shares.left_open if pair[0].id not in known]
        for shares in shares_in(document)
    ]
    for run in runs_of([*chain(*rest)]):
        if sum(round(float(result.value)) for result, _ in run) in HUNDRED:
            yield from _of_their_sum(run)
    for pairs in (*rest, *by_unit(chain(*rest))):
        yield from _of_the_unprinted(pairs)


KIND = replace(
    SHARE,
    find=find,
    right=(
        "They left early (46%; n = 12) or late (54%; n = 14).",
        "It was done with small cuts (n = 12, 46%) or with a large one (n = 14, 54%).",
        "Yang pertama mendapat 336.243 suara atau 61,04 persen.\n\nYang kedua mendapat 151.812 "
        "suara atau 27,56 persen, yang ketiga 62.841 suara atau 11,41 persen.",
        "Lima besar: Jakarta (Rp29,9 triliun, 16,9%), Bandung (Rp22,2 triliun, 12,6%), Surabaya "
        "(Rp16,0 triliun, 9,1%), Serang (Rp14,4 triliun, 8,2%) dan Bontang (Rp13,8 triliun, "
        "7,8%).",
        "Dana pusat 35,63% atau sebesar Rp678,91 triliun, dana daerah 24,84% atau sebesar "
        "Rp473,28 triliun, dana lain 34,19% atau senilai Rp651,46 triliun.",
    ),
    apart=("In the one (n = 12, 46%) and the other group (n = 40, 54%) all went well.",),
)
