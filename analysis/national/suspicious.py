"""Suspicious values of a national file, found by general rules and listed, never changed.

A listing is no verdict: it says why a value should be looked at. The rules know no district by
name. They compare a number with what the same file says elsewhere: with its own parts, with the
district's other years, and with other districts of the province in the same year. All in exact
arithmetic. Where the file is of one year only, nothing can be said of jumps.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import permutations
from statistics import median_low

from analysis.national.panel import (
    National,
    Row,
    by_district,
    more_than_all,
    names,
    own_rate,
    plain_name,
)

RULES = (
    "impossible", "not_published", "labour_sum", "digit", "swap", "elsewhere",
    "rate_contradicted", "jump",
)  # fmt: skip
# How far the rate made of the counts may lie from the published rate, as a part of it, once the
# rates of the province's other districts are allowed for: sample counts of a province share a
# population base, and poor people are published in hundreds, which a small city notices.
RATE_SLACK = Fraction(1, 10)
FEWEST_NEIGHBOURS = 5  # districts of a province; with fewer the whole country's are taken
# How many times a number may grow or shrink between years before it is listed. People do not move
# that fast; the poor and the unemployed of a small sample may seem to.
JUMPS = {
    "population": Fraction(3, 2),
    "poor": Fraction(2),
    "official_rate": Fraction(2),
    "employed": Fraction(3, 2),
    "unemployed": Fraction(3),
    "labour_force": Fraction(3, 2),
}
LEAP = Fraction(3, 2)  # for a number that may be another district's
DIGIT = (Fraction(7), Fraction(14))  # about ten times; a hundred and more as well
SWAP_SLACK = Fraction(5, 4)  # how near the other district's number has to come
ALIKE = 5  # letters with which two names begin alike, so that a hand may take one for the other
# What one source publishes together, and would be swapped together.
GROUPS = (("population",), ("poor", "official_rate"), ("employed", "unemployed", "labour_force"))


@dataclass(frozen=True)
class Listing:
    """Why a district's number is suspicious: a rule, the columns, and the evidence in numbers."""

    rule: str
    code: str
    name: str
    year: int
    line: int
    measures: tuple[str, ...]  # the first is that which the evidence is about
    evidence: Mapping[str, Fraction] = field(default_factory=dict)
    other: str = ""  # the district that it may have been swapped with
    other_name: str = ""
    other_names: Mapping[str, str] = field(default_factory=dict)  # by language


def suspicious(national: National) -> list[Listing]:
    """Every listing, in the order of the rules, then of districts and years.

    A number that a graver rule lists is not listed again for its jump, which is the same finding.
    """
    found = [
        *impossible_rows(national),
        *zeros(national),
        *labour_sums(national),
        *digits(national),
        *swaps(national),
        *elsewhere(national),
    ]
    listed = {(one.code, one.year, name) for one in found for name in one.measures}
    found += [
        one
        for one in contradicted_rates(national)
        if not any((one.code, one.year, name) in listed for name in ("population", "poor"))
    ]
    listed |= {(one.code, one.year, name) for one in found for name in one.measures}
    found += jumps(national, listed)
    return sorted(found, key=lambda one: (RULES.index(one.rule), one.code, one.year))


def listing(
    rule: str,
    row: Row,
    measures: Iterable[str],
    evidence: Mapping[str, Fraction],
    other: Row | None = None,
) -> Listing:
    second = (other.code, other.name) if other else ("", "")
    given = (rule, row.code, row.name, row.year, row.line, tuple(measures), dict(evidence))
    return Listing(*given, *second, names(other) if other else {})


def impossible_rows(national: National) -> Iterable[Listing]:
    """People who are more than those whom they are part of."""
    for row in national.rows:
        for parts, whole, part in more_than_all(row):
            evidence = {"part": part, "whole": row.values[whole]}
            yield listing("impossible", row, (*parts, whole), evidence)


def zeros(national: National) -> Iterable[Listing]:
    """Zeros that stand for what was not published (``analysis.national.panel.published``)."""
    for row in national.rows:
        for name, other in row.unpublished.items():
            yield listing("not_published", row, [name], {"other_year": other})


