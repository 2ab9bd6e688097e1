"""The joint checks of the shipped city, as numbers and as data."""

from dataclasses import replace
from fractions import Fraction

import pytest

from analysis.checks import MEANINGS, joint_numbers, padded, survey_shares
from analysis.joint_checks import joint_checks

EXPECTED = {
    "weight_low.nothing": Fraction(17300, 4100),
    "weight_low.rounded": Fraction(19, 10),
    "weight_high.nothing": Fraction(700, 156),
    "weight_high.rounded": Fraction(700, 156),
    "readings_possible.exact": 0,
    "readings_possible.half-up": 8,
    "readings_possible.truncation": 0,
    "survey_smallest.as_printed": 248,
    "survey_smallest.same": 440,
    "survey_largest_impossible.as_printed": 969,
    "survey_largest_impossible.same": 1453,
    "survey_step": 1000,
    "weight_implied.public": 7,
    "weight_implied.social": Fraction(17, 10),
    "weight_implied.economic": Fraction(435, 100),
}


@pytest.mark.parametrize("name", EXPECTED)
def test_value(registry, name):
    assert Fraction(registry["numbers"][name]["exact"]) == EXPECTED[name]


def test_shares_are_shown_with_two_decimals_and_counts_whole(registry):
    checks = [one for one in registry["numbers"].values() if one["kind"] == "check"]
    assert {(one["unit"], one["decimals"]) for one in checks} == {("percent", 2), ("count", 0)}


def test_every_number_rests_on_cells_and_says_what_it_means(city, registry):
    found = joint_numbers(city.cells)
    assert {name.partition(".")[0] for name in found} == set(MEANINGS)
    assert all(meaning.endswith(".") for meaning in MEANINGS.values())
    for name in found:
        entry = registry["numbers"][name]
        assert entry["kind"] == "check"
        assert entry["cells"] == entry["inputs"]


def test_a_budget_that_nothing_reconciles_is_left_out_with_the_reason(city):
    cells = [
        replace(cell, value=Fraction(60), printed="60")
        if cell.id == "budget.whole.public"
        else cell
        for cell in city.cells
    ]
    found = joint_numbers(cells)
    assert found["weight_low.nothing"].value is None
    assert "possible together" in found["weight_low.nothing"].why
    assert found["readings_possible.half-up"].value == 0


def test_a_city_without_the_tables_is_not_checked():
    assert joint_numbers([]) == {}


def test_decimals_are_padded(city):
    assert [padded(*one) for one in (("40", 1), ("40.1", 2), ("7", 0))] == ["40.0", "40.10", "7"]
    assert survey_shares(city.cells, "as_printed")[0] == "40"
    assert survey_shares(city.cells, "same")[:2] == ["40.0", "17.7"]


def test_all_of_it_as_data(city):
    data = joint_checks(city)
    assert data["city"] == "bandar-lampung"
    rounded = [
        one["weight"]
        for one in data["budget_weights"]
        if (one["periods"], one["whole"], one["missing"]) == ("half-up", "half-up", "rounded")
    ]
    assert rounded == [
        {
            "low": {"exact": "19/1000", "decimal": "0.019"},
            "high": {"exact": "7/156", "decimal": "0.044871794872"},
            "low_closed": True,
            "high_closed": False,
        }
    ]
    assert sum(one["weight"] is None for one in data["budget_weights"]) == 12
    assert {(one["shares"][0], one["rule"]): one["smallest"] for one in data["survey_size"]} == {
        ("40", "half-up"): 248,
        ("40", "half-even"): 248,
        ("40", "truncation"): 1000,
        ("40.0", "half-up"): 440,
        ("40.0", "half-even"): 440,
        ("40.0", "truncation"): 1000,
    }
    assert [one["share"]["low"]["exact"] for one in data["working_poor"]["assuming"]] == [
        "0", "0", "23036700/374261", "23036700/374261",
    ]  # fmt: skip
    at = {
        one["rate"]: one["share_if_unemployed_are_poor"]
        for one in data["working_poor"]["at_rate_outside"]
    }
    assert at[0]["low"] == at[0]["high"]
    assert at[55] is None


def test_the_working_poor_are_told_for_every_rate_outside_the_labour_force(city):
    told = joint_checks(city)["working_poor"]
    suppositions = [
        (one["unemployed_are_poor"], one["poor_in_labour_force"]) for one in told["assuming"]
    ]
    assert suppositions == [(False, False), (True, False), (False, True), (True, True)]
    assert [one["rate"] for one in told["at_rate_outside"]] == list(range(0, 105, 5))
    poor, employed, unemployed, outside = 276474, 374261, 46107, 459283
    for one in told["at_rate_outside"]:
        rest = poor - Fraction(one["rate"] * outside, 100)
        most = 100 * rest / employed
        if most < 0:
            assert one["share"] is None and one["share_if_unemployed_are_poor"] is None
            continue
        least = max(0, 100 * (rest - unemployed) / employed)
        assert one["share"]["high"]["exact"] == str(most)
        assert one["share"]["low"]["exact"] == str(least)
        if rest >= unemployed:
            assert one["share_if_unemployed_are_poor"]["high"]["exact"] == str(least)


def test_a_city_without_these_tables_has_no_such_checks(city):
    nothing = replace(city, cells=[], families={})
    data = joint_checks(nothing)
    assert (data["budget_weights"], data["survey_size"], data["working_poor"]) == ([], [], {})
