"""How much more or less: a difference, a change in per cent, or in points."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

from runut.check.arithmetic import change, difference, distance, is_counted, share, total
from runut.check.chance import digits_of, width_of
from runut.check.document import ANY, Document, Passage, letter_of
from runut.check.kinds.kind import Kind, Match, Search, compare, ways_of
from runut.check.kinds.scales import DOWN, NAMED_DOWN, NAMED_UP, OF, UP
from runut.check.kinds.shares import pairs_of
from runut.check.report import Number
from runut.check.slips import slip
from runut.numerals.rounding import ORDINARY, Interval

CHANGE = rf"\b(?:{UP}|{DOWN}|differences?|selisih|selisihnya|perbedaan)\b"
BY = rf"{CHANGE}{OF}{ANY}"
FEW = r"[^⟨⟩.;]{0,40}?"
NAMED = (
    rf"\b(?:from|dari)\b{FEW}⟨[a-z]\d+⟩{FEW}\b(?:to|menjadi)\b{FEW}⟨[a-z]\d+⟩{FEW}\({FEW}{ANY}|"
    r"\b(?:ahead|lead|margin|gap|spread|surplus|deficit|balance|unggul|selisih|defisit|neraca|"
    rf"terpaut|beda)\b[^⟨⟩.;]{{0,50}}{ANY}|{BY}|{ANY}\s+(?:fewer|less|more|lower|higher)\b|{ANY}\s+(?:\w+\s+){{0,2}}(?:reduction|"
    r"increase|decrease|drop|fall|rise|decline|growth|gain|loss|benefit)\b"
)
# "167 fewer than 2019" is compared with what is not printed
OR_SO = rf"{ANY}\s+(?:fewer|less|more|lower|higher)\b(?P<than> than [^⟨⟩]{{0,30}}[).;])?"
# 31 points (0.19%); 0,34% atau 54,50 poin
POINTS = r"⟨[pq](\d+)⟩\s*(?:\(|,?\s?(?:or|atau)\s(?:about\s|sekitar\s)?)⟨[pq](\d+)⟩"
GAP = (
    r"\b(?:surplus|deficit|margin|gap|spread|balance|profit|loss|selisih\w*|defisit|neraca|beda|"
    rf"laba|rugi)\s+(?:of|is|was|adalah|sebesar|yakni)?\s*{ANY}"
)
# a rate of change, or an average of many, is not the difference of two numbers in the sentence
NOT_SO = (
    r"\b(?:per year|a year(?! (?:before|earlier|ago))|annual|annually|per tahun|setiap tahun|"
    r"tiap tahun|rata-rata|average|"
    r"per month|factor|times|kali|up to|respectively|"
    r"masing-masing|relative|both|each|keduanya|negative|negatif)\b|"
    r"\b(?:more than|less than|over|lebih dari)\s+⟨"
)
# "the highest since 2005 (30,314)" is no end of a change
RECORD = (
    r"\b(?:highest|lowest|largest|smallest|fewest|most|record|tertinggi|terendah|terbesar|terkecil)\b"
    r"[^⟨⟩]{0,60}\b(?:since|sejak)\b"
)
BACK = r"\b(?:this|that|it|they|these|ini|itu|tersebut)\b|^\W*(?:but|however|namun|tetapi)\b"
NEAR = 25  # characters
# no new clause, or item of a list, begins; or what does goes on
SAME_CLAUSE = (
    r"(?:(?!\s[-\u2013\u2014]\s|\b(?:but|tetapi|namun)\b|"
    r",(?!\s*(?:when|which|where|yang|ketika|saat|yaitu|yakni|sebesar)))[^⟨⟩.;)])"
)
CLOSE = rf"{SAME_CLAUSE}{{0,40}}?"
TO_FROM = rf"\b(?:to|menjadi)\b{CLOSE}{ANY}{CLOSE}\b(?:from|dari)\b{CLOSE}{ANY}"
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
        rf"{CHANGE}[^⟨⟩.;]{{0,20}}{TO_FROM}[\s,;(]*(?:or|atau|yaitu|yakni)?,?\s*"
        rf"(?:by|sebesar|sebanyak)\s+{ANY}",
        (3, 2, 1),
    ),
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
        rf"{CHANGE}[^⟨⟩.;]{{0,30}}{ANY}\s+(?:menjadi|to)\b{FEW}{ANY}{FEW}\b(?:dari|from|dibanding\w*)\b[^⟨⟩.;]{{0,80}}?{ANY}",
        (1, 3, 2),
    ),
    (
        rf"{ANY}\s+(?:\w+\s+)?{CHANGE}[^⟨⟩.;()]{{0,120}}\({FEW}{ANY}{FEW}\b(?:compared (?:with|to)|"
        rf"from|dari|dibanding\w*)\b{FEW}{ANY}",
        (1, 3, 2),
    ),
    (rf"{FROM_TO}\s*\({FEW}⟨q(\d+)⟩", (3, 1, 2)),
    (rf"⟨[pq](\d+)⟩{ONE_CLAUSE}[,(\u2013-]\s*{FROM_TO}", (1, 2, 3)),
    (
        rf"{ANY}{FEW}(?:,|\bor\b|\u2013|\s-)\s*(?:an?\s)?⟨[pq](\d+)⟩\s+(?:\w+\s+)?\b(?:{UP}|{DOWN})\s+"
        rf"(?:from|on|over|dari|atas)\b{FEW}{ANY}",
        (2, 3, 1),
    ),
    (rf"{CHANGE}[^⟨⟩.;]{{0,40}}{FROM_TO}{FEW}\({ANY}(?!\s*(?:of|dari)\b)", (3, 1, 2)),
)
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


def _like(a: Number, b: Number) -> bool:
    units, letters = {a.unit, b.unit}, {letter_of(a), letter_of(b)}
    of_one_magnitude = a.magnitude == b.magnitude != ""  # 3.1 trillion beside Rp2.9 trillion
    return (len(units) == 1 or "" in units) and (
        len(letters) == 1 or letters <= set("cd") or (of_one_magnitude and letters == set("dm"))
    )


def _may_be(result: Number, a: Number, b: Number) -> bool:
    """Whether a number may be the change between two: of their unit, in points, or in per cent."""
    if not _like(a, b) or "points" in (a.unit, b.unit):
        return False
    if result.unit == "points":  # of percentages, or of a scale
        return a.unit in ("percent", "")
    return result.unit == "percent" or _like(result, a)


def _ways(result: Number, a: Number, b: Number) -> list[tuple[object, str, tuple[Number, Number]]]:
    """The arithmetic that the words may mean."""
    larger, smaller = (a, b) if a.value >= b.value else (b, a)
    apart = (distance, "{0} − {1}", (larger, smaller))
    grown = (change, "({1} − {0}) ÷ {0} × 100", (a, b))
    if result.unit == "percent":
        back = (change, "({1} − {0}) ÷ {0} × 100", (b, a))
        return [grown, back] if a.unit != "percent" else [apart, grown, back]
    return [apart]


def _compare(result: Number, old: Number, new: Number, evidence: str) -> Match:
    result = replace(result, value=abs(result.value))  # 84.2 to 79.5 (−4.7)
    matches = [
        compare(KIND, result, parts, arithmetic, formula, evidence)
        for arithmetic, formula, parts in _ways(result, old, new)
    ]
    ordinary = [match for match in matches if ORDINARY & set(match.holds)]
    if ordinary or matches[0].holds:
        return [*ordinary, matches[0]][0]
    # another way that an unusual rounding makes right accuses nobody, and tells of no rounding
    others = [replace(match, holds=("mixed",)) for match in matches if match.holds]
    return [*others, matches[0]][0]


def _is_no_difference(sentence: Passage, found: re.Match[str]) -> bool:
    around = sentence.marked[max(0, found.start() - NEAR) : found.end() + NEAR]
    return re.search(NOT_SO, around, re.I) is not None


def _with_ends(sentence: Passage) -> Iterator[Match]:
    for pattern, order in WITH_ENDS:
        for found in sentence.find(pattern):
            result, old, new = (sentence.number(found[group]) for group in order)
            if not old.magnitude and new.magnitude:  # from 1.2 to 1.7 million
                value = old.value * new.factor
                old = replace(old, value=value, factor=new.factor, unit=new.unit)
            if _may_be(result, old, new) and not _is_no_difference(sentence, found):
                match = _compare(result, old, new, "a change with both its ends")
                of_an_index = result.unit == "points" and old.unit != "percent"
                if match.holds or not of_an_index or slip(match.result, match.computed):
                    yield match
    for pattern, order in AFTER_CHANGE:
        for found in sentence.find(pattern):
            result, old, new = (sentence.number(found[group]) for group in order)
            if _may_be(result, old, new) and not _is_no_difference(sentence, found):
                match = _compare(result, old, new, "a change, the new number and the old")
                # of a number of one digit, every other is a slip
                if match.holds or (digits_of(result) > 1 and slip(match.result, match.computed)):
                    yield match


def _changes(sentence: Passage) -> Iterator[tuple[re.Match[str], Number, Number]]:
    """The changes of a sentence that say what they are compared with, and what that is."""
    for found in sentence.find(COMPARED):
        result, base = (sentence.number(index) for index in found.groups() if index)
        yield found, result, base


def _compared(sentence: Passage, previous: Passage | None) -> Iterator[Match]:
    """A change, what it is compared with, and what changed: the one number before that may be it.

    Where several may be, one that holds is told; none is accused.
    """
    bases: set[str] = set()
    for found, result, base in _changes(sentence):
        before = [n for n in sentence.numbers if n.offset < result.offset and n.id not in bases]
        bases.add(base.id)
        candidates = [n for n in before if _may_be(result, base, n)]
        if not candidates and previous and sentence.says(BACK):
            candidates = [n for n in previous.numbers if _may_be(result, base, n)]
        if _is_no_difference(sentence, found) or GOES_ON.match(sentence.marked, found.end()):
            continue
        matches = [
            _compare(result, base, one, "a change and what it is compared with")
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


def _others(sentence: Passage, result: Number) -> list[Number]:
    """The numbers that may be the two ends: alike, and not the change itself."""
    others = [number for number in sentence.numbers if number.id != result.id]
    shares = [number for number in others if number.unit == "percent"]
    if result.unit == "points" and shares:
        return shares
    counts = [number for number in others if number.unit not in ("percent", "points")]
    return shares if result.unit == "percent" and len(counts) < 2 else counts


def _two_others(sentence: Passage, previous: Passage | None) -> Iterator[Match]:
    """One change in a sentence, and the only two numbers that may be its ends."""
    told = [*sentence.find(BY), *sentence.find(OR_SO)] or [*sentence.find(GAP)]
    if len(told) != 1 or sentence.says(RECORD):
        return
    result = sentence.number(told[0][1])
    if any(result.id == change.id for _, change, _ in _changes(sentence)):
        return  # it says what it is compared with
    others = _others(sentence, result)
    if len(others) == 1 and previous and sentence.says(BACK):
        earlier = [n for n in _others(previous, result) if _like(n, others[0])]
        others = [*earlier, *others] if len(earlier) == 1 else others
    if len(others) != 2 or not _may_be(result, *others):
        return
    is_gap = re.search(GAP, told[0][0], re.I) is not None
    if _is_no_difference(sentence, told[0]) or not (is_gap or any(map(sentence.says, ENDS))):
        return
    old, new = others[::-1] if sentence.says(AGAINST) else others
    match = _compare(result, old, new, "words of change with two ends")
    # "47, down 3" among small whole numbers is too often something else
    is_small = all(is_counted(n) and n.value < 20 for n in (result, *others))
    may_be_of_shares = result.unit == "percent" != others[0].unit and any(
        n.unit == "percent" and n.id != result.id for n in sentence.numbers
    )
    is_within = result.unit == "percent" or result.value <= max(n.value for n in others)
    # nothing but their company says that the three belong together
    found = slip(result, match.computed)
    may_be_wrong = not may_be_of_shares and (
        found == "swap" or (bool(found) and digits_of(result) > 2)
    )
    if is_within and not is_small and (match.holds or may_be_wrong):
        yield match


def _from_before(part: Interval, new: Interval) -> Interval:
    return share(part, difference(new, part))


def _to_before(part: Interval, new: Interval) -> Interval:
    return share(part, total(new, part))


def _apart(a: Number, b: Number) -> int:
    return abs(a.offset - b.offset)


def _with_its_share(sentence: Passage, before: Sequence[Passage]) -> Iterator[Match]:
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
            for one in ([sentence] if of_points else before)
            for n in one.numbers
            if n.value > part.value
            and (n.unit not in ("percent", "points") if of_points else _like(n, part))
        ]
        # what an index or a price is now stands right behind its change
        news.sort(key=lambda n: (n.offset > part.offset and not of_points, _apart(n, part)))
        tries = enumerate(product(news, TO_BEFORE), 1)
        for tried, (new, (arithmetic, formula)) in tries:
            why = "a change, also as a share"
            match = compare(KIND, result, (part, new), arithmetic, formula, why, claimed=False)
            if ORDINARY & set(match.holds):
                yield replace(match, by_chance=tried * width_of(result, ways_of(match)))
                break


TO_BEFORE = (
    (_from_before, "{0} ÷ ({1} − {0}) × 100"),
    (_to_before, "{0} ÷ ({1} + {0}) × 100"),
)


def find(document: Document) -> Iterator[Match]:
    before: tuple[Passage, Passage] | None = None
    for sentence, paragraph in document.sentences:
        previous = before[0] if before and before[1] is paragraph else None
        before = sentence, paragraph
        told = list(_with_ends(sentence))
        known = {match.result.id for match in told}
        told += [match for match in _compared(sentence, previous) if match.result.id not in known]
        yield from told or _two_others(sentence, previous)
        yield from _with_its_share(sentence, [previous, sentence] if previous else [sentence])


KIND = Kind(
    name="difference",
    find=find,
    searches=(
        Search(distance, "{1} − {0}", "q", ("p", "p"), lambda a, b: b - a, told=NAMED),
        Search(
            distance, "{1} − {0}", "cdm", ("cdm", "cdm"), lambda a, b: b - a,
            like=True, told=NAMED, only_told=True,
        ),
        Search(
            change, "({1} − {0}) ÷ {0} × 100", "p", ("cdm", "cdm"),
            lambda a, b: abs(b / a - 1) * 100, takes_any=True,
        ),
        Search(
            change, "({1} − {0}) ÷ {0} × 100", "p", ("cdm", "cdm"),
            lambda a, b: (b / a - 1) * 100, told=NAMED_UP, only_told=True,
        ),
        Search(
            lambda a, b: change(b, a), "({0} − {1}) ÷ {1} × 100", "p", ("cdm", "cdm"),
            lambda a, b: (1 - a / b) * 100, told=NAMED_DOWN, only_told=True,
        ),
    ),
    right=(
        "Cases are up 28 per cent in the north – from 139 in 2012/13 to 178 last year – and 61 per "
        "cent in the south – from 332 in 2012/13 to 535 in 2015/16.",
        "Sales were RMB331.2 million ($45.4 million), down 21.9% from RMB424.0 million ($59.72 "
        "million) in the prior year.",
        "For the full year, sales were $1.762 billion, a 4 percent increase from $1.702 billion.",
        "There were 1,775 deaths, an increase of 4% compared with 2013.\n\nThe 1,775 is the third "
        "lowest total.\n\nDeaths by year: 3,201 in 2005; 1,713 in 2013; 1,775 in 2014.",
        "Kasusnya naik 35,2% (dari 60.533 kasus menjadi 81,844 kasus), yang lain naik 40,2% (dari "
        "18.739 kasus menjadi 26.273 kasus).",
        "It was revised down by 72,000, from 336,000 to 264,000, and down by 87,000, from 227,000 "
        "to 140,000.",
        "Permits were at a rate of 1,241,000. This is 0.6 percent (±1.2 percent)* below the "
        "revised rate of 1,249,000, and is 1.0 percent (±1.2 percent)* below 1,254,000 of old.",
        "Output grew 45%, from 1.2 to 1.74 million tonnes.",
        "Laba bank Rp78,17 triliun. Raihan tersebut tumbuh 9,68 persen dibandingkan tahun lalu "
        "yang Rp71,27 triliun.",
        "Labanya Rp56,55 triliun atau tumbuh dua digit mencapai 23,61 persen bila dibandingkan "
        "dengan tahun lalu yang hanya Rp45,75 triliun.",
        "Sebanyak 45 dari 60 siswa (75%) lulus, naik 5 persen dari tahun lalu (70%).",
        "There were 723,165 births in 2010, compared with 706,248 in 2009 (a rise of 2.4%).",
        "There were 171 deaths, a decline of 18.9% and 2.3% on the 211 and 175 of 2016 and 2017.",
        "The AUC rose from 0.7034 to 0.7263, a difference of 0.02.",
        "Jumlahnya turun dari 182,64 ribu orang menjadi 176,92 ribu orang, atau berkurang 5,72 "
        "ribu orang.",
        "The rate was 14.89 per cent, down 0.49 points from 15.38 per cent a year before.",
        "Sales rose from 1,250 to 1,400 tonnes, an increase of 12%.",
        "Turnout rose from 40% to 50%, an increase of 25%.",
        "Jumlahnya 176,92 ribu jiwa. Jumlah ini berkurang sebesar 5,72 ribu jiwa dibandingkan "
        "tahun lalu yang sebesar 182,64 ribu jiwa.",
        "There were 173,300 visitors in July, an increase of 27,800 or 19 percent on last year.",
        "Laba naik 7,43 persen menjadi Rp54,62 triliun dari Rp50,84 triliun.",
        "The survey showed a 7% fall in the year (6.3 million, compared with 6.8 million before).",
        "Angka Agustus 58,42 persen.\n\nDibandingkan Juli yang 58,00 persen, angka itu naik 0,42 "
        "poin.",
        "Pendapatan Rp886,9 triliun, tumbuh 9,1% dibandingkan tahun lalu sebesar 812,6 triliun.",
        "There were 723,913 births, increasing slightly (by 0.1 per cent) from 723,165 in 2010.",
        "Rupiah melemah 54,50 poin atau 0,34% ke Rp16.239.",
        "Penganggur 7,20 juta orang. Jumlahnya berkurang 0,79 juta orang atau 9,89%.",
        "Bank itu mencetak penurunan laba sebanyak 28,7%. Labanya Rp7,12 triliun, dulu Rp9,99 "
        "triliun.",
        "Ekspor naik sebesar 2,12 persen dibandingkan Januari, yakni dari US$1,61 miliar menjadi "
        "US$1,64 miliar.",
        "They counted 237 thefts - a 20% rise on the 197 of the year before.",
        "Ada 5.140 kejadian. Tahun lalu ada 5.721 kejadian.\n\nTurun sekitar 10 persen. Korbannya "
        "6.028 orang.",
        "Yang satu mendapat 3.021.713 suara, yang lain 311.352 suara. Ia unggul 2,7 juta suara.",
        "The rate of couples rose from 5.7 percent to 6.2 percent (0.5 percentage points).",
        "The score rose from 68.4 to 75.9, an increase of 7.5 points.",
        "Their mass fell from 84.2 kg to 79.5 kg (−4.7 kg, 5.6%).",
        "It grew from 1.2 million to 1.5 million, that is by 25%.",
        "They saw 1,432 in May and 1,587 in June, 155 more than in the month before.",
        "Exports were US$512.4m and imports US$468.9m, leaving a surplus of US$43.5m.",
    ),
    wrong=(
        "Cases are up 28 per cent in the north – from 139 in 2012/13 to 167 last year.",
        "It was revised down by 72,000, from 336,000 to 264,000, and down by 68,000, from "
        "227,000 to 141,000.",
        "Permits were at a rate of 1,241,000. This is 6.0 percent (±1.2 percent)* below the "
        "revised rate of 1,249,000, and is 1.0 percent (±1.2 percent)* below 1,254,000 of old.",
        "Angkanya 10,14 persen, menurun 0,05 persen poin terhadap tahun lalu yang sebesar 10,94 "
        "persen.",
        "The AUC rose from 0.7034 to 0.7263, a difference of 0.05.",
        "Jumlahnya turun dari 182,64 ribu orang menjadi 176,92 ribu orang, atau berkurang 5,27 "
        "ribu orang.",
        "The rate was 14.89 per cent, down 0.94 points from 15.38 per cent a year before.",
        "Sales rose from 1,250 to 1,400 tonnes, an increase of 15%.",
        "Nilainya naik dari 68,4 menjadi 75,9, atau naik sebesar 8,5 poin.",
        "Their mass fell from 84.2 kg to 79.5 kg (−7.4 kg, 5.6%).",
        "It grew from 1.2 million to 1.5 million, that is by 52%.",
        "They saw 1,432 in May and 1,587 in June, 165 more than in the month before.",
        "Exports were US$512.4m and imports US$468.9m, leaving a surplus of US$34.5m.",
        "Laba naik 7,34 persen menjadi Rp54,62 triliun dari Rp50,84 triliun.",
    ),
    apart=(
        "Loans were $69.8 million, up 35% from the second quarter, with revenue rising 37% to $2.3 "
        "million.",
        "The margin will be 7.5 to 8.5% (up from 5.0 to 7.0%).",
        "In all 76.3% see a slump, down 5 points from November, while another 14.69% are headed "
        "to a small one and 7.6% see none.",
        "The margin increased 808% to $1.52 million compared to negative $0.21 million before.",
        "And 76.3% see a recession, down 5 points from November, while another 14.69% see a small "
        "one and 7.6% see none.",
        "Recoveries ranged from 94.7 per cent to 96.9 per cent, those of the other ranging from "
        "92.2 per cent to 95.6 per cent.",
        "It takes an office from 3 forms to one in 30 days, at 95% lower cost than others.",
        "Revenue was $52.2M, up $9.3M from the first quarter but down from $66.6M a year before.",
        "The loss improved to $10.7M from $13.6M, with costs down $4.5M.",
        "It is traded between $3,315.21 and $3,664.36 despite declining by 8.52%.",
        "Of all, 93% say that food became dearer; 74% also told of higher rents, 69% higher fares.",
        "The mean rose by 1.4 points from test 1 to test 2, which is different from 0.",
        "Exports rose by 3% and imports rose from 12 to 15 tonnes.",
        "Some 12% of pupils in the north, from 5 to 14 years old, were absent.",
        "The herd grew from 250 to 310 (42% of all in the valley).",
        "IHSG naik 42,15 poin ke 6.512,3 dari 30 saham.",
        "The Dow rose 123.4 points from 26,500.1 at noon to end at 26,789.2.",
        "Output grew from 120 to 180 tonnes, an average increase of 4.1% per year.",
        "Exports rose to 1,741.9 (an increase of 2.9% compared with last year), and imports rose "
        "to 1,586.3 (an increase of 2.7% compared with last year).",
        "Exports were 14.1 billion, up 3.2% from May, imports 13.2 billion, up 5.1% from May.",
        "Ekspor naik menjadi 1.741,9 atau naik 2,9 persen dibandingkan tahun lalu, sedangkan impor "
        "1.586,3 atau naik 2,7 persen dibandingkan tahun lalu.",
        "There were 615,557 births in one year and 146,574 in the next quarter, both a decrease of "
        "3.9% vs. the year before.",
        "The rate rose by 0.5 points from 12.3% in March, while the rate in the north was 14.1%.",
        "There were 2,429 cases in one year (167 fewer than in 2019) and 618 in the next quarter.",
        "Claims rose by 19% to 29,024 in the year, the highest number since June 2005 (30,314).",
        "Prices rose in 21 markets, by 3% compared with 340 shops.",
        "Prices rose by 3% in 340 shops and 21 markets.",
        "Laba naik 5 persen menjadi Rp40 miliar dari 12 cabang.",
    ),
)  # fmt: skip
