"""What goes wrong around a build: it is told in one message, and the next build mends it."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from runut.notebooks.processes import PANDOC
from tests.conftest import Project, copy_project, with_one_city
from tests.workflow.builds.test_same_bytes import results

pytestmark = pytest.mark.slow
PATIENCE = 600  # seconds for one build, on a machine that has much else to do
SOON = 30  # seconds within which an interrupted build must end on such a machine
BRIEF = "results/metro/brief.en.html"
MANUSCRIPT = "manuscript/brief.en.qmd"


@pytest.fixture(scope="module")
def whole(tmp_path_factory) -> Project:
    folder = tmp_path_factory.mktemp("errors") / "project"
    project = with_one_city(copy_project(folder), "metro")
    project.build()
    return project


@pytest.fixture
def project(whole) -> Iterator[Project]:
    """A built project, which is as it was once a test has undone its error and built again."""
    before = results(whole)
    yield whole
    said = whole.build()
    assert results(whole) == before
    assert "Nothing to be done" in said or "Nothing to be done" in whole.build()


@pytest.fixture
def copied(whole, tmp_path) -> Project:
    """A copy of it, for a test that ends with a build of its own."""
    # times are kept: Snakemake compares them
    shutil.copytree(whole.folder, tmp_path / "project", symlinks=True)
    return Project(tmp_path / "project")


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


def fails(project: Project, *messages: str) -> str:
    """A build that fails with these messages, each once, and nothing that only we can read."""
    done = project.run()
    said = done.stdout + done.stderr
    assert done.returncode == 1, said
    for message in messages:
        assert said.count(message) == 1, said
    assert "Traceback" not in said and "Logging error" not in said, said
    return said


def start_until(project: Project, job: str, *arguments: str) -> subprocess.Popen:
    """A build that has come as far as to begin this job."""
    log = project.folder / f"logs/{job}.log"
    log.unlink(missing_ok=True)
    build = project.start(*arguments)
    while not log.exists():
        assert build.poll() is None, build.communicate()[0]
        time.sleep(0.02)
    return build


def everything(folder: Path) -> dict[str, bytes]:
    """All files but those that Snakemake keeps for itself."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not {".snakemake", "__pycache__"} & set(path.parts)
    }


# results that are not as the build left them


def test_an_edited_result_is_told_kept_and_made_anew(project):
    before = project.read(BRIEF)
    file = project.folder / BRIEF
    file.write_bytes(before.replace(b"<p>", b"<p>No. ", 1))
    said = project.build()
    assert f"Changed since the build made them:\n  {BRIEF}\n" in said
    assert project.read(BRIEF) == before
    (kept,) = (project.folder / "build/found").glob(f"*/{BRIEF}")
    assert b"<p>No. " in kept.read_bytes()


def test_edited_numbers_go_no_further(project):
    """A file that others are made from: they are not made from what somebody wrote into it."""
    before, numbers = results(project), "build/metro/registry.json"
    file = project.folder / numbers
    file.write_text(file.read_text(encoding="utf-8").replace('"exact": "1', '"exact": "9', 1))
    assert numbers in project.build("--forcerun", "briefs")
    assert results(project) == before


def test_what_is_deleted_or_put_into_a_folder_is_made_anew(project):
    figures = project.folder / "results/comparison/figures"
    (project.folder / BRIEF).unlink()
    (figures / "rates.id.svg").unlink()
    (figures / "more.svg").write_text("<svg/>")
    project.build()  # to what was there before, as the fixture sees


def test_a_touched_result_costs_nothing(project):
    (project.folder / BRIEF).touch()
    assert "briefs" not in project.rules_run()


NO_BUILD = ("-n", "--dag", "--summary", "--list-rules")


def test_nothing_is_written_where_nothing_was_ever_built(tmp_path):
    project = copy_project(tmp_path / "project")
    before = everything(project.folder)
    for asked in NO_BUILD:
        done = project.run(asked)
        assert done.returncode == 0, done.stdout + done.stderr
    assert everything(project.folder) == before


def test_what_builds_nothing_writes_nothing(project):
    """And leaves nothing that a later build misreads."""
    file = project.folder / BRIEF
    file.write_bytes(project.read(BRIEF) + b"<!-- mine -->")
    before = everything(project.folder)
    for asked in (*NO_BUILD, "--unlock", "--touch"):
        done = project.run(asked)
        assert done.returncode == 0, done.stdout + done.stderr
        if asked == "-n":
            assert f"  {BRIEF}\n" in done.stderr
    assert everything(project.folder) == before
    assert f"  {BRIEF}\n" in project.build()


# sources whose dates say nothing


def test_a_source_replaced_by_an_older_one_is_noticed(project):
    """As by a copy out of an archive."""
    source = "data/cities/metro/city.yaml"
    with changed(project, source, lambda text: f"{text}# older\n"):
        os.utime(project.folder / source, (1, 1))
        assert {"registries", "verification"} & project.rules_run() == {"registries"}
    os.utime(project.folder / source, (1, 1))
    assert not project.rules_run()


