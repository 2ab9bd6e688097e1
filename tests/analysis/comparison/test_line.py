"""The line across cities is exact where it can be, and statsmodels agrees."""

from fractions import Fraction
from itertools import permutations

import numpy as np
import pytest

from analysis.comparison.line import Line as Slope
from analysis.comparison.line import (
    chance_of,
    kendall,
    leverages,
    no_line,
    points,
    robust_line,
    slope,
    without_each,
)
from tests.analysis.comparison.cities import PEERS, drawn


def test_the_line_is_that_of_statsmodels():
    import statsmodels.api as sm  # here, as it takes a second

    found = points(PEERS)
    x, y = ([float(getattr(p, of)) for p in found] for of in "xy")
    fit = sm.OLS(y, sm.add_constant(x)).fit()
    assert float(slope(found)) == pytest.approx(fit.params[1])
    hat = fit.get_influence().hat_matrix_diag
    assert [float(v) for v in leverages(found).values()] == pytest.approx(list(hat))


def test_the_interval_is_hc3_worked_out_by_hand():
    from scipy.stats import t

    found = points(PEERS)
    line, _ = robust_line(found)
    x, y = (np.array([float(getattr(p, of)) for p in found]) for of in "xy")
    dx, b = x - x.mean(), float(slope(found))
    hat = 1 / len(x) + dx**2 / (dx**2).sum()
    error = y - y.mean() - b * dx
    se = np.sqrt((dx**2 * error**2 / (1 - hat) ** 2).sum()) / (dx**2).sum()
    half = t.ppf(0.975, len(x) - 2) * se
    assert [float(line.low), float(line.high)] == pytest.approx([b - half, b + half])


def test_leverages_sum_to_two():
    assert sum(leverages(points(PEERS)).values()) == 2


def test_the_rank_correlation_and_its_chance_are_scipys():
    from scipy.stats import kendalltau

    found = points(PEERS)
    theirs = kendalltau([float(p.x) for p in found], [float(p.y) for p in found], method="exact")
    assert float(kendall(found)) == pytest.approx(theirs.statistic)
    assert float(chance_of(kendall(found), len(found))) == pytest.approx(theirs.pvalue)


def test_the_chance_counts_every_order():
    for n in (4, 5):
        taus = [kendall(drawn(enumerate(order))) for order in permutations(range(n))]
        for tau in set(taus):
            as_far = sum(abs(other) >= abs(tau) for other in taus)
            assert chance_of(tau, n) == Fraction(as_far, len(taus))


def test_the_slope_without_each_city():
    found = drawn([(0, 0), (1, 1), (2, 2), (3, -9)])
    apart = without_each(found)
    assert apart["3"] == 1 and apart["0"] < 0


@pytest.mark.parametrize(
    ("low", "high", "case"),
    [
        (0, 1, "holds_zero"),
        (-1, 0, "holds_zero"),
        ("1/2", 1, "positive"),
        (-1, "-1/2", "negative"),
        ("-3/4", "-1/2", "negative"),
    ],
)
def test_on_which_side_of_zero_an_interval_lies(low, high, case):
    assert Slope(Fraction(0), Fraction(low), Fraction(high)).case == case


def test_ties_count_for_neither_order():
    assert kendall(drawn([(0, 0), (1, 0), (2, 0)])) == 0
    assert kendall(drawn([(0, 0), (1, 0), (2, 1)])) == Fraction(2, 3)
    assert kendall(drawn([(0, 1), (0, 1), (2, 0)])) == Fraction(-2, 3)


def test_two_rates_of_poverty_are_enough_for_a_line():
    assert no_line(drawn([(0, 0), (1, 0), (2, 0), (3, 1)])) == ""
    assert no_line(drawn([(0, 0), (1, 0), (2, 1)])) == "few"


def test_the_diagnostics_are_those_worked_out_by_hand():
    found = points(PEERS)
    _, diagnostics = robust_line(found)
    x, y = (np.array([float(getattr(p, of)) for p in found]) for of in "xy")
    n, dx, b = len(x), x - x.mean(), float(slope(found))
    hat = 1 / n + dx**2 / (dx**2).sum()
    error = y - y.mean() - b * dx
    square = (error**2).sum() / (n - 2)
    cook = error**2 / (2 * square) * hat / (1 - hat) ** 2
    without = ((error**2).sum() - error**2 / (1 - hat)) / (n - 3)
    residual = error / np.sqrt(without * (1 - hat))
    for what, expected in (("cook", cook), ("residual", residual), ("leverage", hat)):
        given = [float(diagnostics[p.place][what]) for p in found]
        assert given == pytest.approx(list(expected), abs=1e-8)
