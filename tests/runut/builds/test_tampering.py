"""Results that are not as a job left them, and what is not taken for such."""

import os
import re
from pathlib import Path

import pytest

from runut.builds import tampering
from runut.builds.files import STAMP
from runut.builds.tampering import noted, set_aside, tampered
from runut.tables.texts import TAKEN
from tests.conftest import ROOT

LOG, FILE, FOLDER = "logs/one.log", "results/one.txt", "results/figures"
INSIDE = f"{FOLDER}/a.svg"


@pytest.fixture(autouse=True)
def in_a_folder(tmp_path, monkeypatch):
    for name in ("logs", FOLDER):
        (tmp_path / name).mkdir(parents=True)
    monkeypatch.chdir(tmp_path)


def work(text="made", log=LOG):
    with noted(log, [FILE, FOLDER]):
        for file in (FILE, INSIDE):
            Path(file).write_text(text)


def test_what_a_job_left_is_as_it_left_it():
    assert tampered() == {}
    work()
    Path(FOLDER, STAMP).touch()
    assert tampered() == {}


def test_a_changed_file_is_seen_even_where_its_date_says_nothing():
    work()
    before = Path(FILE).stat()
    Path(FILE).write_text("mine")
    os.utime(FILE, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert tampered() == {FILE: [FILE]}
    aside = set_aside(tampered())
    assert (aside / FILE).read_text() == "mine" and not Path(FILE).exists()
    assert tampered() == {}


def test_of_a_folder_every_file_counts():
    work()
    Path(INSIDE).unlink()
    Path(FOLDER, "mine.svg").write_text("<svg/>")
    assert tampered() == {FOLDER: [INSIDE, f"{FOLDER}/mine.svg"]}
    assert [path.name for path in (set_aside(tampered()) / FOLDER).iterdir()] == ["mine.svg"]


@pytest.mark.parametrize("instead", [Path.mkdir, os.mkfifo], ids=["a folder", "a pipe"])
def test_what_lies_in_a_results_place_is_moved_as_well(instead):
    work()
    Path(FILE).unlink()
    instead(Path(FILE))
    assert tampered() == {FILE: [FILE]}
    assert (set_aside(tampered()) / FILE).exists()


def test_another_date_and_the_same_content_is_no_change():
    work()
    os.utime(FILE, (0, 0))
    assert tampered() == {}


def test_of_two_jobs_that_made_the_same_the_last_counts():
    """As where newer rules make by one job what two made, and the older notes are still there."""
    work(log="logs/z.log")
    work("made anew")
    assert tampered() == {}
    work("and again", log="logs/z.log")
    assert tampered() == {}
    Path(FILE).write_text("mine")
    assert tampered() == {FILE: [FILE]}


def test_what_is_gone_snakemake_makes_by_itself():
    work()
    Path(FILE).unlink()
    assert tampered() == {}


def test_of_a_job_at_work_or_one_that_failed_nothing_is_noted():
    work()

    def looked_at_and_fails():
        with noted(LOG, [FILE, FOLDER]):
            Path(FILE).write_text("half")
            assert tampered() == {}
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        looked_at_and_fails()
    assert tampered() == {}


def test_a_note_that_is_cut_off_says_nothing():
    work()
    (note,) = tampering.SUMS.rglob("*.json")
    note.write_text(note.read_text()[:20])
    assert tampered() == {}


def test_no_unit_is_called_what_the_build_calls_its_own_folders():
    files = [*(ROOT / "workflow").rglob("*.smk"), *(ROOT / "workflow/scripts").rglob("*.py")]
    texts = [path.read_text("utf-8") for path in (*files, *(ROOT / "src").rglob("*.py"))]
    found = set(re.findall(r"""["'](?:build|results|logs)/([a-z_]+)["'/]""", " ".join(texts)))
    assert found == TAKEN
