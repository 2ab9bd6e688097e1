"""A number of few digits again, or rounded, among the same words."""

from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import replace

from runut.check.chance import by_chance, digits_of, telling_step
from runut.check.document import Document
from runut.check.kinds.kind import Match
from runut.check.kinds.repeats.repeat import (
    FEW,
    NEAR,
    REPEAT,
    SHARED,
    in_order,
    is_same,
    repeat,
    words_around,
)
from runut.check.report import Number
from runut.numerals.rounding import ORDINARY, RULES

LAST = 30  # numbers beside a word, the last of which are looked through
ROUGH = 0.1  # of a number, the most that rounding takes from two digits
USUAL = tuple(rule for rule in RULES if rule in ORDINARY)


def find(document: Document) -> Iterator[Match]:
    """A number of few digits again, or rounded: among the same words these few were tried."""
    by_word: dict[str, deque[Number]] = defaultdict(lambda: deque(maxlen=LAST))
    for number in document.claims:
        if number.home not in document.prose or number.value <= 0:
            continue
        words = words_around(number, document.prose)
        shared = Counter(other.id for word in words for other in by_word[word])
        others = in_order(other for word in words for other in by_word[word])
        alike = [other for other in others if _of_a_sort(other.unit, number.unit)]
        for word in words:
            by_word[word].append(number)
        same = [
            other
            for other in alike
            if other.value == number.value
            and _stand_apart(number, other)
            and _is_told_again(number, other, shared[other.id], document.prose)
        ]
        if same:
            yield repeat(number, same[-1], "the same words around the same number")
            continue
        for many in range(SHARED - 1, 0, -1):
            near = [other for other in alike if shared[other.id] >= many]
            if match := _last_again(number, near):
                yield match
                break


def _of_a_sort(unit: str, other: str) -> bool:
    """Whether two units are one; a count of people is often told without them."""
    return unit == other or {unit, other} == {"", "persons"}


def _stand_apart(a: Number, b: Number) -> bool:
    """Whether no word near the one is near the other too."""
    return a.home != b.home or abs(a.offset - b.offset) > 2 * NEAR


def _is_told_again(
    number: Number, other: Number, shared: int, texts: dict[tuple[int, int], str]
) -> bool:
    """Whether words tell that two equal numbers are one: many, or some beside "100 thousand"."""
    if shared < SHARED:
        return False
    in_a_magnitude = number.magnitude == other.magnitude != ""
    return in_a_magnitude or is_same(number, other, texts)


def _last_again(number: Number, near: Sequence[Number]) -> Match | None:
    """The last of some numbers that a number in another block prints again."""
    tried = sorted({other.near for other in near})
    for other in reversed(near):
        rough, rules = _rough(number, other) if _stand_apart(number, other) else (number, ())
        if rules and (chance := by_chance(rough, tried, ways=2 - (rules == USUAL))) < FEW:
            return repeat(number, other, "printed again among the same words", chance, rules)
    return None


def _rough(a: Number, b: Number) -> tuple[Number, Sequence[str]]:
    """The rougher of two numbers, and the rules by which it is the other, if any."""
    rough, fine = sorted((a, b), key=telling_step, reverse=True)
    more, step = fine.value - rough.value, telling_step(rough)
    if abs(more) > ROUGH * fine.value or abs(more) >= step:
        return rough, ()
    if 2 * abs(more) <= step:
        return rough, USUAL
    return rough, ("truncation",) if more > 0 and digits_of(rough) > 2 else ()


KIND = replace(
    REPEAT,
    find=find,
    right=(
        "The waiting list for surgery grew by nearly 17,000 people.\n\n"
        "The waiting list for surgery is 16,900 longer.",
        "The unemployment rate was little changed at 6.1 percent.\n\nThe unemployment rate (6.1 "
        "percent) changed little.",
        "Impor Agustus tercatat US$16,8 miliar.\n\nImpor Agustus tercatat US$16,84 miliar, turun.",
        "The 160 studies of one group were normal. Those of the other group were not, and of all "
        "its studies 41 had lines. Histology was normal in 92 of 160 studies of the first group.",
        "Penjualan retail mencapai 80.900 unit.\n\nPenjualan retail: 80.972 unit.",
        "Kuota magang tahun ini 100 ribu orang.\n\nTahun depan dibuka kuota magang 100 ribu lagi.",
        "Peserta membayar Rp17 juta untuk dua semester.\n\nBiaya semester itu Rp17 juta.",
    ),
    apart=("The unemployment rate was 6.1 percent.\n\nA family of that village had 6.1 children.",),
)
