"""Counts, each with its share, then what they make and a hundred, in the order of reading.

However a file has torn a table of frequencies (``3 1. Low 15 50 2. High 14 46,70 ... 30 100``), the
sum and all of the shares tell its rows, so that neither lines nor cells are needed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from runut.check.arithmetic import share, total
from runut.check.document import Document, letter_of
from runut.check.kinds.kind import Kind, Match, compare
from runut.check.kinds.totals.adding_up import sum_formula
from runut.check.report import Number
from runut.check.tables.pairs import without_zeros
from runut.check.tables.totals_in_tables import KIND as TOTALS
from runut.numerals.rounding import ORDINARY

SMALLEST = 5  # counts that make less are met by chance
BETWEEN = 6  # numbers that may stand between rows: of classes, of rows, of codes
MOST_ROWS = 40
OFF = 1  # point, by which a share may be off


def _rows(numbers: Sequence[Number], at: int) -> list[tuple[Number, Number]]:
    """The counts with their shares that make the number at a place, from the last back."""
    whole, rows, skipped = numbers[at], [], 0
    left, at = whole.value, at - 2
    while at >= 0 and left and skipped <= BETWEEN and len(rows) < MOST_ROWS:
        count, part = numbers[at : at + 2]
        fits = (
            letter_of(count) == "c"
            and 0 < count.value <= left
            and abs(part.value - 100 * count.value / whole.value) < OFF
        )
        if fits:
            rows.append((count, part))
            left -= count.value
        at, skipped = at - 1 - fits, 0 if fits else skipped + 1
    return [] if left else rows[::-1]


def find(document: Document) -> Iterator[Match]:
    for numbers in (stream.numbers for stream in document.streams):
        for at, (whole, hundred) in enumerate(pairwise(numbers)):
            if hundred.value != 100 or letter_of(whole) != "c" or whole.value < SMALLEST:
                continue
            rows = _rows(numbers, at)
            if len(rows) < 2:
                continue
            counts, parts = zip(*rows, strict=True)
            shares = [replace(part, unit="percent") for part in without_zeros(parts)]
            found = [
                compare(KIND, one, (count, whole), share, "{0} ÷ {1} × 100", "the rows above")
                for count, one in zip(counts, shares, strict=True)
            ]
            if sum(bool(ORDINARY & {*match.holds}) for match in found) < max(2, len(rows) - 1):
                continue
            found.append(
                compare(TOTALS, whole, counts, total, sum_formula(counts), "the rows above")
            )
            if not any(one.value == 100 for one in shares):
                all_of = replace(hundred, unit="percent")
                found.append(
                    compare(TOTALS, all_of, shares, total, sum_formula(shares), "the rows above")
                )
            yield from (match for match in found if match.holds)


KIND = Kind(
    name="share in a table",
    find=find,
    right=(
        "No. Pendidikan\nFrekuensi Persentase\n1. SLTP\n15 50\n2. SLTA\n14 46,70\n3. PT\n1 3,30\n"
        "\u03a3 30\n100",
        "Penghasilan Frekuensi Persentase 3.5 juta 30 53.6 2.5 juta \u2013 3.5 juta 17 30.4 "
        "1.5 juta \u2013 2.5 juta 4 7.1 1.5 juta 5 8.9 Total 56 100.0",
    ),
    wrong=(),
    apart=("Of 15 towns 50 took part, of 14 others 46,7; 30 of 100 were asked again.",),
)
