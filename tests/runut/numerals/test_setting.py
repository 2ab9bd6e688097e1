from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runut.numerals.printed import read_numeral
from runut.numerals.setting import set_number


@pytest.mark.parametrize(
    ("value", "unit", "decimals", "indonesian", "english"),
    [
        (Fraction(276474), "persons", 0, "276.474", "276,474"),
        (Fraction(27647400, 879651), "percent", 2, "31,43%", "31.43%"),
        (Fraction(40), "percent", 0, "40%", "40%"),
        (Fraction(40), "percent", 1, "40,0%", "40.0%"),
        (Fraction(1, 200), "percent", 2, "0,01%", "0.01%"),
        (Fraction("99.995"), "percent", 2, "100,00%", "100.00%"),
        (Fraction(-5023), "persons", 0, "−5.023", "−5,023"),
        (Fraction(374261, 46107), "times", 1, "8,1", "8.1"),
        (Fraction("0.12345"), "", 4, "0,1235", "0.1235"),
    ],
)
def test_each_language_writes_numbers_its_own_way(value, unit, decimals, indonesian, english):
    assert set_number(value, unit, decimals, "id") == indonesian
    assert set_number(value, unit, decimals, "en") == english


@given(st.integers(0, 10**12), st.integers(0, 6), st.sampled_from(["id", "en"]))
def test_what_is_set_is_read_back(digits, decimals, language):
    value = Fraction(digits, 10**decimals)
    marks = (",", ".") if language == "id" else (".", ",")
    assert read_numeral(set_number(value, "", decimals, language), *marks) == value
