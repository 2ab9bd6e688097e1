"""The data for "what if" are whole, written once, and in the page's language alone."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runut.claims.asked import questions
from runut.claims.verification import verification
from runut.manuscripts.derivations import derivation_of
from runut.manuscripts.opening import UnitVoice
from runut.manuscripts.what_if import content, in_language, packed, what_if
from tests.conftest import LANGUAGES
from tests.studies import STUDY

DATA = st.recursive(
    st.text(max_size=6) | st.none() | st.booleans(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=2), inner),
    max_leaves=20,
)


def unpacked(data: dict) -> object:
    """As page/formulas.js reads it."""
    known = []

    def opened(value):
        if type(value) is int:
            return known[value]
        if isinstance(value, dict):
            return {key: opened(one) for key, one in value.items()}
        return [opened(one) for one in value] if isinstance(value, list) else value

    for part in data["parts"]:
        known.append(opened(part))
    return opened(data["content"])


@given(st.lists(DATA))
def test_data_written_once_are_read_as_they_were(data):
    assert unpacked(json.loads(json.dumps(packed(data)))) == data


def test_what_is_repeated_is_written_once():
    long = ["population", ["poor", "population"]]
    assert len(packed([long, long, [long]])["parts"]) == 2
    assert json.dumps(packed([long, long])).count("population") == 1


def test_a_study_of_one_language_gets_its_texts_of_words_in_several():
    words = {"rules": {"half-up": {"id": "pembulatan", "en": "rounding"}, "own": {"en": "ours"}}}
    assert in_language([words], "en") == [{"rules": {"half-up": "rounding", "own": "ours"}}]


@pytest.fixture(scope="module", params=LANGUAGES)
def voice(request, city, registry) -> UnitVoice:
    found = UnitVoice(STUDY, Path(), registry, request.param, verification(city))
    found.questions = questions(city)
    for name in ("poverty_rate", "cause_part.isolation", "weight_low.nothing"):
        found.mark(name)
    return found


@pytest.fixture(scope="module")
def data(voice) -> dict:
    return content(voice)


def test_the_data_hold_what_is_shown_and_all_that_it_is_made_of(voice, data):
    numbers = data["numbers"]
    assert numbers["poor"] == [["cell", "276474"], "persons", "0"]
    assert numbers["poverty_rate"][0] == ["/", ["*", ["#", "100"], "poor"], "population"]
    kind, value, cells = numbers["weight_low.nothing"][0]
    assert (kind, value) == ("published", voice.entry("weight_low.nothing")["exact"])
    assert all(one in numbers for one in cells)
    # another source's number is asked of, though the page shows it nowhere
    assert "official_rate.2009" in numbers
    assert "overlap_lowest" not in numbers


def test_the_data_judge_the_claims_on_what_is_shown_in_the_page_s_language(voice, data):
    told = {claim[0] for claims in data["claims"].values() for claim in claims}
    assert "intro-poverty-rate" in told and "results-unemployed" not in told
    claims = voice.registry["claims"]
    for entry, of_entry in data["claims"].items():
        assert {derivation_of(voice, one[0], claims[one[0]]["target"]) for one in of_entry} == {
            entry
        }
    assert data["judging"]["rules"]["half-up"] == STUDY.words["rules"]["half-up"][voice.language]
    assert '"id":{"' not in json.dumps(data) and '"en": "' not in json.dumps(data)


def test_a_total_of_a_hundred_is_known_by_which_others_are_divided(data):
    assert list(data["hundreds"]) == ["causes_total"]


def test_no_text_of_the_data_ends_their_element(voice):
    voice.registry["labels"]["cause"]["isolation"][f"label_{voice.language}"] += "</script>"
    voice.led["cause"] = None
    data = re.search(r'id="study-data">(.*?)</script>', what_if(voice)).group(1)
    assert "<" not in data and "\\u003c/script>" in data
    assert unpacked(json.loads(data))["families"]["cause"]
