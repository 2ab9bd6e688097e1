"""Columns of a table that follow from one another, row after row.

Nobody says that the fourth column is the third less the second; most rows do. What most rows tell,
the others are held to.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise, permutations
from math import comb, exp, prod
from operator import itemgetter
from typing import NamedTuple

from runut.check.arithmetic import (
    change,
    difference,
    distance,
    exponential,
    is_counted,
    quotient,
    scaled,
    share,
    step_of,
    total,
)
from runut.check.chance import CERTAIN, width_of
from runut.check.document import P_VALUE, RANGE, Document, Table
from runut.check.kinds.kind import Arithmetic, Kind, Match, compare, ways_of
from runut.check.report import Number
from runut.check.slips import slip
from runut.check.tables.pairs import without_zeros
from runut.check.tables.wholes import counted
from runut.numerals.rounding import ORDINARY, Interval

WIDEST = 14  # columns; beyond, a table is data and no table to be read
LONGEST = 40  # rows that are held against each other
FEWEST = 3  # rows that must agree
MOST_WRONG = 10  # rows of which one may be wrong
MANY = 5  # rows that make a hundred, so that one that does not is out of line
ANCHORS = 3  # places at which it is looked what may follow from what
LARGEST = 20  # whose exponential is looked at
# of rates, and of amounts in other units
SCALES = tuple(Fraction(10) ** power for power in (-3, -2, -1, 1, 3, 4, 5, 6))
MIXED = ("mixed",)
HAIR = 0.002  # of a number, what rounded parts may put it off by

# words of numbers that follow from others
FOLLOWS = re.compile(
    r"%|/|\bper\b|\b(?:rates?|ratio|rasio|index|indeks|growth|laju|pertumbuhan|changes?|perubahan|"
    r"increases?|kenaikan|difference|selisih|shares?|density|kepadatan|average|rata-rata|"
    r"produktivitas|productivity|balance|persen\w*|percent\w*)\b",
    re.I,
)

Line = Mapping[int, Number]  # the numbers of a column by row, or of a row by column


def _signed_change(old: Interval, new: Interval) -> Interval:
    return difference(share(new, old), Interval(100, 100))


def _part_of_both(part: Interval, other: Interval) -> Interval:
    return share(part, total(part, other))


class Way(NamedTuple):
    """How a number may follow from one or two others.

    ``near`` is the same in floating point, which only says where to look.
    """

    formula: str
    exact: Arithmetic
    near: Callable[..., float]
    takes_any_order: bool = False
    is_rounded: bool = False  # whether a whole number comes out by rounding alone
    times: Fraction = Fraction(0)  # of a ratio, what it is multiplied by


def _ratio(times: Fraction) -> Way:
    sign = f" × {times.numerator:,}" if times > 1 else f" ÷ {times.denominator:,}"
    factor = float(times)
    return Way(
        "{0} ÷ {1}" + (sign if times != 1 else ""),
        lambda a, b: scaled(quotient(a, b), times),
        lambda a, b: factor * a / b,
        is_rounded=True,
        times=times,
    )


WAYS = (
    Way("{0} − {1}", difference, lambda a, b: a - b),
    Way("|{0} − {1}|", distance, lambda a, b: abs(a - b), takes_any_order=True),
    Way("{0} + {1}", total, lambda a, b: a + b, takes_any_order=True),
    Way(
        "{0} ÷ ({0} + {1}) × 100",
        _part_of_both,
        lambda a, b: 100 * a / (a + b) if a + b else 0.0,
        is_rounded=True,
    ),
    Way("({1} − {0}) ÷ {0} × 100", _signed_change, lambda a, b: 100 * (b - a) / a, is_rounded=True),
    Way("({1} − {0}) ÷ {0} × 100", change, lambda a, b: abs(100 * (b - a) / a), is_rounded=True),
)
OF_ONE = Way("exp({0})", exponential, lambda a: exp(min(a, LARGEST)), is_rounded=True)
RATIOS = tuple(map(_ratio, (Fraction(100), Fraction(1), *SCALES)))
ALL = (*WAYS, OF_ONE, *RATIOS)


def _lines(table: Table, words: Callable[[int], str]) -> tuple[list[Line], list[str]]:
    """The numbers of each column by row: the first of each cell, and where counts have their shares
    beside them, or means their deviations, what the cell measures: ``58.8`` of ``570 (58.8)``; and
    the words of each column."""
    firsts: dict[tuple[int, bool], dict[int, Number]] = {}
    measures: dict[tuple[int, bool], dict[int, Number]] = {}
    for (row, column), cell in table.cells.items():
        said = cell.passage.marked.strip()
        is_number = cell.numbers and said.startswith("⟨") and not RANGE.match(said)
        is_p = P_VALUE.search(table.head(column))
        if row in table.body and (cell.alone or is_number) and not is_p:
            first = table.signed(row, column) if cell.alone else cell.numbers[0]
            both = counted(cell)
            # a count may have its share in the row below it
            firsts.setdefault((column, first.unit == "percent"), {})[row] = first
            measures.setdefault((column, False), {})[row] = both[1] if both else first
    made = [*firsts.items(), *(one for one in measures.items() if one[1] != firsts.get(one[0]))]
    lines = [dict(zip(line, without_zeros([*line.values()]), strict=True)) for _, line in made]
    return lines, [words(column) for (column, _), _ in made]


def looks_right(result: Number, value: float) -> bool:
    return abs(value - result.near) <= _slack(result) + abs(value) * HAIR


def _slack(result: Number) -> float:
    return 1.5 * float(result.factor) / 10**result.decimals


def _beside(lines: list[Line]) -> tuple[list[Line], list[tuple[int, int]]]:
    """Lines that stand for others one place before or after them, or where one is a hundred, as the
    base of an index or the whole of shares; and each with the one that it belongs to."""
    hundreds = dict.fromkeys(p for line in lines for p, n in line.items() if n.value == 100)
    made = [
        (at, line)
        for at, one in enumerate(lines)
        for line in (
            *(
                {here: one[there] for there, here in pairwise(order)}
                for order in (sorted(one), sorted(one, reverse=True))
            ),
            *(
                dict.fromkeys((p for p in one if p != base), one[base])
                for base in list(hundreds)[:ANCHORS]
                if base in one
            ),
        )
    ]
    return [line for _, line in made], [(len(lines) + new, at) for new, (at, _) in enumerate(made)]


def _may_follow(
    lines: list[Line], beside: list[tuple[int, int]]
) -> tuple[set[tuple[int, int, tuple[int, ...]]], int]:
    """Which line may follow from which others, as it looks at the places that most lines have; and
    how many such combinations were tried on each."""
    many = len(lines) - len(beside)
    places = Counter(place for line in lines[:many] for place in line)
    found, most = set(), 0
    telling = [len({number.value for number in line.values()}) > 1 for line in lines[:many]]
    pairs = [*permutations(range(many), 2), *beside, *(pair[::-1] for pair in beside)]
    for place, _ in places.most_common(ANCHORS):
        values = [line[place].near if place in line else 0.0 for line in lines]
        here = [(values[one], values[other], (one, other)) for one, other in pairs]
        here = [pair for pair in here if pair[0] and pair[1]]
        made = [
            (way.near(a, b), number, parts)
            for a, b, parts in here
            for number, way in enumerate(WAYS)
            if parts[0] < parts[1] or not way.takes_any_order
        ]
        made += [(OF_ONE.near(a), len(WAYS), (one,)) for one, a in enumerate(values[:many]) if a]
        made.sort()
        ratios = sorted((a / b, parts) for a, b, parts in here)
        most = max(most, len(made) + len(RATIOS) * len(ratios))
        for at, value in enumerate(values[:many]):
            if not (value and telling[at]):
                continue
            slack = _slack(lines[at][place]) + 2 * HAIR * abs(value)
            some = _between(made, value - slack, value + slack)
            found |= {(at, number, parts) for _, number, parts in some if at not in parts}
            for number, way in enumerate(RATIOS, len(WAYS) + 1):
                low, high = (end / float(way.times) for end in (value - slack, value + slack))
                some = _between(ratios, low, high)
                found |= {(at, number, parts) for _, parts in some if at not in parts}
    return found, most


def _between(some: list[tuple], low: float, high: float) -> list[tuple]:
    key = itemgetter(0)
    return some[bisect_left(some, low, key=key) : bisect_right(some, high, key=key)]


def _are_near(rows: Sequence[Sequence[Number]], way: Way, missing: int) -> bool:
    """Whether the rows look right, but for as many as may miss."""
    for result, *parts in rows:
        if not looks_right(result, way.near(*(part.near for part in parts))):
            missing -= 1
            if missing < 0:
                return False
    return True


def _relate(lines: list[Line], words: list[str]) -> Iterator[list[Match]]:
    """What one line follows from others, place by place; "mixed" where whole numbers, of which two
    or more seem so, were rounded before."""
    every = lines
    long = [at for at, line in enumerate(every) if len(line) >= FEWEST]
    lines, words = [every[at] for at in long], [words[at] for at in long]
    many = len(lines)
    more, beside = _beside(lines)
    lines = [*lines, *more]
    candidates, of_each = _may_follow(lines, beside)
    for at, number, parts in sorted(candidates):
        way = ALL[number]
        # what words say to follow from others is tried alone
        tried = of_each * (1 if FOLLOWS.search(words[at]) else many)
        only_tells = way.times in SCALES or max(parts) >= many
        some = [lines[at], *(lines[part] for part in parts)]
        places = [
            place
            for place in sorted(set.intersection(*map(set, some)))
            if len(parts) == 1 or all(line[place].value for line in some)
        ]
        rows = [[line[place] for line in some] for place in places]
        if len(rows) < FEWEST:
            continue
        fewest = max(FEWEST, len(rows) - max(1, len(rows) // 5))
        if not _are_near(rows, way, len(rows) - fewest):
            continue
        if tried * _least_chance(rows) >= CERTAIN:
            continue
        matches = [_compared(way, *row) for row in rows]
        loose = {
            place: match
            for place, row in enumerate(rows)
            if not ORDINARY & {*matches[place].holds}
            and (match := _compared(way, *map(_rounded, row))).holds
        }
        right = [loose.get(place, match) for place, match in enumerate(matches)]
        right = [m for at, m in enumerate(right) if at in loose or {*m.holds} - {*MIXED}]
        if len(loose) > 1:
            matches = [
                replace(m, holds=MIXED) if at in loose else m for at, m in enumerate(matches)
            ]
        if len(right) >= fewest and tried * chance(right, len(rows)) < CERTAIN:
            told = dict(zip(places, matches, strict=True))
            agree = {place for place, match in told.items() if match.holds}
            others = [line for line in every if not any(line[p].value for p in agree & line.keys())]
            # what stands in a line that is blank where the others agree may be a part of it
            yield [
                match
                for place, match in told.items()
                if (
                    ORDINARY & {*match.holds}
                    if only_tells
                    else match.holds
                    or not any(place in line and line[place].value for line in others)
                )
            ]


def _rounded(number: Number) -> Number:
    """A whole number as one that was rounded."""
    return replace(number, unit="percent") if is_counted(number) else number


def _compared(way: Way, result: Number, *parts: Number) -> Match:
    result = _rounded(result) if way.is_rounded else result
    return compare(KIND, result, parts, way.exact, way.formula, "the other rows")


def _least_chance(rows: Sequence[Sequence[Number]]) -> float:
    """What the chance is at least, were all of the rows to agree."""
    results = {
        result.value: result
        for result, *parts in rows
        if all(result.value != part.value for part in parts)
    }
    return prod(map(width_of, results.values())) if len(results) > 1 else 1.0


def chance(right: list[Match], rows: int) -> float:
    """How likely so many of the rows agree by chance: once one does, numbers that lie close
    together say less than their digits, and one that is there again, or is one of its parts, says
    nothing."""
    telling = {
        m.result.value: m for m in right if all(m.result.value != part.value for part in m.parts)
    }
    if len(telling) < 2:
        return 1.0
    spread = float(max(telling) - min(telling))
    first, *others = [
        (ways_of(m), width_of(m.result), float(step_of(m.result)) / spread)
        for m in telling.values()
    ]
    found = comb(rows, len(right)) * min(1.0, first[0] * first[1])
    return found * prod(min(1.0, ways * max(wide, apart)) for ways, wide, apart in others)


def find(document: Document) -> Iterator[Match]:
    for table in document.tables:
        if len(table.columns) <= WIDEST + 1:
            matches = list(_matching(*_lines(table, table.head)))
            yield from matches
            yield from _in_brackets(table, matches)
        if len(table.rows) <= LONGEST + 1:
            found = _matching(*_lines(table.turned, table.name))
            yield from (match for match in found if match.holds)


def _matching(lines: list[Line], words: list[str]) -> Iterator[Match]:
    """What holds; what does not where few rows do not, and nothing else relates their numbers."""
    # how far apart two are says less than which is the larger, and of what may follow from what
    # that is the likelier which rounding explains, of the result alone before that of its parts
    found = sorted(
        _relate(lines, words),
        key=lambda some: (some[0].arithmetic is distance, _odd(some), _off(some)),
    )
    seen: set[frozenset[str]] = set()
    for match in (match for matches in found for match in matches if match.holds):
        if _ids(match) not in seen:
            seen.add(_ids(match))
            yield match
    fine = set().union(*seen)  # numbers that follow from others, or others from them
    for matches in found:
        wrong = [match for match in matches if not match.holds]
        if len(wrong) <= max(1, len(matches) // MOST_WRONG):
            # what a share of two counts should be, their sum tells as well
            wrong = [match for match in wrong if match.arithmetic is not _part_of_both]
            doubted = [m for m in wrong if _ids(m) not in seen and not _ids(m) <= fine]
            finest = max((m.result.decimals for m in matches if m.holds), default=0)
            doubted = [m for m in doubted if m.result.decimals <= finest and not _may_be_mean(m)]
            yield from filter(_misses, doubted)
            seen |= set(map(_ids, wrong))


def _in_brackets(table: Table, matches: list[Match]) -> Iterator[Match]:
    """The change in per cent behind the change itself: ``127 (2%)``."""
    pairs = [counted(cell) for cell in table.cells.values()]
    shares = {pair[0].id: pair[1] for pair in pairs if pair and pair[1].unit == "percent"}
    for match in matches:
        if match.arithmetic is not difference or not match.holds:
            continue
        new, *others = *match.parts, match.result
        for old, amount in permutations(others):
            if result := shares.get(amount.id):
                way = change if result.value * amount.value < 0 else _signed_change
                formula = "({1} − {0}) ÷ {0} × 100"
                found = compare(KIND, result, (old, new), way, formula, "the change before it")
                if found.holds:
                    yield found


def _odd(matches: list[Match]) -> int:
    """How many do not hold by ordinary rounding."""
    return sum(not ORDINARY & {*match.holds} for match in matches)


def _off(matches: list[Match]) -> int:
    """How many results are off by more than their own rounding."""
    return sum(abs(m.computed - m.result.value) > step_of(m.result) / 2 for m in matches)


def _ids(match: Match) -> frozenset[str]:
    return frozenset(number.id for number in (match.result, *match.parts))


def _may_be_mean(match: Match) -> bool:
    """Whether what elsewhere is a sum lies here between its parts, as a mean of two groups."""
    if match.arithmetic is total:
        whole, *parts = match.numbers
    elif match.arithmetic is difference:
        part, whole, other = match.numbers
        parts = [part, other]
    else:
        return False
    values = [part.value for part in parts]
    return min(values) <= whole.value <= max(values)


def _misses(match: Match) -> bool:
    """Whether it misses by more than a hair, as what was computed before it was rounded does."""
    gap = abs(match.computed - match.result.value)
    is_slip = is_counted(match.result) and slip(match.result, match.computed)
    return bool(gap > 3 * step_of(match.result) or is_slip)


KIND = Kind(
    name="columns",
    find=find,
    right=(
        "No. Kegiatan Pagu Realisasi % 1 Pegawai 2.000.480.000,- 1.913.260.150,- 95.64 2 Barang "
        "870.320.000,- 861.004.700,- 98.93 3 Modal 31.500.000,- 30.222.500,- 95.94",
        # growth from row to row, an index, and rates of others
        "| | Output | Growth, % | Index | People (thousand) | Births | Births per 1,000 |\n"
        "| a | 1,234.5 | | 100.0 | 4,512 | 61,231 | 13.6 |\n"
        "| b | 1,301.7 | 5.4 | 105.4 | 4,560 | 60,345 | 13.2 |\n"
        "| c | 1,362.2 | 4.6 | 110.3 | 4,611 | 62,004 | 13.4 |\n"
        "| d | 1,350.9 | -0.8 | 109.4 | 4,666 | 62,411 | 13.4 |\n"
        "| e | 1,420.0 | 5.1 | 115.0 | 4,702 | 61,200 | 13.0 |",
        # means among counts
        "| | A | B | All |\n| Women | 31 | 28 | 59 |\n| Age | 22.9 | 22.6 | 22.8 |\n"
        "| Years | 22 | 23 | 22 |\n| Good | 8 | 11 | 19 |\n| Fair | 17 | 20 | 37 |\n"
        "| Ill | 30 | 24 | 54 |\n| Weak | 41 | 22 | 63 |\n| Pale | 12 | 14 | 26 |\n"
        "| Rash | 9 | 13 | 22 |\n| Pain | 18 | 29 | 47 |\n| Cold | 16 | 15 | 31 |",
        "| | A (n = 97) | B (n = 32) | Difference |\n| Age | 57.7 (14.4) | 61.4 (12.8) | 3.7 |\n"
        "| Score | 9.8 (3.5) | 10.3 (3.2) | 0.5 |\n| Pain | 7.1 (3.5) | 8.2 (2.8) | 1.1 |",
        "| | Cases | Controls | Fatality (%) |\n| a | 6 | 60 | 9.09 |\n| b | 5 | 49 | 9.26 |\n"
        "| c | 12 | 14 | 46.15 |\n| d | 9 | 7 | 56.25 |",
        "| | Odds ratio | Coefficient |\n| a | 1.105 | 0.09957 |\n| b | 0.500 | −0.69245 |\n"
        "| c | 0.223 | −1.49878 |\n| d | 2.179 | 0.77900 |",
        "| | A | B | C | D | E |\n| 2022 | 1,783 | 5,643 | 1,538 | 26,217 | 129,869 |\n"
        "| 2023 | 1,944 | 5,829 | 1,471 | 26,156 | 127,176 |\n"
        "| 2023 on 2022 | 9.0 | 3.3 | -4.4 | -0.2 | -2.1 |",
        "| | 2015 | 2016 | Change |\n| a | 182.64 | 176.92 | -5.72 |\n| b | 97.10 | 101.35 | "
        "4.25 |\n"
        "| c | 55.20 | 58.14 | 2.94 |",
        "| | A | B | Margin |\n| a | 16.5 | 20.8 | 4.3 |\n| b | 23.8 | 22.0 | 1.8 |\n"
        "| c | 11.4 | 13.9 | 2.5 |\n| d | 31.0 | 38.8 | 7.8 |",
        "| | 2020 | 2021 | Change |\n| a | 606 | 619 | 13 (2%) |\n| b | 874 | 887 | 13 (1%) |\n"
        "| c | 660 | 723 | 63 (10%) |\n| d | 554 | 548 | -6 (-1%) |",
        "Tahun 2014 2015 Perubahan Utara 3.233 3.729 +15% Barat 2.000 3.248 +62% Timur 1.449 2.918 "
        "+101% Selatan 2.025 2.609 +29%",
    ),
    wrong=(
        "| | Men | Women | All |\n| a | 182 | 176 | 358 |\n| b | 97 | 101 | 198 |\n"
        "| c | 55 | 58 | 113 |\n| d | 212 | 239 | 541 |",
    ),
    apart=(
        "| Source | Squares | df | Mean |\n| A | 648.0 | 1 | 648.0 |\n| B | 1568.0 | 1 | 1568.0 |\n"
        "| A and B | 8.0 | 1 | 8.0 |\n| Residual | 142.0 | 4 | 35.5 |",
        "| | x | y | z |\n| a | 12 | 31 | 7 |\n| b | 9 | 15 | 40 |\n| c | 77 | 8 | 22 |",
        "| | AP | AR | AR50 |\n| a | 0.682 | 0.736 | 0.920 |\n| b | 0.722 | 0.772 | 0.929 |\n"
        "| c | 0.758 | 0.806 | 0.942 |\n| d | 0.758 | 0.806 | 0.940 |\n"
        "| e | 0.765 | 0.813 | 0.942 |\n| f | 0.770 | 0.816 | 0.943 |\n"
        "| g | 0.773 | 0.819 | 0.942 |",
    ),
)
