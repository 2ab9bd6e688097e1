"""Two numbers that stand side by side twice, as the ends of a range do."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from runut.check.chance import width_of
from runut.check.document import Document
from runut.check.kinds.kind import Match
from runut.check.kinds.repeats.repeat import FEW, REPEAT, repeat
from runut.check.report import Number

BESIDE = 12  # characters between two numbers that stand side by side


def find(document: Document) -> Iterator[Match]:
    """Two numbers side by side, as the ends of a range are, that stand so elsewhere too."""
    first: dict[object, tuple[Number, Number]] = {}
    for pair in pairwise(document.claims):
        a, b = pair
        if a.home != b.home or b.offset - a.end > BESIDE or a.value == b.value:
            continue
        known = first.setdefault((a.value, b.value, b.unit), pair)
        chance = len(first) * width_of(a) * width_of(b)
        if known[0].home != a.home and chance < FEW:
            for number, one in zip(pair, known, strict=True):
                yield repeat(number, one, "printed again side by side", chance)


KIND = replace(
    REPEAT,
    find=find,
    right=("It gave a margin of 7.5 to 8.5%.\n\nFor next year it hopes for 7.5 to 8.5% again.",),
    apart=("It gave a margin of 7.5 to 8.5%.\n\nFor next year it hopes for 6.5 to 9.5%.",),
)
