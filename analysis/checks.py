"""What the printed numbers of a city can mean together.

They ask whether the budget's three columns are possible at once (``analysis.budget.weights``), how
many households can give the survey's percentages (``analysis.survey.size``), and what the counts
allow without the article's unspoken assumptions (``analysis.bounds``, whose main results are
indicators). A city is checked as far as it has the tables.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analysis.budget.weights import EXACT, READINGS, Printed, Reading, shares_of, weights
from analysis.survey.size import Sizes, intervals_of, possible_sizes
from runut.numerals import Interval, decimals_of_share
from runut.registry import Check
from runut.tables import Cell

PERIODS = ("before", "after", "whole")
SURVEY_RULES = ("half-up", "half-even", "truncation")
ROUNDED, CUT = "half-up", "truncation"
# What a missing share is taken for.
MISSING = {"nothing": True, "rounded": False}
# The ends of the weights that make a rounded budget possible, by id: the reading, and which end.
WEIGHT_ENDS = {
    f"{name}.{missing}": (Reading(ROUNDED, ROUNDED, is_zero), end)
    for missing, is_zero in MISSING.items()
    for name, end in (("weight_low", "low"), ("weight_high", "high"))
}
# Whether each share has the decimals that it was printed with, or all as many as the longest.
DECIMALS = ("as_printed", "same")


MEANINGS = {
    "weight_low": "The smallest part of all the money that the first period can have had, if the "
    "budget shares were rounded; the share that is not printed was nothing, or rounded to it.",
    "weight_high": "The largest part of all the money that the first period can have had, if the "
    "budget shares were rounded; the share that is not printed was nothing, or rounded to it.",
    "readings_possible": "How many of the ways to take the budget shares of the whole period leave "
    "the first any part of the money, if the shares of its two parts are taken in this way.",
    "survey_smallest": "The smallest number of households whose counts can be rounded to the "
    "survey's percentages, if every household counts alike (no weights).",
    "survey_largest_impossible": "The largest number of households whose counts cannot be rounded "
    "to the survey's percentages, if every household counts alike (no weights); all larger can.",
    "survey_step": "If the survey's percentages had been cut off, not rounded, and every household "
    "counted alike, the number of households would have to be a multiple of this one.",
}


def numbers(cells: Sequence[Cell]) -> dict[str, Check]:
    """The numbers of the joint checks by id, for the registry."""
    return dict([*budget_numbers(cells), *survey_numbers(cells)])


def budget_numbers(cells: Sequence[Cell]) -> Iterator[tuple[str, Check]]:
    found = budget_readings(cells)
    if not found:
        return
    ids = tuple(cell.id for cell in cells if cell.id.startswith("budget."))
    for name, (reading, end) in WEIGHT_ENDS.items():
        interval = found[reading]
        value = None if interval is None else 100 * getattr(interval, end)
        why = "no weight of the first period makes the budget's columns possible together"
        yield name, Check(value, "percent", 2, ids, why)
    for rule in (EXACT, ROUNDED, CUT):
        possible = sum(1 for reading in READINGS if reading.periods == rule and found[reading])
        yield f"readings_possible.{rule}", Check(possible, "count", 0, ids)


def survey_numbers(cells: Sequence[Cell]) -> Iterator[tuple[str, Check]]:
    ids = tuple(cell.id for cell in cells if cell.id.startswith("cause."))
    if not ids:
        return
    for decimals in DECIMALS:
        sizes = survey_sizes(cells, decimals, ROUNDED)
        for name, value in (
            ("survey_smallest", sizes.smallest),
            ("survey_largest_impossible", sizes.largest_impossible),
        ):
            why = "the survey's percentages allow no number of households, or too few"
            yield f"{name}.{decimals}", Check(value, "count", 0, ids, why)
    step = survey_sizes(cells, "as_printed", CUT).step
    why = "the survey's percentages, cut off, do not add up to a hundred"
    yield "survey_step", Check(step, "count", 0, ids, why)


def budget_readings(cells: Sequence[Cell]) -> dict[Reading, Interval | None]:
    """The possible weights of the first period under every reading of the budget's shares; none
    where the city has no such table."""
    printed = printed_budget(cells)
    return {one: weights(shares_of(printed, one)) for one in READINGS} if printed else {}


def printed_budget(cells: Sequence[Cell]) -> dict[str, list[Printed]]:
    """The budget's shares as printed, by period, in one order of components; a blank is None.

    Empty where the city has no such table of three periods.
    """
    found: dict[str, dict[str, Printed]] = {}
    for cell in cells:
        family, *key = cell.id.split(".")
        if family == "budget":
            period, component = key
            share = Printed(cell.value if cell.printed else None, decimals_of_share(cell.printed))
            found.setdefault(period, {})[component] = share
    components = list(found.get("whole", {}))
    if set(found) != set(PERIODS) or any(set(found[p]) != set(components) for p in PERIODS):
        return {}
    return {period: [found[period][component] for component in components] for period in PERIODS}


def survey_sizes(cells: Sequence[Cell], decimals: str, rule: str) -> Sizes:
    """The numbers of households that can give the survey's percentages."""
    return possible_sizes(intervals_of(survey_shares(cells, decimals), rule))


def survey_shares(cells: Sequence[Cell], decimals: str) -> list[str]:
    """The survey's percentages as strings with a decimal point and the decimals that they kept."""
    printed = [cell.printed.replace(",", ".") for cell in cells if cell.id.startswith("cause.")]
    most = max(map(decimals_of_share, printed), default=0)
    return [padded(share, most) for share in printed] if decimals == "same" else printed


def padded(share: str, decimals: int) -> str:
    """A percentage with zeros behind it, up to this many decimals."""
    missing = decimals - decimals_of_share(share)
    return share + ("." if missing and "." not in share else "") + "0" * missing
