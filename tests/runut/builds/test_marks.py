"""What stands for a choice and for what sources hold: a file whose name changes when they do."""

import os
from pathlib import Path

import pytest

from runut.builds import choices, marks
from runut.builds.marks import held_by, mark
from tests.studies import ROOT, STUDY


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    marks.sum_once.cache_clear()


def test_a_value_has_one_file_as_long_as_it_is_the_same():
    first = mark("engine", "quarto", write=True)
    assert mark("engine", "quarto", write=False) == first
    second = mark("engine", "embedded", write=True)
    assert second != first and not Path(first).exists()
    assert mark("other", "embedded", write=True) != second and Path(second).exists()


def test_where_nothing_may_be_written_a_new_value_has_none():
    assert mark("engine", "quarto", write=False) is None
    assert not list(Path().iterdir())


def test_sources_are_told_apart_by_what_they_hold_whatever_their_dates_say():
    source = Path("source.csv")
    source.write_text("1")
    before = held_by(["source.csv"])
    source.write_text("2")
    os.utime(source, (1, 1))
    assert held_by(["source.csv"]) == before  # in one build it is what it was at first
    marks.sum_once.cache_clear()
    assert held_by(["source.csv"]) != before
    source.write_text("1")
    marks.sum_once.cache_clear()
    assert held_by(["source.csv"]) == before
    source.unlink()
    marks.sum_once.cache_clear()
    assert held_by(["source.csv"]) != before


def test_a_config_is_held_against_its_schemas_once(monkeypatch):
    config = {"engine": "embedded", "date": "2026-11-23", "survey_sizes": [100]}
    asked = []
    monkeypatch.setattr(choices, "choice_errors", lambda *given: asked.append(given) or [])
    for _ in range(2):
        choices.settle(config, STUDY, str(ROOT))
        mark(*choices.held(config, STUDY, str(ROOT)), write=True)
    assert len(asked) == 1
    choices.settle({**config, "survey_sizes": [200]}, STUDY, str(ROOT))
    assert len(asked) == 2
