"""Builds of many tiny jobs, at which Snakemake alone hangs when it is told to end."""

import os
import signal
import subprocess
import sys
import time

import pytest

from tests.conftest import ROOT

pytestmark = pytest.mark.slow
TIMES = 3
PATIENCE = 600  # seconds for a build on such a machine
SOON = 30  # seconds within which a build must have ended, on a machine that has much else to do
SNAKEFILE = """
from runut.builds.interrupts import end_when_interrupted

rule all:
    input: expand("made/{at}", at=range(1500))

rule one:
    output: "made/{at}"
    shell: "touch {output}"

onstart:
    end_when_interrupted()
"""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_build_ends_when_it_is_told_to(tmp_path, number):
    (tmp_path / "Snakefile").write_text(SNAKEFILE)
    made = tmp_path / "made"
    for at in range(TIMES):
        before = len(list(made.glob("*")))
        build = subprocess.Popen(
            [sys.executable, "-m", "snakemake", "--cores", "2", "--rerun-incomplete"],
            cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            encoding="utf-8", start_new_session=True,
        )  # fmt: skip
        while build.poll() is None and len(list(made.glob("*"))) < before + 5 + at:
            time.sleep(0.01)
        os.killpg(build.pid, number)
        os.killpg(build.pid, number)  # impatient
        said, _ = build.communicate(timeout=SOON)
        assert build.returncode == 128 + number, said
        assert said.count("Interrupted; the same command goes on") == 1, said
        assert "Traceback" not in said, said


IDLE = """
import atexit
from snakemake.logging import logger
from runut.builds.interrupts import end_with_nothing_to_do

atexit.register(print, "taken down")  # runs after what is registered later, if that lets it
logger.addFilter(end_with_nothing_to_do)

rule one:
    output: "made"
    shell: "touch {output}"
"""


def test_a_build_that_finds_nothing_to_do_ends_at_once(tmp_path):
    (tmp_path / "Snakefile").write_text(IDLE)
    command = [sys.executable, "-m", "snakemake", "--cores", "1"]
    first, second = (
        subprocess.run(command, cwd=tmp_path, capture_output=True, text=True) for _ in range(2)
    )
    assert (first.returncode, first.stdout) == (0, "taken down\n"), first.stderr
    assert (second.returncode, second.stdout) == (0, ""), second.stderr
    assert second.stderr.rstrip().endswith("(all requested files are present and up to date).")


LONG = """
import signal, sys, time
signal.signal({number}, lambda *_: (time.sleep(1), print("ended", flush=True), sys.exit({status})))
print("begun", flush=True)
time.sleep(60)
"""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_runut_build_waits_for_the_build_that_it_started(number):
    child = LONG.format(number=int(number), status=128 + number)
    parent = (
        "import sys; from runut.cli import ended_by_itself;"
        "sys.exit(ended_by_itself([sys.executable, '-c', sys.argv[1]]))"
    )
    build = subprocess.Popen(
        [sys.executable, "-c", parent, child], stdout=subprocess.PIPE, encoding="utf-8",
        start_new_session=True,
    )  # fmt: skip
    assert build.stdout.readline() == "begun\n"
    os.killpg(build.pid, number)
    assert build.communicate(timeout=SOON)[0] == "ended\n"
    assert build.returncode == 128 + number


WATCHING = """
import sys, typer
from runut.cli import watched
try:
    watched("en", [], [sys.executable, "-c", sys.argv[1]])
except typer.Exit as ended:
    sys.exit(ended.exit_code)
"""


def test_whoever_ends_a_watch_in_the_midst_of_a_build_ends_both_and_the_build_as_it_wants():
    child = LONG.format(number=int(signal.SIGINT), status=128 + signal.SIGINT)
    watch = subprocess.Popen(
        [sys.executable, "-c", WATCHING, child], stdout=subprocess.PIPE, encoding="utf-8",
        cwd=ROOT, start_new_session=True,
    )  # fmt: skip
    assert watch.stdout.readline() == "begun\n"
    os.killpg(watch.pid, signal.SIGINT)
    assert watch.communicate(timeout=SOON)[0] == "ended\n"
    assert watch.returncode == 0
