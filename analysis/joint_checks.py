"""All that the joint checks find out about a city, as plain data (``analysis.checks``)."""

from __future__ import annotations

from fractions import Fraction

from analysis.bounds import Counts, share, working_poor, working_poor_at
from analysis.checks import (
    DECIMALS,
    SURVEY_RULES,
    budget_readings,
    survey_shares,
    survey_sizes,
)
from analysis.survey.size import Sizes
from runut.graph import DependencyGraph
from runut.numerals import Interval
from runut.registry import value_entry
from runut.tables import Unit

STEP = 5  # per cent, between the poverty rates that the bounds are given for
COUNTS = ("population", "poor", "labour.employed", "unemployed")


def joint_checks(unit: Unit) -> dict:
    """The budget's possible weights, the survey's possible sizes and the working poor's bounds."""
    return {
        unit.study.unit: unit.id,
        "budget_weights": budget_part(unit),
        "survey_size": survey_part(unit),
        "working_poor": bounds_part(unit.graph),
    }


def budget_part(unit: Unit) -> list[dict]:
    """The part of all money that can have been spent before, from 0 to 1, under each reading."""
    return [
        {
            "periods": reading.periods,
            "whole": reading.whole,
            "missing": "nothing" if reading.missing_is_zero else "rounded",
            "weight": interval_entry(interval),
        }
        for reading, interval in budget_readings(unit.cells).items()
    ]


def survey_part(unit: Unit) -> list[dict]:
    """The numbers of households that can give the percentages, under each rule."""
    if not survey_shares(unit.cells, "as_printed"):
        return []
    return [
        {
            "shares": survey_shares(unit.cells, decimals),
            "rule": rule,
            **sizes_entry(survey_sizes(unit.cells, decimals, rule)),
        }
        for decimals in DECIMALS
        for rule in SURVEY_RULES
    ]


def sizes_entry(sizes: Sizes) -> dict:
    return {
        "smallest": sizes.smallest,
        "largest_impossible": sizes.largest_impossible,
        "impossible": sizes.impossible,
        "multiples_of": sizes.step,
        "proved_from": sizes.proved_from,
        "gaps": [list(gap) for gap in sizes.gaps],
    }


def bounds_part(graph: DependencyGraph) -> dict:
    """The share of the employed who can be poor, in per cent; empty where counts are missing."""
    if not all(name in graph.values for name in COUNTS):
        return {}
    counts = Counts(*(int(graph.values[name]) for name in COUNTS))
    return {
        "unit": "percent",
        "assuming": [
            {
                "unemployed_are_poor": unemployed,
                "poor_in_labour_force": outside,
                "share": share_entry(working_poor(counts, unemployed, outside), counts),
            }
            for outside in (False, True)
            for unemployed in (False, True)
        ],
        "at_rate_outside": [
            {
                "rate": rate,
                "share": share_entry(working_poor_at(counts, Fraction(rate, 100)), counts),
                "share_if_unemployed_are_poor": share_entry(
                    working_poor_at(counts, Fraction(rate, 100), True), counts
                ),
            }
            for rate in range(0, 101, STEP)
        ],
    }


def share_entry(persons: Interval | None, counts: Counts) -> dict | None:
    return interval_entry(share(persons, counts) if persons and counts.employed else None)


def interval_entry(interval: Interval | None) -> dict | None:
    """An interval's ends, exact and decimal, and whether they belong to it; None for no value."""
    if interval is None:
        return None
    return {
        "low": value_entry(interval.low),
        "high": value_entry(interval.high),
        "low_closed": interval.low_closed,
        "high_closed": interval.high_closed,
    }
