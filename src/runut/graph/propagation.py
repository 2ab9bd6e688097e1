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
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import product

from runut.graph.formulas import Term
from runut.numerals.rounding import Interval, exactly

MOST_INPUTS = 6  # beyond this many intervals there are too many corners to visit
Polynomial = Counter  # a coefficient for each product of ids; a repeated id is a power


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
    fixed = {name: inputs[name].low for name in formula.inputs() if name not in free}
    divisors: list[Polynomial] = []
    above, below = quotient(formula, fixed, divisors)
    no_powers((above, below, *divisors), free)
    ends = {name: (inputs[name].low, inputs[name].high) for name in free}
    corners = [dict(zip(free, sides, strict=True)) for sides in product((0, 1), repeat=len(free))]
    points = [{name: ends[name][side] for name, side in corner.items()} for corner in corners]
    for divisor in divisors:
        signs = {sign(value_of(divisor, point)) for point in points}
        if len(signs) > 1 or 0 in signs:
            raise ZeroDivisionError
    values = {
        tuple(corner.values()): formula.evaluate(fixed | point)
        for corner, point in zip(corners, points, strict=True)
    }
    closed = [(inputs[name].low_closed, inputs[name].high_closed) for name in free]
    low, high = min(values.values()), max(values.values())
    return Interval(low, high, attained(low, values, closed), attained(high, values, closed))


def no_powers(polynomials: Iterable[Polynomial], free: Iterable[str]) -> None:
    """Raises NotAQuotient where one of these ids has a power above one."""
    for names in (names for polynomial in polynomials for names in polynomial):
        if any(names.count(name) > 1 for name in free):
            raise NotAQuotient


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


def quotient(
    formula: Term, fixed: Mapping[str, Fraction], divisors: list[Polynomial]
) -> tuple[Polynomial, Polynomial]:
    """A formula as one polynomial over another; collects what it divides by in ``divisors``."""
    if formula.operator in ("id", "#"):
        part = formula.parts[0]
        known = fixed.get(part) if formula.operator == "id" else part
        top = Polynomial({(part,): Fraction(1)}) if known is None else Polynomial({(): known})
        return top, Polynomial({(): Fraction(1)})
    if formula.operator not in ("+", "-", "*", "/"):
        raise NotAQuotient
    (a, b), (c, d) = (quotient(part, fixed, divisors) for part in formula.parts)
    if formula.operator == "*":
        return times(a, c), times(b, d)
    if formula.operator == "/":
        divisors.append(c)
        return times(a, d), times(b, c)
    if b == d:
        return plus(a, c, 1 if formula.operator == "+" else -1), b
    return plus(times(a, d), times(c, b), 1 if formula.operator == "+" else -1), times(b, d)


def times(a: Polynomial, b: Polynomial) -> Polynomial:
    result = Polynomial()
    for (left, x), (right, y) in product(a.items(), b.items()):
        result[tuple(sorted(left + right))] += x * y
    return cleaned(result)


def plus(a: Polynomial, b: Polynomial, factor: int) -> Polynomial:
    result = Polynomial(a)
    for names, coefficient in b.items():
        result[names] += factor * coefficient
    return cleaned(result)


def cleaned(polynomial: Polynomial) -> Polynomial:
    return Polynomial({names: value for names, value in polynomial.items() if value})


def value_of(polynomial: Polynomial, point: Mapping[str, Fraction]) -> Fraction:
    total = Fraction(0)
    for names, coefficient in polynomial.items():
        for name in names:
            coefficient *= point[name]
        total += coefficient
    return total


def sign(value: Fraction) -> int:
    return (value > 0) - (value < 0)


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