def labour_sums(national: National) -> Iterable[Listing]:
    """A labour force that is not its employed and its unemployed together."""
    for row in national.rows:
        employed, unemployed, force = (
            row.values[name] for name in ("employed", "unemployed", "labour_force")
        )
        if None not in (employed, unemployed, force) and employed + unemployed != force:
            evidence = {"labour_force": force, "sum": employed + unemployed}
            yield listing("labour_sum", row, ("employed", "unemployed", "labour_force"), evidence)


def rate_ratios(national: National) -> dict[tuple[str, int], Fraction]:
    """For each row, how many times its published rate the rate of its own counts is."""
    ratios = {(row.code, row.year): own_rate(row) for row in national.rows}
    return {key: ratio for key, ratio in ratios.items() if ratio is not None}


def usual_ratios(national: National, ratios: Mapping) -> dict[tuple[str, int], Fraction]:
    """For each row, the middle ratio of its province that year, or of the country's.

    Where nobody is counted as poor the counts give no ratio; a year of only such rows has none.
    """
    by_province, by_year = defaultdict(list), defaultdict(list)
    for key, ratio in ratios.items():
        if ratio:
            by_province[national.by_key[key].province, key[1]].append(ratio)
            by_year[key[1]].append(ratio)
    usual = {}
    for key in ratios:
        near = by_province[national.by_key[key].province, key[1]]
        near = near if len(near) >= FEWEST_NEIGHBOURS else by_year[key[1]]
        if near:
            usual[key] = median_low(near)
    return usual


def contradicted_rates(national: National) -> Iterable[Listing]:
    """A published rate that the district's own counts do not give, as its neighbours' do."""
    ratios = rate_ratios(national)
    usual = usual_ratios(national, ratios)
    for key, ratio in ratios.items():
        row = national.by_key[key]
        # half of the last place to which poor people seem to be rounded
        rounding = Fraction(50) / row.values["poor"] if row.values["poor"] else Fraction(0)
        if key in usual and abs(ratio / usual[key] - 1) > RATE_SLACK + rounding:
            evidence = {
                "official_rate": row.values["official_rate"],
                "own_rate": 100 * row.values["poor"] / row.values["population"],
            }
            yield listing(
                "rate_contradicted", row, ("poor", "population", "official_rate"), evidence
            )


def departures(national: National) -> dict[tuple[str, int], dict[str, tuple[Fraction, Fraction]]]:
    """By row and measure, how many times its own nearest other year a number is, and that number.

    The nearest is the other year whose number comes closest, so that of three years the one that
    departs is known; of two, both do.
    """
    found: dict[tuple[str, int], dict[str, tuple[Fraction, Fraction]]] = {}
    for rows in by_district(national).values():
        for row in rows:
            for name in JUMPS:
                value = row.values[name]
                others = [o.values[name] for o in rows if o is not row and o.values[name]]
                if value and others:
                    nearest = min(others, key=lambda other: factor(value / other))
                    found.setdefault((row.code, row.year), {})[name] = (value / nearest, nearest)
    return found


def factor(ratio: Fraction) -> Fraction:
    """How many times the smaller of two numbers with this ratio the larger is."""
    return max(ratio, 1 / ratio)


def power_of_ten(ratio: Fraction) -> Fraction:
    """Which power of ten one number is about of another; 0 where it is about none."""
    low, high = DIGIT
    power, left = Fraction(1), factor(ratio)
    while left > high:
        power, left = power * 10, left / 10
    return power * 10 if left >= low else Fraction(0)


def digits(national: National) -> Iterable[Listing]:
    """A count about ten times, or a hundred or more, or such a part, of what the other years or the
    published rate say."""
    ratios = rate_ratios(national)
    usual = usual_ratios(national, ratios)
    gone = departures(national)
    for row in national.rows:
        key = (row.code, row.year)
        off = gone.get(key, {})
        by_rate = power_of_ten(ratios[key] / usual[key]) if ratios.get(key) else 0
        for name, (ratio, nearest) in off.items():
            # of unemployed people a small sample finds ten times as many without anyone's mistake
            power = power_of_ten(ratio)
            if name in ("official_rate", "unemployed") or not power:
                continue
            if name in ("population", "poor") and key in ratios and not by_rate:
                continue  # the rate follows the count: something else has changed
            evidence = {"value": row.values[name], "other_year": nearest, "power": power}
            yield listing("digit", row, (name,), evidence)
        if by_rate and not any(power_of_ten(off[n][0]) for n in off):
            rate = row.values["official_rate"]
            evidence = {
                "value": row.values["poor"],
                "other_year": rate * row.values["population"] / 100,
                "power": by_rate,
            }
            yield listing("digit", row, ("poor",), evidence)


