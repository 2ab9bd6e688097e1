"""Poverty and unemployment across cities, and across the country's districts over the years.

What can be exact is exact: rates, the slope of the line of least squares, leverages, the slopes
without each city, the rank correlation. Standard errors and intervals come from statsmodels, and
are rounded to nine digits, so that no machine's last bit decides what a sentence says.

Nothing here is about people: a district's rates do not say who in it is poor.
"""

from __future__ import annotations

import warnings
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from analysis.atlas.districts import district_cells
from analysis.country import country, urban
from analysis.indicators import labour_force, poverty_rate, unemployed_share
from analysis.national.measures import KNOWN
from analysis.national.panel import National, Row, impossible
from analysis.peers import MEASURES, kind_of
from runut.graph import Term
from runut.registry import cell_entry, value_entry

CONFIDENCE = 95
DIGITS = 9
FEWEST = 4  # cities for a line, its error, and a line without each of them
FEW = 30  # cities below which a text says that they are few
FEWEST_CLUSTERS = 10  # provinces for errors clustered by them
LEANS = 2  # times the mean leverage, from which one city is said to hold the line


@dataclass(frozen=True)
class Point:
    """A place with its unemployment (x) and poverty (y), in per cent."""

    place: str
    x: Fraction
    y: Fraction


@dataclass(frozen=True)
class Line:
    """A slope with its 95% interval: points of poverty for one point of unemployment."""

    slope: Fraction
    low: Fraction
    high: Fraction

    @property
    def case(self) -> str:
        """Whether the interval holds zero, or on which side of it it lies."""
        if self.low <= 0 <= self.high:
            return "holds_zero"
        return "positive" if self.low > 0 else "negative"


def points(peers: Mapping[str, Mapping]) -> list[Point]:
    """The cities of one year (of peers.json) that have both rates."""
    return [
        Point(
            city, *(Fraction(one["rates"][name]) for name in ("unemployed_share", "poverty_rate"))
        )
        for city, one in peers.items()
        if {"unemployed_share", "poverty_rate"} <= one["rates"].keys()
    ]


def year_compared(peers: Mapping[str, Mapping]) -> str:
    """The year that most cities have numbers of; of equals the latest."""
    return max(peers, key=lambda year: (len(peers[year]), year))


def slope(found: Sequence[Point]) -> Fraction | None:
    """The slope of the line of least squares; None where unemployment is the same everywhere."""
    mean_x = mean(p.x for p in found)
    spread = sum((p.x - mean_x) ** 2 for p in found)
    return sum((p.x - mean_x) * p.y for p in found) / spread if spread else None


def leverages(found: Sequence[Point]) -> dict[str, Fraction]:
    """How far each place's own unemployment decides where the line runs; they sum to two."""
    mean_x = mean(p.x for p in found)
    spread = sum((p.x - mean_x) ** 2 for p in found)
    return {p.place: Fraction(1, len(found)) + (p.x - mean_x) ** 2 / spread for p in found}


def without_each(found: Sequence[Point]) -> dict[str, Fraction]:
    """The slope without each place, where there is one."""
    slopes = {p.place: slope([q for q in found if q is not p]) for p in found}
    return {place: value for place, value in slopes.items() if value is not None}


def kendall(found: Sequence[Point]) -> Fraction:
    """Kendall's rank correlation (tau-a): pairs of places in the same order by both rates, less
    those in opposite orders, as a part of all pairs. Ties count for neither."""
    pairs = list(combinations(found, 2))
    return Fraction(sum(sign((p.x - q.x) * (p.y - q.y)) for p, q in pairs), len(pairs))


def chance_of(tau: Fraction, places: int) -> Fraction:
    """How often places in random order have a rank correlation at least as far from zero.

    Exact for rates without ties (the count of inversions of permutations); ties make it cautious.
    """
    most = places * (places - 1) // 2
    ways = [1]
    for n in range(2, places + 1):
        longer = [0] * (len(ways) + n - 1)
        for at, count in enumerate(ways):
            for more in range(n):
                longer[at + more] += count
        ways = longer
    wanted = abs(tau) * most
    return Fraction(sum(w for at, w in enumerate(ways) if abs(most - 2 * at) >= wanted), sum(ways))


def sign(value: Fraction) -> int:
    return (value > 0) - (value < 0)


def mean(values: Iterable[Fraction]) -> Fraction:
    found = list(values)
    return sum(found, Fraction(0)) / len(found)


def no_line(found: Sequence[Point]) -> str:
    """Why no line can be drawn and its error judged, as a case; empty where it can: too few places,
    a rate that is the same in all, or one place alone on its side, through which the line would
    run whatever its poverty (HC3 divides by one less the leverage)."""
    if len(found) < FEWEST:
        return "few"
    if len({p.y for p in found}) == 1 or slope(found) is None:
        return "same"
    return "lone" if max(leverages(found).values()) == 1 else ""


