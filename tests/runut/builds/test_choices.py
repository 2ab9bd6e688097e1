import pytest
import yaml

from runut.builds.choices import choice_errors, matching, whole_schema
from tests.studies import ROOT, STUDY

SCHEMA = whole_schema(STUDY, str(ROOT))
GOOD = {"engine": "auto", "survey_sizes": [100], "date": "2026-11-23"}


def test_the_shipped_config_is_allowed():
    shipped = yaml.safe_load((ROOT / "config/config.yaml").read_text("utf-8"))
    assert choice_errors({**shipped, "date": str(shipped["date"])}, SCHEMA, "config.yaml") == []


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            {"engine": "best"},
            "config.yaml, engine: found 'best', expected who renders the documents",
        ),
        ({"survey_sizes": [1]}, "config.yaml, survey_sizes.0: found 1, expected"),
        ({"survey_sizes": []}, "yaml, survey_sizes: found []"),
        ({"date": "tomorrow"}, "yaml, date: found 'tomorrow'"),
        (
            {"colour": "red"},
            "config.yaml: found 'colour' was unexpected, expected only engine, date, survey_sizes",
        ),
    ],
)
def test_another_choice_is_a_error(change, message):
    errors = [str(error) for error in choice_errors({**GOOD, **change}, SCHEMA, "config.yaml")]
    assert len(errors) == 1
    assert message in errors[0]


NATIONAL = {
    "path": "data/districts.csv",
    "title": "A yearbook",
    "columns": {
        name: name for name in ("code", "year", "population", "poor", "employed", "unemployed")
    },
    "year": 2010,
}


def test_a_national_file_is_a_path_or_an_address_with_its_sum():
    assert choice_errors({**GOOD, "national": NATIONAL}, SCHEMA, "config.yaml") == []
    fetched = {key: value for key, value in NATIONAL.items() if key != "path"}
    fetched |= {"url": "https://example.org/districts.csv", "sha256": "0" * 64}
    assert choice_errors({**GOOD, "national": fetched}, SCHEMA, "config.yaml") == []


@pytest.mark.parametrize(
    "change",
    [
        {"path": "districts.ods"},
        {"path": "{districts}.csv"},
        {"url": "https://example.org/districts.csv", "sha256": "0" * 64},
        {"sha256": "0" * 64},
        {"columns": {"code": "kode"}},
        {"columns": {**NATIONAL["columns"], "colour": "warna"}},
        {"year": "2010"},
        {"corrections": "corrections.txt"},
        {"corrections": "{corrections}.csv"},
    ],
)
def test_a_wrong_national_file_is_a_error(change):
    national = {**NATIONAL, **change}
    assert choice_errors({**GOOD, "national": national}, SCHEMA, "config.yaml")


def test_a_choice_that_is_missing_is_named():
    national = {key: value for key, value in NATIONAL.items() if key not in ("title", "year")}
    assert [
        str(one) for one in choice_errors({**GOOD, "national": national}, SCHEMA, "c.yaml")
    ] == [
        "c.yaml, national.title: found nothing, expected who published the file, in words",
        "c.yaml, national.year: found nothing, expected the year that the atlas is about",
    ]


@pytest.mark.parametrize(
    ("column", "said"),
    [
        ({"name": "miskin", "magnitude": "ribu", "decimal_mark": ",", "group_mark": "."}, None),
        ({"name": "miskin", "group_mark": "."}, None),
        (
            {"name": "miskin", "magnitude": "ribuan"},
            "poor.magnitude: found 'ribuan', expected",
        ),
        ({"magnitude": "ribu"}, "poor.name: found nothing"),
        ({"name": "miskin", "decimal_mark": ","}, "poor"),
        ({"name": "miskin", "group_mark": "x"}, "poor.group_mark: found 'x', expected a mark"),
    ],
)
def test_a_column_may_say_what_it_is_in(column, said):
    national = {**NATIONAL, "columns": {**NATIONAL["columns"], "poor": column}}
    errors = choice_errors({**GOOD, "national": national}, SCHEMA, "c.yaml")
    assert [said in str(error) for error in errors] == ([True] if said else [])


def test_what_quarto_leaves_beside_a_manuscript_is_no_source(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("a.en.qmd", "a.en.html", "a.en.pdf", "a.en.bib", "part.en.html"):
        (tmp_path / name).touch()
    assert matching("*") == ["a.en.bib", "a.en.qmd", "part.en.html"]