def swaps(national: National) -> Iterable[Listing]:
    """Two districts whose numbers of a year depart from their other years, and fit each other's.

    Only of one province or of names that begin alike: among hundreds of districts some pair would
    always fit by chance.
    """
    gone, years = departures(national), by_district(national)
    for group in GROUPS:
        main = group[-1] if group[0] == "employed" else group[0]
        by_year = defaultdict(list)
        for (code, year), off in gone.items():
            if main in off and factor(off[main][0]) > LEAP:
                by_year[year].append(national.by_key[code, year])
        for rows in by_year.values():
            for row, other in neighbours(rows):
                usual, its_usual = (gone[one.code, one.year] for one in (row, other))
                if fits(row, other, group, years):
                    evidence = {
                        "value": row.values[main],
                        "other_year": usual[main][1],
                        "other_value": other.values[main],
                        "its_other_year": its_usual[main][1],
                    }
                    known = [n for n in group if n != main and row.values[n] is not None]
                    yield listing("swap", row, [main, *known], evidence, other)


def neighbours(rows: Iterable[Row]) -> list[tuple[Row, Row]]:
    """Pairs of districts of which one may be taken for the other: of one province, or of like
    name."""
    together = defaultdict(list)
    for row in rows:
        together["name", plain_name(row.name).casefold()[:ALIKE]].append(row)
        if row.province:
            together["province", row.province].append(row)
    pairs = [pair for group in together.values() for pair in permutations(group, 2)]
    return list({(row.code, other.code): (row, other) for row, other in pairs}.values())


def fits(row: Row, other: Row, group: Iterable[str], years: Mapping[str, list[Row]]) -> bool:
    """Whether each number of a group would be near one of the other district's other years."""
    return all(
        any(
            factor(taken.values[name] / kept.values[name]) <= SWAP_SLACK
            for kept in years[place.code]
            if kept.year != place.year and kept.values[name]
        )
        for name in group
        if row.values[name] and other.values[name]
        for taken, place in ((row, other), (other, row))
    )


def elsewhere(national: National) -> Iterable[Listing]:
    """Two districts of like name of which each has, year by year, just what the other lacks."""
    measures = [name for name in JUMPS if name in national.columns]
    given: dict[tuple[str, int], list[tuple[Row, frozenset[str]]]] = defaultdict(list)
    for row in national.rows:
        have = frozenset(name for name in measures if row.values[name] is not None)
        if have and len(have) < len(measures):
            given[row.province, row.year].append((row, have))
    everything = frozenset(measures)
    for rows in given.values():
        for row, have in rows:
            for other, theirs in rows:
                one, two = (plain_name(r.name).casefold().split() for r in (row, other))
                if have == everything - theirs and len(one) < len(two) and two[: len(one)] == one:
                    yield listing("elsewhere", row, sorted(theirs), {}, other)
                    yield listing("elsewhere", other, sorted(theirs), {}, row)


def jumps(national: National, listed: set[tuple[str, int, str]]) -> Iterable[Listing]:
    """Districts with numbers that are many times those of each other year, and that no other rule
    lists; the evidence is that which leaps furthest."""
    for (code, year), off in departures(national).items():
        leaps = {
            name: factor(ratio)
            for name, (ratio, _) in off.items()
            if (code, year, name) not in listed and factor(ratio) > JUMPS[name]
        }
        if leaps:
            row, most = national.by_key[code, year], max(leaps, key=leaps.get)
            evidence = {
                "value": row.values[most],
                "other_year": off[most][1],
                "times": leaps[most],
            }
            yield listing("jump", row, [most, *(n for n in leaps if n != most)], evidence)
