"""What a number can be when its inputs are rounded: nothing lies outside, and exact is exact."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.expressions import least, most, only_if_positive, only_if_zero, symbol
from analysis.propagation import by_operator, reach
from analysis.rounding import Interval, exactly

X, Y, Z = symbol("x"), symbol("y"), symbol("z")
ONE = Fraction(1)
FORMULAS = [
    X + Y - Z,
    100 * X / (X + Y + Z),
    X - 100 * Y / Z,
    1 - X / (X + Y),
    X * (Y - Z),
    X * X - Y,
    least(X, Y) + Z,
    most(X, 100 * Y / Z),
    least(X, X + Y),
    only_if_positive(X - 2, Y),
    only_if_zero(X - 2, Y) + Z,
]


@st.composite
def intervals(draw):
    low = draw(st.integers(1, 5))
    width = draw(st.integers(0, 2))
    if not width:
        return exactly(low)
    return Interval(Fraction(low), Fraction(low + width), draw(st.booleans()), draw(st.booleans()))


def points(interval: Interval) -> list[Fraction]:
    steps = 4
    span = interval.high - interval.low
    return [
        value
        for step in range(steps + 1)
        if (value := interval.low + span * Fraction(step, steps)) in interval
    ]


@given(st.sampled_from(FORMULAS), intervals(), intervals(), intervals())
def test_no_value_lies_outside_and_exact_ends_are_true(formula, x, y, z):
    inputs = {"x": x, "y": y, "z": z}
    found = reach(formula, inputs)
    grid = list(product(*(points(inputs[name]) for name in formula.inputs())))
    values = [
        formula.evaluate(dict(zip(formula.inputs(), at, strict=True))) for at in dict.fromkeys(grid)
    ]
    assert all(value in found.interval for value in values)
    if found.exact:
        assert found.interval.low_closed == (found.interval.low in values)
        assert found.interval.high_closed == (found.interval.high in values)


def test_an_input_that_occurs_twice_is_no_trouble_in_a_linear_fraction():
    inputs = {"x": Interval(ONE, 2 * ONE), "y": Interval(ONE, 3 * ONE, False, True)}
    formula = X / (X + Y)
    found = reach(formula, inputs)
    assert found.exact
    assert str(found.interval) == "[1/4, 2/3)"
    wider = by_operator(formula, inputs)
    assert (wider.low, wider.high) == (Fraction(1, 5), 1)


def test_a_power_is_given_as_an_outer_bound():
    found = reach(X * X, {"x": Interval(-ONE, ONE)})
    assert not found.exact
    assert str(found.interval) == "[-1, 1]"


def test_a_divisor_that_may_be_zero_is_an_error():
    with pytest.raises(ZeroDivisionError):
        reach(1 / X, {"x": Interval(-ONE, ONE)})
    with pytest.raises(ZeroDivisionError):
        reach(1 / least(X, 1), {"x": Interval(Fraction(0), ONE, False, True)})
