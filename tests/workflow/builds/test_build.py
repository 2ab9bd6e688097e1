"""The workflow on a copy of the project: what it makes, what it reruns, what it does not touch."""

import json
import os
import re

import pytest
from bs4 import BeautifulSoup

from tests.conftest import LANGUAGES, ROOT, copy_project, with_one_city

pytestmark = pytest.mark.slow
RESULTS = "results/bandar-lampung"


def test_a_build_leaves_everything_that_was_promised(built):
    for language in LANGUAGES:
        for end in ("html", "pdf", "docx", "xml"):
            assert len(built.read(f"{RESULTS}/article.{language}.{end}")) > 10_000
    registry = json.loads(built.read(f"{RESULTS}/indicators.json"))
    assert registry["numbers"]["unemployed"]["exact"] == "46107"
    assert registry["numbers"]["poverty_rate"]["documents"]["article.id"]
    assert json.loads(built.read(f"{RESULTS}/joint_checks.json"))["survey_size"]
    assert (built.folder / "results/index.html").exists()


def test_verification_is_built_and_can_be_printed_with_the_counts_last(built):
    done = built.runut("verify")
    assert done.returncode == 0, done.stderr
    assert re.match(
        r"50 claims: 4 contradicted, in 9 places; .*\. As expected\.$", done.stdout.splitlines()[-1]
    )
    for end in ("json", "csv", "xml", "html"):
        assert (built.folder / f"{RESULTS}/verification.{end}").exists()


def test_an_unexpected_verdict_fails_verify_but_not_the_build(built):
    path = "data/cities/bandar-lampung/claims.csv"
    before = built.read(path)
    built.edit(path, "46.104", "46.107")
    try:
        done = built.runut("verify")
        assert done.returncode == 1
        assert "results-subtrahend: verdict 'exact', expected 'misprint'" in done.stdout
        built.build(f"{RESULTS}/verification.xml")
    finally:
        (built.folder / path).write_bytes(before)
        built.build()


def test_the_last_lines_say_where_the_documents_are(tmp_path_factory, built):
    said = built.build("--forcerun", "index")
    assert f"{RESULTS}/article.en.pdf" in said
    assert "Start with results/index.html" in said


def test_a_part_asked_for_by_its_files_ends_without_what_it_did_not_look_at(built):
    said = built.build("--forcerun", "index", "--", "results/index.html")
    assert "Start with" not in said and "To be looked at" not in said


def test_a_second_build_has_nothing_to_do(built):
    assert built.rules_run() == set()


