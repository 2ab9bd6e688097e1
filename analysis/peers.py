"""Cities side by side: the same numbers of the same year, and where each city stands among them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from analysis.country import country
from analysis.indicators import labour_force, poverty_rate, unemployed_share
from analysis.national.measures import KNOWN
from runut.registry import published_in, value_entry

COUNTS = ("population", "poor", "employed", "unemployed")
PLAIN = dict(zip(COUNTS, ("population", "poor", "labour.employed", "labour.unemployed"),
                 strict=True))  # fmt: skip
# Rates that a source may publish, by the rates of the counts that they stand in for.
PUBLISHED = {"poverty_rate": "official_rate", "unemployed_share": "unemployment_rate"}
# What cities are ranked by, with the words of its numbers' ids.
MEASURES = {"poverty": "poverty_rate", "unemployment": "unemployed_share"}
DECIMALS = {"poverty": 2, "unemployment": 1}
# Of more cities that share the highest or the lowest rate none is named: all briefs would list
# them, and be made anew whenever one is renamed.
MOST_NAMED = 2
MEANINGS = {
    "place": "The place from the highest rate down, among the cities of this build that have "
    "numbers for the same year; equal rates share a place.",
    "compared": "Cities of this build that have this rate for the same year.",
    "highest": "The highest rate among the cities of this build for the same year.",
    "lowest": "The lowest rate among the cities of this build for the same year.",
}


@dataclass(frozen=True)
class Standing:
    """Where a rate stands among those of all: how many are above, the same (itself too), below."""

    above: int
    same: int
    below: int

    @property
    def compared(self) -> int:
        return self.above + self.same + self.below

    @property
    def place(self) -> int:
        return self.above + 1

    @property
    def case(self) -> str:
        """In a word: alone, equal, first, last or middle; shared where others have the same."""
        if self.compared == 1:
            return "alone"
        if self.same == self.compared:
            return "equal"
        shared = "shared_" if self.same > 1 else ""
        if not self.above:
            return f"{shared}first"
        return f"{shared}last" if not self.below else f"{shared}middle"


def side_by_side(registries: Mapping[str, Mapping]) -> dict:
    """By year and city, of registries by city: its name, code, counts and rates; exact. A year's
    official numbers go before those of a study that names no year; another year than a city's own
    needs a rate."""
    years: dict[str, dict] = {}
    for city, registry in registries.items():
        for year, entries in counted(registry).items():
            one = peer(registry, entries)
            if one["rates"] or "published" in one or year == str(registry["year"]):
                years.setdefault(year, {})[city] = one
    return {year: dict(sorted(years[year].items())) for year in sorted(years)}


def counted(registry: Mapping) -> dict[str, dict[str, dict]]:
    """A city's counts, published rates and further measures for each year, as entries of a
    registry: those of its study, and those that its tables give of other years."""
    numbers = registry["numbers"]
    years = dict(registry["other_years"])
    if registry["year"]:
        years[str(registry["year"])] = numbers
    found = {}
    for year, entries in years.items():
        ids = PLAIN | {name: f"{name}.{year}" for name in (*PUBLISHED.values(), *KNOWN)}
        found[year] = {name: entries[one] for name, one in ids.items() if one in entries}
    for name in registry["families"].get("official_population", []):
        year = name.partition(".")[2]
        ids = {count: f"official_{count}.{year}" for count in COUNTS}
        if numbers.keys() >= set(ids.values()):
            found[year] = {count: numbers[one] for count, one in ids.items()}
    return found


def peer(registry: Mapping, entries: Mapping[str, Mapping]) -> dict:
    counts = {name: Fraction(entries[name]["exact"]) for name in COUNTS if name in entries}
    rates = rates_of(counts)
    # of a rate that the counts give, the published one is the brief's to set beside it
    published = {
        name: {key: entries[name][key] for key in ("exact", "decimals")}
        for rate, name in PUBLISHED.items()
        if rate not in rates and name in entries
    }
    further = {
        name: {key: entries[name][key] for key in ("exact", "decimals", "unit")}
        for name in KNOWN
        if name in entries
    }
    given = (*counts, *published, *further)
    sources = {name: entries[name]["source"] for name in given if "source" in entries[name]}
    return {
        "name": registry["name"],
        country().code_name: registry[country().code_name],
        "document": "article" if registry["article"] else "brief",
        "counts": {name: str(value) for name, value in counts.items()},
        "rates": rates,
        **({"published": published} if published else {}),
        **({"further": further} if further else {}),
        "sources": sources,
        "publications": {
            one["file"]: published_in(registry["publications"], one["file"])
            for one in sources.values()
        },
    }


def rates_of(counts: Mapping[str, Fraction | None]) -> dict[str, str]:
    """The rates that a place's counts give, exact, by indicator; a count may be missing."""
    rates = {}
    if counts.get("population") and counts.get("poor") is not None:
        rates["poverty_rate"] = poverty_rate.function(counts["poor"], counts["population"])
    labour = {status: counts.get(status) for status in ("employed", "unemployed")}
    if None not in labour.values() and (force := labour_force.function(labour)):
        rates["unemployed_share"] = unemployed_share.function(labour, force)
    return {name: str(rate) for name, rate in rates.items()}


