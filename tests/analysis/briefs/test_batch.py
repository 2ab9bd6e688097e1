"""Which briefs are made anew, and what becomes of one that cannot be made."""

import json
import shutil
from contextlib import nullcontext
from pathlib import Path

import pytest

from analysis.briefs import batch as briefs
from runut.notebooks.qmd import BadManuscript
from tests.studies import ROOT, STUDY

CITIES = ["medan", "metro", "palu"]
MAKE = briefs.make


@pytest.fixture(autouse=True)
def project(tmp_path, monkeypatch):
    """A folder in which the registries of three cities are built, and briefs are soon made."""
    monkeypatch.chdir(tmp_path)
    Path("manuscript").mkdir()
    for language in ("id", "en"):
        shutil.copy(ROOT / f"manuscript/brief.{language}.qmd", "manuscript")
    for city in CITIES:
        Path("build", city).mkdir(parents=True)
        Path("build", city, "registry.json").write_text(city)
    monkeypatch.setattr(briefs, "make", write)
    monkeypatch.setattr(briefs.kernel, "kernel", lambda *_: nullcontext())


def write(_, city, *more):
    results = Path("results", city)
    if Path("build", city, "registry.json").read_text() == "broken":
        raise ValueError(f"{city} has no words")
    (results / "figures").mkdir(parents=True, exist_ok=True)
    for name in [*briefs.brief_files(), "figures/labour.en.svg"]:
        (results / name).write_text(f"{name} of {city}")


def broken(city, error):
    raise error


def rendered(failed=broken, shared="words") -> list[str]:
    return briefs.render_briefs(STUDY, CITIES, "embedded", 0, shared, failed)


def test_a_brief_is_made_anew_where_what_it_is_made_of_has_changed():
    assert rendered() == CITIES
    shutil.rmtree("results")
    assert rendered() == []
    files = [*briefs.brief_files(), "figures/labour.en.svg"]
    found = {file.as_posix() for file in Path("results").rglob("*") if file.is_file()}
    assert found == {f"results/{city}/{name}" for city in CITIES for name in files}
    Path("build/metro/registry.json").write_text("changed")
    assert rendered() == ["metro"]
    Path("build/palu/standing.json").write_text("first")
    assert rendered() == ["palu"]
    assert rendered(shared="other words") == CITIES


def test_a_brief_that_cannot_be_made_leaves_the_last_one_and_the_others_go_on():
    rendered()
    made = Path("results/metro/brief.id.pdf").read_text()
    Path("build/metro/registry.json").write_text("broken")
    told = []
    assert rendered(lambda *said: told.append(said)) == []
    ((city, error),) = told
    assert (city, str(error)) == ("metro", "metro has no words")
    assert Path("results/palu/brief.id.pdf").exists()
    shutil.rmtree("results/metro/figures")  # what Snakemake does before a job
    Path("results/metro/brief.id.pdf").unlink()
    briefs.put_back("metro")
    assert Path("results/metro/brief.id.pdf").read_text() == made
    assert Path("results/metro/figures/labour.en.svg").exists()


def test_quarto_renders_a_brief_in_all_languages_by_one_call(monkeypatch):
    called = []
    monkeypatch.setattr(briefs, "draw", lambda *_, **__: None)
    monkeypatch.setattr(briefs.quarto, "execute", lambda manuscript, *_: manuscript.name)
    monkeypatch.setattr(briefs.quarto, "convert", lambda *given: called.append(given))
    registry = {"name": {"id": "Kota Metro", "en": "Metro"}, "year": 2010}
    Path("build/metro/registry.json").write_text(json.dumps(registry))
    MAKE(STUDY, "metro", None, 0, Path("apart"))
    assert called == [(["brief.id.qmd", "brief.en.qmd"], {"SOURCE_DATE_EPOCH": "0"})]


def test_of_a_brief_that_never_could_be_made_nothing_stays():
    results = Path("results/metro")
    (results / "figures").mkdir(parents=True)
    (results / "brief.id.html").write_text("half of it")
    (results / "indicators.json").write_text("its numbers")
    briefs.put_back("metro")
    assert [file.name for file in results.iterdir()] == ["indicators.json"]


def test_a_full_disk_ends_the_work(monkeypatch):
    def full(*_):
        raise OSError("No space left on device")

    monkeypatch.setattr(briefs, "make", full)
    with pytest.raises(OSError, match="No space left"):
        rendered(lambda *_: pytest.fail("it is no error of the city's"))


def test_typed_numbers_in_all_languages_are_refused_before_any_brief_is_made(monkeypatch):
    monkeypatch.setattr(briefs.quarto, "look_for_failing_code", lambda *_: None)
    for language in ("id", "en"):
        with Path(f"manuscript/brief.{language}.qmd").open("a") as file:
            file.write("\nAbout 31% are poor.\n")
    with pytest.raises(BadManuscript) as told:
        rendered()
    found = sorted(one.partition(",")[0] for one in str(told.value).splitlines())
    assert found == ["brief.en.qmd", "brief.id.qmd"]
    assert not Path("results").exists()
