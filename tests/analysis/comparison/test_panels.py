"""The models of the country are those worked out by hand, and statsmodels agrees."""

from fractions import Fraction

import numpy as np
import pytest

from analysis.comparison.panels import at_least_two, fixed_effects, panels, usable
from analysis.national.panel import read_national
from analysis.national.suspicious import suspicious
from tests.analysis.national_files import COLUMNS, at, csv_of, rows


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


def test_the_whole_country(real):
    found = panels(real, [(one.code, one.year) for one in suspicious(real)], 2010)
    assert len(found) == 7 and found["main"].districts == 495
    assert found["main"].line.case == "negative"
    assert found["without_suspicious"].line.case == "holds_zero"
