"""Numbers in a manuscript's conditions: what is compared is remembered, so that a reader's browser
can ask the same question of other numbers.

``v("ill") < v("people")`` is a Condition. Conditions are joined by ``every`` and ``some``, not
by ``and`` and ``or``, which would forget one side; so a Condition refuses to be taken for a bool.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from runut.graph import formulas
from runut.graph.formulas import Term, symbol, term
from runut.graph.questions import COMPARISONS


@dataclass(frozen=True, eq=False)
class Quantity:
    """A number of the registry, or what manuscripts make of such: its formula and exact value."""

    formula: Term
    value: Fraction

    def __add__(self, other: Number) -> Quantity:
        return combined("+", self, other)

    def __radd__(self, other: Number) -> Quantity:
        return combined("+", other, self)

    def __sub__(self, other: Number) -> Quantity:
        return combined("-", self, other)

    def __rsub__(self, other: Number) -> Quantity:
        return combined("-", other, self)

    def __mul__(self, other: Number) -> Quantity:
        return combined("*", self, other)

    def __rmul__(self, other: Number) -> Quantity:
        return combined("*", other, self)

    def __truediv__(self, other: Number) -> Quantity:
        return combined("/", self, other)

    def __lt__(self, other: Number) -> Condition:
        return compared("<", self, other)

    def __le__(self, other: Number) -> Condition:
        return compared("<=", self, other)

    def __eq__(self, other: Number) -> Condition:  # type: ignore[override]
        return compared("==", self, other)

    def __ne__(self, other: Number) -> Condition:  # type: ignore[override]
        return compared("!=", self, other)

    def __ge__(self, other: Number) -> Condition:
        return compared(">=", self, other)

    def __gt__(self, other: Number) -> Condition:
        return compared(">", self, other)


Number = Quantity | Fraction | int


@dataclass(frozen=True)
class Condition:
    """A question about numbers, and its answer: ``data`` is ``[operator, part, ...]``."""

    data: list
    holds: bool

    def __bool__(self) -> bool:
        raise TypeError("join conditions with every(...) or some(...)")


def known(name: str, value: Fraction) -> Quantity:
    """The registry's number with this id."""
    return Quantity(symbol(name), value)


def quantity(number: Number) -> Quantity:
    """A number as it is, a constant as a quantity of its own."""
    return number if isinstance(number, Quantity) else Quantity(term(number), Fraction(number))


def combined(sign: str, *numbers: Number) -> Quantity:
    parts = [quantity(one) for one in numbers]
    value = formulas.OPERATORS[sign](*(one.value for one in parts))
    return Quantity(Term(sign, tuple(one.formula for one in parts)), value)


def compared(sign: str, one: Number, other: Number) -> Condition:
    left, right = quantity(one), quantity(other)
    holds = COMPARISONS[sign](left.value, right.value)
    return Condition([sign, left.formula.as_data(), right.formula.as_data()], holds)


def least(*numbers: Number) -> Quantity:
    """The smallest of the numbers."""
    return combined("min", *numbers)


def most(*numbers: Number) -> Quantity:
    """The largest of the numbers."""
    return combined("max", *numbers)


def every(*conditions: Condition) -> Condition:
    """Whether all of the conditions hold."""
    return Condition(["and", *(one.data for one in conditions)], all(c.holds for c in conditions))


def some(*conditions: Condition) -> Condition:
    """Whether at least one of the conditions holds."""
    return Condition(["or", *(one.data for one in conditions)], any(c.holds for c in conditions))
