"""Numbers that stand in a row, and runs of them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from runut.check.document import Passage
from runut.check.kinds.shares.pairs import pairs_of
from runut.check.kinds.shares.together import together
from runut.check.kinds.shares.wholes import COUNTED
from runut.check.report import Number

MOST_IN_ROW = 8


def rows_of(passages: Sequence[Passage]) -> Iterator[list[Number]]:
    """Numbers of one sort in the order of reading: of a unit, of a magnitude too, the first of each
    passage, counts with a share, these shares, counts out of others, and these others."""
    rows: dict[object, dict[str, Number]] = defaultdict(dict)
    for passage in passages:
        firsts = set()
        for number in passage.numbers:
            unit = "" if number.unit in COUNTED else number.unit
            for name in (unit, (unit, number.magnitude), ("exactly", number.unit)):
                rows[name][number.id] = number
            if len(passages) > 1 and unit not in firsts:
                rows["first", unit][number.id] = number
                firsts.add(unit)
        for result, part, _ in sorted(pairs_of(passage), key=lambda pair: pair[2]):
            rows["counts"][part.id], rows["their shares"][result.id] = part, result
        for match in together(passage):
            for name, number in zip(("parts", "wholes"), match.parts, strict=True):
                rows[name][number.id] = number
    yield from {tuple(row): list(row.values()) for row in rows.values()}.values()


def runs_of(row: Sequence) -> list[tuple]:
    """What stands in a row, from two on."""
    return [
        tuple(row[first : first + many])
        for first in range(len(row))
        for many in range(2, min(MOST_IN_ROW, len(row) - first) + 1)
    ]
