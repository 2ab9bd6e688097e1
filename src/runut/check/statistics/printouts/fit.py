"""How well a regression fits, as a statistical program prints it: R, its square, that adjusted, F,
the standard error, the number of observations.

They stand before, beside or after the analysis of variance that they follow from, in any order.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from runut.check.arithmetic import difference, quotient, scaled, squared, total
from runut.check.chance import LIKELY, width_of
from runut.check.document import Document, Passage, letter_of
from runut.check.kinds.kind import Kind, Match
from runut.check.report import Number
from runut.check.statistics.printouts.reading import (
    MARK,
    SQUARE,
    Part,
    fitting_p,
    printed,
    told,
)
from runut.check.statistics.printouts.variance import Model, models_of
from runut.numerals.rounding import Interval, exactly

AROUND = 1200  # characters before and after the head of an analysis of variance
SIZE = re.compile(r"(?i:\bobs(?:\.|erva\w+)?|\bjumlah (?:data|sampel)|\bN\b)[^⟨⟩\w]*⟨c(\d+)⟩")
# what R prints below the coefficients
LINE = re.compile(
    r"R-squared:?\s*⟨[a-z](\d+)⟩[^⟨⟩]*Adjusted R-squared:?\s*⟨[a-z](\d+)⟩[^⟨⟩]*F-statistic\s?:?\s*"
    r"⟨[a-z](\d+)⟩\s*on\s*⟨c(\d+)⟩\s*and\s*⟨c(\d+)⟩\s*DF(?:[^⟨⟩<]*(<?)\s*⟨d(\d+)⟩)?"
)


def _adjusted(result: Number, square: Number, model: Fraction, error: Fraction) -> Match:
    """The square of R, adjusted for its degrees of freedom; both as shares or in per cent."""
    whole = exactly(1 if square.value <= 1 else 100)
    by = (model + error) / error
    formula = f"{whole.low} − ({whole.low} − {{0}}) × {model + error} ÷ {error}"
    return told(
        KIND, result, (square,),
        lambda a: difference(whole, scaled(difference(whole, a), by)), formula,
    )  # fmt: skip


def _beside(stream: Passage, part: Part, model: Model) -> Iterator[Match]:
    """What follows from an analysis of variance, among the numbers around it."""
    row, error = model
    around = stream.marked[max(0, part.start - AROUND) : part.start + AROUND]
    near = [stream.number(mark[1]) for mark in MARK.finditer(around)]
    decimals = [n for n in near if n.decimals and n.value > 0]
    if not re.search(SQUARE, around):
        return

    def likely(matches: Iterator[Match]) -> list[Match]:
        some = [m for m in matches if m.holds]
        sure = (replace(m, by_chance=width_of(m.result) * len(near)) for m in some)
        return [match for match in sure if match.by_chance < LIKELY][:1]

    squares = likely(
        told(
            KIND, n, (row.squares, error.squares),
            lambda a, b, by=Fraction(1 if n.value <= 1 else 100): scaled(
                quotient(a, total(a, b)), by
            ), "{0} ÷ ({0} + {1})" + ("" if n.value <= 1 else " × 100"),
        )
        for n in decimals if n.value <= 100
    )  # fmt: skip
    yield from squares
    for square in (match.result for match in squares):
        others = [n for n in decimals if n.id != square.id and n.value != square.value]
        yield from likely(_adjusted(n, square, row.df.value, error.df.value) for n in others)
        yield from likely(told(KIND, square, (n,), squared) for n in others)
    own = {n.id for n in (*row.rest[:1], row.mean, error.mean)}
    yield from likely(told(KIND, error.mean, (n,), squared) for n in decimals if n.id not in own)
    whole = row.df.value + error.df.value
    for size in (stream.number(mark) for mark in SIZE.findall(around)):
        of = next((n for n in near if n.value == whole and letter_of(n) == "c"), None)
        if of:
            yield told(KIND, size, (of,), lambda a: total(a, exactly(1)), "{0} + 1")


def _alone(part: Part) -> Iterator[Match]:
    """R and its square, where no analysis of variance stands near by."""
    for root, square in zip(part.numbers, part.numbers[1:], strict=False):
        if 0 < square.value < 1 and root.decimals and square.decimals:
            yield told(KIND, square, (root,), squared)


def _f(square: Interval, *degrees: Interval) -> Interval:
    model, error = degrees
    return quotient(quotient(square, model), quotient(difference(exactly(1), square), error))


def _lines(stream: Passage) -> Iterator[Match]:
    for line in LINE.finditer(stream.marked):
        square, adjusted, statistic, model, error = map(stream.number, line.groups()[:5])
        if square.value < 1:
            formula = "({0} ÷ {1}) ÷ ((1 − {0}) ÷ {2})"
            yield told(KIND, statistic, (square, model, error), _f, formula)
            yield _adjusted(adjusted, square, model.value, error.value)
        if line[7]:
            p = stream.number(line[7])
            found = fitting_p(KIND, "F", statistic, (model, error), p, line[6] or "=")
            yield from [found] if found else []


def find(document: Document) -> Iterator[Match]:
    for stream, parts in printed(document):
        found = list(_lines(stream))
        for part in parts:
            if part.name == "variance":
                for model in models_of(part):
                    found += _beside(stream, part, model)
            elif part.name == "summary":
                found += _alone(part)
        yield from (match for match in found if match.holds)


KIND = Kind(
    name="fit of a regression",
    find=find,
    clears=False,
    right=(
        "R R Square Adjusted R Square Std. Error of the Estimate .428 .183 .168 2.01160",
        "Source | SS df MS Number of obs = 63 F( 2, 60) = 8.05 Model | 65.1540 2 32.5770 Prob > F "
        "= 0.0008 Residual | 242.8140 60 4.0469 R-squared = 0.2116 Adj R-squared = 0.1853 Total | "
        "307.9680 62 4.9672 Root MSE = 2.0117",
        "Multiple R-squared: 0.2116, Adjusted R-squared: 0.1853 F-statistic: 8.05 on 2 and 60 DF, "
        "p-value: 0.0008",
    ),
    wrong=(),
    apart=("The R Square and the adjusted R Square were .428 and .283 in 12 of 30 towns.",),
)
