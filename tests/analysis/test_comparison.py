"""What is said across cities and districts follows the numbers, and statsmodels agrees."""

import json
from fractions import Fraction
from itertools import permutations

import numpy as np
import pytest
import statsmodels.api as sm
from scipy.stats import kendalltau

from analysis import comparison
from analysis.comparison import (
    FEW,
    QUESTIONS,
    Panel,
    Point,
    at_least_two,
    chance_of,
    compare,
    fixed_effects,
    kendall,
    leverages,
    no_line,
    panels,
    points,
    robust_line,
    slope,
    usable,
    without_each,
)
from analysis.comparison import Line as Slope
from analysis.national.panel import read_national
from analysis.national.suspicious import suspicious
from tests.analysis.national.test_panel import real  # noqa: F401
from tests.analysis.national_files import COLUMNS, at, csv_of, rows

# The ten cities that the project ships, of 2010: population, poor, employed, unemployed.
TEN = {
    "bandar-lampung": (881_801, 128_600, 374_664, 50_727),
    "metro": (145_471, 20_100, 62_301, 8_871),
    "palembang": (1_455_284, 218_600, 577_122, 93_713),
    "bandung": (2_394_873, 118_600, 948_124, 131_353),
    "surabaya": (2_765_487, 195_700, 1_245_542, 91_390),
    "semarang": (1_555_984, 79_700, 724_687, 71_499),
    "makassar": (1_338_663, 78_700, 507_962, 78_216),
    "medan": (2_097_610, 212_300, 886_815, 133_811),
    "yogyakarta": (388_627, 37_800, 191_139, 15_294),
    "padang": (833_562, 52_800, 304_790, 52_416),
}


def peers_of(cities):
    found = {}
    for city, (population, poor, employed, unemployed) in cities.items():
        counts = {
            "population": population, "poor": poor, "employed": employed, "unemployed": unemployed
        }  # fmt: skip
        rates = {
            "poverty_rate": str(Fraction(100 * poor, population)),
            "unemployed_share": str(Fraction(100 * unemployed, employed + unemployed)),
        }
        found[city] = {
            "name": {"id": f"Kota {city}", "en": city},
            "bps_code": "1871",
            "counts": {name: str(value) for name, value in counts.items()},
            "rates": rates,
        }
    return found


PEERS = peers_of(TEN)


def drawn(pairs):
    return [Point(str(i), Fraction(x), Fraction(y)) for i, (x, y) in enumerate(pairs)]


def test_the_line_is_that_of_statsmodels():
    found = points(PEERS)
    x, y = ([float(getattr(p, of)) for p in found] for of in "xy")
    fit = sm.OLS(y, sm.add_constant(x)).fit()
    assert float(slope(found)) == pytest.approx(fit.params[1])
    hat = fit.get_influence().hat_matrix_diag
    assert [float(v) for v in leverages(found).values()] == pytest.approx(list(hat))


def test_the_interval_is_hc3_worked_out_by_hand():
    from scipy.stats import t

    found = points(PEERS)
    line, _ = robust_line(found)
    x, y = (np.array([float(getattr(p, of)) for p in found]) for of in "xy")
    dx, b = x - x.mean(), float(slope(found))
    hat = 1 / len(x) + dx**2 / (dx**2).sum()
    error = y - y.mean() - b * dx
    se = np.sqrt((dx**2 * error**2 / (1 - hat) ** 2).sum()) / (dx**2).sum()
    half = t.ppf(0.975, len(x) - 2) * se
    assert [float(line.low), float(line.high)] == pytest.approx([b - half, b + half])


def test_leverages_sum_to_two():
    assert sum(leverages(points(PEERS)).values()) == 2


def test_the_rank_correlation_and_its_chance_are_scipys():
    found = points(PEERS)
    theirs = kendalltau([float(p.x) for p in found], [float(p.y) for p in found], method="exact")
    assert float(kendall(found)) == pytest.approx(theirs.statistic)
    assert float(chance_of(kendall(found), len(found))) == pytest.approx(theirs.pvalue)


def test_the_chance_counts_every_order():
    for n in (4, 5):
        taus = [kendall(drawn(enumerate(order))) for order in permutations(range(n))]
        for tau in set(taus):
            as_far = sum(abs(other) >= abs(tau) for other in taus)
            assert chance_of(tau, n) == Fraction(as_far, len(taus))


def test_the_slope_without_each_city():
    found = drawn([(0, 0), (1, 1), (2, 2), (3, -9)])
    apart = without_each(found)
    assert apart["3"] == 1 and apart["0"] < 0


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


def by_rates(pairs):
    """Cities with these rates of unemployment and poverty, in whole per cent."""
    return {
        "2010": peers_of({f"c{i}": (100, y, 100 - x, x) for i, (x, y) in enumerate(pairs)}),
    }


def entry(found, name):
    one = found["numbers"][name]
    return Fraction(one["exact"]), one["unit"], one["decimals"], one["kind"], one["inputs"]


