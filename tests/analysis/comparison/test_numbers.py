"""What is said across cities and districts follows the numbers."""

import json
from fractions import Fraction

import pytest

from analysis.comparison import numbers
from analysis.comparison.line import Line as Slope
from analysis.comparison.line import (
    chance_of,
    kendall,
    leverages,
    points,
    robust_line,
    without_each,
)
from analysis.comparison.numbers import FEW, QUESTIONS, compare
from analysis.comparison.panels import Panel
from tests.analysis.comparison.cities import PEERS, TEN, by_rates, peers_of


def test_ten_cities_show_nothing_and_say_so():
    found = compare({"2010": PEERS}, {})
    assert found["cases"] == {
        "compared": "several", "absent": "nothing", "spread": "apart",
        "line": "holds_zero", "few": "few", "alone": "same", "leverage": "leans", "ranks": "chance",
        "country": "missing", "robust": "missing", "measures": "missing",
    }  # fmt: skip
    assert found["which"]["leverage_highest"] == "surabaya"
    json.dumps(found, allow_nan=False)


@pytest.mark.parametrize("sign", [1, -1])
def test_a_clear_line_is_called_by_its_side(sign):
    cities = {
        f"c{i}": (
            100_000,
            30_000 + sign * i * 1000 + (i % 3) * 40,
            90_000 - 1000 * i,
            10_000 + 1000 * i,
        )
        for i in range(12)
    }
    cases = compare({"2010": peers_of(cities)}, {})["cases"]
    assert cases["line"] == ("positive" if sign > 0 else "negative")
    assert cases["ranks"] == ("same_order" if sign > 0 else "opposite_order")


@pytest.mark.parametrize(
    ("cities", "line"),
    [
        ({}, "few"),
        (dict(list(TEN.items())[:1]), "few"),
        (dict(list(TEN.items())[:3]), "few"),
        ({f"c{i}": (100, 10, 50, 5) for i in range(6)}, "same"),
        ({f"c{i}": (100, 10 + i, 50, 5) for i in range(6)}, "same"),
        ({f"c{i}": (100, 10, 50, 5 + i) for i in range(6)}, "same"),
        (dict(list(TEN.items())[:4]), "holds_zero"),
        # one city alone has another unemployment: without it there is no line
        ({**{f"c{i}": (100, 10 + i, 50, 5) for i in range(5)}, "d": (100, 30, 50, 9)}, "lone"),
    ],
)
def test_few_or_equal_cities(cities, line):
    found = compare({"2010": peers_of(cities)}, {})
    assert found["cases"]["line"] == line
    assert set(found["cases"]) == set(QUESTIONS)
    assert all(case in QUESTIONS[question] for question, case in found["cases"].items())
    json.dumps(found, allow_nan=False)


def test_a_city_without_labour_figures_counts_among_the_poverty_rates():
    peers = peers_of({"a": (1000, 100, 400, 50), "b": (1000, 200, 400, 40)})
    peers["c"] = {**peers["a"], "counts": {"population": "1000", "poor": "50"},
                  "rates": {"poverty_rate": "5"}}  # fmt: skip
    found = compare({"2010": peers}, {})
    assert found["cases"]["spread"] == "apart"
    assert (found["which"]["poverty_lowest"], found["which"]["unemployment_lowest"]) == ("c", "b")
    assert "employed.c" not in found["numbers"] and "poverty_rate.c" in found["numbers"]


@pytest.mark.parametrize(
    ("others", "spread"),
    [((100, 10, 50, 5), "same"), ((100, 20, 50, 5), "same_unemployment"),
     ((100, 10, 50, 9), "same_poverty"), ((100, 20, 50, 9), "apart")],
)  # fmt: skip
def test_rates_that_are_the_same_are_said_to_be(others, spread):
    # as many poor and unemployed of twice as many people
    cities = {"a": (100, 10, 50, 5), "b": (200, 20, 100, 10), "c": others}
    assert compare({"2010": peers_of(cities)}, {})["cases"]["spread"] == spread


def test_a_national_file_that_says_nothing_of_the_country_is_not_passed_over():
    assert compare({"2010": PEERS}, {})["cases"]["country"] == "missing"
    found = compare({"2010": PEERS}, {}, {"file": "n.csv", "title": "N"}, 2010)
    assert (found["cases"]["country"], found["cases"]["robust"]) == ("few", "missing")


