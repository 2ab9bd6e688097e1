"""What a printed numeral stands for: all the values that a way of rounding turns into it.

Each rule works on the digits alone, and the sign is put before them afterwards: truncation cuts
towards zero, ceiling goes away from zero, and a half goes away from zero under half-up. So a
negative numeral's interval is the mirror image of the positive one's, and 0 stands for both sides.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction

RULES = ("half-up", "half-even", "truncation", "ceiling")
ORDINARY = frozenset({"half-up", "half-even"})


@dataclass(frozen=True)
class Interval:
    """The values between two ends; a closed end is one of them. Both ends closed by default.

    None for an end: there is none on that side."""

    low: Fraction | None
    high: Fraction | None
    low_closed: bool = True
    high_closed: bool = True

    def __contains__(self, value: Fraction) -> bool:
        above = self.low is None or value > self.low or (value == self.low and self.low_closed)
        below = self.high is None or value < self.high or (value == self.high and self.high_closed)
        return above and below

    def meets(self, other: Interval) -> bool:
        """Whether some value lies in both."""
        lows = [one.low for one in (self, other) if one.low is not None]
        highs = [one.high for one in (self, other) if one.high is not None]
        if not lows or not highs:
            return True
        low, high = max(lows), min(highs)
        return low < high or (low == high and low in self and low in other)

    @property
    def is_point(self) -> bool:
        return self.low is not None and self.low == self.high

    def __str__(self) -> str:
        left, right = "[" if self.low_closed else "(", "]" if self.high_closed else ")"
        low = "(-∞" if self.low is None else f"{left}{self.low}"
        return f"{low}, ∞)" if self.high is None else f"{low}, {self.high}{right}"


def exactly(value: Fraction | int) -> Interval:
    """The interval that holds one value."""
    return Interval(Fraction(value), Fraction(value))


def stands_for(printed: Fraction, decimals: int, rule: str) -> Interval:
    """The values that ``rule`` prints as ``printed`` with this many decimals; of a number in
    hundreds, as 43.7 thousand is, they are -2.

    Raises ValueError where ``printed`` has more decimals than it is said to show.
    """
    step = Fraction(10) ** -decimals
    digits = abs(printed) / step
    if digits.denominator != 1:
        raise ValueError(f"found {printed}, expected a number with {decimals} decimals")
    size = abs(printed)
    if rule == "truncation":
        interval = Interval(size, size + step, True, False)
    elif rule == "ceiling":
        interval = Interval(size - step, size, False, True)
    else:
        even = digits.numerator % 2 == 0
        closed = {"half-up": (True, False), "half-even": (even, even)}[rule]
        interval = Interval(size - step / 2, size + step / 2, *closed)
    if size == 0:
        if rule == "ceiling":
            return exactly(0)
        return Interval(-interval.high, interval.high, interval.high_closed, interval.high_closed)
    if printed < 0:
        return Interval(-interval.high, -interval.low, interval.high_closed, interval.low_closed)
    return interval


def round_half_up(value: Fraction, digits: int) -> Decimal:
    """``value`` rounded to ``digits`` decimals, halves away from zero, in exact arithmetic."""
    scaled = abs(value) * Fraction(10) ** digits
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    with localcontext(prec=len(str(whole))):  # keeps every digit, however many
        return Decimal(whole if value >= 0 else -whole).scaleb(-digits)
