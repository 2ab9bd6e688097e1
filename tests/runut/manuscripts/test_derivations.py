"""The entries that numbers lead to: complete, in both languages, and linked without a gap."""

import re
from urllib.parse import unquote

import pytest
import yaml

from runut.manuscripts import appendix
from runut.manuscripts.appendix import on_paper, popovers, sections
from runut.manuscripts.article import Article
from runut.manuscripts.derivations import (
    FILE,
    Entry,
    entries,
    place,
    reachable,
)
from runut.manuscripts.lines import Part, exactly
from tests.conftest import LANGUAGES, ROOT
from tests.studies import CITY, STUDY

WORDS = yaml.safe_load((ROOT / "manuscript" / "words.yaml").read_text(encoding="utf-8"))


@pytest.fixture(params=LANGUAGES)
def study(request, registry, tmp_path) -> Article:
    return Article(STUDY, tmp_path, registry, request.param)


def told(study) -> dict[str, str]:
    """What each entry says, in plain lines."""
    said = study.words["derivations"]
    return {
        one.name: "\n".join(
            (f"{said[word][study.language]}: " if word else "")
            + "".join(part if isinstance(part, str) else part.text for part in parts)
            for word, parts in one.lines + one.more
        )
        for one in entries(study)
    }


def test_every_number_of_the_registry_can_be_derived(study, registry):
    for name in registry["numbers"]:
        study.number(name)
    for name in registry["claims"]:
        study.claim(name)
    found = told(study)
    assert set(registry["numbers"]) | set(study.shown) <= set(found)
    assert {name for one in entries(study) for name in one.leads_to} <= set(found)
    assert not re.search(r"\{(?:part|test|row|column|place|printed)\}", "".join(found.values()))


def test_every_family_is_named_and_explained_in_both_languages(registry):
    for family in {name.partition(".")[0] for name in registry["numbers"]}:
        for what in ("label", "meaning"):
            assert set(WORDS["numbers"][family][what]) == set(LANGUAGES), family
            assert all(WORDS["numbers"][family][what].values()), family


def test_english_meanings_are_those_of_the_code(registry):
    for name, entry in registry["numbers"].items():
        if entry["kind"] in ("indicator", "check"):
            said = WORDS["numbers"][name.partition(".")[0]]["meaning"]["en"]
            assert said.replace("’", "'") == " ".join(entry["meaning"].split()), name


def test_a_joint_check_says_in_words_how_it_was_made(study, registry):
    checks = [name for name, one in registry["numbers"].items() if one["kind"] == "check"]
    for name in checks:
        study.number(name)
    found = told(study)
    said = {"en": "Method: ", "id": "Cara: "}[study.language]
    assert checks and all(said in found[name] for name in checks)
    assert not any(said in text for name, text in found.items() if name not in checks)


def test_a_derivation_leads_down_to_the_cell_and_its_publication(study):
    study.number("poverty_rate")
    assert list(told(study)) == ["poverty_rate", "poor", "population"]
    rate, poor, _ = told(study).values()
    if study.language == "en":
        assert "Formula: 100 × Poor people 276,474 ÷ Population 879,651 ≈ 31.43" in rate
        assert "“31,43%” (Introduction, paragraph 1; Causes of poverty, paragraph 1)" in rate
        assert "sources/population.csv, row 3, column value" in poor
    else:
        assert "Rumus: 100 × Penduduk miskin 276.474 ÷ Penduduk 879.651 ≈ 31,43" in rate
        assert "“31,43%” (Pendahuluan, paragraf 1; Penyebab kemiskinan, paragraf 1)" in rate
        assert "sources/population.csv, baris 3, kolom value" in poor
    assert "“276.474”" in poor
    assert "Duadji" in poor


def test_a_value_is_told_in_full_where_few_decimals_do(study, registry):
    study.number("whole_at_weight.public")
    study.number("poverty_rate")
    word = {"en": "exactly 79.565", "id": "tepatnya 79,565"}[study.language]
    found = told(study)
    assert f"({word})" in found["whole_at_weight.public"]
    assert word.split()[0] not in found["poverty_rate"]


def test_a_source_cell_leads_to_its_row(study, registry):
    file = CITY / "sources/population.csv"
    given = registry["numbers"]["poor"]
    given = {**given, "source": {**given["source"], "file": file.relative_to(ROOT).as_posix()}}
    study.registry = {**registry, "numbers": {**registry["numbers"], "poor": given}}
    study.number("poor")
    html = popovers(study)
    href = re.search(r'<a href="([^"#]*population\.csv)#row=3">sources/population.csv</a>', html)
    assert (study.folder / unquote(href[1])).resolve().samefile(file)
    assert 'href="https://journals.unpad.ac.id' in html
    # on the page of verdicts the publication is told of once
    text = sections(study)
    assert text.count("journals.unpad.ac.id") == 1
    assert f'href="#{study.language}-d-{FILE}0"' in text


def test_a_judgement_is_said_to_be_one_with_its_reason(study):
    study.number("answers.strict.social.isolation")
    study.number("answers.generous.public.no_capital")
    study.number("budget.after.economic")
    found = told(study)
    listed, unlisted, blank = (found[name] for name in study.shown)
    written, printed, reason, none, nothing = {
        "en": (
            "As written: “0”", "As printed", "Reason: Houses of worship",
            "answers.csv, no row of this table pairs the two, so that it counts as 0",
            "As printed: blank",
        ),
        "id": (
            "Tertulis: “0”", "Tercetak", "Alasan: Rumah ibadah",
            "answers.csv, tidak ada baris tabel ini yang memasangkan keduanya, sehingga dihitung 0",
            "Tercetak: kosong",
        ),
    }[study.language]  # fmt: skip
    assert written in listed and reason in listed and printed not in listed
    assert none in unlisted and not re.search(r"Tercetak|Tertulis|As (?:printed|written)", unlisted)
    assert nothing in blank


