"""Conditions remember what they compare, so that a browser can ask again."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runut.manuscripts.conditions import every, known, least, most, some

NUMBERS = st.fractions(min_value=-5, max_value=5, max_denominator=3)


def a(value=1):
    return known("a", Fraction(value))


def b(value=2):
    return known("b", Fraction(value))


def test_a_condition_keeps_its_formula():
    condition = 100 * a() + 1 < b() / 2
    assert condition.data == [
        "<",
        ["+", ["*", ["#", "100"], "a"], ["#", "1"]],
        ["/", "b", ["#", "2"]],
    ]
    assert not condition.holds
    assert (b() >= 3).data == [">=", "b", ["#", "3"]]


@given(NUMBERS, NUMBERS, NUMBERS)
def test_it_holds_when_the_numbers_say_so(x, y, z):
    one, other, third = known("x", x), known("y", y), known("z", z)
    assert (one < other).holds == (x < y)
    assert (one == other).holds == (x == y)
    assert (one != other).holds == (x != y)
    assert (one >= other - third).holds == (x >= y - z)
    assert (one <= other * third).holds == (x <= y * z)
    assert (1 + one).value == 1 + x and (1 - one).value == 1 - x
    assert (1 - one).formula.as_data() == ["-", ["#", "1"], "x"]
    assert least(one, other, third).value == min(x, y, z)
    assert most(one, other, third).value == max(x, y, z)
    assert every(one < other, other < third).holds == (x < y < z)
    assert some(one < other, other < third).holds == (x < y or y < z)


def test_and_or_and_not_would_forget_a_side_and_are_refused():
    for wrong in (
        lambda: a() < b() and b() < a(),
        lambda: not a() < b(),
        lambda: 1 < a() < 2,
        lambda: min(a(), b()),
        lambda: all([a() < b()]),
    ):
        with pytest.raises(TypeError, match="every"):
            wrong()
