"""The atlas of a small national file: whole, true to its data, and remade where they change."""

import csv
import hashlib
import json
import re
import shutil
from pathlib import Path
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup

from runut.tables.texts import TAKEN
from tests.conftest import LANGUAGES, ROOT, Project

pytestmark = pytest.mark.slow
DISTRICTS = ("3301", "3303", "3401", "3402", "3403")
FILE = "data/national.csv"


def briefs(atlas) -> dict[str, int]:
    """Every document of the atlas, with the time it was written."""
    return {
        path.relative_to(atlas.folder / "results/atlas").as_posix(): path.stat().st_mtime_ns
        for path in (atlas.folder / "results/atlas").glob("*/*/brief.*")
    }


def page(atlas, path: str) -> BeautifulSoup:
    return BeautifulSoup((atlas.folder / "results" / path).read_bytes(), "html.parser")


def table(atlas, name: str) -> list[dict]:
    with (atlas.folder / "results/atlas" / name).open(encoding="utf-8", newline="") as rows:
        return list(csv.DictReader(rows))


@pytest.fixture
def copied(atlas, tmp_path) -> Project:
    """A copy of it that a test may change."""
    # times are kept: Snakemake compares them
    shutil.copytree(atlas.folder, tmp_path / "project", symlinks=True)
    return Project(tmp_path / "project")


def test_every_folder_of_the_build_s_own_has_a_name_that_no_city_can_have(atlas):
    tops = [atlas.folder / name for name in ("results", "build", "logs")]
    assert {path.name for top in tops for path in top.iterdir() if path.is_dir()} <= {
        "metro",
        *TAKEN,
    }


def test_the_national_file_and_its_corrections_are_among_the_inputs(atlas):
    crate = json.loads(atlas.read("results/ro-crate-metadata.json"))
    sums = {one["@id"]: one.get("sha256") for one in crate["@graph"]}
    for file in (FILE, "data/corrections.csv"):
        assert sums[f"../{file}"] == hashlib.sha256(atlas.read(file)).hexdigest()


def test_every_district_has_its_brief(atlas):
    expected = {
        f"{code[:2]}/{code}/brief.{language}.{end}"
        for code in DISTRICTS
        for language in LANGUAGES
        for end in ("html", "pdf")
    }
    assert set(briefs(atlas)) == expected
    text = page(atlas, "atlas/33/3301/brief.id.html").get_text()
    assert "Kabupaten" in text and "10.100" in text


def test_every_link_leads_somewhere(atlas):
    briefs = ("atlas/33/3301/brief.id.html", "metro/brief.en.html", "comparison.id.html")
    for name in ("index.html", "atlas/index.html", "atlas/quality.html", *briefs):
        file = atlas.folder / "results" / name
        for link in page(atlas, name).select("a[href]:not([href*='//'])"):
            path, _, place = link["href"].partition("#")
            target = file.parent / path if path else file
            assert target.is_file(), f"{name}: {link['href']}"
            if place and target.suffix == ".html":
                there = BeautifulSoup(target.read_bytes(), "html.parser")
                assert there.find(id=place), f"{name}: {link['href']}"
    ways = [link["href"] for link in page(atlas, "index.html").select("a[href]")]
    assert "atlas/index.html#id" in ways


def test_the_tables_hold_what_the_documents_say(atlas):
    found = {row["code"]: row for row in table(atlas, "districts.csv")}
    assert found.keys() == {*DISTRICTS, "3302"}
    assert found["3301"]["poverty_rate"] == "10.00"
    assert found["3303"]["poor"] == "" and found["3303"]["unemployed_share"] == "9.1"
    assert "banyak" in found["3302"]["without"]
    sums = {row["file"]: row["sha256"] for row in table(atlas, "sums.csv")}
    assert set(briefs(atlas)) <= sums.keys()
    for file, sha256 in sums.items():
        data = (atlas.folder / "results/atlas" / file).read_bytes()
        assert hashlib.sha256(data).hexdigest() == sha256


def test_a_row_that_cannot_be_read_costs_the_others_nothing(atlas):
    for language in LANGUAGES:
        section = page(atlas, "atlas/index.html").find(id=f"{language}-without").parent
        assert "3302" in section.get_text() and "banyak" in section.get_text()
    assert not (atlas.folder / "results/atlas/33/3302").exists()


def test_a_district_without_a_brief_is_named_at_the_end(atlas):
    said = atlas.build("--forcerun", "index")
    (named,) = re.findall(r"^1 district or city without a brief:\n(.*)$", said, re.MULTILINE)
    assert named.startswith("  Cdaerah Regency (3302): data/national.csv, row 5, column penduduk")


@pytest.mark.parametrize("year", [2015, 2009])
def test_a_year_without_districts_is_refused_and_costs_nothing(copied, year):
    before = briefs(copied)
    chosen = "title: A yearbook\n  year: "
    copied.edit("config/config.yaml", f"{chosen}2010", f"{chosen}{year}")
    if year == 2009:
        kept = copied.read(FILE).decode()
        copied.edit(FILE, kept, kept.replace('"2009"', '"2009 M"'))
        kept = copied.read("data/corrections.csv").decode()
        copied.edit("data/corrections.csv", kept, kept.splitlines()[0])
    done = copied.run()
    assert done.returncode == 1 and f"{year}, the year that the config asks for" in done.stderr
    assert "Traceback" not in done.stderr and briefs(copied) == before


