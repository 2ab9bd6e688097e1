"""How a city's rates have changed: which are known of several years, in words and drawn."""

import csv
from pathlib import Path

import pytest

from analysis.briefs.batch import draw, figures_of
from analysis.briefs.brief import Brief
from analysis.briefs.cases import series
from analysis.briefs.sentences import plain
from runut.manuscripts import drawing
from runut.registry import build_registry
from tests.analysis.briefs.test_brief import ABOUT
from tests.conftest import LANGUAGES
from tests.studies import STUDY, read_city

HEAD = "year,population,poor,employed,unemployed,official_rate\n"


def a_city(*rows: str) -> dict:
    files = {
        "city.yaml": ABOUT.format(city="here", name="Here", code="1871").encode(),
        "sources/counts.csv": (HEAD + "\n".join(rows) + "\n").encode(),
    }
    return build_registry(read_city(files, "here"))


ALL = ("2008,1000,150,,,15.5", "2010,1000,100,400,50,10.5", "2012,1000,90,410,40,9.5")


def test_the_counts_go_before_what_is_published_and_one_year_is_no_change():
    assert series(a_city(*ALL)) == {
        "poverty_rate": {
            "2008": "poverty_rate.2008", "2010": "poverty_rate", "2012": "poverty_rate.2012"
        },
        "unemployed_share": {"2010": "unemployed_share", "2012": "unemployed_share.2012"},
    }  # fmt: skip
    published = a_city("2009,,,,,12.5", "2010,1000,100,400,50,10.5")
    assert series(published) == {
        "official_rate": {"2009": "official_rate.2009", "2010": "official_rate.2010"}
    }
    alone = a_city(ALL[1])
    assert series(alone) == {} and "change" not in figures_of(alone)


@pytest.mark.parametrize(
    ("language", "rows", "said"),
    [
        ("en", ALL, "The share of poor people fell from 15.00% in 2008 to 9.00% in 2012"),
        ("id", ALL, "Porsi penduduk miskin turun dari 15,00% pada tahun 2008 menjadi 9,00% pada "
                    "tahun 2012"),
        ("en", ("2009,,,,,9.5", ALL[1]), "The published poverty rate rose from 9.5% in 2009 to "
                                         "10.5% in 2010"),
        ("en", ("2009,2000,200,,,", ALL[1]), "The share of poor people was the same in 2010 as in "
                                             "2009, 10.00%"),
        ("id", ("2009,,,400,50,", ALL[1]), "Angka pengangguran pada tahun 2010 sama dengan pada "
                                           "tahun 2009, yaitu 11,1%"),
    ],
)  # fmt: skip
def test_the_takeaway_follows_the_numbers(language, rows, said):
    brief = Brief(STUDY, Path("none"), a_city(*rows), language, None)
    assert plain(brief.takeaway("change")) == said
    assert "change.csv" in brief.figure_source("change") and "A yearbook" in brief.published()


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_does_not_see_the_figure_is_told_every_number(language):
    brief = Brief(STUDY, Path("none"), a_city(*ALL), language, None)
    text = plain(brief.said(brief.word("alt", "change")))
    names = [name for names in series(brief.registry).values() for name in names.values()]
    assert len(names) == 5 and all(brief.set(name) in text for name in names)


def test_it_is_drawn_in_each_language_with_its_numbers_beside_it(tmp_path):
    draw(STUDY, a_city(*ALL), tmp_path / "figures")
    drawings = {
        one: (tmp_path / f"figures/change.{one}.svg").read_text(encoding="utf-8")
        for one in LANGUAGES
    }
    assert "15.00%" in drawings["en"] and "15,00%" in drawings["id"]
    assert all(str(year) in drawings["en"] for year in (2008, 2010, 2012))
    inches = float(drawings["en"].partition('width="')[2].partition("pt")[0]) / 72
    assert inches == pytest.approx(drawing.NARROW.inches)
    with (tmp_path / "figures/change.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["id"], row["year"], row["value"]) for row in rows[:2]] == [
        ("poverty_rate.2008", "2008", "15"), ("poverty_rate", "2010", "10"),
    ]  # fmt: skip
    assert rows[-1]["label_en"] == "Unemployment rate" and rows[-1]["unit"] == "percent"
