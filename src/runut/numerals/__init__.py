"""Numerals as they are printed, and what they can stand for.

In: a numeral with its marks, or an exact number with a unit and a language. Out: the exact number,
the values that a rule of rounding turns into it, and the number as the language writes it.
"""

from runut.numerals.printed import decimals_of, decimals_of_share
from runut.numerals.rounding import RULES, Interval, exactly, round_half_up, stands_for

__all__ = [
    "RULES",
    "Interval",
    "decimals_of",
    "decimals_of_share",
    "exactly",
    "in_a_row",
    "language_name",
    "round_half_up",
    "set_number",
    "stands_for",
]


def __getattr__(name: str) -> object:
    """What sets numbers in a language, loaded when it is asked for: it needs Babel, and a check of
    an article does without."""
    if name in ("in_a_row", "language_name"):
        from runut.numerals import locales

        return getattr(locales, name)
    if name == "set_number":
        from runut.numerals.setting import set_number

        return set_number
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
