from fractions import Fraction

import numpy as np
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.proportion import multinomial_proportions_confint

from analysis.checks import DECIMALS, ROUNDED, survey_sizes
from analysis.survey.intervals import allot, survey_intervals
from tests.studies import ROOT, STUDY


@given(st.lists(st.fractions(0, 100), min_size=1).filter(any), st.integers(0, 5000))
def test_allotted_numbers_add_up_and_stay_within_one(shares, total):
    counts = allot(shares, total)
    assert sum(counts) == total
    assert all(abs(n - s * total / sum(shares)) < 1 for n, s in zip(counts, shares, strict=True))


def intervals(counts):
    """The ends of each interval, of a survey with these counts."""
    found = survey_intervals(dict(enumerate(map(Fraction, counts))), [sum(counts)])
    return np.array([ends for _, _, *ends in found])


@given(st.lists(st.integers(1, 2000), min_size=2, max_size=9))
def test_intervals_are_those_of_statsmodels(counts):
    expected = 100 * multinomial_proportions_confint(counts, method="goodman")
    assert intervals(counts) == pytest.approx(expected)


def test_intervals_cover_all_shares_together_as_often_as_they_promise():
    """Surveys drawn with a fixed seed: all true shares lie in their intervals 19 times in 20."""
    truth = np.array([0.40, 0.177, 0.073, 0.157, 0.177, 0.016])
    draws = np.random.default_rng(2010).multinomial(440, truth, size=4000)
    ends = (intervals(draw.tolist()).T / 100 for draw in draws)
    covered = sum(bool(((low <= truth) & (truth <= high)).all()) for low, high in ends)
    assert covered / len(draws) == pytest.approx(0.95, abs=0.01)


@pytest.mark.own
def test_the_sizes_that_the_config_supposes_can_be_and_are_large_enough():
    sizes = yaml.safe_load((ROOT / "config/config.yaml").read_text(encoding="utf-8"))
    cells = STUDY.read(STUDY.units / "bandar-lampung").cells
    shares = [cell.value for cell in cells if cell.id.startswith("cause.")]
    for size in sizes["survey_sizes"]:
        assert all(size in survey_sizes(cells, decimals, ROUNDED) for decimals in DECIMALS)
        assert min(allot(shares, size)) >= 5
