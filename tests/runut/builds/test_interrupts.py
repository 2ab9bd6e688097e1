"""Builds of many tiny jobs, at which Snakemake alone hangs when it is told to end."""

import os
import signal
import subprocess
import sys
import time

import pytest

pytestmark = pytest.mark.slow
TIMES = 3
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
