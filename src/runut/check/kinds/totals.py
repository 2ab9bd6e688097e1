"""Parts and their total, in prose."""

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from runut.check.arithmetic import step_of, total
from runut.check.chance import DIGITS, by_chance, digits_of
from runut.check.document import ANY, Document, Passage, letter_of
from runut.check.kinds.kind import Kind, Match, Search, compare
from runut.check.kinds.scales import MADE_OF, scale_of
from runut.check.report import Number
from runut.check.slips import slip
from runut.numerals import words

ITEM = r"[^⟨⟩();.]{0,60}"
# each number with what follows it taken once: of several commas before the next it does not matter
# which one parts them, and to try all of them would take for ever
LIST = (
    rf"((?>⟨[cdm]\d+⟩{ITEM}?(?:,|;|\band\b|\bdan\b|\+|\bplus\b)\s*(?:and\s+|"
    rf"dan\s+)?[^⟨⟩();.]{{0,45}}(?=⟨))+⟨[cdm]\d+⟩)"
)
# a pattern, its groups of the whole and of the parts, and how many digits a whole must have to be
# accused by a slip, where the words alone do not tell that it is one
PATTERNS = (
    # 41 people (19 women and 22 men)
    (rf"⟨[cdm](\d+)⟩[^⟨⟩().;]{{0,60}}\(\s*{ITEM}?{LIST}[^⟨⟩()]*\)", 1, 2, DIGITS),
    # 41 people, consisting of 19 women and 22 men
    (rf"⟨[cdm](\d+)⟩[^⟨⟩().;]{{0,60}}\b{MADE_OF}\b{ITEM}?{LIST}", 1, 2, 0),
    # 19 women and 22 men, 41 in all
    (rf"{LIST}{ITEM}(?:,|;|\u2014|\bor\b|\batau\b)\s*(?:a|with a|for a|sehingga|dengan)?\s*"
     rf"(?:in )?(?:total|jumlah|seluruhnya|totalling|"
     rf"making)\b[^⟨⟩.;]{{0,25}}⟨[cdm](\d+)⟩", 2, 1, 0),
    # 19 women and 22 men make 41; 19 women and 22 men, 41 in all
    (rf"{LIST}{ITEM}\b(?:gives?|giving|makes?|yields?|totall?(?:s|ed|ing)?|"
     rf"(?:add|sum)s? up to|sums? to|berjumlah|menghasilkan)\b[^⟨⟩.;]{{0,25}}⟨[cdm](\d+)⟩",
     2, 1, DIGITS - 1),
    (rf"{LIST}{ITEM}[,;(\u2014]\s*(?:or\s|atau\s)?⟨[cdm](\d+)⟩\s(?:\w+\s){{0,2}}?"
     rf"(?:in total|in all|altogether|seluruhnya|secara keseluruhan)\b", 2, 1, DIGITS - 1),
    # a total of 41: 19 women and 22 men
    (rf"\b(?:total|seluruhnya|"
    rf"jumlah)\b[^⟨⟩.;]{{0,30}}⟨[cdm](\d+)⟩[^⟨⟩.;:]{{0,40}}:{ITEM}?{LIST}", 1, 2, 0),
    # 41 people in two groups: 19 women and 22 men; 41 people, of whom 19 are women and 22 men
    (rf"⟨[cdm](\d+)⟩[^⟨⟩().;]{{0,60}}\b(?:"
     rf"(?:in|into|across|dalam|pada|di|ke)\s(?:\w+\s){{0,2}}\w+:|(?:of which|of whom|"
     rf"di antaranya|divided into|split into|dibagi|terbagi)\b){ITEM}?{LIST}", 1, 2, DIGITS),
)  # fmt: skip
IN_WORDS = re.compile(rf"\b(?:one|satu|{words.PATTERN})\b", re.I)  # a part that is no numeral
MOST = 20  # counts of a sentence or a paragraph that make a total elsewhere
DIVIDED = (
    r"(?:randomi[sz]ed|assigned|allocated|divided|split|broken down|breakdown|dibagi|terbagi|"
    r"dialokasikan|diacak|dirinci|rincian|di antaranya|of whom|of which|including|termasuk)"
)
NAMED = (
    r"\b(?:totals?|totall?ing|sum|together|combined|altogether|in all|overall|jumlah\w*|total\w*|"
    r"seluruh\w*|keseluruhan|gabungan|ketiganya|keduanya|keempatnya|kelimanya)\b"
    rf"[^⟨⟩.;]{{0,60}}{ANY}|{ANY}[^⟨⟩.;]{{0,140}}\b(?:{MADE_OF}|{DIVIDED})\b"
)
OF = r"\b(?:of|among|dari|di antara)\b[^⟨⟩.;,]{0,30}⟨c(\d+)⟩"


