"""Coefficients of regressions with their tests, as a statistical program prints them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from runut.check.arithmetic import exponential, mean, quotient, squared_ratio
from runut.check.chance import width_of
from runut.check.document import Document
from runut.check.kinds.kind import Kind, Match
from runut.check.report import Number
from runut.check.statistics.printouts.reading import Part, fitting_p, printed, told
from runut.check.statistics.printouts.variance import Model, models_before
from runut.numerals.rounding import Interval, exactly

LARGEST = 20  # estimate whose exponential is looked at


# people, of whom a regression may be
SIZE = re.compile(
    r"\b[Nn]\s*=\s*⟨c(\d+)⟩|⟨c(\d+)⟩ (?:participants|respondents|observations|responden|sampel|"
    r"orang|siswa|mahasiswa|people|students|patients)\b|"
    r"\b(?:[Ss]ampel|[Rr]esponden|[Ss]ample of|[Oo]bservations)\b[^⟨⟩.]{0,30}⟨c(\d+)⟩"
)
MOST_SIZES = 6
# below the coefficients
DEGREES = re.compile(r"(?i:residual standard error)\W*⟨[a-z]\d+⟩ on ⟨c(\d+)⟩ degrees of freedom")


def _coefficients(
    part: Part, models: Sequence[Model], after: Sequence[Number], sizes: Sequence[Number]
) -> Iterator[Match]:
    """Estimate, error, maybe a standardized estimate, t and p; tolerance and its inverse."""
    is_wald = re.search(r"\bWald\b", part.said)
    tests: list[tuple[Number, Number, str]] = []
    at = 0
    while at + 2 < len(part.numbers):
        estimate, error = part.numbers[at : at + 2]
        for place in (at + 2, at + 3):
            result = part.numbers[place] if place < len(part.numbers) else None
            if not (result and result.decimals and error.value > 0):
                continue
            match = told(KIND, result, (estimate, error), squared_ratio if is_wald else quotient)
            if match.holds:
                yield match
                rest, signs = part.numbers[place + 1 : place + 4], part.signs[place + 1 :]
                at = place
                yield from _in_the_middle(estimate, part.numbers[place + 1 : place + 5])
                if rest and rest[0].decimals and 0 <= rest[0].value <= 1:
                    tests.append((result, rest[0], signs[0]))
                    at += 1
                if is_wald:
                    yield from _odds(estimate, rest)
                elif len(rest) == 3 and re.search(r"\bVIF\b", part.said):
                    yield told(KIND, rest[2], (rest[1],), _inverse, "1 ÷ {0}")
                break
        at += 1
    degrees = [model.error.df for model in models] or after
    degrees = degrees or [replace(size, value=size.value - len(tests)) for size in sizes]
    for df in () if is_wald else degrees:
        found = [fitting_p(KIND, "t", statistic, (df,), p, sign) for statistic, p, sign in tests]
        if models or after or all(found):  # a size that is told near by may be another
            yield from filter(None, found)
            break


def _in_the_middle(estimate: Number, rest: Sequence[Number]) -> Iterator[Match]:
    """The ends of its interval, behind p."""
    for ends in pairwise(rest):
        if ends[0].value < estimate.value < ends[1].value:
            match = told(KIND, estimate, ends, mean)
            yield replace(match, by_chance=width_of(estimate) * len(rest))


def _inverse(a: Interval) -> Interval:
    return quotient(exactly(1), a)


def _odds(estimate: Number, rest: Sequence[Number]) -> Iterator[Match]:
    """What logistic regressions print of an estimate: its exponential, after df and p."""
    if len(rest) == 3 and abs(estimate.value) < LARGEST:
        yield told(KIND, rest[2], (estimate,), exponential, "exp({0})")


def find(document: Document) -> Iterator[Match]:
    for stream, parts in printed(document):
        marks = (found[found.lastindex] for found in SIZE.finditer(stream.marked))
        sizes = list({n.value: n for n in map(stream.number, marks)}.values())[:MOST_SIZES]
        for at, part in enumerate(parts):
            if part.name == "coefficients":
                below = DEGREES.search(stream.marked, part.start)
                after = [stream.number(below[1])] if below else []
                found = _coefficients(part, models_before(parts, at)[-1:], after, sizes)
                yield from (match for match in found if match.holds)


KIND = Kind(
    name="regression table",
    find=find,
    clears=False,
    right=(
        "Model B Std. Error Beta T Sig. 1 Constant 15.998 3.187 5.020 .000 Biaya .472 .161 .335 "
        "2.938 .005 Denda .740 .210 .402 3.518 .001",
        "B S.E. Wald df Sig. Exp(B) Umur ,405 ,171 5,610 1 ,018 1,499 Jarak ,902 ,311 8,412 1 ,004 "
        "2,465",
        "We asked 64 respondents. B SE Beta t p Cost .472 .161 .335 2.938 .005 Fine .740 .210 .402 "
        "3.518 .001 Time .112 .095 .120 1.180 .243",
    ),
    wrong=(),
    apart=("B Std. Error Beta t Sig. Biaya .472 .161 .335 1.938 .005",),
)
