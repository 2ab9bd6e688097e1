"""What all that tells of a change has in common: words of change, and comparing its two ends."""

import re
from dataclasses import replace

from runut.check.arithmetic import change, distance
from runut.check.document import ANY, Passage, letter_of
from runut.check.kinds.kind import Kind, Match, compare
from runut.check.kinds.scales import DOWN, OF, UP
from runut.check.report import Number
from runut.numerals.rounding import ORDINARY

CHANGE = rf"\b(?:{UP}|{DOWN}|differences?|selisih|selisihnya|perbedaan)\b"
BY = rf"{CHANGE}{OF}{ANY}"
# a rate of change, or an average of many, is not the difference of two numbers in the sentence
NOT_SO = (
    r"\b(?:per year|a year(?! (?:before|earlier|ago))|annual|annually|per tahun|setiap tahun|"
    r"tiap tahun|(?<!the )(?:rata-rata|average)(?=\s+(?:annual|yearly|tahunan|of|sebesar|⟨))|"
    rf"(?:rata-rata|average)\s+(?:{UP}|{DOWN})|(?:{UP}|{DOWN})\s+rata-rata|on average|"
    r"per month|factor|times|kali|up to|respectively|"
    r"masing-masing|relative|both|each|keduanya|negative|negatif)\b|"
    r"\b(?:more than|less than|over|lebih dari)\s+⟨"
)
NEAR = 25  # characters
BACK = r"\b(?:this|that|it|they|these|ini|itu|tersebut)\b|^\W*(?:but|however|namun|tetapi)\b"


def like(a: Number, b: Number) -> bool:
    units, letters = {a.unit, b.unit}, {letter_of(a), letter_of(b)}
    of_one_magnitude = a.magnitude == b.magnitude != ""  # 3.1 trillion beside Rp2.9 trillion
    return (len(units) == 1 or "" in units) and (
        len(letters) == 1 or letters <= set("cd") or (of_one_magnitude and letters == set("dm"))
    )


def may_be(result: Number, a: Number, b: Number) -> bool:
    """Whether a number may be the change between two: of their unit, in points, or in per cent."""
    if not like(a, b) or "points" in (a.unit, b.unit):
        return False
    if result.unit == "points":  # of percentages, or of a scale
        return a.unit in ("percent", "")
    return result.unit == "percent" or like(result, a)


def _ways(result: Number, a: Number, b: Number) -> list[tuple[object, str, tuple[Number, Number]]]:
    """The arithmetic that the words may mean."""
    larger, smaller = (a, b) if a.value >= b.value else (b, a)
    apart = (distance, "{0} − {1}", (larger, smaller))
    grown = (change, "({1} − {0}) ÷ {0} × 100", (a, b))
    if result.unit == "percent":
        back = (change, "({1} − {0}) ÷ {0} × 100", (b, a))
        return [grown, back] if a.unit != "percent" else [apart, grown, back]
    return [apart]


def compare_ends(result: Number, old: Number, new: Number, evidence: str) -> Match:
    result = replace(result, value=abs(result.value))  # 84.2 to 79.5 (−4.7)
    matches = [
        compare(DIFFERENCE, result, parts, arithmetic, formula, evidence)
        for arithmetic, formula, parts in _ways(result, old, new)
    ]
    ordinary = [match for match in matches if ORDINARY & set(match.holds)]
    if ordinary or matches[0].holds:
        return [*ordinary, matches[0]][0]
    # another way that an unusual rounding makes right accuses nobody, and tells of no rounding
    others = [replace(m, holds=("mixed",), arithmetic=None) for m in matches if m.holds]
    return [*others, matches[0]][0]


def is_no_difference(sentence: Passage, found: re.Match[str]) -> bool:
    around = sentence.marked[max(0, found.start() - NEAR) : found.end() + NEAR]
    return re.search(NOT_SO, around, re.I) is not None


DIFFERENCE = Kind("difference")
