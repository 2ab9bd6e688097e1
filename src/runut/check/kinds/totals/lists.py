"""Parts that a sentence lists, and their total."""

import re
from collections.abc import Iterator
from dataclasses import replace

from runut.check.arithmetic import total
from runut.check.chance import DIGITS, digits_of
from runut.check.document import ANY, Document, Passage
from runut.check.kinds.kind import Match, compare
from runut.check.kinds.scales import MADE_OF, scale_of
from runut.check.kinds.totals.adding_up import SUM, plausible, sum_formula, were_rounded
from runut.check.slips import slip
from runut.numerals import words

ITEM = r"[^⟨⟩();.]{0,60}"
# each number with what follows it taken once: of several commas before the next it does not matter
# which one parts them, and to try all of them would take for ever
LIST = (
    rf"((?>⟨[cdm]\d+⟩{ITEM}?(?:,|;|\band\b|\bdan\b|\+|\bplus\b)\s*(?:and\s+|"
    rf"dan\s+)?[^⟨⟩();.]{{0,45}}(?=⟨))+⟨[cdm]\d+⟩)"
)
ONLY_OF_SCALES = 99  # digits, which none has: no slip tells, but words of a scale
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
     rf"(?:add|sum)s? up to|sums? to|com(?:es|ing) to|amount(?:s|ed|ing)? to|berjumlah|"
     rf"menghasilkan)\b[^⟨⟩.;]{{0,25}}⟨[cdm](\d+)⟩", 2, 1, DIGITS - 1),
    (rf"{LIST}{ITEM}[,;(\u2014]\s*(?:or\s|atau\s)?⟨[cdm](\d+)⟩\s(?:\w+\s){{0,2}}?"
     rf"(?:in total|in all|altogether|seluruhnya|secara keseluruhan)\b", 2, 1, DIGITS - 1),
    # 19 women and 22 men (N = 41)
    (rf"{LIST}{ITEM}\(\s*n\s*=\s*⟨c(\d+)⟩\s*\)", 2, 1, DIGITS - 1),
    # 646 were enrolled; 322 were assigned to this and 324 to that
    (r"⟨c(\d+)⟩[^⟨⟩().;]{0,60}[.;,]\s*(?:of (?:whom|these|them),?\s*)?"
     r"(⟨c\d+⟩[^⟨⟩().;]{0,30}\b(?:assigned|randomi[sz]ed|allocated|dialokasikan|diacak)\b"
     r"[^⟨⟩().;]{0,45}\b(?:and|dan)\s⟨c\d+⟩)(?=\s(?:were|to|ke)\b)", 1, 2, DIGITS - 1),
    # 646 were assigned to this (n = 322) or that (n = 324)
    (r"⟨c(\d+)⟩\)?[^⟨⟩().;]{0,60}\b(?:assigned|randomi[sz]ed|allocated|divided|dibagi|diacak)\b"
     r"[^⟨⟩().;]{0,60}((?:\(\s*n\s*=\s*⟨c\d+⟩\s*\)[^⟨⟩().;]{0,60}){2,})(?!\(\s*n)", 1, 2,
     DIGITS - 1),
    # 1,249 hectares: 683 of wheat and 566 of maize; 41 births, 19 boys and 22 girls
    (rf"⟨[cdm](\d+)⟩(?:\s[\w-]+)?:{ITEM}?{LIST}(?=[^⟨⟩]{{0,40}}(?:[.;]|$))",
     1, 2, DIGITS - 1),
    (rf"⟨c(\d+)⟩(?:\s\w+){{1,3}},\s{LIST}(?=[^⟨⟩]{{0,40}}(?:[.;]|$))", 1, 2, ONLY_OF_SCALES),
    # a total of 41: 19 women and 22 men
    (rf"\b(?:total|seluruhnya|"
    rf"jumlah)\b[^⟨⟩.;]{{0,30}}⟨[cdm](\d+)⟩[^⟨⟩.;:]{{0,40}}:{ITEM}?{LIST}", 1, 2, 0),
    # 41 people in two groups: 19 women and 22 men; 41 people, of whom 19 are women and 22 men
    (rf"⟨[cdm](\d+)⟩[^⟨⟩().;]{{0,60}}\b(?:"
     rf"(?:in|into|across|dalam|pada|di|ke)\s(?:\w+\s){{0,2}}\w+:|(?:of which|of whom|"
     rf"di antaranya|divided into|split into|dibagi|terbagi)\b){ITEM}?{LIST}", 1, 2, DIGITS),
)  # fmt: skip
IN_WORDS = re.compile(rf"\b(?:one|satu|{words.PATTERN})\b", re.I)  # a part that is no numeral


