"""Columns side by side: shares that make a hundred in most rows, and what adds up down a column."""

from collections.abc import Iterator
from itertools import pairwise, permutations, product

from runut.check.arithmetic import complement, difference, total
from runut.check.chance import CERTAIN
from runut.check.document import P_VALUE, Document, Table
from runut.check.kinds.kind import Kind, Match, compare
from runut.check.report import Number
from runut.check.slips import slip
from runut.check.tables.columns import FEWEST, WIDEST, Line, chance, looks_right
from runut.numerals.rounding import ORDINARY

MANY = 5  # rows that make a hundred, so that one that does not is out of line


def _numbers(table: Table) -> dict[int, Line]:
    """The lone numbers of each column by row."""
    found: dict[int, dict[int, Number]] = {}
    for (row, column), cell in table.cells.items():
        if row in table.body and cell.alone:
            found.setdefault(column, {})[row] = table.signed(row, column)
    return {
        column: line
        for column, line in found.items()
        if len(line) >= FEWEST and not P_VALUE.search(table.head(column))
    }


def _hundreds(table: Table, numbers: dict[int, Line]) -> Iterator[Match]:
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
        if (
            right >= max(FEWEST, 0.7 * len(matches))
            and len(columns) ** 2 * chance(matches, len(matches)) < CERTAIN
        ):
            strict = right >= max(MANY, len(matches) - 1)
            yield from (m for m in matches if m.holds or (strict and slip(m.result, m.computed)))


def _running(table: Table, numbers: dict[int, Line]) -> Iterator[Match]:
    """A column in which each number is the one above it and what stands beside it, or before
    that: cumulative, upwards or downwards."""
    ways = ((total, "{0} + {1}", 1), (difference, "{0} − {1}", -1))
    shifts = (0, 1) if table.is_run_in else (0,)
    tried = len(numbers) ** 2 * len(ways) * len(shifts)
    for (part, whole), (way, formula, sign), shift in product(
        permutations(numbers, 2), ways, shifts
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
        near = (looks_right(x, float(y.value) + sign * float(z.value)) for x, y, z in triples)
        if sum(near) < fewest:
            continue
        matches = [compare(KIND, x, (y, z), way, formula, "the other rows") for x, y, z in triples]
        right = [match for match in matches if ORDINARY & set(match.holds)]
        if len(right) >= fewest and tried * chance(right, len(right)) < CERTAIN:
            yield from right


def find(document: Document) -> Iterator[Match]:
    for table in document.tables:
        numbers, turned = _numbers(table), _numbers(table.turned)
        if 2 <= len(numbers) <= WIDEST:
            yield from _hundreds(table, numbers)
            yield from _running(table, numbers)
        if 2 <= len(turned) <= WIDEST:
            if table.is_run_in:
                yield from _running(table.turned, turned)
            yield from (m for m in _hundreds(table.turned, turned) if m.holds)


KIND = Kind(
    name="columns",
    find=find,
    right=(
        "| Age | Percent | Cumulative |\n| a | 63.6 | 63.6 |\n| b | 27.3 | 90.9 |\n| c | 9.1 | "
        "100.0 |",
        "| | Low | High |\n| a | 55.2 | 44.8 |\n| b | 56.9 | 43.1 |\n| c | 50.8 | 49.2 |",
        "nilai 2 8 22 34 42 48 kumulatif 2 10 32 66 108 156",
    ),
    wrong=(
        "| | Low | High |\n| a | 55.2 | 44.8 |\n| b | 56.9 | 43.1 |\n| c | 50.8 | 49.2 |\n"
        "| d | 53.5 | 46.5 |\n| e | 59.4 | 40.6 |\n| f | 52.4 | 41.6 |",
    ),
    apart=("| | First | Second |\n| a | 12.5 | 31.0 |\n| b | 9.1 | 15.5 |\n| c | 77.0 | 8.4 |",),
)
