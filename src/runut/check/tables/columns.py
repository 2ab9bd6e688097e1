"""Columns of a table that follow from one another, row after row.

Nobody says that the fourth column is the third less the second; most rows do. What most rows tell,
the others are held to.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise, permutations, product

from runut.check.arithmetic import (
    change,
    complement,
    difference,
    distance,
    is_counted,
    quotient,
    share,
    step_of,
    total,
)
from runut.check.document import P_VALUE, Document, Table
from runut.check.kinds.kind import Kind, Match, compare
from runut.check.report import Number
from runut.check.slips import slip
from runut.numerals.rounding import ORDINARY, Interval

WIDEST = 14  # columns; beyond, a table is data and no table to be read
FEWEST = 3  # rows that must agree
MOST_WRONG = 10  # rows of which one may be wrong
MANY = 5  # rows that make a hundred, so that one that does not is out of line


def _signed_change(old: Interval, new: Interval) -> Interval:
    return difference(share(new, old), Interval(100, 100))


WAYS = (
    ("{0} − {1}", difference, lambda a, b: a - b),
    ("|{0} − {1}|", distance, lambda a, b: abs(a - b)),
    ("{0} + {1}", total, lambda a, b: a + b),
    ("{0} ÷ {1} × 100", share, lambda a, b: 100 * a / b),
    ("({1} − {0}) ÷ {0} × 100", _signed_change, lambda a, b: 100 * (b - a) / a),
    ("({1} − {0}) ÷ {0} × 100", change, lambda a, b: abs(100 * (b - a) / a)),
    ("{0} ÷ {1}", quotient, lambda a, b: a / b),
)  # fmt: skip
"""Formula, exact arithmetic, and the same in floating point, which only says where to look."""


def _numbers(table: Table) -> dict[int, dict[int, Number]]:
    """The lone numbers of each column by row."""
    found: dict[int, dict[int, Number]] = {}
    for (row, column), cell in table.cells.items():
        if row in table.body and cell.alone:
            found.setdefault(column, {})[row] = cell.alone
    return {
        column: rows
        for column, rows in found.items()
        if len(rows) >= FEWEST and not P_VALUE.search(table.head(column))
    }


def _looks_right(result: Number, value: float) -> bool:
    step = float(result.factor) / 10**result.decimals
    return abs(value - result.near) <= 1.5 * step + abs(value) * 0.002


def _are_near(
    triples: Sequence[Sequence[Number]], approximate: Callable[..., float], missing: int
) -> bool:
    """Whether the rows look right, but for as many as may miss."""
    for result, *parts in triples:
        if not _looks_right(result, approximate(*(part.near for part in parts))):
            missing -= 1
            if missing < 0:
                return False
    return True


def _relate(numbers: dict[int, dict[int, Number]]) -> Iterator[list[Match]]:
    for c, a, b in permutations(numbers, 3):
        rows = sorted(numbers[a].keys() & numbers[b].keys() & numbers[c].keys())
        triples = [(numbers[c][r], numbers[a][r], numbers[b][r]) for r in rows]
        triples = [t for t in triples if all(n.value for n in t)]
        if len(triples) < FEWEST:
            continue
        for formula, arithmetic, approximate in WAYS:
            if arithmetic in (total, distance) and a > b:
                continue
            fewest = max(FEWEST, len(triples) - max(1, len(triples) // 5))
            if not _are_near(triples, approximate, len(triples) - fewest):
                continue
            matches = [
                compare(KIND, x, (y, z), arithmetic, formula, "the other rows")
                for x, y, z in triples
            ]
            right = sum(bool({*m.holds} - {"mixed"}) for m in matches)
            if right >= fewest and _tells(matches):
                yield matches


def _tells(matches: list[Match]) -> bool:
    """Whether the rows could not agree by chance: their digits say enough together, but where one
    of a row's numbers is there twice, as what is divided by one."""
    digits = sum(
        len(m.result.printed.lstrip("-0.,")) - 1
        for m in matches
        if m.holds and all(m.result.value != part.value for part in m.parts)
    )
    return digits >= 6 and len({m.result.value for m in matches}) > 1


def _hundreds(table: Table, numbers: dict[int, dict[int, Number]]) -> Iterator[Match]:
    """Columns side by side whose shares make a hundred in most rows."""
    columns = sorted(numbers)
    for first, many in product(range(len(columns)), range(2, len(columns) + 1)):
        some = columns[first : first + many]
        rows = set.intersection(*(set(numbers[column]) for column in some))
        shares = [[numbers[column][row] for column in some] for row in sorted(rows)]
        if (
            len(some) < many
            or some[-1] - some[0] >= many
            or not all(0 < n.value < 100 for row in shares for n in row)
        ):
            continue
        formula = "100" + " − {}" * (many - 1)
        matches = [
            compare(KIND, row[-1], row[:-1], complement, formula, "the other rows")
            for row in shares
        ]
        right = sum(bool(m.holds) for m in matches)
        if right >= max(FEWEST, 0.7 * len(matches)) and _tells(matches):
            strict = right >= max(MANY, len(matches) - 1)
            yield from (m for m in matches if m.holds or (strict and slip(m.result, m.computed)))


