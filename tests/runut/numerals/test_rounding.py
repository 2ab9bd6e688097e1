"""Each rule's interval against brute force: decimal's own rounding of value after value."""

from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runut.numerals.rounding import (
    RULES,
    Interval,
    exactly,
    round_half_up,
    stands_for,
)

MODES = {
    "half-up": ROUND_HALF_UP,
    "half-even": ROUND_HALF_EVEN,
    "truncation": ROUND_DOWN,
    "ceiling": ROUND_UP,
}


def rounded(value: Fraction, decimals: int, rule: str) -> Fraction:
    with localcontext(prec=60):
        exact = Decimal(value.numerator) / Decimal(value.denominator)
        return Fraction(exact.quantize(Decimal(1).scaleb(-decimals), rounding=MODES[rule]))


@given(st.integers(-20_000, 20_000), st.integers(0, 3), st.integers(-2, 2))
def test_a_rule_prints_a_value_exactly_if_rounding_by_it_does(thousandths, decimals, away):
    """Values to a twentieth of the last digit, so that halves and ends come up often."""
    value = Fraction(thousandths, 20 * 10**decimals)
    for rule in RULES:
        result = rounded(value, decimals, rule)
        printed = result + Fraction(away, 10**decimals)
        assert (value in stands_for(printed, decimals, rule)) == (printed == result)


@given(st.fractions(-1000, 1000, max_denominator=10**6), st.integers(0, 6))
def test_every_value_lies_in_the_interval_of_what_it_is_printed_as(value, decimals):
    for rule in RULES:
        assert value in stands_for(rounded(value, decimals, rule), decimals, rule)


@pytest.mark.parametrize(
    ("printed", "rule", "expected"),
    [
        ("61.5", "half-up", "[1229/20, 1231/20)"),
        ("61.5", "half-even", "(1229/20, 1231/20)"),
        ("61.4", "half-even", "[1227/20, 1229/20]"),
        ("61.5", "truncation", "[123/2, 308/5)"),
        ("61.5", "ceiling", "(307/5, 123/2]"),
        ("-61.5", "truncation", "(-308/5, -123/2]"),
        ("-61.5", "half-up", "(-1231/20, -1229/20]"),
        ("0", "truncation", "(-1/10, 1/10)"),
        ("0", "half-even", "[-1/20, 1/20]"),
        ("0", "ceiling", "[0, 0]"),
    ],
)
def test_the_ends_say_whether_they_belong(printed, rule, expected):
    assert str(stands_for(Fraction(printed), 1, rule)) == expected


def test_a_share_that_only_truncation_yields():
    value = Fraction(23036700, 374261)
    for rule in RULES:
        assert (value in stands_for(Fraction("61.5"), 1, rule)) == (rule == "truncation")
        assert (value in stands_for(Fraction("61.6"), 1, rule)) == (rule != "truncation")


def test_a_numeral_must_not_show_more_decimals_than_it_says():
    with pytest.raises(ValueError, match="expected a number with 1 decimals"):
        stands_for(Fraction("61.55"), 1, "half-up")


ENDS = st.tuples(st.integers(-4, 4), st.integers(0, 4), st.booleans(), st.booleans())


@given(ENDS, ENDS)
def test_intervals_meet_if_and_only_if_they_share_a_value(a, b):
    first, second = (
        exactly(low) if not width else Interval(Fraction(low), Fraction(low + width), left, right)
        for low, width, left, right in (a, b)
    )
    values = [Fraction(half, 4) for half in range(-20, 60)]
    assert first.meets(second) == any(value in first and value in second for value in values)


@given(st.fractions(), st.integers(0, 8))
def test_rounding_is_half_up_and_exact(value, digits):
    rounded = Fraction(round_half_up(value, digits))
    half = Fraction(1, 2 * 10**digits)
    assert abs(rounded - value) <= half
    if abs(rounded - value) == half:
        assert abs(rounded) > abs(value)


def test_rounding_of_halves():
    assert round_half_up(Fraction(5, 1000), 2) == Decimal("0.01")
    assert round_half_up(Fraction(-5, 1000), 2) == Decimal("-0.01")
