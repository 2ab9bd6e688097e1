"""A count, its share, and the whole that it is a share of, in prose."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from itertools import product
from operator import attrgetter

from runut.check.arithmetic import (
    KEPT,
    change,
    complement,
    loose,
    quotient,
    rounded_interval,
    scaled,
    share,
    total,
)
from runut.check.chance import CERTAIN, by_chance, width_of
from runut.check.document import AMOUNT, COUNT, PERCENT, SAYS, Document, Passage
from runut.check.kinds.complements import KIND as COMPLEMENTS
from runut.check.kinds.kind import Kind, Match, Search, compare, holds_under, ways_of
from runut.check.kinds.scales import MADE_OF
from runut.check.kinds.totals import KIND as TOTALS
from runut.check.report import Number
from runut.check.slips import slip, variants
from runut.numerals.rounding import ORDINARY, Interval

WORDS = r"[^⟨⟩().;]{0,60}"
FEW = r"[^⟨⟩().;,]{0,40}"
OF = r"(?:out of|of|in|from|dari|di antara)"
# 422 of 500 [81.0% to 87.4%] has the ends of an interval in brackets
ALONE = rf"{PERCENT}(?!\s*(?:to|hingga|sampai|[-\u2010-\u2013\u2212,])\s*⟨p)"
# the share, the count and the whole stand together; groups are named by their order
TOGETHER = (
    (
        rf"{PERCENT}{FEW}\(\s*(?:n\s*=\s*)?{COUNT}\s*(?:/|{OF})\s*(?:the|all|total)?\s*{COUNT}",
        (0, 1, 2),
    ),
    (rf"{PERCENT}{FEW}\(\s*(?:n\s*=\s*)?{COUNT}/{COUNT}", (0, 1, 2)),
    (rf"{PERCENT}\s*[:(]\s*{COUNT}{FEW}\b(?:out of|of|dari)\b{FEW}{COUNT}", (0, 1, 2)),
    (rf"(?<!⟩/){COUNT}\s*/\s*{COUNT}\s*[,;:=(\[]\s*{ALONE}", (2, 0, 1)),
    (
        rf"{COUNT}{FEW}\b{OF}\b{FEW}{COUNT}(?:(?!{SAYS})[^⟨⟩().;,]){{0,40}}(?:[(\[,]|\b(?=or|atau))\s*(?:or|atau|i\.e\.)?\s*"
        rf"{ALONE}",
        (2, 0, 1),
    ),
)
# the count and its share; the whole is told elsewhere
# 0.91 (182/200)
PROPORTION = rf"⟨d(\d+)⟩\s*\(\s*{COUNT}/{COUNT}\s*\)"
PAIRS = (
    (rf"\({PERCENT}\)\s*(?:dengan|sebanyak|with)\s+{AMOUNT}", (0, 1)),
    (
        rf"{PERCENT}\s*(?:\w+\s+)?(?:,\s*)?\b(?:or|atau|setara)\b\s*"
        rf"(?:dengan|sebanyak|sebesar|senilai|about|sekitar)?\s*{AMOUNT}",
        (0, 1),
    ),
    (rf"{AMOUNT}{FEW}[(\[]\s*{ALONE}\s*[)\],;]", (1, 0)),
    (rf"(?:\bn\s*=|\()\s*{AMOUNT}\s*[,;]\s*{PERCENT}", (1, 0)),
    (rf"{PERCENT}\s*[,;]\s*n\s*=\s*{AMOUNT}", (0, 1)),
    (rf"{PERCENT}{FEW}\(\s*(?:n\s*=\s*)?{AMOUNT}[^⟨⟩()/]{{0,30}}\)", (0, 1)),
    (
        rf"{AMOUNT}{FEW}(?:\([^()]{{0,60}}\))?,?\s*\b(?:or|atau|yaitu|yakni|setara)\b\s*(?:dengan|sebesar|about|sekitar|persentase)?\s*{PERCENT}",
        (1, 0),
    ),
)
# 72 (60% of the 120 planned)
OF_WHAT = (
    rf"{AMOUNT}\s*(?:\w+\s+)?(?:[(\[,]|\b(?:or|atau|setara)\b)\s*(?:or|atau|setara|about|"
    rf"sekitar|dengan|mencapai|\s)*{PERCENT}\s+(?:of|dari)\b[^⟨⟩().;,]{{0,60}}{AMOUNT}"
)
ALL = r"(?:\s+(?:the|a|all|our|these|those|total|of|jumlah|seluruh|semua|keseluruhan|sebanyak))*"
# only where a clause begins with it: "a height of 1,200 m" is no whole
WHOLE_BEFORE = (
    rf"(?:(?:^|[,;:(]\s*)(?:of|among|out of|from|dari|di antara){ALL}"
    rf"|\b(?:of|dari)\s+(?:a total|the total|total|jumlah|seluruh|keseluruhan))\b"
    rf"[^⟨⟩().;,]{{0,30}}?{AMOUNT}"
    rf"|{AMOUNT}[^⟨⟩().;]{{0,40}}\b{MADE_OF}\b"
)
WHOLE_AFTER = (
    rf"^\)?{FEW}\b(?:of|among|dari|di antara){ALL}\s+{AMOUNT}"
    rf"|^{FEW}\b(?:of|dari)\b[^⟨⟩.;()]{{0,60}}\(\s*(?:n\s*=\s*)?{AMOUNT}"
)
# a group that is named without its size: what follows is a share of it
ANOTHER_GROUP = re.compile(
    r"[,;]\s*(?:and |but |while |dan |sedangkan |sementara )?(?:of|among|in|from|for|dari|"
    r"di antara|pada|di|untuk)\b[^⟨⟩,;.]*(?:,|⟨|$)",
    re.I,
)
# what stands before a whole, whose share is of another number: "a dozen of the 40 (30%)"
WHOLE_OF = re.compile(r"\b(?:of (?:the|these|all)|dari (?:seluruh|semua))\s$", re.I)
NEAR = 20  # characters
SIZE = attrgetter("near")
ROUGHLY = 0.1  # of a whole, how far others are compared with it
SLACK = 1e-4  # of a number, what binary fractions may be off by
COUNTED = ("", "persons")
NAMED = (
    r"\b(?:account(?:s|ed|ing)? for|ma(?:k|d)(?:e|es|ing) up|represent(?:s|ed|ing)?|comprised?|"
    r"constitut\w+|share of|proportion of|proporsi|pangsa|porsi|kontribusi|berkontribusi|"
    rf"menyumbang|mencakup|setara)\b{FEW}{PERCENT}"
    rf"|{PERCENT}\s(?:of|dari)\s(?:all|total|the total|seluruh|semua|keseluruhan|jumlah)\b"
    rf"|\b(?:rate|prevalence|margins?|tingkat|angka|prevalensi|marjin)\b"
    rf"[^⟨⟩.;,]{{0,50}}{PERCENT}"
)
MOST_IN_ROW = 8
FEW_PARTS, ROUGH = 10, 50  # a whole that may be meant roughly, and half of one part in per cent
HUNDRED = range(96, 105)  # what shares that make a whole add up to, each rounded
AGREE = 3  # shares that tell of a whole which is not printed
FEWEST = 2  # shares of a whole, so that one beside them is of it too
STRONG = 0.001  # expected matches by chance, below which shares tell of their whole


def _judge(
    result: Number, part: Number, whole: Number, evidence: str, severity: str = "major"
) -> Match:
    return compare(
        KIND, result, (part, whole), share, "{0} ÷ {1} × 100", evidence, severity=severity
    )


def _together(sentence: Passage) -> Iterator[Match]:
    taken: set[str] = set()
    for pattern, order in TOGETHER:
        for found in sentence.find(pattern):
            result, part, whole = (sentence.number(found.groups()[i]) for i in order)
            result = replace(result, value=abs(result.value))  # of "small ones -64% (16/25)"
            may_be = part.unit in (*COUNTED, whole.unit) and 0 < part.value <= whole.value
            if result.id not in taken and may_be:
                taken.add(result.id)
                match = _judge(result, part, whole, "count, whole and share stand together")
                # "7 of 10 people (70.4%)" rounds the share
                is_far = abs(match.computed - result.value) * whole.value >= ROUGH
                may_be_exact = whole.value > FEW_PARTS and part.value > 1  # 5.4% (1 in 20)
                if match.holds or may_be_exact or is_far:
                    yield match
    for found in sentence.find(PROPORTION):
        result, part, whole = map(sentence.number, found.groups())
        why = "count, whole and proportion stand together"
        match = compare(KIND, result, (part, whole), quotient, "{0} ÷ {1}", why)
        if match.holds or (part.value <= whole.value and slip(result, match.computed)):
            yield match
    for found in sentence.find(OF_WHAT):
        part, result, whole = map(sentence.number, found.groups())
        may_be = part.value <= whole.value or result.value > 100
        if result.id not in taken and part.value > 0 and may_be and part.unit == whole.unit:
            match = _judge(result, part, whole, "a count, its share, and what it is a share of")
            if match.holds or slip(result, match.computed):
                taken.add(result.id)
                yield match


def pairs_of(sentence: Passage) -> Iterator[tuple[Number, Number, int]]:
    """Each share with its count, and where they end."""
    taken: set[str] = set()
    for pattern, order in PAIRS:
        for found in sentence.find(pattern):
            result, part = (sentence.number(found.groups()[i]) for i in order)
            before = sentence.marked[max(0, found.start() - NEAR) : found.start()]
            if not {result.id, part.id} & taken and not WHOLE_OF.search(before):
                taken |= {result.id, part.id}
                yield result, part, found.end()


def rows_of(passages: Sequence[Passage]) -> Iterator[list[Number]]:
    """Numbers of one sort in the order of reading: of a unit, of a magnitude too, the first of each
    passage, counts with a share, these shares, counts out of others, and these others."""
    rows: dict[object, dict[str, Number]] = defaultdict(dict)
    for passage in passages:
        firsts = set()
        for number in passage.numbers:
            unit = "" if number.unit in COUNTED else number.unit
            for name in (unit, (unit, number.magnitude), ("exactly", number.unit)):
                rows[name][number.id] = number
            if len(passages) > 1 and unit not in firsts:
                rows["first", unit][number.id] = number
                firsts.add(unit)
        for result, part, _ in sorted(pairs_of(passage), key=lambda pair: pair[2]):
            rows["counts"][part.id], rows["their shares"][result.id] = part, result
        for match in _together(passage):
            for name, number in zip(("parts", "wholes"), match.parts, strict=True):
                rows[name][number.id] = number
    yield from {tuple(row): list(row.values()) for row in rows.values()}.values()


def runs_of(row: Sequence) -> list[tuple]:
    """What stands in a row, from two on."""
    return [
        tuple(row[first : first + many])
        for first in range(len(row))
        for many in range(2, min(MOST_IN_ROW, len(row) - first) + 1)
    ]


@lru_cache(KEPT)
def _looseness(number: Number) -> float:
    """By how much of itself a number may be off."""
    return float((loose(number).high - number.value) / abs(number.value))


def _wholes(numbers: Iterable[Number]) -> list[Number]:
    """What shares may be of, each value once, where it stands first; sorted by it."""
    wholes: dict[Fraction, Number] = {}
    for number in numbers:
        if number.unit not in ("percent", "points") and number.value > 0:
            wholes.setdefault(number.value, number)
    return sorted(wholes.values(), key=SIZE)


def _near(result: Number, part: Number, wholes: Sequence[Number]) -> list[Number]:
    """Those of sorted wholes that are worth to compare exactly."""
    if min(result.value, part.value) <= 0:
        return []
    whole = 100 * part.near / result.near
    slack = SLACK + _looseness(result) + _looseness(part)
    low = bisect_left(wholes, whole * (1 - ROUGHLY), key=SIZE)
    high = bisect_right(wholes, whole * (1 + ROUGHLY), key=SIZE)
    return [
        one
        for one in wholes[low:high]
        if abs(one.near - whole) <= 2 * (slack + _looseness(one)) * whole and one.id != part.id
    ]


def _fits(result: Number, part: Number, whole: Number) -> bool:
    may_be = whole.value >= part.value or result.value > 100
    return (
        may_be
        and part.value > 0 < whole.value
        and bool(holds_under(result, (part, whole), share)[1])
    )


def _told_whole(sentence: Passage, part: Number, end: int) -> Number | None:
    """The whole that the sentence names, where it can be one."""
    after = re.match(WHOLE_AFTER, sentence.marked[end:], re.I)
    before = next((one for one in [*sentence.find(WHOLE_BEFORE)][::-1] if one.end() <= end), None)
    if after:
        whole = sentence.number(after[1] or after[2])
    elif before and not ANOTHER_GROUP.search(sentence.marked[before.end() : end]):
        whole = sentence.number(before[1] or before[2])
    else:
        return None
    alike = whole.unit == part.unit or {whole.unit, part.unit} <= set(COUNTED)
    return whole if alike and whole.id != part.id and whole.value >= part.value > 0 else None


def _searched(
    wholes: Sequence[Number], result: Number, part: Number, where: str
) -> Iterator[Match]:
    """Those of sorted wholes that could be the whole of a count with its share."""
    tried = len(wholes)
    if result.value <= 100:
        tried -= bisect_left(wholes, part.near, key=SIZE)
    for whole in _near(result, part, wholes):
        if _fits(result, part, whole):
            match = _judge(result, part, whole, f"a count with its share, the whole {where}")
            chance = tried * width_of(result, ways_of(match))
            yield replace(match, claimed=False, by_chance=chance)


def _out_of_line(
    pairs: Sequence[tuple[Number, Number]], wholes: Sequence[Number]
) -> Iterator[Match]:
    """A count with its share that misses, by one slip, the whole of the shares around it.

    Where they are of several, as in columns, nobody knows which of them it is of.
    """
    by_whole: dict[Number, list[tuple[Number, Number]]] = defaultdict(list)
    for result, part in pairs:
        for whole in _near(result, part, wholes):
            if _fits(result, part, whole):
                by_whole[whole].append((result, part))
    strong, known = [], []
    for whole, right in by_whole.items():
        chance = float(len(wholes))
        for result, part in right:
            chance *= width_of(result, ways_of(_judge(result, part, whole, "")))
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
        match = _judge(result, part, whole, "the shares around it are of this whole", "minor")
        mends_share = whole.value >= part.value and slip(result, match.computed)
        if mends_share or any(_fits(result, other, whole) for other in variants(part)):
            yield match


def _as_the_others(
    matches: Sequence[Match], pairs: Sequence[tuple[Number, Number]]
) -> Iterator[Match]:
    """A share that is of the whole of the shares around it."""
    wholes = Counter(match.parts[1] for match in matches if match.holds)
    usual = [whole for whole, times in wholes.items() if times >= FEWEST]
    for (result, part), whole in product(pairs, usual):
        if _fits(result, part, whole):
            match = _judge(result, part, whole, "the shares around it are of this whole")
            yield replace(match, claimed=False, by_chance=len(usual) * width_of(result))


def _of_their_sum(pairs: Sequence[tuple[Number, Number]]) -> Iterator[Match]:
    """Shares of a whole that is not printed: the sum of the counts that stand with them."""

    def arithmetic(part: Interval, *others: Interval) -> Interval:
        return share(part, total(part, *others))

    matches = []
    for result, part in pairs:
        others = [other for _, other in pairs if other.id != part.id]
        formula = "{0} ÷ (" + " + ".join(f"{{{i}}}" for i in range(len(pairs))) + ") × 100"
        why = "counts with their shares, and no other"
        match = compare(KIND, result, (part, *others), arithmetic, formula, why, claimed=False)
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
            KIND, result, (part,), lambda part: share(part, Interval(low, high)), "{0} ÷ ? × 100",
            "the shares around it are of one whole, which is not printed", claimed=False,
        )  # fmt: skip
        if match.holds:
            yield replace(match, by_chance=chance)


def of_one_whole(matches: Sequence[Match]) -> Iterator[Match]:
    """Counts in a row whose shares are of one whole, where they make it: so do their shares."""
    by_whole: dict[Fraction, dict[str, Match]] = defaultdict(dict)
    for match in matches:
        if match.holds:
            by_whole[match.parts[1].value][match.parts[0].id] = match
    for some in by_whole.values():
        row = list(some.values())
        whole, runs = row[0].parts[1], runs_of(row)
        tried = sorted(float(sum(match.parts[0].value for match in run)) for run in runs)
        for run in runs:
            counts, shares = [m.parts[0] for m in run], [m.result for m in run]
            if not holds_under(whole, counts, total)[1]:
                continue
            why, chance = "counts whose shares are of this whole", by_chance(whole, tried)
            for kind, result, parts, arithmetic, signs in (
                (TOTALS, whole, counts, total, " + ".join(["{}"] * len(counts))),
                (
                    COMPLEMENTS,
                    shares[-1],
                    shares[:-1],
                    complement,
                    "100" + " − {}" * len(counts[1:]),
                ),
            ):
                match = compare(kind, result, parts, arithmetic, signs, why, claimed=False)
                if match.holds:
                    yield replace(match, by_chance=chance)


def find(document: Document) -> Iterator[Match]:
    for table in document.tables:
        for cell in table.cells.values():
            yield from _together(cell.passage)
    everywhere = _wholes(document.claims)
    loose_ends: dict[int, list[tuple[Number, Number]]] = {}
    found: dict[int, list[Match]] = defaultdict(list)
    for sentence, paragraph in document.sentences:
        told = list(_together(sentence))
        found[id(paragraph)] += told
        ids = {number.id for match in told for number in (match.result, *match.parts)}
        pairs = [pair for pair in pairs_of(sentence) if not {pair[0].id, pair[1].id} & ids]
        wholes = [_told_whole(sentence, part, end) for _, part, end in pairs]
        fit = [
            whole is not None and _fits(result, part, whole)
            for (result, part, _), whole in zip(pairs, wholes, strict=True)
        ]
        for (result, part, _), whole, fits in zip(pairs, wholes, fit, strict=True):
            near = list(_searched(_wholes(paragraph.numbers), result, part, "near by"))
            found[id(paragraph)] += near
            if not any(ORDINARY & set(match.holds) for match in near):
                found[id(paragraph)] += _searched(everywhere, result, part, "elsewhere")
            changed = whole and holds_under(result, (whole, part), change)[1]
            if whole and (fits or not (near or changed)):
                # one share that does not fit among others that do is wrong; one alone may have
                # a whole that is not told
                severity = "major" if any(fit) else "minor"
                judged = _judge(result, part, whole, "the sentence names the whole", severity)
                found[id(paragraph)].append(judged)
            elif not whole:
                loose_ends.setdefault(id(paragraph), []).append((result, part))
    for matches in found.values():
        yield from matches
        yield from of_one_whole(matches)
    known = {m.result.id for some in found.values() for m in some if m.holds and m.by_chance != 1}
    rest = [pair for some in loose_ends.values() for pair in some if pair[0].id not in known]
    for run in runs_of(rest):
        if sum(round(float(result.value)) for result, _ in run) in HUNDRED:
            yield from _of_their_sum(run)
    for paragraph, pairs in loose_ends.items():
        yield from _as_the_others(found[paragraph], pairs)
        yield from _of_the_unprinted([pair for pair in pairs if pair[0].id not in known])
    by_unit: dict[str, list[tuple[Number, Number]]] = defaultdict(list)
    for some in loose_ends.values():
        for pair in some:
            by_unit[pair[1].unit].append(pair)
    for pairs in by_unit.values():
        yield from _of_the_unprinted([pair for pair in pairs if pair[0].id not in known])
        if len(pairs) >= 2:
            out = _out_of_line(pairs, everywhere)
            yield from (match for match in out if match.result.id not in known)


KIND = Kind(
    name="share",
    find=find,
    searches=(
        Search(share, "{0} ÷ {1} × 100", "p", ("cdm", "cdm"), lambda a, b: 100 * a / b, told=NAMED),
    ),
    right=(
        "The rate was 64.3% (417 of 649).",
        "It reached 0.91 (182/200).",
        "Of lesions below 10 cm -64% (16/25) healed, of those above -48% (12/25).",
        "Sebanyak 1.155 dari 2.310 peternak atau 50 persen memelihara kambing.",
        "Sensitivity was 72.7% (16/22) and specificity 92.9% (13/14).",
        "Of the 326 cases, 58 (17.8%) were mild.",
        "Of the twelve villages, 5 (41.7%) were on the coast.",
        "Twelve of the 40 villages (30%) had a clinic.",
        "Dua belas dari 40 desa (30 persen) punya poliklinik.",
        "Three of the twelve villages (25%) had a clinic.",
        "Dari jumlah penduduk 879.651 jiwa, 31,43% (276.474 jiwa) tinggal di desa.",
        "Sebanyak 143.894 jiwa atau 38,45% dari semua yang bekerja (374.261 jiwa) dibayar layak.",
        "Of the 326 cases, 58 (17.8%) were severe, of whom 12 (20.7%) died.",
        "It was done with small cuts (n = 12, 46%) or with a large one (n = 14, 54%).",
        "Yang pertama mendapat 336.243 suara atau 61,04 persen.\n\nYang kedua mendapat 151.812 "
        "suara atau "
        "27,56 persen, yang ketiga 62.841 suara atau 11,41 persen.",
        "Belanja itu Rp1.049,7 triliun atau 96,2 persen dari target Rp1.090,8 triliun.",
        "Lima besar: Jakarta (Rp29,9 triliun, 16,9%), Bandung (Rp22,2 triliun, 12,6%), Surabaya "
        "(Rp16,0 triliun, 9,1%), Serang (Rp14,4 triliun, 8,2%) dan Bontang (Rp13,8 triliun, 7,8%).",
        "Of 257 patients 171 (67%) were men, 159 (62%) lived alone and 13 (5%) were nurses.",
        "Ada 228 perkara, 184 dari istri dan 44 dari suami.\n\nLain hal.\n\nJadi 80,70 persen dari "
        "istri dan 19,30 persen dari suami.",
        "The towns had 11, 23 and 31 of the 65 schools, that is 16.9%, 35.4% and 47.7%.",
        "In 2005, 671 walkers died, which was 21 per cent of all deaths on the roads.\n\nThe total "
        "fell slightly to 3,201 deaths.",
        "Angkatan kerja 149,38 juta orang.\n\nYang menganggur 7,20 juta orang.\n\nTingkat "
        "pengangguran 4,82%, atau turun 0,63 poin.",
        "Dana pusat 35,63% atau sebesar Rp678,91 triliun, dana daerah 24,84% atau sebesar Rp473,28 "
        "triliun, dana lain 34,19% atau senilai Rp651,46 triliun.",
        "Ada 1,40 juta kunjungan: lewat udara 902.200 atau 64%, lewat laut 332.300 atau persentase "
        "24%, sisanya 12% atau 165.900.",
        "Pendapatan Rp1.942,3 triliun atau mencapai 102,5% dari target sebesar Rp1.894,7 triliun.",
    ),
    wrong=(
        "The rate was 63.4% (417 of 649).",
        "The response was 86 per cent: 1,360 questionnaires of 2,000 came back.",
        "It reached 0.19 (182/200).",
        "Sebanyak 1.155 dari 2.310 peternak atau 55 persen memelihara kambing.",
        "Most were girls (n = 73, 68.0%) among the 120 pupils.",
        "Of 512, 304 (59.4%) were women; of these 304, 61 (21.0%) were old.",
        "A total of 86 birds were seen; 31 (36.0%) left, 14 (13.6%) died and 41 (47.7%) stayed.",
        "Sensitivity was 76.2% (16/22) and specificity 92.9% (13/14).",
        "Of the 326 cases, 58 (18.7%) were mild.",
        "Sebanyak 16 dari 22 orang (76,2%) sembuh.",
        "Nilainya Rp410.670, yaitu makanan Rp302.022 (73,54 persen) dan lainnya Rp108.648 "
        "(26,64 persen).",
        "Belanja itu Rp1.049,7 triliun atau 92,6 persen dari target Rp1.090,8 triliun.",
    ),
    apart=(
        "We saw them over a 10-year period in 85,438 adults (51% male).",
        "They had 422 of the 500 articles [81.0%–87.4%], and 41 of 78 [41.6% to 63.4%].",
        "Sebanyak 7 dari 10 responden (70,4%) setuju.",
        "In all 8.7% (1 in 12) had the one and 5.4% (1 in 20) the other.",
        "A total of 58 (17.8%) were mild.",
        "In the four 58 (17.8%), 61 (40.1%), 12 (3.0%) and 90 (21.4%) were mild.",
        "Of the 200 patients, most were women; of the men, 20 (25%) smoked.",
        "In the one (n = 12, 46%) and the other group (n = 40, 54%) all went well.",
    ),
)
