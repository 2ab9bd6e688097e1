"""A change that names its base; what changed stands some sentences before. Accuses nobody."""

from collections.abc import Iterator
from dataclasses import replace

from runut.check.chance import width_of
from runut.check.document import Document
from runut.check.kinds.differences.compared import GOES_ON, changes, compared_in
from runut.check.kinds.differences.ends import DIFFERENCE, compare_ends, is_no_difference, may_be
from runut.check.kinds.differences.with_ends import with_ends_in
from runut.check.kinds.kind import Match, ways_of
from runut.numerals.rounding import ORDINARY

FAR = 8  # sentences


def find(document: Document) -> Iterator[Match]:
    for at, (sentence, compared) in enumerate(compared_in(document).items()):
        known = {match.result.id for match in (*compared, *with_ends_in(document)[sentence])}
        for found, result, base in changes(sentence):
            if (
                result.id in known
                or is_no_difference(sentence, found)
                or GOES_ON.match(sentence.marked, found.end())
            ):
                continue
            before = {
                one.value: one
                for earlier in document.sentences[max(0, at - FAR) : at]
                for one in earlier.numbers
                if (one.document, one.magnitude) == (base.document, base.magnitude)
                and may_be(result, base, one)
            }
            for tried, one in enumerate(reversed(before.values()), 1):
                match = compare_ends(result, base, one, "a change, its base, and what stood before")
                if ORDINARY & {*match.holds}:
                    chance = tried * width_of(result, ways_of(match))
                    yield replace(match, claimed=False, by_chance=chance)
                    break


KIND = replace(
    DIFFERENCE,
    find=find,
    right=(
        "Kunjungan mencapai 716,4 ribu.\n\nCuaca baik.\n\nDibandingkan Mei, kunjungan naik 38 "
        "persen dari 519,1 ribu.",
    ),
    apart=(
        "Kunjungan mencapai 716,4 ribu.\n\nCuaca baik.\n\nDibandingkan Mei, kunjungan naik 31 "
        "persen dari 519,1 ribu.",
    ),
)
