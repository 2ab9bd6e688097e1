"""Records and locks of a form that no job wrote count as none."""

import json
import re
import socket
from pathlib import Path

import pytest

from analysis.texts import TAKEN
from rendering import lock, records
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
        '{"outputs": "results", "read": {}, "made": {}}',
        '{"outputs": ["x"], "read": [], "made": {}}',
        '{"outputs": ["x"], "read": {}, "made": {"x": 1}}',
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
    texts = [path.read_text("utf-8") for path in (*files, *(ROOT / "rendering").glob("*.py"))]
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


def test_what_nothing_makes_any_more_is_named_as_a_whole():
    made = ["results/one/a.csv", "results/one/figures", "results/index.html"]
    for file in [*made[::2], "results/one/figures/x.svg", "results/one/old.csv",
                 "results/two/tables/a.csv", "results/.DS_Store"]:  # fmt: skip
        Path(file).parent.mkdir(parents=True, exist_ok=True)
        Path(file).write_text("1")
    assert records.left_over(made) == ["results/one/old.csv", "results/two"]
