"""Logs of the workflow's jobs, and programs that do not end."""

import errno
import logging
import sys
from pathlib import Path

import pytest

from analysis.briefs.batch import digest, is_kept
from runut.builds import logs
from runut.builds.logs import Mendable, below_one_another, logged
from runut.documents import embedded
from runut.notebooks import processes


@pytest.mark.parametrize("error", [Mendable("mend it"), OSError(errno.ENOSPC, "no room", "a.txt")])
def test_a_error_is_told_in_one_line_and_ends_the_job(tmp_path, error):
    file = tmp_path / "log"
    with pytest.raises(SystemExit) as ended, logged(str(file)):
        raise error
    assert ended.value.code == 1
    (line,) = file.read_text().splitlines()
    assert line.startswith(("mend it", "a.txt: no room. Free some space"))


def test_a_job_that_is_interrupted_says_so_in_its_log_alone(tmp_path, capsys):
    with pytest.raises(SystemExit), logged(str(tmp_path / "log")):
        raise KeyboardInterrupt
    assert (tmp_path / "log").read_text() == "Interrupted.\n"
    assert capsys.readouterr() == ("", "")


def test_a_error_of_the_program_keeps_its_traceback(tmp_path):
    with pytest.raises(FileNotFoundError), logged(str(tmp_path / "log")):
        (tmp_path / "nothing").read_text()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this machine")
def test_a_log_that_cannot_be_written_does_not_hide_the_error(capsys):
    with pytest.raises(SystemExit), logged("/dev/full"):
        print("working")
        raise Mendable("mend it")
    assert capsys.readouterr().err == "mend it\n"


def test_a_program_that_does_not_end_is_ended(monkeypatch):
    monkeypatch.setattr(processes, "SECONDS", 0.5)
    with pytest.raises(processes.TakesTooLong, match=r"a nap: not done after 0\.5 s"):
        processes.run(["sleep", "60"], "a nap")
    monkeypatch.setattr(processes, "SECONDS", 60)
    said = processes.run([sys.executable, "-c", "print(input())"], "an echo", "é\n")
    assert (said.returncode, said.stdout) == (0, "é\n")


ECHO = """
import json, sys, time
for line in sys.stdin:
    question = json.loads(line)
    print("I heard", question)
    time.sleep(question if isinstance(question, int) else 0)
    if question == "end": break
    print("\\x1e" + json.dumps(question), flush=True)
"""


def test_a_program_goes_on_from_question_to_question_and_begins_anew_where_it_ended(monkeypatch):
    program = processes.Program([sys.executable, "-c", ECHO], {})
    long = "é\n" * 100_000
    for question in ("a", long):
        assert program.ask(question, "an echo") == (question, f"I heard {question}\n")
    first = program.process.pid
    assert program.ask("end", "an end") == (processes.ENDED, "I heard end\n")
    assert program.ask("b", "an echo")[0] == "b" and program.process.pid != first
    monkeypatch.setattr(processes, "SECONDS", 0.5)
    with pytest.raises(processes.TakesTooLong, match=r"a nap: not done after 0\.5 s"):
        program.ask(60, "a nap")
    monkeypatch.undo()
    assert program.ask("c", "an echo")[0] == "c"


def test_a_pandoc_that_has_nothing_more_to_do_leaves_nothing_behind(tmp_path):
    program = processes.pandoc(tmp_path / "work.lua")
    program.environment = {**program.environment, "TMPDIR": str(tmp_path / "temporary")}
    (tmp_path / "temporary").mkdir()
    (tmp_path / "work.lua").write_text("return function(task) return task.text end")
    question = {"folder": str(tmp_path), "text": "An article."}
    assert program.ask(question, "an echo") == ("An article.", "")
    assert list((tmp_path / "temporary").iterdir())  # else this test would tell nothing
    program.end()
    assert not list((tmp_path / "temporary").iterdir())


@pytest.mark.slow
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
    lines = [str(at) for at in range(12)]
    assert below_one_another(lines[:10]).split() == lines[:10]
    assert below_one_another(lines[:11]).split("\n  ") == ["", *lines[:10], "and 1 more"]
    assert below_one_another(lines).endswith("\n  9\n  and 2 more")
    assert below_one_another([]) == ""


def said(message: str, **more) -> logging.LogRecord:
    return logging.makeLogRecord({"msg": message, **more})


def test_of_a_job_that_failed_its_log_is_told_at_the_end_and_no_list(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(logs, "FAILED", [])
    log = tmp_path / "briefs.log"
    log.write_text("brief.en.qmd, line 3: found 77\n", encoding="utf-8")
    record = said("Error", event="job_error", rule_name="briefs", log=[str(log)], input=["a", "b"])
    assert logs.briefly(record)
    assert (record.getMessage(), record.event) == ("briefs failed; the last lines say why.", None)
    assert not logs.briefly(said("RuleException: in line 3"))
    assert logs.briefly(said("Building DAG of jobs..."))
    logs.print_failed()
    told = capsys.readouterr().err
    assert "briefs failed:\nbrief.en.qmd, line 3: found 77\n" in told
    assert "the same command goes on from here" in told


def test_an_error_is_told_even_where_snakemake_is_asked_to_be_quiet(capsys):
    assert logs.print_error(said("Building DAG of jobs...", levelno=logging.INFO))
    assert logs.print_error(said("It is locked.", levelno=logging.ERROR))
    assert capsys.readouterr().err == "It is locked.\n"
