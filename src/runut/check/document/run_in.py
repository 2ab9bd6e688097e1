"""Tables that have become running text, as files without cells and pasted text give them.

``Intervention (n = 261) Control (n = 256) Male 157 (60.2) 162 (63.3) Female 104 (39.8) 94 (36.7)``:
values that only blanks part, after a few words, again and again, make rows. Which column is which
is guessed, so that such a table tells what hangs together and accuses nobody.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from runut.check.document.passages import ANY, SENTENCE_ENDS, Passage, letter_of
from runut.check.document.table import Cell, Table
from runut.check.report import Number
from runut.check.text import Block

MARK = r"⟨[a-z]\d+⟩"
TO = r"(?:[-–/]|to|sampai|hingga|s/d)"
VALUE = (
    rf"(?:(?:—|n\.a\.|n/a)(?=\s)|[(\[]\s?{MARK}\s?[)\]]|"
    rf"[<>≤≥~]?\s?{MARK}(?!\s?{TO}\s?⟨)(?:[*†‡§¶]|,[-–](?!\d))?(?:\s?±\s?{MARK})?"
    rf"(?:\s?[(\[][^()\[\]⟨⟩]{{0,12}}{MARK}[^()\[\]]{{0,40}}[)\]]|(?<=⟩)\s⟨p\d+⟩)?)"
)
RUN = re.compile(rf"(?<![-–/=⟩.])(?<![-–/=]\s)(?<!\bto\s)(?!—|n[./]a){VALUE}(?:\s+{VALUE})*")
ONE_VALUE = re.compile(VALUE)
SIZE = re.compile(r"[(\[]?\s?[nN]\s?=\s?⟨c(\d+)⟩(?:[,;]\s?⟨p\d+⟩)?\s?[)\]]?(?:,?\s?\(?%\)?)?")
HEADS = re.compile(
    r"\b((?:n|f|no\.?|freq\w*|frekuensi|jumlah|number|count)(?:\s+\w+)??)[\s,/]+"
    r"([(]?(?:%|percent\w*|persen\w*|presentase|prosentase|proporsi)[)]?(?:\s?\(%\))?)",
    re.I,
)
BARE = re.compile(r"(⟨c\d+⟩)\s(⟨p\d+⟩)")  # 296 10.52%
LONE = re.compile(r"\s*⟨c\d+⟩")
IN_ROW = re.compile(rf"—|n[./]a\.?|[(\[]?{MARK}[)\]]?")
COUNTED = re.compile(r"\s*⟨c\d+⟩[^⟨]{0,3}[(\[]")
# heads of the columns that have no size
WITHOUT_SIZE = re.compile(r"\b(?:CI|IK|ratio|p[- ]?values?|nilai p)\b[)\s]*", re.I)
# what stands before the head of the first group: a caption, the head of the rows' names
FIRST_HEAD = re.compile(
    r"[.:]\s|\b(?:variables?|characteristics?|items?|outcomes?|parameters?|variabel|karakteristik)\b",
    re.I,
)
SIGNS = re.compile(r"(?:\w+\s)?\(%\)\s*")  # of columns, again and again
INITIAL = re.compile(r"\b(?:[A-Z]|[Ss]td|[Nn]o)\.")
LABEL = 110  # characters of a row before its values
HEAD = 200  # characters between the sizes of groups and the first row
WIDEST = 12  # values of a row
FULL = 5  # values that are a row whatever its label
# a row begins with a capital, a class, an item, or where a block does
FIRST = re.compile(r"\n|\s*(?:[-–•*]\s*|[a-z]\.\s)?(?:[A-ZÀ-Þ<>≤≥\d(]|⟨)")


class Row(NamedTuple):
    """A row: where its label begins, where its values begin and end, and the values."""

    begin: int
    start: int
    end: int
    values: list[str]


def run_in_tables(text: Passage) -> Iterator[Table]:
    """The tables in a text whose blocks stand one after another."""
    if len(text.numbers) < 4:
        return
    # sizes of groups stand in heads and are no values
    plain = SIZE.sub(lambda size: "=" * len(size[0]), text.marked)
    for rows in _stretches(plain):
        yield _table(text, plain, rows)


def _stretches(plain: str) -> Iterator[list[Row]]:
    """Rows that follow each other."""
    rows: list[Row] = []
    reached = 0
    for run in RUN.finditer(plain):
        values = _values(run[0])
        start = run.start()
        if len(values) > 1 and values[0].strip()[0] in "<>≤≥":  # a class, and part of the label
            start += ONE_VALUE.match(run[0]).end()
            del values[0]
        if (len(values) < 2 and not re.search(r"[(\[]", run[0])) or len(values) > WIDEST:
            continue
        label = plain[reached:start]
        words = SIGNS.sub("", label)
        goes_on = len(values) >= FULL or FIRST.match(label)
        goes_on = rows and len(words) <= LABEL and goes_on
        if not goes_on or SENTENCE_ENDS.search(INITIAL.sub("", label)):
            if _is_table(rows):
                yield _parted(rows)
            rows = []
        rows.append(Row(reached, start, run.end(), values))
        reached = run.end()
    if _is_table(rows):
        yield _parted(rows)


def _parted(rows: Sequence[Row]) -> list[Row]:
    """Rows in which brackets stand for a sign, as the width of the others tells, with a value for
    each: ``3,198,194 (0.7)``."""
    widths = [len(row.values) for row in rows]
    usual = max(widths, key=widths.count)
    parted = [
        row._replace(values=[mark for value in row.values for mark in IN_ROW.findall(value)])
        for row in rows
    ]
    return [
        other if len(row.values) < usual == len(other.values) else row
        for row, other in zip(rows, parted, strict=True)
    ]


def _values(run: str) -> list[str]:
    """The values of a row; a count and the percentage behind it are one, if all counts have one."""
    found = ONE_VALUE.findall(run)
    if all(not LONE.fullmatch(value) for value in found):
        return [BARE.sub(r"\1 (\2)", value) for value in found]
    return [one for value in found for one in BARE.sub("\\1\0\\2", value).split("\0")]


def _is_table(rows: Sequence[Row]) -> bool:
    widths = [len(row.values) for row in rows]
    usual = max(widths, key=widths.count, default=0)
    return len(rows) >= (2 if usual > 1 else 3) and 3 * widths.count(usual) >= len(rows)


def _unnumbered(text: Passage, rows: Sequence[Row]) -> Sequence[Row]:
    """Rows without the number of the next row, which stands behind their values."""
    marks = [re.search(ANY, row.values[-1]) for row in rows]
    lasts = [text.number(mark[1]).value if mark else -1 for mark in marks]
    counted = sum(after == before + 1 for before, after in pairwise(lasts))
    if min(len(row.values) for row in rows) < 2 or counted < max(3, 0.7 * (len(rows) - 1)):
        return rows
    return [row._replace(values=row.values[:-1]) for row in rows]


def _with_total(rows: Sequence[Row]) -> Sequence[Row]:
    """Rows of which the last holds the totals of its table too, behind its own values."""
    widths = [len(row.values) for row in rows]
    usual = max(widths, key=widths.count)
    last = rows[-1]
    if len(rows) < 2 or not usual < len(last.values) <= 2 * usual:
        return rows
    totals = last.values[usual:]
    blanks = ["—"] * (usual - len(totals))
    end = last.end
    return [
        *rows[:-1],
        last._replace(values=last.values[:usual]),
        Row(end, end, end, [*blanks, *totals]),
    ]


def _table(text: Passage, plain: str, rows: Sequence[Row]) -> Table:
    rows = _with_total(_unnumbered(text, rows))
    heads, others, begin = _heads(text, plain, rows[0])
    sizes = [size[0] for _, size in heads if size]
    told = [
        (text.marked[begin if row is rows[0] else row.begin : row.start], values)
        for row in rows
        for values in _in_rows(text, row, sizes)
    ]
    table = Table(is_run_in=True)
    for column in range(1, 1 + max(len(values) for _, values in told) if heads else 0):
        table.cells[0, column] = _cell(text, others, (0, column), ())
    for column, (words, size) in zip(_places(told, len(heads)), heads, strict=False):
        table.cells[0, column] = _cell(text, words, (0, column), size)
    for at, (label, values) in enumerate(told, 1):
        table.cells[at, 0] = _cell(text, label, (at, 0), ())
        for column, value in enumerate(values, 1):
            numbers = tuple(text.number(index) for index in re.findall(ANY, value))
            table.cells[at, column] = _cell(text, value, (at, column), numbers)
    return table


def _places(rows: Sequence[tuple[str, list[str]]], many: int) -> list[int]:
    """The columns that heads stand above: those of counts with shares, where as many are."""
    counted = [
        [at for at, value in enumerate(values, 1) if COUNTED.match(value)] for _, values in rows
    ]
    usual = max(counted, key=counted.count)
    if len(usual) == many:
        return usual
    # counts with their shares in the columns beside them
    beside = all(
        LONE.fullmatch(value) if at % 2 == 0 else not LONE.fullmatch(value)
        for _, values in rows
        for at, value in enumerate(values[: 2 * many])
    )
    return list(range(1, 2 * many, 2) if beside else range(1, many + 1))


def _heads(
    text: Passage, plain: str, first: Row
) -> tuple[list[tuple[str, tuple[Number, ...]]], str, int]:
    """The heads of columns with their sizes, that of all others, and where the first row's own
    words begin."""
    near = max(first.begin, first.start - HEAD - LABEL)
    sizes = list(SIZE.finditer(text.marked, near, first.start))
    if sizes:
        before = FIRST_HEAD.split(text.marked[near : sizes[0].start()])[-1]
        starts = [sizes[0].start() - len(before), *(size.end() for size in sizes)]
        others = [
            other.end() for other in WITHOUT_SIZE.finditer(text.marked, starts[-1], first.start)
        ]
        begin = max(others, default=starts[-1])
        heads = [
            (f"{text.marked[start : size.start()]} (n = ⟨c{size[1]}⟩)", (text.number(size[1]),))
            for start, size in zip(starts, sizes, strict=False)
        ]
        return heads, text.marked[starts[-1] : begin], begin
    told = list(HEADS.finditer(plain, near, first.start))
    if told and len(_in_rows(text, first)[0]) == 2:
        return [(told[-1][1], ()), (told[-1][2], ())], "", told[-1].end()
    return [], "", max(near, first.start - LABEL)


def _in_rows(text: Passage, row: Row, sizes: Sequence[Number] = ()) -> list[list[str]]:
    """The values of a row, or of several that stand column by column.

    ``42 44 48,8 51,2``: counts before their shares; ``157 (60.2) 104 (39.8) 162 (63.3) 94 (36.7)``:
    the counts of each group make its size.
    """
    half = len(row.values) // 2
    counts, shares = (
        [text.number(index) for value in some for index in re.findall(ANY, value)]
        for some in (row.values[:half], row.values[half:])
    )
    if (
        half >= 2
        and len(counts) == len(shares) == half
        and all(letter_of(n) == "c" for n in counts)
        and all(n.decimals and 0 <= n.value <= 100 for n in shares)
    ):
        return [list(pair) for pair in zip(row.values[:half], row.values[half:], strict=True)]
    counted = [value for value in row.values if COUNTED.match(value)]
    many, rest = divmod(len(counted), len(sizes) or 1)
    if len(sizes) >= 2 <= many and not rest:
        columns = [counted[at : at + many] for at in range(0, len(counted), many)]
        if all(
            sum(text.number(re.search(ANY, value)[1]).value for value in column) == size.value
            for column, size in zip(columns, sizes, strict=True)
        ):
            return [list(values) for values in zip(*columns, strict=True)]
    return [row.values]


def _cell(text: Passage, marked: str, place: tuple[int, int], numbers: tuple[Number, ...]) -> Cell:
    marked = marked.strip()
    printed = re.sub(ANY, lambda mark: _printed(text.number(mark[1])), marked)
    row, column = place
    block = Block("cell", printed, row=row, column=column, is_head=0 in place)
    return Cell(block, numbers, Passage(printed, marked, text.numbers))


def _printed(number: Number) -> str:
    return number.printed + ("%" if number.unit == "percent" else "")
