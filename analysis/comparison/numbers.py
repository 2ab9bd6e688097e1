"""All numbers of the comparison as a registry, and the cases that its sentences turn on."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from fractions import Fraction

from analysis.atlas.districts import district_cells
from analysis.comparison.line import (
    CONFIDENCE,
    Point,
    chance_of,
    kendall,
    leverages,
    no_line,
    points,
    robust_line,
    without_each,
)
from analysis.comparison.panels import Panel
from analysis.country import country
from analysis.indicators import labour_force, poverty_rate, unemployed_share
from analysis.national.measures import KNOWN
from analysis.national.panel import National
from analysis.peers import MEASURES, kind_of
from runut.graph import Term
from runut.registry import cell_entry, value_entry

FEW = 30  # cities below which a text says that they are few; a custom, no test hangs on it
LEANS = 2  # times the mean leverage, from which a line leans on a city (Hoaglin and Welsch 1978)


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
    # the year that most cities have numbers of; of equals the latest
    compared = max(peers, key=lambda one: (len(peers[one]), one), default="")
    cities = peers.get(compared, {})
    numbers = Numbers()
    cases = dict.fromkeys(QUESTIONS, "missing")
    which: dict[str, str] = {}
    for city, one in cities.items():
        add_city(numbers, city, one)
    numbers.add("cities", len(cities), "count", 0)
    # what else there is, each with the years that it has counts of
    absent = [
        {"name": dict(name), "years": [one for one in peers if city in peers[one]]}
        for city, name in (names or {}).items()
        if city not in cities
    ]
    cases["absent"] = "some" if absent and cities else "nothing"
    cases["compared"] = "none" if not cities else "one" if len(cities) == 1 else "several"
    measures = {name: {} for name in KNOWN} | dict(measures or {})
    measures, cases["measures"] = measures_given(measures, cities, numbers)
    cases["spread"] = add_extremes(cities, numbers, which)
    both = points(cities)
    cases["line"] = no_line(both)
    diagnostics = {} if cases["line"] else cross_section(both, numbers, cases, which)
    cases |= add_country(numbers, found_panels, data)
    codes = {city: one[country().code_name] for city, one in cities.items()}
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


def measures_given(
    measures: Mapping[str, Mapping], cities: Iterable[str], numbers: Numbers
) -> tuple[dict[str, Mapping], str]:
    """The measures that some city has a number of, and whether all have all, as a case."""
    given = {name: [f"{name}.{city}" in numbers for city in cities] for name in measures}
    found = {name: one for name, one in measures.items() if any(given[name])}
    if not found:
        return {}, "missing"
    return found, "all" if all(all(given[name]) for name in found) else "some"


def add_extremes(cities: Mapping[str, Mapping], numbers: Numbers, which: dict) -> str:
    """Add the lowest and the highest of each rate, and say whether the rates differ, as a case."""
    same, complete = [], True
    for name, rate in MEASURES.items():
        having = {
            c: Fraction(one["rates"][rate]) for c, one in cities.items() if rate in one["rates"]
        }
        complete = complete and len(having) > 1
        if len(set(having.values())) == 1:
            same.append(name)
        ordered = sorted(having, key=lambda city: (having[city], city))
        for end, city in (("lowest", ordered[0]), ("highest", ordered[-1])) if having else ():
            made = {"inputs": [f"{rate}.{city}"]}
            numbers.add(f"{name}_{end}", having[city], "percent", 2, **made)
            which[f"{name}_{end}"] = city
    if not complete:
        return "missing"
    return "apart" if not same else "same" if len(same) > 1 else f"same_{same[0]}"


def add_country(
    numbers: Numbers, found: Mapping[str, Panel], data: Mapping[str, str] | None
) -> dict[str, str]:
    """Add the models of the whole country; returns the cases of what they say."""
    for name, panel in found.items():
        add_panel(numbers, name, panel, data)
    if "main" not in found:
        return {"country": "few"} if data else {}
    verdicts = {name: panel.line.case for name, panel in found.items()}
    zero = [name for name, case in verdicts.items() if case == "holds_zero"]
    for name, counted in (("variants", found), ("variants_zero", zero)):
        inputs = [f"panel_slope.{variant}" for variant in counted]
        numbers.add(name, len(counted), "count", 0, inputs=inputs)
    agree = len(set(verdicts.values())) == 1
    return {"country": verdicts["main"], "robust": "all" if agree else "some"}


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