@pytest.mark.parametrize(
    ("low", "high", "case"),
    [
        (0, 1, "holds_zero"),
        (-1, 0, "holds_zero"),
        ("1/2", 1, "positive"),
        (-1, "-1/2", "negative"),
        ("-3/4", "-1/2", "negative"),
    ],
)
def test_on_which_side_of_zero_an_interval_lies(low, high, case):
    assert Slope(Fraction(0), Fraction(low), Fraction(high)).case == case


def test_ties_count_for_neither_order():
    assert kendall(drawn([(0, 0), (1, 0), (2, 0)])) == 0
    assert kendall(drawn([(0, 0), (1, 0), (2, 1)])) == Fraction(2, 3)
    assert kendall(drawn([(0, 1), (0, 1), (2, 0)])) == Fraction(-2, 3)


def test_two_rates_of_poverty_are_enough_for_a_line():
    assert no_line(drawn([(0, 0), (1, 0), (2, 0), (3, 1)])) == ""
    assert no_line(drawn([(0, 0), (1, 0), (2, 1)])) == "few"


def test_the_diagnostics_are_those_worked_out_by_hand():
    found = points(PEERS)
    _, diagnostics = robust_line(found)
    x, y = (np.array([float(getattr(p, of)) for p in found]) for of in "xy")
    n, dx, b = len(x), x - x.mean(), float(slope(found))
    hat = 1 / n + dx**2 / (dx**2).sum()
    error = y - y.mean() - b * dx
    square = (error**2).sum() / (n - 2)
    cook = error**2 / (2 * square) * hat / (1 - hat) ** 2
    without = ((error**2).sum() - error**2 / (1 - hat)) / (n - 3)
    residual = error / np.sqrt(without * (1 - hat))
    for what, expected in (("cook", cook), ("residual", residual), ("leverage", hat)):
        given = [float(diagnostics[p.place][what]) for p in found]
        assert given == pytest.approx(list(expected), abs=1e-8)


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
    monkeypatch.setattr(comparison, "without_each", lambda found: apart)
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
    monkeypatch.setattr(comparison, "kendall", lambda found: Fraction(tau))
    monkeypatch.setattr(comparison, "chance_of", lambda tau, places: Fraction(chance))
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


