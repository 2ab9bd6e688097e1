from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runut.graph.formulas import least, most, only_if_positive, only_if_zero, symbol

NUMBERS = st.fractions(min_value=-1000, max_value=1000)
A, B = symbol("a"), symbol("b")


@given(NUMBERS, NUMBERS)
def test_a_formula_computes_what_python_computes(a, b):
    values = {"a": a, "b": b}
    pairs = [
        (A + B, a + b),
        (A - B, a - b),
        (A * B, a * b),
        (100 * A - 1, 100 * a - 1),
        (1 - A, 1 - a),
        (1 + A, 1 + a),
        (-1 + A, -1 + a),
        (sum([A, B, A]), a + b + a),
        (least(A, B), min(a, b)),
        (most(A, B), max(a, b)),
        (only_if_positive(A, B), b if a > 0 else 0),
        (only_if_zero(A, B), b if a == 0 else 0),
    ]
    for formula, expected in pairs:
        assert formula.evaluate(values) == expected
    if b:
        assert (A / B).evaluate(values) == a / b
        assert (1 / B).evaluate(values) == 1 / b


def test_a_formula_is_data_with_its_inputs_in_order():
    formula = 100 * B / (A + B)
    assert formula.as_data() == ["/", ["*", ["#", "100"], "b"], ["+", "a", "b"]]
    assert formula.inputs() == ["b", "a"]


def test_a_formula_may_not_branch_on_a_value():
    with pytest.raises(TypeError, match="only_if_positive"):
        bool(A)


def test_whole_numbers_are_divided_exactly():
    third = (symbol("a") / symbol("b")).evaluate({"a": 1, "b": 3})
    assert third == Fraction(1, 3)


def test_division_by_zero_is_an_error():
    with pytest.raises(ZeroDivisionError):
        (A / B).evaluate({"a": Fraction(1), "b": Fraction(0)})


def test_a_sum_is_read_without_the_nothing_that_it_starts_from():
    assert sum([A, B]).as_data() == ["+", "a", "b"]
    assert (1 + A).as_data() == ["+", ["#", "1"], "a"]
