"""What all that tells of a number printed twice has in common.

Equal numbers of many digits confirm each other. Two that differ by one slip, and stand among the
same words, are one number and its misprint.
"""

import re
from collections.abc import Iterable, Sequence

from runut.check.kinds.kind import Kind, Match
from runut.check.report import Number
from runut.check.slips import WORDS, slip
from runut.numerals.rounding import RULES

SHARED = 3  # words
NEAR = 45  # characters
FEW = 0.2  # expected repeats by chance, below which one is told
COMMON = frozenset(
    re.findall(
        r"\w+",
        "that this with from were have which their there than into after before about only more "
        "yang dari dengan untuk pada dalam adalah sebesar sebanyak oleh atau serta telah akan "
        "tidak jiwa orang people persons percent persen jumlah",
    )
)
YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")


def words_around(number: Number, texts: dict[tuple[int, int], str]) -> set[str]:
    text = texts[number.home]
    around = (
        text[max(0, number.offset - NEAR) : number.offset]
        + " "
        + text[number.end : number.end + NEAR]
    )
    return telling(around)


def telling(text: str) -> set[str]:
    """The words of a text that not every text has, and classes such as 18-25."""
    found = re.findall(r"[^\W\d]{4,}|\b\d{1,3}[-\u2013]\d{1,3}\b", text.lower())
    return {word for word in found if word not in COMMON}


def years_around(number: Number, texts: dict[tuple[int, int], str]) -> set[str]:
    return set(YEAR.findall(texts[number.home]))


def in_order(numbers: Iterable[Number]) -> list[Number]:
    """In the order of reading, each once."""
    return sorted({*numbers}, key=lambda n: n.where)


def repeat(
    number: Number,
    other: Number,
    why: str,
    chance: float | None = None,
    rules: Sequence[str] = RULES,
) -> Match:
    """A number that is another's again; without a chance, words or the layout tell it."""
    return Match(
        REPEAT, number, (other,), other.printed, other.value, tuple(rules), (why,),
        by_chance=chance, claimed=chance is None,
    )  # fmt: skip


def is_same(one: Number, other: Number, texts: dict[tuple[int, int], str]) -> bool:
    """Whether two numbers stand among the same words, and not for different years."""
    words, others = words_around(one, texts), words_around(other, texts)
    years = years_around(one, texts), years_around(other, texts)
    shared = words & others
    return (
        len(shared) >= SHARED
        and 2 * len(shared) >= min(len(words), len(others))
        and (years[0] == years[1] or not all(years))
    )


def misprint(rare: Number, usual: Number) -> Match:
    why = WORDS[slip(rare, usual.value)]
    return Match(
        REPEAT, rare, (usual,), usual.printed, usual.value, (), ("the same words, one slip apart",),
        explanation={
            "en": f"{rare.printed} here, {usual.printed} for the same elsewhere: {why['en']}",
            "id": f"di sini {rare.printed}, di tempat lain {usual.printed}: {why['id']}",
        },
        suggestion=usual.printed, severity="minor",
    )  # fmt: skip


REPEAT = Kind("repeat", clears=False)
