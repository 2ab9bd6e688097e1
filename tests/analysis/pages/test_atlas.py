"""The atlas's pages and its table, from districts that are made up."""

from fractions import Fraction

import pytest
from bs4 import BeautifulSoup

from analysis.national.corrections import Correction
from analysis.pages.atlas import Pages, table
from runut.builds.files import read_words
from tests.conftest import LANGUAGES, ROOT

MANUSCRIPT = ROOT / "manuscript"


def district(code: str, name: str, **more) -> dict:
    return {"code": code, "name": {"id": name, "en": name}, "province": "BARAT", "notes": 0, **more}


def number(exact: str, unit: str, decimals: int) -> dict:
    return {"exact": exact, "unit": unit, "decimals": decimals}


RATE = {"poverty_rate": number("25/2", "percent", 2), "poor": number("12", "persons", 0)}
MADE = [
    district("3301", "<b>One</b>", numbers=RATE, notes=2),
    district("3302", "Two", failed="its brief has no words", numbers=RATE),
]
WITHOUT = [
    district("3303", "Three", why=["row 3: found banyak, expected digits", "row 4: nothing"]),
    district("3304", "Four", why=[]),
]
PAGES = Pages(
    MANUSCRIPT / "atlas", "", read_words(MANUSCRIPT / "atlas/words.yaml"), MADE, WITHOUT, 2010,
    "A yearbook",
)  # fmt: skip


def half(html: str, language: str) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser").select_one(f'.page[lang="{language}"]')


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_brief_that_could_not_be_made_is_not_linked(language):
    one, two = half(PAGES.index(), language).select("tr[data-province]")
    brief = f"33/3301/brief.{language}"
    leads = [a["href"] for a in one.select("a")]
    assert leads == [f"{brief}.html", f"{brief}.html#sec-notes", f"{brief}.pdf"]
    assert "<b>One</b>" in one.get_text()
    assert not two.select("a")
    assert PAGES.words[language]["no_brief"] in two.get_text()


@pytest.mark.parametrize(("language", "rate"), [("id", "12,50%"), ("en", "12.50%")])
def test_a_rate_is_shown_and_sorted_and_one_that_is_missing_is_a_dash(language, rate):
    one = half(PAGES.index(), language).select_one("tr[data-province]")
    cells = [(cell["data-value"], cell.get_text()) for cell in one.select("td[data-value]")]
    assert ("12.50", rate) in cells and ("", "–") in cells


@pytest.mark.parametrize(
    ("language", "rate"), [("id", "17,5% (terbitan)"), ("en", "17.5% (published)")]
)
def test_a_rate_that_is_only_published_is_shown_as_such(language, rate):
    made = [district("3301", "One", numbers={"official_rate.2010": number("35/2", "percent", 1)})]
    pages = Pages(MANUSCRIPT / "atlas", "", read_words(MANUSCRIPT / "atlas/words.yaml"), made, [],
                  2010, "A yearbook")  # fmt: skip
    one = half(pages.index(), language).select_one("tr[data-province]")
    assert [cell.get_text() for cell in one.select("td[data-value]")] == [rate, "–", "–"]
    assert table(made, [], 2010)[1][8] == "17.5"


def test_a_district_without_a_row_that_can_be_read_is_named_with_the_reason():
    listed = [one.get_text() for one in half(PAGES.index(), "en").select("section li")]
    assert listed == [
        "Three (3303, BARAT): row 3: found banyak, expected digits; row 4: nothing",
        "Four (3304, BARAT): There is no row for the year.",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_suspicious_value_leads_to_the_brief_where_there_is_one(language):
    listings = [
        {
            "rule": "jump",
            "code": code,
            "name": "Kab. Lain",
            "year": "2010",
            "id": "Mengapa",
            "en": "Why",
        }
        for code in ("3301", "3302", "3303")
    ]
    words = read_words(MANUSCRIPT / "quality.yaml")
    found = half(PAGES.quality(listings, [], words), language)
    rows = found.select("table.listings tbody tr")
    assert [[a["href"] for a in row.select("a")] for row in rows] == [
        [f"33/3301/brief.{language}.html"], [], [],
    ]  # fmt: skip
    assert "Lain" in rows[2].get_text()
    assert PAGES.words[language]["corrections"]["none"] in found.get_text()


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", [["<b>One</b>", "1,234", "blank"], ["9999", "1.50%", "2.00%"]]),
        ("id", [["<b>One</b>", "1.234", "kosong"], ["9999", "1,50%", "2,00%"]]),
    ],
)
def test_a_correction_says_what_was_and_what_is(language, expected):
    why = {"id": "salah", "en": "wrong"}
    corrections = [
        Correction("3301", 2010, "poor", Fraction(1234), None, why, "A", "c.csv", 2),
        Correction(
            "9999", 2010, "official_rate", Fraction(3, 2), Fraction(2), why, "B", "c.csv", 3
        ),
    ]
    words = read_words(MANUSCRIPT / "quality.yaml")
    found = half(PAGES.quality([], corrections, words), language)
    rows = [[cell.get_text() for cell in row.select("td")] for row in found.select("tbody tr")]
    assert [[row[0], row[3], row[4]] for row in rows] == expected


def test_the_table_has_a_row_for_every_district_and_says_why_one_has_no_brief():
    head, *rows = table(MADE, WITHOUT, 2010)
    one, two, three, four = (dict(zip(head, row, strict=True)) for row in rows)
    shown = [one[name] for name in ("poor", "poverty_rate", "employed", "notes")]
    assert shown == ["12", "12.50", "", "2"]
    assert [row["without"] for row in (one, two, three, four)] == [
        "", "its brief has no words",
        "row 3: found banyak, expected digits; row 4: nothing", "no row for the year",
    ]  # fmt: skip
