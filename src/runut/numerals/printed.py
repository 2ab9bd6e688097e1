"""Numerals as somebody printed them, read into exact numbers.

A numeral is read with the marks that its source declares, never with marks that are guessed:
``276,474`` is a count of persons where the comma groups, and 276.474 where it marks decimals.
"""

import re
from decimal import Decimal, Inexact, localcontext
from fractions import Fraction

# The marks that sources are known to print; none of them can be taken for a digit or a sign.
MARKS = ("", ",", ".", " ", "\u00a0", "\u202f", "'", "\u2019")
MOST_SHOWN = 1000  # digits of a number in decimals
LONGEST = 30  # characters; no source prints more, and thousands of digits would take long to read


def numeral_pattern(decimal_mark: str, group_mark: str) -> re.Pattern[str]:
    """The shape of a numeral with these marks; groups, where used, are of three digits.

    No zero leads a longer number, as it does in codes and in numbers that are cut in two; but
    before a decimal mark it may be left out. Nothing is less than zero by nothing, or more.
    """
    more = rf"(?:{re.escape(group_mark)}[0-9]{{3}})*" if group_mark else "[0-9]*"
    whole = rf"(?:0|[1-9][0-9]{{0,2}}{more})" if group_mark else rf"(?:0|[1-9]{more})"
    sign = r"(?:[+-](?=.*[1-9]))?"
    if not decimal_mark:
        return re.compile(sign + whole)
    decimals = rf"{re.escape(decimal_mark)}[0-9]+"
    return re.compile(rf"{sign}(?:{whole}(?:{decimals})?|{decimals})")


def read_numeral(text: str, decimal_mark: str = "", group_mark: str = "") -> Fraction:
    """Return the exact value of a printed numeral.

    ``decimal_mark`` and ``group_mark`` are of MARKS, empty where the source uses none.
    Raises ValueError, saying what was found and what was expected.
    """
    for mark in (decimal_mark, group_mark):
        if mark not in MARKS:
            raise ValueError(f"found the mark {mark!r}, expected one of {' '.join(MARKS[1:])}")
    if decimal_mark and decimal_mark == group_mark:
        raise ValueError(
            f"found one mark, {decimal_mark!r}, for both decimals and groups, expected two"
        )
    if len(text) > LONGEST:
        raise ValueError(f"found {len(text)} characters, expected a number of at most {LONGEST}")
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


def show(value: Fraction) -> str:
    """An exact number in plain decimals, or as a fraction where decimals never end."""
    with localcontext(prec=MOST_SHOWN, traps=[Inexact]):
        try:
            return f"{Decimal(value.numerator) / value.denominator:f}"
        except Inexact:
            return str(value)
