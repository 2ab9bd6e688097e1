"""Poverty and unemployment across the country's districts over the years, by models with effects of
district and year."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from analysis.comparison.line import CONFIDENCE, Line, rounded
from analysis.country import country, urban
from analysis.national.panel import National, Row, impossible

FEWEST_CLUSTERS = 10  # provinces for errors clustered by them


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
    with a column for each district (Frisch, Waugh and Lovell).
    """
    import numpy as np
    import pandas as pd
    from statsmodels.regression.linear_model import WLS

    def poverty(row: Row) -> float:
        counted = 100 * row.values["poor"] / row.values["population"]
        return float(row.values["official_rate"] if official else counted)

    def unemployment(row: Row) -> float:
        force = row.values["employed"] + row.values["unemployed"]
        return float(100 * row.values["unemployed"]) / float(force)

    given = [(row.code, row.year, row.province, poverty(row), unemployment(row)) for row in rows]
    data = pd.DataFrame(given, columns=["code", "year", "province", "y", "x"])
    data["w"] = [float(row.values["population"]) if weighted else 1.0 for row in rows]
    if logs:
        data = data[(data["x"] > 0) & (data["y"] > 0)]
        data = data[data.groupby("code")["code"].transform("size") > 1]
        data[["x", "y"]] = np.log(data[["x", "y"]])
    if data["province"].nunique() < FEWEST_CLUSTERS:
        return None
    years = sorted(data["year"].unique())[1:]
    for year in years:
        data[f"year {year}"] = (data["year"] == year).astype(float)
    columns = ["y", "x", *(f"year {year}" for year in years)]
    weights = data["w"].groupby(data["code"]).transform("sum")
    for name in columns:
        total = (data[name] * data["w"]).groupby(data["code"]).transform("sum")
        data[name] = data[name] - total / weights
    if np.linalg.matrix_rank(data[columns[1:]].to_numpy()) < len(columns) - 1:
        return None
    fit = WLS(data["y"], data[columns[1:]], weights=data["w"]).fit(
        cov_type="cluster", cov_kwds={"groups": pd.factorize(data["province"])[0]}, use_t=True
    )
    low, high = fit.conf_int(alpha=1 - CONFIDENCE / 100).loc["x"]
    line = Line(rounded(fit.params["x"]), rounded(low), rounded(high))
    return Panel(line, data["code"].nunique(), len(data), data["province"].nunique())


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
