"""The comparison's words: every case has them, in both languages, with every number put in."""

import re
from fractions import Fraction
from itertools import combinations
from pathlib import Path

import pytest

from analysis.briefs.sentences import plain
from analysis.briefs.side_by_side import FIGURES as PICTURES
from analysis.briefs.side_by_side import MOST_DERIVED, SAYS, TABLES, Comparison, comparison_words
from analysis.comparison.line import Line
from analysis.comparison.numbers import QUESTIONS, compare
from analysis.comparison.panels import Panel
from analysis.figures.rates import FIGURES
from runut.documents.render import check
from runut.manuscripts import open_manuscript
from runut.manuscripts.derivations import entries
from runut.manuscripts.drawing import NARROW, WIDE, drawn
from runut.notebooks.qmd import Cell, parse
from tests.analysis.comparison.cities import PEERS, TEN, peers_of
from tests.conftest import LANGUAGES, ROOT
from tests.studies import STUDY

WORDS = comparison_words(STUDY)


@pytest.fixture(autouse=True)
def elsewhere(tmp_path, monkeypatch):
    """Where no build has left pictures."""
    monkeypatch.chdir(tmp_path)


def panel(low, high):
    line = Line(Fraction(low + high, 2), Fraction(low), Fraction(high))
    return Panel(line, 495, 1444, 34)


VARIANTS = (
    "main", "without_suspicious", "without_suspicious_year", "cities", "weighted", "official",
    "logs",
)  # fmt: skip
PANELS = {name: panel(-1, 1) for name in VARIANTS}


def shown(language, study, without="open_manuscript"):
    """All that the manuscript's calls return, in order, ``without`` the calls of some names."""
    name = f"comparison.{language}.qmd"
    document = parse((ROOT / "manuscript" / name).read_text(encoding="utf-8"), name)
    calls = dict(zip(("choose", "picture", "derivations"), study.names, strict=True))
    calls["study"] = study
    found = []
    for part in document.parts:
        codes = [part.code] if isinstance(part, Cell) else part.expressions
        found += [eval(code, calls).data for code in codes if not re.search(without, code)]
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_number_is_typed(language):
    name = f"comparison.{language}.qmd"
    check(ROOT / "manuscript" / name, ["html", "pdf"], "embedded")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("question", QUESTIONS)
def test_every_case_has_words_in_which_all_is_put(language, question):
    for case in QUESTIONS[question]:
        content = compare({"2010": PEERS}, PANELS)
        content["cases"][question] = case
        study = Comparison(content, WORDS, language)
        texts = shown(language, study, without="open_manuscript|derivations")
        assert not any(re.search(r"(?<!\])\{[a-z]", text) for text in texts)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("figure", "question"), SAYS.items())
def test_what_a_figure_says_follows_its_case(language, figure, question):
    content, seen = compare({"2010": PEERS}, PANELS), set()
    for case in QUESTIONS[question]:
        content["cases"][question] = case
        study = Comparison(content, WORDS, language)
        seen.add(said := plain(study.takeaway(figure)))
        assert not re.search(r"[{}]|\.$", said)
    assert len(seen) == len(WORDS["takeaways"][figure]) + 1  # or nothing
    assert {*study.numbers_in(figure)} <= study.registry["numbers"].keys()


def test_a_map_says_whose_rate_is_the_highest():
    study = Comparison(compare({"2010": PEERS}, {}), WORDS, "en")
    said = plain(study.takeaway("map_poverty_rate"))
    first = study.in_order("poverty_rate")[0]
    rate = study.set(f"poverty_rate.{first}")
    assert said == f"The highest rate, {rate}, is that of {study.place(first)}"
    assert len(study.numbers_in("map_poverty_rate")) == len(PEERS)


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


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_every_city_has_its_name_beside_its_point(language, size):
    study = Comparison(compare({"2010": PEERS}, {}), WORDS, language)
    with drawn(size):
        figure = FIGURES["line"](study)
    figure.draw_without_rendering()
    texts = figure.axes[0].texts
    boxes = [text.get_window_extent() for text in texts]
    assert not any(one.overlaps(other) for one, other in combinations(boxes, 2))
    assert {text.get_text() for text in texts} == set(map(study.place, PEERS))


