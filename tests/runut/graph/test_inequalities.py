"""Exact elimination beside an independent solver, and its proofs added up again."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linprog

from runut.graph.inequalities import Inequality, project, solution, stages, within
from runut.numerals.rounding import Interval

SMALL = st.integers(-4, 4).map(Fraction)


def box(size: int) -> list[Inequality]:
    """Every variable lies from -5 to 5, so that all systems are bounded."""
    units = [tuple(int(i == at) for i in range(size)) for at in range(size)]
    return [row for unit in units for row in within(unit, Interval(Fraction(-5), Fraction(5)))]


@st.composite
def systems(draw, strictness=(False, True)) -> list[Inequality]:
    size = draw(st.integers(1, 3))
    factors = st.tuples(*[SMALL] * size)
    rows = draw(
        st.lists(st.builds(Inequality, factors, SMALL, st.sampled_from(strictness)), max_size=4)
    )
    return [*rows, *box(size)]


def summed(given_rows: list[Inequality], made_of: dict) -> Inequality:
    """A sum of given inequalities, added up anew; no factor may be negative."""
    assert all(times >= 0 for times in made_of.values())
    taken = [(given_rows[place], times) for place, times in made_of.items() if times]
    return Inequality(
        tuple(sum(t * row.factors[i] for row, t in taken) for i in range(len(taken[0][0].factors))),
        sum(t * row.constant for row, t in taken),
        any(row.strict for row, _ in taken),
    )


@given(systems())
def test_every_inequality_left_is_the_sum_that_it_says_it_is(rows):
    for stage in stages(rows):
        for row in stage:
            again = summed(rows, row.made_of)
            assert (again.factors, again.constant) == (row.factors, row.constant)
            assert again.strict == row.strict


@given(systems(strictness=(False,)))
def test_the_ends_are_those_of_linear_programming(rows):
    above = -np.array([[float(x) for x in row.factors] for row in rows])
    constants = np.array([float(row.constant) for row in rows])
    aim = np.eye(1, above.shape[1])[0]
    ends = [
        linprog(sign * aim, A_ub=above, b_ub=constants, bounds=(None, None)) for sign in (1, -1)
    ]
    found = project(rows).interval
    assert (found is not None) == all(end.status == 0 for end in ends)
    if found:
        assert [float(found.low), float(found.high)] == pytest.approx(
            [ends[0].fun, -ends[1].fun], abs=1e-7
        )


@given(systems())
def test_a_solution_is_one_and_there_is_one_unless_it_is_proved_otherwise(rows):
    found, projection = solution(rows), project(rows)
    if found is None:
        (proof,) = projection.proofs
        assert projection.interval is None
        assert summed(rows, proof.made_of).is_contradiction
    else:
        assert all(row.holds(found) for row in rows)
        assert found[0] in projection.interval


@given(systems())
def test_an_end_belongs_exactly_if_a_solution_has_it(rows):
    interval = project(rows).interval
    if interval is None:
        return
    unit = (1,) + (0,) * (len(rows[0].factors) - 1)
    for end in (interval.low, interval.high):
        there = solution([*rows, *within(unit, Interval(end, end))])
        assert (there is not None) == (end in interval)
    beyond = (
        Interval(interval.low - 1, interval.low, True, False),
        Interval(interval.high, interval.high + 1, False, True),
    )
    assert all(solution([*rows, *within(unit, there)]) is None for there in beyond)


def test_without_a_bound_it_says_so():
    with pytest.raises(ValueError, match="do not bound"):
        project([Inequality((Fraction(1),), Fraction(0))])