def on_a_line(found: Sequence[Point]) -> bool:
    """Whether all these places lie on one line, of which unemployment is not the same everywhere:
    then nothing says how far another may stray from it."""
    first = found[0]
    other = next(p for p in found if p.x != first.x)
    run, rise = other.x - first.x, other.y - first.y
    return all((p.y - first.y) * run == (p.x - first.x) * rise for p in found)


def robust_line(found: Sequence[Point]) -> tuple[Line, dict[str, dict[str, Fraction]]]:
    """The line with its HC3 interval (Student's t), and by place what its diagnostics are."""
    import numpy as np
    from statsmodels.regression.linear_model import OLS
    from statsmodels.tools import add_constant

    x = np.array([float(p.x) for p in found])
    y = np.array([float(p.y) for p in found])
    plain = OLS(y, add_constant(x)).fit()
    robust = plain.get_robustcov_results("HC3", use_t=True)
    low, high = robust.conf_int(alpha=1 - CONFIDENCE / 100)[1]
    influence = plain.get_influence()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a place without which all others lie on a line
        residuals, cooks = influence.resid_studentized_external, influence.cooks_distance[0]
    lever = leverages(found)
    diagnostics = {
        p.place: {
            "leverage": lever[p.place],
            "residual": rounded(residuals[at]),
            "cook": rounded(cooks[at]),
        }
        for at, p in enumerate(found)
        if not on_a_line([q for q in found if q is not p])
    }
    return Line(slope(found), rounded(low), rounded(high)), diagnostics


def rounded(value: float) -> Fraction:
    """A number of statsmodels to nine digits after the point."""
    return Fraction(round(float(value) * 10**DIGITS), 10**DIGITS)


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

    def poverty(row: Row) -> Fraction:
        counted = 100 * row.values["poor"] / row.values["population"]
        return row.values["official_rate"] if official else counted

    data = pd.DataFrame(
        {
            "code": [row.code for row in rows],
            "year": [row.year for row in rows],
            "province": [row.province for row in rows],
            "y": [float(poverty(row)) for row in rows],
            "x": [
                float(100 * row.values["unemployed"])
                / float(row.values["employed"] + row.values["unemployed"])
                for row in rows
            ],
            "w": [float(row.values["population"]) if weighted else 1.0 for row in rows],
        }
    )
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


VARIANTS = (
    "main", "without_suspicious", "without_suspicious_year", "cities", "weighted", "official",
    "logs",
)  # fmt: skip


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
    return {name: found[name] for name in VARIANTS if found[name]}


# What the sentences of the comparison turn on, with every case that there is.
QUESTIONS: dict[str, tuple[str, ...]] = {
    "compared": ("none", "one", "several"),
    "absent": ("nothing", "some"),
    "measures": ("missing", "all", "some"),
    "spread": ("missing", "same", "same_poverty", "same_unemployment", "apart"),
    "line": ("few", "same", "lone", "holds_zero", "positive", "negative"),
    "few": ("missing", "few", "many"),
    "alone": ("missing", "turns", "same"),
    "leverage": ("missing", "leans", "even"),
    "ranks": ("missing", "chance", "same_order", "opposite_order"),
    "country": ("missing", "few", "holds_zero", "positive", "negative"),
    "robust": ("missing", "all", "some"),
}


class Numbers(dict):
    """The numbers of the comparison by id, as a registry has them."""

    def add(self, name: str, value: Fraction | int, unit: str, decimals: int, **more) -> None:
        """``more``: where the number comes from, as its inputs, formula or source."""
        entry = {**value_entry(Fraction(value)), "unit": unit, "decimals": decimals}
        self[name] = {"kind": "check", **entry, "inputs": [], "cells": [], **more}


