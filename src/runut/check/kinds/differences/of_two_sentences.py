"""A change in long numbers whose ends stand in two sentences that follow each other.

That it holds is found by search; here it is named where one slip keeps it from holding.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from runut.check.arithmetic import distance
from runut.check.chance import DIGITS, digits_of
from runut.check.document import Document, Passage
from runut.check.kinds.differences.ends import BY, DIFFERENCE, is_no_difference, may_be
from runut.check.kinds.kind import Match, compare
from runut.check.report import Number


def _long(sentence: Passage) -> list[Number]:
    return [n for n in sentence.numbers if digits_of(n) >= DIGITS]


def find(document: Document) -> Iterator[Match]:
    numbered = [one for one in document.sentences if one.numbers]
    for before, sentence in pairwise(numbered):
        told = list(sentence.find(BY))
        if len(told) != 1 or is_no_difference(sentence, told[0]):
            continue
        result = sentence.number(told[0][1])
        ends = [*_long(before), *_long(sentence)]
        if (
            before.numbers[0].document != result.document
            or len(ends) != 3
            or len(_long(before)) != 1
            or ends[-1] is not result
        ):
            continue
        small, large = sorted(ends[:2], key=lambda n: n.value)
        if result.unit == "percent" or not may_be(result, small, large):
            continue
        match = compare(
            DIFFERENCE, result, (large, small), distance, "{0} − {1}", "ends in two sentences",
            severity="minor",
        )  # fmt: skip
        # two digits that are swapped, or one of five, are hardly so by chance
        found = match.slip
        if found == "swap" or (found == "digit" and digits_of(result) > DIGITS):
            yield match


KIND = replace(
    DIFFERENCE,
    find=find,
    wrong=(
        "In the one year 39,638 books were lent.\n\nIn the year before there were 31,966 - a rise "
        "of 7,762.",
        "Tahun ini tercatat 412.385 peserta.\n\nTahun lalu tercatat 398.172 peserta, ada kenaikan "
        "sebesar 14.218.",
    ),
    apart=(
        "In the one year 39,638 books were lent.\n\nIn the year before there were 31,966 - a rise "
        "of 7,154.",
    ),
)
