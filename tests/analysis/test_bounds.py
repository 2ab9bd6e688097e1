"""The bounds of the working poor, beside every way to divide the poor of a small city."""

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.bounds import Counts, share, turning_rates, working_poor, working_poor_at
from runut.numerals.rounding import Interval, exactly

CITY = Counts(population=879651, poor=276474, employed=374261, unemployed=46107)


@st.composite
def cities(draw) -> Counts:
    employed, unemployed, outside = (draw(st.integers(0, 7)) for _ in range(3))
    population = employed + unemployed + outside
    return Counts(population, draw(st.integers(0, population)), employed, unemployed)


def divisions(counts: Counts) -> list[tuple[int, int, int]]:
    """Every way that the poor can be divided: employed, unemployed, outside."""
    return [
        (employed, unemployed, counts.poor - employed - unemployed)
        for employed in range(counts.employed + 1)
        for unemployed in range(counts.unemployed + 1)
        if 0 <= counts.poor - employed - unemployed <= counts.outside
    ]


@given(cities(), st.booleans(), st.booleans())
def test_bounds_are_the_ends_of_all_divisions(counts, unemployed_are_poor, in_labour_force):
    possible = {
        employed
        for employed, unemployed, outside in divisions(counts)
        if (unemployed == counts.unemployed or not unemployed_are_poor)
        and (outside == 0 or not in_labour_force)
    }
    found = working_poor(counts, unemployed_are_poor, in_labour_force)
    if not possible:
        assert found is None
    else:
        assert found == Interval(Fraction(min(possible)), Fraction(max(possible)))
        assert possible == set(range(min(possible), max(possible) + 1))


@given(cities(), st.integers(0, 7), st.booleans())
def test_at_a_known_rate_too(counts, poor_outside, unemployed_are_poor):
    if poor_outside > counts.outside or not counts.outside:
        return
    possible = [
        employed
        for employed, unemployed, outside in divisions(counts)
        if outside == poor_outside and (unemployed == counts.unemployed or not unemployed_are_poor)
    ]
    found = working_poor_at(counts, Fraction(poor_outside, counts.outside), unemployed_are_poor)
    expected = Interval(Fraction(min(possible)), Fraction(max(possible))) if possible else None
    assert found == expected


@given(cities(), st.booleans(), st.fractions(0, 1))
def test_between_turning_rates_the_ends_lie_on_straight_lines(counts, unemployed_are_poor, part):
    def ends(rate):
        found = working_poor_at(counts, rate, unemployed_are_poor)
        return found and (found.low, found.high)

    turns = turning_rates(counts)
    for low, high in pairwise(turns):
        left, between, right = map(ends, (low, low + part * (high - low), high))
        if left and right:
            expected = (one + part * (other - one) for one, other in zip(left, right, strict=True))
            assert between == tuple(expected)
        elif 0 < part < 1:
            assert between is None
    if turns:
        assert not any(working_poor_at(counts, part * end) for end in turns[:1] if part < 1 and end)


def rate_without_working_poor(counts: Counts) -> Fraction | None:
    """The poverty rate outside the labour force, from 0 to 1, at which nobody who works need be
    poor, although every unemployed person is; None where no rate is high enough."""
    rest = max(0, counts.poor - counts.unemployed)
    return Fraction(rest, counts.outside) if rest <= counts.outside and counts.outside else None


@given(cities())
def test_the_rate_that_leaves_nobody_in_work_poor(counts):
    rate = rate_without_working_poor(counts)
    if rate is None:
        assert not counts.outside or counts.poor - counts.unemployed > counts.outside
    elif counts.poor >= counts.unemployed:
        assert working_poor_at(counts, rate, unemployed_are_poor=True) == exactly(0)
    else:
        assert rate == 0


def test_the_published_city():
    assert share(working_poor(CITY), CITY) == Interval(Fraction(0), Fraction(27647400, 374261))
    assert working_poor(CITY, True, True) == exactly(230367)
    assert working_poor(CITY, True) == Interval(Fraction(0), Fraction(230367))
    assert working_poor(CITY, False, True) == Interval(Fraction(230367), Fraction(276474))
    assert rate_without_working_poor(CITY) == Fraction(230367, 459283)


def test_the_indicators_are_these_bounds(registry):
    numbers = registry["numbers"]
    value = {name: Fraction(entry["exact"]) for name, entry in numbers.items()}
    for name in registry["families"]["working_poor_share_low"]:
        supposed = name.partition(".")[2]
        found = working_poor(
            CITY,
            bool(value[f"supposed_unemployed_poor.{supposed}"]),
            bool(value[f"supposed_poor_in_labour_force.{supposed}"]),
        )
        ends = [value[f"working_poor_share_{end}.{supposed}"] for end in ("low", "high")]
        assert share(found, CITY) == Interval(*ends)
    assert value["working_poor_share_low.both"] == value["working_poor_share"]
    average = working_poor_at(CITY, Fraction(CITY.poor, CITY.population))
    assert share(average, CITY) == Interval(
        value["average_outside_low"], value["average_outside_high"]
    )
    assert value["outside_rate_without_working_poor"] == 100 * rate_without_working_poor(CITY)


@pytest.mark.parametrize("counts", [(10, 11, 3, 3), (10, 5, 8, 3), (10, -1, 3, 3)])
def test_counts_of_no_city_are_refused(counts):
    with pytest.raises(ValueError, match="found"):
        Counts(*counts)