def test_numbers_are_set_as_the_language_writes_them():
    content = compare({"2010": PEERS}, {})
    texts = {lang: " ".join(shown(lang, Comparison(content, WORDS, lang))) for lang in LANGUAGES}
    assert "1,455,284" in texts["en"] and "15.02%" in texts["en"]
    assert "1.455.284" in texts["id"] and "15,02%" in texts["id"]
    assert "includes zero" in texts["en"] and "mencakup nol" in texts["id"]
    assert "whole country" not in texts["en"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_leads_to_what_it_was_made_from(language):
    study = Comparison(compare({"2010": PEERS}, PANELS, {"file": "n.csv", "title": "N"}), WORDS,
                       language)  # fmt: skip
    *texts, _ = shown(language, study)
    marked = {key for text in texts for key in re.findall(r'key="([^"]+)"', text)}
    found = entries(study)
    there = {one.name for one in found}
    assert marked <= there
    assert {"population.medan", "tau_chance", "cook.surabaya", "panel_low.logs"} <= marked
    # all that an entry leads on to stands there too
    assert {name for one in found for name in one.leads_to} <= there
    for name, entry in study.registry["numbers"].items():
        assert study.word("numbers", name.partition(".")[0], "meaning"), entry
    data = [parts for one in found for word, parts in one.more if word == "data"]
    assert data == [["n.csv"]] * (6 * len(PANELS))
    rate = next(one for one in found if one.name == "poverty_rate.medan")
    assert {"poor.medan", "population.medan"} <= {*rate.leads_to}
    formula = dict(rate.lines)["formula"]
    assert "212" in "".join(one if isinstance(one, str) else one.text for one in formula)


def test_of_many_cities_the_names_lead_on_and_not_the_numbers():
    many = peers_of({f"c{at}": (1000 + at, 100 + at % 7, 400 + at % 11, 50 + at % 5)
                     for at in range(MOST_DERIVED + 1)})  # fmt: skip
    study = Comparison(compare({"2010": many}, {}), WORDS, "en")
    ways, *texts, entries = shown("en", study)
    assert entries == "" and "comparison.id.html" in ways
    assert texts[0].count(".beside href=") == MOST_DERIVED + 1


ABSENT = [
    {"name": {"id": "Kota Solo", "en": "Solo"}, "years": ["2009", "2011"]},
    {"name": {"id": "Kabupaten Siak", "en": "Siak Regency"}, "years": []},
]


def read(language, content):
    return plain(" ".join(shown(language, Comparison(content, WORDS, language))[:-1]))


def test_who_is_not_compared_is_named():
    names = {city: one["name"] for city, one in PEERS.items()}
    names |= {"solo": ABSENT[0]["name"], "siak": ABSENT[1]["name"]}
    solo = peers_of({"solo": TEN["metro"]})
    content = compare({"2009": solo, "2010": PEERS, "2011": solo}, {}, names=names)
    assert content["absent"] == ABSENT and content["cases"]["absent"] == "some"
    assert (
        "Not compared, for want of numbers of 2010: Solo (numbers of 2009 and 2011) and "
        "Siak Regency (no full counts)." in read("en", content)
    )
    assert (
        "Tidak dibandingkan, karena tidak mempunyai data tahun 2010: Kota Solo (data tahun 2009 "
        "dan 2011) dan Kabupaten Siak (tanpa cacahan yang lengkap)." in read("id", content)
    )


def test_regencies_are_not_called_cities():
    for language, cities, both in (
        ("en", r"\bcit(y|ies)\b", r"districts? (and|or) cit(y|ies)"),
        ("id", r"\b[Kk]ota\b", r"[Kk]abupaten (dan|atau) kota"),
    ):
        content = compare({"2010": PEERS}, {})
        assert not re.search(both, read(language, content), re.IGNORECASE)
        content = compare({"2010": PEERS | {"siak": PEERS["medan"] | {"bps_code": "1405"}}}, {})
        content["places"] = {key: {"id": "Siak", "en": "Siak"} for key in content["places"]}
        text = read(language, content).replace("tbl-cities", "")
        assert re.search(both, text) and not re.search(cities, re.sub(both, "", text, flags=re.I))


def test_both_rates_are_drawn_on_one_scale_with_a_bar_for_each_city_whatever_its_name():
    first, second, *_ = PEERS
    peers = PEERS | {second: PEERS[second] | {"name": PEERS[first]["name"]}}
    study = Comparison(compare({"2010": peers}, {}), WORDS, "en")
    upper, lower = FIGURES["rates"](study).axes
    assert upper.get_xlim() == lower.get_xlim()
    for name, axes in (("poverty_rate", upper), ("unemployed_share", lower)):
        rates = [float(study.value(f"{name}.{city}")) for city in study.in_order(name)]
        assert [bar.get_width() for bar in axes.patches] == pytest.approx(rates)


def test_the_whole_country_is_drawn_under_each_choice_in_points():
    study = Comparison(compare({"2010": PEERS}, PANELS), WORDS, "en")
    figure = FIGURES["country"](study)
    labels = [label.get_text() for label in figure.axes[0].get_yticklabels()]
    assert labels == [study.variant(name) for name in VARIANTS if name != "logs"]


def test_what_the_manuscript_asks_for_in_vain_is_named(tmp_path, monkeypatch):
    study = Comparison(compare({"2010": PEERS}, {}), WORDS, "en")
    with pytest.raises(KeyError, match="neither a city nor a choice is called 'nowhere'"):
        study.name_of("poverty_rate.nowhere")
    question = next(iter(QUESTIONS))
    with pytest.raises(KeyError, match=f"{question} needs words for {QUESTIONS[question][0]}, "):
        study.choose(question, another="Words")
    (tmp_path / "manuscript").mkdir()
    for name in ("study.yaml", "analysis"):
        (tmp_path / name).symlink_to(ROOT / name)
    monkeypatch.chdir(tmp_path / "manuscript")
    with pytest.raises(FileNotFoundError, match="run `uv run snakemake` first"):
        open_manuscript("comparison", "en")


def test_a_figure_that_was_drawn_has_its_words_and_its_caption(tmp_path, monkeypatch):
    (tmp_path / "manuscript").mkdir()
    monkeypatch.chdir(tmp_path / "manuscript")
    study = Comparison(compare({"2010": PEERS}, {}), WORDS, "en")
    assert study.picture("rates", "In {year}.").data == ""
    Path(f"{PICTURES}").mkdir(parents=True)
    Path(f"{PICTURES}/rates.en.svg").write_text("<svg/>")
    text = study.picture("rates", "In {year}.").data
    assert text.startswith("::: {#fig-rates}\n![](") and "fig-alt=" in text
    assert f"\n\n**{study.takeaway('rates')}.** In [2010]{{.year}}. [" in text
    assert 'href="comparison/figures/rates.csv"}]{.source}\n:::' in text


def test_a_published_rate_stands_where_no_counts_give_one():
    peers = dict([next(iter(PEERS.items()))])
    source = {"file": "b.csv", "row": 2, "column": "official_rate", "printed": "7.0", "place": ""}
    published = {"official_rate": {"exact": "7", "decimals": 1}}
    peers["b"] = {**next(iter(peers.values())), "counts": {}, "rates": {},
                  "sources": {"official_rate": source}, "published": published}  # fmt: skip
    found = compare({"2010": peers}, {})
    study = Comparison(found, WORDS, "en")
    last = TABLES["cities"](study).splitlines()[-1]
    assert "7.0" in last and "(published)" in last and last.count("–") == 5
