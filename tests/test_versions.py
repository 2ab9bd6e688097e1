"""What is released is named alike wherever it is named, and what the README lists is there."""

import re
import tomllib
from datetime import date

import pytest
import yaml

from tests.conftest import ROOT
from tools.contents import files, with_contents

README = (ROOT / "README.md").read_text(encoding="utf-8")
CITATION = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
CONFIG = yaml.safe_load((ROOT / "config/config.yaml").read_text(encoding="utf-8"))
DOCS = [
    one.relative_to(ROOT).as_posix() for one in ROOT.glob("docs/*.md") if one.name != "moved.md"
]
# folders of the repository that its documents name files of
OURS = "_extensions|analysis|benchmarks|config|docs|examples|manuscript|profiles|src|tests|tools"
BIBLIOGRAPHY = (ROOT / "manuscript/references.bib").read_text(encoding="utf-8")


def test_changelog_citation_and_project_name_one_version_and_one_day():
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    version, day = re.search(r"^## (\S+) \((\d{4}-\d\d-\d\d)\)$", changes, re.MULTILINE).groups()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert version == CITATION["version"] == project["version"]
    released = date.fromisoformat(day)
    assert released == CITATION["date-released"] == CONFIG["date"]


def test_the_citation_holds_what_a_deposit_asks_for():
    for key in ("title", "abstract", "authors", "license", "keywords", "version", "date-released"):
        assert CITATION[key], key
    assert not (ROOT / ".zenodo.json").exists()  # it would be taken in place of the citation


@pytest.mark.own
def test_the_readme_lists_the_data_files_as_they_are():
    assert with_contents(README) == README, "uv run python tools/contents.py"
    there = {path.relative_to(ROOT / "data/cities") for path in ROOT.glob("data/cities/**/*.csv")}
    assert {path for path, _, _ in files()} == {one.as_posix() for one in there}


@pytest.mark.parametrize("key", ["duadji-pnpm", "dapoer"])
def test_data_are_cited_alike_in_bibliography_readme_and_citation(key):
    entry = re.search(rf"@\w+{{{key},(.*?)\n}}", BIBLIOGRAPHY, re.DOTALL)[1]
    address = re.search(r"url\s*=\s*{(.*?)}", entry)[1]
    assert f"<{address}>" in README
    (cited,) = (one for one in CITATION["references"] if one["url"] == address)
    if found := re.search(r"urldate\s*=\s*{(.*?)}", entry):
        day = date.fromisoformat(found[1])
        assert cited["date-accessed"] == day
        assert f"{day.day} {day:%B %Y}" in " ".join(README.split())


# docs/moved.md tells of files that are there no more
@pytest.mark.parametrize("file", ["README.md", "CONTRIBUTING.md", "config/README.md", *DOCS])
def test_a_document_names_no_place_that_is_not_there(file):
    text = (ROOT / file).read_text(encoding="utf-8")
    links = {(ROOT / file).parent / one for one in re.findall(r"\]\((?!https?:)([^)#]+)", text)}
    named = {ROOT / one for one in re.findall(rf"`((?:{OURS}|workflow)/[\w./-]*)`", text)}
    assert links | named
    assert [str(one) for one in links | named if not one.exists()] == []


def test_the_catalogue_of_workflows_finds_what_it_asks_for():
    usage = yaml.safe_load((ROOT / ".snakemake-workflow-catalog.yml").read_text(encoding="utf-8"))
    assert usage["usage"]["report"] is True
    told = (ROOT / "config/README.md").read_text(encoding="utf-8")
    choices = {*CONFIG, "national"}
    assert set(re.findall(r"^\| `(\w+)` \|", told, re.MULTILINE)) == choices
