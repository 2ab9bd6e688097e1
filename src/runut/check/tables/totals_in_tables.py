"""Totals of tables: rows and columns that are the sum of others, and sizes in heads.

Words name a total ("Total", "Jumlah"); where none does, arithmetic shows it in all columns.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from runut.check.arithmetic import is_counted, total
from runut.check.document import SPREAD, TOTAL, Document, Table, letter_of
from runut.check.kinds.kind import Kind, Match, compare
from runut.check.kinds.totals.adding_up import is_near, plausible, sum_formula
from runut.check.report import Number
from runut.check.slips import slip
from runut.check.tables.rows_that_add_up import (
    MANY,
    column_numbers,
    is_in_large_units,
    may_add_up,
    mended,
    of_other_rows,
    signed_formula,
)
from runut.check.tables.wholes import counted
from runut.numerals.rounding import ORDINARY

ALIKE = 3  # totals that miss by as much: something else is in them


def _unsigned(number: Number) -> Number:
    """The number as it is without brackets, which may part it from others."""
    return replace(number, value=abs(number.value)) if number.printed[0].isdigit() else number


def _groups(table: Table, row: int, totals: list[int]) -> Iterator[list[int]]:
    """The rows that a total may be of: up to the total before it, all, or the subtotals."""
    above = [r for r in table.body if r < row]
    last = max((r for r in totals if r < row), default=-1)
    yield [r for r in above if r > last]
    if last >= 0:
        yield [r for r in above if r not in totals]
        yield [r for r in totals if r < row]
    else:
        yield [r for r in table.body if r > row]  # a total that stands first


def _totals(table: Table, row: int, totals: list[int]) -> list[Match]:
    """A total row, column by column: the rows that fit, or else the likeliest.

    Beside numbers of other sorts (a ratio, an interval) a total is told, but never accused.
    """
    tried: dict[int, list[tuple[int, Match]]] = {}
    for column in table.columns:
        cell = table.cells.get((row, column))
        if (
            cell is None
            or not cell.begins_with_number
            or SPREAD.search(f"{table.head(column)} {table.name(row)}")
        ):
            continue
        result = table.signed(row, column)
        some = []
        for group, rows in enumerate(_groups(table, row, totals)):
            rows = [r for r in rows if table.has_shares(r) == table.has_shares(row)]
            numbers = column_numbers(table, column, rows) or []
            parts = [n for n in numbers if may_add_up(n, result)]
            if not group and [n.value for n in numbers] == [result.value]:
                break  # of one part
            if len(parts) >= 2:
                match = _sum(result, parts)
                if match.holds or parts == numbers:
                    some.append((group, match))
        if table.percent(column, result) and (
            result.value != 100 or any(p.value == 100 for _, m in some for p in m.parts)
        ):
            some = [one for one in some if one[1].holds]  # shares of rows add up to nothing
        tried[column] = some
    fitting = Counter(group for some in tried.values() for group, match in some if match.holds)
    # what a total is of in one column, it is of in all
    most = max(fitting.values(), default=0)
    return [
        max(left, key=lambda match: bool(match.holds))
        for some in tried.values()
        if (left := [m for group, m in some if m.holds or fitting[group] == most])
    ]


def _may_overlap(table: Table, match: Match) -> bool:
    """Whether people with their share of all may have been counted in several of the rows."""
    pairs = map(counted, table.cells.values())
    is_share = any(pair and pair[0].id == match.result.id for pair in pairs)
    return is_share and max(n.value for n in match.parts) <= match.result.value < match.computed


def _sum(result: Number, parts: list[Number]) -> Match:
    match = compare(KIND, result, parts, total, signed_formula(parts), "a total row")
    plain = [_unsigned(part) for part in parts]
    if match.holds or plain == parts:
        return match
    other = compare(KIND, _unsigned(result), plain, total, sum_formula(plain), "a total row")
    return other if other.holds else match


def _table(table: Table) -> Iterator[Match]:
    totals = [row for row in table.body if table.is_total(row)]
    in_large_units = is_in_large_units(table)
    by_row = [_totals(table, row, totals) for row in totals]
    summed: set[int] = set()
    for row, matches in of_other_rows(KIND, table):
        summed.add(row)
        yield from matches
    everywhere = [match for matches in by_row for match in matches]
    gaps = Counter(m.computed - m.result.value for m in everywhere if not m.holds)
    holds_more = max(gaps.values(), default=0) >= ALIKE
    # a table turned has one total a row: they bear each other out
    most_hold = sum(bool(ORDINARY & set(m.holds)) for m in everywhere) >= max(
        MANY, 0.75 * len(everywhere)
    )
    for row, matches in zip(totals, by_row, strict=True):
        if row in summed and not any(match.holds for match in matches):
            continue
        some_hold = any(match.holds for match in matches)
        # what holds nowhere is no total, if that could have been seen
        is_first = row == table.body[0] and len(totals) > 1
        if not some_hold and (len(matches) > 1 or is_first):
            continue
        near = sum(not match.holds and is_near(match) for match in matches)
        # what holds in few columns has parts that stand elsewhere
        has_lost_parts = sum(not m.holds for m in matches) > max(
            1, sum(bool(m.holds) for m in matches)
        )
        for match in matches:
            is_rounded = not is_counted(match.result) or in_large_units or near > 1
            if not match.holds and (holds_more or has_lost_parts or _may_overlap(table, match)):
                continue
            if match.holds and match.holds != ("mixed",):
                yield match
            elif is_rounded and (is_near(match) or (match.holds and not most_hold)):
                yield replace(match, holds=("mixed",))
            elif (
                # what lies below one of its parts is a rate of all
                (most_hold and match.result.value >= max(n.value for n in match.parts))
                or (some_hold and (plausible(match) or mended(match)))
                or slip(match.result, match.computed)
                or (match.result.value >= 100 and mended(match) == 1)
            ):
                yield replace(match, holds=())


def _heads(table: Table) -> Iterator[Match]:
    """The sizes in the heads of columns, of what stands below or where one is of all the others:
    ``Total (N = 41)``."""
    sizes = {column: table.head_numbers(column) for column in table.columns}
    for column, some in sizes.items():
        body = [r for r in table.body if not table.is_total(r)]
        parts = column_numbers(table, column, body) or []
        if len(some) == 1 and len(parts) >= 3 and all(letter_of(n) == "c" for n in parts):
            match = compare(
                KIND, some[0], parts, total, sum_formula(parts), "the head of the column"
            )
            if match.holds:
                yield match
    wholes = [c for c in sizes if len(sizes[c]) == 1 and TOTAL.search(table.head(c))]
    parts = [n for c, some in sizes.items() if c not in wholes and len(some) == 1 for n in some]
    if len(wholes) == 1 and len(parts) >= 2:
        [result] = sizes[wholes[0]]
        match = compare(KIND, result, parts, total, sum_formula(parts), "the heads of columns")
        if match.holds:
            yield match


def find(document: Document) -> Iterator[Match]:
    for table in document.tables:
        yield from _table(table)
        yield from _table(table.turned)
        yield from _heads(table)


KIND = Kind(
    name="total in a table",
    find=find,
    right=(
        # rows below a heading of theirs, that make one farther above
        "| | A | B | C |\n| All events | 897 | 949 | 913 |\n| Deaths | 3 | 5 | 4 |\n"
        "| By severity | | | |\n| Mild | 621 | 623 | 646 |\n| Moderate | 252 | 283 | 245 |\n"
        "| Severe | 24 | 43 | 22 |",
        # some had both
        "| | Mild, n (%) | Serious, n (%) | Total, n (%) |\n"
        "| All | 63 (34.1) | 6 (3.2) | 65 (35.1) |\n"
        "| a | 19 (10.3) | 1 (0.5) | 20 (10.8) |\n| b | 28 (15.1) | 3 (1.6) | 31 (16.8) |\n"
        "| c | 35 (18.9) | 1 (0.5) | 36 (19.5) |\n| d | 14 (7.6) | 2 (1.1) | 15 (8.1) |",
        # rows within rows; a ratio beside them adds up to nothing
        "| | Plan | Spent | % |\n| All | 2,325.33 | 1,008.98 | 43.39 |\n"
        "| Own | 229.95 | 98.62 | 42.89 |\n| Tax | 66.82 | 23.52 | 35.20 |\n"
        "| Fees | 163.13 | 75.10 | 46.04 |\n| Given | 2,095.38 | 910.36 | 43.45 |",
        "| | A | B | C |\n| 2021 | 1,620 | 5,114 | 23,920 |\n| 2022 | 1,783 | 5,643 | 26,217 |\n"
        "| 2023 | 1,944 | 5,829 | 26,156 |\n| 2021 to 2023 | 1,782 | 5,529 | 25,431 |",
        "| | North | South |\n| a | 12 | 30 |\n| b | 25 | 41 |\n| Total | 37 | 71 |",
        "| | % |\n| a | 40 |\n| b | 17.7 |\n| c | 42.3 |\n| Total | 100 |",
        "| | A n | A % | B n | B % |\n| a | 28 | 51 | 4 | 8 |\n| b | 10 | 18 | 13 | 25 |\n"
        "| c | 2 | 4 | 3 | 6 |\n| d | 5 | 9 | 12 | 23 |\n| e | 6 | 11 | 6 | 12 |\n"
        "| f | 4 | 7 | 14 | 27 |\n| Total | 55 | 100 | 52 | 100 |",
        "Shares of the answers, per cent\n| | Men | Women |\n| Yes | 34 | 21 |\n| No | 34 | 43 |\n"
        "| None | 31 | 36 |\n| Total | 100 | 100 |",
        "| | % |\n| a | 33.3 |\n| b | 33.3 |\n| c | 33.3 |\n| Total | 100.0 |",
        "| | Men | Women | Total |\n| a | 12 | 30 | 42 |\n| b | 25 | 41 | 66 |",
        "| | Total (N = 218) | One (N = 125) | Two (N = 93) | Ratio |\n| Died, n (%) | 24 (11%) | "
        "15 (12%) | 9 (10%) | 0.74 |\n| Left, n (%) | 66 (30%) | 39 (31%) | 27 (29%) | 1.01 |",
        "| | Drug | Placebo |\n| Died | 84 | 101 |\n| At least one event | 126 | 157 |\n"
        "| At least two events | 12 | 22 |\n| Total events | 138 | 179 |",
        "| | A | B |\n| Started | 3870 | 3862 |\n| Completed | 3836 | 3827 |\n"
        "| Not completed | 34 | 35 |",
        "| | Yield 1 | Yield 2 |\n| North | 3,222 | 3,198 |\n| Rain | 1,600 | 1,634 |\n"
        "| Dry | 1,622 | 1,564 |\n| South | 942 | 968 |\n| Rain | 815 | 852 |\n"
        "| Dry | 127 | 116 |\n| Total | 4,164 | 4,166 |",
        "| | Own | a | b | All |\n| p | no | 17 | 25 | 42 |\n| q | yes | 48 | 92 | 141 |\n"
        "| r | yes | 14 | 28 | 43 |\n| s | no | 13 | 90 | 103 |\n| t | no | 25 | 61 | 86 |\n"
        "| u | yes | 31 | 12 | 44 |\n| v | no | 52 | 19 | 71 |\n| w | no | 44 | 23 | 67 |\n"
        "| x | no | 36 | 28 | 64 |\n| y | no | 12 | 18 | 30 |\n| z | no | 72 | 11 | 83 |\n"
        "| & | no | 33 | 27 | 60 |",
        # blanks; in thousands, and shares of something else beside it
        "| | 2024 | 2023 |\n| Operating profit | 10 627 | 16 221 |\n| Income | 1 570 | 694 |\n"
        "| Costs | (1 252) | (1 052) |\n| Impaired | | (53) |\n| Before tax | 10 945 | 15 810 |",
        "| | Persons | Per cent | Change |\n| Labour force | 2 804 000 | 71.2 | 11 000 |\n"
        "| Men | 1 484 000 | 73.8 | 4 000 |\n| Women | 1 319 000 | 68.4 | 6 000 |\n"
        "| Employed | 2 666 000 | 67.7 | 31 000 |\n| Men | 1 407 000 | 70.0 | 20 000 |\n"
        "| Women | 1 258 000 | 65.3 | 10 000 |",
        "| Revenue | 29,611,250 |\n| Cost | (15,693,110) |\n| Gross profit | 13,918,140 |\n"
        "| Interest | (221,020) |\n| Tax | (1,674,330) |\n| Net income | 12,022,790 |",
    ),
    wrong=(
        "| | 2025 | 2024 |\n| Income | 850,476.45 | 871,126.20 |\n"
        "| Expenses | 836,432.13 | 818,781.99 |\n| Profit | 14,944.32 | 52,344.21 |",
        "| | 2010 | 2009 | 2008 |\n| Revenue | 67,809 | 50,009 | 48,296 |\n"
        "| Cost | 16,279 | 8,888 | 8,112 |\n| Gross profit | 51,530 | 41,721 | 40,184 |",
        "| | Cost |\n| a | 1,240 |\n| b | 2,310 |\n| Subtotal of seeds | 3,550 |\n"
        "| c | 4,120 |\n| d | 880 |\n| Subtotal of wages | 5,000 |\n| Grand total | 8,850 |",
        "| | North | South |\n| a | 12 | 30 |\n| b | 25 | 41 |\n| Total | 37 | 78 |",
        "| | Men | Women | Total |\n| a | 12 | 30 | 42 |\n| b | 25 | 41 | 67 |",
        "| | | | |\n| Sex n % n % Men | 41 | 50.8 | 9 | 34.6 |\n| Women | 30 | 49.2 | 17 | 65.4 |\n"
        "| Total | 61 | 100 | 26 | 100 |",
    ),
    apart=(
        "| | Total, mean (SD) | Boys | Girls |\n| Age | 10.2 (1.1) | 10.4 (1.0) | 9.9 (1.2) |",
        "| | % | Rate |\n| a | 25.0 | 12.1 |\n| b | 2.7 | 9.4 |\n| c | 24.3 | 11.8 |\n"
        "| Total | 16.7 | 11.2 |",
        "| | East | West | All |\n| Women | 58 | 63 | 124 |\n| Men | 61 | 59 | 122 |",
        "| All pupils |\n| A | B | C |\n| 51 | 22 | 19 |\n| 9 | 4 | 5 |\n| 8 | 3 | 7 |",
        "| | All | Filled | First | Second | Third |\n| a | 42 | 42 | 29 | 6 | 7 |\n"
        "| b | 42 | 42 | 29 | 6 | 7 |\n| c | 42 | 42 | 29 | 6 | 7 |\n| d | 42 | 30 | 29 | 6 | 7 |",
        "| Property | Value |\n| Tasks | 15 of a kind |\n| Place | a cluster |\n| Bound | 15 |\n"
        "| Total rows | 303 |",
        "| | First | Second | Total |\n| a | 3-5 | 3-5 | 8-12 |\n| b | 5-8 | 8-12 | 15-25 |\n"
        "| c | 8-12 | 5-8 | 13-20 |\n| d | 2-4 | 2-3 | 4-7 |",
    ),
)
