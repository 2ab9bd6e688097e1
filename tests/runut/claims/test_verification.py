"""Verdicts in words, in files that tools read, and as an exit status."""

import io
import re
import shutil
import sys
from xml.etree import ElementTree

import pytest
from rich.console import Console
from typer.testing import CliRunner

from analysis.indicators import INDICATORS
from runut.claims.findings import SEVERITIES, VERDICTS
from runut.claims.verification import (
    as_junit,
    as_rows,
    verification,
    whole_explanation,
)
from runut.cli import app
from runut.numerals.rounding import RULES
from runut.reports import telling
from runut.reports.terminal import show
from runut.wording import spoken
from tests.conftest import CITY, LANGUAGES, ROOT
from tests.studies import STUDY, link_study, read_city

WORDS = STUDY.words


def main(arguments: list[str]) -> int:
    """``runut verify``; what it says goes on to where a test looks for it."""
    done = CliRunner().invoke(app, ["verify", *arguments])
    print(done.stdout, end="")
    print(done.stderr, file=sys.stderr, end="")
    return done.exit_code


@pytest.fixture(scope="module")
def content(city) -> dict:
    return verification(city)


@pytest.fixture(scope="module")
def surprising(files) -> dict:
    """As found when one claim has changed and another has a new name."""
    claims = files["claims.csv"].replace(b"46.104", b"46.107").replace(b"intro-poor,", b"people,")
    return verification(read_city({**files, "claims.csv": claims}, "city"))


def leaves(words, path=()):
    if set(words) >= set(LANGUAGES):
        yield path, words
    else:
        for key, inner in words.items():
            yield from leaves(inner, (*path, key))


def test_everything_that_can_be_said_is_there_in_both_languages():
    assert tuple(WORDS["rules"]) == RULES
    assert set(WORDS["verdicts"]) == set(VERDICTS)
    assert set(WORDS["severities"]) == set(SEVERITIES.values())
    assert set(WORDS["assumptions"]) == {key for one in INDICATORS for key in one.assumes}
    for path, words in leaves(WORDS):
        facts = [set(re.findall(r"\{(\w+)\}", words[language])) for language in LANGUAGES]
        assert facts[0] == facts[1], path


def test_every_explanation_of_the_words_is_one_that_is_used():
    files = (ROOT / "src/runut/claims").glob("*.py"), (ROOT / "analysis/budget").glob("*.py")
    source = "".join(path.read_text("utf-8") for folder in files for path in folder)
    made = set(VERDICTS) | {f"contradicted-{how}" for how in ("close", "near", "times", "none")}
    for key in WORDS["explanations"]:
        assert key in made or f'"{key}"' in source, key


@pytest.mark.parametrize("language", LANGUAGES)
def test_explanations_are_sentences(content, language):
    for name, one in content["claims"].items():
        for finding in one["findings"]:
            text = finding["explanation"][language]
            assert re.fullmatch(r"\S.*\.", text), name
            assert "{" not in text, name


def test_explanations_name_places_in_the_reader_s_language(content):
    explained = {name: whole_explanation(one, "id") for name, one in content["claims"].items()}
    assert "di Pendahuluan, paragraf 1." in explained["results-poor"]
    place_words = (
        r"\b(?:Introduction|Method|Table|Causes of|paragraph|row|column|title|in brackets)\b"
    )
    for name, text in explained.items():
        assert not re.search(place_words, text), name
    assert "in Introduction, paragraph 1." in whole_explanation(
        content["claims"]["results-poor"], "en"
    )


def test_an_explanation_writes_numbers_as_its_language_does(content):
    explanations = content["claims"]["results-subtrahend"]["findings"][0]["explanation"]
    assert "276,474 − 46,107 = 230,367" in explanations["en"]
    assert "276.474 − 46.107 = 230.367" in explanations["id"]


def test_a_list_of_rules_reads_as_a_sentence(content):
    explanations = content["claims"]["results-poverty-rate"]["findings"][1]["explanation"]
    assert explanations["en"] == (
        "What comes out is 31.42996%, which becomes 31.43% by ordinary rounding (halves up), "
        "rounding halves to the even digit or rounding up."
    )
    assert explanations["id"].endswith(
        "pembulatan biasa (setengah ke atas), pembulatan setengah ke angka genap, atau pembulatan "
        "ke atas."
    )


def test_the_csv_has_a_row_for_each_claim(content):
    head, *rows = as_rows(content, STUDY.languages)
    assert [row[0] for row in rows] == list(content["claims"])
    assert {len(row) for row in rows} == {len(head)}
    assert dict(zip(head, rows[1], strict=True))["recomputed"] == "31.429964838328"


