"""What is looked at before a build."""

import shlex
import subprocess
import sys
import venv

import pytest

from runut.builds.preflight import callable_python


@pytest.mark.parametrize("folder", ["plain", "with a blank", "o'clock"])
def test_snakemake_can_call_this_python_from_any_folder(tmp_path, monkeypatch, folder):
    home = tmp_path / folder / ".venv"
    venv.create(home, symlinks=True)
    (tmp_path / "study").mkdir()
    monkeypatch.chdir(tmp_path / "study")
    monkeypatch.setattr(sys, "executable", str(home / "bin/python"))
    monkeypatch.setattr(sys, "prefix", str(home))
    for _ in range(2):  # the second time the link is there
        found = callable_python()
        assert shlex.quote(found) == found
    says_where = [found, "-c", "import sys; print(sys.prefix)"]
    said = subprocess.run(says_where, capture_output=True, text=True, check=True).stdout.strip()
    assert (tmp_path / "study" / said).samefile(home)
    assert (folder == "plain") == (not (tmp_path / "study/.snakemake").exists())
