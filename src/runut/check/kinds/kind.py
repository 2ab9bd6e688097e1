"""What a kind of relation is, and how printed numbers are compared with what follows from them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from runut.check.arithmetic import interval_of, is_counted, loose, step_of
from runut.check.chance import telling_step
from runut.check.document import Document
from runut.check.numbers.reading import readings_of
from runut.check.report import Number
from runut.check.slips import slip
from runut.numerals.rounding import ORDINARY, RULES, Interval, exactly

Arithmetic = Callable[..., Interval]


@dataclass(frozen=True)
class Match:
    """Numbers that a text relates, and what comes out."""

    kind: Kind
    result: Number
    parts: tuple[Number, ...]
    formula: str
    computed: Fraction | None
    holds: tuple[str, ...]
    evidence: tuple[str, ...]  # the words or the layout that relate them
    by_chance: float | None = None  # none: as the one combination that the text itself names
    claimed: bool = True  # whether the text says so; what was only searched for accuses nobody
    arithmetic: Arithmetic | None = None
    explanation: Mapping[str, str] | None = None  # where the usual sentence does not do
    suggestion: str = ""
    severity: str = "major"

    @property
    def numbers(self) -> tuple[Number, ...]:
        return self.result, *self.parts

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(number.id for number in self.numbers)

    @property
    def slip(self) -> str:
        """Which one slip turns what was computed into what is printed; empty where none does."""
        return slip(self.result, self.computed)


@dataclass(frozen=True)
class Search:
    """Arithmetic that is tried on all numbers, or pairs of numbers, of a passage."""

    arithmetic: Arithmetic
    formula: str  # "{0} + {1}"
    result: str  # letters of marks that it may have
    parts: tuple[str, ...]  # of one part or two
    approximate: Callable[..., float]  # the same in floating point, to look where it may match
    like: bool = False  # whether the result must be of the unit of its parts
    is_symmetric: bool = False
    takes_any: bool = False  # whether the first part may be the larger
    mixes_units: bool = False  # whether the parts may be of two units
    told: str = ""  # words that name a number as such a result
    only_told: bool = False
    is_rounded: bool = False  # whether a whole number comes out by rounding
    of_gain: bool = False  # whether the first part is what was gained or lost


@dataclass(frozen=True)
class Kind:
    """A kind of relation: its name, how a text tells of it, how it is searched for, examples.

    Where texts tell of one in several ways, each way is a kind of that name with its examples.
    An example is a short text, or a table with a bar between cells and its caption before it.
    """

    name: str
    find: Callable[[Document], Iterable[Match]] = lambda _: ()
    right: tuple[str, ...] = ()  # a relation of this kind holds, and nothing is found wrong
    wrong: tuple[str, ...] = ()  # something is found wrong; none where it accuses nobody
    apart: tuple[str, ...] = ()  # nothing of this kind is told, nothing is found wrong
    searches: tuple[Search, ...] = ()
    clears: bool = True  # whether another relation of the same result explains it away


def holds_under(
    result: Number, parts: Sequence[Number], arithmetic: Arithmetic
) -> tuple[Fraction | None, tuple[str, ...]]:
    """What comes out of the printed parts, and the rounding rules under which it is the result.

    "mixed" stands for: only if the numbers were not all rounded by the same rule, or if a whole
    number was rounded too.
    """
    try:
        made = arithmetic(*(exactly(part.value) for part in parts))
        if not _may_hold(result, parts, arithmetic):
            return made.low, ()
        are_counted = all(map(is_counted, parts))
        rules = tuple(
            rule
            for rule in RULES
            if (
                made if are_counted else arithmetic(*(interval_of(part, rule) for part in parts))
            ).meets(interval_of(result, rule))
        )
    except ZeroDivisionError:
        return None, ()
    return made.low, rules or ("mixed",)


def _may_hold(result: Number, parts: Sequence[Number], arithmetic: Arithmetic) -> bool:
    """Whether some of all that the numbers may stand for would do; most of what is tried does not,
    and need not be looked at rule by rule."""
    try:
        return arithmetic(*map(loose, parts)).meets(loose(result))
    except ZeroDivisionError:
        return True


def ways_of(match: Match) -> float:
    """How many steps of the result wide the values are that would have matched.

    One for ordinary rounding of an exact value, two where cutting off is allowed too, and more
    where the parts are rounded themselves; but that they fit as they are printed is as seldom.
    """
    ways = 1 if ORDINARY & set(match.holds) else 2
    is_loose = match.holds == ("mixed",)
    parts = [loose(part) if is_loose else interval_of(part, "half-up") for part in match.parts]
    try:
        made = match.arithmetic(*parts)
    except ZeroDivisionError:
        return float("inf")
    step, telling = step_of(match.result), telling_step(match.result)
    if made.low != made.high and match.computed == match.result.value:
        return 2 * float(step / telling)  # that the printed numbers fit was tried beside it
    if match.result.unit != "percent" or any(part.unit == "percent" for part in match.parts):
        step = telling
    # a per cent of amounts is as seldom 20 as it is 19
    return float((ways * step + made.high - made.low) / telling)


def _read_otherwise(*numbers: Number) -> Iterator[tuple[Number, ...]]:
    """The numbers with one of them in its other reading: ``81,844`` among ``60.533``."""
    for place, number in enumerate(numbers):
        digits = re.search(r"\d[\d.,]*$", number.printed)
        for reading, _ in readings_of(digits[0]) if digits else ():
            if reading.decimals != number.decimals:
                value = reading.value * number.factor
                other = replace(number, value=value, decimals=reading.decimals)
                yield (*numbers[:place], other, *numbers[place + 1 :])


def compare(
    kind: Kind,
    result: Number,
    parts: Sequence[Number],
    arithmetic: Arithmetic,
    formula: str,
    evidence: str,
    **more: object,
) -> Match:
    """Compare a printed result with what follows from its parts.

    Where it does not follow, and does once one numeral is read otherwise, it was meant so.
    """
    computed, holds = holds_under(result, parts, arithmetic)
    for numbers in (
        _read_otherwise(result, *parts) if more.get("claimed", True) and not holds else ()
    ):
        other, rules = holds_under(*numbers[:1], numbers[1:], arithmetic)
        if ORDINARY & set(rules):
            (result, *parts), computed, holds = numbers, other, rules
            break
    return Match(
        kind=kind,
        result=result,
        parts=tuple(parts),
        formula=formula.format(*(part.printed for part in parts)),
        computed=computed,
        holds=holds,
        evidence=(evidence,),
        arithmetic=arithmetic,
        **more,
    )
