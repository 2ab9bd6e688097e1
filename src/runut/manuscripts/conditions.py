"""Numbers in a manuscript's conditions: what is compared is kept as a question, so that a reader's
browser can ask the same of other numbers.

``v("ill") < v("people")`` is a question (``runut.graph.questions``). Questions are joined by
``every`` and ``some``, not by ``and`` and ``or``, which would forget one side.
"""

from __future__ import annotations

from runut.graph.formulas import Operand, Term, term
from runut.graph.questions import Question, compared, every, some

__all__ = ["Quantity", "every", "least", "some"]


class Quantity(Term):
    """A number of the registry, or what manuscripts make of such, which can be compared."""

    def __lt__(self, other: Operand) -> Question:
        return compared(self, "<", other)

    def __le__(self, other: Operand) -> Question:
        return compared(self, "<=", other)

    def __eq__(self, other: Operand) -> Question:  # type: ignore[override]
        return compared(self, "==", other)

    def __ne__(self, other: Operand) -> Question:  # type: ignore[override]
        return compared(self, "!=", other)

    def __ge__(self, other: Operand) -> Question:
        return compared(self, ">=", other)

    def __gt__(self, other: Operand) -> Question:
        return compared(self, ">", other)

    __hash__ = Term.__hash__

    def __float__(self) -> float:
        raise TypeError("found v(…), which is for conditions, expected study.value(…) for a number")


def least(*numbers: Operand) -> Quantity:
    """The smallest of the numbers."""
    return Quantity("min", tuple(map(term, numbers)))
