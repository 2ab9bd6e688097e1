"""What counts allow one to say of the working poor, with and without unspoken assumptions.

Known are the numbers of inhabitants, of poor people, of the employed and of the unemployed; all
others are outside the labour force. Unknown is how the poor divide among these three groups. Let e,
u and o be the poor among the employed E, the unemployed U and those outside, O. Then

    e + u + o = poor,    0 <= e <= E,    0 <= u <= U,    0 <= o <= O,

and nothing else is known. So ``e = poor - u - o`` is largest where u and o are smallest, and
smallest where they are largest:

    max(0, poor - U - O) <= e <= min(E, poor),

and every whole number between the two is possible. The article assumes two things without saying
so. That all unemployed people are poor (u = U) lowers the upper end to ``min(E, poor - U)``. That
no poor person is outside the labour force (o = 0) raises the lower end to ``max(0, poor - U)``.
With both, e is ``poor - U`` and nothing else. If the poverty rate r of those outside is known, then
o = r * O takes the place of what it may be. Bounds of this kind, which use what is known and
nothing more, are called partial identification (Manski 1989, 2003); they are no confidence
intervals, and a larger survey would not narrow them.

The two ends are formulas (``runut.graph.formulas``), written once for the registry, its readers and
this module.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from runut.graph import Operand, Term, least, most
from runut.numerals import Interval


@dataclass(frozen=True)
class Counts:
    """The counts of a city, in persons."""

    population: int
    poor: int
    employed: int
    unemployed: int

    def __post_init__(self) -> None:
        """Raises ValueError where the counts cannot be those of one city."""
        if min(self.poor, self.employed, self.unemployed, self.outside) < 0:
            raise ValueError(f"found {self}, expected parts that are not below zero")
        if self.poor > self.population:
            raise ValueError(f"found {self.poor} poor people, expected at most {self.population}")

    @property
    def outside(self) -> int:
        """Those outside the labour force, children included."""
        return self.population - self.employed - self.unemployed


def fewest(poor: Operand, sure_unemployed: Operand, most_outside: Operand) -> Term:
    """The fewest working poor: all others who may be poor are. Zero or more, in persons."""
    return most(0, poor - sure_unemployed - most_outside)


def greatest(poor: Operand, employed: Operand, poor_unemployed: Operand) -> Term:
    """The most working poor: no others are poor but those who must be. At most the employed."""
    return least(employed, poor - poor_unemployed)


def working_poor(
    counts: Counts, unemployed_are_poor: bool = False, poor_in_labour_force: bool = False
) -> Interval | None:
    """The numbers of employed people who can be poor; both ends are possible.

    None where an assumption cannot be true of these counts.
    """
    most_outside = 0 if poor_in_labour_force else counts.outside
    return at_outside(counts, 0, most_outside, unemployed_are_poor)


def working_poor_at(
    counts: Counts, rate: Fraction, unemployed_are_poor: bool = False
) -> Interval | None:
    """The same where the poverty rate of those outside the labour force is known.

    ``rate``: from 0 to 1. None where the rate cannot be true of these counts. Numbers of persons
    need not be whole here, since a rate seldom is that of a whole number.
    """
    outside = rate * counts.outside
    return at_outside(counts, outside, outside, unemployed_are_poor)


def turning_rates(counts: Counts) -> list[Fraction]:
    """The poverty rates of those outside the labour force, from 0 to 1, between which the ends of
    ``working_poor_at``, with or without its assumption, move in straight lines; ascending.

    They are the first and the last that can be, and those that leave for the labour force no poor
    people, or just as many as are employed, unemployed or both.
    """
    inside = (0, counts.employed, counts.unemployed, counts.employed + counts.unemployed)
    turns = {Fraction(counts.poor - one, counts.outside) for one in inside if counts.outside}
    found = {Fraction(0), Fraction(1)} | {rate for rate in turns if 0 < rate < 1}
    return [rate for rate in sorted(found) if working_poor_at(counts, rate)]


def at_outside(
    counts: Counts, low: Fraction | int, high: Fraction | int, unemployed_are_poor: bool
) -> Interval | None:
    """The working poor where between ``low`` and ``high`` people outside the labour force are."""
    sure = counts.unemployed if unemployed_are_poor else 0
    bottom = fewest(counts.poor, counts.unemployed, high).evaluate({})
    top = greatest(counts.poor - low, counts.employed, sure).evaluate({})
    return Interval(bottom, top) if bottom <= top else None


def share(persons: Interval, counts: Counts) -> Interval:
    """Numbers of working poor as per cent of the employed. ZeroDivisionError where none work."""
    low, high = (Fraction(100 * end, counts.employed) for end in (persons.low, persons.high))
    return Interval(low, high)
