"""The article read aloud without a kernel: its sentences, tables and derivations."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pandas
import pytest

from analysis.article.tables import TABLES
from analysis.briefs.sentences import plain
from runut.builds.files import write_csv, write_json
from runut.claims.asked import questions
from runut.claims.verification import verification
from runut.manuscripts import open_manuscript
from runut.manuscripts.article import Article
from runut.manuscripts.derivations import Entry, entries
from runut.notebooks.inside import PART
from runut.notebooks.qmd import Cell, parse
from runut.tables.table import tidy
from tests.conftest import CITY, LANGUAGES, ROOT
from tests.studies import STUDY

WORDS = STUDY.words
SIZE = "100"
MARKED = r"\[[^\[\]]*\]\{[^{}]*\}"
OTHERWISE = re.compile(rf"\[(?:[^\[\]]|{MARKED})*\]\{{\.otherwise\}}")


@pytest.fixture(scope="module")
def project(city, registry, tmp_path_factory) -> Path:
    """A folder that holds of a built project what a manuscript's code reads."""
    root = tmp_path_factory.mktemp("project")
    build, results = (root / name / CITY.name for name in ("build", "results"))
    for folder in (root / "manuscript", build, results / "tables"):
        folder.mkdir(parents=True)
    for file in ("study.yaml", *STUDY.about["words"]):
        (root / file).write_bytes((ROOT / file).read_bytes())
    for name in ("analysis", "data", "CITATION.cff"):
        (root / name).symlink_to(ROOT / name)
    for manuscript in (ROOT / "manuscript").glob("article.*.qmd"):
        (root / "manuscript" / manuscript.name).symlink_to(manuscript)
    write_json(build / "registry.json", registry)
    write_json(build / "questions.json", questions(city))
    write_json(results / "verification.json", verification(city))
    for name, table in city.tables.items():
        write_csv(results / "tables" / f"{name}.csv", tidy(table))
    causes = [name.partition(".")[2] for name in registry["families"]["cause_part"]]
    intervals = [[cause, SIZE, str(at), str(at + 1)] for at, cause in enumerate(causes)]
    write_csv(
        results / "tables/intervals.csv", [["cause", "households", "low", "high"], *intervals]
    )
    return root


@pytest.fixture(scope="module", params=LANGUAGES)
def article(request, project) -> Iterator[tuple[str, Article]]:
    """A manuscript's Markdown with what its code shows, and the study that it opened."""
    name = f"article.{request.param}.qmd"
    names: dict = {}
    pieces = []
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(project / "manuscript")
        patch.setenv("RUNUT_UNIT", CITY.name)
        for part in parse((ROOT / "manuscript" / name).read_text(encoding="utf-8"), name).parts:
            if isinstance(part, Cell) and part.hidden:
                exec(part.code, names)
            elif isinstance(part, Cell):
                pieces.append(eval(part.code, names).data)
            else:
                pieces.append(part.with_values([eval(one, names).data for one in part.expressions]))
        yield "\n".join(pieces), names["study"]


@pytest.fixture(scope="module")
def found(article) -> list[Entry]:
    return entries(article[1])


def test_every_number_of_the_text_leads_to_an_entry(article, found):
    text, _ = article
    there = [one.name for one in found]
    leads = set(re.findall(r'\{\.[np] [^}]*?key="([^"]+)"', text))
    assert len(leads) > 100
    assert leads <= set(there)
    assert len(set(there)) == len(there)


def test_two_numbers_that_are_printed_alike_are_given_once(article):
    text, _ = article
    lines = text.partition("{.derivations")[0].splitlines()
    sentences = "\n".join(line for line in lines if not line.startswith(("|", "!")))
    read = plain(OTHERWISE.sub("", sentences))
    assert re.findall(r"\b(\d[\d.,]*%?),? (?:and|dan) \1(?![\d.,]*\d)", read) == []


def test_every_table_is_whole_and_its_numbers_are_marked(article):
    _, study = article
    for name in TABLES:
        lines = study.table(name).data.splitlines()
        cells = [len(re.findall(r"(?<!\\)\|", line)) for line in lines]
        assert len(lines) > 3 and len(set(cells)) == 1, name
    for name, marked in (
        ("causes", '{.n key="causes_total" decimals="1" sign="no"}'),
        ("labour", '{.n key="employed_per_unemployed"}'),
        ("spending", '{.n key="answered.article.isolation" sign="no"}'),
        ("official", '{.n key="official_poor.2009"}'),
    ):
        assert marked in study.table(name).data, name


def test_a_verdict_is_linked_from_the_entry_of_its_number(article, found):
    _, study = article
    (entry,) = (one for one in found if one.name == "poverty_rate")
    claims = {one for one, claim in study.registry["claims"].items()
              if claim["target"] == "poverty_rate"}  # fmt: skip
    linked = [parts[0] for word, parts in entry.lines if word == "verdict"]
    page = f"verification.html#{study.language}-"
    assert linked and {one.to.removeprefix(page) for one in linked} <= claims
    assert {one.text for one in linked} <= set(study.verdict_names.values())


