"""A change that says what it is compared with: "down 0.49 points from 15.38 per cent"."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import chain

from runut.check.document import ANY, Document, Passage
from runut.check.kinds.differences.ends import (
    BACK,
    CHANGE,
    DIFFERENCE,
    compare_ends,
    is_no_difference,
    may_be,
)
from runut.check.kinds.differences.with_ends import FEW, SAME_CLAUSE, with_ends_in
from runut.check.kinds.kind import Match
from runut.check.report import Number
from runut.check.slips import slip

# a change and what it is compared with; what changed stands before
COMPARED = (
    rf"(?:{CHANGE}(?:\s+\(?(?:of|by|sebesar|sebanyak|sekitar|about|only|hanya|dua|digit|double|"
    rf"mencapai|slightly|sharply|steeply|tipis|tajam))*\s+{ANY}\)?"
    rf"(?:(?!\b(?:but|tetapi|namun)\b)[^⟨⟩.;,]){{0,30}}?"
    r"\b(?:dibanding\w*|terhadap|dari|compared (?:to|with)|than|from)\b"
    rf"|{ANY}(?:\s*\({FEW}⟨p\d+⟩\)\*?)?\s*(?:above|below|higher than|lower than|more than|"
    rf"fewer than|less than)\b){SAME_CLAUSE}{{0,60}}?{ANY}"
)
GOES_ON = re.compile(r"[^⟨⟩.;]{0,40}\b(?:to|menjadi)\s[^⟨⟩.;]{0,10}⟨")  # from 12 to 15


def changes(sentence: Passage) -> Iterator[tuple[re.Match[str], Number, Number]]:
    """The changes of a sentence that say what they are compared with, and what that is."""
    for found in sentence.find(COMPARED):
        result, base = (sentence.number(index) for index in found.groups() if index)
        yield found, result, base


def _compared(sentence: Passage) -> Iterator[Match]:
    """A change, what it is compared with, and what changed: the one number before that may be it.

    Where several may be, one that holds is told; none is accused.
    """
    bases: set[str] = set()
    for found, result, base in changes(sentence):
        before = [n for n in sentence.numbers if n.offset < result.offset and n.id not in bases]
        bases.add(base.id)
        candidates = [n for n in before if may_be(result, base, n)]
        if not candidates and sentence.before and sentence.says(BACK):
            candidates = [n for n in sentence.before.numbers if may_be(result, base, n)]
        if is_no_difference(sentence, found) or GOES_ON.match(sentence.marked, found.end()):
            continue
        matches = [
            compare_ends(result, base, one, "a change and what it is compared with")
            for one in candidates
        ]
        holds = [match for match in matches if match.holds]
        if holds:
            yield holds[-1]
        elif len(matches) == 1 and _is_plausible(matches[0]):
            yield matches[0]


def _is_plausible(match: Match) -> bool:
    """Whether what does not hold was meant to: all in per cent and points, or not far from it.

    A percentage beside two others may be a rate of its own: only a slip tells.
    """
    result, computed = match.result, match.computed
    if result.unit == "points" and match.parts[0].unit == "percent":
        return True
    if all(number.unit == "percent" for number in (result, *match.parts)):
        return bool(slip(result, computed))
    return computed is not None and bool(
        slip(result, computed) or result.value <= 10 * computed <= 100 * result.value
    )


@lru_cache(1)
def compared_in(document: Document) -> dict[Passage, list[Match]]:
    """By sentence, what is not told with both its ends."""
    found = {}
    for sentence, told in with_ends_in(document).items():
        known = {match.result.id for match in told}
        found[sentence] = [m for m in _compared(sentence) if m.result.id not in known]
    return found


def find(document: Document) -> Iterator[Match]:
    yield from chain(*compared_in(document).values())


KIND = replace(
    DIFFERENCE,
    find=find,
    right=(
        "Sales were RMB331.2 million ($45.4 million), down 21.9% from RMB424.0 million ($59.72 "
        "million) in the prior year.",
        "Permits were at a rate of 1,241,000. This is 0.6 percent (±1.2 percent)* below the "
        "revised rate of 1,249,000, and is 1.0 percent (±1.2 percent)* below 1,254,000 of old.",
        "Laba bank Rp78,17 triliun. Raihan tersebut tumbuh 9,68 persen dibandingkan tahun lalu "
        "yang Rp71,27 triliun.",
        "Labanya Rp56,55 triliun atau tumbuh dua digit mencapai 23,61 persen bila dibandingkan "
        "dengan tahun lalu yang hanya Rp45,75 triliun.",
        "Sebanyak 45 dari 60 siswa (75%) lulus, naik 5 persen dari tahun lalu (70%).",
        "The rate was 14.89 per cent, down 0.49 points from 15.38 per cent a year before.",
        "Jumlahnya 176,92 ribu jiwa. Jumlah ini berkurang sebesar 5,72 ribu jiwa dibandingkan "
        "tahun lalu yang sebesar 182,64 ribu jiwa.",
        "Pendapatan Rp886,9 triliun, tumbuh 9,1% dibandingkan tahun lalu sebesar 812,6 triliun.",
        "There were 723,913 births, increasing slightly (by 0.1 per cent) from 723,165 in 2010.",
    ),
    wrong=(
        "Permits were at a rate of 1,241,000. This is 6.0 percent (±1.2 percent)* below the "
        "revised rate of 1,249,000, and is 1.0 percent (±1.2 percent)* below 1,254,000 of old.",
        "Investasi mencapai Rp374,4 triliun atau naik Rp24,6 miliar dibandingkan triwulan lalu "
        "sebesar Rp349,8 triliun.",
        "Rainfall was 1,240 mm, 12% below the average of 1,550 mm.",
        "Angkanya 10,14 persen, menurun 0,05 persen poin terhadap tahun lalu yang sebesar 10,94 "
        "persen.",
        "The rate was 14.89 per cent, down 0.94 points from 15.38 per cent a year before.",
    ),
    apart=(
        "In all 76.3% see a slump, down 5 points from November, while another 14.69% are headed "
        "to a small one and 7.6% see none.",
        "And 76.3% see a recession, down 5 points from November, while another 14.69% see a "
        "small one and 7.6% see none.",
        "Revenue was $52.2M, up $9.3M from the first quarter but down from $66.6M a year before.",
        "Exports rose to 1,741.9 (an increase of 2.9% compared with last year), and imports rose "
        "to 1,586.3 (an increase of 2.7% compared with last year).",
        "Exports were 14.1 billion, up 3.2% from May, imports 13.2 billion, up 5.1% from May.",
        "Ekspor naik menjadi 1.741,9 atau naik 2,9 persen dibandingkan tahun lalu, sedangkan "
        "impor 1.586,3 atau naik 2,7 persen dibandingkan tahun lalu.",
        "The rate rose by 0.5 points from 12.3% in March, while the rate in the north was 14.1%.",
        "Prices rose in 21 markets, by 3% compared with 340 shops.",
    ),
)
