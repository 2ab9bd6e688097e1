"""The joint checks of the shipped city, as numbers."""

from dataclasses import replace
from fractions import Fraction

import pytest

from analysis.checks import MEANINGS, numbers, padded, survey_shares

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
    found = numbers(city.cells)
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
    found = numbers(cells)
    assert found["weight_low.nothing"].value is None
    assert "possible together" in found["weight_low.nothing"].why
    assert found["readings_possible.half-up"].value == 0


def test_a_city_without_the_tables_is_not_checked():
    assert numbers([]) == {}


def test_decimals_are_padded(city):
    assert [padded(*one) for one in (("40", 1), ("40.1", 2), ("7", 0))] == ["40.0", "40.10", "7"]
    assert survey_shares(city.cells, "as_printed")[0] == "40"
    assert survey_shares(city.cells, "same")[:2] == ["40.0", "17.7"]
