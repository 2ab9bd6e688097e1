"""The values that a derived number can take when its inputs are known only as intervals.

A printed percentage stands for an interval (``runut.numerals.rounding``); what is computed from it
does too. Two ways are tried, and the answer says which it is:

exact   where the formula is a quotient of polynomials in which no interval's id has a power above
        one, and no divisor can be zero. With all other ids held still it is then a linear
        fraction of each one, which only rises or only falls; so its extremes lie at corners.
outer   else: operator by operator, as if each mention of an id could take a value of its own. The
        true values lie within; where no id is mentioned twice the bounds are the true ones.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import product

from runut.graph.formulas import Term
from runut.numerals.rounding import Interval, exactly

MOST_INPUTS = 6  # beyond this many intervals there are too many corners to visit


@dataclass(frozen=True)
class Reach:
    """The values that a formula can take; not ``exact``: they lie within, but may not fill it."""

    interval: Interval
    exact: bool


class NotAQuotient(Exception):
    """A formula that is no quotient of polynomials of power one."""


def reach(formula: Term, inputs: Mapping[str, Interval]) -> Reach:
    """The values of ``formula`` over all the values of its inputs.

    Raises ZeroDivisionError where a divisor may be zero.
    """
    free = [name for name in formula.inputs() if not inputs[name].is_point]
    if not free:
        fixed = {name: inputs[name].low for name in formula.inputs()}
        return Reach(exactly(formula.evaluate(fixed)), True)
    if len(free) <= MOST_INPUTS:
        try:
            return Reach(at_corners(formula, inputs, free), True)
        except NotAQuotient:
            pass
    once = all(count == 1 for name, count in mentions(formula).items() if name in free)
    smooth = not any(name.startswith("only_if") for name in operators(formula))
    return Reach(by_operator(formula, inputs), once and smooth)


def at_corners(formula: Term, inputs: Mapping[str, Interval], free: list[str]) -> Interval:
    """The exact range of a quotient of power one. Raises NotAQuotient where it is none."""
    powers(formula, free)
    fixed = {name: inputs[name].low for name in formula.inputs() if name not in free}
    ends = {name: (inputs[name].low, inputs[name].high) for name in free}
    corners = list(product((0, 1), repeat=len(free)))
    points = [
        fixed | {name: ends[name][side] for name, side in zip(free, corner, strict=True)}
        for corner in corners
    ]
    for divisor in (part.parts[1] for part in nodes(formula) if part.operator == "/"):
        at_ends = [divisor.evaluate(point) for point in points]
        if min(at_ends) <= 0 <= max(at_ends):
            raise ZeroDivisionError
    values = {
        corner: formula.evaluate(point) for corner, point in zip(corners, points, strict=True)
    }
    closed = [(inputs[name].low_closed, inputs[name].high_closed) for name in free]
    low, high = min(values.values()), max(values.values())
    return Interval(low, high, attained(low, values, closed), attained(high, values, closed))


def attained(value: Fraction, values: Mapping[tuple, Fraction], closed: list) -> bool:
    """Whether an extreme belongs to the range: it is the value all over some face of the box that
    holds no open end, a face being an end or the whole interval for each input."""
    choices = [
        [side for side in (0, 1) if ends[side]] + [None]  # None: the whole interval
        for ends in closed
    ]
    return any(
        all(
            values[corner] == value
            for corner in product(*((0, 1) if side is None else (side,) for side in face))
        )
        for face in product(*choices)
    )


def powers(formula: Term, free: list[str]) -> tuple[Counter, Counter, tuple[Term, ...]]:
    """The highest powers of these ids above and below the line of a formula that is written as one
    quotient of polynomials, and what it divides by.

    Raises NotAQuotient where it cannot be, or where one of the powers is above one.
    """
    if formula.operator in ("id", "#"):
        return Counter({formula.parts[0]} & set(free)), Counter(), ()
    if formula.operator not in ("+", "-", "*", "/"):
        raise NotAQuotient
    (a, b, over), (c, d, other) = (powers(part, free) for part in formula.parts)
    if formula.operator == "*":
        above, below, divisors = a + c, b + d, over + other
    elif formula.operator == "/":
        above, below, divisors = a + d, b + c, (*over, formula.parts[1])
    elif over == other:
        above, below, divisors = a | c, b, over
    else:
        above, below, divisors = (a + d) | (c + b), b + d, over + other
    if max((*above.values(), *below.values()), default=0) > 1:
        raise NotAQuotient
    return above, below, divisors


def mentions(formula: Term) -> Counter:
    """How often a formula mentions each id."""
    return Counter(part.parts[0] for part in nodes(formula) if part.operator == "id")


def operators(formula: Term) -> set[str]:
    return {part.operator for part in nodes(formula)}


def nodes(formula: Term) -> Iterator[Term]:
    yield formula
    if formula.operator not in ("id", "#"):
        for part in formula.parts:
            yield from nodes(part)


def by_operator(formula: Term, inputs: Mapping[str, Interval]) -> Interval:
    """An interval that holds all values, from the operators' own ranges."""
    if formula.operator == "id":
        return inputs[formula.parts[0]]
    if formula.operator == "#":
        return exactly(formula.parts[0])
    parts = [by_operator(part, inputs) for part in formula.parts]
    if formula.operator in ("min", "max"):
        return extreme(parts, formula.operator)
    if formula.operator.startswith("only_if"):
        return conditional(*parts, formula.operator)
    return combined(*parts, formula.operator)


def combined(a: Interval, b: Interval, operator: str) -> Interval:
    """The range of a sum, difference, product or quotient of two independent numbers."""
    if operator == "/" and b.low <= 0 <= b.high:
        raise ZeroDivisionError
    found = []
    for x, has_x in ((a.low, a.low_closed), (a.high, a.high_closed)):
        for y, has_y in ((b.low, b.low_closed), (b.high, b.high_closed)):
            closed = has_x and has_y
            if operator in "*/":
                # zero times anything is zero, so an open end of the other does not matter
                closed = closed or (x == 0 and has_x) or (operator == "*" and y == 0 and has_y)
            value = {"+": x + y, "-": x - y, "*": x * y}[operator] if operator != "/" else x / y
            found.append((value, closed))
    low, high = min(value for value, _ in found), max(value for value, _ in found)
    return Interval(low, high, (low, True) in found, (high, True) in found)


def extreme(parts: list[Interval], operator: str) -> Interval:
    """The range of the smallest (or largest) of independent numbers."""
    pick, any_low, any_high = (min, any, all) if operator == "min" else (max, all, any)
    low, high = pick(part.low for part in parts), pick(part.high for part in parts)
    return Interval(
        low,
        high,
        any_low(part.low_closed for part in parts if part.low == low),
        any_high(part.high_closed for part in parts if part.high == high),
    )


def conditional(test: Interval, part: Interval, operator: str) -> Interval:
    """The range of a part that counts only under a condition, with zero where that may fail."""
    if operator == "only_if_positive":
        always = test.low > 0 or (test.low == 0 and not test.low_closed)
        never = test.high <= 0
    else:
        always = test.is_point and test.low == 0
        never = 0 not in test
    if always:
        return part
    if never:
        return exactly(0)
    zero = Fraction(0)
    return Interval(
        min(part.low, zero),
        max(part.high, zero),
        part.low_closed or part.low >= 0,
        part.high_closed or part.high <= 0,
    )
