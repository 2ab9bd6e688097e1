"""Exact elimination beside an independent solver, and by examples."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linprog

from runut.graph.inequalities import Inequality, equal, project, within
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


def solution(rows: list[Inequality]) -> list[Fraction] | None:
    """One solution, in the middle of what each variable may be once those before it are known;
    None where there is none."""
    point: list[Fraction] = []
    for _ in rows[0].factors:
        # those that are known go to the end
        found = project(rows)
        if found is None:
            return None
        point.append((found.low + found.high) / 2)
        rows = [*rows, *equal((1,) + (0,) * (len(rows[0].factors) - 1), point[-1])]
        rows = [
            Inequality((*row.factors[1:], row.factors[0]), row.constant, row.strict) for row in rows
        ]
    return point


def most(rows: list[Inequality], aim: list[float], slack: int) -> float | None:
    """The most that ``aim`` can come to by linear programming; None where no point is left. In a
    strict inequality ``slack`` of a last variable, at most 1, is to spare."""
    above = [[*(-float(x) for x in row.factors), slack * row.strict] for row in rows]
    found = linprog(
        [-one for one in aim],
        A_ub=above,
        b_ub=[float(row.constant) for row in rows],
        bounds=[*[(None, None)] * len(rows[0].factors), (0, 1)],
    )
    return -found.fun if found.status == 0 else None


@given(systems())
def test_there_is_a_solution_and_ends_where_linear_programming_finds_them(rows):
    size = len(rows[0].factors)
    spare = most(rows, [0] * size + [1], slack=1)
    found = project(rows)
    assert (found is not None) == (spare is not None and spare > 1e-7)
    if found:
        first = np.eye(1, size + 1)[0]
        ends = -most(rows, list(-first), slack=0), most(rows, list(first), slack=0)
        assert [float(found.low), float(found.high)] == pytest.approx(ends, abs=1e-7)


@given(systems())
def test_a_solution_is_one_wherever_there_is_one(rows):
    found, interval = solution(rows), project(rows)
    assert (found is None) == (interval is None)
    if found:
        assert all(row.holds(found) for row in rows)
        assert found[0] in interval


@given(systems())
def test_an_end_belongs_exactly_if_a_solution_has_it(rows):
    interval = project(rows)
    if interval is None:
        return
    unit = (1,) + (0,) * (len(rows[0].factors) - 1)
    for end in (interval.low, interval.high):
        there = solution([*rows, *equal(unit, end)])
        assert (there is not None) == (end in interval)
    beyond = (
        Interval(interval.low - 1, interval.low, True, False),
        Interval(interval.high, interval.high + 1, False, True),
    )
    assert all(project([*rows, *within(unit, there)]) is None for there in beyond)


def test_without_a_bound_it_says_so():
    with pytest.raises(ValueError, match="do not bound"):
        project([Inequality((Fraction(1),), Fraction(0))])
