"""Possible sizes of a survey, beside counting every household."""

from fractions import Fraction
from math import floor

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from analysis.checks import DECIMALS, ROUNDED, survey_sizes
from analysis.survey.size import (
    always_filled,
    from_where,
    intervals_of,
    is_possible,
    possible_sizes,
)
from runut.numerals.rounding import Interval, exactly
from tests.conftest import ROOT

WHOLE = ["40", "17.7", "7.3", "15.7", "17.7", "1.6"]
SAME = ["40.0", *WHOLE[1:]]
RULES = ("half-up", "half-even", "truncation")


def printed(count: int, size: int, decimals: int, rule: str) -> str:
    """A percentage as a rule prints it, worked out in whole numbers alone."""
    numerator = 100 * count * 10**decimals
    down, rest = divmod(numerator, size)
    up = {
        "truncation": False,
        "half-up": 2 * rest >= size,
        "half-even": 2 * rest > size or (2 * rest == size and down % 2 == 1),
    }[rule]
    digits = str(down + up).rjust(decimals + 1, "0")
    return f"{digits[:-decimals]}.{digits[-decimals:]}" if decimals else digits


def counted(size: int, shares: list[str], rule: str) -> bool:
    """Whether counts of ``size`` households print these shares: every sum of counts is built up."""
    sums = {0}
    for share in shares:
        decimals = len(share.partition(".")[2])
        near = floor(Fraction(share) * size / 100)
        wide = size // (100 * 10**decimals) + 2
        fitting = [
            count
            for count in range(max(0, near - wide), min(size, near + wide) + 1)
            if printed(count, size, decimals, rule) == share
        ]
        sums = {total + count for total in sums for count in fitting}
    return size in sums


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("shares", [WHOLE, SAME], ids=["40", "40.0"])
def test_every_size_up_to_a_thousand_and_more_is_as_counted(shares, rule):
    sizes = possible_sizes(intervals_of(shares, rule))
    for size in range(1, 1500):
        assert (size in sizes) == counted(size, shares, rule), size


@pytest.mark.parametrize(
    ("shares", "rule", "smallest", "largest", "impossible"),
    [
        (WHOLE, "half-up", 248, 969, 798),
        (WHOLE, "half-even", 248, 969, 798),
        (SAME, "half-up", 440, 1453, 985),
        (SAME, "half-even", 440, 1453, 985),
    ],
)
def test_the_published_survey(shares, rule, smallest, largest, impossible):
    sizes = possible_sizes(intervals_of(shares, rule))
    assert (sizes.smallest, sizes.largest_impossible) == (smallest, largest)
    assert sizes.impossible == impossible
    assert sizes.gaps[0][0] > smallest and sizes.gaps[-1][1] == largest
    assert 249 not in sizes and 440 in sizes


def test_the_sizes_that_the_article_supposes_are_possible(city):
    supposed = yaml.safe_load((ROOT / "config/config.yaml").read_text("utf-8"))["survey_sizes"]
    for decimals in DECIMALS:
        possible = survey_sizes(city.cells, decimals, ROUNDED)
        assert 300 not in possible
        assert [size for size in supposed if size not in possible] == []


def test_shares_that_were_cut_off_leave_only_multiples():
    for shares in (WHOLE, SAME):
        sizes = possible_sizes(intervals_of(shares, "truncation"))
        assert (sizes.smallest, sizes.step, sizes.largest_impossible) == (1000, 1000, None)
        assert 3000 in sizes and 3001 not in sizes


@pytest.mark.parametrize("shares", [WHOLE, SAME], ids=["40", "40.0"])
@pytest.mark.parametrize("rule", ["half-up", "half-even"])
def test_the_proof_that_all_beyond_are_possible(shares, rule):
    """Its three inequalities, put in anew; and as a trial, the sizes that follow."""
    intervals = intervals_of(shares, rule)
    start = possible_sizes(intervals).proved_from
    low, high = (sum(getattr(one, end) for one in intervals) for end in ("low", "high"))
    assert all(start * (one.high - one.low) >= 1 for one in intervals)
    assert start * low + len(intervals) <= start <= start * high - len(intervals)
    assert all(is_possible(size, intervals) for size in range(start, start + 2000))


@pytest.mark.slow
@given(
    st.lists(st.integers(1, 60), min_size=2, max_size=5),
    st.integers(0, 1),
    st.sampled_from(RULES),
)
def test_other_surveys_are_as_counted(counts, decimals, rule):
    size = sum(counts)
    shares = [printed(count, size, decimals, rule) for count in counts]
    intervals = intervals_of(shares, rule)
    sizes = possible_sizes(intervals)
    assert size in sizes
    for other in range(1, 120):
        assert (other in sizes) == counted(other, shares, rule), other


