"""Builds that are killed: the next one finishes by itself, and with the same bytes."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from tests.conftest import CITY, Project, copy_project, with_an_atlas, with_one_city

pytestmark = pytest.mark.slow
KILLS = 50
SEED = 5
PATIENCE = 600  # seconds for one build, on a machine that has much else to do
GONE = 10  # seconds in which whatever outlived a kill must be gone

# Put into the copy's jobs: each kills all of the build, itself included, when it starts and again
# when it ends, before it can say that it has ended; each of these once.
MOMENTS = "moments"
DEADLY = f'''
def die(moment):
    import os, signal
    from pathlib import Path

    given = Path("{MOMENTS}")
    if not given.exists() or moment in given.read_text().splitlines():
        return
    with given.open("a") as file:
        file.write(moment + "\\n")
    os.killpg(0, signal.SIGKILL)
'''


def start(project: Project, *arguments: str) -> subprocess.Popen:
    """Starts a build as the leader of its own process group, as a terminal does."""
    with (project.folder / "said").open("a", encoding="utf-8") as said:
        return subprocess.Popen(
            [sys.executable, "-m", "snakemake", *arguments],
            cwd=project.folder,
            env=os.environ | {"PYTHONPATH": str(project.folder)},
            stdout=said,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )


def kill(build: subprocess.Popen) -> bool:
    """Kill all of a build; whether it was still running."""
    if build.poll() is None:
        os.killpg(build.pid, signal.SIGKILL)
    return build.wait() == -signal.SIGKILL


def results(project: Project) -> dict[str, bytes]:
    folder = project.folder / "results"
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != ".snakemake_timestamp"
    }


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return [path for path in sorted(one.keys() | other.keys()) if one.get(path) != other.get(path)]


def said_by(project: Project) -> str:
    return (project.folder / "said").read_text(encoding="utf-8")


def clean(project: Project) -> None:
    for name in ("results", "build", "logs", ".snakemake"):
        shutil.rmtree(project.folder / name, ignore_errors=True)


def survivors(project: Project) -> list[psutil.Process]:
    """The processes that work in the project's folder or below it."""
    found = []
    for process in psutil.process_iter():
        try:
            if Path(process.cwd()).is_relative_to(project.folder):
                found.append(process)
        except (psutil.Error, OSError):
            continue
    return found


def undisturbed(project: Project) -> tuple[dict[str, bytes], float]:
    """What a build leaves that nobody disturbs, and how many seconds it takes."""
    began = time.monotonic()
    assert start(project).wait(PATIENCE) == 0, said_by(project)
    took = time.monotonic() - began
    found = results(project)
    clean(project)
    return found, took


def test_a_build_killed_at_any_moment_goes_on_to_the_same_bytes(tmp_path, told_at_end):
    project = with_one_city(copy_project(tmp_path / "project"), "metro")
    expected, seconds = undisturbed(project)
    chance = random.Random(SEED)
    killed = whole = outlived = 0
    while killed < KILLS:
        build = start(project)
        with suppress(subprocess.TimeoutExpired):
            build.wait(chance.uniform(0, seconds))
        if kill(build):
            killed += 1
            left = survivors(project)
            outlived += len(left)
            _, alive = psutil.wait_procs(left, timeout=GONE)
            assert not alive
            continue
        assert build.returncode == 0, said_by(project)
        assert not differing(results(project), expected)
        whole += 1
        clean(project)
    assert start(project).wait(PATIENCE) == 0, said_by(project)
    assert not differing(results(project), expected)
    assert "Traceback" not in said_by(project)
    assert not list(project.folder.glob(".render-*"))
    told_at_end(
        f"Killed at {killed} random moments of a build of {seconds:.0f} s; {whole + 1} builds were "
        f"whole in the end, {len(expected)} files with the same bytes. {outlived} processes "
        f"outlived a kill, none of them {GONE} s."
    )


def make_deadly(project: Project) -> None:
    """Let each job kill the build when it starts and when it ends, once there is a list of these
    moments."""
    around = ['        die(f"{log} starts")\n', "        yield\n", '        die(f"{log} ends")\n']
    project.edit("src/runut/builds/jobs.py", around[1], "".join(around))
    with (project.folder / "src/runut/builds/jobs.py").open("a") as jobs:
        jobs.write(DEADLY)


def test_a_build_killed_when_each_rule_starts_and_ends_goes_on(tmp_path, told_at_end):
    project = with_an_atlas(copy_project(tmp_path / "project"), fetched=True)
    shutil.copytree(CITY, project.folder / "data" / "cities" / CITY.name)
    make_deadly(project)
    expected, _ = undisturbed(project)
    moments = project.folder / MOMENTS
    moments.touch()
    killed = 0
    while True:
        build = start(project)
        if build.wait(PATIENCE) == 0:
            break
        assert build.returncode == -signal.SIGKILL, said_by(project)
        killed += 1
    assert not differing(results(project), expected)
    assert "Traceback" not in said_by(project)
    given = moments.read_text().split("\n")[:-1]
    rules = {
        file.relative_to(project.folder / "logs").as_posix()
        for file in (project.folder / "logs").rglob("*.log")
    }
    assert "download.log" in rules
    assert {f"logs/{rule} {end}" for rule in rules for end in ("starts", "ends")} == set(given)
    told_at_end(
        f"Killed {killed} times, when each of {len(rules)} jobs of all rules started and when it "
        f"ended; {len(expected)} files with the same bytes."
    )


def test_records_and_archives_that_are_killed_are_made_whole(tmp_path):
    project = with_one_city(copy_project(tmp_path / "project"), "metro")
    make_deadly(project)
    for command in (["init", "--quiet"], ["add", "--all"]):
        subprocess.run(["git", *command], cwd=project.folder, check=True)
    targets, made = ["manifest", "check_manifest", "archive"], []
    for with_kills in (False, True):
        moments = project.folder / MOMENTS
        if with_kills:
            moments.touch()
        for target in targets:
            while (ended := start(project, target).wait(PATIENCE)) != 0:
                assert with_kills and ended == -signal.SIGKILL, said_by(project)
        files = ("manifests/embedded.json", "build/archive.zip")
        made.append([project.read(file) for file in files])
    assert made[0] == made[1]
    asked = {f"logs/{target}.log {end}" for target in targets for end in ("starts", "ends")}
    assert asked <= set(moments.read_text().splitlines())
    assert "Traceback" not in said_by(project)


def test_jobs_that_outlive_their_build_are_waited_for(tmp_path):
    """Where the build alone is killed, as by a system that runs out of memory."""
    project = with_one_city(copy_project(tmp_path / "project"), "metro")
    expected, _ = undisturbed(project)
    build = start(project)
    record = project.folder / "build/records/briefs.json"
    while not record.exists() and build.poll() is None:
        time.sleep(0.05)
    build.kill()
    build.wait()
    (project.folder / "said").unlink()
    assert start(project).wait(PATIENCE) == 0, said_by(project)
    assert "Waiting for a job of the last build to end." in said_by(project)
    assert not differing(results(project), expected)
