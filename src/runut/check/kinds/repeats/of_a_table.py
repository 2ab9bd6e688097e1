"""A number of a table again in the text."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from runut.check.chance import by_chance
from runut.check.document import Document
from runut.check.kinds.kind import Match
from runut.check.kinds.repeats.repeat import FEW, REPEAT, in_order, repeat, telling, words_around
from runut.check.report import Number

MOST_CELLS = 100  # of rows that have a word; more are alike by chance


def find(document: Document) -> Iterator[Match]:
    """A number of a table again in the text, among the words of its row."""
    by_word: dict[str, set[Number]] = defaultdict(set)
    for table in document.tables:
        for row in table.body:
            cells = [table.cells[row, c] for c in table.columns if (row, c) in table.cells]
            for word in telling(table.name(row)):
                by_word[word] |= {n for cell in cells for n in cell.numbers}
    by_word = {word: cells for word, cells in by_word.items() if len(cells) <= MOST_CELLS}
    for number in document.claims if by_word else ():
        if number.home not in document.prose or number.id in document.run_in:
            continue
        words = words_around(number, document.prose)
        near = in_order(n for word in words & by_word.keys() for n in by_word[word])
        same = [n for n in near if n.value == number.value]
        chance = by_chance(number, sorted(float(n.value) for n in near))
        if (
            same
            and chance < FEW
            and (same[0].unit == number.unit or "" in (same[0].unit, number.unit))
        ):
            yield repeat(number, same[0], "printed again among the words of its row", chance)


KIND = replace(
    REPEAT,
    find=find,
    right=(
        "| | Frekuensi | Persentase |\n| Laki-laki | 73 | 72,3 |\n"
        "| Perempuan | 28 | 27,7 |\n\nResponden laki-laki berjumlah 73 orang.",
    ),
    apart=(
        "| | Frekuensi | Persentase |\n| Laki-laki | 73 | 72,3 |\n| Perempuan | 28 | 27,7 |\n\n"
        "Responden laki-laki berjumlah 71 orang.",
    ),
)
