"""Numerals as they are printed, and what they can stand for.

In: a numeral with its marks, or an exact number with a unit and a language. Out: the exact number,
the values that a rule of rounding turns into it, and the number as the language writes it.
"""

from runut.numerals.locales import in_a_row
from runut.numerals.printed import decimals_of, decimals_of_share, read_numeral
from runut.numerals.rounding import (
    ORDINARY,
    RULES,
    Interval,
    exactly,
    round_half_up,
    rules_that_print,
    stands_for,
)
from runut.numerals.setting import set_number

__all__ = [
    "ORDINARY",
    "RULES",
    "Interval",
    "decimals_of",
    "decimals_of_share",
    "exactly",
    "in_a_row",
    "read_numeral",
    "round_half_up",
    "rules_that_print",
    "set_number",
    "stands_for",
]
