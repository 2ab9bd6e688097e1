"""A list of a line each, and its total in the line behind it."""

import re
from collections.abc import Iterator
from dataclasses import replace

from runut.check.arithmetic import total
from runut.check.chance import DIGITS, digits_of
from runut.check.document import Document, Passage
from runut.check.kinds.kind import Match, compare
from runut.check.kinds.totals.adding_up import SUM, is_near, sum_formula
from runut.check.report import Number
from runut.check.slips import slip

FEWEST, SHORT = 3, 80  # lines of a list, and characters of a line
TOTAL = re.compile(r"\W*(?:grand )?(?:total|jumlah|seluruhnya|sum)\b", re.I)


def _in_line(line: Passage) -> Number | None:
    """The number of a line that holds no other."""
    return line.numbers[0] if len(line.numbers) == 1 and len(line.text) <= SHORT else None


def find(document: Document) -> Iterator[Match]:
    """Accused of a slip only, for lines may leave some out."""
    items: list[Number] = []
    for line in document.paragraphs:
        number = _in_line(line)
        if number and TOTAL.match(line.text) and len(items) >= FEWEST:
            match = compare(SUM, number, items, total, sum_formula(items), "a list and its total")
            gap = number.value - match.computed
            is_slip = match.slip or any(slip(n, n.value + gap) for n in items)
            if match.holds or (is_slip and digits_of(number) >= DIGITS and not is_near(match)):
                yield match
        follows = number and (
            not items or (number.document, number.unit) == (items[-1].document, items[-1].unit)
        )
        items = [*items, number] if follows and not TOTAL.match(line.text) else []


KIND = replace(
    SUM,
    find=find,
    right=("North: 4,310 boats\n\nSouth: 2,204 boats\n\nEast: 1,115 boats\n\nTotal: 7,629 boats",),
    wrong=("Utara: 4.310 unit\n\nSelatan: 2.204 unit\n\nTimur: 1.115 unit\n\nTotal: 7.529 unit",),
    apart=("North: 4,310 boats\n\nSouth: 2,204 boats\n\nEast: 1,115 boats\n\nTotal: 9,847 boats",),
)
