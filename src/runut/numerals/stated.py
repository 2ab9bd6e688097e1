"""What a text says with numerals: a number, about a number, a range, or a bound.

Each stands for an exact interval under every rule of rounding: ``about 40`` for what is rounded to
tens, ``1.2–1.6`` for what lies from the one to the other, ``< 0.001`` for all that is less. Words
and signs of both languages are read; where they stand, a numeral is still read with its declared
marks. What a claim's row states is in the unit of the number that it should equal.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from runut.numerals.printed import decimals_of, read_numeral, show
from runut.numerals.rounding import Interval, stands_for
from runut.numerals.units import BEFORE_PATTERN, SHARES, any_of, read_measure

ABOUT, ALMOST, RANGE = "about", "almost", "range"
BELOW, AT_MOST, ABOVE, AT_LEAST = "below", "at most", "above", "at least"
BEFORE = {
    ABOUT: (
        "about|around|approximately|approx.|roughly|some|circa|ca.|~|≈|±|sekitar|sekira|kira-kira|"
        "kurang lebih|lebih kurang"
    ),
    ALMOST: "nearly|almost|just under|hampir|mendekati|nyaris",
    BELOW: "<|less than|fewer than|below|under|kurang dari|di bawah|lebih kecil dari",
    AT_MOST: (
        "≤|<=|at most|up to|no more than|not more than|paling banyak|paling tinggi|maksimal|"
        "tidak lebih dari|sebanyak-banyaknya|setinggi-tingginya"
    ),
    ABOVE: ">|more than|over|above|lebih dari|di atas|lebih besar dari|melebihi",
    AT_LEAST: (
        "≥|>=|at least|no less than|not less than|no fewer than|paling sedikit|sedikitnya|"
        "sekurang-kurangnya|setidaknya|minimal|tidak kurang dari"
    ),
    RANGE: "between|from|antara|dari",
}
AFTER = {ABOUT: "or so", AT_MOST: "or less|atau kurang", AT_LEAST: "or more|atau lebih"}
TO = r"\s*(?:–|—|-|\bto\b|\band\b|\bsampai(?: dengan)?\b|\bhingga\b|\bdan\b|\bs\.d\.|\bs/d\b)\s*"
NUMERAL = r"[+\-−]?[.,]?[0-9](?:[0-9.,'’\u00a0\u202f ]*[0-9])?"


def known(words: dict[str, str]) -> dict[str, str]:
    """By each word or sign, what it says."""
    return {word: said for said, listed in words.items() for word in listed.split("|")}


STATED = re.compile(
    rf"(?P<before>{any_of(known(BEFORE))})?\s*(?P<money>{BEFORE_PATTERN})?\s*(?P<low>{NUMERAL})"
    rf"(?:(?P<between>[^0-9]*?){TO}(?P<high>{NUMERAL}))?\s*(?P<unit>.*?)\s*"
    rf"(?P<after>{any_of(known(AFTER))})?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Stated:
    """A number as a text states it: the ends of what is said, None where there is none on that
    side, and how it is said; empty where it is the number alone.

    ``decimals``: of the value, -2 in 43.7 thousand. ``measure``: the words around it that say its
    magnitude or unit; ``zeros``: what has been made of them.
    """

    low: Fraction | None
    high: Fraction | None
    decimals: int
    said: str = ""
    measure: str = ""
    zeros: int = 0

    @property
    def value(self) -> Fraction | None:
        """The number, where it is one."""
        return self.low if self.said in ("", ABOUT) else None

    @property
    def at(self) -> Fraction:
        """A number that is named, for an order."""
        return self.high if self.low is None else self.low

    @property
    def in_words(self) -> bool:
        """Whether more is printed than a numeral."""
        return bool(self.said or self.measure or self.zeros)

    def scaled(self, zeros: int) -> Stated:
        """The same with so many zeros more, as its magnitude or another unit asks."""
        low, high = (
            None if end is None else end * Fraction(10) ** zeros for end in (self.low, self.high)
        )
        return replace(self, low=low, high=high, decimals=self.decimals - zeros, zeros=zeros)

    def __str__(self) -> str:
        """In plain numerals, for a clean table."""
        signs = {ABOUT: "~ ", BELOW: "< ", AT_MOST: "<= ", ABOVE: "> ", AT_LEAST: ">= "}
        if self.said in (RANGE, ALMOST):
            return f"{show(self.low)} to {show(self.high)}"
        return signs.get(self.said, "") + show(self.at)

    @property
    def within(self) -> Interval:
        """What is said of a number that is not rounded."""
        if self.said == ALMOST:
            return Interval(self.low, self.high, True, False)
        closed = self.said not in (BELOW, ABOVE)
        return Interval(self.low, self.high, closed, closed)

    def stands_for(self, rule: str) -> Interval:
        """The values that ``rule`` turns into what is said; a bound is meant exactly."""
        if self.said not in ("", ABOUT, RANGE):
            return self.within
        first, last = (stands_for(end, self.decimals, rule) for end in (self.low, self.high))
        return Interval(first.low, last.high, first.low_closed, last.high_closed)


def read_stated(text: str, decimal_mark: str = "", group_mark: str = "") -> Stated:
    """What a text states with its numerals. Raises ValueError as ``read_numeral`` does."""
    try:
        value = read_numeral(text, decimal_mark, group_mark)
        return Stated(value, value, decimals_of(text, decimal_mark))
    except ValueError:
        found = STATED.fullmatch(text)
        if not found or len(text) > 100:
            raise
    numerals = [one.replace("−", "-") for one in (found["low"], found["high"]) if one]
    first, *others = (read_numeral(one, decimal_mark, group_mark) for one in numerals)
    decimals = max(decimals_of(one, decimal_mark) for one in numerals)
    unit, between = found["unit"], (found["between"] or "").strip()
    said = [
        known(words)[" ".join(found[name].lower().split())]
        for name, words in (("before", BEFORE), ("after", AFTER))
        if found[name]
    ]
    if others:
        said = [one for one in said if one != RANGE] or [RANGE]
    if len(said) > 1 or (said == [RANGE]) != bool(others) or between not in ("", unit):
        raise ValueError(f"found {text!r}, expected a number, about a number, a range or a bound")
    if others and others[0] <= first:
        raise ValueError(f"found {text!r}, expected the smaller number first")
    measure = " ".join(filter(None, (unit, found["money"])))
    return bounded(first, (others or [first])[0], decimals, (said or [""])[0], measure)


def bounded(low: Fraction, high: Fraction, decimals: int, said: str, measure: str) -> Stated:
    if said in (ABOUT, ALMOST):
        decimals = last_digit(low, decimals)
    if said == ALMOST:
        low = stands_for(high, decimals, "half-up").low
    ends = (None if said in (BELOW, AT_MOST) else low, None if said in (ABOVE, AT_LEAST) else high)
    return Stated(*ends, decimals, said, measure)


def last_digit(value: Fraction, decimals: int) -> int:
    """To how many decimals a number is given that is only about so: 40 to tens, -1."""
    while value and decimals <= 0 and (value * Fraction(10) ** (decimals - 1)).denominator == 1:
        decimals -= 1
    return decimals


def with_suffix(printed: str, suffix: str) -> str:
    """What a claim prints with what follows it, as a text has the two."""
    return f"{printed} {suffix}" if suffix[:1].isalpha() else printed + suffix


def stated_in(row: Mapping, own: Mapping[str, str], target: str) -> tuple[Stated, str]:
    """What a claim's row states, and in which unit: that of its ``target``, where it has one.

    ``own``: the study's own words of units. Raises ValueError in the form ``found …, expected …``
    where the unit is unknown, or none that could be the target's.
    """
    measure, suffix = row["printed"].measure, row["suffix"] or ""
    zeros, unit = read_measure(suffix if measure == suffix else f"{measure} {suffix}", own)
    if not target or not unit:
        return row["printed"].scaled(zeros), target or unit or "count"
    if unit in SHARES and target in SHARES:
        zeros += SHARES[unit] - SHARES[target]
    elif unit != target and (target != "count" or unit in SHARES):
        found = f"{f'{measure} {suffix}'.strip()!r}, which says {unit}"
        raise ValueError(f"found {found}, expected {target}, the unit of {row['target']}")
    return row["printed"].scaled(zeros), target
