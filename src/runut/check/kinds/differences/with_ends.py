"""A change whose two ends stand beside it: "from 1,250 to 1,400, an increase of 12%"."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import chain

from runut.check.chance import digits_of
from runut.check.document import ANY, Document, Passage
from runut.check.kinds.differences.ends import (
    BY,
    CHANGE,
    DIFFERENCE,
    compare_ends,
    is_no_difference,
    may_be,
)
from runut.check.kinds.kind import Match, holds_under
from runut.check.kinds.scales import DOWN, UP
from runut.check.report import Number
from runut.check.slips import variants

# a pattern and its groups of the change, the old and the new number; and these
Pattern = tuple[str, tuple[int, int, int]]
Triple = tuple[Number, Number, Number]
FEW = r"[^⟨⟩.;]{0,40}?"
# no new clause, or item of a list, begins; or what does goes on
SAME_CLAUSE = (
    r"(?:(?!\s[-\u2013\u2014]\s|\b(?:but|tetapi|namun)\b|"
    r",(?!\s*(?:when|which|where|yang|ketika|saat|yaitu|yakni|sebesar)))[^⟨⟩.;)])"
)
CLOSE = rf"{SAME_CLAUSE}{{0,40}}?"
FROM_TO = rf"\b(?:from|dari|semula)\b{CLOSE}{ANY}{CLOSE}\b(?:to|menjadi|ke|hingga)\b{CLOSE}{ANY}"
ONE_CLAUSE = r"(?:(?!\b(?:and|dan|while|sedangkan|but|tetapi)\b)[^⟨⟩.;]){0,30}?"
# a change whose two ends stand beside it, in any company: which group is the change, which the ends
WITH_ENDS = (
    (
        rf"{BY}(?:[\s,(]*(?:orang|jiwa|people)?[\s,(]*|"
        rf"{ONE_CLAUSE}[,(\u2013-]\s*(?:(?:yakni|yaitu|namely|that is)\s)?){FROM_TO}",
        (1, 2, 3),
    ),
    (rf"{FROM_TO}[\s,;(]*(?:or|atau|a|an|yaitu|yakni)?\s*{BY}", (3, 1, 2)),
    (
        rf"{CHANGE}[^⟨⟩.;]{{0,40}}{FROM_TO}[\s,;(]*(?:or|that is|i\.e\.|atau|yaitu|yakni)?,?\s*"
        rf"(?:by|sebesar|sebanyak)\s+{ANY}",
        (3, 1, 2),
    ),
)
# the same, told only if it holds or a slip keeps it from holding:
# 7 per cent to 5.4 from 5.0; a fall of 7 per cent (5.0, compared with 5.4); from 5.7 to 6.2 (0.5)
AFTER_CHANGE = (
    (
        rf"{CHANGE}[^⟨⟩.;]{{0,90}}{ANY}\s+(?:menjadi|to)\b{FEW}{ANY}{FEW}"
        rf"\b(?:dari|from|dibanding\w*|compared (?:to|with))\b[^⟨⟩.;]{{0,80}}?{ANY}",
        (1, 3, 2),
    ),
    (
        rf"{ANY}\s+(?:\w+\s+)?{CHANGE}[^⟨⟩.;()]{{0,120}}\({FEW}{ANY}{FEW}\b(?:compared (?:with|to)|"
        rf"from|dari|dibanding\w*)\b{FEW}{ANY}",
        (1, 3, 2),
    ),
    (rf"{FROM_TO}\s*\({FEW}⟨q(\d+)⟩", (3, 1, 2)),
    (
        rf"{CHANGE}[^⟨⟩.;]{{0,60}}\b(?:of|by|sebesar)\s{ANY}{FEW}"
        rf"\(\s*{ANY}\s+(?:to|menjadi)\s+{ANY}",
        (1, 2, 3),
    ),
    (rf"\b(?:by|sebesar|sebanyak)\s⟨[pq](\d+)⟩\s(?:\w+\s)?{FROM_TO}", (1, 2, 3)),
    (rf"⟨[pq](\d+)⟩{ONE_CLAUSE}[,(\u2013-]\s*{FROM_TO}", (1, 2, 3)),
    (
        rf"{ANY}[^⟨⟩.;]{{0,60}}?(?:,|\bor\b|\u2013|\s-)\s*(?:an?\s)?⟨[pq](\d+)⟩\s+(?:\w+\s+)?"
        rf"\b(?:{UP}|{DOWN})\s+(?:from|on|over|dari|atas|compared (?:to|with)|dibanding\w*)\b"
        rf"{FEW}{ANY}",
        (2, 3, 1),
    ),
    (rf"{CHANGE}[^⟨⟩.;]{{0,40}}{FROM_TO}{FEW}\({ANY}(?!\s*(?:of|dari)\b)", (3, 1, 2)),
    (rf"{FROM_TO}[\s,;(]*(?:or|atau|a|an|yaitu|yakni)?\s*{BY}{FEW}\(\s*⟨p(\d+)⟩\s*\)", (4, 1, 2)),
    (rf"⟨q(\d+)⟩{FEW}\(\s*{FEW}{ANY}\s*(?:v|vs\.?|versus|against)\s{FEW}{ANY}\s*\)", (1, 2, 3)),
    (rf"{FROM_TO},?\s(?:or|atau|that is|yaitu|yakni)\s(?:by\s)?⟨q(\d+)⟩", (3, 1, 2)),
    (rf"\b(?:lost|gained|shed|added|kehilangan)\s{ANY}{FEW}[,(]\s*{FROM_TO}", (1, 2, 3)),
    (
        rf"\b(?:to|menjadi)\b{FEW}{ANY}{FEW}\b(?:from|dari)\b{FEW}{ANY}{FEW},\s(?:or|atau|an?)?\s*"
        rf"{BY}",
        (3, 2, 1),
    ),
    (
        rf"⟨p(\d+)⟩\s(?:more|less|fewer|higher|lower)\sthan\b[^⟨⟩.;()]{{0,60}}\(\s*{FEW}{ANY}{FEW}"
        rf"\b(?:against|versus|vs\.?|compared (?:with|to))\s{FEW}{ANY}",
        (1, 3, 2),
    ),
)


def _changes(sentence: Passage, patterns: Iterable[Pattern]) -> Iterator[Triple]:
    """Each change with the old number and the new."""
    for pattern, order in patterns:
        for found in sentence.find(pattern):
            result, old, new = (sentence.number(found[group]) for group in order)
            if not old.magnitude and new.magnitude:  # from 1.2 to 1.7 million
                value = old.value * new.factor
                old = replace(old, value=value, factor=new.factor, unit=new.unit)
            if may_be(result, old, new) and not is_no_difference(sentence, found):
                yield result, old, new


def _with_ends(sentence: Passage) -> Iterator[Match]:
    for result, old, new in _changes(sentence, WITH_ENDS):
        match = compare_ends(result, old, new, "a change with both its ends")
        of_an_index = result.unit == "points" and old.unit != "percent"
        if match.holds or not of_an_index or match.slip:
            yield match
    for result, old, new in _changes(sentence, AFTER_CHANGE):
        match = compare_ends(result, old, new, "a change, the new number and the old")
        # of a number of one digit, every other is a slip
        slipped = match.slip == "zero" or (digits_of(result) > 1 and _is_slip(match))
        if match.holds or slipped:
            yield match


def _is_slip(match: Match) -> bool:
    """Whether one slip keeps a change from holding, between ends rounded as they are printed."""
    return bool(match.slip) or any(
        {*holds_under(one, match.parts, match.arithmetic)[1]} - {"mixed"}
        for one in variants(match.result)
    )


@lru_cache(1)
def with_ends_in(document: Document) -> dict[Passage, list[Match]]:
    """By sentence."""
    return {sentence: list(_with_ends(sentence)) for sentence in document.sentences}


def find(document: Document) -> Iterator[Match]:
    yield from chain(*with_ends_in(document).values())


KIND = replace(
    DIFFERENCE,
    find=find,
    right=(
        "This is explained by an increase in traffic of 17% from 2008 to 2018 (2.8 to 3.3 billion "
        "miles).",
        "Bagian itu naik 0,1 poin menjadi 9,4 persen dibandingkan tahun lalu 9,3 persen.",
        "Deaths dropped by 16 per cent from 2222 to 1857.",
        "Fires grew in number, for the first time in 14 years, by 3% from around 71,100 in one "
        "year to 73,400 in the next.",
        "They saw 6,902 casualties of a sort, a 4% decline compared to 7,199 in the year before.",
        "Cases are up 28 per cent in the north – from 139 in 2012/13 to 178 last year – and 61 "
        "per cent in the south – from 332 in 2012/13 to 535 in 2015/16.",
        "For the full year, sales were $1.762 billion, a 4 percent increase from $1.702 billion.",
        "Kasusnya naik 35,2% (dari 60.533 kasus menjadi 81,844 kasus), yang lain naik 40,2% "
        "(dari 18.739 kasus menjadi 26.273 kasus).",
        "It was revised down by 72,000, from 336,000 to 264,000, and down by 87,000, from "
        "227,000 to 140,000.",
        "Output grew 45%, from 1.2 to 1.74 million tonnes.",
        "The AUC rose from 0.7034 to 0.7263, a difference of 0.02.",
        "Jumlahnya turun dari 182,64 ribu orang menjadi 176,92 ribu orang, atau berkurang 5,72 "
        "ribu orang.",
        "Sales rose from 1,250 to 1,400 tonnes, an increase of 12%.",
        "Turnout rose from 40% to 50%, an increase of 25%.",
        "Laba naik 7,43 persen menjadi Rp54,62 triliun dari Rp50,84 triliun.",
        "The survey showed a 7% fall in the year (6.3 million, compared with 6.8 million before).",
        "Ekspor naik sebesar 2,12 persen dibandingkan Januari, yakni dari US$1,61 miliar menjadi "
        "US$1,64 miliar.",
        "The rate of couples rose from 5.7 percent to 6.2 percent (0.5 percentage points).",
        "The score rose from 68.4 to 75.9, an increase of 7.5 points.",
        "Their mass fell from 84.2 kg to 79.5 kg (−4.7 kg, 5.6%).",
        "It grew from 1.2 million to 1.5 million, that is by 25%.",
    ),
    wrong=(
        "Cases are up 28 per cent in the north – from 139 in 2012/13 to 167 last year.",
        "It was revised down by 72,000, from 336,000 to 264,000, and down by 68,000, from "
        "227,000 to 141,000.",
        "The AUC rose from 0.7034 to 0.7263, a difference of 0.05.",
        "Jumlahnya turun dari 182,64 ribu orang menjadi 176,92 ribu orang, atau berkurang 5,27 "
        "ribu orang.",
        "Sales rose from 1,250 to 1,400 tonnes, an increase of 15%.",
        "Nilainya naik dari 68,4 menjadi 75,9, atau naik sebesar 8,5 poin.",
        "Their mass fell from 84.2 kg to 79.5 kg (−7.4 kg, 5.6%).",
        "It grew from 1.2 million to 1.5 million, that is by 52%.",
        "Laba tumbuh 7,79 persen menjadi Rp46,01 triliun dari Rp44,76 triliun.",
        "Laba naik 7,34 persen menjadi Rp54,62 triliun dari Rp50,84 triliun.",
        "Jumlahnya turun dari 1.250 orang menjadi 1.105 orang, atau turun 145 orang (12,6 persen).",
        "The absolute risk was 2.6 percentage points lower (12.4% v 18.6%).",
        "The share of women went up from 23% to 36%, or 31 percentage points.",
        "The treated lost 5.4 kg (from 92.1 to 87.6 kg).",
        "It slowed to 2.84 percent in June from 3.34 percent in May, a decrease of 0.70 points.",
        "It fell to 4.1 percent from 4.6 percent, down 0.05 percentage points.",
        "Rata-rata nilai naik 8,7 poin dari 68,5 menjadi 76,2.",
        "Men earned 42% more than women (£620 against £500 a week).",
    ),
    apart=(
        "Loans were $69.8 million, up 35% from the second quarter, with revenue rising 37% to "
        "$2.3 million.",
        "The margin will be 7.5 to 8.5% (up from 5.0 to 7.0%).",
        "The margin increased 808% to $1.52 million compared to negative $0.21 million before.",
        "Recoveries ranged from 94.7 per cent to 96.9 per cent, those of the other ranging from "
        "92.2 per cent to 95.6 per cent.",
        "It takes an office from 3 forms to one in 30 days, at 95% lower cost than others.",
        "The mean rose by 1.4 points from test 1 to test 2, which is different from 0.",
        "Exports rose by 3% and imports rose from 12 to 15 tonnes.",
        "Some 12% of pupils in the north, from 5 to 14 years old, were absent.",
        "The herd grew from 250 to 310 (42% of all in the valley).",
        "Output grew from 120 to 180 tonnes, an average increase of 4.1% per year.",
        "Laba naik 5 persen menjadi Rp40 miliar dari 12 cabang.",
    ),
)
