"""A study in a stranger's own folder: written, built and verified, and no file here is touched."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.studies import ROOT

pytestmark = pytest.mark.slow


def runut(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "runut.cli", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def files_of_the_project() -> dict[Path, int]:
    """Every file beside what programs keep for themselves, and when it was last changed."""
    kept = {".git", ".venv", "__pycache__", ".pytest_cache", ".ruff_cache", ".hypothesis"}
    return {
        path: path.stat().st_mtime_ns
        for path in ROOT.rglob("*")
        if not kept & {*path.relative_to(ROOT).parts} and path.is_file()
    }


def test_a_new_study_builds_at_once_and_touches_nothing_here(tmp_path):
    before = files_of_the_project()
    done = runut(tmp_path, "new-study", "of mine")
    assert done.returncode == 0, done.stderr
    assert "Next: cd 'of mine' && uv run --project " in done.stdout
    mine = tmp_path / "of mine"
    done = runut(mine, "build")
    assert done.returncode == 0, done.stdout + done.stderr
    assert (mine / "results/first/article.en.html").is_file()
    assert (mine / "results/index.html").is_file()
    done = runut(mine, "verify")
    assert done.returncode == 0, done.stdout + done.stderr
    assert files_of_the_project() == before
    leave_the_last_good_pages(mine)


def leave_the_last_good_pages(mine: Path) -> None:
    """What cannot be rendered any more, a draft or all, is told by its line, and stays."""
    assert runut(mine, "build", "--html", "en").returncode == 0
    pages = [mine / "build/first/draft.en.html", mine / "results/first/article.en.html"]
    good = [one.read_bytes() for one in pages]
    with (mine / "manuscript/article.en.qmd").open("a", encoding="utf-8") as manuscript:
        manuscript.write("\nSee @fig-nowhere.\n")
    for command in (["build", "--html", "en"], ["build"]):
        done = runut(mine, *command)
        assert done.returncode == 1 and "found @fig-nowhere, a label that there" in done.stderr
    assert [one.read_bytes() for one in pages] == good


def test_the_numbers_of_an_article_become_claims_that_are_held_against_each_other(
    tmp_path, validated
):
    article = (
        "Of the 148 people 57 (38.5%) were ill.\n\nIn all 148 people were asked; 91 were well."
    )
    (tmp_path / "article.txt").write_text(article, encoding="utf-8")
    done = runut(tmp_path, "new-study", "mine", "--article", "article.txt")
    assert done.returncode == 0, done.stderr
    mine = tmp_path / "mine"
    done = runut(mine, "build")
    assert done.returncode == 0, done.stdout + done.stderr
    claims = json.loads((mine / "results/first/verification.json").read_text())["claims"]
    assert [one["printed"] for one in claims.values()] == [
        *("148 people", "57", "38.5%", "148 people", "91"),
    ]
    assert [one["verdict"] for one in claims.values()][2] == "rounds"
    assert validated(mine / "results") == set()
    assert (mine / "data/first/article.txt").read_text(encoding="utf-8") == article
    done = runut(mine, "verify")
    assert done.returncode == 1 and "a new claim" in done.stdout
    assert "0 of 0" not in done.stdout and "0/0" not in done.stdout


def test_an_article_that_cannot_be_read_leaves_nothing_behind(tmp_path):
    done = runut(tmp_path, "new-study", "mine", "--article", "no such file.pdf")
    assert done.returncode == 2 and "no such file.pdf" in done.stderr
    assert "Traceback" not in done.stderr and not (tmp_path / "mine").exists()


def test_a_folder_that_is_there_is_left_alone(tmp_path):
    (tmp_path / "mine").mkdir()
    done = runut(tmp_path, "new-study", "mine")
    assert done.returncode != 0 and "it is there already" in done.stderr
    assert "Traceback" not in done.stderr
    assert [*(tmp_path / "mine").iterdir()] == []


def test_its_record_holds_wherever_it_lies_and_its_archive_builds_there(tmp_path, validated):
    """The machinery lies elsewhere: the record names its copy, and the archive takes it along."""
    assert runut(tmp_path, "new-study", "mine").returncode == 0
    mine, there = tmp_path / "mine", tmp_path / "a/folder/elsewhere"
    for command in (["init", "--quiet"], ["add", "--all"]):
        subprocess.run(["git", *command], cwd=mine, check=True)
    done = runut(mine, "build", "all", "archive")
    assert done.returncode == 0, done.stdout + done.stderr
    assert validated(mine / "results") == set()
    assert "../../" not in (mine / "results/ro-crate-metadata.json").read_text(encoding="utf-8")
    shutil.unpack_archive(mine / "build/archive.zip", there)
    assert validated(there) == set()
    first = {one: one.read_bytes() for one in (there / "results").rglob("*") if one.is_file()}
    shutil.rmtree(there / "results")
    copy = there / "build/machinery"
    done = subprocess.run(
        [sys.executable, "-m", "runut.cli", "build"],
        cwd=there,
        env=os.environ | {"PYTHONPATH": str(copy / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert {one: one.read_bytes() for one in first} == first
