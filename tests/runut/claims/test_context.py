"""What a study's numbers can be, where their inputs were rounded."""

import pytest

from runut.claims.context import Context
from runut.numerals.rounding import exactly
from tests.studies import read_city


@pytest.fixture(scope="module")
def study(city):
    return Context(city)


@pytest.mark.parametrize(("sum_of_shares", "possible"), [(99, True), (100, True), (101, False)])
def test_a_sum_lies_within_what_its_rounded_inputs_can_make(study, sum_of_shares, possible):
    assert study.reaches("labour_percent_sum", "half-up", exactly(sum_of_shares)) is possible


def test_inputs_that_may_be_equal_give_their_difference_no_limit(files, study):
    """Where a divisor may be zero, no rounded input says how large the quotient can be."""
    data = files["sources/budget.csv"].replace(b"before,public,70", b"before,public,79")
    data = data.replace(b"before,economic,20", b"before,economic,11")
    city = read_city({**files, "sources/budget.csv": data}, "city")
    other = Context(city)
    assert other.graph.values["weight_implied.public"] == 70
    assert other.reach("weight_implied.public", "half-up") is None
    assert other.reaches("weight_implied.public", "half-up", exactly(70)) is False
    assert study.reach("poverty_rate", "half-up").exact
