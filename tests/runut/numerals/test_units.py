"""Magnitudes and units: exact factors, one name for the words of both languages."""

import re
from fractions import Fraction

import pytest

from runut.numerals.units import (
    AFTER_PATTERN,
    MAGNITUDES,
    UNITS,
    is_magnitude,
    measure_of,
    read_measure,
    zeros_of,
)


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
    ("word", "name"),
    [
        ("%", "percent"),
        ("persen", "percent"),
        ("per  cent", "percent"),
        ("persen poin", "points"),
        ("‰", "permille"),
        ("Rp", "IDR"),
        ("jiwa", "persons"),
    ],
)
def test_words_of_both_languages_are_one_unit(word, name):
    assert measure_of(word, UNITS).name == name


def test_an_unknown_word_names_the_nearest():
    with pytest.raises(ValueError, match=r"found 'persn', .* nearest is 'persen'"):
        measure_of("persn", UNITS)


def test_the_longest_unit_is_read_and_no_part_of_a_word():
    assert re.match(AFTER_PATTERN, "percentage points of").group() == "percentage points"
    assert re.match(AFTER_PATTERN, "personal") is None


@pytest.mark.parametrize(
    ("text", "zeros", "unit"),
    [
        ("", 0, ""),
        ("%", 0, "percent"),
        ("ribu jiwa", 3, "persons"),
        ("  Million   people ", 6, "persons"),
        ("miliar", 9, ""),
        ("juta Rp", 6, "IDR"),
        ("Rp juta", 6, "IDR"),
        ("persen poin", 0, "points"),
        ("permil", 0, "permille"),
        ("kecamatan", 0, "subdistricts"),
        ("ribu kecamatan", 3, "subdistricts"),
        ("thousand persons", 3, "persons"),
        ("times", 0, "times"),
        ("kali", 0, "times"),
    ],
)
def test_what_stands_around_a_numeral_is_a_magnitude_and_a_unit(text, zeros, unit):
    assert read_measure(text, {"kecamatan": "subdistricts"}) == (zeros, unit)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "ribu jwa",
            "found 'jwa', expected a magnitude or a unit .*; the nearest is 'jiwa'",
        ),
        ("rbu", "found 'rbu', .*; the nearest is"),
        ("kecamtan", "the nearest is 'kecamatan'"),
        ("Rp jiwa", "found 'Rp jiwa', expected one unit"),
        ("jiwa ribu", "found 'jiwa ribu', expected a magnitude"),
    ],
)
def test_what_nobody_knows_is_no_unit(text, said):
    with pytest.raises(ValueError, match=said):
        read_measure(text, {"kecamatan": "subdistricts"})


def test_a_column_is_in_a_magnitude_that_is_known():
    zeros = {"persons": 0, "orang": 0, "ribu": 3, "thousands": 3, "Juta": 6, "miliar": 9}
    assert {word: zeros_of(word) for word in zeros} == zeros
    assert all(map(is_magnitude, zeros))
    assert not any(map(is_magnitude, ("ribuan", "", "%", None, 3)))
