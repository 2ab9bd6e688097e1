"""Tests and differences between groups, as a statistical program prints them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product as product_of

from runut.check.arithmetic import mean
from runut.check.document import Document, letter_of
from runut.check.kinds.kind import Kind, Match
from runut.check.statistics.printouts.reading import Part, fitting_p, printed, told
from runut.check.statistics.printouts.variance import Model, models_before

LEAST_SIGNIFICANT = re.compile(r"\bLSD\b")
TESTS = ("levene", "change", "t", "chi")


def _tested(part: Part) -> Iterator[Match]:
    """A statistic, its degrees of freedom and its p, one after another."""
    many = 2 if part.name in ("levene", "change") else 1
    test = {"levene": "F", "change": "F"}.get(part.name, part.name)
    for at in range(len(part.numbers) - many - 1):
        statistic, *degrees, p = part.numbers[at : at + many + 2]
        # Welch's degrees of freedom have decimals
        exact = degrees if test == "chi" else degrees[:-1]
        if not statistic.decimals or any(letter_of(n) != "c" for n in exact):
            continue
        if match := fitting_p(KIND, test, statistic, degrees, p, part.signs[at + many + 1]):
            yield match


def _middle(part: Part, models: Sequence[Model]) -> Iterator[Match]:
    """A difference in the middle of its interval; its p, where no comparison is corrected."""
    for at, many in product_of(range(len(part.numbers) - 3), (5, 4)):
        some = part.numbers[at : at + many]
        gap, low, high = some[0], *some[-2:]
        match = told(KIND, gap, (low, high), mean)
        if not (low.value < gap.value < high.value and gap.decimals and match.holds):
            continue
        yield match
        if len(some) == 5 and models and LEAST_SIGNIFICANT.search(part.said):
            ratio = replace(gap, value=gap.value / some[1].value) if some[1].value else gap
            df = models[-1].error.df
            if p := fitting_p(KIND, "t", ratio, (df,), some[2], part.signs[at + 2]):
                formula = p.formula.replace(gap.printed, f"{gap.printed} ÷ {some[1].printed}")
                yield replace(p, parts=(gap, some[1]), formula=formula)


def find(document: Document) -> Iterator[Match]:
    for _, parts in printed(document):
        for at, part in enumerate(parts):
            if part.name == "middle":
                yield from (m for m in _middle(part, models_before(parts, at)) if m.holds)
            elif part.name in TESTS:
                yield from _tested(part)


KIND = Kind(
    name="printed test",
    find=find,
    clears=False,
    right=(
        "Levene Statistic df1 df2 Sig. 1,274 3 56 ,292",
        "t df Sig. (2-tailed) Mean Difference Std. Error Difference Lower Upper 2.601 58 .012 "
        "3.250 1.250 .748 5.752",
    ),
    wrong=(),
    apart=("Levene Statistic df1 df2 Sig. 1,274 3 56 ,922",),
)
