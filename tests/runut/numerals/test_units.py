"""Magnitudes and units: exact factors, one name for the words of both languages."""

import re
from fractions import Fraction

import pytest

from runut.numerals.units import AFTER_PATTERN, MAGNITUDES, UNITS, measure_of


@pytest.mark.parametrize(
    ("words", "factor"),
    [
        (("thousand", "ribu"), 10**3),
        (("million", "juta"), 10**6),
        (("billion", "miliar", "milyar"), 10**9),
        (("trillion", "triliun"), 10**12),
    ],
)
def test_words_of_both_languages_are_one_magnitude(words, factor):
    assert {measure_of(word, MAGNITUDES).factor for word in words} == {Fraction(factor)}
    assert len({measure_of(word, MAGNITUDES).name for word in words}) == 1


@pytest.mark.parametrize(
    ("word", "name", "factor"),
    [
        ("%", "percent", Fraction(1, 100)),
        ("persen", "percent", Fraction(1, 100)),
        ("per  cent", "percent", Fraction(1, 100)),
        ("persen poin", "points", Fraction(1, 100)),
        ("‰", "permille", Fraction(1, 1000)),
        ("Rp", "IDR", 1),
        ("jiwa", "persons", 1),
    ],
)
def test_a_unit_has_an_exact_factor(word, name, factor):
    measure = measure_of(word, UNITS)
    assert (measure.name, measure.factor) == (name, factor)


def test_an_unknown_word_names_the_nearest():
    with pytest.raises(ValueError, match=r"found 'persn', .* nearest is 'persen'"):
        measure_of("persn", UNITS)


def test_the_longest_unit_is_read_and_no_part_of_a_word():
    assert re.match(AFTER_PATTERN, "percentage points of").group() == "percentage points"
    assert re.match(AFTER_PATTERN, "personal") is None
