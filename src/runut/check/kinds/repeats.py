"""The same quantity printed twice.

Equal numbers of many digits confirm each other. Two that differ by one slip, and stand among the
same words, are one number and its misprint.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import combinations

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


def _slips(strings: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pairs of digit strings that differ in one digit, or in the order of two neighbours."""
    known, alike = set(strings), defaultdict(list)
    for digits in sorted(known):
        for place in range(len(digits)):
            alike[digits[:place] + "?" + digits[place + 1 :]].append(digits)
        for place in range(len(digits) - 1):
            a, b = digits[place : place + 2]
            swapped = digits[:place] + b + a + digits[place + 2 :]
            if a < b and swapped in known:
                yield digits, swapped
    for group in alike.values():
        yield from combinations(group, 2)


def _misprints(document: Document) -> Iterator[Match]:
    texts = document.prose
    times: Counter[tuple[Fraction, str]] = Counter((n.value, n.unit) for n in document.claims)
    by_shape: dict[object, dict[str, list[Number]]] = defaultdict(lambda: defaultdict(list))
    for number in document.claims:
        if digits_of(number) >= DIGITS and (number.document, number.block) in texts:
            digits = re.sub(r"\D", "", number.printed)
            by_shape[number.decimals, number.unit][digits].append(number)
    for shape in by_shape.values():
        for pair in _slips(shape):
            rare, usual = sorted(
                (shape[digits] for digits in pair),
                key=lambda some: times[some[0].value, some[0].unit],
            )
            if times[rare[0].value, rare[0].unit] > 1 or times[usual[0].value, usual[0].unit] < 2:
                continue
            meant = next((n for n in usual if _is_same(rare[0], n, texts)), None)
            if meant:
                yield _misprint(rare[0], meant)


def _is_same(one: Number, other: Number, texts: dict[tuple[int, int], str]) -> bool:
    """Whether two numbers stand among the same words, and not for different years."""
    words, others = _words(one, texts), _words(other, texts)
    years = _years(one, texts), _years(other, texts)
    shared = words & others
    return (
        len(shared) >= SHARED
        and 2 * len(shared) >= min(len(words), len(others))
        and (years[0] == years[1] or not all(years))
    )


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
