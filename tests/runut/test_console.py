"""Exit statuses mean what the README says on any terminal, into a closed pipe, without output."""

import os
import shutil
import subprocess
import sys

import pytest

from tests.studies import CITY, link_study

pytestmark = pytest.mark.slow
RUNUT = [sys.executable, "-m", "runut.cli"]
EVERYWHERE = [
    {"PYTHONIOENCODING": "latin-1"},
    {"PYTHONIOENCODING": "ascii"},
    {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The study with one city, of which a verdict is unexpected, and articles to check."""
    folder = tmp_path_factory.mktemp("study")
    link_study(folder)
    city = folder / "data/cities" / CITY.name
    shutil.copytree(CITY, city)
    claims = city / "claims.csv"
    claims.write_text(claims.read_text("utf-8").replace("46.104", "46.107"), encoding="utf-8")
    (folder / "wrong.md").write_text("Of 200 people 50 (30%) – ✓ said so, t(12) = 2.1, p = .9.\n")
    (folder / "right.md").write_text("Of 200 people 50 (25%) – ✓ said so.\n")
    return folder


COMMANDS = [
    (["verify"], 1),
    (["verify", "nowhere"], 2),
    (["check", "wrong.md"], 1),
    (["check", "wrong.md", "--json", "-"], 1),
    (["check", "right.md"], 0),
    (["check", "none.md"], 2),
    (["diff", "right.md", "wrong.md"], 1),
]


@pytest.mark.parametrize(("command", "status"), COMMANDS)
def test_the_status_hangs_on_no_terminal(folder, command, status):
    for encoding in EVERYWHERE:
        done = subprocess.run(
            [*RUNUT, *command], cwd=folder, env=os.environ | encoding, capture_output=True,
            check=False,
        )  # fmt: skip
        assert done.returncode == status, (encoding, done.stderr)
        assert b"Traceback" not in done.stderr and done.stdout + done.stderr
    for output in (closed_pipe(), None):
        done = subprocess.run(
            [*RUNUT, *command] if output else ["sh", "-c", '"$@" >&-', "sh", *RUNUT, *command],
            cwd=folder, stdout=output, stderr=subprocess.PIPE, check=False,
        )  # fmt: skip
        assert done.returncode == status, (output, done.stderr)
        assert b"Traceback" not in done.stderr and b"Exception ignored" not in done.stderr


def closed_pipe() -> int:
    """The end of a pipe into which one writes, and from which nobody reads any more."""
    reads, writes = os.pipe()
    os.close(reads)
    return writes
