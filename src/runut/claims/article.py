"""The numerals of a published article, and whether each of them is a recorded claim.

A claim is a number that the article prints, in one place. A numeral that is neither a claim nor
excluded here for a named reason is a hole in the record.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from fractions import Fraction

from runut.numerals.printed import read_numeral

# A mark belongs to a numeral only between digits, so that the end of a sentence stays outside.
NUMERAL = re.compile(r"[0-9]+(?:[.,][0-9]+)*")


@dataclass(frozen=True)
class Exclusion:
    """Numerals that claim nothing: what they look like, and why they are left out."""

    reason: str
    pattern: re.Pattern[str]


# The first that fits gives the reason, so a citation's page comes before its year.
EXCLUSIONS = (
    Exclusion("digit in a name, such as P2KP", re.compile(r"\b[A-Z]+[0-9]+[A-Z]+\b")),
    Exclusion("number of a law", re.compile(r"\b[0-9]+(?:/[A-Z]+)+/[0-9]{4}\b")),
    Exclusion(
        "page in a citation",
        # a range of pages may break after its hyphen, at the end of a line
        re.compile(r"\b(?:19|20)[0-9]{2}:\s*[0-9]+(?:-\s*[0-9]+)?\b"),
    ),
    Exclusion(
        "year",
        # a count of four digits would print a mark between its thousands
        re.compile(r"(?<![0-9.,])(?:19|20)[0-9]{2}(?![0-9]|[.,][0-9]|\s*%)"),
    ),
    Exclusion("marker of a list", re.compile(r"(?<![0-9.,])[0-9]\)")),
    Exclusion("number of a table", re.compile(r"\bTabel\s+[0-9]\b")),
    Exclusion("number of a table's row", re.compile(r"^[0-9] (?=[A-Z])", re.MULTILINE)),
    Exclusion("number of the page", re.compile(r"^[ \t]*173[ \t]*$", re.MULTILINE)),
)


@dataclass(frozen=True)
class Numeral:
    """A numeral of a text, where it begins, and why it is no claim (empty where it may be one)."""

    printed: str
    offset: int
    reason: str = ""


def read_claim_numeral(printed: str, decimal_mark: str = "", group_mark: str = "") -> Fraction:
    """The exact value of a claim's numeral, which prints each mark that is declared for it.

    Raises ValueError, saying what was found and what was expected.
    """
    value = read_numeral(printed, decimal_mark, group_mark)
    for name, mark in (("decimal", decimal_mark), ("group", group_mark)):
        if mark not in printed:
            raise ValueError(f"found {printed!r}, expected it to print its {name} mark, {mark!r}")
    return value


def every_numeral(text: str) -> list[Numeral]:
    """All the numerals of a text in order; those that an exclusion covers carry its reason."""
    excluded = [
        (match.start(), match.end(), exclusion.reason)
        for exclusion in EXCLUSIONS
        for match in exclusion.pattern.finditer(text)
    ]
    numerals = []
    for match in NUMERAL.finditer(text):
        covers = (why for start, end, why in excluded if start <= match.start() < end)
        numerals.append(Numeral(match.group(), match.start(), next(covers, "")))
    return numerals


def numerals_in_article(text: str) -> list[Numeral]:
    """The numerals of a text, in order, that ought to be claims."""
    return [numeral for numeral in every_numeral(text) if not numeral.reason]


def holes(text: str, claims: Sequence[Mapping[str, str]]) -> list[Numeral]:
    """The numerals of a text that are in no claim; ``claims`` are rows in the article's order.

    Compared as printed, so that 17,7 is no claim for 17.7, and a numeral printed twice needs two.
    """
    numerals = numerals_in_article(text)
    claimed, _ = paired(numerals, claims)
    return [numeral for at, numeral in enumerate(numerals) if at not in claimed]


def strangers(text: str, claims: Sequence[Mapping[str, str]]) -> list[Mapping[str, str]]:
    """The claims whose numeral the text does not print, or not in that order."""
    _, printed = paired(numerals_in_article(text), claims)
    return [claim for at, claim in enumerate(claims) if at not in printed]


def paired(
    numerals: Sequence[Numeral], claims: Sequence[Mapping[str, str]]
) -> tuple[set[int], set[int]]:
    """The positions of the numerals that have a claim, and of the claims that have a numeral."""
    found = [numeral.printed for numeral in numerals]
    recorded = [claim["printed"] for claim in claims]
    blocks = SequenceMatcher(None, found, recorded, autojunk=False).get_matching_blocks()
    return (
        {block.a + step for block in blocks for step in range(block.size)},
        {block.b + step for block in blocks for step in range(block.size)},
    )
