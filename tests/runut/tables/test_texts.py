"""What nobody can see in a text is named; what names a city or a file is plain."""

import pytest

from runut.tables.texts import is_path, is_unit_id, unseen


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kota Bandar Lampung", ""),
        ("“Pétani” – 中文 … a\u00a0b", ""),
        ("a\x07b", "U+0007 (a control character)"),
        ("a\tb", "U+0009 (a control character)"),
        ("a\u202eb", "U+202E (RIGHT-TO-LEFT OVERRIDE)"),
        ("é\u200b", "U+200B (ZERO WIDTH SPACE)"),
        ("a\u2028b", "U+2028 (LINE SEPARATOR)"),
    ],
)
def test_the_first_character_that_does_not_show_is_named(text, found):
    assert unseen(text) == found


def test_what_is_allowed_may_stand_in_a_text():
    assert unseen("a\tb\n", "\n\t") == ""
    assert unseen("a\tb\x07", "\t").startswith("U+0007")


@pytest.mark.parametrize("text", ["metro", "kota-2", "a" * 64])
def test_a_name_of_a_city(text):
    assert is_unit_id(text)


@pytest.mark.parametrize("text", ["atlas", "Bandar Lampung", "con", "a" * 65, "", "-a", 7])
def test_no_name_of_a_city(text):
    assert not is_unit_id(text)


def test_a_path_has_two_hundred_characters_at_most():
    assert is_path("a" * 200)
    assert not is_path("a" * 201)
