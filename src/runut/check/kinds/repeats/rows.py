"""A row of numbers that is printed twice, one of them with a slip.

In two tables they are the same where they bear the same names; rows of data bear none.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from runut.check.chance import DIGITS, digits_of
from runut.check.document import Document
from runut.check.kinds.kind import Match
from runut.check.kinds.repeats.repeat import REPEAT, misprint
from runut.check.report import Number
from runut.check.slips import slip

ROW = 4  # numbers in a row that are printed twice


def _rows(document: Document) -> list[tuple[int, dict[Number, str | None]]]:
    """Numbers that stand in a row, the shares of a paragraph or a column, each with its name in a
    table; and where they stand."""
    rows: list[tuple[int, dict[Number, str | None]]] = [
        (id(part), {n: None for n in part.numbers if n.unit == "percent"})
        for part in document.paragraphs
    ]
    for table in document.tables:
        names = {row: table.name(row) for row in table.body if not table.is_total(row)}
        for column in table.columns:
            cells = {row: table.cells.get((row, column)) for row in names}
            named = {cell.alone: names[row] for row, cell in cells.items() if cell and cell.alone}
            rows.append((id(table), named))
    return [(home, row) for home, row in rows if len(row) >= ROW]


def _same(one: str | None, other: str | None) -> bool:
    """Whether names may be of one thing: what stands in prose has none."""
    has_words = all(name is None or re.search(r"[^\W\d_]", name) for name in (one, other))
    return has_words and (None in (one, other) or one == other)


def find(document: Document) -> Iterator[Match]:
    """One number that differs by a slip where a row of numbers is printed twice."""
    alike: dict[object, dict[Fraction, tuple[int, Number, str | None]]] = defaultdict(dict)
    for home, row in _rows(document):
        values = [number.value for number in row]
        for place, (number, name) in enumerate(row.items()):
            others = (*values[:place], *values[place + 1 :])
            known = alike[place, others]
            for elsewhere, other, called in known.values():
                digits = {n.value: digits_of(n) for n in row if n is not number}
                # two columns of one table are two things
                if (
                    home != elsewhere
                    and number.decimals == other.decimals
                    and _same(name, called)
                    and slip(number, other.value)
                    and sum(digits.values()) >= 2 * DIGITS
                ):
                    yield misprint(other, number)
            known.setdefault(number.value, (home, number, name))


KIND = replace(
    REPEAT,
    find=find,
    wrong=(
        "First 40.5%, then 17.7%, 7.3% and 15.7%.\n\n| | % |\n| a | 40.5 |\n"
        "| b | 17.7 |\n| c | 7.8 |\n| d | 15.7 |",
        "| | A |\n| one | 127 |\n| two | 114 |\n| three | 118 |\n| four | 132 |\n\nThen:\n\n"
        "| | A |\n| one | 127 |\n| two | 114 |\n| three | 119 |\n| four | 132 |",
    ),
    apart=(
        "First 40%, then 17%, 7% and 15%.\n\n"
        "| | % |\n| a | 40 |\n| b | 17 |\n| c | 8 |\n| d | 15 |",
    ),
)
