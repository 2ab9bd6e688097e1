"""Measures that are shown as they are printed: known ones, and those that a config declares."""

from fractions import Fraction
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from analysis.atlas.districts import districts, unit_of_data
from analysis.briefs.brief import Brief
from analysis.briefs.sentences import plain
from analysis.briefs.side_by_side import Comparison, comparison_words
from analysis.comparison.numbers import compare, with_measures
from analysis.national.measures import measures_of, named, names_over, spoken
from analysis.opening.national import open_national
from analysis.pages.atlas import Pages, table
from analysis.peers import side_by_side
from runut.builds import read_words
from runut.registry import build_registry
from runut.tables.errors import BadInput
from tests.analysis.national_files import COLUMNS, rows
from tests.conftest import LANGUAGES, ROOT
from tests.studies import STUDY, read_city

STUNTING = {"id": "Balita tengkes", "en": "Stunted children"}
CHOICE = {
    "title": "A yearbook",
    "year": 2010,
    "columns": COLUMNS
    | {
        "poverty_gap": "p1",
        "poverty_line": {"name": "garis", "group_mark": "."},
    },
    "measures": {
        "stunting": {"column": "tengkes", "name": STUNTING, "unit": "percent"},
        "growth": {
            "column": "tumbuh",
            "name": {"id": "Pertumbuhan", "en": "Growth"},
            "unit": {"id": "persen per tahun", "en": "per cent a year"},
            "decimal_mark": ",",
        },
        "schools": {
            "column": "sekolah",
            "name": {"id": "Murid", "en": "Pupils"},
            "unit": "persons",
            "magnitude": "ribu",
        },
    },
}
GIVEN = {"p1": "1.90", "garis": "374.261", "tengkes": "23.4", "tumbuh": "-1,50", "sekolah": "43.7"}


def opened(tmp_path, changes=None, **choice):
    """Two districts, of which the first lacks nothing and the second its line and its growth."""
    file = tmp_path / "national.csv"
    found = [row | GIVEN for row in rows(2)]
    for row in found[3:]:
        row |= {"garis": "", "tumbuh": ""}
    for row in found:
        row |= changes or {}
    lines = [list(found[0]), *(list(row.values()) for row in found)]
    file.write_text("\n".join(",".join(f'"{one}"' for one in line) for line in lines) + "\n")
    return open_national(CHOICE | choice, file)


def made(national):
    parted, without = districts(national, 2010, {"title": "A yearbook"}, {}, measures_of(CHOICE))
    assert not without
    found = []
    for one in parted["33"]:
        found.append(build_registry(unit_of_data(STUDY, one)))
        found[-1] |= {"notes": [], "measures": one["measures"]}
    return found


def test_their_numbers_are_exact_and_have_the_decimals_that_are_printed(tmp_path):
    numbers = made(opened(tmp_path))[0]["numbers"]
    shown = {
        name: (numbers[f"{name}.2010"]["exact"], numbers[f"{name}.2010"]["decimals"],
               numbers[f"{name}.2010"]["unit"])
        for name in ("poverty_gap", "poverty_line", "stunting", "growth", "schools")
    }  # fmt: skip
    assert shown == {
        "poverty_gap": ("19/10", 2, "index"), "poverty_line": ("374261", 0, "IDR"),
        "stunting": ("117/5", 1, "percent"), "growth": ("-3/2", 2, "index"),
        "schools": ("43700", 0, "persons"),
    }  # fmt: skip
    source = numbers["poverty_line.2010"]["source"]
    assert (source["printed"], source["row"], source["column"]) == ("374.261", 3, "garis")
    assert numbers["schools.2010"]["source"]["printed"] == "43.7 ribu"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_brief_shows_them_and_says_which_are_missing(tmp_path, language):
    texts = []
    for registry in made(opened(tmp_path)):
        brief = Brief(STUDY, Path("none"), registry, language, None)
        words = {case: f"{{measures_table}} / {{lacking}} / {case}" for case in ("some", "all")}
        words |= {"missing": "", "none": "{lacking}"}
        texts.append(plain(brief.choose("measures", **words).data))
        assert brief.derivations().data
    first, second = texts
    line, stunted, growth = {
        "en": ("374,261 rupiah per person and month", "23.4%", "−1.50 per cent a year"),
        "id": ("374.261 rupiah per orang per bulan", "23,4%", "−1,50 persen per tahun"),
    }[language]
    assert line in first and stunted in first and growth in first and first.endswith("/ all")
    assert stunted in second and line not in second and second.endswith("/ some")
    lacking = {"en": "growth and poverty line", "id": "garis kemiskinan dan pertumbuhan"}[language]
    assert sorted(second.split(" / ")[1].split()) == sorted(lacking.split())
    assert "–" not in first


def test_a_measure_that_is_called_as_another_number_is_told(tmp_path):
    one = CHOICE["measures"]["stunting"]
    with pytest.raises(BadInput) as bad:
        opened(tmp_path, measures={"poor": one, "poverty_rate": one, "poverty_gap": one})
    assert [error.column for error in bad.value.errors] == [
        "national.measures.poor", "national.measures.poverty_gap",
        "national.measures.poverty_rate",
    ]  # fmt: skip


