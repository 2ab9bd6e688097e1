"""Counts with the shares that belong to them: in a cell, in columns beside each other, or below."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from runut.check.document import SPREAD, Table, letter_of
from runut.check.report import Number
from runut.check.tables.wholes import AGREE, Pair, Whole, agreed_by, counted

FEWEST = 3  # rows that tell what the shares of all are of


def in_cells(table: Table, column: int) -> list[Pair]:
    """``count (share)`` in the cells of a column, or the other way round."""
    found = []
    for row in table.body:
        cell = table.cells.get((row, column))
        if not cell or SPREAD.search(f"{table.name(row)} {table.head(column)}"):
            continue
        count, bracket = counted(cell) or (None, None)
        if count and 0 <= bracket.value <= 100 and count.value >= 0:
            found.append(Pair(replace(bracket, unit="percent"), count, row, column))
    return _without_zeros(found)


def best_beside(table: Table, column: int) -> list[Pair]:
    """A column of counts with a column of shares beside it, or with what lies between them: the
    counts that they are shares of."""

    def fitting(pairs: list[Pair]) -> int:
        counts = [pair.count.value for pair in pairs]
        wholes = (sum(counts), max(counts, default=0))  # the largest may be of all rows
        return max(sum(map(Whole(of, "the column").fits, pairs)) for of in wholes)

    pairs = beside(table, column)
    farther = [one for one in table.columns if one < column] if pairs else []
    return max([pairs, *(beside(table, one, column + 1) for one in farther)], key=fitting)


def beside(table: Table, column: int, shares: int | None = None) -> list[Pair]:
    """A column of counts with a column of shares, if not told otherwise the one beside it."""
    shares = column + 1 if shares is None else shares
    named, unnamed, too_large = [], [], 0
    for row in table.body:
        left, right = table.cells.get((row, column)), table.cells.get((row, shares))
        count, bracket = left and left.alone, right and right.alone
        if (
            count
            and bracket
            and letter_of(count) == "c"
            and not table.percent(column, count)
            and not SPREAD.search(f"{table.name(row)} {table.head(shares)}")
        ):
            if not 0 <= bracket.value <= 100:
                too_large += 1
                continue
            of = named if table.percent(shares, bracket) else unnamed
            of.append(Pair(replace(bracket, unit="percent"), count, row, column))
    if too_large > len(named):  # a share of a company is no percentage
        named = []
    # running text has lost the heads: decimals that agree on one whole are shares all the same
    decimals = _without_zeros([pair for pair in unnamed if pair.share.decimals])
    agree = table.is_run_in and len(decimals) > AGREE and any(agreed_by(decimals))
    return _without_zeros(named) + (decimals if agree else [])


def below(table: Table, column: int) -> list[Pair]:
    """A column in which each count has its share in the row below it."""
    rows = [row for row in table.body if (row, column) in table.cells]
    found = []
    for row, below in pairwise(rows):
        count, result = table.cells[row, column].alone, table.cells[below, column].alone
        if (
            count
            and result
            and letter_of(count) == "c"
            and (result.unit == "percent" or (table.has_shares(below) and not result.unit))
            and not table.has_shares(row)
            and 0 <= result.value <= 100
        ):
            found.append(Pair(replace(result, unit="percent"), count, row, column))
    return found if len(found) >= FEWEST else []


def _without_zeros(pairs: list[Pair]) -> list[Pair]:
    shares = without_zeros([pair.share for pair in pairs])
    return [pair._replace(share=one) for pair, one in zip(pairs, shares, strict=True)]


def without_zeros(numbers: Sequence[Number]) -> list[Number]:
    """Numbers of which all that have decimals end in the same zero, as those of a program may,
    without it."""
    decimals = [number for number in numbers if number.decimals]
    if len(decimals) < 2 or not all(number.printed.endswith("0") for number in decimals):
        return list(numbers)
    return [replace(n, decimals=n.decimals - 1) if n.decimals else n for n in numbers]
