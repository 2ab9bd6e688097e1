"""One change in a sentence, and the only two numbers that may be its ends."""

import re
from collections.abc import Iterator
from dataclasses import replace

from runut.check.chance import digits_of
from runut.check.document import ANY, Document, Passage
from runut.check.kinds.differences.compared import changes, compared_in
from runut.check.kinds.differences.ends import (
    BACK,
    BY,
    CHANGE,
    DIFFERENCE,
    compare_ends,
    is_no_difference,
    like,
    may_be,
)
from runut.check.kinds.differences.with_ends import with_ends_in
from runut.check.kinds.kind import Match
from runut.check.report import Number

# "167 fewer than 2019" is compared with what is not printed
OR_SO = rf"{ANY}\s+(?:fewer|less|more|lower|higher)\b(?P<than> than [^⟨⟩]{{0,30}}[).;])?"
GAP = (
    r"\b(?:surplus|deficit|margin|gap|spread|balance|profit|loss|selisih\w*|defisit|neraca|beda|"
    rf"laba|rugi)\s+(?:of|is|was|adalah|sebesar|yakni)?\s*{ANY}"
)
# "the highest since 2005 (30,314)" is no end of a change
RECORD = (
    r"\b(?:highest|lowest|largest|smallest|fewest|most|record|tertinggi|terendah|terbesar|terkecil)\b"
    r"[^⟨⟩]{0,60}\b(?:since|sejak)\b"
)
AGAINST = r"\b(?:compared|than|dibanding\w*|terhadap|against|versus|vs)\b"  # the old one follows
# what shows two numbers to be the ends of one change
ENDS = (
    r"\b(?:from|dari|semula)\b[^⟨⟩]{0,60}⟨[a-z]\d+⟩[^⟨⟩]{0,60}\b(?:to|menjadi|ke|hingga)\b[^⟨⟩]{0,40}⟨",
    r"⟨[a-z]\d+⟩[^⟨⟩]{0,80}\b(?:compared|than|dibanding\w*|against|versus|vs|from|dari|semula|"
    r"sebelumnya|before|after|down from|up from)\b[^⟨⟩]{0,60}⟨",
    rf"⟨[a-z]\d+⟩[^⟨⟩]{{0,40}}\b(?:and|dan|while|sedangkan)\b[^⟨⟩]{{0,60}}⟨[a-z]\d+⟩[^⟨⟩]{{0,40}}"
    rf"(?:⟨[a-z]\d+⟩\s)?{CHANGE}",
    r"\b(?:between|antara)\b[^⟨⟩]{0,40}⟨[a-z]\d+⟩[^⟨⟩]{0,40}\b(?:and|dan)\b[^⟨⟩]{0,40}⟨",
)


def _others(sentence: Passage, result: Number) -> list[Number]:
    """The numbers that may be the two ends: alike, and not the change itself."""
    others = [number for number in sentence.numbers if number.id != result.id]
    shares = [number for number in others if number.unit == "percent"]
    if result.unit == "points" and shares:
        return shares
    counts = [number for number in others if number.unit not in ("percent", "points")]
    return shares if result.unit == "percent" and len(counts) < 2 else counts


def _two_others(sentence: Passage) -> Iterator[Match]:
    """One change in a sentence, and the only two numbers that may be its ends."""
    told = [*sentence.find(BY), *sentence.find(OR_SO)] or [*sentence.find(GAP)]
    if len(told) != 1 or sentence.says(RECORD):
        return
    result = sentence.number(told[0][1])
    if any(result.id == change.id for _, change, _ in changes(sentence)):
        return  # it says what it is compared with
    others = _others(sentence, result)
    if len(others) == 1 and sentence.before and sentence.says(BACK):
        earlier = [n for n in _others(sentence.before, result) if like(n, others[0])]
        others = [*earlier, *others] if len(earlier) == 1 else others
    if len(others) != 2 or not may_be(result, *others):
        return
    is_gap = re.search(GAP, told[0][0], re.I) is not None
    if is_no_difference(sentence, told[0]) or not (is_gap or any(map(sentence.says, ENDS))):
        return
    old, new = others[::-1] if sentence.says(AGAINST) else others
    match = compare_ends(result, old, new, "words of change with two ends")
    may_be_of_shares = result.unit == "percent" != others[0].unit and any(
        n.unit == "percent" and n.id != result.id for n in sentence.numbers
    )
    is_within = result.unit == "percent" or result.value <= max(n.value for n in others)
    # nothing but their company says that the three belong together
    found = match.slip
    may_be_wrong = not may_be_of_shares and (
        found == "swap" or (bool(found) and digits_of(result) > 2)
    )
    if is_within and (match.holds or may_be_wrong):
        yield match


def find(document: Document) -> Iterator[Match]:
    for sentence, told in compared_in(document).items():
        if not told and not with_ends_in(document)[sentence]:
            yield from _two_others(sentence)


KIND = replace(
    DIFFERENCE,
    find=find,
    right=(
        "There were 723,165 births in 2010, compared with 706,248 in 2009 (a rise of 2.4%).",
        "They saw 1,432 in May and 1,587 in June, 155 more than in the month before.",
        "Exports were US$512.4m and imports US$468.9m, leaving a surplus of US$43.5m.",
    ),
    wrong=(
        "They saw 1,432 in May and 1,587 in June, 165 more than in the month before.",
        "Exports were US$512.4m and imports US$468.9m, leaving a surplus of US$34.5m.",
    ),
    apart=(
        "The loss improved to $10.7M from $13.6M, with costs down $4.5M.",
        "It is traded between $3,315.21 and $3,664.36 despite declining by 8.52%.",
        "Of all, 93% say that food became dearer; 74% also told of higher rents, 69% higher fares.",
        "The Dow rose 123.4 points from 26,500.1 at noon to end at 26,789.2.",
        "There were 615,557 births in one year and 146,574 in the next quarter, both a decrease "
        "of 3.9% vs. the year before.",
        "There were 2,429 cases in one year (167 fewer than in 2019) and 618 in the next quarter.",
        "Claims rose by 19% to 29,024 in the year, the highest number since June 2005 (30,314).",
        "Prices rose by 3% in 340 shops and 21 markets.",
    ),
)
