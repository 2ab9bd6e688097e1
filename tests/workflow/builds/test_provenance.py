"""The record of a build: the draft for a codechecker and the Workflow Run RO-Crate."""

import hashlib
import json
import shutil
from pathlib import Path

import pytest
import yaml

from runut.builds.files import files_in

pytestmark = pytest.mark.slow
CITY = "results/bandar-lampung"
CRATE = "results/ro-crate-metadata.json"
# What the profiles recommend (no more) and this crate leaves out, and why
NOT_FOLLOWED = {
    "process-run-crate-0.5_3.2": "the project has no public address to give its code and packages",
    "process-run-crate-0.5_5.1": "of the validator's own making: no package's id but a class's",
    "process-run-crate-0.5_8.4": "no end time: the crate is the same whenever the build is run",
    "process-run-crate-0.5_8.6": "no agent: the crate is the same whoever runs the build",
    "ro-crate-1.1_30.2": "nothing is made up of the author but his name",
    "ro-crate-1.1_30.3": "nothing is made up of the author but his name",
    "ro-crate-1.1_31.2": "the project has no public address",
    "workflow-ro-crate-1.0_6.1": "the readme lies with the sources",
    "workflow-ro-crate-1.0_6.2": "the readme lies with the sources",
}


@pytest.fixture
def crate(built) -> dict:
    return json.loads(built.read(CRATE))


def entities(crate: dict) -> dict[str, dict]:
    return {one["@id"]: one for one in crate["@graph"]}


def test_the_crate_keeps_every_rule_of_its_profiles(built, validated):
    assert validated(built.folder / "results") == set()


def test_of_what_the_profiles_recommend_only_what_is_explained_is_left_out(built, validated):
    said = validated(built.folder / "results", "RECOMMENDED")
    assert {identifier for identifier, _ in said} == set(NOT_FOLLOWED)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda graph: graph["./"].pop("license"),
        lambda graph: graph["#build"].pop("instrument"),
        lambda graph: graph["index.html"].update({"@id": "no-such-file"}),
    ],
)
def test_the_validator_notices_what_is_wrong(built, validated, crate, tmp_path, spoil):
    folder = tmp_path / "project" / "results"
    for part in (
        "results",
        "workflow",
        "analysis",
        "src",
        "profiles",
        "data",
        "manuscript",
        "config",
    ):
        shutil.copytree(built.folder / part, folder.parent / part)
    for part in ("_quarto.yml", "pyproject.toml"):
        shutil.copy(built.folder / part, folder.parent / part)
    spoil(entities(crate))
    (folder / "ro-crate-metadata.json").write_text(json.dumps(crate), encoding="utf-8")
    assert validated(folder)


def test_the_crate_names_every_result_and_what_it_was_made_of(built, crate):
    graph, results = entities(crate), built.folder / "results"
    there = {Path(one).relative_to(results).as_posix() for one in files_in([str(results)])}
    made = {one["@id"] for one in graph["#build"]["result"]}
    assert made == there - {"ro-crate-metadata.json"}
    read = {one["@id"] for one in graph["#build"]["object"]}
    assert {"../data/cities/bandar-lampung/sources/causes.csv", "#choice-date"} <= read
    assert {"../analysis/standard/assumptions.csv", "../CITATION.cff"} <= read
    code = {one["@id"] for one in graph["../Snakefile"]["hasPart"]}
    assert {"../analysis/indicators.py", "../workflow/rules/tables.smk"} <= code
    for name, one in graph.items():
        if "sha256" in one:
            content = (results / name).read_bytes()
            assert one["sha256"] == hashlib.sha256(content).hexdigest(), name
            assert one["contentSize"] == str(len(content))


def test_the_crate_says_whose_argument_it_is_and_holds_no_clock(built, crate):
    graph = entities(crate)
    study = graph[graph["./"]["citation"]["@id"]]
    assert graph[study["author"]["@id"]]["name"] == "Noverman Duadji"
    assert graph["./"]["author"] != study["author"]
    assert graph["./"]["datePublished"] == graph["#choice-date"]["value"] == "2026-11-30"
    assert not {"startTime", "endTime", "dateCreated", "dateModified"} & set(graph["#build"])


def test_the_draft_for_a_codechecker_lists_the_results_and_claims_nothing(built):
    text = built.read(f"{CITY}/codecheck.yml").decode()
    assert text.startswith("%YAML 1.1\n---\n") and "# DRAFT. No codechecker has" in text
    draft = yaml.safe_load(text)
    assert draft["version"] == "https://codecheck.org.uk/spec/config/2.0/"
    folder = built.folder / CITY
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert {one["file"] for one in draft["manifest"]} == there - {"codecheck.yml"}
    assert all(one["comment"] for one in draft["manifest"])
    assert draft["paper"]["authors"] == [{"name": "Noverman Duadji"}]
    assert "not a certificate" in draft["summary"] and "bukan sertifikat" in draft["summary"]
    only_a_check_knows = {"codechecker", "report", "certificate", "check_time"}
    assert not only_a_check_knows & set(draft)
