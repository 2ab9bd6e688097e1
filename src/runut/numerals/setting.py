"""Numbers as a language writes them (CLDR, through Babel), rounded exactly before they are set."""

from fractions import Fraction
from functools import lru_cache

from babel.numbers import format_decimal, format_percent

from runut.numerals.rounding import round_half_up

MINUS = "\u2212"


@lru_cache(4096)  # a drawing sets the numbers of its axes again and again
def set_number(value: Fraction, unit: str, decimals: int, language: str) -> str:
    """``value`` in the form of ``language``: ``276.474`` or ``276,474``; per cent with its sign.

    A negative number has a true minus sign, which a line never ends with.
    """
    rounded = round_half_up(value, decimals)
    pattern = "#,##0" + ("." + "0" * decimals if decimals > 0 else "")
    if unit == "percent":
        text = format_percent(
            rounded.scaleb(-2), pattern + "%", locale=language, decimal_quantization=False
        )
    else:
        text = format_decimal(rounded, pattern, locale=language, decimal_quantization=False)
    return text.replace("-", MINUS)
