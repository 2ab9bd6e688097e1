"""What is said across cities and districts follows the numbers, and statsmodels agrees."""

import json
from fractions import Fraction
from itertools import permutations

import numpy as np
import pytest
import statsmodels.api as sm
from scipy.stats import kendalltau

from analysis.comparison import (
    QUESTIONS,
    Panel,
    Point,
    at_least_two,
    chance_of,
    compare,
    fixed_effects,
    kendall,
    leverages,
    panels,
    points,
    robust_line,
    slope,
    usable,
    without_each,
)
from analysis.comparison import Line as Slope
from analysis.national import read_national
from analysis.quality import suspicious
from tests.analysis.national_files import COLUMNS, at, csv_of, rows
from tests.analysis.test_national import real  # noqa: F401

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
        "compared": "several", "spread": "apart", "line": "holds_zero", "few": "few",
        "alone": "same", "leverage": "leans", "ranks": "chance",
        "country": "missing", "robust": "missing",
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
        ({}, "missing"),
        (dict(list(TEN.items())[:1]), "missing"),
        (dict(list(TEN.items())[:3]), "missing"),
        ({f"c{i}": (100, 10, 50, 5) for i in range(6)}, "missing"),
        ({f"c{i}": (100, 10 + i, 50, 5) for i in range(6)}, "missing"),
        ({f"c{i}": (100, 10, 50, 5 + i) for i in range(6)}, "missing"),
        (dict(list(TEN.items())[:4]), "holds_zero"),
        # one city alone has another unemployment: without it there is no line
        ({**{f"c{i}": (100, 10 + i, 50, 5) for i in range(5)}, "d": (100, 30, 50, 9)}, "missing"),
    ],
)
def test_few_or_equal_cities(cities, line):
    found = compare({"2010": peers_of(cities)}, {})
    assert found["cases"]["line"] == line
    assert set(found["cases"]) == set(QUESTIONS)
    assert all(case in QUESTIONS[question] for question, case in found["cases"].items())
    json.dumps(found, allow_nan=False)


def test_a_panel_changes_the_countrys_case():
    def panel(low, high):
        return Panel(Slope(Fraction(low + high, 2), Fraction(low), Fraction(high)), 5, 10, 10)

    cases = compare({"2010": PEERS}, {"main": panel(1, 2), "cities": panel(-1, 1)})["cases"]
    assert (cases["country"], cases["robust"]) == ("positive", "some")
    cases = compare({"2010": PEERS}, {"main": panel(-2, -1)})["cases"]
    assert (cases["country"], cases["robust"]) == ("negative", "all")


def country(districts=60):
    """Districts of twelve provinces, whose poverty follows unemployment by two points a point."""
    found = rows(districts)
    for i, row in enumerate(found):
        row["kode"] = str(1100 + i // 3)
        row["provinsi"] = f"P{(i // 3) % 12}"
        unemployed = 5_000 + 977 * i % 3_000
        row.update(
            penduduk="100000", bekerja=str(50_000 - unemployed), menganggur=str(unemployed),
            angkatan="50000", miskin=str(5_000 + 4 * unemployed + 100 * (i // 3) + 7 * i % 50),
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