PAGES = {"article", "report"}
OTHER_PAGES = {"briefs", "comparison"}
COMPARISON = {"comparison_numbers", "comparison"}
VERDICTS = {"verification", "remarks"} | PAGES
NUMBERS = {
    *("registry", "indicators", "figures", "verification", "programs"),
    *("remarks", "index", *PAGES),
}
SIDE_BY_SIDE = {"peers", *COMPARISON, *OTHER_PAGES}
EDITS = {
    "a source cell": (
        "data/cities/bandar-lampung/sources/population.csv", "276.474", "276.475",
        NUMBERS | SIDE_BY_SIDE,
    ),
    "an indicator": (
        "analysis/indicators.py", "100 * poor / population", "100 * poor / (population + 0)",
        NUMBERS | SIDE_BY_SIDE | {"registries"},
    ),
    "what the bounds suppose": (
        "analysis/standard/assumptions.csv", "Neither assumption", "No assumption",
        NUMBERS | SIDE_BY_SIDE | {"registries"},
    ),
    "the statistics": (
        "analysis/survey/intervals.py", "alpha: float = 0.05", "alpha: float = 0.10",
        {"intervals"} | PAGES,
    ),
    "how figures are drawn": (
        "src/runut/manuscripts/drawing.py", "WIDTH_INCHES = 6.3", "WIDTH_INCHES = 6.2",
        {"figures", "programs", "index", "briefs"} | PAGES | COMPARISON,
    ),
    "a manuscript": (
        "manuscript/article.en.qmd", "lang: en", "lang: en # English",
        {"indicators", "programs", "remarks"} | PAGES,
    ),
    "a template of the page of verdicts": (
        "src/runut/reports/templates/base.html", "<main", "<main ", {"report", "index"},
    ),
    "a style": ("_extensions/runut/article.css", "40rem", "41rem", {"index"} | PAGES | OTHER_PAGES),
    "the survey's sizes": (
        "config/config.yaml", "2000]", "3000]", {"intervals"} | PAGES,
    ),
    "how verdicts are found": (
        "src/runut/claims/context.py", "ROUNDED_UNITS = {", "ROUNDED_UNITS = {*(), ",
        {"verification", "remarks"} | PAGES,
    ),
    "how a survey's size is found": (
        "analysis/survey/size.py", "ceil(number / (1 - low)),", "ceil(number / (1 - low)) + 1,",
        NUMBERS | SIDE_BY_SIDE | {"registries"},
    ),
    "the date": ("config/config.yaml", "2026-11-30", "2026-12-01", PAGES | OTHER_PAGES),
    "the way in": (
        "workflow/scripts/provenance/index.py", 'OTHER = {"pdf": "PDF"}', "OTHER = {}",
        {"index"},
    ),
    "what is said of the results": (
        "src/runut/records/record.yaml", "files:", "files: ", {"crate"},
    ),
    "a test": ("tests/conftest.py", "class Project", "class  Project", set()),
    "the readme": ("README.md", "# ", "#  ", set()),
}  # fmt: skip

# words by their place, whatever stands there, and what speaks those of their file
SPEAKING = {"verification", "remarks", "figures", "index", "briefs", *PAGES, *COMPARISON}
REWORDED = {
    "of all documents": ("manuscript/words.yaml", "numbers.poor.label.en", SPEAKING),
    "of the machinery": ("src/runut/words/verdicts.yaml", "verdicts.misprint.name.en", SPEAKING),
    "of briefs": ("manuscript/brief.yaml", "almost.none.en", {"briefs", *COMPARISON}),
    "of the comparison": ("manuscript/comparison.yaml", "published.en", COMPARISON),
}


@pytest.mark.parametrize("what", REWORDED)
def test_a_word_that_is_changed_reruns_what_speaks_those_of_its_file(built, what):
    path, place, rules = REWORDED[what]
    before = built.read(path)
    built.reword(path, place, "Other words {}")
    try:
        assert built.rules_run() == rules | {"crate"}
    finally:
        (built.folder / path).write_bytes(before)


@pytest.mark.parametrize("what", EDITS)
def test_an_edit_reruns_what_depends_on_it_and_nothing_else(built, what):
    path, old, new, rules = EDITS[what]
    before = built.read(path)
    built.edit(path, old, new)
    try:
        # whatever was built or read is recorded in the crate
        assert built.rules_run() == rules | ({"crate"} if rules else set())
    finally:
        (built.folder / path).write_bytes(before)


LEFT_BEHIND = (
    "manuscript/styles/.DS_Store",
    "manuscript/verification/.DS_Store",
    "data/cities/metro/.DS_Store",
    "data/cities/metro/sources/.~lock.counts.csv#",
    "data/cities/metro/sources/.ipynb_checkpoints/counts-checkpoint.csv",
)


def test_what_programs_leave_in_folders_reruns_nothing(built):
    files = [built.folder / path for path in LEFT_BEHIND]
    for file in files:
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(b"\x00")
    try:
        assert built.rules_run() == set()
    finally:
        for file in files:
            file.unlink()
        (built.folder / LEFT_BEHIND[-1]).parent.rmdir()