def test_brackets_stand_where_the_formula_needs_them(study):
    study.number("infrastructure_share.after")
    text = told(study)["infrastructure_share.after"]
    text = re.sub(r"[^\d.,()×÷+=]+", " ", text)
    assert re.search(
        r"100 × \( .*80 × .*1 \+ .*20 × .*1 \+ .*0 × .*0\) ÷ .*100[.,]00 = 100[.,]00", text
    )


def test_a_line_may_end_before_each_summand_and_nowhere_within_one(study):
    study.number("overlap.article")
    found = next(one for one in entries(study) if one.name == "overlap.article")
    pieces = [""]
    for part in dict(found.lines)["formula"]:
        if isinstance(part, Part) and part.kind == "summand":
            pieces.append("")
        else:
            pieces[-1] += part if isinstance(part, str) else part.text
    assert len(pieces) == len(study.members("cause"))
    assert all(one.count("(") == one.count(")") > 0 for one in pieces)
    said = {"en": "the smaller of (", "id": "yang lebih kecil di antara ("}[study.language]
    assert all(one.startswith(said) for one in pieces)


def test_a_numeral_with_no_number_behind_it_says_so(study):
    study.claim("labour-title-age")
    (text,) = told(study).values()
    assert "“15”" in text


def test_text_of_data_files_is_no_markup(registry, tmp_path):
    numbers = {
        **registry["numbers"],
        "poor": {
            **registry["numbers"]["poor"],
            "source": {
                "file": "a/<b>.csv", "row": 2, "column": "[x](y)", "printed": "<script>",
                "place": "*z*",
            },
        },
    }  # fmt: skip
    study = Article(STUDY, tmp_path, {**registry, "numbers": numbers}, "en")
    study.number("poor")
    study.number("poverty_rate")
    for html in (popovers(study), sections(study)):
        assert "<script>" not in html and "<b>" not in html
        assert "&lt;script&gt;" in html
    assert "*z*" not in on_paper(study)


def test_every_number_is_called_by_words_and_not_by_what_its_table_calls_it(study, registry):
    for part in {part for name in registry["numbers"] for part in name.split(".")[1:]}:
        assert part.isdigit() or study.name_of(part)  # raises KeyError where nothing names it


def test_a_number_that_the_registry_lacks_is_explained_by_what_the_study_adds(study):
    lines = [("value", [Part("estimate", "1–2", "cause")]), ("basis", [Part("name", "x", "poor")])]
    study.explain(Entry("ours", "A < B", lines))
    html = popovers(study)
    assert 'id="d-ours"' in html and "A &lt; B" in html
    assert '<span class="estimate" data-from="cause">1–2</span>' in html
    assert '<button popovertarget="d-poor">x</button>' in html and 'id="d-poor"' in html


def test_on_paper_there_is_a_row_for_each_number_shown_that_was_computed(study):
    study.number("poor")
    assert on_paper(study) == ""
    study.number("unemployed")
    study.number("poverty_rate")
    rows = [line for line in on_paper(study).splitlines() if "{.row" in line]
    names = [re.search(r"#d-([\w.]+)", row)[1] for row in rows]
    assert names == ["poverty_rate", "unemployed"]
    value, place = {
        "en": ("100 × 276,474 ÷ 879,651 ≈ 31.43", "Introduction"),
        "id": ("100 × 276.474 ÷ 879.651 ≈ 31,43", "Pendahuluan"),
    }[study.language]
    assert value in rows[0].replace("\\", "") and place in rows[0]


def test_on_paper_a_column_that_would_be_empty_is_left_out(study, monkeypatch):
    def columns() -> int:
        head = next(line for line in on_paper(study).splitlines() if line.startswith("|"))
        return head.count("|") - 1

    study.number("poverty_rate")
    assert columns() == 3
    monkeypatch.setattr(appendix, "where_from", lambda *_: "")
    assert columns() == 2


def test_on_paper_the_largest_families_give_way_to_two_pages(study, registry):
    for name in registry["numbers"]:
        study.number(name)
    text = on_paper(study)
    assert 20 < text.count("{.row") <= 70
    assert "#d-poverty_rate}" in text and "#d-answered." not in text


def test_inputs_follow_each_number_once():
    numbers = {
        "a": {"inputs": ["b", "c"]},
        "b": {"inputs": ["c"]},
        "c": {"inputs": []},
        "d": {"inputs": []},
    }
    assert reachable(numbers, ["a", "b"]) == ["a", "b", "c"]


def test_exact_values_are_decimals_where_they_end(study):
    from fractions import Fraction

    mark = {"en": ".", "id": ","}[study.language]
    assert exactly(Fraction(7, 8), study.language) == f"0{mark}875"
    assert exactly(Fraction(2, 3), study.language) == "2 ÷ 3"


def test_places_of_all_claims_are_put_into_indonesian(registry, tmp_path):
    study = Article(STUDY, tmp_path, registry, "id")
    for claim in registry["claims"].values():
        assert not re.search(
            r"\b(?:paragraph|row|column|Table|of|the|in|heading|brackets|title)\b",
            place(study, claim["place"]),
        )