def test_a_panel_changes_the_countrys_case():
    def panel(low, high):
        return Panel(Slope(Fraction(low + high, 2), Fraction(low), Fraction(high)), 5, 10, 10)

    cases = compare({"2010": PEERS}, {"main": panel(1, 2), "cities": panel(-1, 1)})["cases"]
    assert (cases["country"], cases["robust"]) == ("positive", "some")
    cases = compare({"2010": PEERS}, {"main": panel(-2, -1)})["cases"]
    assert (cases["country"], cases["robust"]) == ("negative", "all")


def entry(found, name):
    one = found["numbers"][name]
    return Fraction(one["exact"]), one["unit"], one["decimals"], one["kind"], one["inputs"]


def test_a_place_without_which_the_others_lie_on_a_line_has_no_diagnostics():
    found = compare(by_rates([(2, 1), (4, 2), (6, 3), (18, 1)]), {})
    assert found["diagnosed"] == ["c0", "c1", "c2"] and "leverage.c3" not in found["numbers"]
    assert found["which"]["leverage_highest"] == "c3"
    assert found["numbers"]["leverage_highest"]["inputs"] == ["unemployed_share.c3"]


def test_every_number_has_its_value_unit_and_origin():
    found = compare({"2010": PEERS}, {})
    given = points(PEERS)
    line, diagnostics = robust_line(given)
    rates = [f"{rate}.{city}" for rate in ("unemployed_share", "poverty_rate") for city in TEN]
    apart, levers = without_each(given), leverages(given)
    tau = kendall(given)
    both = ["line_slope", "line_cities"]
    expected = {
        "cities": (10, "count", 0, "check", []),
        "poor.medan": (212_300, "persons", 0, "check", []),
        "poverty_lowest": (min(p.y for p in given), "percent", 2, "check",
                           ["poverty_rate.bandung"]),
        "poverty_highest": (max(p.y for p in given), "percent", 2, "check",
                            ["poverty_rate.palembang"]),
        "unemployment_lowest": (min(p.x for p in given), "percent", 2, "check",
                                ["unemployed_share.surabaya"]),
        "unemployment_highest": (max(p.x for p in given), "percent", 2, "check",
                                 ["unemployed_share.padang"]),
        "line_cities": (10, "count", 0, "check", []),
        "line_slope": (line.slope, "points", 2, "check", rates),
        "line_low": (line.low, "points", 2, "estimate", both),
        "line_high": (line.high, "points", 2, "estimate", both),
        "alone_lowest": (min(apart.values()), "points", 2, "check", ["line_slope"]),
        "alone_highest": (max(apart.values()), "points", 2, "check", ["line_slope"]),
        "leverage_highest": (max(levers.values()), "share", 2, "check", ["leverage.surabaya"]),
        "leverage_mean": (Fraction(1, 5), "share", 2, "check", ["line_cities"]),
        "tau": (tau, "share", 2, "check", rates),
        "tau_chance": (100 * chance_of(tau, 10), "percent", 0, "check", ["tau", "line_cities"]),
        "leverage.medan": (levers["medan"], "share", 2, "check",
                           ["unemployed_share.medan", "line_cities"]),
        "cook.medan": (diagnostics["medan"]["cook"], "share", 2, "estimate",
                       ["unemployed_share.medan", "poverty_rate.medan", "line_slope"]),
    }  # fmt: skip
    assert {name: entry(found, name) for name in expected} == expected
    rate = entry(found, "poverty_rate.medan")
    assert rate == (Fraction(21_230_000, 2_097_610), "percent", 2, "indicator",
                    ["poor.medan", "population.medan"])  # fmt: skip
    assert set(found["diagnosed"]) == set(TEN)


def test_a_count_leads_to_its_source():
    source = {"file": "counts.csv", "row": 2}
    city = {**PEERS["medan"], "sources": {"poor": source}}
    numbers = compare({"2010": {"medan": city}}, {})["numbers"]
    assert (numbers["poor.medan"]["kind"], numbers["poor.medan"]["source"]) == ("cell", source)
    assert numbers["population.medan"]["kind"] == "check"


def test_a_city_without_a_rate_is_compared_by_the_other():
    bare = {**PEERS["medan"], "rates": {"poverty_rate": PEERS["medan"]["rates"]["poverty_rate"]}}
    found = compare({"2010": {**PEERS, "medan": bare}}, {})
    assert "unemployed_share.medan" not in found["numbers"]
    assert entry(found, "line_cities")[0] == 9 and entry(found, "cities")[0] == 10


