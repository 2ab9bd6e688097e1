"""Numbers are shown with as many decimals as an explanation needs."""

from fractions import Fraction

import pytest

from runut.claims.context import Claim
from runut.claims.facts import Amount, decimals_shown, recomputed, telling_decimals
from runut.graph.formulas import term
from runut.numerals.stated import read_stated


@pytest.mark.parametrize(
    ("value", "compared_at", "fewest", "expected"),
    [
        ("31.429964838", 2, 4, 5),  # 31.4300 would need no rounding at all
        ("31.43", 2, 4, 4),
        ("61.552499", 1, 3, 3),
        ("0.4500001", 1, 3, 7),  # a half would go to the even digit
        ("1.0000001", 0, 2, 7),  # rounded up it is more than one
        ("-1.0000001", 0, 2, 7),
    ],
)
def test_a_shown_value_is_rounded_as_the_exact_one_is(value, compared_at, fewest, expected):
    assert telling_decimals(Fraction(value), compared_at, fewest) == expected


def test_what_comes_out_is_shown_with_two_decimals_more_than_the_article_prints():
    claim = Claim("a", "61,5", read_stated("61,5", ","), "percent", "", "", "share", 1)
    assert recomputed(claim).decimals == 3
    assert decimals_shown(recomputed(claim), Fraction("61.5521")) == 3


@pytest.mark.parametrize(
    ("value", "decimals", "trimmed", "shown"),
    [
        ("40", 2, True, 0),
        ("40", 2, False, 2),
        ("40.5", 2, True, 1),
        ("40.125", 2, True, 2),
        ("40.125", None, False, 3),
    ],
)
def test_an_exact_value_is_shown_without_zeros_at_its_end(value, decimals, trimmed, shown):
    amount = Amount(term(Fraction(value)), "percent", decimals, trimmed)
    assert decimals_shown(amount, Fraction(value)) == shown
