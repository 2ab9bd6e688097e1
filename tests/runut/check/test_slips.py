"""Slips of the pen, and numbers written in the form of others."""

from fractions import Fraction

import pytest

from runut.check.numbers.find import find_numbers
from runut.check.slips import WORDS, slip, variants, written
from runut.check.text import Block, Text


def number(printed: str, language: str = "en"):
    return find_numbers([Text("t", (Block("paragraph", f"so {printed} of"),), language)])[0]


@pytest.mark.parametrize(
    ("printed", "meant", "expected"),
    [
        ("46,104", "46107", "digit"),
        ("3,079", "3097", "swap"),
        ("\u22120.5", "0.5", "sign"),
        ("0.48", "0.048", "zero"),
        ("1,23", "123", ""),
        ("314", "3145", "left out"),
        ("3,145", "314", "added"),
        ("46,104", "52107", ""),
        ("46,104", "46104", ""),
    ],
)
def test_a_slip_is_named(printed, meant, expected):
    assert slip(number(printed), Fraction(meant)) == expected
    assert not expected or set(WORDS[expected]) == {"en", "id"}


def test_nothing_is_a_slip_of_what_does_not_come_out():
    assert slip(number("0.5"), None) == ""


@pytest.mark.parametrize(
    ("like", "language", "value", "expected"),
    [
        ("46,104", "en", "230367", "230,367"),
        ("46.104", "id", "230367", "230.367"),
        ("31,43", "id", "9.5", "9,50"),
        (".62", "en", "0.625", ".63"),
        ("\u22120.5", "en", "-1.25", "\u22121.3"),
        ("1.2 million", "en", "2340000", "2.3"),
    ],
)
def test_a_value_is_written_like_another(like, language, value, expected):
    assert written(Fraction(value), number(like, language)) == expected


def test_more_decimals_take_the_mark_of_the_document():
    assert written(Fraction("61.552"), number("61,5", "id"), 2) == "61,552"
    assert written(Fraction("21.667"), number("21"), 2, ",") == "21,67"
    assert written(Fraction("1250.5"), number("1.250", "id"), 1) == "1.250,5"


def test_every_variant_is_one_slip_away():
    printed = number("46,104")
    others = list(variants(printed))
    assert len(others) == len({n.value for n in others})
    assert all(slip(printed, other.value) in ("digit", "swap", "sign") for other in others)
    assert Fraction(46107) in {other.value for other in others}
