"""What nobody can see, and what a spreadsheet writes for nothing, is no text."""

import pytest

from runut.tables.errors import nearest
from runut.tables.shapes import SHORT
from runut.tables.texts import is_error, is_remark, text_error


@pytest.mark.parametrize("text", ["A", "Kota Bogor", "Ñandú", "안", "बिहार", "a b", "(x)", "m²"])
def test_what_can_be_seen_is_a_name(text):
    assert text_error(text) is None and SHORT.holds(text)


@pytest.mark.parametrize(
    "text",
    ["\u3164", "A\u3164", "\u2800", "\uffa0", "\u115f", "A\ufe0f", "\u034f", "\u200b", "a\u0301 ",
     "\u0301", "a \u0301", "Kota\nBogor", "Kota\tBogor", "A\u202eB", "e\u0301"],
)  # fmt: skip
def test_what_cannot_be_seen_or_stands_on_nothing_is_none(text):
    found, expected = text_error(text)
    assert found and expected
    assert not SHORT.holds(text)


def test_a_name_is_not_of_blanks():
    assert not SHORT.holds("") and not SHORT.holds(" ") and not SHORT.holds("\u00a0")


@pytest.mark.parametrize(
    "text",
    ["#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#NV", "#WERT!",
     "#BEZUG!", "#¡VALOR!", "#¿NOMBRE?", "#N/D", "#ERROR!", "Err:502", "####"],
)  # fmt: skip
def test_errors_of_spreadsheets_are_known_in_their_languages(text):
    assert is_error(text) and not is_remark([text, ""]) and not is_remark([text, "1"])


@pytest.mark.parametrize("text", ["# N/A", "#a note", "#1", "#", "##", "N/A", "REF!", "#N/A here"])
def test_what_only_looks_like_one_is_none(text):
    assert not is_error(text)


def test_the_nearest_name_is_told():
    assert nearest("poplation", {"population", "poor"}) == "population, poor"
    assert nearest("x", ()) == "none"