def _running(table: Table, numbers: dict[int, dict[int, Number]]) -> Iterator[Match]:
    """A column in which each number is the one above it and what stands beside it, or before
    that: cumulative, upwards or downwards."""
    ways = ((total, "{0} + {1}", 1), (difference, "{0} − {1}", -1))
    for (part, whole), (way, formula, sign), shift in product(
        permutations(numbers, 2), ways, (0, 1) if table.is_run_in else (0,)
    ):
        rows = sorted(numbers[part].keys() & numbers[whole].keys())
        if len(rows) < FEWEST or (
            not table.is_run_in and numbers[part][rows[0]].value != numbers[whole][rows[0]].value
        ):
            continue
        triples = [
            (numbers[whole][row], numbers[whole][above], numbers[part][beside])
            for above, row in pairwise(sorted(numbers[whole]))
            if (beside := above if shift else row) in numbers[part]
        ]
        fewest = max(FEWEST - 1, 0.7 * len(triples) if table.is_run_in else len(triples))
        near = (_looks_right(x, float(y.value) + sign * float(z.value)) for x, y, z in triples)
        if sum(near) < fewest:
            continue
        matches = [compare(KIND, x, (y, z), way, formula, "the other rows") for x, y, z in triples]
        right = [match for match in matches if ORDINARY & set(match.holds)]
        if len(right) >= fewest and _tells(right):
            yield from right


def find(document: Document) -> Iterator[Match]:
    for table in document.tables:
        numbers = _numbers(table)
        if not 2 <= len(numbers) <= WIDEST:
            continue
        yield from _hundreds(table, numbers)
        yield from _running(table, numbers)
        yield from _matching(numbers)
    for table in document.tables:
        turned = _numbers(table.turned)
        if table.is_run_in and 2 <= len(turned) <= WIDEST:
            yield from _running(table.turned, turned)
        if 3 <= len(turned) <= WIDEST:
            yield from (match for match in _matching(turned) if match.holds)


def _matching(numbers: dict[int, dict[int, Number]]) -> Iterator[Match]:
    """What holds; what does not where few rows do not, and nothing else relates their numbers."""
    # how far apart two are says less than which is the larger
    found = sorted(_relate(numbers), key=lambda matches: matches[0].arithmetic is distance)
    seen: set[frozenset[str]] = set()
    for match in (match for matches in found for match in matches if match.holds):
        if _ids(match) not in seen:
            seen.add(_ids(match))
            yield match
    for matches in found:
        wrong = [match for match in matches if not match.holds]
        if len(wrong) <= max(1, len(matches) // MOST_WRONG):
            yield from (match for match in wrong if _ids(match) not in seen and _misses(match))
            seen |= set(map(_ids, wrong))


def _ids(match: Match) -> frozenset[str]:
    return frozenset(number.id for number in (match.result, *match.parts))


def _misses(match: Match) -> bool:
    """Whether it misses by more than a hair, as what was computed before it was rounded does."""
    gap = abs(match.computed - match.result.value)
    is_slip = is_counted(match.result) and slip(match.result, match.computed)
    return bool(gap > 3 * step_of(match.result) or is_slip)


KIND = Kind(
    name="columns",
    find=find,
    right=(
        "| | 2015 | 2016 | Change |\n| a | 182.64 | 176.92 | -5.72 |\n| b | 97.10 | 101.35 | "
        "4.25 |\n"
        "| c | 55.20 | 58.14 | 2.94 |",
        "| Age | Percent | Cumulative |\n| a | 63.6 | 63.6 |\n| b | 27.3 | 90.9 |\n| c | 9.1 | "
        "100.0 |",
        "| | Low | High |\n| a | 55.2 | 44.8 |\n| b | 56.9 | 43.1 |\n| c | 50.8 | 49.2 |",
        "| | A | B | Margin |\n| a | 16.5 | 20.8 | 4.3 |\n| b | 23.8 | 22.0 | 1.8 |\n"
        "| c | 11.4 | 13.9 | 2.5 |\n| d | 31.0 | 38.8 | 7.8 |",
        "Tahun 2014 2015 Perubahan Utara 3.233 3.729 +15% Barat 2.000 3.248 +62% Timur 1.449 2.918 "
        "+101% Selatan 2.025 2.609 +29%",
        "nilai 2 8 22 34 42 48 kumulatif 2 10 32 66 108 156",
    ),
    wrong=(
        "| | Men | Women | All |\n| a | 182 | 176 | 358 |\n| b | 97 | 101 | 198 |\n"
        "| c | 55 | 58 | 113 |\n| d | 212 | 239 | 541 |",
        "| | Low | High |\n| a | 55.2 | 44.8 |\n| b | 56.9 | 43.1 |\n| c | 50.8 | 49.2 |\n"
        "| d | 53.5 | 46.5 |\n| e | 59.4 | 40.6 |\n| f | 52.4 | 41.6 |",
    ),
    apart=(
        "| Source | Squares | df | Mean |\n| A | 648.0 | 1 | 648.0 |\n| B | 1568.0 | 1 | 1568.0 |\n"
        "| A and B | 8.0 | 1 | 8.0 |\n| Residual | 142.0 | 4 | 35.5 |",
        "| | x | y | z |\n| a | 12 | 31 | 7 |\n| b | 9 | 15 | 40 |\n| c | 77 | 8 | 22 |",
        "| | AP | AR | AR50 |\n| a | 0.682 | 0.736 | 0.920 |\n| b | 0.722 | 0.772 | 0.929 |\n"
        "| c | 0.758 | 0.806 | 0.942 |\n| d | 0.758 | 0.806 | 0.940 |\n"
        "| e | 0.765 | 0.813 | 0.942 |\n| f | 0.770 | 0.816 | 0.943 |\n"
        "| g | 0.773 | 0.819 | 0.942 |",
        "| | First | Second |\n| a | 12.5 | 31.0 |\n| b | 9.1 | 15.5 |\n| c | 77.0 | 8.4 |",
    ),
)
