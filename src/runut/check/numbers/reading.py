"""Every way to read a numeral, and what the magnitude and the unit behind it are."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from runut.check.report import Reading
from runut.numerals.units import (
    AFTER_PATTERN,
    BEFORE_PATTERN,
    MAGNITUDE_PATTERN,
    MAGNITUDES,
    UNITS,
    measure_of,
)

BLANKS = "\u00a0\u202f\u2009"
AFTER = re.compile(
    rf"(?:[\s-]?\s?(?P<magnitude>{MAGNITUDE_PATTERN}))?(?:[\s-]?\s?(?P<unit>{AFTER_PATTERN}))?",
    re.I,
)
# letters that stand for a magnitude of money: £17m; what Rp5M is depends on the language
OF_MONEY = re.compile(
    r"(?:(?P<million>\s?m)|(?P<thousand>k)|(?P<billion>b)|(?P<trillion>\s?tn?))(?![\w-])", re.I
)
BEFORE = re.compile(rf"(?<![A-Za-z])(?P<unit>{BEFORE_PATTERN})\s?[-\u2212(]?$")


class After(NamedTuple):
    """What stands behind a numeral: names of a magnitude and a unit, and where they end."""

    magnitude: str
    unit: str
    end: int


@dataclass
class Numeral:
    """A numeral in a block, before its reading is chosen."""

    printed: str
    offset: int
    readings: list[tuple[Reading, str]]  # with "group", "decimal" or "" where only one is possible
    mark: str  # the mark that leaves it open, or the one that was used
    unit: str
    magnitude: str
    left_out: str


def _are_groups(parts: Sequence[str]) -> bool:
    """Whether digits are parted as thousands are, or as hundreds of thousands in India."""
    first, *others = map(len, parts)
    return not parts[0].startswith("0") and (
        (1 <= first <= 3 and all(many == 3 for many in others))
        or (1 <= first <= 2 < len(parts) and others == [2] * (len(others) - 1) + [3])
    )


def readings_of(raw: str) -> list[tuple[Reading, str]]:
    """Every way to read digits with marks; none where the marks fit no tradition."""
    plain = re.sub(rf"[ {BLANKS}]", "", raw)
    marks = re.findall(r"[.,'\u2019]", plain)
    parts = re.split(r"[.,'\u2019]", plain)
    if not marks:
        return [(Reading(Fraction(plain), 0), "")]
    grouped = _are_groups(parts)
    found = []
    if len(set(marks)) == 1 and grouped and plain == raw:
        found.append((Reading(Fraction("".join(parts)), 0), "group"))
    # 13,067,55 has the wrong mark once
    is_alone = marks[-1] not in marks[:-1] or (
        len(marks) > 1 and marks[-1] == "," and len(parts[-1]) == 2
    )
    is_decimal = marks[-1] in ".," and is_alone and len(set(marks[:-1])) <= 1
    if is_decimal and (len(marks) == 1 or _are_groups(parts[:-1])):
        value = Fraction(f"{''.join(parts[:-1]) or '0'}.{parts[-1]}")
        found.append((Reading(value, len(parts[-1])), "decimal"))
    return found


def after_of(text: str, end: int, currency: re.Match[str] | None = None) -> After:
    """The magnitude and the unit behind a numeral that ends at ``end``."""
    short = OF_MONEY.match(text, end) if currency else None
    is_idr = currency and measure_of(currency["unit"], UNITS).name == "IDR"
    if short and (not is_idr or short["trillion"]):
        return After(short.lastgroup, "", short.end())
    found = AFTER.match(text, end)
    magnitude, unit = found["magnitude"], found["unit"]
    return After(
        measure_of(magnitude, MAGNITUDES).name if magnitude else "",
        measure_of(unit, UNITS).name if unit else "",
        found.end(),
    )
