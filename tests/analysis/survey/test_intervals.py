from fractions import Fraction
from statistics import NormalDist

import numpy as np
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from analysis.checks import DECIMALS, ROUNDED, survey_sizes
from analysis.survey.intervals import allot, survey_intervals
from tests.studies import ROOT, STUDY

SHARES = {"a": Fraction(40), "b": Fraction("58.4"), "c": Fraction("1.6")}


@given(st.lists(st.fractions(0, 100), min_size=1).filter(any), st.integers(0, 5000))
def test_allotted_numbers_add_up_and_stay_within_one(shares, total):
    counts = allot(shares, total)
    assert sum(counts) == total
    assert all(abs(n - s * total / sum(shares)) < 1 for n, s in zip(counts, shares, strict=True))


def test_intervals_hold_their_share_and_narrow_with_the_survey():
    found = survey_intervals(SHARES, [100, 1000])
    for row in found.itertuples():
        counted = allot(list(SHARES.values()), row.households)[list(SHARES).index(row.cause)]
        assert 0 <= row.low <= 100 * counted / row.households <= row.high <= 100
    width = (found["high"] - found["low"]).groupby(found["households"]).mean()
    assert width[1000] < width[100] / 2


def test_at_its_ends_each_share_is_as_many_standard_errors_away_as_all_together_allow():
    """Goodman's definition, with the level of one share divided by their number."""
    found = survey_intervals(SHARES, [1000])
    share = np.array([400, 584, 16]) / 1000
    for end in ("low", "high"):
        true = found[end].to_numpy() / 100
        errors = abs(share - true) / np.sqrt(true * (1 - true) / 1000)
        assert errors == pytest.approx(NormalDist().inv_cdf(1 - 0.05 / 3 / 2))


def test_intervals_cover_all_shares_together_as_often_as_they_promise():
    """Surveys drawn with a fixed seed: all true shares lie in their intervals 19 times in 20."""
    truth = np.array([0.40, 0.177, 0.073, 0.157, 0.177, 0.016])
    draws = np.random.default_rng(2010).multinomial(440, truth, size=1000)
    covered = 0
    for draw in draws:
        found = survey_intervals({str(i): Fraction(int(n)) for i, n in enumerate(draw)}, [440])
        covered += bool(((found["low"] <= 100 * truth) & (100 * truth <= found["high"])).all())
    assert covered / len(draws) == pytest.approx(0.95, abs=0.015)


@pytest.mark.own
def test_the_sizes_that_the_config_supposes_can_be_and_are_large_enough():
    sizes = yaml.safe_load((ROOT / "config/config.yaml").read_text(encoding="utf-8"))
    cells = STUDY.read(STUDY.units / "bandar-lampung").cells
    shares = [cell.value for cell in cells if cell.id.startswith("cause.")]
    for size in sizes["survey_sizes"]:
        assert all(size in survey_sizes(cells, decimals, ROUNDED) for decimals in DECIMALS)
        assert min(allot(shares, size)) >= 5
