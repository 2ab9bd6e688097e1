"""Numbers as a language writes them (CLDR, through Babel), rounded exactly before they are set."""

from fractions import Fraction

from babel.numbers import format_decimal, format_percent

from analysis.registry import round_half_up


def set_number(value: Fraction, unit: str, decimals: int, language: str) -> str:
    """``value`` in the form of ``language``: ``276.474`` or ``276,474``; per cent with its sign."""
    rounded = round_half_up(value, decimals)
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    if unit == "percent":
        return format_percent(
            rounded.scaleb(-2), pattern + "%", locale=language, decimal_quantization=False
        )
    return format_decimal(rounded, pattern, locale=language, decimal_quantization=False)
