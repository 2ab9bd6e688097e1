"""Events for so many: a rate per thousand, per 100,000, per person-years; and so much a day."""

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import product

from runut.check.arithmetic import quotient, scaled
from runut.check.chance import width_of
from runut.check.document import AMOUNT, Document, Passage
from runut.check.kinds.kind import Kind, Match, compare
from runut.check.report import Number
from runut.numerals.rounding import Interval, exactly

RATE = (
    rf"{AMOUNT}[^⟨⟩.;,]{{0,30}}?\b(?:per|for every|in every|untuk setiap|tiap|"
    rf"setiap)\s+(10{{0,6}}(?:[.,\s\u00a0\u202f]?000)*)\b"
)


# words that make a rate of the numbers before it
MADE = (
    r"(?:(?:rate|incidence|density|mortality|prevalence|angka|insiden\w*|kepadatan|mortalitas|"
    r"prevalensi|or|atau|i\.e\.|that is|yaitu|yakni|setara|equivalent|making|sehingga)\b"
    r"[^⟨⟩.;]{0,20}|\()$"
)
# 206 per 100,000 births (21 deaths among 10,200 births)
MADE_OF = (
    r"[^⟨⟩().;,]{0,30}\(⟨c\d+⟩[^⟨⟩().;,]{0,30}\b(?:of|in|among|dari|di antara)\b[^⟨⟩().;,]{0,20}"
    r"⟨c\d+⟩[^⟨⟩().;,]{0,30}\)"
)


# 91 calls a day; rata-rata 91 panggilan per hari; Rp250 juta per desa
EACH = (
    rf"{AMOUNT}[^⟨⟩.;,]{{0,30}}?\b(?:(?:per|each|every|tiap|setiap)\s?([a-z]+)|an?\s(day|week|month))\b|"
    rf"{AMOUNT}\s(?:\w+\s){{0,2}}?se(hari|minggu|pekan|bulan|orang)\b"
)
IN_A_YEAR = (
    dict.fromkeys(("day", "hari"), 365)
    | dict.fromkeys(("week", "minggu", "pekan"), 52)
    | dict.fromkeys(("month", "bulan"), 12)
)
UNITS = {"day": "days", "hari": "days", "month": "months", "bulan": "months", "person": "persons"}
A_YEAR = r"\b(?:years?|annual\w*|tahun\w*|setahun)\b|\b(?:19|20)\d\d\b"
AVERAGE = r"\b(?:average|mean|rata-rata|rerata)\b"
ABOUT = Fraction(15, 100)  # of an average, what "nearly" and "more than" may take from it or add


def _averages(document: Document) -> Iterator[Match]:
    """So much a day, or for each, of what was counted in so many days, or for so many; or in a
    year."""
    previous: tuple[Number, ...] = ()
    for sentence in document.sentences:
        before, previous = previous, sentence.numbers or previous
        for found in sentence.find(EACH):
            result = sentence.number(found[1] or found[4])
            name = (found[2] or found[3] or found[5]).lower()
            near = [n for n in (*before, *sentence.numbers) if n.document == result.document]
            stem = re.sub("y$", "", name)
            named = {one[1] for one in sentence.find(rf"⟨c(\d+)⟩\s(?:\w+\s)?{stem}(?:i?e?s)?\b")}
            many = {n for n in near if n.unit == UNITS.get(name, name)}
            many = {n for n in {*many, *map(sentence.number, named)} - {result} if n.value > 1}
            totals = [n for n in near if n.value > result.value > 0 and n.unit == result.unit]
            yield from _average(document, sentence, result, totals, many, IN_A_YEAR.get(name))


def _average(
    document: Document,
    sentence: Passage,
    result: Number,
    totals: list[Number],
    many: set[Number],
    year: int | None,
) -> Iterator[Match]:
    about = document.is_about(result)
    is_told = len(totals) == len(many) == 1 and sentence.says(AVERAGE) and not about
    tries = [((whole, some), quotient, "{0} ÷ {1}") for whole, some in product(totals, many)]
    if year and not many and (not about or sentence.says(A_YEAR)):
        earlier = [n for n in totals if n not in sentence.numbers or n.offset < result.offset]
        whole = (earlier or totals)[-1:]
        tries = [((n,), lambda a: quotient(a, exactly(year)), f"{{0}} ÷ {year}") for n in whole]
    for parts, arithmetic, formula in tries:
        # a rounded whole number is read as a percentage is
        read = replace(result, unit="percent")
        match = compare(KIND, read, parts, arithmetic, formula, "so much in so long a time")
        if match.computed is None:
            continue
        if about and abs(match.computed - result.value) <= ABOUT * result.value:
            match = replace(match, holds=("mixed",))
        if match.holds and len(parts) == 1:
            chance = 2 * float(ABOUT) if about else width_of(result)
            yield replace(match, claimed=False, by_chance=chance)
        elif match.holds or (is_told and match.slip):
            yield match


def find(document: Document) -> Iterator[Match]:
    yield from _averages(document)
    for sentence in document.sentences:
        told = list(sentence.find(RATE))
        if len(told) != 1:
            continue
        result = sentence.number(told[0][1])
        base = Fraction(re.sub(r"\D", "", told[0][2]))
        others = [
            n for n in sentence.numbers if n.id != result.id and n.unit not in ("percent", "points")
        ]
        if base == 1 or len(others) != 2:
            continue
        part, whole = sorted(others, key=lambda n: n.value)
        if part.value <= 0 or part.value * 2 > whole.value:
            continue

        def arithmetic(a: Interval, b: Interval, base: Fraction = base) -> Interval:
            return scaled(quotient(a, b), base)

        match = compare(
            KIND, result, (part, whole), arithmetic, f"{{0}} ÷ {{1}} × {base}",
            "events, those at risk and their rate stand together",
        )  # fmt: skip
        before, behind = sentence.marked[: told[0].start()], sentence.marked[told[0].end() :]
        if match.holds or re.search(MADE, before, re.I) or re.match(MADE_OF, behind, re.I):
            yield match


KIND = Kind(
    name="rate",
    find=find,
    right=(
        "There were 96 events in 41,200 person-years, a rate of 2.3 per 1,000 person-years.",
        "Tercatat 52 kasus di antara 183.400 penduduk, yaitu 28,4 per 100.000 penduduk.",
        "Last year the line took 33,333 calls, nearly 100 a day.",
        "Lifeboats were launched 8,321 times.\n\nOne was launched an average of 23 times a day.",
        "Selama 14 hari tercatat 1.204 penumpang, atau rata-rata 86 penumpang per hari.",
        "Dana Rp5 miliar dibagi untuk 20 desa, atau Rp250 juta per desa.",
    ),
    wrong=(
        "There were 96 events in 41,200 person-years, a rate of 3.2 per 1,000 person-years.",
        "Tercatat 52 kasus di antara 183.400 penduduk, yaitu 24,8 per 100.000 penduduk.",
        "Maternal deaths were 102 per 100,000 births (21 deaths among 10,200 births).",
        "There were 21 falls in 8,750 bed days (4.2 falls per 1,000 bed days).",
        "Selama 14 hari tercatat 1.204 penumpang, atau rata-rata 68 penumpang per hari.",
    ),
    apart=(
        "Tercatat 12 kematian per 1.000 kelahiran di 25 puskesmas dan 1.340 posyandu.",
        "The rate was 2.3 per 1,000 in the north and 3.1 per 1,000 in the south.",
        "The 1,204 members paid for 14 days, and 68 came each day.",
        "In 2015 the 33,333 members paid 15 a month.",
    ),
)
