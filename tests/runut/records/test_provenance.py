"""The record of a build, from made-up files."""

import hashlib

import pytest
import yaml

from runut.records.provenance import codecheck, crate, described

OUTPUTS = {"results/index.html": b"i", "results/a/tables/causes.csv": b"c"}
CODE = {"Snakefile": b"s", "src/runut/graph/wiring.py": b"w"}
INPUTS = {"config/config.yaml": b"d"}
ADDRESS = "https://example.org/a.csv"
ELSEWHERE = {ADDRESS: b"n", "#corrections": b"k"}
PUBLISHED = {
    "title": 'A: "b" #c',
    "author": "D - e",
    "journal": "J",
    "url": "https://example.org/article",
}
GIVEN = {
    "languages": ["id", "en"],
    "title": {"id": "Sebuah studi", "en": "A study"},
    "choices": {"engine": "embedded", "sizes": [100, 300], "date": "2026-11-23"},
    "published": {"first": PUBLISHED},
    "packages": {"snakemake": "9.27.1"},
}
CITATION = {
    "version": "0.1.0",
    "authors": [{"name": "A team"}],
    "license": ["MIT", "CC-BY-4.0"],
}


def made(root="results", outputs=OUTPUTS, given=GIVEN, citation=CITATION) -> dict:
    return crate(root, outputs, CODE, INPUTS, ELSEWHERE, given, citation)


def entities(content: dict) -> dict[str, dict]:
    return {one["@id"]: one for one in content["@graph"]}


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("article.id.pdf", "The whole article, rebuilt from its tables"),
        ("tables/causes.csv", "Clean table “causes”"),
        ("figures/causes.en.svg", "Figure “causes”"),
        ("verification.xml", "The verdict on every number that the published article prints"),
        ("something.else", "A result of the build"),
    ],
)
def test_every_result_is_described_in_the_studys_languages(path, text):
    assert described(path, ["en"]) == text
    assert described(path, ["fr"]) == text
    indonesian, english = described(path, ["id", "en"]).split(" / ")
    assert english == text and indonesian not in ("", text)


def test_files_are_named_from_the_crates_root():
    beside, above = entities(made()), entities(made("."))
    assert {"../Snakefile", "../config/config.yaml", "index.html"} <= set(beside)
    assert {"Snakefile", "config/config.yaml", "results/index.html"} <= set(above)
    assert len(beside) == len(above)
    assert above["./"]["mainEntity"] == {"@id": "Snakefile"}
    assert not [name for name in above if name.startswith("..")]


@pytest.mark.parametrize("root", ["results", "."])
def test_a_source_that_lies_elsewhere_is_named_with_its_sum_and_is_no_part(root):
    graph = entities(made(root))
    for name, data in ELSEWHERE.items():
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


def test_a_study_that_rebuilds_no_article_in_one_language_has_a_crate():
    given = GIVEN | {"published": {}, "languages": ["en"]}
    graph = entities(made(given=given, citation=CITATION | {"license": "MIT"}))
    assert graph["./"]["citation"] == []
    assert graph["./"]["license"] == {"@id": "https://spdx.org/licenses/MIT"}
    assert graph["./"]["name"] == "A study"
    assert " / " not in graph["./"]["description"]


def test_a_study_that_names_no_authors_and_licence_has_a_crate():
    root = entities(made(citation={}))["./"]
    assert root["license"] == "Lisensi belum disebutkan. / No licence is named yet."
    assert root["author"] == []


def test_two_articles_of_one_author_name_them_once():
    second = PUBLISHED | {"url": "https://example.org/second"}
    graph = made(given=GIVEN | {"published": {"a": PUBLISHED, "b": second, "c": second}})["@graph"]
    names = [one["@id"] for one in graph]
    assert sorted(set(names)) == sorted(names)
    assert {PUBLISHED["url"], second["url"], "#d---e"} <= set(names)


def test_a_citation_may_name_people():
    people = [{"given-names": "A", "family-names": "B"}]
    author = entities(made(citation=CITATION | {"authors": people}))["#author-1"]
    assert (author["@type"], author["name"]) == ("Person", "A B")


def test_the_order_of_files_changes_nothing():
    assert made() == made(outputs=dict(reversed(OUTPUTS.items())))


def test_a_changed_byte_changes_the_crate():
    assert made() != made(outputs=OUTPUTS | {"results/index.html": b"j"})


def test_a_draft_is_yaml_whatever_a_title_holds():
    draft = yaml.safe_load(codecheck(PUBLISHED, ["article.id.pdf"], ["id", "en"]))
    assert draft["paper"]["title"] == 'A: "b" #c'
    assert draft["manifest"][0]["file"] == "article.id.pdf"
