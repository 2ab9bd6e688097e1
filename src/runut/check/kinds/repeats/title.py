"""A number that the title of a text tells too."""

from collections.abc import Iterator
from dataclasses import replace

from runut.check.document import Document
from runut.check.kinds.kind import Match
from runut.check.kinds.repeats.repeat import REPEAT, repeat

TITLE = 150  # characters, of which a text's first block has fewer


def find(document: Document) -> Iterator[Match]:
    """A number with its unit that a text's title tells, where the text tells it first."""
    first = {number.document: number.block for number in reversed(document.claims)}
    for number in document.claims:
        said = document.prose.get(number.home, "." * TITLE)
        if first[number.document] != number.block or not number.unit or len(said) >= TITLE:
            continue
        again = next(
            (
                n
                for n in document.claims
                if n.document == number.document and n.block > number.block
                and (n.value, n.unit) == (number.value, number.unit)
            ),
            None,
        )  # fmt: skip
        if again:
            yield repeat(number, again, "the title tells it too")


KIND = replace(
    REPEAT,
    find=find,
    right=(
        "Thefts down by 8%\n\nThe police counted 8% fewer than a year before, and 4% more arsons.",
    ),
    apart=("Thefts down by 8%\n\nThe police counted 9% fewer than a year before.",),
)
