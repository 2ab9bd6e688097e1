"""Formulas that are written once, as Python, and read by people, browsers and exact arithmetic.

An indicator's function is called with symbols in place of numbers. What it returns is the formula
itself, a tree that is evaluated here with Fractions and can be written out as data. So the formula
that a reader is shown is the very one that was computed.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

Number = int | Fraction
BINDS = {"+": 1, "-": 1, "*": 2, "/": 2}


@dataclass(frozen=True)
class Term:
    """A node of a formula: ``operator`` applied to ``parts`` (terms, or one id or number)."""

    operator: str
    parts: tuple

    def __add__(self, other: Operand) -> Term:
        return type(self)("+", (self, term(other)))

    def __radd__(self, other: Operand) -> Term:
        # sum() starts from 0, which says nothing in a formula
        return self if other == 0 else type(self)("+", (term(other), self))

    def __sub__(self, other: Operand) -> Term:
        return type(self)("-", (self, term(other)))

    def __rsub__(self, other: Operand) -> Term:
        return type(self)("-", (term(other), self))

    def __mul__(self, other: Operand) -> Term:
        return type(self)("*", (self, term(other)))

    def __rmul__(self, other: Operand) -> Term:
        return type(self)("*", (term(other), self))

    def __truediv__(self, other: Operand) -> Term:
        return type(self)("/", (self, term(other)))

    def __rtruediv__(self, other: Operand) -> Term:
        return type(self)("/", (term(other), self))

    def __lt__(self, other: object) -> bool:
        return bool(self)

    __gt__ = __le__ = __ge__ = __lt__

    def __bool__(self) -> bool:
        raise TypeError("a formula cannot branch on a value: use least, most or only_if_positive")

    def as_data(self) -> list | str:
        """The formula as JSON: an id, a number ``["#", "100"]``, or ``[operator, part, ...]``."""
        if self.operator == "id":
            return self.parts[0]
        if self.operator == "#":
            return ["#", str(self.parts[0])]
        return [self.operator, *(part.as_data() for part in self.parts)]

    def as_text(self, outer: int = 0) -> str:
        """The formula in a line, in ids; ``outer``: how tightly the operator around it binds."""
        if self.operator == "id":
            return self.parts[0]
        if self.operator == "#":
            text = str(self.parts[0])
            return text if text.isdigit() else f"({text})"
        binds = BINDS.get(self.operator)
        if not binds:
            return f"{self.operator}({', '.join(part.as_text() for part in self.parts)})"
        left, right = self.parts
        # what is taken away or divided by keeps its own brackets
        tighter = binds + (self.operator in "-/")
        text = f"{left.as_text(binds)} {self.operator} {right.as_text(tighter)}"
        return f"({text})" if binds < outer else text

    def substituted(self, instead: Callable[[str], Term]) -> Term:
        """The formula with another term in place of each id."""
        if self.operator == "id":
            return instead(self.parts[0])
        if self.operator == "#":
            return self
        return Term(self.operator, tuple(part.substituted(instead) for part in self.parts))

    def inputs(self) -> list[str]:
        """The ids that the formula uses, in order of first use."""
        if self.operator == "id":
            return [self.parts[0]]
        if self.operator == "#":
            return []
        return list(dict.fromkeys(name for part in self.parts for name in part.inputs()))

    def evaluate(self, values: Mapping[str, Number]) -> Fraction:
        """The exact value, given those of the inputs; ZeroDivisionError where one divides by 0."""
        if self.operator == "id":
            value = values[self.parts[0]]
            return value if isinstance(value, Fraction) else Fraction(value)
        if self.operator == "#":
            return self.parts[0]
        return OPERATORS[self.operator](*[part.evaluate(values) for part in self.parts])


Operand = Term | int | Fraction

OPERATORS: dict[str, Callable[..., Fraction]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "min": lambda *parts: min(parts),
    "max": lambda *parts: max(parts),
    "only_if_positive": lambda test, a: a if test > 0 else Fraction(0),
    "only_if_zero": lambda test, a: a if test == 0 else Fraction(0),
}


def symbol(name: str) -> Term:
    """The term that stands for the number with this id."""
    return Term("id", (name,))


def term(operand: Operand) -> Term:
    """A term as it is, a number as a constant term. Raises TypeError where it is not exact."""
    if not isinstance(operand, Operand):
        exact = "a number of the study, a whole number or a Fraction, such as Fraction(1, 10)"
        raise TypeError(f"found {operand!r}, expected {exact}")
    return operand if isinstance(operand, Term) else Term("#", (Fraction(operand),))


def least(*parts: Operand) -> Term:
    """The smallest of the parts."""
    return Term("min", tuple(map(term, parts)))


def most(*parts: Operand) -> Term:
    """The largest of the parts."""
    return Term("max", tuple(map(term, parts)))


def only_if_positive(test: Operand, part: Operand) -> Term:
    """``part`` where ``test`` is above zero, else zero."""
    return Term("only_if_positive", (term(test), term(part)))


def only_if_zero(test: Operand, part: Operand) -> Term:
    """``part`` where ``test`` is exactly zero, else zero."""
    return Term("only_if_zero", (term(test), term(part)))
