"""A number of some digits that stands elsewhere too, also with fewer digits."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from runut.check.arithmetic import rounded_interval, step_of
from runut.check.chance import DIGITS, by_chance, digits_of
from runut.check.document import Document
from runut.check.kinds.kind import Match
from runut.check.kinds.repeats.repeat import FEW, NEAR, REPEAT, repeat
from runut.check.report import Number
from runut.numerals.rounding import ORDINARY, RULES


def find(document: Document) -> Iterator[Match]:
    """A number of some digits that stands elsewhere too, with as many digits or with more.

    What was shortened is a repeat only where few other numbers of its unit lie as near.
    """
    tried = sorted(abs(float(n.value)) for n in document.claims)
    by_unit: dict[str, list[Number]] = defaultdict(list)
    for number in document.claims:
        by_unit[number.unit].append(number)
    for some in by_unit.values():
        some.sort(key=lambda number: number.value)
    first: dict[Fraction, Number] = {}
    for number in document.claims:
        if digits_of(number) < DIGITS - 1 or number.value == 100:
            continue
        one = first.setdefault(number.value, number)
        is_other = one.home != number.home or number.offset > one.end + NEAR
        if is_other and (one.unit == number.unit or "" in (one.unit, number.unit)):
            yield repeat(number, one, "printed again", by_chance(number, tried))
        elif one is number:
            yield from _shortened(number, by_unit[number.unit])


def _shortened(rough: Number, alike: Sequence[Number]) -> Iterator[Match]:
    """The number of which another shows fewer digits, maybe in another magnitude or cut off."""
    chance = by_chance(rough, alike, ways=2, key=lambda one: float(one.value))
    if chance >= FEW:
        return
    step = step_of(rough)
    low = bisect_left(alike, rough.value - step, key=lambda one: one.value)
    high = bisect_right(alike, rough.value + step, key=lambda one: one.value)
    for fine in (one for one in alike[low:high] if step_of(one) < step):
        rules = tuple(rule for rule in RULES if fine.value in rounded_interval(rough, rule))
        if {*rules} & {*ORDINARY, "truncation"}:
            yield repeat(rough, fine, "printed again with fewer digits", chance, rules)
            return


KIND = replace(
    REPEAT,
    find=find,
    right=(
        "In all 276,474 people lived there.\n\nThe 276,474 people were asked.",
        "In all 276,474 people lived along the northern coast.\n\nWhere 276,744 people are said "
        "to have lived along the northern coast, this is a misprint for 276,474 people.",
        "Pekerja mencapai 143 juta orang\n\nJumlahnya 143,72 juta orang.",
        "Asetnya Rp8.722,03 triliun.\n\nAset perbankan kini Rp8,72 kuadriliun.",
    ),
    apart=("Asetnya Rp8.722,03 triliun.\n\nModalnya Rp8,73 kuadriliun.",),
)
