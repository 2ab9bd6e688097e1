"""Logs, records and the lock of the workflow's jobs, and programs that do not end."""

import errno
import os
import socket
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from analysis.briefs.batch import digest, is_kept
from runut.builds import lock, records
from runut.builds.jobs import job
from runut.builds.logs import Mendable, below_one_another, first_of, logged
from runut.documents import embedded, processes

LOG, OUTPUT, SOURCE = "logs/one.log", "results/one.txt", "data/one.csv"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder in which a build has begun after its source was written."""
    for name in ("logs", "results", "data"):
        (tmp_path / name).mkdir()
    (tmp_path / SOURCE).write_text("1")
    monkeypatch.chdir(tmp_path)
    begin_later(tmp_path)
    return tmp_path


def begin_later(folder):
    """The build begins a while after all files that are there."""
    records.begin_build()
    later = max(file.stat().st_ctime_ns for file in folder.rglob("*")) + 1
    os.utime(records.BEGAN, ns=(later, later))


def work(text="made", during=lambda: None):
    with job(SimpleNamespace(log=[LOG], input=[SOURCE], output=[OUTPUT])):
        during()
        Path(OUTPUT).write_text(text)


def test_what_a_job_left_is_trusted(folder):
    work()
    assert records.distrusted() == ([], [])
    assert records.sources_changed() == []


def test_what_a_job_began_and_did_not_end_is_not(folder):
    def dies():
        (folder / OUTPUT).write_text("ma")
        raise KeyboardInterrupt

    work()
    with pytest.raises(KeyboardInterrupt):
        work(during=dies)
    assert records.distrusted() == ([OUTPUT], [])


def test_a_changed_result_is_copied_once_and_distrusted_until_it_is_made_anew(folder):
    work()
    (folder / OUTPUT).write_text("mine")
    assert records.distrusted() == ([OUTPUT], [OUTPUT])
    assert (folder / "build/found" / OUTPUT).read_text() == "mine"
    assert records.distrusted() == ([OUTPUT], [])
    work()
    assert records.distrusted() == ([], [])


@pytest.mark.parametrize("instead", [Path.mkdir, os.mkfifo], ids=["a folder", "a pipe"])
def test_what_lies_in_a_results_place_is_put_out_of_its_way(folder, instead):
    work()
    (folder / OUTPUT).unlink()
    instead(folder / OUTPUT)
    assert records.distrusted() == ([], [OUTPUT])
    assert not (folder / OUTPUT).exists()
    (apart,) = (folder / "build/found").iterdir()
    assert (apart / OUTPUT).exists()


def test_a_file_in_place_of_a_results_folder_is_put_out_of_its_way(folder):
    work()
    (folder / OUTPUT).unlink()
    (folder / "results").rmdir()
    (folder / "results").write_text("mine")
    assert records.distrusted() == ([], [OUTPUT])
    (apart,) = (folder / "build/found").iterdir()
    assert (apart / "results").read_text() == "mine"


def test_what_no_record_knows_is_not_taken_for_a_result(folder):
    """As in an unpacked archive, or where somebody deleted ``build/``."""
    work()
    for path in ("results/two/figures/a.svg", "results/two/b.csv", "results/left/over.csv"):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text("?")
    made = {OUTPUT, "results/two/figures", "results/two/b.csv"}
    assert records.unrecorded(made.__contains__) == ["results/two/b.csv", "results/two/figures"]
    records.record_of(LOG).unlink()
    assert records.unrecorded({OUTPUT}.__contains__) == [OUTPUT]


def test_a_result_with_another_date_and_the_same_content_is_read_once(folder, monkeypatch):
    work()
    os.utime(folder / OUTPUT, (0, 0))
    assert records.distrusted() == ([], [])
    monkeypatch.setattr(records, "state", lambda file: pytest.fail(f"{file} is read"))
    assert records.distrusted() == ([], [])


def test_a_source_that_changes_while_the_build_runs_distrusts_what_read_it(folder):
    work(during=lambda: (folder / SOURCE).write_text("2"))
    assert records.sources_changed() == [SOURCE]
    assert records.distrusted() == ([OUTPUT], [])
    begin_later(folder)
    work()
    assert records.distrusted() == ([], [])


def test_a_source_is_looked_at_again_where_its_date_is_no_newer_than_the_result(folder):
    work()
    (folder / SOURCE).write_text("2")
    os.utime(folder / SOURCE, (0, 0))
    assert records.distrusted() == ([OUTPUT], [])
    (folder / SOURCE).write_text("1")
    os.utime(folder / SOURCE, (0, 0))
    assert records.distrusted() == ([], [])


@pytest.mark.parametrize("fault", [Mendable("mend it"), OSError(errno.ENOSPC, "no room", "a.txt")])
def test_a_fault_is_told_in_one_line_and_ends_the_job(tmp_path, fault):
    file = tmp_path / "log"
    with pytest.raises(SystemExit) as ended, logged(str(file)):
        raise fault
    assert ended.value.code == 1
    (line,) = file.read_text().splitlines()
    assert line.startswith(("mend it", "a.txt: no room. Free some space"))


def test_a_fault_of_the_program_keeps_its_traceback(tmp_path):
    with pytest.raises(FileNotFoundError), logged(str(tmp_path / "log")):
        (tmp_path / "nothing").read_text()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this machine")
def test_a_log_that_cannot_be_written_does_not_hide_the_fault(capsys):
    with pytest.raises(SystemExit), logged("/dev/full"):
        print("working")
        raise Mendable("mend it")
    assert capsys.readouterr().err == "mend it\n"


def test_a_lock_is_held_by_one_and_ends_with_it(folder):
    held = lock.take()
    with pytest.raises(lock.Taken, match=f"process {os.getpid()} on "):
        lock.take()
    held.close()
    lock.SNAKEMAKES.mkdir()
    lock.take().close()
    assert not lock.SNAKEMAKES.exists()


@pytest.mark.parametrize("host", [socket.gethostname(), "elsewhere"])
def test_where_files_cannot_be_locked_a_build_is_left_alone_until_its_lock_is_cleared(
    folder, monkeypatch, host
):
    def refuse(*_):
        raise OSError(errno.ENOSYS, "Function not implemented")

    monkeypatch.setattr("fcntl.flock", refuse)
    monkeypatch.setattr("socket.gethostname", lambda: host)
    lock.take().close()
    lock.take().close()
    lock.SNAKEMAKES.mkdir()
    with pytest.raises(lock.Taken, match=rf"process {os.getpid()} on {host}, .*--unlock"):
        lock.take()
    assert lock.SNAKEMAKES.exists()
    lock.take(clearing=True).close()


def test_a_lock_of_somebody_elses_is_one_message(folder, monkeypatch):
    def refuse(self, *_, **__):
        raise PermissionError(errno.EACCES, "Permission denied", str(self))

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(
        lock.Taken, match=r"^\.snakemake/\S+\.lock: Permission denied\. Make it wri"
    ):
        lock.take()


def test_a_program_that_does_not_end_is_ended(monkeypatch):
    monkeypatch.setattr(processes, "SECONDS", 0.5)
    with pytest.raises(processes.TakesTooLong, match=r"a nap: not done after 0\.5 s"):
        processes.run(["sleep", "60"], "a nap")
    monkeypatch.setattr(processes, "SECONDS", 60)
    said = processes.run([sys.executable, "-c", "print(input())"], "an echo", "é\n")
    assert (said.returncode, said.stdout) == (0, "é\n")


def test_typst_is_ended_when_it_hangs_and_told_when_it_fails(tmp_path, monkeypatch):
    source, made = tmp_path / "a.typ", tmp_path / "a.pdf"
    options = {"pdf-standard": "ua-1"}
    source.write_text("#let no = 1\n#no.thing")
    with pytest.raises(embedded.RenderingFailed, match=r"^typst, a\.pdf: (?!Traceback)"):
        embedded.compile_pdf(source, made, options, tmp_path, 0)
    source.write_text("#for i in range(100000) { for j in range(100000) { let k = i * j } }")
    monkeypatch.setattr(processes, "SECONDS", 1)
    with pytest.raises(processes.TakesTooLong, match=r"^typst, a\.pdf: not done after 1 s"):
        embedded.compile_pdf(source, made, options, tmp_path, 0)
    assert not made.exists()


def test_a_brief_is_kept_only_as_long_as_each_of_its_files_is_as_it_was(tmp_path):
    file, key = tmp_path / "brief.en.html", tmp_path / "key"
    file.write_text("whole")
    key.write_text(digest([file], "inputs"))
    assert is_kept(tmp_path, "inputs") and not is_kept(tmp_path, "other inputs")
    file.write_text("who")
    assert not is_kept(tmp_path, "inputs")


def test_of_many_lines_a_message_has_the_first():
    lines = [str(at) for at in range(5)]
    assert first_of(lines, 5) == lines
    assert first_of(lines, 4) == [*lines[:4], "and 1 more"]
    assert first_of(lines, 3) == [*lines[:3], "and 2 more"]
    assert below_one_another(["a", "b"]) == "\n  a\n  b" and below_one_another([]) == ""