def test_verdicts_say_which_article_version_licence_formula_and_cells(files):
    content = verification(
        read_city(files, "city"), {"title": "T", "version": "1.2.3", "authors": [{"name": "A"}]}
    )
    assert content["article"]["title"].startswith("Program Operasional PNPM")
    assert content["article"]["url"].endswith("/view/7307")
    assert content["license"]["name"] == "CC-BY-4.0"
    assert content["citation"] == "A. T (v1.2.3)."
    one = content["claims"]["intro-poverty-rate"]
    assert one["formula"] == "100 * poor / population"
    assert [(cell["id"], cell["row"], cell["printed"]) for cell in one["source_cells"]] == [
        ("poor", 3, "276.474"),
        ("population", 2, "879.651"),
    ]
    header, *rows = as_rows(content, LANGUAGES)
    found = {row[0]: dict(zip(header, row, strict=True)) for row in rows}["intro-poverty-rate"]
    assert found["formula"] == one["formula"]
    assert found["source_cells"].startswith("poor: city/sources/population.csv, row 3, column")
    assert [found[name] for name in ("article", "article_url", "version", "license")] == [
        content["article"]["title"],
        content["article"]["url"],
        "1.2.3",
        "CC-BY-4.0",
    ]


def test_every_number_that_a_formula_gives_names_its_source_cells(content):
    for name, one in content["claims"].items():
        assert bool(one["source_cells"]) is (one["recomputed"] is not None), name


def test_junit_fails_what_is_unexpected_and_never_passes_the_unverifiable(content, surprising):
    suite = ElementTree.fromstring(as_junit(content, CITY.name, "en").encode())
    unverifiable = content["counts"]["verdicts"]["unverifiable"]
    assert (suite.get("tests"), suite.get("failures")) == ("50", "0")
    assert suite.get("skipped") == str(unverifiable) == str(len(suite.findall(".//skipped")))
    suite = ElementTree.fromstring(as_junit(surprising, CITY.name, "en").encode())
    failed = {case.get("name") for case in suite if case.find("failure") is not None}
    assert failed == {"results-subtrahend: 46.107", "people: 276.474", "intro-poor"}
    assert suite.get("tests") == "51"
    assert 'message="people: angka baru (contradicted)"' in as_junit(surprising, "a", "id")


