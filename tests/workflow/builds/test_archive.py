"""The archive of a build: made twice, unpacked, and built with no network."""

import os
import shutil
import subprocess
import zipfile

import pytest

from tests.conftest import Project
from tests.workflow.builds.test_same_bytes import results

pytestmark = pytest.mark.slow
ARCHIVE = "build/archive.zip"


@pytest.fixture(scope="session")
def archived(built, tmp_path_factory) -> Project:
    """A built copy of the project, in which git tracks the sources."""
    project = Project(tmp_path_factory.mktemp("archived") / "project")
    shutil.copytree(built.folder, project.folder)
    for command in (["init", "--quiet"], ["add", "--all"]):
        subprocess.run(["git", *command], cwd=project.folder, check=True)
    (project.folder / "notes.txt").write_text("not the project's")
    said = project.build("archive")
    assert "build/archive.zip: " in said
    return project


def test_it_holds_sources_results_locks_crate_and_instructions(archived):
    names = set(zipfile.ZipFile(archived.folder / ARCHIVE).namelist())
    assert {"requirements.txt", "pyproject.toml", "environment.yml"} <= names
    assert {"ro-crate-metadata.json", "ARCHIVE.md", "README.md", "tests/conftest.py"} <= names
    assert {f"results/{path}" for path in results(archived)} <= names
    assert not [name for name in names if name.startswith((".git/", "build/", "logs/"))]
    assert "notes.txt" not in names


def test_unpacked_it_builds_with_no_network_to_the_same_bytes(archived, tmp_path):
    """From the packages in uv's cache, as `uv run` of this test left it."""
    if not shutil.which("uv"):
        pytest.skip("uv is not on the PATH")
    other = Project(tmp_path / "unpacked")
    shutil.unpack_archive(archived.folder / ARCHIVE, other.folder)
    shutil.rmtree(other.folder / "results")
    environment = {name: one for name, one in os.environ.items() if name != "VIRTUAL_ENV"}
    done = subprocess.run(
        ["uv", "run", "snakemake"],
        cwd=other.folder,
        env=environment | {"UV_OFFLINE": "1"},
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert results(other) == results(archived)
    # where there is no git, the archive's own list says what the sources are
    (other.folder / "notes.txt").write_text("not the project's")
    other.build("archive")
    assert other.read(ARCHIVE) == archived.read(ARCHIVE)


def test_without_git_or_a_list_it_says_what_is_missing(built):
    done = built.run("archive")
    assert done.returncode == 1
    assert "Neither git nor manifest-sha256.txt says" in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