def test_an_interval_leads_to_how_it_was_made(article, found):
    text, study = article
    assert "[0,0–1,0]" in text if study.language == "id" else "[0.0–1.0]" in text
    named = {one.name: one for one in found}
    first = next(one for name, one in named.items() if name.startswith("interval."))
    (all_of_them,) = first.leads_to
    said = [parts for _, parts in named[all_of_them].lines]
    assert [study.word("derivations", "interval", "method")] in said


def test_what_the_page_gets_is_left_in_the_file_that_is_named(article, tmp_path, monkeypatch):
    _, study = article
    file = tmp_path / "part.html"
    monkeypatch.setenv(PART, str(file))
    paper = study.derivations().data
    html = file.read_text(encoding="utf-8")
    assert html.startswith('<div class="derivations"') and html.count("<script") == 2
    assert "{.row" in paper and "<div" not in paper


def test_without_a_file_that_is_named_the_document_has_what_its_page_gets(article, monkeypatch):
    _, study = article
    monkeypatch.delenv(PART, raising=False)
    paper, _, page = study.derivations().data.partition("\n:::::\n\n```{=html}\n")
    assert page.startswith('<div class="derivations"') and page.count("<script") == 2
    assert page.endswith("\n```") and "{.row" in paper and "<div" not in paper


def test_a_study_that_is_not_built_yet_names_the_command(tmp_path, monkeypatch):
    (tmp_path / "manuscript").mkdir()
    (tmp_path / "study.yaml").write_bytes((ROOT / "study.yaml").read_bytes())
    monkeypatch.chdir(tmp_path / "manuscript")
    monkeypatch.setenv("RUNUT_UNIT", "metro")
    with pytest.raises(FileNotFoundError, match=r"metro/registry\.json .* build the study first"):
        open_manuscript("article", "en")
    monkeypatch.delenv("RUNUT_UNIT")
    (tmp_path / "analysis").symlink_to(ROOT / "analysis")
    with pytest.raises(FileNotFoundError, match="nothing is built of any brief yet"):
        open_manuscript("brief", "en")


def test_the_first_city_with_a_document_of_its_kind_is_opened(project, monkeypatch):
    monkeypatch.chdir(project / "manuscript")
    monkeypatch.delenv("RUNUT_UNIT", raising=False)
    assert open_manuscript("article", "en").registry["city"] == CITY.name


@pytest.fixture(scope="module")
def opened(project) -> Article:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(project / "manuscript")
        patch.setenv("RUNUT_UNIT", CITY.name)
        yield open_manuscript("article", "en")


@pytest.mark.parametrize(("call", "said"), [
    (lambda study: study.number("nothing"), "there is no number 'nothing': no table"),
    (lambda study: study.claim("nothing"), "there is no claim 'nothing' in claims.csv"),
    (lambda study: study.required("nothing"), "there is no number 'nothing'"),
    (lambda study: study.label("narow_work"), "'narow_work'; they name narrow_work, "),
    (lambda study: study.figure("cause"), r"expected figures\.cause\.alt there, .* it: causes"),
    (lambda study: study.data("cause"), "no figure 'cause' in manuscript/words.yaml"),
])  # fmt: skip
def test_what_a_manuscript_asks_for_in_vain_is_named(opened, call, said):
    with pytest.raises(KeyError, match=said):
        call(opened)


@pytest.mark.parametrize("texts", [("again ", ""), ("", " again")])
def test_a_text_that_would_stick_to_what_stands_beside_it_is_refused(opened, texts):
    with pytest.raises(ValueError, match=r"again.*, expected no blank before or after the text"):
        opened.when(opened.quantity("poor") > 0, *texts)


def test_a_condition_that_divides_by_zero_is_refused(opened):
    with pytest.raises(ValueError, match="divides by zero"):
        opened.when(opened.quantity("poor") / 0 > 1, "more", "fewer")


def test_a_number_in_a_data_frame_is_its_numeral(opened):
    frame = pandas.DataFrame({"rate": [opened.number("poverty_rate", 1)]})
    assert "<td>31.4%</td>" in frame.to_html()
    with pytest.raises(TypeError, match=r"expected study\.value"):
        float(opened.quantity("poverty_rate"))
    assert float(opened.value("poverty_rate")) == pytest.approx(31.43, abs=0.01)


def test_verdicts_that_are_left_of_claims_taken_away_are_not_shown(
    project, registry, tmp_path, monkeypatch
):
    here = shutil.copytree(project, tmp_path / "project", symlinks=True)
    write_json(here / "build" / CITY.name / "registry.json", registry | {"claims": {}})
    monkeypatch.chdir(here / "manuscript")
    opened = open_manuscript("article", "en")
    assert opened.verified == {} and opened.questions is None


def test_a_caption_leads_to_no_numbers_that_are_not_there(opened, monkeypatch):
    assert "causes.csv" in opened.data("causes").data
    monkeypatch.setattr(opened, "numbers_in", lambda _: [])
    with pytest.raises(ValueError, match="expected some in alt or each under figures > causes"):
        opened.data("causes")
