"""The map of the atlas: the numbers of its table, in classes, and what does not fit."""

from fractions import Fraction

import pytest
from bs4 import BeautifulSoup

from analysis.atlas.map import fit, layers_of
from analysis.briefs.side_by_side import Comparison, comparison_words
from analysis.comparison.numbers import compare
from analysis.figures.map import rate_map
from analysis.opening.map import open_map
from analysis.pages.atlas import Pages
from runut.builds.files import read_words
from runut.maps import read_areas
from runut.tables.errors import errors_of
from tests.analysis.pages.test_atlas import district, half, number
from tests.conftest import LANGUAGES, ROOT
from tests.runut.maps.squares import collection, feature, ring
from tests.studies import STUDY

AREAS = read_areas(
    collection(*(feature(3300 + at, ring(100 + at, -7)) for at in range(1, 7))), "map", "code"
)
MADE = [
    district("3301", "One", numbers={"poverty_rate": number("25/2", "percent", 2)}),
    district("3302", "Two", numbers={"poverty_rate": number("10", "percent", 2)}),
    district("3303", "Three", numbers={"official_rate.2010": number("35/2", "percent", 1)}),
    district("3304", "Four", numbers={}),
    district("3399", "Far", numbers={"poverty_rate": number("90", "percent", 2)}),
]
LEFT = [district("3305", "Five", why=["row 3: found banyak, expected digits"])]
PAGES = Pages(
    ROOT / "manuscript/atlas", "", read_words(ROOT / "manuscript/atlas/words.yaml"), MADE, LEFT,
    2010, "A yearbook", areas=AREAS,
)  # fmt: skip


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ["10.00% (1)", "12.50% (1)", "17.50% (1)", "no number (2)", "not in the data (1)"]),
        (
            "id",
            [
                "10,00% (1)",
                "12,50% (1)",
                "17,50% (1)",
                "tanpa angka (2)",
                "di luar cakupan data (1)",
            ],
        ),
    ],
)
def test_the_index_shows_the_numbers_of_its_table_and_names_what_is_without(language, said):
    html = PAGES.index({"poverty_rate": "data:image/svg+xml;base64,AA"})
    (figure,) = half(html, language).select("figure")
    assert [one.get_text() for one in figure.select(".legend li")] == said
    assert figure.img["src"].startswith("data:") and "2010" in figure.img["alt"]
    text = figure.get_text()
    lowest, far = {
        "en": ("from 10.00% in Two to 17.5%", "Not on the map: Far."),
        "id": ("dari 10,00% di Two sampai 17,5%", "Tidak ada pada peta: Far."),
    }[language]
    assert lowest in text and far in text
    blank = {"en": "No number: Four and Five.", "id": "Tanpa angka: Four dan Five."}[language]
    assert blank in text
    assert figure.a["href"] == f"#{language}-table"
    assert half(html, language).select_one(figure.a["href"])


def test_without_a_map_or_numbers_there_is_none():
    assert PAGES.layers("unemployed_share", "en") == []
    assert not BeautifulSoup(PAGES.index(), "html.parser").select("figure")


def test_what_does_not_fit_is_one_message():
    found = fit(AREAS, {one["code"] for one in (*MADE, *LEFT)})
    assert found.told({"3399": "Far"}) == (
        "The map has areas that the data do not know (1: 3306), and none for places of the data "
        "(1: Far 3399)."
    )
    assert fit(AREAS, AREAS.polygons).told({}) == ""
    many = fit(AREAS, [*AREAS.polygons, *(f"34{at}" for at in range(10, 30))])
    assert "(20: x 3410, " in many.told(dict.fromkeys(many.lacking, "x"))
    assert many.told(dict.fromkeys(many.lacking, "x")).endswith(", …).")


