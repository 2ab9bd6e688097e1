"""Numbers are shown with as many decimals as an explanation needs."""

from fractions import Fraction

import pytest

from analysis.facts import telling_decimals


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
