"""What the shares of a table may be of: printed, the sum of counts, or agreed on.

The whole stands in the head of the column, in the caption, in a total row, in the row, is the sum
of the counts, or is the one number that most of the shares agree on.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import prod
from typing import NamedTuple

from runut.check.arithmetic import rounded, share
from runut.check.chance import CERTAIN, width_of
from runut.check.document import Cell, Table, letter_of
from runut.check.kinds.kind import holds_under
from runut.check.report import Number
from runut.numerals.rounding import ORDINARY, exactly

COUNT_WITH_SHARE = re.compile(
    r"\s*⟨c(\d+)⟩[^⟨⟩\w]*[(\[]\s*⟨([cdp])(\d+)⟩\s*%?\s*(?:[;,][^()\[\]]{0,60})?[)\]]\s*\W*$"
)
SHARE_WITH_COUNT = re.compile(
    r"\s*⟨[dp](\d+)⟩\s*[(\[]\s*(?:n\s*=\s*)?⟨c(\d+)⟩\s*[)\]]\s*\W*$", re.I
)
SIZE_CELL = re.compile(r"\W*[nN]\s?=\s?⟨c\d+⟩\W*$")
SIZE_ROW = re.compile(r"^\W*(?:n|number|jumlah responden|sample size|participants)?\W*$", re.I)
NUMBER_OF = re.compile(r"\W*(?:number of|no\. of|jumlah)\b[^%]*$", re.I)
MOST_ROWS = 200  # that are looked through for a whole that is not printed
LONGEST_RUN = 12  # rows that may make a whole
AGREE = 4  # shares that tell of a whole that is not printed


class Pair(NamedTuple):
    """A share with its count, and where the count stands."""

    share: Number
    count: Number
    row: int
    column: int


@dataclass(frozen=True)
class Whole:
    """What shares may be of, and how it is known: printed, the sum of counts, or agreed on."""

    value: Fraction
    how: str
    numbers: tuple[Number, ...] = ()

    def rules(self, pair: Pair) -> set[str]:
        """By which rounding a share is of this whole."""
        if not 0 <= pair.count.value <= self.value:
            return set()
        of = exactly(self.value)
        return set(holds_under(pair.share, (pair.count,), lambda count: share(count, of))[1])

    def fits(self, pair: Pair) -> bool:
        return bool(self.rules(pair))


def counted(cell: Cell) -> tuple[Number, Number] | None:
    """The count of a cell with its share in brackets, or the other way round."""
    for pattern, count, bracket in ((COUNT_WITH_SHARE, 1, 3), (SHARE_WITH_COUNT, 2, 1)):
        if match := pattern.match(cell.passage.marked):
            return cell.passage.number(match[count]), cell.passage.number(match[bracket])
    return None


def size_rows(table: Table, column: int) -> list[int]:
    """The rows in which a column holds the size of a group, and nothing else: ``n = 373``, or what
    their words count."""
    cells = {row: table.cells.get((row, column)) for row in table.body}
    return [
        row
        for row, cell in cells.items()
        if cell
        and (
            SIZE_CELL.match(cell.passage.marked)
            or (cell.alone and letter_of(cell.alone) == "c" and NUMBER_OF.match(table.name(row)))
        )
    ]


def printed_wholes(table: Table, column: int, pairs: Sequence[Pair] = ()) -> Iterator[Whole]:
    for number in table.head_numbers(column):
        yield Whole(number.value, "the head of the column", (number,))
    # the names of the rows have a head too; in running text nobody knows which column is which
    others = table.columns if table.is_run_in else table.columns[:1]
    for number in (n for one in others if one != column for n in table.head_numbers(one)):
        yield Whole(number.value, "the head of the table", (number,))
    above = [row for row in size_rows(table, column) if pairs and row < pairs[0].row]
    for number in table.cells[above[-1], column].numbers if above else ():
        yield Whole(number.value, "the size above", (number,))
    for row in table.body:
        cell = table.cells.get((row, column))
        if cell and cell.numbers and letter_of(cell.numbers[0]) == "c":
            if table.is_total(row):
                yield Whole(cell.numbers[0].value, "a total row", (cell.numbers[0],))
            elif cell.alone and SIZE_ROW.match(table.name(row)):
                yield Whole(cell.alone.value, "the row of sizes", (cell.alone,))
    for pair in pairs:
        if pair.share.value == 100:
            yield Whole(pair.count.value, "the row of all", (pair.count,))
    for part in table.around:
        for number in part.numbers:
            if letter_of(number) == "c":
                yield Whole(number.value, "the caption", (number,))


def wholes_of_row(table: Table, pair: Pair) -> Iterator[Whole]:
    """Shares of the row: the whole is the largest count in it."""
    cells = [table.cells[pair.row, c] for c in table.columns if (pair.row, c) in table.cells]
    firsts = [(counted(cell) or cell.numbers)[0] for cell in cells if cell.numbers]
    counts = [number for number in firsts if letter_of(number) == "c"]
    whole = max(counts, key=lambda n: n.value, default=pair.count)
    if whole.value > pair.count.value:
        yield Whole(whole.value, "the row", (whole,))


def across_columns(table: Table, pairs: Sequence[Pair]) -> tuple[list[Whole | None], int]:
    """For each share the counts beside it, of all columns or of one neighbour, as most rows tell;
    and how many rows do."""
    column = pairs[0].column
    ways = []
    for columns in (table.columns, (column - 1, column), (column, column + 1)):
        wholes = [_sum_of_row(table, pair.row, columns) for pair in pairs]
        told = zip(wholes, pairs, strict=True)
        ways.append((sum(bool(whole and whole.fits(pair)) for whole, pair in told), wholes))
    fits, wholes = max(ways, key=lambda way: way[0])
    return wholes, fits


def _sum_of_row(table: Table, row: int, columns: Sequence[int]) -> Whole | None:
    cells = [table.cells[row, c] for c in columns if (row, c) in table.cells]
    counts = tuple(found[0] for cell in cells if (found := counted(cell)))
    largest = max(counts, key=lambda n: n.value, default=None)
    if len(counts) > 2 and 2 * largest.value == sum(n.value for n in counts):
        counts = tuple(n for n in counts if n is not largest)  # which they make
    if len(counts) < 2:
        return None
    return Whole(sum(n.value for n in counts), "the counts of the row", counts)


def made_by_some(pairs: Sequence[Pair]) -> Iterator[Whole]:
    """What counts that follow each other make, where all their shares are of it."""
    for first, many in product(range(len(pairs)), range(LONGEST_RUN, 1, -1)):
        run = pairs[first : first + many]
        if len(run) < many or len(pairs) > MOST_ROWS:
            continue
        counts = tuple(pair.count for pair in run)
        whole = Whole(sum(n.value for n in counts), "the counts that stand together", counts)
        near = abs(sum(pair.share.near for pair in run) - 100) <= many
        tried = LONGEST_RUN * len(pairs) * prod(width_of(pair.share) for pair in run)
        if near and tried < CERTAIN and all(whole.rules(pair) & ORDINARY for pair in run):
            yield whole


def agreed_by(pairs: Sequence[Pair]) -> Iterator[Whole]:
    """The one whole that most shares agree on, each rounded, though it is not printed."""
    told = [pair for pair in pairs if pair.share.value and pair.count.value]

    def agree(whole: Whole) -> int:
        return sum(bool(ORDINARY & whole.rules(pair)) for pair in told)

    if len(told) > MOST_ROWS:
        return
    candidates = {rounded(100 * pair.count.value / pair.share.value, 0) for pair in told}
    best = max(
        (Whole(value, "the whole that the shares agree on") for value in sorted(candidates)),
        key=agree,
        default=None,
    )
    if best and agree(best) >= max(AGREE, 0.75 * len(told)):
        yield best