def test_a_correction_stands_before_the_brief_and_behind_its_number(atlas):
    brief = page(atlas, "atlas/34/3401/brief.en.html")
    notes = brief.find(id="sec-notes").parent.get_text()
    assert "a digit is missing (The yearbook of 2011)" in " ".join(notes.split())
    assert brief.find(id="d-poor").get_text().count("a digit is missing") == 1
    assert "161,600" in brief.get_text()
    listed = page(atlas, "atlas/quality.html").find(id="en-corrections").parent.get_text()
    assert "161,600" in listed and "16,160" in listed


def test_a_city_with_claims_and_no_article_has_its_verdicts(atlas):
    metro = atlas.folder / "results/metro"
    verdicts = json.loads((metro / "verification.json").read_bytes())["claims"]
    assert {name: one["verdict"] for name, one in verdicts.items()} == {
        "people": "exact", "rate": "contradicted",
    }  # fmt: skip
    suite = ElementTree.parse(metro / "verification.xml").getroot()
    assert (suite.get("tests"), suite.get("failures")) == ("2", "2")  # nobody expected them yet
    report = page(atlas, "metro/verification.html")
    for language in LANGUAGES:
        brief = page(atlas, f"metro/brief.{language}.html")
        ways = {link["href"] for link in brief.select("a[href^='verification.html']")}
        assert ways == {
            f"verification.html#{place}" for place in (language, f"{language}-people",
                                                       f"{language}-rate")
        }  # fmt: skip
        for way in ways:
            assert report.find(id=way.partition("#")[2])
        back = {link["href"] for link in report.select(f".page[lang={language}] .claims a")}
        places = {one for one in back if one.startswith(f"brief.{language}.html#")}
        assert len(places) == 2
        for place in places:
            assert brief.find(id=place.partition("#")[2])


def test_a_second_build_has_nothing_to_do(atlas):
    assert atlas.rules_run() == set()


def test_one_changed_district_remakes_its_own_documents_and_what_compares(copied):
    before, index = briefs(copied), copied.read("results/atlas/index.html")
    # its place among the others stays, and too many share the lowest rate for it to be named
    copied.edit(
        FILE, '"3402","Fdaerah, Kab.","TIMUR","2010"', '"3402","Zdaerah, Kab.","TIMUR","2010"'
    )
    said = copied.build()
    assert "Making the briefs of province 33" not in said
    after = briefs(copied)
    assert {Path(file).parent.name for file in before if before[file] != after[file]} <= {
        "3401", "3402", "3403",
    }  # fmt: skip
    assert "Zdaerah" in page(copied, "atlas/34/3402/brief.id.html").get_text()
    assert copied.read("results/atlas/index.html") != index
    log = copied.read("logs/atlas/34.log").decode()
    assert "1 of 3 made anew" in log


def test_a_province_that_is_gone_leaves_nothing(copied):
    before = copied.read(FILE).decode().splitlines(keepends=True)
    gone = "".join(line for line in before if line.startswith('"34'))
    copied.edit(FILE, gone, "")
    corrections = copied.read("data/corrections.csv").decode().splitlines(keepends=True)
    copied.edit("data/corrections.csv", corrections[1], "")
    (copied.folder / "results/atlas/77").mkdir()  # no job's
    copied.build()
    assert not (copied.folder / "results/atlas/34").exists()
    assert {row["code"] for row in table(copied, "districts.csv")} == {"3301", "3302", "3303"}


def test_a_folder_named_as_a_province_is_left_alone(atlas):
    mine = atlas.folder / "results/atlas/77"
    mine.mkdir()
    (mine / "notes.txt").write_text("mine")
    assert "Nothing to be done" in atlas.build()
    atlas.build("--forcerun", "districts")
    assert (mine / "notes.txt").read_text() == "mine"
    shutil.rmtree(mine)


def test_a_brief_that_cannot_be_made_is_named_and_tried_again(copied):
    draws = "    draw(study, registry, "
    breaks = '    if city.endswith("3402"):\n        raise ValueError("the pen broke")\n'
    copied.edit("analysis/briefs/batch.py", draws, breaks + draws)
    for _ in range(2):
        done = copied.run()
        assert done.returncode != 0
        assert "(3402): the pen broke" in done.stderr and "Traceback" not in done.stderr
        assert len(briefs(copied)) == 4 * (len(DISTRICTS) - 1)
        assert "the pen broke" in {row["without"] for row in table(copied, "districts.csv")}
    row = page(copied, "atlas/index.html").find("td", string="3402").parent
    assert not row.select("a")
    shutil.copy(ROOT / "analysis/briefs/batch.py", copied.folder / "analysis/briefs")
    copied.build()
    assert len(briefs(copied)) == 4 * len(DISTRICTS)


def test_the_pages_words_rewrite_the_pages_alone(atlas):
    path = "manuscript/atlas/words.yaml"
    before = atlas.read(path)
    atlas.reword(path, "search.en", "Find")
    try:
        assert atlas.rules_run() == {"atlas_pages", "atlas_complete", "crate"}
    finally:
        (atlas.folder / path).write_bytes(before)


def test_the_standing_is_among_all_districts(atlas):
    registry = json.loads(atlas.read("build/atlas/33/3301/standing.json"))
    assert registry["numbers"]["poverty_compared"]["exact"] == "4"
    assert registry["numbers"]["unemployment_compared"]["exact"] == "5"
