"""Shares that stand with their counts; what they are of is told elsewhere."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from runut.check.document import AMOUNT, PERCENT, Passage
from runut.check.report import Number

FEW = r"[^⟨⟩().;,]{0,40}"
# 422 of 500 [81.0% to 87.4%] has the ends of an interval in brackets
ALONE = rf"{PERCENT}(?!\s*(?:to|hingga|sampai|[-\u2010-\u2013\u2212,])\s*⟨p)"
PAIRS = (
    (
        rf"{PERCENT}\s*(?:\w+\s+)?(?:,\s*)?\b(?:or|atau|setara)\b\s*"
        rf"(?:dengan|sebanyak|sebesar|senilai|about|sekitar)?\s*{AMOUNT}",
        (0, 1),
    ),
    (rf"{AMOUNT}{FEW}[(\[]\s*{ALONE}\s*[)\],;]", (1, 0)),
    (rf"(?:\bn\s*=|\()\s*{AMOUNT}\s*[,;]\s*{PERCENT}", (1, 0)),
    (rf"{PERCENT}\s*[,;]\s*n\s*=\s*{AMOUNT}", (0, 1)),
    (rf"{PERCENT}{FEW}\(\s*(?:n\s*=\s*)?{AMOUNT}[^⟨⟩()/]{{0,30}}\)", (0, 1)),
    (
        rf"{AMOUNT}{FEW}(?:\([^()]{{0,60}}\))?,?\s*\b(?:or|atau|yaitu|yakni|setara)\b\s*(?:dengan|sebesar|about|sekitar|persentase)?\s*{PERCENT}",
        (1, 0),
    ),
)
# what stands before a whole, whose share is of another number: "a dozen of the 40 (30%)"
WHOLE_OF = re.compile(r"\b(?:of (?:the|these|all)|dari (?:seluruh|semua))\s$", re.I)
NEAR = 20  # characters
# "up from 40,090 (58%)": what is compared with is a share of another whole
COMPARED_WITH = re.compile(
    r"\b(?:from|than|compared with|dari|dibanding\w*|terhadap)\b[^.;,()\d]*$", re.I
)
FAR = 40  # characters


Pair = tuple[Number, Number]  # a share and its count


def by_unit(pairs: Iterable[Pair]) -> list[list[Pair]]:
    """Shares whose counts are of one unit."""
    found: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        found[pair[1].unit].append(pair)
    return [*found.values()]


def pairs_of(sentence: Passage) -> Iterator[tuple[Number, Number, int]]:
    """Each share with its count, and where they end."""
    taken: set[str] = set()
    for pattern, order in PAIRS:
        for found in sentence.find(pattern):
            result, part = (sentence.number(found.groups()[i]) for i in order)
            before = sentence.marked[max(0, found.start() - NEAR) : found.start()]
            if not {result.id, part.id} & taken and not WHOLE_OF.search(before):
                taken |= {result.id, part.id}
                yield result, part, found.end()
