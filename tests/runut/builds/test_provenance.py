"""The record of a build, from made-up files."""

import hashlib
import json

import pytest
import yaml

from runut.builds.provenance import codecheck, crate, described, moved_up
from tests.conftest import CITY, ROOT

WORDS = yaml.safe_load((ROOT / "manuscript" / "provenance.yaml").read_text(encoding="utf-8"))
ABOUT = yaml.safe_load((CITY / "city.yaml").read_text(encoding="utf-8"))
PACKAGE = json.loads((CITY / "datapackage.json").read_text(encoding="utf-8"))
OUTPUTS = {"results/index.html": b"i", "results/bandar-lampung/tables/causes.csv": b"c"}
SOURCES = {"Snakefile": b"s", "src/runut/graph/wiring.py": b"w", "config/config.yaml": b"d"}


ADDRESS = "https://example.org/a.csv"


def made(outputs=OUTPUTS) -> dict:
    return crate(
        outputs,
        SOURCES,
        {ADDRESS: b"n", "#national-corrections": b"k"},
        {"engine": "embedded", "survey_sizes": [100, 300], "date": "2026-11-23"},
        {"bandar-lampung": (ABOUT, PACKAGE)},
        {"snakemake": "9.27.1"},
        {"authors": [{"name": "A team"}], "version": "0.1.0"},
        WORDS,
    )


def entities(content: dict) -> dict[str, dict]:
    return {one["@id"]: one for one in content["@graph"]}


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("article.id.pdf", "The whole article (Indonesian, PDF)"),
        ("tables/causes.csv", "Clean table “Causes of poverty named by poor households”"),
        ("tables/intervals.csv", "Intervals for the survey's shares"),
        ("figures/causes.en.svg", "Figure “causes” (English, SVG)"),
        ("verification.xml", "The verdict on every number"),
        ("something.else", "A result of the build"),
    ],
)
def test_every_result_is_described_in_both_languages(path, words):
    english, indonesian = described(path, PACKAGE, WORDS).split(" / ")
    assert english.startswith(words)
    assert indonesian and indonesian != english


def test_a_table_is_called_by_its_title_in_each_language():
    english, indonesian = described("tables/causes.csv", PACKAGE, WORDS).split(" / ")
    assert indonesian == "Tabel bersih “Penyebab kemiskinan menurut rumah tangga miskin”"
    untitled = {"resources": [{"name": "causes", "title": "Causes of poverty"}]}
    english, indonesian = described("tables/causes.csv", untitled, WORDS).split(" / ")
    assert (english, indonesian) == ("Clean table “Causes of poverty”", "Tabel bersih “causes”")


def test_files_are_named_from_the_crates_root():
    beside, above = entities(made()), entities(moved_up(made()))
    assert {"../Snakefile", "../config/config.yaml", "index.html"} <= set(beside)
    assert {"Snakefile", "config/config.yaml", "results/index.html"} <= set(above)
    assert len(beside) == len(above)
    assert above["./"]["mainEntity"] == {"@id": "Snakefile"}
    assert not [name for name in above if name.startswith("..")]


def test_a_source_that_lies_elsewhere_is_named_with_its_sum_and_is_no_part():
    for content in (made(), moved_up(made())):
        graph = entities(content)
        for name, data in ((ADDRESS, b"n"), ("#national-corrections", b"k")):
            assert graph[name]["sha256"] == hashlib.sha256(data).hexdigest()
            assert {"@id": name} in graph["#build"]["object"]
            assert {"@id": name} not in graph["./"]["hasPart"]


def test_every_reference_leads_to_an_entity():
    graph = entities(made())

    def references(value):
        if isinstance(value, dict):
            yield from [value["@id"]] if list(value) == ["@id"] else references([*value.values()])
        elif isinstance(value, list):
            for one in value:
                yield from references(one)

    elsewhere = {one for one in references(list(graph.values())) if one not in graph}
    assert all(one.startswith("https://") for one in elsewhere)
    assert not [one for one in elsewhere if "w3id.org/ro/wfrun" in one or "licenses" in one]


def test_the_order_of_files_changes_nothing():
    assert made() == made(dict(reversed(OUTPUTS.items())))


def test_a_changed_byte_changes_the_crate():
    assert made() != made(OUTPUTS | {"results/index.html": b"j"})


def test_a_draft_is_yaml_whatever_a_title_holds():
    about = {"published": {"title": 'A: "b" #c', "author": "D - e", "url": "https://example.org"}}
    draft = yaml.safe_load(codecheck(about, PACKAGE, ["article.id.pdf"], WORDS))
    assert draft["paper"]["title"] == 'A: "b" #c'
    assert draft["manifest"][0]["file"] == "article.id.pdf"
