"""Counts and their shares in tables: ``91 (61.5%)`` in a cell, or two columns side by side.

The whole stands in the head of the column, in the caption, in a total row, in the row, or is the
sum of the counts. It is looked for in all of these, for rows of independent attributes have counts
that make no whole. A number in brackets without a sign may be a deviation or a range.
"""

import re
from collections.abc import Iterator

from runut.check.arithmetic import loose, share, total
from runut.check.document import Document, Table, letter_of
from runut.check.kinds.kind import Kind, Match, compare, holds_under
from runut.check.report import Number
from runut.numerals.rounding import exactly

COUNT_WITH_SHARE = re.compile(r"\s*⟨c(\d+)⟩[^⟨⟩\w]*[(\[]\s*⟨([cdp])(\d+)⟩\s*%?\s*[)\]]\s*\W*$")
SPREAD = re.compile(
    r"\b(?:mean|means|average|SD|SE|s\.d\.|deviation|median|IQR|range|rata-rata|rerata|simpangan|"
    r"SB|rentang|kisaran|jangkauan|min|max|CI|IK)\b|±",
    re.I,
)
PERCENT_WORDS = re.compile(r"%|\bper\s?cent|\bpersen|\bpercentage", re.I)
"""
Pair: a share, its count, the row and the column of the count.
"""
Pair = tuple[Number, Number, int, int]


def _in_cells(table: Table, column: int) -> list[Pair]:
    """``count (share)`` in the cells of a column."""
    found = []
    for row in table.body:
        cell = table.cells.get((row, column))
        match = cell and COUNT_WITH_SHARE.match(cell.passage.marked)
        if not match or SPREAD.search(table.name(row)) or SPREAD.search(table.head(column)):
            continue
        count, bracket = cell.passage.number(match[1]), cell.passage.number(match[3])
        if bracket.value <= 100 and count.value >= 0:
            found.append((bracket, count, row, column))
    return found


def _beside(table: Table, column: int) -> list[Pair]:
    """A column of counts with a column of shares beside it."""
    found = []
    for row in table.body:
        left, right = table.cells.get((row, column)), table.cells.get((row, column + 1))
        count, bracket = left and left.alone, right and right.alone
        if count and bracket and letter_of(count) == "c" and table.percent(column + 1, bracket):
            if not table.percent(column, count) and not SPREAD.search(table.name(row)):
                found.append((bracket, count, row, column))
    return found


def _wholes(table: Table, pairs: list[Pair]) -> list[tuple[Number | None, list[Number], str]]:
    """Where the whole may be told: the number, or the counts that make it, and how."""
    column = pairs[0][3]
    wholes = [(number, [], "the head of the column") for number in table.head_numbers(column)]
    for row in table.body:
        if table.is_total(row) and (cell := table.cells.get((row, column))) and cell.numbers:
            wholes.append((cell.numbers[0], [], "a total row"))
    for part in table.around:
        wholes += [(n, [], "the caption") for n in part.numbers if letter_of(n) == "c"]
    counts = [count for _, count, row, _ in pairs if not table.is_total(row)]
    if len(counts) >= 2:
        wholes.append((None, counts, "the counts of the column"))
    return wholes


def _compare(pair: Pair, whole: Number | None, counts: list[Number], how: str, **more) -> Match:
    result, part = pair[:2]
    if whole is not None:
        return compare(KIND, result, (part, whole), share, "{0} ÷ {1} × 100", how, **more)
    others = [count for count in counts if count.id != part.id]
    return compare(
        KIND, result, (part, *others), lambda a, *rest: share(a, total(a, *rest)),
        "{0} ÷ (" + " + ".join("{}" if 0 else f"{{{i}}}" for i in range(len(others) + 1)) + ") × 100",
        how, **more,
    )  # fmt: skip


def _is_percent(table: Table, pair: Pair) -> bool:
    result, _, row, column = pair
    return result.unit == "percent" or bool(
        PERCENT_WORDS.search(f"{table.head(column)} {table.name(row)} {table.said}")
    )


