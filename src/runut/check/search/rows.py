"""What numbers that follow each other make together."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import product
from operator import itemgetter

from runut.check.arithmetic import step_of
from runut.check.chance import LIKELY, by_chance
from runut.check.document import Passage
from runut.check.kinds.kind import Match
from runut.check.kinds.shares.pairs import pairs_of
from runut.check.kinds.shares.together import together
from runut.check.kinds.shares.wholes import COUNTED
from runut.check.kinds.totals.adding_up import runs_of
from runut.check.report import Number
from runut.check.search.trying import Sought, alike, fitting
from runut.numerals.rounding import ORDINARY

ALSO_MIXED = ORDINARY | {"mixed"}


def _rows_of(passages: Sequence[Passage]) -> Iterator[list[Number]]:
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


def made_by_rows(
    passages: Sequence[Passage], searches: Sequence[Sought], named: Sequence[set[str]]
) -> Iterator[Match]:
    """What numbers that follow each other make together, before them or after."""
    numbers = [number for passage in passages for number in passage.numbers if number.value > 0]
    sums = [index for index, (_, search) in enumerate(searches) if search.is_symmetric]
    for row, index in product(_rows_of(passages), sums):
        runs = runs_of([number for number in row if number.value > 0])
        made = [(sum(n.near for n in run), index, run) for run in runs]
        tried = sorted(made, key=itemgetter(0))
        # shares in a row add up where words say so; what makes a hundred is another kind
        results = [
            n
            for n in numbers
            if tried and alike(n, row[0]) and (n.unit != "percent" or n.id in named[index])
        ]
        for result in results:
            many = 1 if result.id in named[index] else len(results)
            if by_chance(result, tried, many, key=itemgetter(0)) < LIKELY:
                yield from (
                    match
                    for match in fitting(result, tried, searches, "what stands in a row", many)
                    if {*match.holds} & ALSO_MIXED
                    and all(part.value >= step_of(result) for part in match.parts)
                )
