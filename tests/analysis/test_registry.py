from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from analysis.registry import decimal_form, document_places, round_half_up
from analysis.tables import show


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
    assert decimal_form(Fraction(2, 3), 4) == "0.6667"


@given(st.integers(-(10**9), 10**9), st.integers(0, 6))
def test_decimals_that_end_are_shown_whole(number, digits):
    value = Fraction(number, 10**digits)
    assert Fraction(show(value)) == value


def test_places_are_the_sections_that_use_a_number():
    source = (
        '# A {#sec-a}\n`{python} n("x")`, `{python} n("x", 1)`\n# B {#sec-b}\n`{python} n("x")`'
    )
    assert document_places(source) == {"x": ["sec-a", "sec-b"]}
