"""A row of numbers that is printed twice, one of them with a slip."""

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


def _rows(document: Document) -> list[tuple[int, list[Number]]]:
    """Numbers that stand in a row, the shares of a paragraph or a column, and where they stand."""
    rows = [
        (id(part), [n for n in part.numbers if n.unit == "percent"]) for part in document.paragraphs
    ]
    for table in document.tables:
        for column in table.columns:
            cells = [table.cells.get((r, column)) for r in table.body if not table.is_total(r)]
            rows.append((id(table), [cell.alone for cell in cells if cell and cell.alone]))
    return [(home, row) for home, row in rows if len(row) >= ROW]


def find(document: Document) -> Iterator[Match]:
    """One number that differs by a slip where a row of numbers is printed twice."""
    alike: dict[object, dict[Fraction, tuple[int, Number]]] = defaultdict(dict)
    for home, row in _rows(document):
        values = [number.value for number in row]
        for place, number in enumerate(row):
            others = (*values[:place], *values[place + 1 :])
            known = alike[place, others]
            for elsewhere, other in known.values():
                digits = {n.value: digits_of(n) for n in row if n is not number}
                # two columns of one table are two things
                if (
                    home != elsewhere
                    and number.decimals == other.decimals
                    and slip(number, other.value)
                    and sum(digits.values()) >= 2 * DIGITS
                ):
                    yield misprint(other, number)
            known.setdefault(number.value, (home, number))


KIND = replace(
    REPEAT,
    find=find,
    wrong=(
        "First 40.5%, then 17.7%, 7.3% and 15.7%.\n\n| | % |\n| a | 40.5 |\n"
        "| b | 17.7 |\n| c | 7.8 |\n| d | 15.7 |",
    ),
    apart=(
        "First 40%, then 17%, 7% and 15%.\n\n"
        "| | % |\n| a | 40 |\n| b | 17 |\n| c | 8 |\n| d | 15 |",
    ),
)