def sum_formula(parts: list[Number]) -> str:
    return " + ".join(["{}"] * len(parts))


def plausible(match: Match) -> bool:
    """Whether what does not add up was meant to: near, or by one slip."""
    near = match.computed and abs(match.computed - match.result.value) * 10 <= abs(
        match.result.value
    )
    return bool(match.holds or slip(match.result, match.computed) or near)


def _were_rounded(match: Match) -> bool:
    """Whether long numbers may be off as rounded parts are: full-time equivalents."""
    return is_near(match) and all(digits_of(n) >= DIGITS for n in (match.result, *match.parts))


def _prose(sentence: Passage) -> Iterator[Match]:
    taken: set[str] = set()
    without_shares = re.sub(r"\s*\(⟨p\d+⟩\)", "", sentence.marked)
    for pattern, whole, parts, digits in PATTERNS:
        for found in re.finditer(pattern, without_shares, re.I):
            result = sentence.number(found[whole])
            numbers = [sentence.number(i) for i in re.findall(ANY, found[parts])]
            numbers = [n for n in numbers if n.unit in (result.unit, "", "persons")]
            if (
                len(numbers) < 2
                or result.id in taken
                or any(n.value > result.value for n in numbers)
            ):
                continue
            match = compare(
                KIND, result, numbers, total, sum_formula(numbers), "words for parts of a whole",
                claimed=not digits or (whole < parts and scale_of(sentence, numbers) is not None),
            )  # fmt: skip
            gap = result.value - match.computed
            slipped = slip(result, match.computed) or any(slip(n, n.value + gap) for n in numbers)
            if digits_of(result) >= digits and slipped:
                match = replace(match, claimed=True)
            clause = re.split(r"[.;)]", without_shares[found.start(parts) :], maxsplit=1)[0]
            may_be_wrong = plausible(match) and not _were_rounded(match)
            if match.holds or (match.claimed and may_be_wrong and not IN_WORDS.search(clause)):
                taken.add(result.id)
                yield match


def _too_many(sentence: Passage) -> Iterator[Match]:
    """Counts that exclude each other, and are more than the whole."""
    told = next(sentence.find(OF), None)
    if not told:
        return
    whole = sentence.number(told[1])
    counts = [
        n
        for n in sentence.numbers
        if letter_of(n) == "c" and n.offset > whole.offset and n.value <= whole.value
    ]
    scale = scale_of(sentence, counts) if len(counts) >= 2 else None
    behind = re.split("⟨", sentence.marked[told.end() :])[0].lower()
    if scale is None or scale & {*re.findall(r"[a-z]+", behind)}:  # the 64 boys and 56 girls
        return
    match = compare(
        KIND, whole, counts, total, sum_formula(counts), "words that exclude each other"
    )
    # fewer than the whole may leave some out; more cannot be
    if match.holds or (match.computed > whole.value and not _were_rounded(match)):
        yield match


def _of_all(document: Document) -> Iterator[Match]:
    """All that a sentence or a paragraph counts, or the two sides of a scale, and their total
    elsewhere."""
    first: dict[Fraction, Number] = {}
    for number in document.claims:
        if digits_of(number) > 2:
            first.setdefault(number.value, number)
    tried = sorted(map(float, first))
    sentences = (sentence for sentence, _ in document.sentences)
    for passage in (*sentences, *document.paragraphs):
        counts = [n for n in passage.numbers if letter_of(n) == "c"]
        if len(counts) > MOST:
            continue
        alike = [[n for n in counts if n.unit == unit] for unit in {n.unit for n in counts}]
        for parts in (*(some for some in alike if len(some) > 2), *pairwise(counts)):
            result = first.get(sum(n.value for n in parts))
            if (
                result
                and result.document == parts[0].document
                and result.unit in (parts[0].unit, "", "persons")
                and (len(parts) > 2 or scale_of(passage, parts))
            ):
                match = compare(
                    KIND, result, parts, total, sum_formula(parts), "all that stands together",
                    claimed=False,
                )  # fmt: skip
                yield replace(match, by_chance=by_chance(result, tried))


