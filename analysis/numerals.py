"""Numerals as somebody printed them, read into exact numbers.

A numeral is read with the marks that its source declares, never with marks that are guessed:
``276,474`` is a count of persons where the comma groups, and 276.474 where it marks decimals.
"""

import re
from fractions import Fraction

DIGITS = "0123456789"


def numeral_pattern(decimal_mark: str, group_mark: str) -> re.Pattern[str]:
    """The shape of a numeral with these marks; groups, where used, are of three digits."""
    whole = r"[0-9]+"
    if group_mark:
        grouped = rf"[0-9]{{1,3}}(?:{re.escape(group_mark)}[0-9]{{3}})+"
        whole = rf"(?:{grouped}|[0-9]{{1,3}})"
    decimals = rf"(?:{re.escape(decimal_mark)}[0-9]+)?" if decimal_mark else ""
    return re.compile(rf"-?{whole}{decimals}")


def read_numeral(text: str, decimal_mark: str = "", group_mark: str = "") -> Fraction:
    """Return the exact value of a printed numeral.

    ``decimal_mark`` and ``group_mark`` are single characters, or empty where the source uses none.
    Raises ValueError, saying what was found and what was expected.
    """
    if decimal_mark and decimal_mark == group_mark:
        raise ValueError(f"one mark, {decimal_mark!r}, is declared for both decimals and groups")
    if not numeral_pattern(decimal_mark, group_mark).fullmatch(text):
        raise ValueError(f"found {text!r}, expected {describe_marks(decimal_mark, group_mark)}")
    plain = text.replace(group_mark, "") if group_mark else text
    return Fraction(plain.replace(decimal_mark, ".") if decimal_mark else plain)


def decimals_of(text: str, decimal_mark: str = "") -> int:
    """How many digits a printed numeral shows after its decimal mark."""
    return len(text.rpartition(decimal_mark)[2]) if decimal_mark and decimal_mark in text else 0


def decimals_of_share(text: str) -> int:
    """How many decimals a printed percentage or ratio shows, whichever mark it has.

    It has no thousands, so that a mark in it is that of its decimals.
    """
    return len(re.search(r"(?:[.,]([0-9]+))?$", text).group(1) or "")


def describe_marks(decimal_mark: str, group_mark: str) -> str:
    """Say in words which numerals a pair of marks allows, for error messages."""
    names = {",": "comma", ".": "point"}
    groups = (
        f"thousands separated by a {names.get(group_mark, group_mark)}"
        if group_mark
        else "no mark between thousands"
    )
    if decimal_mark:
        return f"a number with a decimal {names.get(decimal_mark, decimal_mark)} and {groups}"
    return f"a whole number with {groups}"
