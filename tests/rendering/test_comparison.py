"""The comparison's words: every case has them, in both languages, with every number put in."""

import re
from fractions import Fraction

import pytest
import yaml

from analysis.comparison import QUESTIONS, VARIANTS, Line, Panel, compare
from rendering.comparison import Comparison
from rendering.comparison_figures import FIGURES
from rendering.gate import check_prose
from rendering.qmd import Cell, parse
from tests.analysis.test_comparison import PEERS, TEN, peers_of
from tests.conftest import LANGUAGES, ROOT

WORDS = yaml.safe_load((ROOT / "manuscript/comparison.yaml").read_text(encoding="utf-8"))


def panel(low, high):
    line = Line(Fraction(low + high, 2), Fraction(low), Fraction(high))
    return Panel(line, 495, 1444, 34)


PANELS = {name: panel(-1, 1) for name in VARIANTS}


def shown(language, study):
    """All that the manuscript's calls return, in order."""
    name = f"comparison.{language}.qmd"
    document = parse((ROOT / "manuscript" / name).read_text(encoding="utf-8"), name)
    calls = {"choose": study.choose, "picture": study.picture}
    found = []
    for part in document.parts:
        codes = [part.code] if isinstance(part, Cell) else part.expressions
        found += [eval(code, calls).data for code in codes if "open_comparison" not in code]
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_number_is_typed(language):
    name = f"comparison.{language}.qmd"
    check_prose((ROOT / "manuscript" / name).read_text(encoding="utf-8"), name)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("question", QUESTIONS)
def test_every_case_has_words_in_which_all_is_put(language, question):
    for case in QUESTIONS[question]:
        content = compare({"2010": PEERS}, PANELS)
        content["cases"][question] = case
        texts = shown(language, Comparison(content, WORDS, language))
        assert not any(re.search(r"(?<!\])\{[a-z]", text) for text in texts)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "peers", [{}, {"2010": {}}, {"2010": peers_of(dict([*TEN.items()][:1]))}, {"2010": PEERS}]
)
def test_any_number_of_cities_can_be_shown(language, peers, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    study = Comparison(compare(peers, {}), WORDS, language)
    assert shown(language, study)[0]
    for draw in FIGURES.values():
        draw(study)


def test_numbers_are_set_as_the_language_writes_them():
    content = compare({"2010": PEERS}, {})
    texts = {lang: " ".join(shown(lang, Comparison(content, WORDS, lang))) for lang in LANGUAGES}
    assert "1,455,284" in texts["en"] and "15.02%" in texts["en"]
    assert "1.455.284" in texts["id"] and "15,02%" in texts["id"]
    assert "holds zero" in texts["en"] and "mencakup nol" in texts["id"]
    assert "whole country" not in texts["en"]
