"""Means and shares of whole numbers: not every one is possible (GRIM).

A mean of ``n`` whole numbers is a whole number divided by ``n``. That the answers were whole
numbers must be said; that a share is of a handful of people says it by itself.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from math import ceil, floor

from runut.check.arithmetic import loose, scaled
from runut.check.document import COUNT, PERCENT, Document, Passage, Table, letter_of
from runut.check.kinds.kind import Kind, Match
from runut.check.report import Number

WHOLE = r"\b(?:whole (?:numbers?|points?)|integers?|bilangan bulat|Likert)\b"
# what is counted once of each; "a day" is a mean of many days already
COUNTED = (
    r"^(?!.*\b(?:per|an? (?:day|week|month|year)|daily|weekly|monthly|sehari|seminggu|sebulan)\b)"
    r".*\b(?:(?:mean|average) number of|rata-rata (?:jumlah|banyaknya))\b[^⟨⟩.;]{0,40}?⟨d(\d+)⟩"
)
PERSONS = (
    r"(?:people|persons|participants|respondents|patients|students|pupils|raters|judges|children|"
    r"adults|women|men|voters|workers|teachers|nurses|farmers|volunteers|families|orang|peserta|"
    r"responden|pasien|siswa|mahasiswa|murid|guru|anak|warga|pemilih|pekerja|petani|penilai|keluarga)"
)
MEAN = (
    r"(?<!difference in )(?<!selisih )(?<!beda )\b(?:means?(?! difference)|average|averaged|"
    r"rata-rata(?:nya)?|rerata(?:nya)?|M)\b[^⟨⟩.;]{0,60}?⟨[cdp](\d+)⟩"
)
SIZE = rf"(?:\b[nN]\s*=\s*{COUNT}|{COUNT}\s*{PERSONS}\b)"
SIZE_HEAD = re.compile(
    r"^\W*(?:n|people|persons|participants|respondents|orang|responden|peserta|jumlah "
    r"responden)\W*$",
    re.I,
)
MEAN_HEAD = re.compile(r"^\W*(?:means?|M|rata-rata|rerata|average)\b", re.I)
ALL = r"(?:(?:the|all|our|these|seluruh|semua)\s+)*"
SHARE_OF = (
    rf"{PERCENT}\s+(?:of|dari)\s+{ALL}{COUNT}\s*{PERSONS}?\b"
    rf"|\b(?:of|among|dari|di antara)\s+{ALL}{COUNT}\s{PERSONS}\b,?\s+{PERCENT}"
)
WEIGHTED = (
    r"\b(?:weight\w*|estimat\w*|tertimbang|taksiran|perkiraan|survey|survei|about|"
    r"approximately|sekitar|roughly)\b"
)


def possible(printed: Number, size: Fraction, per: int = 1, hundred: bool = False) -> bool:
    """Whether some sum of ``1/per`` points over ``size`` people is printed so by any rule."""
    sums = scaled(loose(printed), size * per / (100 if hundred else 1))
    lowest, highest = floor(sums.low), ceil(sums.high)
    return any(Fraction(n) in sums for n in range(lowest, highest + 1))


def _explain(printed: Number, size: Fraction) -> dict[str, str]:
    """Say that it cannot be, and which parts of a point would allow it."""
    allowed = next((per for per in (2, 3, 4, 5) if possible(printed, size, per)), None)
    en = f"no mean of {size} whole numbers is {printed.printed}"
    id_ = f"tidak ada rata-rata {size} bilangan bulat yang sama dengan {printed.printed}"
    if allowed == 2:
        en += "; half points would allow it"
        id_ += "; nilai setengah memungkinkannya"
    elif allowed:
        en += f"; points divided by {allowed} would allow it"
        id_ += f"; nilai per {allowed} memungkinkannya"
    return {"en": en, "id": id_}


def mean_of(printed: Number, size: Fraction, evidence: str, *parts: Number) -> Match | None:
    """A mean of whole numbers; none where so many people make any mean possible."""
    if not printed.decimals or not 1 < size < 10**printed.decimals:
        return None
    fits = possible(printed, size)
    return Match(
        KIND, printed, parts, f"? ÷ {size}", None, ("mixed",) if fits else (), (evidence,),
        explanation=_explain(printed, size),
    )  # fmt: skip


def _share(printed: Number, size: Number) -> Match | None:
    if not 1 < size.value < 100 * 10**printed.decimals:
        return None
    fits = possible(printed, size.value, hundred=True)
    nearest = sorted(
        {floor(printed.value * size.value / 100), ceil(printed.value * size.value / 100)}
    )
    shares = ", ".join(f"{n} ÷ {size.printed}" for n in nearest)
    return Match(
        KIND, printed, (size,), f"? ÷ {size.printed} × 100", None, ("mixed",) if fits else (),
        ("a share of a few",), severity="minor",
        explanation={
            "en": f"no share of {size.printed} is {printed.printed}%; the nearest are {shares}",
            "id": f"tidak ada bagian dari {size.printed} sebesar {printed.printed}%; "
            f"yang terdekat {shares}",
        },
    )  # fmt: skip


def _prose(sentence: Passage) -> Iterator[Match]:
    paragraph = sentence.paragraph
    if sentence.says(WHOLE) or paragraph.says(WHOLE):
        sizes = list(sentence.told(SIZE)) or list(paragraph.told(SIZE))
        if len(sizes) == 1:
            [[size]] = sizes
            for [mean] in sentence.told(MEAN):
                if match := mean_of(mean, size.value, "a mean of whole numbers", size):
                    yield match
    sizes = list(sentence.told(SIZE))
    for [mean] in sentence.told(COUNTED) if len(sizes) == 1 else ():
        [[size]] = sizes
        if match := mean_of(mean, size.value, "a mean of what is counted", size):
            yield replace(match, severity="minor")
    if not paragraph.says(WEIGHTED):
        for found in sentence.find(SHARE_OF):
            share, size = (found[1], found[2]) if found[1] else (found[4], found[3])
            if match := _share(sentence.number(share), sentence.number(size)):
                yield match


def _table(table: Table) -> Iterator[Match]:
    sizes = [c for c in table.columns if SIZE_HEAD.match(table.head(c))]
    means = [c for c in table.columns if MEAN_HEAD.match(table.head(c))]
    if len(sizes) != 1:
        return
    for row in table.body:
        cells = [table.cells[row, c].block.text for c in table.columns if (row, c) in table.cells]
        size = table.cells.get((row, sizes[0]))
        if not size or not size.alone or not re.search(WHOLE, " ".join(cells) + table.said, re.I):
            continue
        for column in means:
            cell = table.cells.get((row, column))
            if cell and cell.alone and letter_of(size.alone) == "c":
                evidence = "a mean of whole numbers, in a table"
                if match := mean_of(cell.alone, size.alone.value, evidence, size.alone):
                    yield match


def find(document: Document) -> Iterator[Match]:
    for sentence in document.sentences:
        yield from _prose(sentence)
    for table in document.tables:
        yield from _table(table)


KIND = Kind(
    name="whole numbers",
    find=find,
    clears=False,
    right=(
        "The mean was 3.48 (SD 0.91) on whole numbers from 1 to 5, n = 25.",
        "Some 45.0% of the 20 participants agreed.",
    ),
    wrong=(
        "The mean was 3.47 (SD 0.91) on whole numbers from 1 to 5, n = 25.",
        "Rata-ratanya 3,47 (SB 0,91) pada bilangan bulat 1 sampai 5, n = 25.",
        "Some 47.3% of the 20 participants agreed.",
        "Of the 30 pupils, 37.6% passed.",
        "The 18 raters gave integer scores; the mean was 4.36.",
        "The mean number of children was 2.43 among 20 families.",
        "answers in whole numbers\n| | n | Mean |\n| a | 20 | 3.08 |",
    ),
    apart=(
        "The mean was 3.47 (SD 0.91), n = 25.",
        "The mean was 3.47 on whole numbers, n = 250.",
        "The mean number of drinks per week was 2.43 among 20 adults.",
        "On a Likert scale the smallest mean difference is 0.5 of the 5 participants.",
    ),
)