@given(st.lists(st.integers(1, 99), min_size=2, max_size=4), st.sampled_from(RULES))
def test_surveys_that_need_not_be_possible(shares, rule):
    strings = [str(share) for share in shares]
    sizes = possible_sizes(intervals_of(strings, rule))
    for size in range(1, 250):
        assert (size in sizes) == counted(size, strings, rule), size
    if sizes.proved_from:
        assert all(counted(sizes.proved_from + more, strings, rule) for more in range(30))


def test_an_open_interval_of_one_household_may_hold_none():
    between_two = Interval(Fraction(1, 100), Fraction(2, 100), False, False)
    rest = Interval(Fraction(9, 10), Fraction(1), True, True)
    sizes = possible_sizes([between_two, rest])
    assert not is_possible(100, [between_two, rest])
    assert 100 not in sizes
    assert sizes.proved_from > 100


def test_a_share_of_nothing_is_no_household_or_few():
    assert possible_sizes(intervals_of(["0", "100"], "half-up")).smallest == 1
    with pytest.raises(ValueError, match="expected an interval"):
        possible_sizes([exactly(Fraction(1, 2)), Interval(Fraction(1, 4), Fraction(3, 4))])


@pytest.mark.parametrize(
    ("share", "rule", "expected"),
    [
        ("0", "half-up", "[0, 1/200)"),
        ("0", "truncation", "[0, 1/100)"),
        ("1", "half-up", "[1/200, 3/200)"),
        ("1", "ceiling", "(0, 1/100]"),
        ("0.5", "half-up", "[9/2000, 11/2000)"),
    ],
)
def test_a_percentage_stands_for_no_less_than_nothing(share, rule, expected):
    assert [str(one) for one in intervals_of([share], rule)] == [expected]


def wide(*ends: str) -> list[Interval]:
    return [Interval(*map(Fraction, pair.split())) for pair in ends]


@pytest.mark.parametrize(
    ("intervals", "expected"),
    [
        (wide("49/100 1", "1/2 1"), 200),  # the least add up to a hundredth below all
        (wide("0 1/2", "0 51/100"), 200),  # the most to a hundredth above
        (wide("1/10 11/100", "0 9/10", "0 9/10"), 100),  # one is a hundredth wide
    ],
)
def test_each_inequality_of_the_proof_can_be_the_one_that_decides(intervals, expected):
    low, high = (sum(getattr(one, end) for one in intervals) for end in ("low", "high"))
    assert from_where(intervals, low, high) == expected


def test_an_interval_without_its_ends_has_to_be_wider():
    ends = Fraction(1, 10), Fraction(11, 100)
    found = [always_filled(Interval(*ends, *closed)) for closed in ((True, False), (False, True))]
    assert found == [100, 100]
    assert always_filled(Interval(*ends, False, False)) == 101
    assert always_filled(exactly(0)) == 1


def test_where_all_from_the_smallest_on_are_possible_the_one_before_is_the_last_that_is_not():
    one_and_none = possible_sizes(intervals_of(["0", "100"], "half-up"))
    assert (one_and_none.gaps, one_and_none.largest_impossible) == ((), 0)
    halves = possible_sizes(wide("1/4 3/4", "1/4 3/4"))
    assert (halves.smallest, halves.largest_impossible, halves.impossible) == (2, 1, 1)


def test_shares_that_were_rounded_up_leave_only_multiples_too():
    assert possible_sizes(intervals_of(["50", "50"], "ceiling")).step == 2


def test_sums_that_miss_a_hundred_leave_no_size():
    assert possible_sizes(intervals_of(["20", "50"], "half-up")).smallest is None
    assert possible_sizes(intervals_of(["60", "50"], "half-up")).smallest is None
    assert 10 not in possible_sizes(intervals_of(["20", "50"], "half-up"))


def test_an_end_that_does_not_belong_cannot_be_taken_by_all():
    """Cut off, 50 and 50 leave exactly a half each; if the ends are open they leave nothing."""
    halves = intervals_of(["50", "50"], "truncation")
    assert possible_sizes(halves).step == 2
    opened = [Interval(one.low, one.high, False, True) for one in halves]
    assert possible_sizes(opened).smallest is None
    above = [Interval(Fraction(1, 4), Fraction(1, 2), True, False)] * 2
    assert possible_sizes(above).smallest is None


def test_percentages_of_whom_nobody_is_counted_do_not_delay_the_proof():
    few = [exactly(0), *intervals_of(["50", "50"], "half-up")]
    sizes = possible_sizes(few)
    assert sizes.proved_from and all(is_possible(sizes.proved_from + n, few) for n in range(200))