def _prose(sentence: Passage) -> Iterator[Match]:
    taken: set[str] = set()
    without_shares = re.sub(r"\s*\(⟨p\d+⟩\)", "", sentence.marked)
    for pattern, whole, parts, digits in PATTERNS:
        for found in re.finditer(pattern, without_shares, re.I):
            result = sentence.number(found[whole])
            numbers = [sentence.number(i) for i in re.findall(ANY, found[parts])]
            numbers = [n for n in numbers if n.unit in (result.unit, "", "persons")]
            # of "2.23 and Z = 1.96" one is no part
            named = len(re.findall(r"(?<!n )(?<!n)=\s*⟨", found[parts]))
            if (
                len(numbers) < 2
                or 0 < named < len(numbers)
                or result.id in taken
                or any(n.value > result.value for n in numbers)
            ):
                continue
            match = compare(
                SUM, result, numbers, total, sum_formula(numbers), "words for parts of a whole",
                claimed=not digits or (whole < parts and scale_of(sentence, numbers) is not None),
            )  # fmt: skip
            gap = result.value - match.computed
            slipped = slip(result, match.computed) or any(slip(n, n.value + gap) for n in numbers)
            # the sum of long numbers says as much as a long one, where words call it so
            telling = match.numbers if whole > parts else match.numbers[:1]
            if max(map(digits_of, telling)) >= digits and slipped:
                match = replace(match, claimed=True)
            clause = re.split(r"[.;)]", without_shares[found.start(parts) :], maxsplit=1)[0]
            may_be_wrong = plausible(match) and not were_rounded(match)
            if match.holds or (match.claimed and may_be_wrong and not IN_WORDS.search(clause)):
                taken.add(result.id)
                yield match


def find(document: Document) -> Iterator[Match]:
    for sentence in document.sentences:
        yield from _prose(sentence)


KIND = replace(
    SUM,
    find=find,
    right=(
        "A total of 41: 19 women and 22 men.",
        "The 2,315 rural and the 4,180 urban schools make 6,495 schools.",
        "In three wards 34, 52 and 41 nurses worked, 127 in total.",
        "There were 1,846 in three departments: 712 here, 655 there and 479 elsewhere.",
        "We asked 41 people (19 women and 22 men).",
        "Sampel berjumlah 41 orang, terdiri atas 19 perempuan dan 22 laki-laki.",
        "They chose twelve villages (5 on the coast and 7 inland).",
        "Ada dua puluh lima sekolah, yaitu 14 negeri dan 11 swasta.",
        "From a total of 4420 admissions (1587 women, 2833 men), women died more often.",
    ),
    wrong=(
        "The 2,315 rural and the 4,180 urban schools make 6,459 schools.",
        "In three wards 34, 52 and 41 nurses worked, 137 in total.",
        "There were 1,846 in three departments: 712 here, 655 there and 497 elsewhere.",
        "Ada dua puluh lima sekolah, yaitu 14 negeri dan 12 swasta.",
        "Sampel berjumlah 41 orang, terdiri atas 19 perempuan dan 23 laki-laki.",
        "Eligible patients (n = 612) were allocated to early (n = 304) or late (n = 318) surgery.",
        "A total of 1,024 patients were randomly assigned to surgery (n = 513) or rest (n = 501).",
        "They paid $9,250 for tuition and $6,480 for board, which comes to $15,370.",
        "The cohort comprised 2,450 births, 1,268 boys and 1,128 girls.",
        "The motion passed with 5,214 in favour and 3,786 against, 9,100 votes in all.",
        "The farm has 1,249 hectares: 635 of wheat, 431 of maize and 193 of fallow.",
        "The sample comprised 58 women and 47 men (N = 115).",
        "The trial enrolled 1,284 patients, 642 were assigned to drug and 624 to placebo.",
    ),
    apart=(
        "The 142 facilities comprise 130 homes, 10 clinics, and two hospitals.",
        "The 12 men and 14 women make 27 products a day.",
        "We asked 1,846 people about three things: 712 had a bicycle, 655 a car and 470 a boat.",
        "The mean was 4.59 km, that is with a deviation of 2.23 km and the critical Z = 1.96.",
        "It was read by 1,846 people, 712 of them here, 655 there and others elsewhere.",
        "They visited 12 schools (3 urban and 4 private ones were new).",
        "We asked 58 women, and in another town 47 men (n = 147 with the children).",
        "Of 1,284 patients 642 were assigned to drug and 312 to placebo, others to none.",
    ),
)
