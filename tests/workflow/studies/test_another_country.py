"""National files of other countries: their declaration changes, and no line of Python does."""

import csv
import json
import subprocess
import sys

import pytest
from bs4 import BeautifulSoup

from tests.conftest import LANGUAGES, Project, copy_project
from tests.workflow.studies.countries import (
    BRAZIL,
    DISTRICTS,
    LANDS,
    MADE_UP,
    MUNICIPALITIES,
    move,
    rows,
)

pytestmark = pytest.mark.slow
# what only the study's own country has, in either language
OWN = ("BPS", "Indonesian", "regenc", "Regency", "abupaten", "district", "provin", "kota ")


@pytest.fixture(scope="module")
def brazil(tmp_path_factory) -> Project:
    project = copy_project(tmp_path_factory.mktemp("brazil") / "project")
    move(project, BRAZIL, MUNICIPALITIES)
    project.build()
    return project


@pytest.fixture
def made_up(tmp_path) -> Project:
    return move(copy_project(tmp_path / "project"), MADE_UP, DISTRICTS)


def text_of(project: Project, path: str, language: str = "") -> str:
    """What a reader reads of a page, or of one language's half."""
    page = BeautifulSoup(project.read(f"results/{path}"), "html.parser")
    for one in page(["style", "script"]):
        one.decompose()
    half = page.select_one(f'.page[lang="{language}"]') if language else page.body
    return " ".join(half.get_text(" ").split())


def test_municipalities_of_two_states_have_their_briefs(brazil):
    with (brazil.folder / "results/atlas/districts.csv").open(encoding="utf-8", newline="") as file:
        found = {row["code"]: row for row in csv.DictReader(file)}
    assert {code: row["name_en"] for code, row in found.items()} == MUNICIPALITIES
    counts = {row[0]: row for row in rows(MUNICIPALITIES) if row[2] == "2010"}
    for code, row in found.items():
        assert row["name_id"] == row["name_en"]  # codes tell no kinds, so no name is changed
        assert row["province"] == BRAZIL["parents"][code[:2]][0]
        assert [row["population"], row["poor"]] == counts[code][3:5]
    for code, name in MUNICIPALITIES.items():
        for language, words in (("id", "munisipalitas"), ("en", "municipalities")):
            text = text_of(brazil, f"atlas/{code[:2]}/{code}/brief.{language}.html")
            assert name in text and f"4 {words}" in text


def test_no_text_names_the_study_s_own_country_or_its_levels(brazil):
    briefs = [f"atlas/{code[:2]}/{code}/brief" for code in MUNICIPALITIES]
    pages = [f"{one}.{language}.html" for one in [*briefs, "comparison"] for language in LANGUAGES]
    for page in pages:
        text = text_of(brazil, page).replace("Bahasa Indonesia", "")
        assert [one for one in OWN if one in text] == [], page
    for language, level, parent in (("id", "munisipalitas", "negara bagian"),
                                    ("en", "municipality", "state")):  # fmt: skip
        index = text_of(brazil, "atlas/index.html", language)
        assert f"{level} (4)" in index and f"{parent} (2)" in index
        for page in ("atlas/index.html", "atlas/quality.html"):
            text = text_of(brazil, page, language).replace("districts.csv", "")
            assert [one for one in OWN if one in text.replace("Bahasa Indonesia", "")] == [], page


def test_codes_with_letters_tell_land_and_kind(made_up):
    made_up.build("results/atlas/quality.csv", "build/atlas/batches", "build/comparison.json")
    files = sorted((made_up.folder / "build/atlas/batches").glob("*.json"))
    assert [file.stem for file in files] == sorted(LANDS)
    for file in files:
        shire, moor, town = json.loads(file.read_bytes())
        land, name = file.stem, file.stem.title()
        assert [one["code"] for one in (shire, moor, town)] == [
            f"{land}S01", f"{land}S02", f"{land}T03",
        ]  # fmt: skip
        assert shire["name"] == {"id": f"Syir {name}dale", "en": f"{name}daleshire"}
        assert moor["name"] == {"id": f"Syir {name}moor", "en": f"{name}moorshire"}
        assert town["name"] == {"id": f"Kota {name}by", "en": f"{name}by"}
        assert town["province"] == LANDS[land]
    assert json.loads((made_up.folder / "build/atlas/without.json").read_bytes()) == []


def test_a_code_of_another_form_is_told_by_what_is_declared(made_up):
    made_up.edit("data/national.csv", "NOS01,Nodale,2010", "1101,Nodale,2010")
    made_up.build("results/atlas/quality.csv")
    log = made_up.read("logs/districts.log").decode()
    expected = MADE_UP["code"]["title"]
    assert f"row 3, column code: found '1101', expected {expected}" in log


def test_a_place_of_another_country_gives_its_code_under_its_own_name(made_up):
    def new(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "runut.cli", "new", *arguments, "year=2010"]
        return subprocess.run(command, capture_output=True, check=False, **made_up.how())

    done = new("Shire Midmoor", "land_code=MIT03")
    assert done.returncode == 2 and "expected the code of a shire" in done.stderr + done.stdout
    done = new("Town of Midby", "land_code=3271")
    assert done.returncode == 2 and MADE_UP["code"]["title"] in done.stderr + done.stdout
    done = new("Town of Midby", "land_code=MIT03")
    assert done.returncode == 0, done.stderr
    about = made_up.read("data/cities/midby/city.yaml").decode()
    assert "land_code: MIT03" in about and "en: Midby" in about


def test_a_country_that_declares_too_little_is_told_what(made_up):
    made_up.edit("data/published.yaml", "  name: land_code\n", "")
    done = made_up.run("--dry-run")
    assert done.returncode == 1 and "Traceback" not in done.stderr
    assert "data/published.yaml, code.name: found nothing" in done.stderr


def test_a_country_whose_codes_tell_no_parent_has_an_atlas_all_the_same(tmp_path):
    declared = {part: one for part, one in BRAZIL.items() if part != "parents"}
    declared["code"] = {name: one for name, one in BRAZIL["code"].items() if name != "parent"}
    declared["levels"] = {"place": BRAZIL["levels"]["place"]}
    project = move(copy_project(tmp_path / "project"), declared, {"3303302": "Niterói"})
    project.build("results/atlas/index.html")
    assert "Niterói" in text_of(project, "atlas/all/3303302/brief.en.html")
    assert "A brief for each municipality (1). " in text_of(project, "atlas/index.html", "en")
