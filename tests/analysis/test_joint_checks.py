"""The joint checks of the shipped city, as data."""

from dataclasses import replace
from fractions import Fraction

from analysis.joint_checks import joint_checks


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
