"""Printed means of whole numbers: which can be, by which rule, and only with half points."""

from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runut.builds.files import read_folder
from runut.claims.means import HALF, WHOLE, Mean, reached
from runut.claims.verdicts import verify
from runut.numerals.rounding import RULES
from runut.study import open_study
from runut.tables.cells import Cell
from runut.tables.table import show
from runut.tables.unit import Unit, read_unit
from tests.studies import ROOT

EXAMPLE = ROOT / "examples/forced-compliance"
MODES = dict(zip(RULES, (ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_DOWN, ROUND_UP), strict=True))


def mean(printed: str, count: int, row: int = 2) -> Mean:
    value = Fraction(printed)
    return Mean(
        Cell(f"rating.{row}", value, printed, "points", "means.csv", row, "mean", ""), count
    )


def printed_by(value: Fraction, decimals: int, rule: str) -> Fraction:
    """What decimal's own rounding makes of a value."""
    with localcontext(prec=60):
        exact = Decimal(value.numerator) / Decimal(value.denominator)
        return Fraction(exact.quantize(Decimal(1).scaleb(-decimals), rounding=MODES[rule]))


@pytest.mark.parametrize(
    ("printed", "count", "whole", "halves"),
    [
        ("3.15", 20, RULES, RULES),
        ("-.05", 20, RULES, RULES),
        # 61.5 of 20 people is 3.075: only a half makes it, and it is rounded either way
        ("3.08", 20, (), ("half-up", "half-even", "ceiling")),
        ("5.18", 20, (), ("half-up", "half-even", "ceiling")),
        ("-.62", 20, (), ("half-even", "truncation")),
        ("0.0", 1, RULES, RULES),
        ("0.5", 1, (), RULES),
        ("0.3", 1, (), ()),
        # of seven no mean ends, so that only some rules print it
        ("0.14", 7, ("half-up", "half-even", "truncation"), ("half-up", "half-even", "truncation")),
        ("0.15", 7, ("ceiling",), ("ceiling",)),
        ("0.50", 7, (), RULES),
        # so many that any two decimals can be
        ("0.37", 1000, RULES, RULES),
    ],
)
def test_a_mean_can_be_or_not(printed, count, whole, halves):
    one = [mean(printed, count)]
    assert reached(one, WHOLE) == tuple(whole)
    assert reached(one, HALF) == tuple(halves)


def test_halves_are_held_to_one_rule_for_all_means_of_a_column():
    column = [mean("3.08", 20), mean("-.62", 20, 3)]
    assert reached(column, HALF) == reached(column[::-1], HALF) == ("half-even",)
    # where no rule makes all possible, each stands for itself
    assert reached([mean("3.08", 20), mean("0.01", 20, 3)], HALF) == (
        "half-up", "half-even", "ceiling",
    )  # fmt: skip


@given(
    st.integers(-400, 400), st.integers(0, 2), st.integers(1, 24), st.sampled_from((WHOLE, HALF))
)
def test_what_can_be_is_what_some_sum_is_printed_as(number, decimals, count, step):
    value = Fraction(number, 10**decimals)
    found = mean(f"{Decimal(number).scaleb(-decimals):f}", count)
    around = [value * count // step * step + k * step for k in range(-2 * count - 2, 2 * count + 3)]
    for rule in RULES:
        sums = [one for one in around if printed_by(one / count, decimals, rule) == value]
        assert found.total(rule, step) == min(sums, key=abs, default=None)


@pytest.fixture(scope="module")
def example() -> Unit:
    study = open_study(EXAMPLE)
    return read_unit(study, read_folder(EXAMPLE / "data/festinger-carlsmith"), "here")


def test_the_twelve_means_of_the_example(example):
    judged = verify(example)
    assert len(judged) == 12
    conditional = {name: one for name, one in judged.items() if one.verdict != "exact"}
    assert conditional.keys() == {
        "learned-control", "important-twenty-dollars", "again-control",
    }  # fmt: skip
    for one in conditional.values():
        assert one.verdict == "possible-only-if"
        assert one.rules == {"half-even"}


def test_a_mean_that_nothing_explains_is_inconsistent():
    files = read_folder(EXAMPLE / "data/festinger-carlsmith")
    files = {name: text.replace(b"3.08", b"3.09") for name, text in files.items()}
    judged = verify(read_unit(open_study(EXAMPLE), files, "here"))
    assert judged["learned-control"].verdict == "inconsistent"
    assert judged["learned-control"].rules == frozenset()
    # the others are held to each other all the same
    assert judged["again-control"].rules == {"half-even", "truncation"}


def test_a_sum_that_is_shown_gives_the_mean(example):
    for cell in example.cells:
        total = mean(cell.printed, 20).total("half-even", HALF)
        assert abs(total / 20 - cell.value) <= Fraction(1, 200), show(cell.value)