def test_a_source_edited_while_its_job_runs_is_noticed(copied):
    with changed(copied, MANUSCRIPT, lambda text: f"{text}\nMore.\n"):
        build = start_until(copied, "briefs", BRIEF)
        file = copied.folder / MANUSCRIPT
        file.write_text(file.read_text("utf-8").replace("\nMore.\n", "\nLess.\n"), encoding="utf-8")
        said, _ = build.communicate(timeout=PATIENCE)
        assert build.returncode == 0, said
        assert "briefs" in copied.rules_run("--", BRIEF)
        copied.build(BRIEF)
        assert b"Less." in copied.read(BRIEF) and not copied.rules_run("--", BRIEF)


# a document that cannot be made


def test_a_letter_without_a_font_is_told_by_place_and_leaves_the_last_documents(copied):
    before = copied.read(BRIEF)
    with changed(copied, "data/cities/metro/city.yaml", lambda text: text.replace(
        "en: Metro", "en: Metro 中")):  # fmt: skip
        said = fails(copied, "\n  data/cities/metro/city.yaml, line 4: found 中 (U+4E2D ")
        assert copied.read(BRIEF) == before
        # what others are shown beside it is made, and calls it by its folder's name
        assert b"metro" in copied.read("results/comparison.en.html")
        assert "metro: brief.en.qmd, line " in said.rpartition("briefs failed:")[2]
        assert "src/runut/" not in said  # nor any other list of what a job is made of
    with changed(copied, "data/cities/metro/city.yaml", lambda text: text.replace(
        "en: Metro", "en: Metro ㎡ Ṭḥỗ Ж")):  # fmt: skip
        copied.build()


# what the machine refuses


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


def without_privileges() -> list[str]:
    """Before a command: it is bound by what files allow, even where root runs the tests."""
    return ["setpriv", "--inh-caps=-all", "--bounding-set=-all"] if os.geteuid() == 0 else []


@pytest.mark.parametrize(
    "path", ["data/cities/metro/sources/counts.csv", "config/config.yaml", BRIEF]
)
def test_what_is_not_open_to_whoever_builds_is_one_message(project, path):
    """As where two people build in one folder of a server."""
    file = project.folder / path
    mode = file.stat().st_mode
    file.chmod(0)
    try:
        done = subprocess.run(
            [*without_privileges(), sys.executable, "-m", "snakemake"],
            capture_output=True,
            check=False,
            **project.how(),
        )
    finally:
        file.chmod(mode)
    said = done.stdout + done.stderr
    assert done.returncode == 1
    assert said.count(f"{path}: Permission denied. Open it to whoever builds") == 1, said
    assert "Traceback" not in said and "  File" not in said, said


FULL = 'mount -t tmpfs -o size=64k tmpfs results; exec "$@"'


@needs_mounts
def test_a_full_disk_is_told_and_costs_nothing(project):
    done = subprocess.run(
        [*in_a_place_of_its_own(FULL), "sh", sys.executable, "-m", "snakemake"],
        capture_output=True,
        check=False,
        **project.how(),
    )
    said = done.stdout + done.stderr
    assert done.returncode == 1
    assert "No space left on device. Free some space and build again" in said, said
    assert "Traceback" not in said and "Logging error" not in said, said


# what renders


def test_a_kernel_that_dies_is_told_with_its_line(project):
    line = len(project.read(MANUSCRIPT).splitlines()) + 3
    code = "```{python}\nimport os\nos.kill(os.getpid(), 9)\n```"
    with changed(project, MANUSCRIPT, lambda text: f"{text}\n{code}\n"):
        fails(project, f"brief.en.qmd, line {line}: the kernel: Kernel died")


def test_a_renderer_that_hangs_is_ended(project, tmp_path):
    hanging = tmp_path / "pandoc"
    hanging.write_text(
        '#!/bin/sh\ncase "$*" in\n'
        f'*converter.lua*) sleep 1000 & echo $! >>"{tmp_path}/started"; wait ;;\n'
        f'*) exec "{PANDOC}" "$@" ;;\nesac\n'
    )
    hanging.chmod(0o755)
    with (
        changed(project, MANUSCRIPT, lambda text: f"{text}\nMore.\n"),
        changed(
            project, "src/runut/notebooks/processes.py",
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


@pytest.mark.parametrize("added, quiet", [("Aloud.", []), ("Quietly.", ["--quiet", "all"])])
def test_a_second_build_says_so_and_leaves_the_first_alone(copied, added, quiet):
    with changed(copied, MANUSCRIPT, lambda text: f"{text}\n{added}\n"):
        first = start_until(copied, "briefs", BRIEF)
        second = copied.run(*quiet)
        assert second.returncode == 1
        said = second.stdout + second.stderr
        assert "Directory cannot be locked" in said and "--unlock" in said
        assert "Traceback" not in said, said
        said, _ = first.communicate(timeout=PATIENCE)
        assert first.returncode == 0, said
        assert added.encode() in copied.read(BRIEF)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_build_that_is_interrupted_says_how_it_goes_on(copied, number):
    with changed(copied, MANUSCRIPT, lambda text: f"{text}\nMore.\n"):
        # alone, as a program that is just being loaded complains
        build = start_until(copied, "briefs", BRIEF)
        os.killpg(build.pid, number)
        said, _ = build.communicate(timeout=SOON)
        assert build.returncode == 128 + number, said
        assert said.count("Interrupted; the same command goes on from here.") == 1, said
        assert "Traceback" not in said
        copied.build(BRIEF)
        assert b"More." in copied.read(BRIEF)
