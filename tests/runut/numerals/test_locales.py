"""Texts in a row, as each language joins them."""

import pytest

from runut.numerals.locales import in_a_row


@pytest.mark.parametrize(
    ("language", "last", "rows"),
    [
        ("en", "and", ["", "a", "a and b", "a, b and c"]),
        ("en", "or", ["", "a", "a or b", "a, b or c"]),
        # Indonesian spelling (EYD) has a comma before the last of three
        ("id", "and", ["", "a", "a dan b", "a, b, dan c"]),
        ("id", "or", ["", "a", "a atau b", "a, b, atau c"]),
    ],
)
def test_each_language_joins_texts_in_its_way(language, last, rows):
    assert [in_a_row(texts, language, last) for texts in ("", "a", "ab", "abc")] == rows
