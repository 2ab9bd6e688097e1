"""The same quantity printed twice.

Equal numbers of many digits confirm each other. Two that differ by one slip, and stand among the
same words, are one number and its misprint.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction

from runut.check.chance import by_chance
from runut.check.document import Document
from runut.check.kinds.kind import Kind, Match
from runut.check.report import Number
from runut.check.slips import WORDS, slip
from runut.numerals.rounding import RULES

DIGITS = 4  # fewer are alike too often
SHARED = 3  # words
NEAR = 45  # characters
COMMON = frozenset(
    [
        "that",
        "this",
        "with",
        "from",
        "were",
        "have",
        "which",
        "their",
        "there",
        "than",
        "into",
        "after",
        "before",
        "about",
        "only",
        "more",
        "yang",
        "dari",
        "dengan",
        "untuk",
        "pada",
        "dalam",
        "adalah",
        "sebesar",
        "sebanyak",
        "oleh",
        "atau",
        "serta",
        "telah",
        "akan",
        "tidak",
        "jiwa",
        "orang",
        "people",
        "persons",
        "percent",
        "persen",
        "jumlah",
    ]
)
YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")


def digits_of(number: Number) -> int:
    """How many digits say something: zeros at the ends do not."""
    return len(re.sub(r"\D", "", number.printed).strip("0"))


def _words(number: Number, texts: dict[tuple[int, int], str]) -> set[str]:
    text = texts[number.document, number.block]
    around = (
        text[max(0, number.offset - NEAR) : number.offset]
        + " "
        + text[number.end : number.end + NEAR]
    )
    return {w for w in re.findall(r"[^\W\d]{4,}", around.lower()) if w not in COMMON}


def _years(number: Number, texts: dict[tuple[int, int], str]) -> set[str]:
    return set(YEAR.findall(texts[number.document, number.block]))


def _again(document: Document) -> Iterator[Match]:
    tried = sorted(abs(float(n.value)) for n in document.claims)
    first: dict[Fraction, Number] = {}
    for number in document.claims:
        if digits_of(number) < DIGITS - 1 or number.value == 100:
            continue
        one = first.setdefault(number.value, number)
        is_other = (one.document, one.block) != (number.document, number.block)
        if is_other and (one.unit == number.unit or "" in (one.unit, number.unit)):
            yield Match(
                KIND, number, (one,), one.printed, number.value, RULES,
                ("printed again",), by_chance=by_chance(number, tried), claimed=False,
            )  # fmt: skip


def _misprints(document: Document) -> Iterator[Match]:
    texts = document.prose
    numbers = [
        n for n in document.claims if digits_of(n) >= DIGITS and (n.document, n.block) in texts
    ]
    times: dict[object, int] = defaultdict(int)
    for number in document.claims:
        times[number.value, number.unit] += 1
    by_shape: dict[object, list[Number]] = defaultdict(list)
    for number in numbers:
        shape = (len(re.sub(r"\D", "", number.printed)), number.decimals, number.unit)
        by_shape[shape].append(number)
    for alike in by_shape.values():
        for index, one in enumerate(alike):
            for other in alike[index + 1 :]:
                if one.value == other.value or slip(one, other.value) not in ("digit", "swap"):
                    continue
                rare, usual = sorted((one, other), key=lambda n: times[n.value, n.unit])
                words = _words(one, texts) & _words(other, texts)
                fewest = min(len(_words(one, texts)), len(_words(other, texts)))
                years = _years(one, texts), _years(other, texts)
                if times[rare.value, rare.unit] > 1 or times[usual.value, usual.unit] < 2:
                    continue
                if (
                    len(words) >= SHARED
                    and 2 * len(words) >= fewest
                    and (years[0] == years[1] or not all(years))
                ):
                    yield _misprint(rare, usual)


def _misprint(rare: Number, usual: Number) -> Match:
    why = WORDS[slip(rare, usual.value)]
    return Match(
        KIND, rare, (usual,), usual.printed, usual.value, (), ("the same words, one slip apart",),
        explanation={
            "en": f"{rare.printed} here, {usual.printed} elsewhere among the same words: {why['en']}",
            "id": f"di sini {rare.printed}, di tempat lain {usual.printed} dengan kata-kata yang "
            f"sama: {why['id']}",
        },
        suggestion=usual.printed, severity="minor",
    )  # fmt: skip


def find(document: Document) -> Iterator[Match]:
    yield from _again(document)
    yield from _misprints(document)


KIND = Kind(
    name="repeat",
    words={"en": "the same quantity printed twice", "id": "besaran yang sama tercetak dua kali"},
    find=find,
    clears=False,
    right=("In all 276,474 people lived there.\n\nThe 276,474 people were asked.",),
    wrong=(
        "In all 276,474 people lived along the northern coast.\n\nThe 276,474 people were asked.\n\n"
        "We know that 276,744 people lived along the northern coast.",
    ),
    apart=("In 2010 there were 374,261 workers.\n\nIn 2011 there were 374,661 workers.",),
)
