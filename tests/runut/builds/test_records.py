"""Records and locks of a form that no job wrote count as none."""

import errno
import io
import json
import re
import socket
import sys
import threading
from pathlib import Path

import pytest

from runut.builds import lock, records
from runut.tables.texts import TAKEN
from tests.conftest import ROOT


@pytest.fixture(autouse=True)
def in_a_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    records.begin_build()


@pytest.mark.parametrize(
    "text",
    [
        "{}", "[1]", "1", "null", "{", "\x00",
        '{"numbers": {}, "families": {}}',
        '{"outputs": ["x"], "read": {}, "made": {}}',
        '{"outputs": "results", "read": {}, "made": {}, "former": {}}',
        '{"outputs": ["x"], "read": [], "made": {}, "former": {}}',
        '{"outputs": ["x"], "read": {}, "made": {"x": 1}, "former": {}}',
        '{"outputs": ["x"], "read": {}, "made": {}, "former": {"x": 1}}',
        '{"outputs": ["x"], "read": {}, "made": {}, "former": []}',
    ],
)  # fmt: skip
def test_what_no_job_wrote_is_no_record(text):
    file = records.FOLDER / "city/registry.json"
    file.parent.mkdir()
    file.write_text(text)
    assert records.distrusted() == ([], [])
    assert records.sources_changed() == []
    assert not file.exists()


def test_what_a_job_wrote_is_a_record():
    records.begin("logs/a.log", ["x"])
    records.end("logs/a.log", [], ["x"])
    assert [record["outputs"] for _, record in records.records()] == [["x"]]


def test_a_folder_is_no_record():
    (records.FOLDER / "x.json").mkdir()
    assert records.distrusted() == ([], [])


@pytest.mark.parametrize("text", ["[1]", "{}", '{"host": "elsewhere"}', "1", "{", ""])
def test_a_holder_of_another_form_is_none(text):
    lock.FOLDER.mkdir()
    lock.BUILD.write_text(text)
    with lock.take() as held:
        assert lock.holder(held)["host"] == socket.gethostname()


def test_a_folder_in_place_of_a_lock_is_none():
    for file in (lock.BUILD, lock.JOBS):
        (file / "x").mkdir(parents=True)
    with lock.take():
        assert json.loads(lock.BUILD.read_text())["host"] == socket.gethostname()


def test_no_city_is_called_what_the_build_calls_its_own_folders():
    files = [*(ROOT / "workflow").rglob("*.smk"), *(ROOT / "workflow/scripts").glob("*.py")]
    texts = [path.read_text("utf-8") for path in (*files, *(ROOT / "src").rglob("*.py"))]
    found = set(re.findall(r"""["'](?:build|results|logs)/([a-z_]+)["'/]""", " ".join(texts)))
    assert found == TAKEN


def made_of(source: str, result: str, log: str) -> None:
    for file in (source, result):
        Path(file).parent.mkdir(parents=True, exist_ok=True)
        Path(file).write_text("1")
    records.begin(log, [result])
    records.end(log, [source], [result])


def test_a_source_that_was_gone_before_the_build_did_not_change_in_it():
    made_of("data/a", "results/a", "logs/a.log")
    made_of("data/b", "results/b", "logs/b.log")
    Path("data/a").unlink()
    gone = records.begin_build()
    Path("data/b").unlink()
    assert records.sources_changed(gone) == ["data/b"]


def test_jobs_that_the_workflow_no_longer_has_are_not_heeded_until_they_come_back():
    made_of("data/a", "results/a", "logs/x/a.log")
    Path("results/a").write_text("2")
    assert records.distrusted(lambda log: log != "logs/x/a.log") == ([], [])
    assert records.sources_changed((), lambda log: False) == []
    assert records.distrusted() == (["results/a"], ["results/a"])


