"""The weights that make a budget's columns possible, proved a second time by other means."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linprog

from analysis.budget.weights import (
    READINGS,
    Printed,
    Reading,
    Shares,
    at_weight,
    between,
    shares_of,
    weights,
)
from runut.graph import project
from runut.numerals.rounding import Interval, exactly
from tests.runut.graph.test_inequalities import solution

PRINTED = {
    "before": [Printed(Fraction(share)) for share in (70, 10, 20)],
    "after": [Printed(Fraction(80)), Printed(Fraction(20)), Printed(None)],
    "whole": [
        Printed(Fraction("79.3"), 1),
        Printed(Fraction("19.83"), 2),
        Printed(Fraction("0.87"), 2),
    ],
}
EXPECTED = {
    Reading("exact", "exact"): None,
    Reading("exact", "half-up"): None,
    Reading("half-up", "exact"): "(87/2050, 29/650]",
    Reading("half-up", "half-up"): "(173/4100, 7/156)",
    Reading("half-up", "half-up", False): "[19/1000, 7/156)",
    Reading("half-up", "truncation"): "(87/2050, 29/650]",
    Reading("half-even", "half-even", False): "(19/1000, 7/156)",
    Reading("truncation", "half-up"): None,
    Reading("truncation", "truncation", False): None,
}


def closed(interval: Interval) -> Interval:
    return replace(interval, low_closed=True, high_closed=True)


def relaxed(shares: Shares) -> Shares:
    """The same with every end belonging to its interval."""
    return Shares(
        *(tuple(map(closed, part)) for part in (shares.before, shares.after, shares.whole))
    )


@pytest.mark.parametrize("reading", EXPECTED, ids=str)
def test_the_published_budget(reading):
    found = weights(shares_of(PRINTED, reading))
    assert (found and str(found)) == EXPECTED[reading]


def holds(weight: Fraction, before: list[Fraction], after: list[Fraction], shares: Shares) -> bool:
    """Whether these shares do it, put into the problem as it stands in the article."""
    means = [weight * b + (1 - weight) * a for b, a in zip(before, after, strict=True)]
    parts = [(before, shares.before), (after, shares.after), (means, shares.whole)]
    return sum(before) == sum(after) == 100 and all(
        value in interval
        for values, intervals in parts
        for value, interval in zip(values, intervals, strict=True)
    )


def example(weight: Fraction, shares: Shares) -> bool:
    """Whether some shares are possible at this weight; if so they are held against the problem."""
    found = solution(at_weight(weight, shares))
    size = len(shares.before)
    assert found is None or holds(weight, found[:size], found[size:], shares)
    return found is not None


def check_again(shares: Shares) -> None:
    """What is possible by examples, what is not by there being none."""
    inner, found = project(between(shares)), weights(shares)
    if inner is not None:
        # there is an example within, and at each end once every end of a share belongs to it; the
        # set has no holes, so all that lies between is possible
        assert example((inner.low + inner.high) / 2, shares)
        assert all(example(end, relaxed(shares)) for end in (inner.low, inner.high))
    for end in {Fraction(0), Fraction(1), *((found.low, found.high) if found else ())}:
        assert example(end, shares) == (found is not None and end in found)


def test_a_share_that_is_not_printed_has_the_decimals_of_the_others():
    printed = {period: [Printed(Fraction("99.9"), 1), Printed(None)] for period in PRINTED}
    shares = shares_of(printed, Reading("half-up", "half-up", missing_is_zero=False))
    assert shares.after[1] == Interval(Fraction(0), Fraction(5, 100), True, False)


@pytest.mark.parametrize("reading", READINGS, ids=str)
def test_each_set_of_the_published_budget_is_proved_again(reading):
    check_again(shares_of(PRINTED, reading))


@pytest.mark.parametrize("reading", EXPECTED, ids=str)
def test_a_grid_of_weights_finds_the_same(reading):
    shares = shares_of(PRINTED, reading)
    found = weights(shares)
    for weight in (Fraction(step, 1000) for step in (0, *range(17, 48, 3), 70, 500, 1000)):
        possible = project(at_weight(weight, shares)) is not None
        assert possible == (found is not None and weight in found)


@pytest.mark.parametrize("reading", READINGS, ids=str)
def test_linear_programming_finds_the_same_ends(reading):
    """scipy's own solver, on the shares before and after times the weight, all six of them."""
    shares = relaxed(shares_of(PRINTED, reading))
    rows, size = [], 1 + 2 * 3
    for at in range(3):
        for part, place, base in (
            (shares.before, 1 + at, (1, 0)), (shares.after, 4 + at, (-1, 1)),
        ):  # fmt: skip
            for sign, end in ((1, part[at].high), (-1, part[at].low)):
                row = np.zeros(size)
                row[place], row[0] = sign, -sign * float(end) * base[0]
                rows.append((row, sign * float(end) * base[1]))
        for sign, end in ((1, shares.whole[at].high), (-1, shares.whole[at].low)):
            row = np.zeros(size)
            row[1 + at] = row[4 + at] = sign
            rows.append((row, sign * float(end)))
    sums = np.array([[-100, 1, 1, 1, 0, 0, 0], [100, 0, 0, 0, 1, 1, 1]])
    ends = [
        linprog(
            sign * np.eye(1, size)[0],
            A_ub=[row for row, _ in rows], b_ub=[most for _, most in rows],
            A_eq=sums, b_eq=[0, 100], bounds=[(0, 1)] + [(None, None)] * 6,
        )
        for sign in (1, -1)
    ]  # fmt: skip
    found = weights(shares)
    assert (found is not None) == all(end.status == 0 for end in ends)
    if found:
        assert [float(found.low), float(found.high)] == pytest.approx(
            [ends[0].fun, -ends[1].fun], abs=1e-7
        )


