"""What a number can be when its inputs are rounded: nothing lies outside, and exact is exact."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runut.graph.formulas import least, most, only_if_positive, only_if_zero, symbol
from runut.graph.propagation import by_operator, reach
from runut.numerals.rounding import Interval, exactly

X, Y, Z = symbol("x"), symbol("y"), symbol("z")
ONE = Fraction(1)
# each formula, and whether the ends are the true ones where none of its inputs is known exactly
FORMULAS = [
    (X + Y - Z, True),
    (100 * X / (X + Y + Z), True),
    (X - 100 * Y / Z, True),
    (1 - X / (X + Y), True),
    (X * (Y - Z), True),
    (X / Z + Y / Z, True),
    (X / Z - Y / Z, True),
    (X * X - Y, False),
    (least(X, Y) + Z, True),
    (most(X, 100 * Y / Z), True),
    (least(X, X + Y), False),
    (only_if_positive(X - 2, Y), False),
    (only_if_zero(X - 2, Y) + Z, False),
]
# formulas with what they divide by, none of it with a power above one
DIVIDED = [
    (1 / (X - Y), [X - Y]),
    (1 / (X + Y), [X + Y]),
    (Z / (1 - X * 2), [1 - X * 2]),
    (1 / (X - 3 * Y), [X - 3 * Y]),
    (1 / (X * Y - Z), [X * Y - Z]),
    (X / (Y / Z), [Y, Z]),
    (1 / (X / Y + Z), [Y, X + Z * Y]),
    (1 / (X / Y - Z), [Y, X - Z * Y]),
    (1 / (X / Z - Y / Z), [Z, X - Y]),
]


@st.composite
def intervals(draw, lowest=-5):
    low = Fraction(draw(st.integers(lowest, 6)), 2)
    width = draw(st.integers(0, 3))
    if not width:
        return exactly(low)
    return Interval(low, low + Fraction(width, 2), draw(st.booleans()), draw(st.booleans()))


def points(interval: Interval) -> list[Fraction]:
    """Some values of an interval, its ends among them; those that belong to it."""
    return [value for value in spread(interval) if value in interval]


def spread(interval: Interval) -> list[Fraction]:
    steps = 4
    span = interval.high - interval.low
    return [interval.low + span * Fraction(step, steps) for step in range(steps + 1)]


def results(formula, inputs, values_of) -> list[Fraction]:
    names = formula.inputs()
    grid = dict.fromkeys(product(*(values_of(inputs[name]) for name in names)))
    return [formula.evaluate(dict(zip(names, at, strict=True))) for at in grid]


def ends(interval: Interval) -> tuple[Fraction, Fraction]:
    return interval.low, interval.high


@pytest.mark.parametrize(("formula", "sharp"), FORMULAS)
@given(intervals(1), intervals(1), intervals(1))
def test_no_value_lies_outside_and_exact_ends_are_true(formula, sharp, x, y, z):
    inputs = {"x": x, "y": y, "z": z}
    found = reach(formula, inputs)
    values = results(formula, inputs, points)
    assert all(value in found.interval for value in values)
    if all(inputs[name].is_point for name in formula.inputs()):
        assert found.exact and found.interval == exactly(values[0])
    elif not any(inputs[name].is_point for name in formula.inputs()):
        assert found.exact == sharp
    if found.exact:
        everywhere = results(formula, inputs, spread)
        assert ends(found.interval) == (min(everywhere), max(everywhere))
        assert found.interval.low_closed == (found.interval.low in values)
        assert found.interval.high_closed == (found.interval.high in values)


@pytest.mark.parametrize(("formula", "divisors"), DIVIDED)
@given(intervals(), intervals(), intervals())
def test_there_is_no_range_exactly_if_a_divisor_may_be_zero(formula, divisors, x, y, z):
    """A polynomial without powers has its extremes at corners, open ones among them."""
    inputs = {"x": x, "y": y, "z": z}
    corners = [results(divisor, inputs, ends) for divisor in divisors]
    if all(min(values) > 0 or max(values) < 0 for values in corners):
        found = reach(formula, inputs)
        assert found.exact
        everywhere = results(formula, inputs, spread)
        assert ends(found.interval) == (min(everywhere), max(everywhere))
    else:
        with pytest.raises(ZeroDivisionError):
            reach(formula, inputs)


@pytest.mark.parametrize("formula", [X + Y, X - Y, X * Y, X / Y])
@given(intervals(), intervals())
def test_two_ways_to_the_range_of_one_operation_agree(formula, x, y):
    inputs = {"x": x, "y": y}
    try:
        at_corners = reach(formula, inputs).interval
    except ZeroDivisionError:
        with pytest.raises(ZeroDivisionError):
            by_operator(formula, inputs)
        assert y.low <= 0 <= y.high
    else:
        assert by_operator(formula, inputs) == at_corners


def between(low, high, marks="[]") -> Interval:
    return Interval(Fraction(low), Fraction(high), marks[0] == "[", marks[1] == "]")


HALF = Fraction(1, 2)


@pytest.mark.parametrize(
    ("condition", "test", "part", "expected"),
    [
        (only_if_positive, between(1, 2), between(3, 4, "()"), "(3, 4)"),
        (only_if_positive, between(HALF, 1), between(3, 4), "[3, 4]"),
        (only_if_positive, between(0, 1, "(]"), between(3, 4), "[3, 4]"),
        (only_if_positive, between(1, 2, "()"), between(3, 4), "[3, 4]"),
        (only_if_positive, between(0, 1), between(3, 4, "()"), "[0, 4)"),
        (only_if_positive, between(-1, 1, "()"), between(3, 4), "[0, 4]"),
        (only_if_positive, between(-1, HALF), between(3, 4), "[0, 4]"),
        (only_if_positive, between(-1, 0), between(3, 4), "[0, 0]"),
        (only_if_positive, between(-1, -HALF), between(3, 4), "[0, 0]"),
        (only_if_zero, exactly(0), between(3, 4, "()"), "(3, 4)"),
        (only_if_zero, exactly(1), between(3, 4), "[0, 0]"),
        (only_if_zero, exactly(-1), between(3, 4), "[0, 0]"),
        (only_if_zero, between(0, 1, "(]"), between(3, 4), "[0, 0]"),
        (only_if_zero, between(0, HALF), between(3, 4), "[0, 4]"),
        (only_if_zero, between(-HALF, HALF), between(3, 4), "[0, 4]"),
        # zero is a value of its own, whether or not the part comes near it
        (only_if_zero, between(-1, 1), between(HALF, 1, "()"), "[0, 1)"),
        (only_if_zero, between(-1, 1), between(0, 1, "()"), "[0, 1)"),
        (only_if_zero, between(-1, 1), between(-1, 1, "()"), "(-1, 1)"),
        (only_if_zero, between(-1, 1), between(-1, 0, "()"), "(-1, 0]"),
        (only_if_zero, between(-1, 1), between(-1, -HALF, "()"), "(-1, 0]"),
    ],
)
def test_a_part_that_counts_under_a_condition_counts_nothing_where_it_fails(
    condition, test, part, expected
):
    assert str(by_operator(condition(X, Y), {"x": test, "y": part})) == expected


def test_with_too_many_inputs_only_a_formula_that_names_each_once_is_exact():
    names = "abcdefg"
    inputs = {name: between(1, 2) for name in names}
    six, seven = (sum(map(symbol, names[:many])) for many in (6, 7))
    assert reach(symbol("a") / six, inputs).exact
    assert not reach(symbol("a") / seven, inputs).exact
    assert reach(seven, inputs).exact


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
