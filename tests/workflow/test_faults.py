"""What goes wrong around a build: it is told in one message, and the next build mends it."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import psutil
import pytest

from runut.builds import lock
from tests.conftest import Project, copy_project, with_one_city

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("faults")]
PATIENCE = 600  # seconds for one build, on a machine that has much else to do
BRIEF = "results/metro/brief.en.html"
MANUSCRIPT = "manuscript/brief.en.qmd"


class Patient(Project):
    """A project that runs its own modules, so that a test can change them."""

    def run(self, *arguments: str, **how: object) -> subprocess.CompletedProcess[str]:
        environment = how.pop("env", os.environ) | {"PYTHONPATH": str(self.folder)}
        return super().run(*arguments, env=environment, timeout=PATIENCE, **how)

    def results(self) -> dict[str, bytes]:
        folder = self.folder / "results"
        return {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted(folder.rglob("*"))
            if path.is_file() and path.name != ".snakemake_timestamp"
        }

    def start(self) -> subprocess.Popen:
        return subprocess.Popen(
            [sys.executable, "-m", "snakemake"],
            cwd=self.folder,
            env=os.environ | {"PYTHONPATH": str(self.folder)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )


@pytest.fixture(scope="module")
def whole(tmp_path_factory) -> Patient:
    folder = tmp_path_factory.mktemp("faults") / "project"
    with_one_city(copy_project(folder), "metro")
    project = Patient(folder)
    project.build()
    return project


@pytest.fixture
def project(whole) -> Iterator[Patient]:
    """A built project, which is as it was once a test has undone its fault and built again."""
    before = whole.results()
    yield whole
    whole.build()
    assert whole.results() == before
    assert "Nothing to be done" in whole.build()


@contextmanager
def changed(project: Project, path: str, change: Callable[[str], str]) -> Iterator[None]:
    """Another text in a file, for as long as the block lasts."""
    file = project.folder / path
    before = file.read_text(encoding="utf-8")
    after = change(before)
    assert after != before
    file.write_text(after, encoding="utf-8")
    try:
        yield
    finally:
        file.write_text(before, encoding="utf-8")


def fails(project: Project, *messages: str, **how: object) -> str:
    """A build that fails with these messages, each once, and nothing that only we can read."""
    done = project.run(**how)
    said = done.stdout + done.stderr
    assert done.returncode == 1, said
    for message in messages:
        assert said.count(message) == 1, said
    for noise in ("Traceback", "CalledProcessError", "input: ", "Logging error"):
        assert noise not in said, said
    return said


def until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end
        time.sleep(0.02)


def at_work(project: Project, job: str) -> bool:
    """Whether a job has begun and not ended."""
    file = project.folder / f"build/records/{job}.json"
    return file.exists() and json.loads(file.read_text())["made"] is None


def forget(project: Project, *paths: str) -> None:
    for path in paths:
        shutil.rmtree(project.folder / path, ignore_errors=True)
        (project.folder / path).unlink(missing_ok=True)


# results that are not as the build left them


def test_an_edited_result_is_told_kept_and_made_anew(project):
    before = project.read(BRIEF)
    file = project.folder / BRIEF
    dates = file.stat()
    file.write_bytes(before.replace(b"<p>", b"<p>No. ", 1))
    # even where its date says nothing
    os.utime(file, ns=(dates.st_atime_ns, dates.st_mtime_ns))
    said = project.build()
    assert f"Not as the build left them:\n  {BRIEF}\n" in said
    assert project.read(BRIEF) == before
    assert b"<p>No. " in project.read(f"build/found/{BRIEF}")


def test_edited_numbers_go_no_further(project):
    """A file that others are made from: they are not made from what somebody wrote into it."""
    before, numbers = project.results(), "build/metro/registry.json"
    file = project.folder / numbers
    file.write_text(file.read_text(encoding="utf-8").replace('"exact": "1', '"exact": "9', 1))
    assert numbers in project.build()
    assert project.results() == before


def test_a_deleted_result_is_told_and_made_anew(project):
    (project.folder / BRIEF).unlink()
    (project.folder / "results/comparison/figures/rates.id.svg").unlink()
    (project.folder / "results/comparison/figures/more.svg").write_text("<svg/>")
    said = project.build()
    for path in (BRIEF, "results/comparison/figures/rates.id.svg"):
        assert f"  {path}\n" in said
    assert not (project.folder / "results/comparison/figures/more.svg").exists()


def test_a_touched_result_costs_nothing(project):
    (project.folder / BRIEF).touch()
    assert "briefs" not in project.rules_run()


# where nothing can be written


def in_a_place_of_its_own(script: str) -> list[str]:
    """A shell script in which mounts are seen by nobody else."""
    return ["unshare", "--mount", "--map-root-user", "sh", "-euc", script]


def mounts_allowed() -> bool:
    try:
        done = subprocess.run(
            in_a_place_of_its_own("mount -t tmpfs tmpfs /mnt"), capture_output=True, check=False
        )
    except FileNotFoundError:
        return False
    return done.returncode == 0


needs_mounts = pytest.mark.skipif(not mounts_allowed(), reason="no mounts on this machine")


def run_in(project: Project, script: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*in_a_place_of_its_own(script), "sh", sys.executable, "-m", "snakemake"],
        cwd=project.folder,
        env=os.environ | {"PYTHONPATH": str(project.folder)},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=PATIENCE,
    )


READ_ONLY = 'mount --bind results results; mount -o remount,bind,ro results; exec "$@"'


@needs_mounts
def test_read_only_results_are_told_before_anything_is_done(project):
    before = project.results()
    with changed(project, MANUSCRIPT, lambda text: f"{text}\nMore.\n"):
        done = run_in(project, READ_ONLY)
        said = done.stdout + done.stderr
        assert done.returncode == 1
        assert said.count("These cannot be written to:\n  results\n") == 1, said
        assert "what was built before is untouched" in said and "Traceback" not in said
        assert project.results() == before
        project.build()
        assert b"More." in project.read(BRIEF)


def without_privileges() -> list[str]:
    """Before a command: it is bound by what files allow, even where root runs the tests."""
    return ["setpriv", "--inh-caps=-all", "--bounding-set=-all"] if os.geteuid() == 0 else []


@pytest.mark.parametrize(
    ("path", "mode", "what"),
    [
        ("data/cities/metro/sources/counts.csv", 0o000, "read"),
        ("data/cities/metro/sources", 0o000, "read"),
        ("config/config.yaml", 0o000, "read"),
        (MANUSCRIPT, 0o000, "read"),
        (BRIEF, 0o000, "read"),
        ("build/records/briefs.json", 0o000, "read"),
        (".snakemake", 0o555, "written to"),
        ("results/metro", 0o555, "written to"),
    ],
)
def test_what_is_not_open_to_whoever_builds_is_told_before_anything_is_done(
    project, path, mode, what
):
    """As where two people build in one folder of a server."""
    done = built_without_privileges(project, path, mode)
    said = done.stdout + done.stderr
    assert done.returncode == 1
    assert said.count(f"These cannot be {what}:\n  {path}\nMake them ") == 1, said
    assert "Error in file" not in said and "Traceback" not in said


@pytest.mark.parametrize("path", ["data/cities/.draft", "src/runut/__pycache__"])
def test_what_no_build_needs_may_be_closed(project, path):
    (project.folder / path).mkdir(exist_ok=True)
    done = built_without_privileges(project, path, 0o000)
    assert done.returncode == 0, done.stdout + done.stderr


def built_without_privileges(
    project: Project, path: str, mode: int
) -> subprocess.CompletedProcess[str]:
    """A build by somebody who is bound by this mode of a file or folder, afterwards as before."""
    file = project.folder / path
    before = file.stat().st_mode
    file.chmod(mode)
    try:
        return subprocess.run(
            [*without_privileges(), sys.executable, "-m", "snakemake"],
            cwd=project.folder,
            env=os.environ | {"PYTHONPATH": str(project.folder)},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
    finally:
        file.chmod(before)


def test_results_of_unknown_origin_are_kept_apart_and_made_anew(project):
    """As where somebody wrote into the results of an archive and builds in it."""
    before, table = project.results(), "results/metro/tables/counts.csv"
    (project.folder / table).write_bytes(project.read(table).replace(b"2010", b"2011"))
    forget(project, "build", ".snakemake", "logs")
    said = project.build()
    assert "Of no known build:\n" in said and "They are made anew" in said
    assert project.results() == before
    assert b"2011" in project.read(f"build/found/{table}")


def test_a_folder_in_place_of_a_result_and_a_file_in_place_of_a_folder(project):
    before = project.results()
    forget(project, BRIEF, "results/comparison")
    (project.folder / BRIEF).mkdir()
    (project.folder / "results/comparison").write_text("mine")
    said = project.build()
    assert f"  {BRIEF}\n" in said and "Traceback" not in said
    assert project.results() == before
    (kept,) = (project.folder / "build/found").glob("instead-*/results/comparison")
    assert kept.read_text() == "mine"


NO_ROOM_ASIDE = """
mkdir aside
mount -t tmpfs -o size=64k tmpfs aside
TMPDIR=$PWD/aside "$@"
"""


@needs_mounts
def test_no_room_for_temporary_files_is_told_before_anything_is_done(project):
    done = run_in(project, NO_ROOM_ASIDE)
    said = done.stdout + done.stderr
    (project.folder / "aside").rmdir()
    assert done.returncode == 1
    aside = f"MB are free in {project.folder}/aside, where temporary files lie; a build needs 5 MB."
    assert said.count(aside) == 1, said
    assert "Traceback" not in said


# In a small volume of its own: a whole build; one that runs into the end of the disk, which a file
# fills as soon as the briefs are begun; one on the full disk; one after the file is gone.
FULL = """
mount -t tmpfs -o size=110m tmpfs volume
cp -r project volume/project
cd volume/project
"$@" >../whole 2>&1 || { cat ../whole; exit 1; }
cp -r results ../results
rm -r results build/metro/brief
rm build/records/briefs.json
("$@" >../../filled 2>&1 || echo "exit $?" >>../../filled) &
until grep -qs null build/records/briefs.json; do sleep 0.02; done
head -c 1G /dev/zero >../ballast 2>/dev/null || true
wait
echo "--- filled"; cat ../../filled
echo "--- full"; "$@" 2>&1 || echo "exit $?"
rm ../ballast
echo "--- mended"; "$@" 2>&1
diff -r --exclude .snakemake_timestamp results ../results
"""


@needs_mounts
def test_a_full_disk_is_told_and_costs_nothing(project, tmp_path):
    (tmp_path / "volume").mkdir()
    shutil.copytree(project.folder, tmp_path / "project")
    for name in ("results", "build", ".snakemake", "logs"):
        shutil.rmtree(tmp_path / "project" / name)
    outer = Patient(tmp_path)
    done = run_in(outer, FULL)
    said = done.stdout + done.stderr
    assert done.returncode == 0, said
    filled, full, mended = re.split(r"--- (?:filled|full|mended)\n", said)[1:]
    assert "Traceback" not in said and "Logging error" not in said, said
    assert "No space left on device. Free some space and build again" in filled, filled
    assert full.count("MB are free on this disk") == 1, full
    assert filled.endswith("exit 1\n") and full.endswith("exit 1\n"), said
    assert "Start with results/index.html" in mended, mended


# sources


def test_a_source_changed_after_it_is_read_is_told_and_made_anew(project):
    """The job ends after the change, so by dates all is well."""
    before = project.read(MANUSCRIPT)
    with changed(project, "manuscript/brief.id.qmd", lambda text: f"{text}\nLagi.\n"):
        build = project.start()
        until(lambda: at_work(project, "briefs") and (project.folder / BRIEF).exists())
        with (project.folder / MANUSCRIPT).open("ab") as manuscript:
            manuscript.write(b"\nAfterwards.\n")
        said, _ = build.communicate(timeout=PATIENCE)
        assert build.returncode == 1
        assert said.count(f"Changed while the build ran:\n  {MANUSCRIPT}\n") == 1, said
        assert "Traceback" not in said
        assert b"Afterwards." not in project.read(BRIEF)
        project.build()
        assert b"Afterwards." in project.read(BRIEF)
    (project.folder / MANUSCRIPT).write_bytes(before)


def test_a_source_replaced_by_an_older_one_is_read_again(project):
    file = project.folder / MANUSCRIPT
    before = project.read(MANUSCRIPT)
    file.write_bytes(before + b"\nOlder.\n")
    os.utime(file, (0, 0))
    project.build()
    assert b"Older." in project.read(BRIEF)
    file.write_bytes(before)


# what renders


def test_a_kernel_that_dies_is_told_with_its_line(project):
    line = len(project.read(MANUSCRIPT).splitlines()) + 3
    code = "```{python}\nimport os\nos.kill(os.getpid(), 9)\n```"
    with changed(project, MANUSCRIPT, lambda text: f"{text}\n{code}\n"):
        fails(project, f"brief.en.qmd, line {line}: the kernel: Kernel died")


def test_a_renderer_that_hangs_is_ended(project, tmp_path):
    hanging = tmp_path / "pandoc"
    hanging.write_text("#!/bin/sh\nsleep 1000 & echo $! >>started; wait\n".replace(
        "started", str(tmp_path / "started")))  # fmt: skip
    hanging.chmod(0o755)
    with (
        changed(project, MANUSCRIPT, lambda text: f"{text}\nMore.\n"),
        changed(
            project, "src/runut/documents/processes.py",
            lambda text: f'{text.replace("300", "3")}\nPANDOC = "{hanging}"\n',
        ),
    ):  # fmt: skip
        said = fails(project, "pandoc, brief.id.html: not done after 3 s")
    assert "Build again" in said
    assert not any(map(running, (tmp_path / "started").read_text().split()))


def running(number: str) -> bool:
    """Whether a process is still at work; one that has ended may wait for its parent to notice."""
    try:
        return psutil.Process(int(number)).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


# two builds in one folder


def test_a_second_build_says_so_and_leaves_the_first_alone(project):
    before = project.results()
    with changed(project, MANUSCRIPT, lambda text: f"{text}\nMore.\n"):
        first = project.start()
        until(lambda: at_work(project, "briefs"))
        with changed(project, "config/config.yaml", lambda text: text.replace("-23", "-24")):
            choices = project.read("build/choices/date.json")
            for arguments in ([], ["--dry-run"], ["--unlock"]):
                second = project.run(*arguments)
                said = second.stdout + second.stderr
                assert second.returncode == 1
                assert said.count(f"running in this folder (process {first.pid} on ") == 1, said
                assert "Traceback" not in said
            assert project.read("build/choices/date.json") == choices
            assert first.poll() is None
        said, _ = first.communicate(timeout=PATIENCE)
    # its config was changed, and changed back
    assert first.returncode in (0, 1), said
    assert b"More." in project.read(BRIEF)
    assert project.results().keys() == before.keys()


def test_a_lock_of_another_machine_is_explained(project):
    locks = project.folder / lock.SNAKEMAKES
    locks.mkdir()
    (locks / "0.output.lock").write_text(f"{BRIEF}\n")
    holder = {"process": 17, "host": "elsewhere", "since": "2026-11-23 10:00:00+07:00"}
    (project.folder / lock.BUILD).write_text(json.dumps(holder))
    said = fails(project, "`uv run snakemake --unlock`")
    assert "process 17 on elsewhere, since 2026-11-23 10:00:00+07:00" in said
    project.build("--unlock")
    assert not locks.exists()


def test_a_build_that_is_interrupted_goes_on(project):
    with changed(project, MANUSCRIPT, lambda text: f"{text}\nMore.\n"):
        build = project.start()
        until(lambda: at_work(project, "briefs"))
        build.send_signal(signal.SIGINT)
        said, _ = build.communicate(timeout=PATIENCE)
        assert "Traceback" not in said
        project.build()
        assert b"More." in project.read(BRIEF)
