"""A number and its misprint, among the same words, also in a summary or a second file."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import combinations

from runut.check.chance import DIGITS, digits_of
from runut.check.document import Document
from runut.check.kinds.kind import Match
from runut.check.kinds.repeats.repeat import REPEAT, is_same, misprint
from runut.check.report import Number
from runut.check.slips import slip

BEFORE = 5  # words of a sentence before a number
SUMMARY = re.compile(r"\b(?:abstract|summary|abstrak|ringkasan|intisari)\b", re.I)


def _slips(strings: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pairs of digit strings that differ in one digit, or in the order of two neighbours."""
    known, alike = set(strings), defaultdict(list)
    for digits in sorted(known):
        for place in range(len(digits)):
            alike[digits[:place] + "?" + digits[place + 1 :]].append(digits)
        for place in range(len(digits) - 1):
            a, b = digits[place : place + 2]
            swapped = digits[:place] + b + a + digits[place + 2 :]
            if a < b and swapped in known:
                yield digits, swapped
    for group in alike.values():
        yield from combinations(group, 2)


def _among_the_same_words(document: Document) -> Iterator[Match]:
    texts = document.prose
    times: Counter[tuple[Fraction, str]] = Counter((n.value, n.unit) for n in document.claims)
    by_shape: dict[object, dict[str, list[Number]]] = defaultdict(lambda: defaultdict(list))
    for number in document.claims:
        if digits_of(number) >= DIGITS and number.home in texts:
            digits = re.sub(r"\D", "", number.printed)
            by_shape[number.decimals, number.unit][digits].append(number)
    for shape in by_shape.values():
        for pair in _slips(shape):
            rare, usual = sorted(
                (shape[digits] for digits in pair),
                key=lambda some: times[some[0].value, some[0].unit],
            )
            if times[rare[0].value, rare[0].unit] > 1 or times[usual[0].value, usual[0].unit] < 2:
                continue
            # a paragraph that prints both speaks of two numbers, or of the slip itself
            if any(n.home == rare[0].home for n in usual):
                continue
            meant = next((n for n in usual if is_same(rare[0], n, texts)), None)
            others = (n for some in shape.values() for n in some if n.value != rare[0].value)
            # the same words around several numbers tell of several things
            if meant and all(
                n.value == meant.value or not is_same(rare[0], n, texts) for n in others
            ):
                yield misprint(rare[0], meant)


def _in_a_summary(document: Document) -> Iterator[Match]:
    """A number that a summary, or a second file, prints with other digits among the same words."""
    after: dict[object, list[Number]] = defaultdict(list)
    for sentence in document.sentences:
        for number in sentence.numbers:
            before = sentence.text[: number.offset - sentence.start].lower().split()
            behind = sentence.text[number.end - sentence.start :].lower().strip(" .").split()[:1]
            if len(before) >= BEFORE and digits_of(number) >= DIGITS - 1:
                after[(*before, *behind), number.decimals, number.unit].append(number)
    for some in after.values():
        if len(some) == 2 and slip(some[0], some[1].value):
            one, other = some
            places = [document.sections[n.home] for n in some]
            apart = one.document != other.document or places[0] != places[1]
            if apart and (one.document != other.document or any(map(SUMMARY.search, places))):
                yield misprint(one, other)


def find(document: Document) -> Iterator[Match]:
    yield from _in_a_summary(document)
    yield from _among_the_same_words(document)


KIND = replace(
    REPEAT,
    find=find,
    wrong=(
        "In all 276,474 people lived along the northern coast.\n\nThe 276,474 people were asked."
        "\n\nWe know that 276,744 people lived along the northern coast.",
    ),
    apart=("In 2010 there were 374,261 workers.\n\nIn 2011 there were 374,661 workers.",),
)
