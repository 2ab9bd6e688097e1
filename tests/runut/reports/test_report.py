"""The page of verdicts, from the shipped city's claims and from documents that are made up."""

import pytest
from bs4 import BeautifulSoup, Tag

from analysis.joint_checks import joint_checks
from analysis.pages.joint_report import possible
from runut.builds.files import read_folder, read_words
from runut.claims.verification import verification
from runut.manuscripts.opening import UnitVoice
from runut.registry import build_registry
from runut.reports.report import NO_DERIVATION, report
from runut.tables.unit import Unit
from tests.conftest import CITY, LANGUAGES, ROOT
from tests.studies import OF_COUNTS, STUDY, read_city

MANUSCRIPT = ROOT / "manuscript"
TEMPLATES = MANUSCRIPT / "verification"
VERDICTS = STUDY.words
ABOUT = read_words(CITY / "city.yaml")
CITATION = {
    "title": "A study",
    "version": "1.2.3",
    "date-released": "2026-11-23",
    "authors": [{"name": "A team"}],
}
# the last of these places is one of a derivation, and none in the text
DOCUMENT = (
    '<p id="at-intro-poor"><p id="at-poverty_rate"><h2 id="sec-results">'
    f'{NO_DERIVATION}"><p id="at-results-subtrahend"></div>'
)


def made(city, registry, about, folder) -> BeautifulSoup:
    content = verification(city, CITATION)
    html = report(
        STUDY,
        "",
        content,
        joint_checks(city),
        {one: UnitVoice(STUDY, folder, registry, one, content) for one in LANGUAGES},
        {f"article.{language}.html": DOCUMENT for language in LANGUAGES},
        about,
    )
    return BeautifulSoup(html, "html.parser")


@pytest.fixture(scope="module")
def html(city, registry, tmp_path_factory) -> BeautifulSoup:
    folder = tmp_path_factory.mktemp("results")
    (folder / "figures").mkdir()
    for name in ("bounds.en.svg", "bounds.en.narrow.svg"):
        (folder / "figures" / name).write_text("<svg/>")
    return made(city, registry, ABOUT, folder)


@pytest.fixture(scope="module")
def by_id(html) -> dict[str, Tag]:
    return {one["id"]: one for one in html.select("[id]")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_claim_leads_to_where_the_document_has_it_its_number_or_its_section(
    by_id, registry, language
):
    file = f"article.{language}.html"
    for name, claim in registry["claims"].items():
        expected = []
        if name == "intro-poor":
            expected = [f"{file}#at-intro-poor"]
        elif claim["target"] == "poverty_rate":
            expected = [f"{file}#at-poverty_rate"]
        elif claim["section"] == "results":
            expected = [f"{file}#sec-results"]
        links = by_id[f"{language}-{name}"].select(f'a[href^="{file}"]')
        assert [one["href"] for one in links] == expected, name


def test_what_a_numeral_can_stand_for_is_an_inequality_with_its_own_ends(by_id):
    said = by_id["en-results-poverty-rate"].select("details")[-1].get_text(" ")
    assert "31.425% ≤ x < 31.435%" in said  # halves up
    assert "31.42% < x ≤ 31.43%" in said  # up


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_number_leads_nowhere(html, by_id, language):
    links = {one["href"][1:] for one in html.select(f'.page[lang="{language}"] a[href^="#"]')}
    assert len(links) > 80
    assert links <= by_id.keys()


def test_a_numeral_that_is_what_comes_out_needs_no_ways_of_rounding(by_id):
    assert not by_id["en-cause-table-isolation"].select("details")


def test_a_claim_leads_to_its_source_cells(by_id):
    links = [one["href"] for one in by_id["en-results-poverty-rate"].select("a")]
    assert "#en-d-poverty_rate" in links
    names = [one["href"] for one in by_id["en-d-poverty_rate"].select("a")]
    assert names == ["#en-d-poor", "#en-d-population"]
    told = by_id["en-d-poor"].get_text()
    assert "sources/population.csv, row 3, column value" in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_says_how_to_cite_it_and_under_what_licence(by_id, language):
    said = by_id[f"{language}-citing"].parent
    assert "Noverman Duadji. Program Operasional" in said.get_text()
    assert "A team (2026). A study (v1.2.3)." in said.get_text()
    assert [one["href"] for one in said.select("a")] == [
        ABOUT["published"]["url"],
        "https://creativecommons.org/licenses/by/4.0/",
    ]


def test_a_figure_stands_where_it_was_drawn(html):
    figures = html.select(".joint figure img")
    assert [one["class"] for one in figures] == [["wide"], ["narrow"]]
    for figure in figures:
        assert figure.find_parent(class_="page")["lang"] == "en"
        assert figure["src"] == "data:image/svg+xml;base64,PHN2Zy8+"
        assert len(figure["alt"]) > 100


def of_counts_alone(target: str = "population") -> Unit:
    """A city without budget, survey and article of its own, of which somebody printed a number."""
    files = read_folder(OF_COUNTS)
    files["city.yaml"] += b'  claims: {title: "An article"}\n'
    files["claims.csv"] = (
        b"claim,printed,suffix,decimal_mark,group_mark,section,place,target,context,order\n"
        b"people,145.471,,,.,intro,Introduction; paragraph 1,%s,,1\n" % target.encode()
    )
    return read_city(files, "metro")


def test_a_city_of_counts_alone_is_called_by_its_name_and_asked_for_no_budget(tmp_path):
    city = of_counts_alone()
    html = made(city, build_registry(city), {}, tmp_path)
    for language, name, working in (
        ("en", "Metro", "The working poor"),
        ("id", "Kota Metro", "Pekerja miskin"),
    ):
        half = html.select_one(f'.page[lang="{language}"]')
        assert half.select_one(".subtitle").get_text() == name
        assert [one.get_text() for one in half.select(".joint h3")] == [working]


def test_the_sizes_between_gaps_are_possible():
    assert possible({"smallest": 3, "gaps": [[5, 6], [8, 8]]}, 10) == [[3, 4], [7, 7], [9, 10]]
    assert possible({"smallest": 3, "gaps": []}, 10) == [[3, 10]]


def test_nothing_is_said_of_rounding_where_no_claim_could_be_checked(tmp_path):
    for target, there in (("population", True), ("", False)):
        city = of_counts_alone(target)
        html = made(city, build_registry(city), {}, tmp_path)
        headings = [one.text for one in html.select("h3")]
        assert ("The way of rounding" in headings) == there
        assert "0 numbers that can be worked out" not in html.get_text()


@pytest.mark.parametrize(
    ("target", "language", "said"),
    [
        ("population", "en", "The article prints one number. The verdicts: 1 exact."),
        ("population", "id", "Artikel mencetak satu angka. Putusannya: 1 tepat."),
        ("", "en", "The article prints one number. None could be checked."),
    ],
)
def test_of_one_number_is_spoken_as_of_one(tmp_path, target, language, said):
    city = of_counts_alone(target)
    html = made(city, build_registry(city), {}, tmp_path)
    summary = html.select_one(f"#{language}-summary").parent.get_text(" ", strip=True)
    assert said in summary
    ways = {"en": "Each of these ways of rounding", "id": "Tiap cara pembulatan ini"}[language]
    assert (ways in summary) == bool(target)
