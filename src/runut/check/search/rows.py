"""What numbers that follow each other make together."""

from collections.abc import Iterator, Sequence
from itertools import product
from operator import itemgetter

from runut.check.arithmetic import step_of
from runut.check.chance import LIKELY, by_chance
from runut.check.document import Passage
from runut.check.kinds.kind import Match
from runut.check.kinds.rows import rows_of, runs_of
from runut.check.search.named import ALSO_MIXED
from runut.check.search.trying import Sought, alike, fitting


def made_by_rows(
    passages: Sequence[Passage], searches: Sequence[Sought], named: Sequence[set[str]]
) -> Iterator[Match]:
    """What numbers that follow each other make together, before them or after."""
    numbers = [number for passage in passages for number in passage.numbers if number.value > 0]
    sums = [index for index, (_, search) in enumerate(searches) if search.is_symmetric]
    for row, index in product(rows_of(passages), sums):
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