def test_a_name_or_unit_that_one_language_lacks_is_told(tmp_path):
    one = {"column": "tumbuh", "name": {"en": "Growth"}, "unit": {"id": "persen"}}
    with pytest.raises(BadInput) as bad:
        opened(tmp_path, measures={"growth": one})
    assert [error.column for error in bad.value.errors] == [
        "national.measures.growth.name.id", "national.measures.growth.unit.en",
    ]  # fmt: skip


def test_what_cannot_be_read_costs_its_district_alone(tmp_path):
    with pytest.raises(BadInput, match="tengkes: found 'banyak'"):
        opened(tmp_path, {"tengkes": "banyak"})
    with pytest.raises(BadInput, match="maximum of 100"):
        opened(tmp_path, {"p1": "101.00"})


def test_one_can_be_corrected(tmp_path):
    corrections = tmp_path / "corrections.csv"
    corrections.write_text(
        "code,year,measure,expects,value,why_id,why_en,who\n"
        "3301,2010,growth,-1.50,1.5,tanda,the sign,A yearbook\n"
    )
    national = opened(tmp_path, corrections=corrections.as_posix())
    assert national.row("3301", 2010).values["growth"] == Fraction(3, 2)
    words = names_over(measures_of(CHOICE), read_words(ROOT / "manuscript/quality.yaml"))
    assert words["measures"]["growth"]["en"] == "Growth"


def test_a_line_of_zero_was_not_published(tmp_path):
    file = tmp_path / "national.csv"
    national = opened(tmp_path)
    file.write_text(file.read_text().replace('"374.261"', '"0"', 1))
    row = open_national(CHOICE, file).row("3301", 2009)
    assert row.values["poverty_line"] is None and row.unpublished == {"poverty_line": 374261}
    assert national.row("3301", 2009).values["poverty_line"] == 374261


@pytest.mark.parametrize(
    ("language", "head", "line"),
    [
        ("en", "Poverty line (rupiah per person and month)", "374,261"),
        ("id", "Garis kemiskinan (rupiah per orang per bulan)", "374.261"),
    ],
)
def test_the_atlas_has_a_column_for_each(tmp_path, language, head, line):
    folder, measures = ROOT / "manuscript/atlas", measures_of(CHOICE)
    entries = [
        {"code": code, "name": {"id": code, "en": code}, "province": "", "notes": 0,
         "numbers": registry["numbers"]}
        for code, registry in zip(("3301", "3302"), made(opened(tmp_path)), strict=True)
    ]  # fmt: skip
    called = named(measures, spoken(measures, read_words(ROOT / "manuscript/brief.yaml")))
    pages = Pages(folder, "", read_words(folder / "words.yaml"), entries, [], 2010, "A", called)
    half = BeautifulSoup(pages.index(), "html.parser").select_one(f'.page[lang="{language}"]')
    heads = [one.get_text() for one in half.select("th")]
    first, second = half.select("tbody tr")
    assert first.select("td")[heads.index(head)].get_text() == line
    assert second.select("td")[heads.index(head)].get_text() == "–"
    header, one, two = table(entries, [], 2010, measures)
    assert dict(zip(header, one, strict=True))["growth"] == "-1.50"
    assert dict(zip(header, two, strict=True))["poverty_line"] == ""


def test_the_comparison_takes_them_from_the_national_file(tmp_path):
    cities = {
        code: {"name": {"id": code, "en": code}, "bps_code": code, "counts": {}, "rates": {},
               "sources": {}, "publications": {}}
        for code in ("3301", "3302", "3399")
    }  # fmt: skip
    cities["3301"] |= {"further": {"poverty_gap": {"exact": "2", "decimals": 0, "unit": "index"}}}
    cities["3301"]["sources"] = {"poverty_gap": {"file": "own.csv"}}
    years = {"2010": with_measures(cities, opened(tmp_path), 2010, "A yearbook")}
    found = compare(years, {}, measures=measures_of(CHOICE))
    numbers = found["numbers"]
    assert numbers["poverty_gap.3301"]["source"]["file"] == "own.csv"
    assert numbers["poverty_gap.3302"]["source"]["row"] == 6
    assert numbers["poverty_line.3301"]["exact"] == "374261"
    assert found["cases"]["measures"] == "some"
    (file,) = found["publications"]
    assert found["publications"][file] == [{"title": "A yearbook"}]
    said = Comparison(found, spoken(found["measures"], comparison_words(STUDY)), "en")
    assert "Poverty line: not given for 3302 and 3399." in said.slot("lacking")
    assert "374,261" in said.slot("table.measures") and "23.4%" in said.slot("table.measures")


def test_a_citys_own_table_may_give_those_that_the_study_knows():
    files = {
        "city.yaml": b"""city: here
name: {id: Kota Sini, en: Here}
bps_code: "1871"
year: 2010
sources:
  counts: {title: A yearbook}
""",
        "sources/counts.csv": b"year,population,poor,poverty_line\n2010,1000,100,301500\n"
        b"2009,990,110,280000\n",
    }
    registry = build_registry(read_city(files, "here"))
    assert registry["numbers"]["rise.poverty_line.2009"]["exact"] == "21500"
    brief = Brief(STUDY, Path("none"), registry, "en", None)
    assert brief.cases["measures"] == "all" and "301,500 rupiah" in plain(brief.measures_table())
    peers = side_by_side({registry["city"]: registry})["2010"]["here"]
    assert peers["further"]["poverty_line"]["exact"] == "301500"