def country(districts=60):
    """Districts of twelve provinces, whose poverty follows unemployment by two points a point."""
    found = rows(districts)
    for i, row in enumerate(found):
        row["kode"] = str(1101 + i // 3 + (i >= 3 * 99))  # none ends in two zeros
        row["provinsi"] = f"P{(i // 3) % 12}"
        unemployed = 5_000 + 977 * i % 3_000
        row.update(
            penduduk=str(100_000 + 500 * (i // 3)), bekerja=str(50_000 - unemployed),
            menganggur=str(unemployed), angkatan="50000",
            miskin=str(5_000 + 4 * unemployed + 100 * (i // 3) + 7 * i % 50),
        )  # fmt: skip
    return read_national(csv_of(found), "national.csv", COLUMNS)


def test_the_panel_is_that_with_a_column_for_each_district():
    import pandas as pd

    used = usable(country())
    panel = fixed_effects(used)
    data = pd.DataFrame(
        {
            "y": [float(100 * r.values["poor"] / r.values["population"]) for r in used],
            "x": [float(100 * r.values["unemployed"] / 50_000) for r in used],
            "code": [r.code for r in used],
            "year": [r.year for r in used],
        }
    )
    effects = pd.get_dummies(data[["code", "year"]].astype(str), dtype=float)
    design = pd.concat([data["x"], effects], axis=1).to_numpy()
    expected = np.linalg.lstsq(design, data["y"].to_numpy(), rcond=None)[0][0]
    assert float(panel.line.slope) == pytest.approx(expected, abs=1e-6)
    assert panel.line.case == "positive"
    assert (panel.districts, panel.rows, panel.provinces) == (60, 180, 12)


def within(rows_of, weights=None):
    """Poverty and unemployment less the means of their district, and of each year with them."""
    import pandas as pd

    data = pd.DataFrame(
        {
            "y": [float(100 * r.values["poor"] / r.values["population"]) for r in rows_of],
            "x": [float(100 * r.values["unemployed"] / 50_000) for r in rows_of],
            "later": [float(r.year == 2010) for r in rows_of],
            "last": [float(r.year == 2011) for r in rows_of],
        }
    )
    w = pd.Series(weights or [1.0] * len(data))
    codes = pd.Series([r.code for r in rows_of])
    means = (
        data.mul(w, axis=0)
        .groupby(codes)
        .transform("sum")
        .div(w.groupby(codes).transform("sum"), axis=0)
    )
    return (
        (data - means)["y"].to_numpy(),
        (data - means)[["x", "later", "last"]].to_numpy(),
        w.to_numpy(),
    )


def test_a_panel_s_interval_is_that_of_clusters_worked_out_by_hand():
    from scipy.stats import t

    used = usable(country())
    panel = fixed_effects(used)
    y, X, _ = within(used)
    inverse = np.linalg.inv(X.T @ X)
    error = y - X @ inverse @ X.T @ y
    provinces = np.array([r.province for r in used])
    parts = [X[provinces == one].T @ error[provinces == one] for one in set(provinces)]
    n, k, groups = len(y), 3, len(parts)
    few = groups / (groups - 1) * (n - 1) / (n - k)
    se = np.sqrt(few * (inverse @ sum(np.outer(p, p) for p in parts) @ inverse)[0, 0])
    half = t.ppf(0.975, groups - 1) * se
    middle = float(panel.line.slope)
    assert float(panel.line.low) == pytest.approx(middle - half, abs=1e-6)
    assert float(panel.line.high) == pytest.approx(middle + half, abs=1e-6)


def test_a_weighted_panel_counts_people():
    used = usable(country())
    y, X, w = within(used, [float(r.values["population"]) for r in used])
    expected = np.linalg.solve(X.T * w @ X, X.T * w @ y)[0]
    weighted = fixed_effects(used, weighted=True)
    assert float(weighted.line.slope) == pytest.approx(expected, abs=1e-6)
    assert weighted.line.slope != fixed_effects(used).line.slope


def changed(national, *changes):
    """The rows that can be used, with numbers of some of them changed: at which row, to what."""
    from dataclasses import replace

    used = usable(national)
    for at_row, values in changes:
        row = used[at_row]
        used[at_row] = replace(row, values={**row.values, **values})
    return used


def test_logarithms_are_of_rates_above_nothing():
    used = changed(
        country(),
        (0, {"unemployed": Fraction(0)}),
        (3, {"poor": Fraction(0)}),
        (4, {"poor": Fraction(0)}),
        # less than one per cent is no nothing
        (6, {"unemployed": Fraction(100), "employed": Fraction(49_900)}),
        (9, {"poor": Fraction(100)}),
    )
    panel = fixed_effects(used, logs=True)
    assert (panel.districts, panel.rows) == (59, 180 - 1 - 3)


def test_ten_provinces_are_enough_and_something_has_to_change():
    used = usable(country())
    kept = [row for row in used if row.province not in ("P0", "P1")]
    assert fixed_effects(kept).provinces == 10
    assert fixed_effects([row for row in kept if row.province != "P2"]) is None
    same = {"unemployed": Fraction(5_000), "employed": Fraction(45_000)}
    assert fixed_effects(changed(country(), *((at, same) for at in range(180)))) is None


def test_a_row_is_usable_where_people_work_or_look_for_work():
    found = rows(2)
    at(found, 3301, 2010).update(bekerja="4000", menganggur="4000", persen="")
    at(found, 3302, 2010).update(bekerja="0", menganggur="0")
    national = read_national(csv_of(found), "n.csv", COLUMNS)
    assert {(r.code, r.year) for r in usable(national)} == {
        ("3301", 2009), ("3301", 2010), ("3301", 2011), ("3302", 2009), ("3302", 2011),
    }  # fmt: skip
    assert {(r.code, r.year) for r in usable(national, "official_rate")} == {
        ("3301", 2009), ("3301", 2011), ("3302", 2009), ("3302", 2011),
    }  # fmt: skip


def test_each_variant_is_what_it_says():
    national = country(120)
    listed = [("1101", 2009), ("1102", 2010), ("1103", 2010)]
    found = panels(national, listed, 2010)
    used = usable(national)
    assert {name: panel.rows for name, panel in found.items()} == {
        "main": 360, "without_suspicious": 357, "without_suspicious_year": 358,
        "cities": 90, "weighted": 360, "official": 360, "logs": 360,
    }  # fmt: skip
    assert found["weighted"] == fixed_effects(used, weighted=True) != found["main"]
    assert found["logs"] == fixed_effects(used, logs=True) != found["main"]
    # the published rates are the same in each year
    assert found["official"].line.slope == 0


def test_too_few_provinces_have_no_panel():
    assert fixed_effects(usable(read_national(csv_of(rows()), "n.csv", COLUMNS))) is None
    assert panels(read_national(csv_of(rows()), "n.csv", COLUMNS), [], 2010) == {}


def test_impossible_rows_and_lone_years_are_left_out():
    found = rows(2)
    at(found, 3301, 2010)["miskin"] = "999999"
    at(found, 3302, 2010)["miskin"] = at(found, 3302, 2011)["miskin"] = ""
    used = usable(read_national(csv_of(found), "n.csv", COLUMNS))
    assert [(row.code, row.year) for row in used] == [("3301", 2009), ("3301", 2011)]
    assert at_least_two(used[:1]) == []


def test_the_whole_country(real):  # noqa: F811
    found = panels(real, [(one.code, one.year) for one in suspicious(real)], 2010)
    assert len(found) == 7 and found["main"].districts == 495
    assert found["main"].line.case == "negative"
    assert found["without_suspicious"].line.case == "holds_zero"