def compare(
    peers: Mapping[str, Mapping],
    found_panels: Mapping[str, Panel],
    data: Mapping[str, str] | None = None,
    year: int | None = None,
    names: Mapping[str, Mapping[str, str]] | None = None,
    measures: Mapping[str, Mapping] | None = None,
    mapped: Collection[str] = (),
) -> dict:
    """All numbers of the comparison as a registry, and the case of each question.

    ``data``: the file and title of the national file that the panels are made of; ``year``: the
    one that its atlas is about. ``names``: all cities there are, in each language, also those that
    have no counts of any year. ``measures``: what is to be told of further ones. ``mapped``: the
    codes that the map has areas of, where there is a map.
    """
    compared = year_compared(peers) if peers else ""
    cities = peers.get(compared, {})
    numbers = Numbers()
    cases = dict.fromkeys(QUESTIONS, "missing")
    which: dict[str, str] = {}
    for city, one in cities.items():
        add_city(numbers, city, one)
    numbers.add("cities", len(cities), "count", 0)
    measures = {name: {} for name in KNOWN} | dict(measures or {})
    given = {name: [f"{name}.{city}" in numbers for city in cities] for name in measures}
    measures = {name: one for name, one in measures.items() if any(given[name])}
    if measures:
        cases["measures"] = "all" if all(all(given[name]) for name in measures) else "some"
    absent = absent_from(cities, peers, names or {})
    cases["absent"] = "some" if absent and cities else "nothing"
    cases["compared"] = "none" if not cities else "one" if len(cities) == 1 else "several"
    codes = {city: one[country().code_name] for city, one in cities.items()}
    both = points(cities)
    spans = {}
    for name, rate in MEASURES.items():
        having = {
            c: Fraction(one["rates"][rate]) for c, one in cities.items() if rate in one["rates"]
        }
        spans[name] = list(having.values())
        ordered = sorted(having, key=lambda city: (having[city], city))
        for end, city in (("lowest", ordered[0]), ("highest", ordered[-1])) if having else ():
            made = {"inputs": [f"{rate}.{city}"]}
            numbers.add(f"{name}_{end}", having[city], "percent", 2, **made)
            which[f"{name}_{end}"] = city
    if all(len(values) > 1 for values in spans.values()):
        same = [name for name, values in spans.items() if len(set(values)) == 1]
        cases["spread"] = "apart" if not same else "same" if len(same) > 1 else f"same_{same[0]}"
    cases["line"] = no_line(both)
    diagnostics = {} if cases["line"] else cross_section(both, numbers, cases, which)
    for name, panel in found_panels.items():
        add_panel(numbers, name, panel, data)
    if data:
        cases["country"] = "few"
    if "main" in found_panels:
        cases["country"] = found_panels["main"].line.case
        verdicts = {panel.line.case for panel in found_panels.values()}
        cases["robust"] = "all" if len(verdicts) == 1 else "some"
        zero = [name for name, panel in found_panels.items() if panel.line.case == "holds_zero"]
        for name, counted in (("variants", found_panels), ("variants_zero", zero)):
            inputs = [f"panel_slope.{variant}" for variant in counted]
            numbers.add(name, len(counted), "count", 0, inputs=inputs)
    return {
        "year": compared,
        "atlas_year": year,
        "kind": kind_of(cities),
        "absent": absent,
        "measures": measures,
        "places": {city: one["name"] for city, one in cities.items()},
        "codes": codes,
        "off_map": [city for city, code in codes.items() if mapped and code not in mapped],
        "documents": {city: one.get("document", "brief") for city, one in cities.items()},
        "numbers": dict(numbers),
        "publications": {
            file: found
            for one in cities.values()
            for file, found in one.get("publications", {}).items()
        },
        "claims": {},
        "cases": cases,
        "which": which,
        "diagnosed": list(diagnostics),
        "panels": list(found_panels),
        "left_out": {},
    }


def with_measures(
    cities: Mapping[str, Mapping], national: National, year: int, title: str
) -> dict[str, dict]:
    """The cities of a year (of peers.json) with the further measures that the national file gives
    of them and their own tables do not. ``title``: of its publication."""
    found = {}
    for city, one in cities.items():
        row = national.row(one[country().code_name], year)
        cells = district_cells(national, row) if row else []
        entries = {cell.id.partition(".")[0]: cell_entry(cell, ours=False) for cell in cells}
        own = one.get("further", {})
        more = {
            name: entries[name] for name in national.further if name in entries and name not in own
        }
        sources = {name: entry["source"] for name, entry in more.items()}
        found[city] = {
            **one,
            "further": own | more,
            "sources": one["sources"] | sources,
            "publications": one["publications"]
            | ({national.file: [{"title": title}]} if more else {}),
        }
    return found


def absent_from(
    cities: Mapping[str, Mapping],
    peers: Mapping[str, Mapping],
    names: Mapping[str, Mapping[str, str]],
) -> list[dict]:
    """The cities that are not compared: what each is called, and the years it has counts of."""
    return [
        {"name": dict(name), "years": [year for year in peers if city in peers[year]]}
        for city, name in names.items()
        if city not in cities
    ]