def test_the_worst_comes_first_and_the_unexpected_before_it(content, surprising):
    verdicts = [VERDICTS.index(one["verdict"]) for _, one in telling.worst_first(content)]
    assert verdicts == sorted(verdicts)
    assert {name for name, _ in telling.worst_first(surprising)[:2]} == {
        "people",
        "results-subtrahend",
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_terminal_ends_with_the_counts(content, language):
    console = Console(file=io.StringIO(), width=140)
    show(content, STUDY, language, console)
    last = console.file.getvalue().splitlines()[-1]
    # the number of the poor, their share, the population and a label, each in its places
    assert last.startswith({"id": "50 angka: 4 ", "en": "50 claims: 4 "}[language])
    found = [one for one in content["findings"] if one["verdict"] == "contradicted"]
    assert sorted(len(one["claims"]) for one in found) == [1, 2, 3, 3]
    assert [one["severity"] for one in found if len(one["claims"]) == 1] == ["minor"]
    assert last.lower().endswith(f"{WORDS['report']['expected'][language]}.")


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_said_of_what_was_not_asked(content, language):
    nothing = {
        **content,
        "second_ways": {"tried": 0, "differing": []},
        "rules": {**content["rules"], "checked": 0},
    }
    console = Console(file=io.StringIO(), width=140)
    show(nothing, STUDY, language, console)
    assert not re.search(r"\b0 (relations|hubungan)|\b0/0|/0\b", console.file.getvalue())


@pytest.mark.parametrize("width", [80, 140])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_terminal_tells_all_that_was_found_and_keeps_within_its_width(content, language, width):
    console = Console(file=io.StringIO(), width=width)
    show(content, STUDY, language, console)
    lines = console.file.getvalue().splitlines()
    assert max(map(len, lines[:-1])) <= width  # the counts stay in one line
    names = {name: WORDS["verdicts"][name]["name"][language] for name in VERDICTS}
    # a column begins where its heading does, and breaks its texts wherever they fit
    at = next(found for line in lines if (found := line.find(WORDS["report"]["why"][language])) > 0)
    why = re.sub(r"\s", "", "".join(line[at:] for line in lines))
    for name, one in content["claims"].items():
        parts = [
            (f"{names[found['verdict']]}: " if width == 80 else "") + found["explanation"][language]
            for found in one["findings"]
        ]
        assert re.sub(r"\s", "", "".join(parts)) in why, name


def test_what_else_was_found_is_counted_with_plural_forms(content):
    also = content["counts"]["also"]
    assert also["depends-on-assumption"] == 2
    assert sum(also.values()) == sum(len(one["findings"]) - 1 for one in content["claims"].values())
    assert telling.counts({"misprint": 1, "depends-on-assumption": 2}, spoken(WORDS, "en")) == (
        "1 misprint, 2 depend on an assumption"
    )
    assert telling.counts({"misprint": 2, "depends-on-assumption": 1}, spoken(WORDS, "en")) == (
        "2 misprints, 1 depends on an assumption"
    )
    assert telling.counts({"misprint": 2, "exact": 0}, spoken(WORDS, "id")) == "2 salah cetak"


def test_the_whole_explanation_joins_all_findings(content):
    text = whole_explanation(content["claims"]["results-working-poor-share"], "en")
    assert "61.6%" in text and "every unemployed person is poor" in text


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder with what `verify` reads, to be changed."""
    shutil.copytree(CITY, tmp_path / "data" / "cities" / "bandar-lampung")
    link_study(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path / "data" / "cities" / "bandar-lampung"


def edit(path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_exit_0_when_all_is_as_expected(folder, capsys):
    assert main([]) == 0
    assert capsys.readouterr().out.rstrip().endswith("As expected.")


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("claims.csv", "46.104", "46.107", "results-subtrahend: verdict 'exact'"),
        ("expected.csv", "intro-poor,", "someone,", "intro-poor: a new claim (contradicted)"),
        ("expected.csv", "rounds,,,", "exact,,,", "verdict 'rounds', expected 'exact'"),
    ],
)
def test_exit_1_when_a_verdict_is_not_the_expected_one(folder, capsys, file, old, new, said):
    edit(folder / file, old, new)
    assert main([]) == 1
    out = capsys.readouterr().out
    assert said in out
    assert out.rstrip().endswith("Not as expected.")


def test_exit_2_when_it_could_not_be_checked(folder, capsys):
    assert main(["elsewhere"]) == 2
    assert (
        "found 'elsewhere', expected a city with claims: bandar-lampung" in capsys.readouterr().err
    )
    edit(folder / "sources" / "causes.csv", "17.7", "17,,7")
    assert main([]) == 2
    said = capsys.readouterr().err
    assert "causes.csv, row 3: found 9 cells" in said
    assert "Traceback" not in said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "One way of rounding explains them all: ordinary rounding (halves up)."),
        ("id", "Satu cara pembulatan menjelaskan semuanya: pembulatan biasa (setengah ke atas)."),
    ],
)
def test_a_rule_that_explains_every_claim_is_named(content, language, said):
    console = Console(file=io.StringIO(), width=140)
    rules = content["rules"] | {"explaining_all": ["half-up"]}
    show(content | {"rules": rules}, STUDY, language, console)
    assert said in console.file.getvalue()


def test_what_a_program_did_wrong_does_not_look_like_a_verdict(folder, monkeypatch, capsys):
    monkeypatch.setattr("runut.reports.verify.verify_units", lambda *_: 1 / 0)
    assert main([]) == 2
    assert "ZeroDivisionError" in capsys.readouterr().err


def test_a_claim_or_a_verdict_alone_is_shown_on_demand(folder, capsys):
    assert main(["--claim", "results-subtrahend"]) == 0
    out = capsys.readouterr().out
    assert "results-subtrahend" in out and "intro-poor" not in out
    assert "50 claims" in out.splitlines()[-1]
    assert main(["--verdict", "misprint", "--verdict", "only-truncation"]) == 0
    out = capsys.readouterr().out
    assert re.findall(r"^ {2}([a-z][\w-]+-\S+) ", out, re.MULTILINE) == [
        "results-subtrahend",
        "results-working-poor-share",
    ]


def test_the_status_is_of_all_claims_even_where_one_alone_is_shown(folder, capsys):
    edit(folder / "claims.csv", "46.104", "46.107")
    assert main(["--claim", "intro-poor"]) == 1


def test_names_that_nothing_has_are_told_with_those_that_they_resemble(folder, capsys):
    assert main(["--claim", "results-substrahend", "--verdict", "missprint"]) == 2
    said = capsys.readouterr().err
    assert "--claim: found 'results-substrahend', expected one of results-subtrahend" in said
    assert "--verdict: found 'missprint', expected one of misprint, " in said
    assert main(["bandar-lampung", "results-subtrahend"]) == 2
    assert "a claim is named after --claim" in capsys.readouterr().err


def test_a_folder_without_any_claims_could_not_be_checked(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    link_study(tmp_path)
    assert main([]) == 2
    assert (
        "data/cities: found no claims, expected a city with claims.csv" in capsys.readouterr().err
    )
