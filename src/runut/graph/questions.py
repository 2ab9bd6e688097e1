"""Questions about numbers, kept as data so that a reader's browser can ask them again of others.

A question is a comparison of two formulas (``runut.graph.formulas``), or questions joined by "and",
"or" and "not", or one of a kind that its user knows how to answer. Its answer is true, false, or
None where a number in it does not exist.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from runut.graph.formulas import Number, Operand, Term, term
from runut.numerals.rounding import Interval

COMPARISONS: dict[str, Callable] = {
    "<": operator.lt,
    "<=": operator.le,
    "==": operator.eq,
    "!=": operator.ne,
    ">=": operator.ge,
    ">": operator.gt,
}
# Answers to questions of other kinds: each is given the question's parts, formulas worked out.
Answers = Mapping[str, Callable[..., bool]]


@dataclass(frozen=True)
class Question:
    """``operator`` applied to ``parts``: questions, formulas, or whatever its kind takes."""

    operator: str
    parts: tuple

    def __bool__(self) -> bool:
        raise TypeError("join questions with every(...) or some(...)")

    def as_data(self, others: Callable[[Question], list] | None = None) -> list:
        """The question as JSON: ``[operator, part, ...]``; ``others`` writes one of another
        kind, where there can be any."""
        if self.operator in ("and", "or", "not"):
            return [self.operator, *(part.as_data(others) for part in self.parts)]
        if self.operator in COMPARISONS:
            return [self.operator, *(part.as_data() for part in self.parts)]
        return others(self)

    def answer(self, values: Mapping[str, Number], answers: Answers) -> bool | None:
        """Whether it is so; None where a number in it does not exist and the rest does not
        decide."""
        if self.operator in ("and", "or", "not"):
            found = [part.answer(values, answers) for part in self.parts]
            if self.operator == "not":
                return None if found[0] is None else not found[0]
            decisive = self.operator == "or"
            if decisive in found:
                return decisive
            return None if None in found else not decisive
        try:
            parts = [
                part.evaluate(values) if isinstance(part, Term) else part for part in self.parts
            ]
        except (KeyError, ZeroDivisionError):
            return None
        return (COMPARISONS.get(self.operator) or answers[self.operator])(*parts)


def compared(one: Operand, sign: str, other: Operand) -> Question:
    """How two numbers compare: ``sign`` is one of COMPARISONS."""
    return Question(sign, (term(one), term(other)))


def every(*questions: Question) -> Question:
    """Whether all of them are so."""
    return Question("and", questions)


def some(*questions: Question) -> Question:
    """Whether at least one of them is so."""
    return Question("or", questions)


def no(question: Question) -> Question:
    """Whether it is not so."""
    return Question("not", (question,))


def within(number: Operand, interval: Interval) -> Question:
    """Whether a number lies in an interval."""
    ends = (
        (interval.low, "<=" if interval.low_closed else "<", number),
        (number, "<=" if interval.high_closed else "<", interval.high),
    )
    return every(*(compared(*end) for end in ends if None not in end))