def add_city(numbers: Numbers, city: str, one: Mapping) -> None:
    """A city's counts, published rates and further measures, each with its source cell, and the
    rates that are made of the counts."""
    for name, value in one["counts"].items():
        source = one.get("sources", {}).get(name)
        more = {"kind": "cell", "source": source} if source else {}
        numbers.add(f"{name}.{city}", Fraction(value), "persons", 0, **more)
    for name, entry in one.get("published", {}).items():
        made = {"kind": "cell", "source": one["sources"][name]}
        numbers.add(
            f"{name}.{city}", Fraction(entry["exact"]), "percent", entry["decimals"], **made
        )
    for name, entry in one.get("further", {}).items():
        made = {"kind": "cell", "source": one["sources"][name]}
        value = Fraction(entry["exact"])
        numbers.add(f"{name}.{city}", value, entry["unit"], entry["decimals"], **made)
    poor, population, *labour = (
        Term("id", (f"{name}.{city}",)) for name in ("poor", "population", "employed", "unemployed")
    )
    statuses = dict(zip(("employed", "unemployed"), labour, strict=True))
    formulas = {
        "poverty_rate": poverty_rate.function(poor, population),
        "unemployed_share": unemployed_share.function(statuses, labour_force.function(statuses)),
    }
    for name, formula in formulas.items():
        if name in one["rates"]:
            more = {"formula": formula.as_data(), "inputs": formula.inputs()}
            value = Fraction(one["rates"][name])
            numbers.add(f"{name}.{city}", value, "percent", 2, kind="indicator", **more)


def add_panel(numbers: Numbers, name: str, panel: Panel, data: Mapping | None) -> None:
    """A model of the whole country: its line, and what it was made of."""
    more = {"data": dict(data)} if data else {}
    sizes = [f"panel_{what}.{name}" for what in ("rows", "districts", "provinces")]
    rests = {"slope": sizes, "low": [f"panel_slope.{name}"], "high": [f"panel_slope.{name}"]}
    for what, inputs in rests.items():
        made = {"kind": "estimate", "inputs": inputs, **more}
        numbers.add(f"panel_{what}.{name}", getattr(panel.line, what), "points", 3, **made)
    for what in ("districts", "rows", "provinces"):
        numbers.add(f"panel_{what}.{name}", getattr(panel, what), "count", 0, **more)


def cross_section(both: Sequence[Point], numbers: Numbers, cases: dict, which: dict) -> dict:
    """Add what can be said of poverty and unemployment across the cities."""
    line, diagnostics = robust_line(both)
    rates = [
        f"{rate}.{point.place}" for rate in ("unemployed_share", "poverty_rate") for point in both
    ]
    numbers.add("line_cities", len(both), "count", 0)
    numbers.add("line_slope", line.slope, "points", 2, inputs=rates)
    for end in ("low", "high"):
        made = {"kind": "estimate", "inputs": ["line_slope", "line_cities"]}
        numbers.add(f"line_{end}", getattr(line, end), "points", 2, **made)
    cases["line"] = line.case
    cases["few"] = "few" if len(both) < FEW else "many"
    apart = without_each(both)
    low, high = (end(apart, key=apart.get) for end in (min, max))
    for end, place in (("lowest", low), ("highest", high)):
        numbers.add(f"alone_{end}", apart[place], "points", 2, inputs=["line_slope"])
        which[f"alone_{end}"] = place
    cases["alone"] = "turns" if apart[low] < 0 < apart[high] else "same"
    lever = leverages(both)
    most = max(lever, key=lever.get)
    numbers.add("leverage_highest", lever[most], "share", 2, inputs=[f"leverage.{most}"])
    numbers.add("leverage_mean", Fraction(2, len(both)), "share", 2, inputs=["line_cities"])
    which["leverage_highest"] = most
    cases["leverage"] = "leans" if lever[most] > LEANS * Fraction(2, len(both)) else "even"
    tau = kendall(both)
    chance = chance_of(tau, len(both))
    numbers.add("tau", tau, "share", 2, inputs=rates)
    numbers.add("tau_chance", 100 * chance, "percent", 0, inputs=["tau", "line_cities"])
    if 100 * chance > 100 - CONFIDENCE:
        cases["ranks"] = "chance"
    else:
        cases["ranks"] = "same_order" if tau > 0 else "opposite_order"
    for place, found in diagnostics.items():
        own = [f"{rate}.{place}" for rate in ("unemployed_share", "poverty_rate")]
        for name, value in found.items():
            # the leverage of a place does not hang on its poverty
            if name == "leverage":
                made = {"inputs": [own[0], "line_cities"]}
            else:
                made = {"kind": "estimate", "inputs": [*own, "line_slope"]}
            numbers.add(f"{name}.{place}", value, "share", 2, **made)
    if most not in diagnostics:
        numbers["leverage_highest"]["inputs"] = [f"unemployed_share.{most}"]
    return diagnostics