def test_an_updated_package_makes_everything_anew(built, tmp_path):
    """Else results of two versions would lie side by side, and the crate would name one of them."""
    about = tmp_path / "typst-99.dist-info/METADATA"
    about.parent.mkdir()
    about.write_text("Metadata-Version: 2.1\nName: typst\nVersion: 99\n", encoding="utf-8")
    everything = built.rules_run("--forceall")
    assert len(everything) > 10
    env = os.environ | {"PYTHONPATH": str(tmp_path)}
    assert built.rules_run(env=env) == everything
    assert built.rules_run() == set()


def test_one_manuscript_reruns_one_language(built):
    path = "manuscript/article.id.qmd"
    before = built.read(path)
    built.edit(path, "lang: id", "lang: id # Indonesian")
    try:
        said = built.run("--dry-run").stdout
        assert re.findall(r"Rendering the article of bandar-lampung \((\w+)\)", said) == ["id"]
    finally:
        (built.folder / path).write_bytes(before)


def test_a_changed_cell_changes_every_number_that_follows_from_it(tmp_path, built):
    project = with_one_city(copy_project(tmp_path / "project"))
    project.edit("data/cities/bandar-lampung/sources/labour.csv", "46.107", "56.107")
    project.edit("data/cities/bandar-lampung/sources/labour.csv", "420.368", "430.368")
    causes = "data/cities/bandar-lampung/sources/causes.csv"
    project.edit(causes, "narrow_work,40", "narrow_work,17.7")
    project.edit(causes, "human_capital,17.7", "human_capital,40")
    project.build()
    numbers = json.loads(project.read(f"{RESULTS}/indicators.json"))["numbers"]
    assert numbers["unemployed"]["exact"] == "56107"
    assert numbers["working_poor"]["exact"] == "220367"
    old, new = (
        BeautifulSoup(one.read(f"{RESULTS}/article.en.html"), "html.parser")
        for one in (built, project)
    )
    assert "220,367" in new.get_text() and "220,367" not in old.get_text()
    assert "few job openings" in largest_in(old) and "limited human capital" in largest_in(new)


def largest_in(page):
    return page.select_one('.leading[data-family="cause"]').get_text()


def test_bad_input_is_told_at_once_and_touches_nothing(built):
    path = "data/cities/bandar-lampung/sources/causes.csv"
    before = built.read(path)
    kept = {
        file: file.read_bytes() for file in (built.folder / "results").rglob("*") if file.is_file()
    }
    built.edit(path, "17.7", "17,,7")
    built.edit(path, "1.6", "x")
    try:
        done = built.run()
        said = done.stdout + done.stderr
        assert done.returncode == 1
        assert "causes.csv, row 3" in said and "causes.csv, row 7" in said
        assert "Traceback" not in said
    finally:
        (built.folder / path).write_bytes(before)
    assert kept == {file: file.read_bytes() for file in kept}


def test_a_broken_description_hides_no_error_elsewhere(built):
    cities = "data/cities"
    edits = {
        f"{cities}/metro/city.yaml": ("year: 2010", "year: 201"),
        f"{cities}/metro/sources/counts.csv": ("2010,145471", "2010,about 145471"),
        f"{cities}/bandar-lampung/sources/labour.csv": ("46.107", "46.1O7"),
    }
    before = {path: built.read(path) for path in edits}
    for path, (old, new) in edits.items():
        built.edit(path, old, new)
    try:
        done = built.run("--dry-run")
    finally:
        for path, content in before.items():
            (built.folder / path).write_bytes(content)
    assert done.returncode == 1
    assert "3 errors in the input" in done.stderr and "Traceback" not in done.stderr
    assert all(path in done.stderr for path in edits)


def test_a_rule_that_is_asked_for_before_anything_was_built_ends_without_last_lines(tmp_path):
    project = with_one_city(copy_project(tmp_path / "project"), "metro")
    said = project.build("reference_document")
    assert "Start with" not in said and not (project.folder / "results").exists()


