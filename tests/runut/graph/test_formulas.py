import re
from fractions import Fraction

import pytest
from hypothesis import assume, given
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


FUNCTIONS = {
    "min": min,
    "max": max,
    "only_if_positive": lambda test, part: part if test > 0 else 0,
    "only_if_zero": lambda test, part: part if test == 0 else 0,
    "Fraction": Fraction,
}


def formulas(depth: int) -> st.SearchStrategy:
    leaves = st.sampled_from([A, B]) | NUMBERS.map(lambda number: A * 0 + number)
    if not depth:
        return leaves
    inner = formulas(depth - 1)
    return leaves | st.builds(
        lambda make, left, right: make(left, right),
        st.sampled_from(
            [
                *(lambda a, b: a + b, lambda a, b: a - b, lambda a, b: a * b, lambda a, b: a / b),
                *(least, most, only_if_positive, only_if_zero),
            ]
        ),
        inner,
        inner,
    )


@given(formulas(3), NUMBERS, NUMBERS)
def test_a_formula_as_text_is_the_same_formula(formula, a, b):
    text = re.sub(r"\b(\d+)\b", r"Fraction(\1)", formula.as_text())
    try:
        value = formula.evaluate({"a": a, "b": b})
    except ZeroDivisionError:
        assume(False)
    assert eval(text, {**FUNCTIONS, "a": a, "b": b}) == value


def test_a_formula_as_text_has_no_bracket_too_many():
    assert (100 * A / (A + B) - (A - B)).as_text() == "100 * a / (a + b) - (a - b)"
    assert least(A * 2, B).as_text() == "min(a * 2, b)"


def test_a_formula_is_data_with_its_inputs_in_order():
    formula = 100 * B / (A + B)
    assert formula.as_data() == ["/", ["*", ["#", "100"], "b"], ["+", "a", "b"]]
    assert formula.inputs() == ["b", "a"]


def test_a_formula_may_not_branch_on_a_value():
    with pytest.raises(TypeError, match="only_if_positive"):
        bool(A)
    with pytest.raises(TypeError, match="only_if_positive"):
        A > 10  # noqa: B015


def test_a_formula_takes_no_number_that_is_not_exact():
    with pytest.raises(TypeError, match=r"found 0\.1, expected .*Fraction\(1, 10\)"):
        A * 0.1


def test_whole_numbers_are_divided_exactly():
    third = (symbol("a") / symbol("b")).evaluate({"a": 1, "b": 3})
    assert third == Fraction(1, 3)


def test_division_by_zero_is_an_error():
    with pytest.raises(ZeroDivisionError):
        (A / B).evaluate({"a": Fraction(1), "b": Fraction(0)})


def test_a_sum_is_read_without_the_nothing_that_it_starts_from():
    assert sum([A, B]).as_data() == ["+", "a", "b"]
    assert (1 + A).as_data() == ["+", ["#", "1"], "a"]
