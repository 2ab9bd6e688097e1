"""Both manuscripts say the same with the same numbers, and say nothing that is not there."""

import re

import pytest
import yaml

from analysis.article.tables import TABLES
from runut.manuscripts.voice import Voice
from tests.conftest import LANGUAGES, ROOT

pytestmark = pytest.mark.own
MANUSCRIPTS = {
    language: (ROOT / "manuscript" / f"article.{language}.qmd").read_text(encoding="utf-8")
    for language in LANGUAGES
}
PATTERNS = {
    "numbers": r'\b(?:n|v)\("([^"]+)"',
    "claims": r'\bp\("([^"]+)"',
    "labels": r'\b(?:label|leading)\("([^"]+)"',
    "tables": r'^table\("([^"]+)"\)',
    "figures": r'\bfigure\("([^"]+)"\)',
    "anchors": r"\{#((?:sec|tbl|fig)-[\w-]+)",
    "references": r"@((?:sec|tbl|fig)-[\w-]+)",
    "citations": r"@([a-z]+(?:-[a-z]+)?\d{4}|duadji-pnpm|dapoer)\b",
}


def used(language: str, kind: str) -> list[str]:
    return re.findall(PATTERNS[kind], MANUSCRIPTS[language], flags=re.MULTILINE)


@pytest.mark.parametrize("kind", PATTERNS)
def test_both_languages_use_the_same(kind):
    assert set(used("id", kind)) == set(used("en", kind))
    assert used("id", kind)


@pytest.mark.parametrize("kind", ["tables", "figures", "anchors"])
def test_each_stands_once_and_in_the_same_order(kind):
    assert used("id", kind) == used("en", kind)
    assert len(set(used("id", kind))) == len(used("id", kind))


def test_the_published_tables_keep_their_numbers():
    assert used("id", "tables")[:4] == ["causes", "labour", "programmes", "actions"]
    assert set(used("id", "tables")) == set(TABLES)


def test_every_reference_has_its_anchor():
    assert set(used("id", "references")) <= set(used("id", "anchors"))


def test_every_table_and_figure_is_referred_to():
    shown = {name for name in used("id", "anchors") if not name.startswith("sec")}
    assert shown <= set(used("id", "references"))


def test_every_citation_has_its_entry_and_every_entry_is_cited():
    entries = re.findall(
        r"^@\w+\{([\w-]+),", (ROOT / "manuscript/references.bib").read_text("utf-8"), re.MULTILINE
    )
    own = {one["id"]: one for one in front_matter("id")["references"]}
    assert {*entries, *own} == set(used("id", "citations"))


def test_what_a_reference_says_in_our_words_is_in_the_language_of_its_list():
    own = {
        language: {one["id"]: one for one in front_matter(language)["references"]}
        for language in LANGUAGES
    }
    described = {"bappeda2010": "title", "dwiyanto2004": "genre"}
    for key, field in described.items():
        assert own["id"][key] | {field: None} == own["en"][key] | {field: None}
        assert own["id"][key][field] != own["en"][key][field]
    assert all(own[language].keys() == described.keys() for language in LANGUAGES)


def front_matter(language: str) -> dict:
    return yaml.safe_load(MANUSCRIPTS[language].split("---\n")[1])


def test_every_number_and_claim_exists(registry):
    voice = Voice(registry, {}, "id")
    for name in used("id", "numbers"):
        voice.entry(name)
    assert set(used("id", "claims")) <= set(registry["claims"])


def test_misprinted_names_are_put_right():
    bibliography = (ROOT / "manuscript/references.bib").read_text("utf-8")
    for text in (*MANUSCRIPTS.values(), bibliography):
        assert not re.search(r"Booker|Czempriel|Pierre (?:dan|and|&) Peters", text)
