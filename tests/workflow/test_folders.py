"""Folders with odd names, and folders that were copied, with an environment of their own inside."""

import os
import shutil
import subprocess

import pytest

from tests.conftest import copy_project, with_one_city

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not shutil.which("uv"), reason="uv is not on the PATH"),
]
BRIEF = "results/metro/brief.en.pdf"
# from the packages in uv's cache, as `uv run` of this test left it
ENVIRONMENT = {name: one for name, one in os.environ.items() if name != "VIRTUAL_ENV"}
ENVIRONMENT["UV_OFFLINE"] = "1"


def run(folder, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=folder, env=ENVIRONMENT, capture_output=True, encoding="utf-8", check=False
    )


def test_a_folder_with_an_odd_name_builds_and_its_copy_does_not_run_the_originals_code(tmp_path):
    project = with_one_city(copy_project(tmp_path / "Duadji's [city] & more"), "metro")
    done = run(project.folder, "uv", "run", "--no-dev", "snakemake", BRIEF)
    assert done.returncode == 0, done.stdout + done.stderr
    assert project.read(BRIEF).startswith(b"%PDF")

    copied = tmp_path / "copied"
    shutil.copytree(project.folder, copied, symlinks=True)
    done = run(copied, ".venv/bin/snakemake", "--dry-run")
    assert done.returncode == 1
    assert f"not this folder's, but that in {project.folder}/src/runut." in done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert run(copied, "uv", "venv", "--clear").returncode == 0
    done = run(copied, "uv", "run", "--no-dev", "snakemake", "--dry-run")
    assert done.returncode == 0, done.stdout + done.stderr