def is_near(match: Match) -> bool:
    """Whether a total is off by what ordinary rounding of its parts may add up to."""
    step = step_of(match.result)
    return abs(match.computed - match.result.value) * 2 <= (len(match.parts) + 1) * step


def find(document: Document) -> Iterator[Match]:
    for sentence, _ in document.sentences:
        yield from _prose(sentence)
        yield from _too_many(sentence)
    yield from _of_all(document)


KIND = Kind(
    name="total",
    find=find,
    searches=(
        Search(
            total,
            "{0} + {1}",
            "cdmp",
            ("cdmp", "cdmp"),
            lambda a, b: a + b,
            like=True,
            is_symmetric=True,
            told=NAMED,
        ),
    ),
    right=(
        "Q1 Q2 Sales 28,023 26,390 Of which exports 1,128 972 Costs (12,942) (11,433) Tax (812) — "
        "Profit 14,269 14,957",
        "The 2,315 rural and the 4,180 urban schools make 6,495 schools.",
        "In three wards 34, 52 and 41 nurses worked, 127 in total.",
        "There were 1,846 in three departments: 712 here, 655 there and 479 elsewhere.",
        "We asked 41 people (19 women and 22 men).",
        "Sampel berjumlah 41 orang, terdiri atas 19 perempuan dan 22 laki-laki.",
        "Nilainya Rp472.525 sebulan dengan komposisi makanan sebesar Rp349.474 (73,96 persen) dan "
        "selain makanan sebesar Rp123.051 (26,04 persen).",
        "They chose twelve villages (5 on the coast and 7 inland).",
        "Ada dua puluh lima sekolah, yaitu 14 negeri dan 11 swasta.",
        "Of the 326 cases, 58 were mild, 191 moderate and 77 severe.",
        "From a total of 4420 admissions (1587 women, 2833 men), women died more often.",
        "Pendapatan mencapai Rp886,9 triliun.\n\nPajak menyumbang Rp557,8 triliun. Bea dan cukai "
        "Rp122,2 "
        "triliun. Bukan pajak Rp206,9 triliun.",
        "Yang barat 16,26 persen, yang timur 12,81 persen, dan yang utara 8,65 persen.\n\n"
        "Ketiganya "
        "mencapai 37,72 persen.",
        "Only 2,500 patients were randomised to the drug (1,250 people) or to placebo (1,250 "
        "people).",
        "In all 451 people died.\n\nOf these, 295 were men.\n\nIn the north 352 died, in the "
        "south 52 people, in the east 25 people, in the west 12 people, in camps six people, and "
        "on the way four people.",
    ),
    wrong=(
        "The 2,315 rural and the 4,180 urban schools make 6,459 schools.",
        "In three wards 34, 52 and 41 nurses worked, 137 in total.",
        "There were 1,846 in three departments: 712 here, 655 there and 497 elsewhere.",
        "Ada dua puluh lima sekolah, yaitu 14 negeri dan 12 swasta.",
        "Sampel berjumlah 41 orang, terdiri atas 19 perempuan dan 23 laki-laki.",
        "Of the 326 cases, 58 (17.8%) were mild, 191 (58.6%) moderate and 103 (31.6%) severe.",
        "Dari 326 kasus, 58 tergolong ringan, 191 sedang, dan 103 berat.",
    ),
    apart=(
        "The 142 facilities comprise 130 homes, 10 clinics, and two hospitals.",
        "The 12 men and 14 women make 27 products a day.",
        "We asked 1,846 people about three things: 712 had a bicycle, 655 a car and 470 a boat.",
        "Among the 64 boys and 56 girls, 30 were absent.",
        "Of 620 people asked, 240 owned a bicycle, 310 a motorcycle and 180 both or neither.",
        "They visited 12 schools (3 urban and 4 private ones were new).",
    ),
)
