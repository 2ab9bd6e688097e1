import re

import matplotlib as mpl
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import PathCollection

from analysis.briefs.batch import draw, figures_of
from analysis.figures.shares import FIGURES
from analysis.figures.working_poor import assumptions
from runut.builds.files import words_once
from runut.manuscripts.drawing import NARROW, WIDE, drawn, save
from runut.manuscripts.voice import Voice
from runut.wording import merged
from tests.analysis.briefs.test_brief import (
    MANUSCRIPTS,
    ROADS_A,
    ROADS_B,
    a_city,
    a_district,
    tables,
)
from tests.conftest import LANGUAGES
from tests.studies import STUDY

MARK = 8  # pixels around the middle of a mark that no text comes near
DRAWN = FIGURES | {"assumptions": assumptions}


@pytest.mark.parametrize("name", DRAWN)
def test_texts_neither_overlap_nor_leave_the_figure(name, voice):
    are_apart(DRAWN[name](voice))


# population, poor, employed, unemployed, published rate
@pytest.mark.parametrize(
    "counts",
    [
        "1025443,12400,518877,26381,",
        "289966,23300,115501,18012,",
        "62119,32100,35184,45,",
        "1000,500,300,50,",
        "1000,900,500,50,",
        "1000,100,950,50,",
        "1000,150,900,20,",
        "1000,290,900,50,",
    ],
)
def test_texts_of_any_district_s_bounds_neither_overlap_nor_leave_the_figure(counts, voice):
    are_apart(assumptions(Voice(a_district(counts), voice.words, voice.language)))


# many out of work, few of them, hardly anybody poor, hardly anybody in work who is not
@pytest.mark.parametrize(
    "counts",
    ["2097610,212300,886815,133811,", "388627,37800,191139,15294,", "900000,9000,600000,8990,",
     "900000,400000,410000,1000,"],
)  # fmt: skip
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_each_part_of_the_poor_and_of_the_employed_has_its_number(counts, size, voice):
    voice = Voice(a_district(counts), voice.words, voice.language)
    with drawn(size):
        figure = FIGURES["labour"](voice)
    are_apart(figure)
    shown = [text.get_text() for text in figure.axes[0].texts]
    for name in ("unemployed", "working_poor", "working_poor", "working_not_poor"):
        shown.remove(voice.set(name))


LONG = "Roads that lead to where nobody can sell anything or bridges that the rain takes away again"
GIVEN = {
    "usual": tables(70, 80, ROADS_B),
    "equal": tables(50, 50, (*ROADS_A,)),
    "all of one": tables(100, 100, (*ROADS_A,)),
    "long names": {
        name: text.replace("Cause A", LONG).replace("Sebab A", LONG).replace("Roads", LONG)
        for name, text in tables(99, 1, (*ROADS_B,)).items()
        if name != "answers"
    },
}


FAR, NEAR = "1000000,100000,400000,50000,", "1000000,50001,900000,50000,"  # bounds


@pytest.mark.parametrize(
    ("counts", "given"),
    [(FAR, "usual"), (NEAR, "equal"), (FAR, "all of one"), (NEAR, "long names")],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_city_s_figures_are_those_that_its_numbers_allow(language, given, counts):
    given = GIVEN[given]
    registry = a_city(counts, **given)
    names = figures_of(registry)
    assert names == ["assumptions", "labour", "causes", "budget",
                     *["spending"] * ("answers" in given)]  # fmt: skip
    voice = Voice(registry, merged(STUDY.words, words_once(MANUSCRIPTS / "brief.yaml")), language)
    for name in names:
        are_apart(DRAWN[name](voice))
        if name != "assumptions":
            assert not re.search(r"[{}]", voice.alternative(name))


def test_a_district_s_own_figures_are_those_that_no_article_has(tmp_path, monkeypatch):
    monkeypatch.chdir(MANUSCRIPTS.parent)
    draw(STUDY, a_city(FAR, **GIVEN["usual"]), tmp_path / "figures", all_of_them=False)
    assert {path.name for path in (tmp_path / "figures").iterdir()} == {
        "assumptions.id.svg", "assumptions.en.svg", "assumptions.csv",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("counts", "drawn"),
    [("1000,20,400,50,", False), ("1000,500,300,50,", False), ("1000,100,400,0,", False),
     ("1000,100,400,50,", True)],
)  # fmt: skip
def test_the_poor_are_parted_only_where_they_can_be(counts, drawn):
    assert ("labour" in figures_of(a_city(counts))) is drawn


def test_a_user_s_own_settings_change_no_figure(voice, tmp_path):
    for name in ("plain", "odd"):
        with mpl.rc_context(
            {"axes.facecolor": "red", "lines.linewidth": 9} if name == "odd" else {}
        ):
            save(assumptions(voice), tmp_path / f"{name}.svg")
    for end in ("svg", "png"):
        plain, odd = (tmp_path / f"{name}.{end}" for name in ("plain", "odd"))
        assert odd.read_bytes() == plain.read_bytes()


def are_apart(figure):
    """No text of a figure lies over another or leaves the figure."""
    renderer = FigureCanvasAgg(figure).get_renderer()
    figure.draw_without_rendering()
    texts = [text for legend in figure.legends for text in legend.get_texts()]
    for axes in figure.axes:
        low, high = axes.get_xlim()
        ticks = [text for text in axes.get_xticklabels() if low <= text.get_position()[0] <= high]
        texts += [*axes.texts, *axes.get_yticklabels(), *ticks, axes.xaxis.label]
        texts += axes.get_legend().get_texts() if axes.get_legend() else []
    boxes = [
        (text.get_text(), text.get_window_extent(renderer))
        for text in texts
        if text.get_text() and text.get_visible()
    ]
    marks = [
        mark.get_offset_transform().transform(place)
        for axes in figure.axes
        for mark in axes.collections
        if isinstance(mark, PathCollection)
        for place in mark.get_offsets()
    ]
    for at, (words, box) in enumerate(boxes):
        for x, y in marks:
            assert not (box.x0 - MARK < x < box.x1 + MARK and box.y0 < y < box.y1), words
        assert figure.bbox.x0 <= box.x0 and box.x1 <= figure.bbox.x1 + 1, words
        assert figure.bbox.y0 <= box.y0 and box.y1 <= figure.bbox.y1 + 1, words
        for others, other in boxes[at + 1 :]:
            assert not box.shrunk(0.98, 0.9).overlaps(other), (words, others)


@pytest.mark.parametrize("voice", ["id"], indirect=True)
def test_the_same_figure_is_drawn_twice(voice, tmp_path):
    for name in ("a", "b"):
        save(FIGURES["causes"](voice), tmp_path / f"{name}.svg")
    assert (tmp_path / "a.svg").read_bytes() == (tmp_path / "b.svg").read_bytes()
    assert (tmp_path / "a.png").read_bytes() == (tmp_path / "b.png").read_bytes()
    assert not re.search(rb"\d{4}-\d\d-\d\dT", (tmp_path / "a.svg").read_bytes())


# a brief's figure is described in its manuscripts
@pytest.mark.parametrize("name", FIGURES)
def test_the_alternative_text_gives_every_number(name, voice):
    alt = voice.alternative(name)
    assert "{" not in alt
    figure = FIGURES[name](voice)
    shown = {text.get_text() for axes in figure.axes for text in axes.texts}
    numbers = {part for text in shown for part in text.split("–") if re.search(r"\d", part)}
    assert numbers
    assert [one for one in numbers if one not in alt] == []
