"""Builds that are killed: once they are unlocked the next one ends with the same bytes."""

import os
import random
import shutil
import signal
import subprocess
import time
from contextlib import suppress

import pytest

from tests.conftest import Project, copy_project, with_one_city
from tests.workflow.builds.test_same_bytes import results

pytestmark = pytest.mark.slow
KILLS = 3
SEED = 5
PATIENCE = 600  # seconds for one build, on a machine that has much else to do


def kill_after(project: Project, seconds: float, *arguments: str) -> str:
    """Kill all of a build after a while; what it said, or nothing where it had ended before."""
    with (project.folder / "said").open("w+", encoding="utf-8") as said:
        build = project.start(*arguments, stdout=said)
        with suppress(subprocess.TimeoutExpired):
            build.wait(seconds)
        if build.poll() is not None:
            assert build.returncode == 0
            return ""
        os.killpg(build.pid, signal.SIGKILL)
        build.wait()
        said.seek(0)
        return said.read()


def unlocked(project: Project) -> None:
    """Where a killed build left its lock, the next one says what to do; it is done."""
    if any((project.folder / ".snakemake/locks").glob("*")):
        done = project.run()
        assert done.returncode == 1 and "--unlock" in done.stdout + done.stderr
        project.build("--unlock")


def test_a_build_killed_at_any_moment_goes_on_to_the_same_bytes(tmp_path):
    project = with_one_city(copy_project(tmp_path / "project"), "metro")
    began = time.monotonic()
    project.build()
    seconds = time.monotonic() - began
    expected = results(project)
    for name in ("results", "build", "logs", ".snakemake"):
        shutil.rmtree(project.folder / name)
    chance = random.Random(SEED)
    for _ in range(KILLS):
        said = kill_after(project, chance.uniform(0.2, 0.7) * seconds)
        assert "Traceback" not in said
        unlocked(project)
    said = project.build()
    assert "Changed since" not in said
    assert results(project) == expected
    assert not list(project.folder.glob(".render-*"))
