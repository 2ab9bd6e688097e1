"""Events for so many: a rate per thousand, per 100,000, per person-years."""

import re
from collections.abc import Iterator
from fractions import Fraction

from runut.check.arithmetic import quotient, scaled
from runut.check.document import AMOUNT, Document
from runut.check.kinds.kind import Kind, Match, compare
from runut.numerals.rounding import Interval

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


def find(document: Document) -> Iterator[Match]:
    for sentence, _ in document.sentences:
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
        if match.holds or re.search(MADE, sentence.marked[: told[0].start()], re.I):
            yield match


KIND = Kind(
    name="rate",
    words={"en": "rate per so many", "id": "angka per sekian"},
    find=find,
    right=(
        "There were 96 events in 41,200 person-years, a rate of 2.3 per 1,000 person-years.",
        "Tercatat 52 kasus di antara 183.400 penduduk, yaitu 28,4 per 100.000 penduduk.",
    ),
    wrong=(
        "There were 96 events in 41,200 person-years, a rate of 3.2 per 1,000 person-years.",
        "Tercatat 52 kasus di antara 183.400 penduduk, yaitu 24,8 per 100.000 penduduk.",
        "There were 21 falls in 8,750 bed days (4.2 falls per 1,000 bed days).",
    ),
    apart=(
        "Tercatat 12 kematian per 1.000 kelahiran di 25 puskesmas dan 1.340 posyandu.",
        "The rate was 2.3 per 1,000 in the north and 3.1 per 1,000 in the south.",
    ),
)