def test_what_a_job_left_of_a_city_is_known_when_the_city_comes_back():
    ours = {"results/a/brief", "results/b/brief", "results/b/figures"}
    for file in ("results/a/brief", "results/b/brief", "results/b/figures/x.svg"):
        Path(file).parent.mkdir(parents=True, exist_ok=True)
        Path(file).write_text("1")

    def builds(*outputs: str) -> None:
        records.begin("logs/briefs.log", outputs)
        records.end("logs/briefs.log", [], outputs)

    builds(*ours)
    for _ in range(2):  # it stays known, however many builds go on without it
        builds("results/a/brief")
    assert records.unrecorded(ours.__contains__) == []
    Path("results/b/figures/x.svg").write_text("2")
    assert records.unrecorded(ours.__contains__) == ["results/b/figures"]
    Path("results/b/brief").write_text("2")
    assert records.unrecorded(ours.__contains__) == ["results/b/brief", "results/b/figures"]
    # what is made again is known as it is now
    builds(*ours)
    builds("results/a/brief")
    assert records.unrecorded(ours.__contains__) == []


def test_what_nothing_makes_any_more_is_named_as_a_whole():
    made = ["results/one/a.csv", "results/one/figures", "results/index.html"]
    for file in [*made[::2], "results/one/figures/x.svg", "results/one/old.csv",
                 "results/two/tables/a.csv", "results/.DS_Store"]:  # fmt: skip
        Path(file).parent.mkdir(parents=True, exist_ok=True)
        Path(file).write_text("1")
    assert records.left_over(made) == ["results/one/old.csv", "results/two"]


def test_the_lock_of_another_machine_is_left_and_explained():
    told = {"process": 7, "host": "elsewhere", "since": "2010-01-01 00:00:00+07:00"}
    lock.FOLDER.mkdir()
    lock.SNAKEMAKES.mkdir()
    lock.BUILD.write_text(json.dumps(told))
    with pytest.raises(lock.Taken, match=r"process 7 on elsewhere, since 2010.*--unlock"):
        lock.take()
    assert lock.SNAKEMAKES.exists() and json.loads(lock.BUILD.read_text()) == told
    lock.take(clearing=True).close()


def test_a_build_waits_for_the_jobs_of_the_last(monkeypatch):
    begun, told, ended = (threading.Event() for _ in range(3))

    class Terminal(io.StringIO):
        def write(self, text):
            told.set()
            return super().write(text)

    def job():
        with lock.at_work():
            begun.set()
            told.wait(10)
            ended.set()

    monkeypatch.setattr("sys.stderr", Terminal())
    thread = threading.Thread(target=job)
    thread.start()
    begun.wait(10)
    lock.take().close()
    assert ended.is_set()
    assert sys.stderr.getvalue() == "Waiting for a job of the last build to end.\n"
    thread.join()


def test_drafts_of_a_build_that_was_killed_are_cleared():
    Path(".render-x").mkdir()
    lock.take().close()
    assert not Path(".render-x").exists()


def test_a_job_whose_results_are_rightly_gone_is_forgotten():
    made_of("data/a", "results/a", "logs/a.log")
    Path("results/a").unlink()
    records.forget("logs/a.log")
    assert records.distrusted() == ([], [])
    records.forget("logs/a.log")


def test_a_lost_result_is_told_and_has_no_copy():
    made_of("data/a", "results/a", "logs/a.log")
    Path("results/a").unlink()
    assert records.distrusted() == ([], ["results/a"])
    assert not records.FOUND.exists()


def test_a_job_that_left_nothing_has_nothing_to_be_made_anew():
    Path("data").mkdir()
    Path("data/a").write_text("1")
    records.begin("logs/a.log", ["results/a"])
    records.end("logs/a.log", ["data/a"], ["results/a"])
    Path("data/a").write_text("2")
    assert records.distrusted() == ([], [])


def test_where_nothing_can_be_locked_nobody_can_tell_whether_a_build_runs(
    monkeypatch,
):
    def refuses(*_):
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(lock.fcntl, "flock", refuses)
    lock.take().close()
    lock.SNAKEMAKES.mkdir(parents=True)
    with pytest.raises(lock.Taken, match="uv run snakemake --unlock"):
        lock.take()
    lock.take(clearing=True).close()
    assert lock.SNAKEMAKES.exists()  # Snakemake clears it itself