@st.composite
def budgets(draw) -> dict[str, list[Printed]]:
    """Three columns of two or three components that some true budget might have left."""
    size = draw(st.integers(2, 3))
    cuts = st.lists(st.integers(0, 1000), min_size=size - 1, max_size=size - 1).map(sorted)

    def split(ends: list[int]) -> list[Fraction]:
        return [Fraction(b - a, 10) for a, b in zip([0, *ends], [*ends, 1000], strict=True)]

    before, after = split(draw(cuts)), split(draw(cuts))
    weight = Fraction(draw(st.integers(0, 20)), 20)
    whole = [weight * b + (1 - weight) * a for b, a in zip(before, after, strict=True)]
    slip = draw(st.sampled_from([0, 0, 0, 1]))
    return {
        "before": [Printed(Fraction(round(share))) for share in before],
        "after": [Printed(Fraction(round(share))) for share in after],
        "whole": [Printed(Fraction(round(10 * share), 10) + slip, 1) for share in whole],
    }


@pytest.mark.slow
@given(budgets(), st.sampled_from(READINGS))
def test_other_budgets_are_proved_again(printed, reading):
    check_again(shares_of(printed, reading))


def test_the_weights_nothing_and_all():
    one, other = (exactly(60), exactly(40)), (exactly(30), exactly(70))
    assert weights(Shares(one, other, other)) == exactly(0)
    assert weights(Shares(one, other, one)) == exactly(1)
    assert weights(Shares(one, one, one)) == Interval(Fraction(0), Fraction(1))
    assert weights(Shares(one, other, (exactly(61), exactly(39)))) is None


def known(**columns: tuple[int, ...]) -> Shares:
    """Shares that are known to the last digit, by period."""
    return Shares(**{period: tuple(map(exactly, shares)) for period, shares in columns.items()})


def test_any_number_of_components_is_weighed():
    two = known(before=(70, 30), after=(80, 20), whole=(77, 23))
    four = known(before=(10, 20, 30, 40), after=(40, 30, 20, 10), whole=(25, 25, 25, 25))
    assert weights(two) == exactly(Fraction(3, 10))
    assert weights(four) == exactly(Fraction(1, 2))


def test_all_or_none_of_the_money_may_have_been_spent_before():
    printed = {"before": [70, 30], "after": [80, 20]}
    reading = Reading("exact", "half-up")
    for whole, expected in (([80, 20], "[0, 1/20)"), ([70, 30], "(19/20, 1]")):
        columns = {
            period: [Printed(Fraction(share)) for share in shares]
            for period, shares in {**printed, "whole": whole}.items()
        }
        assert str(weights(shares_of(columns, reading))) == expected


def test_a_period_whose_own_shares_do_not_add_up_allows_no_weight_at_all():
    good, short = (80, 20), (70, 10)
    assert weights(known(before=short, after=good, whole=good)) is None
    assert weights(known(before=good, after=short, whole=good)) is None
