from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runut.numerals.printed import decimals_of, read_numeral

MARKS = st.sampled_from(
    [("", ""), (",", ""), (".", ""), (",", "."), (".", ","), ("", "."), ("", ",")]
)


def write(whole: int, decimals: str, decimal_mark: str, group_mark: str) -> str:
    digits = f"{whole:,}".replace(",", group_mark) if group_mark else str(whole)
    return digits + (decimal_mark + decimals if decimals and decimal_mark else "")


@given(st.integers(0, 10**12), st.text("0123456789", max_size=6), MARKS)
def test_what_is_written_is_read_back(whole, decimals, marks):
    decimal_mark, group_mark = marks
    text = write(whole, decimals, decimal_mark, group_mark)
    value = Fraction(f"{whole}.{decimals}") if decimals and decimal_mark else Fraction(whole)
    assert read_numeral(text, decimal_mark, group_mark) == value


def test_the_same_numeral_means_what_its_marks_are_declared_to_mean():
    assert read_numeral("276,474", decimal_mark=",") == Fraction(276474, 1000)
    assert read_numeral("276,474", group_mark=",") == 276474


@pytest.mark.parametrize(
    ("text", "decimal_mark", "group_mark"),
    [
        ("276,474", "", "."),
        ("27.64.74", "", "."),
        ("1234.567", "", "."),
        ("17.7", ",", ""),
        ("17,", ",", ""),
        ("", "", ""),
        (" 5", "", ""),
        ("5%", "", ""),
        ("1e3", ".", ""),
        ("٣", "", ""),
        ("१२", "", ""),
    ],
)
def test_a_numeral_with_other_marks_is_refused(text, decimal_mark, group_mark):
    with pytest.raises(ValueError, match=r"found .*, expected a"):
        read_numeral(text, decimal_mark, group_mark)


def test_one_mark_cannot_mean_two_things():
    with pytest.raises(ValueError, match="both decimals and groups"):
        read_numeral("1", ".", ".")


@pytest.mark.parametrize(
    ("text", "mark", "digits"), [("31,43", ",", 2), ("40", ",", 0), ("0.87", ".", 2)]
)
def test_decimals_are_those_printed(text, mark, digits):
    assert decimals_of(text, mark) == digits


@pytest.mark.parametrize("marks", [("_", ""), ("", "_"), (",", "0")])
def test_a_mark_that_no_source_prints_is_refused_and_the_known_ones_are_named(marks):
    with pytest.raises(ValueError, match=r"expected one of , \. ") as caught:
        read_numeral("1", *marks)
    assert str(caught.value).startswith("found the mark ")


def test_a_numeral_has_thirty_characters_at_most():
    assert read_numeral("9" * 30) == 10**30 - 1
    with pytest.raises(ValueError, match="found 31 characters, expected a number of at most 30"):
        read_numeral("9" * 31)