@pytest.mark.parametrize(
    ("pairs", "compared", "spread"),
    [
        ([], "none", "missing"),
        ([(5, 10)], "one", "missing"),
        ([(5, 10), (6, 11)], "several", "apart"),
        ([(5, 10), (5, 10)], "several", "same"),
        ([(5, 10), (5, 11), (5, 12)], "several", "same_unemployment"),
    ],
)
def test_how_many_cities_there_are(pairs, compared, spread):
    cases = compare(by_rates(pairs), {})["cases"]
    assert (cases["compared"], cases["spread"]) == (compared, spread)


def test_thirty_cities_are_not_few():
    pairs = [(1 + at % 7, 1 + at % 11) for at in range(FEW)]
    assert compare(by_rates(pairs), {})["cases"]["few"] == "many"
    assert compare(by_rates(pairs[1:]), {})["cases"]["few"] == "few"


@pytest.mark.parametrize(
    ("slopes", "case"),
    [
        (("-1/2", "1/2"), "turns"),
        ((0, 1), "same"),
        ((-1, 0), "same"),
        (("1/2", 2), "same"),
    ],
)
def test_whether_one_city_turns_the_line(monkeypatch, slopes, case):
    apart = dict(zip(("medan", "padang"), map(Fraction, slopes), strict=True))
    monkeypatch.setattr(numbers, "without_each", lambda found: apart)
    found = compare({"2010": PEERS}, {})
    assert found["cases"]["alone"] == case
    assert (found["which"]["alone_lowest"], found["which"]["alone_highest"]) == tuple(apart)


@pytest.mark.parametrize(
    ("unemployment", "case"),
    # the mean leverage of six is a third; the last of these has just two thirds
    [((1, 1, 1, 4, 7, 10), "even"), ((1, 1, 1, 4, 7, 11), "leans"), ((1, 2, 3, 9), "even")],
)
def test_from_which_leverage_a_city_is_said_to_hold_the_line(unemployment, case):
    pairs = [(x, 10 + at % 3) for at, x in enumerate(unemployment)]
    assert compare(by_rates(pairs), {})["cases"]["leverage"] == case


@pytest.mark.parametrize(
    ("chance", "tau", "case"),
    [
        ("1/20", "1/2", "same_order"),
        ("501/10000", "1/2", "chance"),
        ("1/20", "-1/2", "opposite_order"),
    ],
)
def test_five_in_a_hundred_is_no_chance(monkeypatch, chance, tau, case):
    monkeypatch.setattr(numbers, "kendall", lambda found: Fraction(tau))
    monkeypatch.setattr(numbers, "chance_of", lambda tau, places: Fraction(chance))
    assert compare({"2010": PEERS}, {})["cases"]["ranks"] == case


def test_a_panel_s_numbers_lead_to_what_it_was_made_of():
    line = Slope(Fraction(1), Fraction(-1), Fraction(3))
    found = {"main": Panel(line, 5, 10, 4), "logs": Panel(line, 5, 9, 4)}
    found["cities"] = Panel(Slope(Fraction(2), Fraction(1), Fraction(3)), 2, 4, 2)
    told = compare({"2010": PEERS}, found, {"file": "n.csv"}, 2010)
    sizes = [f"panel_{what}.main" for what in ("rows", "districts", "provinces")]
    expected = {
        "panel_slope.main": (1, "points", 3, "estimate", sizes),
        "panel_low.main": (-1, "points", 3, "estimate", ["panel_slope.main"]),
        "panel_high.main": (3, "points", 3, "estimate", ["panel_slope.main"]),
        "panel_districts.main": (5, "count", 0, "check", []),
        "panel_rows.logs": (9, "count", 0, "check", []),
        "panel_provinces.main": (4, "count", 0, "check", []),
        "variants": (3, "count", 0, "check", [f"panel_slope.{name}" for name in found]),
        "variants_zero": (2, "count", 0, "check", ["panel_slope.main", "panel_slope.logs"]),
    }
    assert {name: entry(told, name) for name in expected} == expected
    assert told["numbers"]["panel_low.main"]["data"] == {"file": "n.csv"}
    assert (told["year"], told["atlas_year"], told["panels"]) == ("2010", 2010, list(found))
