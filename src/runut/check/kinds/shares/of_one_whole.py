"""Counts in a row whose shares are of one whole, which they make."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from runut.check.arithmetic import complement, total
from runut.check.chance import by_chance
from runut.check.document import Document
from runut.check.kinds.complements import KIND as COMPLEMENT
from runut.check.kinds.kind import Match, compare, holds_under
from runut.check.kinds.shares.near import shares_in
from runut.check.kinds.totals.adding_up import SUM, runs_of, sum_formula


def of_one_whole(matches: Sequence[Match]) -> Iterator[Match]:
    """Counts in a row whose shares are of one whole, where they make it: so do their shares."""
    by_whole: dict[Fraction, dict[str, Match]] = defaultdict(dict)
    for match in matches:
        if match.holds:
            by_whole[match.parts[1].value][match.parts[0].id] = match
    for some in by_whole.values():
        row = list(some.values())
        whole, runs = row[0].parts[1], runs_of(row)
        tried = sorted(float(sum(match.parts[0].value for match in run)) for run in runs)
        for run in runs:
            counts, shares = [m.parts[0] for m in run], [m.result for m in run]
            if not holds_under(whole, counts, total)[1]:
                continue
            why, chance = "counts whose shares are of this whole", by_chance(whole, tried)
            for kind, result, parts, arithmetic, signs in (
                (SUM, whole, counts, total, sum_formula(counts)),
                (
                    COMPLEMENT,
                    shares[-1],
                    shares[:-1],
                    complement,
                    "100" + " − {}" * len(counts[1:]),
                ),
            ):
                match = compare(kind, result, parts, arithmetic, signs, why, claimed=False)
                if match.holds:
                    yield replace(match, by_chance=chance)


def find(document: Document) -> Iterator[Match]:
    for shares in shares_in(document):
        yield from of_one_whole([*shares.together, *shares.near])


KIND = replace(
    SUM,
    find=find,
    right=(
        "Nilainya Rp472.525 sebulan dengan komposisi makanan sebesar Rp349.474 (73,96 persen) "
        "dan selain makanan sebesar Rp123.051 (26,04 persen).",
    ),
    apart=("Of 257 patients 171 (67%) were men, 159 (62%) lived alone and 13 (5%) were nurses.",),
)