def standings(peers: Mapping[str, Mapping]) -> dict[str, dict[str, Standing]]:
    """Each city's place by each rate that it has, among the cities of one year."""
    found: dict[str, dict[str, Standing]] = {city: {} for city in peers}
    for rate in MEASURES.values():
        values = {
            city: Fraction(one["rates"][rate])
            for city, one in peers.items()
            if rate in one["rates"]
        }
        ordered = sorted(values.values())
        for city, value in values.items():
            low, high = bisect_left(ordered, value), bisect_right(ordered, value)
            found[city][rate] = Standing(len(ordered) - high, high - low, low)
    return found


def standing_numbers(
    peers: Mapping[str, Mapping],
    ids: Mapping[str, str] | None = None,
    shown: Mapping[str, int] | None = None,
) -> dict[str, dict]:
    """For each city, the numbers that tell its standing, and the case of each measure.

    ``ids``: what a rate is called in a registry, where that is another name. ``shown``: with how
    many decimals, where these are a publisher's.
    """
    ids, kind = ids or {}, kind_of(peers)
    decimals = {rate: DECIMALS[measure] for measure, rate in MEASURES.items()} | (shown or {})
    ends = {measure: extremes(peers, rate) for measure, rate in MEASURES.items()}
    found = {}
    for city, standing in standings(peers).items():
        numbers = {}
        for measure, rate in MEASURES.items():
            if rate not in standing:
                continue
            place = {"inputs": [ids.get(rate, rate)]}
            numbers[f"{measure}_place"] = number("place", standing[rate].place, **place)
            numbers[f"{measure}_compared"] = number("compared", standing[rate].compared)
            for what, (value, places) in ends[measure].items():
                shown_as = {"unit": "percent", "decimals": decimals[rate], "places": places}
                numbers[f"{measure}_{what}"] = number(what, value, **shown_as)
        cases = {
            measure: standing[rate].case if rate in standing else "unknown"
            for measure, rate in MEASURES.items()
        }
        found[city] = {"numbers": numbers, "cases": cases, "kind": kind}
    return found


def number(what: str, value: Fraction | int, **more: object) -> dict:
    """A number of a standing as a registry has it; ``more``: where it is no count of cities."""
    return {
        "kind": "check", **value_entry(Fraction(value)), "unit": "count", "decimals": 0,
        "meaning": MEANINGS[what], "inputs": [], "cells": [], "places": [], **more,
    }  # fmt: skip


def extremes(peers: Mapping[str, Mapping], rate: str) -> dict[str, tuple[Fraction, list[dict]]]:
    """The lowest and the highest of a rate, each with the names of the cities that have it, where
    these are few; empty where no city has the rate."""
    having: dict[Fraction, list[dict]] = {}
    for one in peers.values():
        if rate in one["rates"]:
            having.setdefault(Fraction(one["rates"][rate]), []).append(one["name"])
    ends = {"lowest": min(having), "highest": max(having)} if having else {}
    return {
        what: (value, having[value] if len(having[value]) <= MOST_NAMED else [])
        for what, value in ends.items()
    }


def kind_of(peers: Mapping[str, Mapping]) -> str:
    """The kind that all places are of; empty where they are of several, or codes do not tell."""
    kinds = {country().kind_of(one[country().code_name]) for one in peers.values()}
    return kinds.pop() if len(kinds) == 1 else ""
