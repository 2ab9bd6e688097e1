"""Studies in three languages and in one: what a language lacks is told, what it has is built."""

import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from bs4 import BeautifulSoup

from runut.languages import lacking
from runut.starters.study import make_study
from runut.study import SPOKEN, Study, open_study, own_words
from runut.tables.errors import ValidationError
from tests.studies import ROOT

# the third has no words in the machinery, and no manuscript
THREE = {"id": "Bahasa Indonesia", "en": "English", "nl": "Nederlands"}
FIRST = "data/first"


@pytest.fixture
def mine(tmp_path, monkeypatch) -> Path:
    """A new study, in English alone, that declares three languages."""
    folder = tmp_path / "mine"
    make_study(folder)
    declare(folder, THREE)
    monkeypatch.syspath_prepend(str(folder))
    return folder


def declare(folder: Path, languages: dict) -> None:
    file = folder / "study.yaml"
    text = file.read_text(encoding="utf-8")
    old = next(line for line in text.splitlines() if line.startswith("languages:"))
    file.write_text(text.replace(old, f"languages: {languages}"), encoding="utf-8")


def spoken(words: object, languages: list[str]) -> object:
    """Words in these languages, each text that of English with the language's name before it."""
    if isinstance(words, dict) and isinstance(words.get("en"), str):
        kept = {key: one for key, one in words.items() if key not in SPOKEN}
        return kept | {one: words.get(one, f"{one}: {words['en']}") for one in languages}
    if isinstance(words, dict):
        return {key: spoken(one, languages) for key, one in words.items()}
    return words


def translate(folder: Path) -> None:
    """Write all that the study's languages lack."""
    words = folder / "words.yaml"
    own = yaml.safe_load(words.read_text(encoding="utf-8"))
    both = spoken(own_words(), [*THREE]) | spoken(own, [*THREE])
    words.write_text(yaml.safe_dump(both, allow_unicode=True), encoding="utf-8")
    article = folder / "manuscript/article.en.qmd"
    text = article.read_text(encoding="utf-8").replace(
        "```{python}\nderivations", "\n```{python}\nderivations"
    )
    for one in THREE:
        said = text.replace("lang: en", f"lang: {one}").replace(
            '"article", "en"', f'"article", "{one}"'
        )
        (article.parent / f"article.{one}.qmd").write_text(said, encoding="utf-8")
    for path, old, new in (
        ("study.yaml", "title: {en: ", "title: {id: Kajian saya, nl: Mijn studie, en: "),
        (f"{FIRST}/place.yaml", "name: {en: ", "name: {id: Satu, nl: Een, en: "),
        (f"{FIRST}/expected.csv", "reason_en", "reason_en,reason_id,reason_nl"),
        (f"{FIRST}/expected.csv", "decimal.", "decimal.,Dibulatkan.,Afgerond."),
    ):  # fmt: skip
        file = folder / path
        before = file.read_text(encoding="utf-8")
        assert old in before
        file.write_text(before.replace(old, new), encoding="utf-8")


def runut(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "runut.cli", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def told(study: Study) -> dict[tuple[str, str], ValidationError]:
    return {(one.file.rpartition("/")[2], one.column): one for one in lacking(study)}


def test_a_study_that_says_all_in_its_languages_lacks_nothing():
    for folder in (ROOT, ROOT / "examples/forced-compliance"):
        assert lacking(open_study(folder)) == []


def test_each_word_that_a_language_lacks_is_told_with_what_it_is_in_another(mine):
    found = told(open_study(mine))
    assert found["study.yaml", "title.nl"].expected == "a title"
    own = found["words.yaml", "numbers.ill.label.nl"]
    assert (own.found, own.expected) == ("nothing", "what is “Ill” in en")
    # the machinery speaks Indonesian, but not Dutch
    assert ("words.yaml", "numbers.ill.label.id") in found
    machinery = found["words.yaml", ""]
    assert machinery.found.startswith("no word in nl") and "words/*.yaml" in machinery.expected
    assert ("words.yaml", "verdicts.exact.name.id") not in found


def test_a_word_of_the_machinery_that_a_translation_forgot_is_told_by_its_place(mine):
    translate(mine)
    words = mine / "words.yaml"
    text = words.read_text(encoding="utf-8")
    assert "    nl: 'nl: Close'" in text
    words.write_text(text.replace("    nl: 'nl: Close'\n", ""), encoding="utf-8")
    assert [*told(open_study(mine))] == [("words.yaml", "derivations.close.nl")]


def test_verdicts_are_not_told_in_a_language_without_words(mine):
    done = runut(mine, "verify")
    assert done.returncode == 2 and "Traceback" not in done.stderr
    assert "no word in nl of the machinery's" in done.stderr


def test_the_parts_and_manuscripts_that_a_language_lacks_are_told():
    study = open_study(ROOT)
    other = Study(ROOT, study.about | {"languages": {**study.names, "nl": "Nederlands"}})
    found = told(other)
    for name in ("brief.nl.qmd", "comparison.nl.qmd", "joint.nl.html"):
        assert found[name, ""].expected == "one in Nederlands"
    for file, column in (
        ("published.yaml", "levels.parent.one.nl"), ("published.yaml", "kinds.kota.named.nl"),
        ("brief.yaml", "title.nl"), ("quality.yaml", "rules.swap.says.nl"),
    ):  # fmt: skip
        assert (file, column) in found


def test_what_quarto_leaves_beside_a_manuscript_is_no_part_of_a_page(mine):
    (mine / "manuscript/article.en.html").write_text("", encoding="utf-8")
    assert ("article.nl.html", "") not in told(open_study(mine))


def test_a_language_that_no_number_can_be_written_in_is_told(mine):
    declare(mine, THREE | {"xx": "Xx"})
    assert told(open_study(mine))["study.yaml", "languages.xx"].found == "'xx'"


@pytest.mark.slow
def test_all_that_is_missing_is_told_before_anything_is_built(mine):
    done = runut(mine, "build")
    assert done.returncode != 0 and not (mine / "results").exists()
    said = done.stdout + done.stderr
    assert "Traceback" not in said
    for one in (
        "study.yaml, title.nl", "words.yaml, numbers.ill.label.nl",
        "no word in nl of the machinery's", "expected a value for nl",
        "no manuscript/article.nl.qmd", "no manuscript/article.id.qmd", "reason_nl",
    ):  # fmt: skip
        assert one in said


@pytest.mark.slow
def test_documents_of_three_languages_lead_to_each_other(mine):
    translate(mine)
    (mine / "manuscript/article.fr.qmd").write_text("---\ntitle: Une étude\n---\n")
    done = runut(mine, "build")
    said = done.stdout + done.stderr
    assert done.returncode == 0, said
    assert "article.fr.qmd: not built" in said and "declares no language fr" in said
    results = mine / "results"
    for one in THREE:
        page = BeautifulSoup((results / f"first/article.{one}.html").read_bytes(), "html.parser")
        ways = {a["href"]: a.get_text() for a in page.select("nav.front a[hreflang]")}
        assert ways == {f"article.{it}.html": THREE[it] for it in THREE if it != one}
        assert page.html["lang"] == one
        assert all((results / "first" / way).is_file() for way in ways)
    for file in ("index.html", "first/verification.html"):
        page = BeautifulSoup((results / file).read_bytes(), "html.parser")
        assert [half["lang"] for half in page.select(".page")] == [*THREE]
        for half in page.select(".page"):
            assert {a["href"] for a in half.select("nav.languages a")} == {f"#{it}" for it in THREE}
    half = page.select_one('.page[lang="nl"]').get_text()
    assert "nl: Verification" in half and "38,5%" in half
