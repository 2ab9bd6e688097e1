"""Numbers whose thousands are parted by blanks, in a table that has become running text.

``North 5 482 1 083 40``: a group that begins with a nought cannot stand alone, so that it tells how
the table is written. How many values a row has, most rows tell; which groups make one value, the
widths of its column do.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

JOINING, PARTING = "\u00a0", "\t"
GROUP = r"[-\u2212\u2013]?\d{1,3}(?:[.,]\d+)?"
RUN = re.compile(rf"(?<!\S){GROUP}(?: {GROUP})+(?!\S)(?! [-\u2212\u2013]?\d)")
BOUND = re.compile(r"0\d\d")  # a group that goes on with the one before it
MIDDLE = re.compile(r"\d{3}")
GOES_ON = re.compile(r"\d{3}(?:[.,]\d+)?")
BEGINS = re.compile(r"[-\u2212\u2013]?[1-9]\d{0,2}")
LONGEST = 3  # groups of a value after its first
MOST = 60  # groups of a row
MOST_ROWS = 60  # that are looked at to tell how the others are
WIDEST = 14  # values of a row
FEWEST = 3  # rows
TELLING = 2  # groups that are bound
MOSTLY = 0.8  # of the rows, those that can be parted alike
WORST = 20  # as unlikely as a row that cannot


class Parted(NamedTuple):
    """A row's groups parted into values: how unlikely, by how their widths differ from those of
    their columns and how many end that could go on; of how many groups and digits each value is."""

    unlikely: int
    lengths: tuple[int, ...]
    widths: tuple[int, ...]


def told(text: str) -> str:
    """The text with its blanks inside such numbers, and between them, made unlike others."""
    runs = [run for run in RUN.finditer(text) if run[0].count(" ") < MOST]
    rows = [run[0].split() for run in runs]
    bound = sum(bool(BOUND.fullmatch(group)) for row in rows for group in row[1:])
    if len(runs) < FEWEST or bound < TELLING:
        return text
    shown = rows[:MOST_ROWS]
    tried = [widths for many in range(1, WIDEST + 1) if (widths := _widths(shown, many))]
    likeliest = min(tried, key=lambda widths: _doubt(shown, widths), default=())
    written, reached = [], 0
    for run, row in zip(runs, rows, strict=True):
        if found := _parted(row, len(likeliest), likeliest):
            written += [text[reached : run.start()], PARTING.join(_values(row, found.lengths))]
            reached = run.end()
    return "".join([*written, text[reached:]])


def _widths(rows: Sequence[list[str]], many: int) -> tuple[int, ...]:
    """The widths in digits that columns mostly have, if nearly all rows can be parted, evenly, into
    so many values."""
    found = [one for row in rows if (one := _parted(row, many))]
    if len(found) < max(FEWEST, MOSTLY * len(rows)):
        return ()
    columns = zip(*(one.widths for one in found), strict=True)
    return tuple(sorted(column)[len(column) // 2] for column in columns)


def _doubt(rows: Sequence[list[str]], widths: tuple[int, ...]) -> tuple[int, int]:
    """How little speaks for columns so wide: their sums, then how the rows fit."""
    way = [_parted(row, len(widths), widths) for row in rows]
    return -_sums(rows, way), sum(one.unlikely if one else WORST for one in way)


def _sums(rows: Sequence[list[str]], way: Sequence[Parted | None]) -> int:
    """How often three columns, or three rows, are a sum and its parts, where they mostly are."""
    values = [
        [_whole(value) for value in _values(row, found.lengths)]
        for row, found in zip(rows, way, strict=True)
        if found
    ]
    told = 0
    for lines in (values, list(zip(*values, strict=True)) if len(values) <= WIDEST else []):
        for a, b, c in combinations(range(len(lines[0]) if lines else 0), 3):
            held = sum(_is_sum(line[a], line[b], line[c]) for line in lines)
            told += held if held >= max(2, MOSTLY * len(lines)) else 0
    return told


def _is_sum(*numbers: int) -> bool:
    a, b, c = sorted(map(abs, numbers))
    return a > 0 and a + b == c


def _whole(value: str) -> int:
    return int(re.sub(r"[.,].*|\D", "", value) or 0)


def _values(row: Sequence[str], lengths: Sequence[int]) -> Iterator[str]:
    at = 0
    for length in lengths:
        yield JOINING.join(row[at : at + length])
        at += length


def _parted(row: Sequence[str], many: int, widths: tuple[int, ...] = ()) -> Parted | None:
    """The likeliest way to part a row into so many values."""

    @lru_cache(None)
    def rest(at: int, column: int) -> Parted | None:
        if at == len(row) or column == many:
            return Parted(0, (), ()) if at == len(row) and column == many else None
        found = []
        for length in (lengths := _lengths(row, at)):
            after = rest(at + length, column + 1)
            if after and not BOUND.fullmatch("".join(row[at + length : at + length + 1])):
                cost = after.unlikely + (length < lengths[-1])
                width = sum(map(len, row[at : at + length]))
                cost += abs(width - widths[column]) if widths else width**2
                found.append(Parted(cost, (length, *after.lengths), (width, *after.widths)))
        return min(found, default=None)

    return rest(0, 0)


def _lengths(row: Sequence[str], at: int) -> range:
    """Of how many groups a value may be that begins here."""
    length = 1
    while (
        length <= LONGEST
        and at + length < len(row)
        and (BEGINS if length == 1 else MIDDLE).fullmatch(row[at + length - 1])
        and GOES_ON.fullmatch(row[at + length])
    ):
        length += 1
    return range(1, 1 + length)
