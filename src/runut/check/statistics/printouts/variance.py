"""Analyses of variance, as a statistical program prints them.

An analysis that has kept its cells is accused of a slip.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, pairwise, product
from typing import NamedTuple

from runut.check.arithmetic import quotient, total
from runut.check.chance import LIKELY, width_of
from runut.check.document import Document, letter_of
from runut.check.kinds.kind import Kind, Match
from runut.check.report import Number
from runut.check.statistics.printouts.reading import Part, fitting_p, printed, told

ROWS = 8  # of an analysis of variance
MOST = 30  # numbers that are looked through where they do not stand in rows


class Row(NamedTuple):
    """Of an analysis of variance; after the mean squares F and p, or a total."""

    squares: Number
    df: Number
    mean: Number
    rest: list[Number]
    signs: list[str]


class Model(NamedTuple):
    """A row with the row of its error."""

    row: Row
    error: Row


def _rows(part: Part) -> list[Row]:
    """The rows: squares over degrees of freedom make the mean."""
    numbers, at, starts = part.numbers, 0, []
    while at + 2 < len(numbers) and len(starts) < ROWS:
        if _makes_mean(*_three(part, at)):
            starts.append(at)
            at += 2
        at += 1
    if len(starts) < 2:
        return _torn(part)
    return [
        Row(*_three(part, at), numbers[at + 3 : end], part.signs[at + 3 : end])
        for at, end in zip(starts, [*starts[1:], len(numbers)], strict=False)
    ]


def _makes_mean(squares: Number, df: Number, mean: Number) -> bool:
    return (
        letter_of(df) == "c"
        and df.value > 0 < squares.value
        and mean.decimals > 0
        and told(KIND, mean, (squares, df), quotient).holds != ()
    )


def _torn(part: Part) -> list[Row]:
    """Two rows of a table that stands column by column: squares, degrees of freedom, means."""
    pairs = list(pairwise(part.numbers[:MOST]))
    for (at, squares), (place, dfs), means in product(enumerate(pairs), enumerate(pairs), pairs):
        if place > at + 1 and all(map(_makes_mean, squares, dfs, means)):
            wholes = [*part.numbers[at + 2 : at + 3], *part.numbers[place + 2 : place + 3]]
            rests = ([], wholes)
            return [
                Row(*row, rest, []) for *row, rest in zip(squares, dfs, means, rests, strict=True)
            ]
    return []


def _three(part: Part, at: int) -> tuple[Number, Number, Number]:
    first, second, mean = part.numbers[at : at + 3]
    return (second, first, mean) if part.is_turned else (first, second, mean)


def _models(part: Part, rows: Sequence[Row]) -> Iterator[tuple[Model, Match]]:
    """Each F with the error whose mean square it is over; where none stands in its row, that of the
    first over the second wherever it stands."""
    found = False
    for at, row in enumerate(rows):
        for error in rows[at + 1 :] if row.rest else ():
            match = told(KIND, row.rest[0], (row.mean, error.mean), quotient)
            if match.holds:
                found = True
                yield Model(row, error), match
                break
    for number in part.numbers[:MOST] if not found and len(rows) == 2 else ():
        match = told(KIND, number, (rows[0].mean, rows[1].mean), quotient)
        if match.holds and number.decimals and width_of(number) * MOST < LIKELY:
            yield Model(*rows), match
            break


def _sums(rows: Sequence[Row], is_turned: bool) -> Iterator[Match]:
    """Squares and their degrees of freedom, each of them the sum of those of the same rows."""
    of_rest = [pair for row in rows for pair in zip(row.rest, row.rest[1:], strict=False)]
    wholes = [(row.squares, row.df) for row in rows]
    wholes += [pair[::-1] if is_turned else pair for pair in of_rest]
    some = [parts for many in range(2, len(rows) + 1) for parts in combinations(rows, many)]
    for squares, df in wholes:
        for parts in some if letter_of(df) == "c" else ():
            if df in (row.df for row in parts) or df.value != sum(row.df.value for row in parts):
                continue
            match = told(KIND, squares, [row.squares for row in parts], total)
            if match.holds:
                yield match
                yield told(KIND, df, [row.df for row in parts], total)
                break


def models_of(part: Part) -> list[Model]:
    return [model for model, _ in _models(part, _rows(part))]


def models_before(parts: Sequence[Part], at: int) -> list[Model]:
    """The models of the last analysis of variance before a place."""
    before = (part for part in reversed(parts[:at]) if part.name == "variance")
    return next(map(models_of, before), [])


def _variance(part: Part) -> Iterator[Match]:
    rows = _rows(part)
    for row in rows:
        yield told(KIND, row.mean, (row.squares, row.df), quotient)
    for (row, error), match in _models(part, rows):
        yield match
        after = [n.id for n in part.numbers].index(match.result.id) + 1
        for p, sign in zip(part.numbers[after : after + 1], part.signs[after:], strict=False):
            if found := fitting_p(KIND, "F", match.result, (row.df, error.df), p, sign):
                yield found
    yield from _sums(rows, part.is_turned)


def _slipped(part: Part) -> Iterator[Match]:
    """An F of one row over another that one slip keeps from holding, though p tells of it."""
    rows = _rows(part)
    if len(rows) != 2 or len(rows[0].rest) < 2:
        return
    row, error = rows
    match = told(KIND, row.rest[0], (row.mean, error.mean), quotient)
    if match.holds or not match.slip:
        return
    meant = replace(match.result, value=match.computed)
    if fitting_p(KIND, "F", meant, (row.df, error.df), row.rest[1], row.signs[1]):
        yield match


def find(document: Document) -> Iterator[Match]:
    for _, parts in printed(document):
        for part in parts:
            if part.name == "variance":
                yield from (match for match in _variance(part) if match.holds)
                if {n.id for n in part.numbers[:4]} <= document.in_cells:
                    yield from _slipped(part)


KIND = Kind(
    name="analysis of variance",
    find=find,
    clears=False,
    right=(
        "ANOVA Sum of Squares df Mean Square F Sig. Between Groups 45.231 2 22.616 4.712 .014 "
        "Within Groups 215.987 45 4.800 Total 261.218 47",
        "| Source | df | SS | MS | F | p |\n| Rows | 2 | 45.2 | 22.6 | 4.71 | .014 |\n"
        "| Error | 45 | 216.0 | 4.8 | | |\n| Total | 47 | 261.2 | | | |",
        "ANOVA Model Regression Residual Total Sum of Squares 85611.840 20151.077 105762.917 df "
        "Mean Square 3 8 11 28537.280 2518.885 F 11.329 Sig. .003",
    ),
    wrong=(
        "| Source | SS | df | MS | F | p |\n| Between | 45.2 | 2 | 22.6 | 4.17 | .014 |\n"
        "| Within | 216.0 | 45 | 4.8 | | |",
    ),
    apart=(
        "ANOVA Sum of Squares df Mean Square F Sig. Between 45.231 2 23.616 4.312 .019 Within "
        "215.987 45 4.900 Total 271.218 48",
    ),
)