def test_classes_have_their_ends_in_words():
    values = {f"330{at}": Fraction(at) for at in range(1, 7)}
    words = {"no_number": "none", "around": "around"}
    layers = layers_of(AREAS, values, 1, "en", words)
    assert [one.meaning for one in layers] == ["1.0%–2.0%", "3.0%", "4.0%", "5.0%", "6.0%"]


def test_what_is_wrong_with_the_map_is_told_before_the_build(tmp_path):
    file = tmp_path / "map.geojson"
    chosen = {"path": file.as_posix(), "code": "code"}
    file.write_bytes(collection(feature("3301", ring(500000, 9000000))))
    (error,) = errors_of(open_map, chosen)
    assert "feature 1 (3301)" in str(error) and "degrees" in str(error)
    file.write_bytes(collection(feature("3301", ring(100, -7))))
    assert errors_of(open_map, chosen) == [] and list(open_map(chosen).polygons) == ["3301"]
    assert open_map(None).polygons == {}


def city(code: str, rate: str) -> dict:
    counts = {"population": "1000", "poor": rate} if rate else {}
    rates = {"poverty_rate": rate} if rate else {}
    return {"name": {"id": f"Kota {code}", "en": f"City {code}"}, "bps_code": code,
            "counts": counts, "rates": rates, "sources": {}, "publications": {}}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_comparison_draws_its_places_among_the_others(language):
    years = {"2010": {"a": city("3301", "10"), "b": city("3302", "20"), "c": city("3303", "")}}
    study = Comparison(compare(years, {}), comparison_words(STUDY), language)
    figure = rate_map(AREAS, "poverty_rate", study)
    (legend,) = figure.legends
    told = [one.get_text() for one in legend.get_texts()]
    assert told[-2:] == {"en": ["no number", "not compared"],
                         "id": ["tanpa angka", "tidak dibandingkan"]}[language]  # fmt: skip
    assert len(told) == 4 and {one.get_text() for one in figure.axes[0].texts} == {
        study.place(one) for one in ("a", "b", "c")
    }
    assert rate_map(AREAS, "unemployed_share", study) is None


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("lacking", [0, 1, 2, 13])
def test_the_comparison_names_the_places_that_the_map_lacks(
    language, lacking, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    years = {"2010": {"a": city("3301", "10"), "b": city("3302", "20")}}
    years["2010"] |= {f"far-{at}": city(f"99{at:02}", "5") for at in range(lacking)}
    numbers = compare(years, {}, mapped=AREAS.polygons)
    study = Comparison(numbers, comparison_words(STUDY), language)
    study.root = tmp_path
    (tmp_path / "results/comparison/figures").mkdir(parents=True)
    (tmp_path / f"results/comparison/figures/map_poverty_rate.{language}.svg").touch()
    said = {
        "en": ["", " Not on the map: City 9900.", " Not on the map: City 9900 and City 9901."],
        "id": ["", " Tidak ada pada peta: Kota 9900.",
               " Tidak ada pada peta: Kota 9900 dan Kota 9901."],
    }[language]  # fmt: skip
    told = study.picture("map_poverty_rate", "The rate.{off_map}").data
    if lacking < len(said):
        assert f".** The rate.{said[lacking]} [" in told
    else:
        assert "9911" in told and "9912" not in told
        assert {"en": ", and others. [", "id": ", dan daerah lain. ["}[language] in told


def test_without_a_map_no_place_is_said_to_be_missing_on_it():
    assert compare({"2010": {"a": city("3301", "10")}}, {})["off_map"] == []


def test_codes_of_a_map_may_have_any_form_that_is_known(tmp_path):
    path = tmp_path / "map.geojson"
    codes = ("18.01", 1802000, "1871.0", "18", "1871")
    path.write_bytes(collection(*(feature(one, ring(at, -7)) for at, one in enumerate(codes))))
    found = open_map({"path": str(path), "code": "code"}).polygons
    assert {code: len(parts) for code, parts in found.items()} == {
        "1801": 1, "1802": 1, "1871": 2, "18": 1,
    }  # fmt: skip
