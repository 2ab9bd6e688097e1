"""What numbers of a passage, or pairs of them, make, and the numbers that this may be."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations, product
from operator import itemgetter

from runut.check.chance import by_chance, digits_of
from runut.check.document import letter_of
from runut.check.kinds.kind import Kind, Match, Search, compare, ways_of
from runut.check.kinds.totals.adding_up import sum_formula
from runut.check.report import Number

SLACK = 1e-4  # of a number, what binary fractions may be off by
ROUNDED = 0.05  # of a number, what it may be off by where its parts are rounded
ALL = "cdmpq"  # letters of numbers
LEAST = 100  # times its smaller part, from which on sums crowd around one
Sought = tuple[Kind, Search]
Tried = tuple[float, int, tuple[Number, ...]]  # what comes out, of which search, from what


def alike(*numbers: Number) -> bool:
    units = {number.unit for number in numbers}
    # in a row, a unit is often left out
    return (
        len(units) == 1
        or units in ({"", "persons"}, {"", "percent"})
        or (len(units - {""}) == 1 and (len(numbers) > 3 or _of_a_magnitude(numbers)))
    )


def _of_a_magnitude(numbers: Sequence[Number]) -> bool:
    return len({n.magnitude for n in numbers}) == 1 and numbers[0].magnitude != ""


def pairs_of(
    search: Search, numbers: Sequence[Number]
) -> Iterator[tuple[tuple[float, Number], ...]]:
    """The numbers, or pairs of them, on which it is tried, each with its value as a float."""
    first, *others = (
        [(n.near, n) for n in numbers if letter_of(n) in letters] for letters in search.parts
    )
    if not others:
        yield from ((one,) for one in first)
        return
    # what is symmetric takes the same letters for both
    both = combinations(first, 2) if search.is_symmetric else product(first, *others)
    for one, other in both:
        (x, a), (y, b) = one, other
        if (
            x * y > 0
            and a is not b
            and (search.is_symmetric or x < y or search.takes_any)
            and (search.mixes_units or a.unit == b.unit or alike(a, b))
        ):
            yield one, other


def tried_on(
    searches: Sequence[Sought], groups: Iterable[Sequence[Number]], letters: Collection[str] = ALL
) -> dict[str, list[Tried]]:
    """What all pairs of each group make, by the letter of a result that it could be, sorted."""
    made: dict[str, list[Tried]] = defaultdict(list)
    for group, (index, (_, search)) in product(groups, enumerate(searches)):
        wanted = [made[letter] for letter in search.result if letter in letters]
        for pair in pairs_of(search, group) if wanted else ():
            value = search.approximate(*(value for value, _ in pair))
            one = value, index, tuple(number for _, number in pair)
            for values in wanted:
                values.append(one)
    for values in made.values():
        values.sort(key=itemgetter(0))
    return made


def fitting(
    result: Number,
    tried: Sequence[Tried],
    searches: Sequence[Sought],
    where: str,
    results: int = 1,
    slack: float = SLACK,
) -> Iterator[Match]:
    """What makes a number, of all that was tried on it and on as many results."""
    value = result.near
    step = 1.01 * float(result.factor) / 10**result.decimals + slack * abs(value)
    first = bisect_left(tried, value - step, key=itemgetter(0))
    last = bisect_right(tried, value + step, key=itemgetter(0))
    for _, index, parts in tried[first:last]:
        kind, search = searches[index]
        if result.id in {part.id for part in parts} or (search.like and not alike(result, *parts)):
            continue
        if any(part.value == result.value and part.unit == result.unit for part in parts):
            continue
        formula = sum_formula(parts) if search.is_symmetric else search.formula
        # a rounded whole number is read as a percentage is
        read = replace(result, unit="percent") if search.is_rounded else result
        match = compare(kind, read, parts, search.arithmetic, formula, where, claimed=False)
        if match.holds:
            chance = by_chance(result, tried, results, ways_of(match), key=itemgetter(0))
            if search.is_symmetric and len(parts) == 2:
                chance *= _crowd(result, *parts)
            yield replace(match, by_chance=chance)


def _crowd(result: Number, a: Number, b: Number) -> float:
    """How many times as densely as elsewhere sums lie around one hardly larger than a part."""
    times = result.near / min(a.near, b.near)
    return times if times > LEAST else 1


def related_in(
    numbers: Sequence[Number], searches: Sequence[Sought], where: str, digits: int
) -> Iterator[Match]:
    anywhere = [(kind, one) for kind, one in searches if not one.only_told]
    for letter, tried in tried_on(anywhere, [numbers]).items():
        targets = [n for n in numbers if n.value and digits_of(n) >= digits]
        results = [n for n in targets if letter_of(n) == letter]
        for result in results:
            found = fitting(result, tried, anywhere, where, len(results))
            yield from (match for match in found if match.holds != ("mixed",))
