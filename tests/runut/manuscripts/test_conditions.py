"""Conditions remember what they compare, so that a browser can ask again."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runut.manuscripts.conditions import Quantity, every, least, some

NUMBERS = st.fractions(min_value=-5, max_value=5, max_denominator=3)
A, B = Quantity("id", ("a",)), Quantity("id", ("b",))


def test_a_condition_keeps_its_formula():
    condition = 100 * A + 1 < B / 2
    assert condition.as_data() == [
        "<",
        ["+", ["*", ["#", "100"], "a"], ["#", "1"]],
        ["/", "b", ["#", "2"]],
    ]
    assert condition.answer({"a": Fraction(1), "b": Fraction(2)}, {}) is False
    assert (B >= 3).as_data() == [">=", "b", ["#", "3"]]
    assert (1 - A == B).as_data() == ["==", ["-", ["#", "1"], "a"], "b"]
    assert (Fraction(1, 2) < A).as_data() == [">", "a", ["#", "1/2"]]


@given(NUMBERS, NUMBERS, NUMBERS)
def test_it_holds_when_the_numbers_say_so(x, y, z):
    one, other, third = (Quantity("id", (name,)) for name in "xyz")
    for question, holds in (
        (one < other, x < y),
        (one == other, x == y),
        (one != other, x != y),
        (one >= other - third, x >= y - z),
        (one <= other * third, x <= y * z),
        (1 + one > 1 - other, 1 + x > 1 - y),
        (least(one, other, third) == one, min(x, y, z) == x),
        (every(one < other, other < third), x < y < z),
        (some(one < other, other < third), x < y or y < z),
    ):
        assert question.answer({"x": x, "y": y, "z": z}, {}) is holds


def test_and_or_and_not_would_forget_a_side_and_are_refused():
    for wrong in (
        lambda: A < B and B < A,
        lambda: not A < B,
        lambda: 1 < A < 2,
        lambda: min(A, B),
        lambda: all([A < B]),
    ):
        with pytest.raises(TypeError, match="every"):
            wrong()
