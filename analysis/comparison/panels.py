"""Poverty and unemployment across the country's districts over the years, by models with effects of
district and year."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from analysis.comparison.line import CONFIDENCE, Line, rounded
from analysis.country import country, urban
from analysis.national.panel import National, Row, impossible

# Provinces for errors clustered by them: with few, the errors come out too small and an interval
# leaves out zero too often (Cameron, Gelbach and Miller 2008).
FEWEST_CLUSTERS = 10


@dataclass(frozen=True)
class Panel:
    """A model of the whole country: its line, and what it was made of."""

    line: Line
    districts: int
    rows: int
    provinces: int


def usable(national: National, outcome: str = "poor") -> list[Row]:
    """Rows from which both rates can be made, and that can be; only districts with two of them,
    since one says nothing of change."""
    needed = ("population", "poor", "employed", "unemployed")
    rows = [
        row
        for row in national.rows
        if all(row.values[name] is not None for name in needed)
        and row.province
        and row.values["population"]
        and row.values["employed"] + row.values["unemployed"]
        and (outcome == "poor" or row.values[outcome] is not None)
        and not impossible(row, national)
    ]
    return at_least_two(rows)


def at_least_two(rows: list[Row]) -> list[Row]:
    """The rows of districts that have more than one of them."""
    count: dict[str, int] = {}
    for row in rows:
        count[row.code] = count.get(row.code, 0) + 1
    return [row for row in rows if count[row.code] > 1]


def fixed_effects(
    rows: list[Row], weighted: bool = False, logs: bool = False, official: bool = False
) -> Panel | None:
    """Poverty on unemployment with effects of district and year, errors clustered by province.

    ``weighted`` by population; ``logs`` of both rates; ``official``: the published poverty rate in
    place of that of the counts. None where there are too few provinces, or nothing changes.
    District effects are taken out as (weighted) means, those of years are columns: the same line as
    with a column for each district (Frisch, Waugh and Lovell). The errors are corrected for small
    samples without counting the district effects, which lie within the clusters; the interval is
    Student's with a degree of freedom less than there are provinces.
    """
    import numpy as np
    import pandas as pd
    from statsmodels.regression.linear_model import WLS

    data = pd.DataFrame(
        [observed(row, weighted, official) for row in rows],
        columns=["code", "year", "province", "y", "x", "w"],
    )
    if logs:
        data = data[(data["x"] > 0) & (data["y"] > 0)]
        data = data[data.groupby("code")["code"].transform("size") > 1]
        data[["x", "y"]] = np.log(data[["x", "y"]])
    if data["province"].nunique() < FEWEST_CLUSTERS:
        return None
    years = pd.get_dummies(data["year"], drop_first=True, dtype=float)
    y, x = data["y"], data[["x"]].join(years)
    y, x = (less_means(one, data["code"], data["w"]) for one in (y, x))
    if np.linalg.matrix_rank(x.to_numpy()) < x.shape[1]:
        return None
    fit = WLS(y, x, weights=data["w"]).fit(
        cov_type="cluster", cov_kwds={"groups": pd.factorize(data["province"])[0]}, use_t=True
    )
    low, high = fit.conf_int(alpha=1 - CONFIDENCE / 100).loc["x"]
    line = Line(rounded(fit.params["x"]), rounded(low), rounded(high))
    return Panel(line, data["code"].nunique(), len(data), data["province"].nunique())


def observed(row: Row, weighted: bool, official: bool) -> tuple:
    """A district in a year: its code, year and province, poverty and unemployment in per cent, and
    its weight."""
    one = row.values
    poverty = one["official_rate"] if official else 100 * one["poor"] / one["population"]
    unemployment = 100 * one["unemployed"] / (one["employed"] + one["unemployed"])
    weight = one["population"] if weighted else 1
    return (row.code, row.year, row.province, *map(float, (poverty, unemployment, weight)))


def less_means(columns, groups, weights):
    """Columns of pandas less the weighted mean of each group."""
    sums = columns.mul(weights, axis=0).groupby(groups).transform("sum")
    return columns - sums.div(weights.groupby(groups).transform("sum"), axis=0)


def panels(
    national: National, suspicious: Iterable[tuple[str, int]], year: int
) -> dict[str, Panel]:
    """The model of the whole country, and what becomes of it under other choices.

    ``suspicious``: the district and year of rows that a rule lists. ``year``: the one that the
    atlas is about. A variant that cannot be reckoned is left out.
    """
    rows, listed = usable(national), set(suspicious)
    other = [row for row in rows if (row.code, row.year) not in listed]
    of_year = [row for row in rows if row.year != year or (row.code, row.year) not in listed]
    found = {
        "main": fixed_effects(rows),
        "without_suspicious": fixed_effects(at_least_two(other)),
        "without_suspicious_year": fixed_effects(at_least_two(of_year)),
        "cities": fixed_effects(
            [row for row in rows if urban() and country().kind_of(row.code) == urban()]
        ),
        "weighted": fixed_effects(rows, weighted=True),
        "official": fixed_effects(usable(national, "official_rate"), official=True),
        "logs": fixed_effects(rows, logs=True),
    }
    return {name: panel for name, panel in found.items() if panel}
