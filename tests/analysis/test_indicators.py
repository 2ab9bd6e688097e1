"""The numbers that the published article and the design state, to the last digit."""

from fractions import Fraction

import pytest

from analysis.indicators import INDICATORS, outside_rate_without_working_poor
from runut.graph.formulas import symbol
from runut.graph.wiring import derive

EXPECTED = {
    "poverty_rate": Fraction(27647400, 879651),
    "labour_force": 420368,
    "unemployed": 46107,
    "employed_share": Fraction(37426100, 420368),
    "unemployed_share": Fraction(4610700, 420368),
    "employed_per_unemployed": Fraction(374261, 46107),
    "working_poor": 230367,
    "working_poor_share": Fraction(23036700, 374261),
    "working_not_poor": 143894,
    "working_not_poor_share": Fraction(14389400, 374261),
    "unemployed_of_poor": Fraction(4610700, 276474),
    "official_poverty_rate.2009": Fraction(12390000, 833517),
    "rate_over_official.2010": Fraction(27647400, 879651) / Fraction("14.58"),
    "poor_over_official.2009": Fraction(276474, 123900),
    "causes_total": 100,
    "budget_total.before": 100,
    "budget_total.after": 100,
    "budget_total.whole": 100,
    "component_share.economic": Fraction(87, 100),
    "infrastructure_share.before": 80,
    "infrastructure_share.after": 100,
    "infrastructure_share.whole": Fraction(9913, 100),
    "answered.article.isolation": Fraction(9913, 100),
    "answered.article.narrow_work": 0,
    "infrastructure_need.article": Fraction(8, 5),
    "unfunded.article": Fraction(911, 10),
    "unanswering.strict": Fraction(1983, 100),
    "overlap.article": Fraction(8, 5) + Fraction(87, 100),
    "overlap.generous": 40 + Fraction(8, 5) + 2 * Fraction(87, 200),
    "overlap_lowest": Fraction(247, 100),
    "labour_force_gap.2009": 0,
    "labour_percent_sum": 100,
    "informant_groups": 4,
    "considerations_count": 2,
    "main_points_count": 3,
    "programmes_count": 4,
    "funded_components.before": 3,
    "funded_components.after": 2,
}


@pytest.mark.parametrize("name", EXPECTED)
def test_value(registry, name):
    assert Fraction(registry["numbers"][name]["exact"]) == EXPECTED[name]


def test_nothing_is_left_out_of_the_shipped_city(registry):
    assert registry["left_out"] == {}


@pytest.mark.parametrize("one", INDICATORS, ids=lambda one: one.name)
def test_each_indicator_says_what_it_means_and_names_a_unit(one):
    assert one.meaning.endswith(".")
    assert one.unit in {"persons", "percent", "times", "count"}


def test_every_reading_spends_the_whole_budget(registry):
    numbers = registry["numbers"]
    for member in registry["families"]["unanswering"]:
        reading = member.rpartition(".")[2]
        answered = [
            Fraction(numbers[name]["exact"])
            for name in registry["families"]["answered"]
            if name.split(".")[1] == reading
        ]
        assert sum(answered) + Fraction(numbers[member]["exact"]) == 100


def test_every_number_leads_to_source_cells(registry):
    numbers = registry["numbers"]
    for name, entry in numbers.items():
        assert entry["cells"], name
        assert all(numbers[cell]["kind"] == "cell" for cell in entry["cells"]), name


def test_what_readers_may_suppose_otherwise(city):
    cells = {cell.id: cell.value for cell in city.cells}
    cells |= {"supposed_outside_rate": Fraction(10), "supposed_first_weight": Fraction(7)}
    values = derive(cells, city.families, INDICATORS).values
    outside = 879651 - 420368
    assert values["poor_outside"] == Fraction(outside, 10)
    assert values["working_poor"] == 276474 - 46107 - Fraction(outside, 10)
    assert values["whole_at_weight.public"] == Fraction(793, 10)
    assert values["whole_at_weight.economic"] == Fraction(14, 10)


def test_with_fewer_poor_than_unemployed_nobody_outside_need_be_poor():
    names = ("poor", "unemployed", "outside_labour_force")
    rate = outside_rate_without_working_poor.function(*map(symbol, names))
    assert rate.evaluate(dict(zip(names, (5, 8, 10), strict=True))) == 0
    assert rate.evaluate(dict(zip(names, (8, 5, 10), strict=True))) == 30
