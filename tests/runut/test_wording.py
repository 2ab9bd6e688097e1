"""Words of one language, and words in place of others."""

from runut.wording import merged, spoken

SAID = {
    "numbers": {"poor": {"label": {"en": "Poor", "id": "Miskin"}}},
    "heads": {"no": {"en": "No.", "id": "No."}},
}


def test_words_are_spoken_in_one_language():
    assert spoken(SAID, "id") == {
        "numbers": {"poor": {"label": "Miskin"}},
        "heads": {"no": "No."},
    }
    assert spoken({"apart": "x", **SAID["heads"]}, "en") == {"apart": "x", "no": "No."}


def test_words_stand_in_place_of_others():
    own = merged(SAID, {"numbers": {"poor": {"label": {"en": "Those in need"}}}, "more": "x"})
    assert own["numbers"]["poor"]["label"] == {"en": "Those in need", "id": "Miskin"}
    assert own["more"] == "x" and own["heads"] == SAID["heads"]
    assert SAID["numbers"]["poor"]["label"]["en"] == "Poor"
