"""Which files are the project's own: git says it, or one message says why it does not."""

import pytest

from rendering.logs import Mendable
from workflow.scripts.archive import tracked


def test_a_broken_repository_is_one_message(tmp_path, monkeypatch):
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    with pytest.raises(Mendable, match="git does not say"):
        tracked()


def test_without_git_it_is_told(tmp_path, monkeypatch):
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Mendable, match="There is no git"):
        tracked()