def test_a_folder_without_its_description_is_told_and_a_hidden_one_is_not(tmp_path):
    project = with_one_city(copy_project(tmp_path / "project"), "metro")
    cities = project.folder / "data/cities"
    (cities / ".new-city").mkdir()
    assert "briefs" in project.rules_run()
    (cities / "bogor").mkdir()
    (cities / "bogor/city.yml").write_text("city: bogor\n")
    done = project.run("--dry-run")
    assert done.returncode == 1 and "Traceback" not in done.stderr
    assert "data/cities/bogor/city.yaml: found no such file" in done.stderr


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [("engine: auto", "engine: best", "engine"), ("[440, 1000, 2000]", "[1]", "survey_sizes")],
)
def test_a_bad_choice_in_the_config_is_refused(built, old, new, words):
    before = built.read("config/config.yaml")
    built.edit("config/config.yaml", old, new)
    try:
        done = built.run("--dry-run")
        assert done.returncode == 1
        assert words in done.stdout + done.stderr
    finally:
        (built.folder / "config/config.yaml").write_bytes(before)


BROKEN = {
    "a day that no month has": (b"2026-11-30", b"2026-13-99", "line 3: found"),
    "a choice twice": (b"engine: auto", b"engine: auto\nengine: auto", "the key 'engine' twice"),
    "aliases": (b"engine: auto", b"a: &a [x, x]\nb: &b [*a, *a]\nengine: auto", "an anchor"),
    "no YAML": (b"engine: auto", b"engine: [auto", "line "),
    "no UTF-8": (b"engine", b"\xff", "line 1: found byte 0xff"),
    "no names": (None, b"- a\n", "names with their values"),
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_config_that_cannot_be_read_is_one_message(built, what):
    old, new, words = BROKEN[what]
    file = built.folder / "config/config.yaml"
    before = file.read_bytes()
    file.write_bytes(before.replace(old, new, 1) if old else new)
    try:
        done = built.run("--dry-run")
    finally:
        file.write_bytes(before)
    assert done.returncode == 1
    assert done.stderr.count("1 error in the input:\n  config/config.yaml") == 1, done.stderr
    assert words in done.stderr and "Traceback" not in done.stderr
    assert "Nothing was built" in done.stderr


def test_quarto_that_is_asked_for_and_missing_is_told_of(built, tmp_path):
    before = built.read("config/config.yaml")
    built.edit("config/config.yaml", "engine: auto", "engine: quarto")
    try:
        done = built.run("--dry-run", env={**os.environ, "PATH": str(tmp_path)})
        assert done.returncode == 1
        said = done.stdout + done.stderr
        assert "yaml, engine: found quarto" in said and "Traceback" not in said
    finally:
        (built.folder / "config/config.yaml").write_bytes(before)


def test_lint_says_only_what_is_explained(built):
    """One locked environment serves all rules (CONTRIBUTING.md): no rule names one of its own."""
    said = built.run("--lint")
    complaints = set(re.findall(r"^    \* (.*)$", said.stdout + said.stderr, flags=re.MULTILINE))
    assert complaints <= {"Specify a conda environment or container for each rule.:"}
    assert "environment for each rule" in (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def test_the_report_and_the_graph_can_be_made(built):
    built.build("--report", "report.html")
    assert b"Rendering" in built.read("report.html") or len(built.read("report.html")) > 100_000
    assert built.run("--dag").stdout.startswith("digraph")


def test_a_manuscript_that_fails_says_where(built):
    path = "manuscript/article.en.qmd"
    before = built.read(path)
    built.edit(path, 'n("poverty_rate")', 'n("poverty_rat")')
    try:
        done = built.run("--dry-run", "--quiet", "all")
        assert done.returncode == 0
        done = built.run(f"{RESULTS}/article.en.html")
        said = done.stdout + done.stderr
        assert done.returncode == 1
        assert re.search(r"article\.en\.qmd, line \d+: .*there is no number 'poverty_rat'", said)
        assert "Traceback" not in said
    finally:
        (built.folder / path).write_bytes(before)
        built.build()
