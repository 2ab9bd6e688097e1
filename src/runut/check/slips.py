"""Slips of the pen: a number as printed beside the number that was meant."""

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from runut.check.arithmetic import rounded
from runut.check.report import Number

WORDS = {
    "digit": {"en": "one digit is wrong", "id": "satu digit keliru"},
    "swap": {"en": "two digits are swapped", "id": "dua digit tertukar"},
    "sign": {"en": "the sign is wrong", "id": "tandanya keliru"},
    "zero": {"en": "the decimal mark or a zero slipped", "id": "tanda desimal atau nol bergeser"},
    "magnitude": {"en": "another magnitude was meant", "id": "besaran lain yang dimaksud"},
    "left out": {"en": "a digit is missing", "id": "satu digit hilang"},
    "added": {"en": "a digit is too many", "id": "kelebihan satu digit"},
}


def written(value: Fraction, like: Number, more: int = 0, mark: str = ".") -> str:
    """A value with the marks of a printed number and its decimals, or some more of them.

    ``mark``: the decimal mark where the number has none of its own.
    """
    if not re.search(r"\d", like.printed):  # a number in words
        return str(rounded(value, 0))
    decimals = like.decimals + more
    digits = int(abs(rounded(value / like.factor, decimals)) * 10**decimals)
    whole, fraction = f"{digits:0{decimals + 1}d}", ""
    if decimals:
        whole, fraction = whole[:-decimals], whole[-decimals:]
    digits_printed = like.printed.lstrip("+-\u2212\u2013 ")
    marks = re.findall(r"\D", digits_printed)
    if like.decimals:
        mark = marks.pop()
    if marks:
        whole = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", marks[0], whole)
        mark = "," if marks[0] == "." else mark
    if digits_printed[0] in ".," and whole == "0":
        whole = ""
    sign = "\u2212" if value < 0 and digits else ""
    return sign + whole + (mark + fraction if decimals else "")


def scaled_digits(value: Fraction, like: Number) -> int:
    """The digits that print a value as a number is printed, as one whole number."""
    return int(rounded(value / like.factor, like.decimals) * 10**like.decimals)


def slip(printed: Number, meant: Fraction | None) -> str:
    """Which slip turns what was meant into what is printed; empty where no single one does, or
    where nothing comes out."""
    if meant is None:
        return ""
    wrong, right = scaled_digits(printed.value, printed), scaled_digits(meant, printed)
    if wrong == right:
        return ""
    if wrong == -right:
        return "sign"
    if wrong * right < 0:
        return ""
    wrong, right = abs(wrong), abs(right)
    if wrong and (
        (printed.decimals and scaled_digits(meant * 10, printed) in (wrong, -wrong))
        or right == wrong * 10
    ):
        return "zero"
    if printed.magnitude and any(
        scaled_digits(meant * Fraction(1000) ** by, printed) == wrong for by in (-2, -1, 1, 2)
    ):
        return "magnitude"
    a, b = str(wrong), str(right)
    if len(a) == len(b) > 1:  # of a single digit every other is a slip
        apart = [i for i in range(len(a)) if a[i] != b[i]]
        if len(apart) == 1:
            # a single last digit that is off by one is as likely a matter of rounding
            return "digit"
        first = apart[0]
        if apart == [first, first + 1] and a[first] == b[first + 1] and a[first + 1] == b[first]:
            return "swap"
    short, long = sorted((a, b), key=len)
    if len(short) >= 2 and any(short == long[:i] + long[i + 1 :] for i in range(len(long))):
        return "left out" if short is a else "added"
    return ""


def variants(number: Number) -> Iterator[Number]:
    """The number with one digit changed, two neighbours swapped, or the other sign."""
    digits = str(abs(scaled_digits(number.value, number)))
    sign = -1 if number.value < 0 else 1
    others = {
        digits[:i] + digit + digits[i + 1 :] for i in range(len(digits)) for digit in "0123456789"
    } | {digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :] for i in range(len(digits) - 1)}
    for other in sorted(others - {digits}):
        if len(other) == 1 or other[0] != "0":
            yield replace(
                number, value=sign * Fraction(int(other), 10**number.decimals) * number.factor
            )
    yield replace(number, value=-number.value)