def _judge(table: Table, pairs: list[Pair]) -> Iterator[Match]:
    wholes = _wholes(table, pairs) if pairs else []
    fits: dict[int, list[Match]] = {}
    for index, pair in enumerate(pairs):
        tried = [
            _compare(pair, whole, counts, how)
            for whole, counts, how in wholes
            if whole is None or (whole.value >= pair[1].value > 0 and whole.id != pair[0].id)
        ]
        tried += _along_row(table, pair)
        fits[index] = [match for match in tried if match.holds]
        if fits[index]:
            yield fits[index][0]
    clear = [index for index, matches in fits.items() if matches]
    by_whole = {}
    for index in clear:
        for match in fits[index]:
            by_whole.setdefault(match.parts[1].id if len(match.parts) == 2 else "", []).append(
                index
            )
    told = next(((w, c, h) for w, c, h in wholes if h == "the head of the column"), None)
    best = max(by_whole, key=lambda key: len(by_whole[key]), default=None)
    for index, pair in enumerate(pairs):
        if fits[index] or not pair[1].value:
            continue
        if best is not None and len(by_whole[best]) >= max(2, len(pairs) / 2):
            whole, counts, how = (
                next((w, c, h) for w, c, h in wholes if (w.id if w else "") == best)
                if any((w.id if w else "") == best for w, _, _ in wholes)
                else (None, [], "")
            )
            if how and (whole is None or whole.value >= pair[1].value):
                yield _compare(pair, whole, counts, how)
        elif told and not clear and _are_parts(pairs, told[0]):
            yield _compare(pair, *told)


def _are_parts(pairs: list[Pair], whole: Number) -> bool:
    """Whether counts make the whole, and what stands in brackets makes a hundred."""
    return (
        len(pairs) >= 2
        and sum(count.value for _, count, _, _ in pairs) == whole.value
        and total(*(loose(result) for result, *_ in pairs)).meets(exactly(100))
    )


def _along_row(table: Table, pair: Pair) -> list[Match]:
    """Shares of the row: the whole is the largest count in it."""
    result, part, row, _ = pair
    cells = [table.cells[row, c] for c in table.columns if (row, c) in table.cells]
    counts = [c.numbers[0] for c in cells if c.numbers and letter_of(c.numbers[0]) == "c"]
    whole = max(counts, key=lambda n: n.value, default=part)
    if whole.value <= part.value or len(counts) < 2:
        return []
    return [_compare(pair, whole, [], "the row")]


def find(document: Document) -> Iterator[Match]:
    for table in document.tables:
        for column in table.columns:
            yield from _judge(table, _beside(table, column))
            pairs = _in_cells(table, column)
            certain = [pair for pair in pairs if _is_percent(table, pair)]
            wholes = table.head_numbers(column)
            if certain:
                yield from _judge(table, certain)
            elif any(_are_parts(pairs, whole) for whole in wholes) or _all_fit(pairs, wholes):
                yield from _judge(table, pairs)


def _all_fit(pairs: list[Pair], wholes: list[Number]) -> bool:
    """Whether numbers in brackets without a sign are shares all the same."""
    return bool(pairs) and any(
        all(
            whole.value >= n.value > 0 and holds_under(r, (n, whole), share)[1]
            for r, n, *_ in pairs
        )
        for whole in wholes
    )


KIND = Kind(
    name="share in a table",
    words={"en": "share of a whole, in a table", "id": "bagian dari keseluruhan, dalam tabel"},
    find=find,
    right=(
        "Baseline of the 148 enrolled patients\n| | n (%) |\n| Male | 91 (61.5%) |\n"
        "| Diabetes | 52 (35.1%) |\n| Hypertension | 67 (45.3%) |\n| Smoker | 30 (20.3%) |",
        "| | All (n = 41) |\n| Stage I | 19 (46%) |\n| Stage II | 22 (54%) |\n"
        "| Age, mean (SD) | 47 (13) |\n| Income, median [IQR] | 23 [17-31] |",
        "| Status | Jumlah | Persentase |\n| a | 374.261 | 89 |\n| b | 46.107 | 11 |\n"
        "| Total | 420.368 | 100 |",
    ),
    wrong=(
        "| | Cohort (n = 148) |\n| Male | 91 (66) |\n| Female | 57 (34) |",
        "| | All (n = 148) |\n| Male | 91 (61.5%) |\n| Diabetes | 52 (31.5%) |\n"
        "| Smoker | 30 (20.3%) |",
    ),
    apart=("| | All (n = 41) |\n| Age | 47 (13) |\n| Weight | 61 (9) |",),
)
