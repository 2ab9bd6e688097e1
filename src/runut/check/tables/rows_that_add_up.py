"""Rows of a table that are the sum of others, what others leave of the first, or their mean, though
no word says so: in so many columns that it cannot be chance."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import combinations, pairwise
from math import comb, prod

from runut.check.arithmetic import ROUND_FROM, difference, is_counted, mean, total
from runut.check.chance import CERTAIN, telling_step, width_of
from runut.check.document import P_VALUE, PERCENT_WORDS, Table
from runut.check.kinds.kind import Arithmetic, Kind, Match, compare
from runut.check.kinds.totals.adding_up import is_near, sum_formula
from runut.check.report import Number
from runut.check.slips import slip
from runut.numerals.rounding import ORDINARY

WORD = re.compile(r"[^\W\d]{4}")  # in a cell without numbers
LARGE_UNITS = r"\b(?:ribu|juta|miliar|thousands?|millions?|billions?|000)\b"
PART_OF = re.compile(
    r"^\W*(?:(?:\w+\s){0,2}of which|of whom|thereof|including|di antaranya|termasuk|o/w)\b", re.I
)
LONGEST = 12  # rows that are looked through for a sum that no word tells of
MOST_ROWS = 60
MIXED = ("mixed",)
SURE = 1e-4  # expected rows by chance, below which one column may be accused
FEWEST = 3  # rows that make a mean
MANY = 4  # totals that hold, so that one that does not is out of line


def column_numbers(table: Table, column: int, rows: list[int]) -> list[Number] | None:
    """The numbers of a column in these rows, one a row, in brackets less than 0; blanks and dashes
    are nothing, but words say that it is of no one thing."""
    if P_VALUE.search(table.head(column)):
        return None
    found = []
    for row in rows:
        cell = table.cells.get((row, column))
        if cell is None or row in table.p_rows:
            continue
        if not cell.numbers:
            if WORD.search(cell.block.text) and not cell.block.is_head:
                return None
            continue
        if not cell.begins_with_number:
            return None
        found.append(table.signed(row, column))
    return found


def may_add_up(part: Number, result: Number) -> bool:
    """Whether a number is of the sort of a total: of its unit, and no finer than it."""
    return part.unit == result.unit and (part.decimals <= result.decimals or result.value == 100)


def mended(match: Match) -> int:
    """How many of the parts one slip could have spoilt."""
    gap = match.result.value - match.computed
    return sum(bool(slip(part, part.value + gap)) for part in match.parts)


def of_other_rows(kind: Kind, table: Table) -> Iterator[tuple[int, list[Match]]]:
    """Rows that are the sum of rows above or below them, what the others leave of the first of
    them, or their mean, though no word says so."""
    numbers = {row: found for row in table.body if (found := _numbers(table, row))}
    rows = list(numbers)
    if len(rows) > MOST_ROWS:
        return
    # what is a part of a row above it adds nothing to a total
    parts = {row for row in rows if PART_OF.search(table.name(row))}
    # and so does a row that is the only part of the one above it
    parts |= {row for above, row in pairwise(rows) if _are_same(numbers[above], numbers[row])}
    blocks = _blocks(table, rows)
    shares = {column for column in table.columns if PERCENT_WORDS.search(table.head(column))}
    may_be_off = table.is_run_in or is_in_large_units(table)
    # of rows within rows, the innermost first
    order = [(row, True) for row in reversed(rows)] + [(row, False) for row in rows]
    seen: dict[tuple[int, tuple[int, ...]], None] = {}
    for row, is_above in order:
        near = _groups_of(table, rows, row, is_above, parts)
        far = [some for some in blocks if (some[0] > row) == is_above and row not in some]
        if table.is_total(row):
            far += _runs(rows, row, is_above)
        for group in [*near, *far]:
            tried = len(near) + (len(far) if group not in near else 0)
            found = _all_columns(
                kind, numbers[row], [numbers[one] for one in group], shares, tried, len(rows)
            )
            if found and (row, tuple(group)) not in seen:
                seen[row, tuple(group)] = None
                parts |= {*group} - {row}
                yield row, [match for match in found if may_be_off or match.holds != MIXED]


def _blocks(table: Table, rows: list[int]) -> list[list[int]]:
    """Rows that stand together between rows without numbers, which head them."""
    blocks: list[list[int]] = [[]]
    for row in table.body:
        if row in rows:
            blocks[-1].append(row)
        else:
            blocks.append([])
    return [some for some in blocks if 1 < len(some) <= LONGEST] if len(blocks) > 1 else []


def _are_same(one: dict[int, Number], other: dict[int, Number]) -> bool:
    return len(one) > 1 and (
        {column: number.value for column, number in one.items()}
        == {column: number.value for column, number in other.items()}
    )


def _groups_of(
    table: Table, rows: list[int], row: int, is_above: bool, parts: set[int]
) -> list[list[int]]:
    """The rows that a row may be the sum of: below it, or above, without those that are in others;
    right beside it, or all, or those with its name."""
    at = rows.index(row)
    some = rows[at + 1 :] if is_above else rows[:at][::-1]
    left = [one for one in some if one not in parts]
    longest = {*range(2, LONGEST + 1), len(some), len(left)}
    groups = [side[:many] for side in (some, left) for many in sorted(longest) if many > 1]
    name = table.name(row).lower()
    groups.append([one for one in some if name and table.name(one).lower() == name])
    return [list(group) for group in {tuple(sorted(some)): 0 for some in groups if len(some) > 1}]


def _runs(rows: list[int], row: int, is_above: bool) -> list[list[int]]:
    """Rows that follow each other, where others stand between them and their total."""
    at = rows.index(row)
    some = rows[at + 1 : at + 1 + LONGEST] if is_above else rows[max(0, at - LONGEST) : at]
    return [some[a:b] for a, b in combinations(range(len(some) + 1), 2) if b - a > 1]


def _all_columns(
    kind: Kind,
    whole: dict[int, Number],
    rows: list[dict[int, Number]],
    shares: set[int],
    groups: int,
    many: int,
) -> list[Match]:
    """A row as the sum of others, or their mean, in so many columns that it cannot be chance;
    blanks are nothing, and shares need not add up."""
    parts = {column: [row[column] for row in rows if column in row] for column in sorted(whole)}
    added = {
        column: some
        for column, some in parts.items()
        if len(some) > 1 and all(may_add_up(part, whole[column]) for part in some)
    }
    few = min(2, len(added))
    is_full = all(len(some) == len(rows) for some in added.values())
    for way, near, formula in WAYS:
        look_right = [
            column
            for column, some in added.items()
            if abs(near([part.near for part in some]) - whole[column].near)
            <= len(some) * float(telling_step(whole[column]))
        ]
        telling = [whole[c] for c in look_right if whole[c].value != added[c][0].value]
        widths = {number.value: width_of(number) for number in telling}
        if not look_right or groups * prod(widths.values()) >= CERTAIN:
            continue
        found = [
            match
            for column, some in added.items()
            if (match := _compared(kind, whole[column], some, way, formula)).holds
            or column not in shares
        ]
        right = [match for match in found if ORDINARY & set(match.holds)]
        off = [match for match in found if not match.holds and not is_near(match)]
        rounded = [match for match in found if match not in right and match not in off]
        # means of rows lie close together, so that some are met by chance: all must be
        is_no_mean = way is mean and (len(rows) < FEWEST or bool(off) or not is_full)
        # what is blank in the other columns may be taken away in this one
        is_spoilt = len(off) == 1 and len(right) == len(found) - 1 and is_full and _is_slip(off[0])
        are_round = way is total and len(rounded) > 1
        if (
            not (right or are_round)
            or is_no_mean
            or (len(right) + len(rounded) < few and not is_spoilt)
        ):
            continue
        tried = len(WAYS) * groups * comb(len(found), len(off))
        chance = tried * _width(right) * _width(rounded, len(rows))
        if chance >= (SURE if off else CERTAIN if len(found) > 1 else CERTAIN / many):
            continue
        if is_spoilt:
            return found
        return [*right, *(replace(m, holds=MIXED) for m in rounded if way is not mean)]
    return []


def _width(matches: list[Match], ways: int = 1) -> float:
    """How likely all match by chance; what says the same again, or what its parts say, adds
    nothing."""
    results = {m.result.value: m.result for m in matches if m.parts[0].value != m.result.value}
    return prod(width_of(result, ways) for result in results.values())


def _compared(
    kind: Kind, result: Number, parts: list[Number], way: Arithmetic, formula: Callable
) -> Match:
    if way is mean and is_counted(result):
        result = replace(result, unit="percent")  # a whole number that was rounded
    return compare(kind, result, parts, way, formula(parts), "rows that add up")


def _is_slip(match: Match) -> bool:
    return bool(slip(match.result, match.computed) or mended(match))


def _rest_formula(parts: list[Number]) -> str:
    return " − ".join(["{}"] * len(parts))


def _mean_formula(parts: list[Number]) -> str:
    return f"({sum_formula(parts)}) ÷ {len(parts)}"


def signed_formula(parts: list[Number]) -> str:
    """A sum of which what stands in brackets is taken away."""
    signs = ("−" if part.value < 0 and part.printed[0].isdigit() else "+" for part in parts)
    return " ".join(f"{sign} {{}}" for sign in signs).removeprefix("+ ")


def _numbers(table: Table, row: int) -> dict[int, Number]:
    """By column, the first numbers of a row's cells."""
    found = {column: column_numbers(table, column, [row]) for column in table.columns}
    return {column: numbers[0] for column, numbers in found.items() if numbers}


WAYS = (
    (total, sum, signed_formula),
    (difference, lambda parts: 2 * parts[0] - sum(parts), _rest_formula),
    (mean, lambda parts: sum(parts) / len(parts), _mean_formula),
)
"""Of the rows in their order: their sum, what the others leave of the first, their mean; the same
in floating point, which only says where to look; and the formula."""


def is_in_large_units(table: Table) -> bool:
    """Whether a table is in thousands or more, by its words or as its numbers show."""
    words = table.said + " ".join(map(table.head, table.columns))
    large = [n for cell in table.cells.values() for n in cell.numbers if n.value >= ROUND_FROM]
    is_round = len(large) >= MANY and all(telling_step(n) >= 100 for n in large)
    return is_round or re.search(LARGE_UNITS, words, re.I) is not None
