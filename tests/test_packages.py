"""What is known of the locked packages beside their versions: licences and holes."""

import subprocess

import pytest

from tools import audit, licences


def test_every_locked_package_is_listed_with_its_licence_and_no_other():
    listed = licences.listed()
    assert list(listed) == licences.locked()
    # of some packages each Python has its own version, which may state it otherwise
    one_version = [name for name in listed if f"\n{licences.locks()}".count(f"\n{name}==") == 1]
    assert len(one_version) > 100
    stated = {name: licences.licence_of(name) for name in one_version}
    wrong = {
        name: licence
        for name, licence in stated.items()
        if licence is not None and licence.replace("|", "/") != listed[name]
    }
    assert wrong == {}, "uv run python tools/licences.py"


def test_holes_are_told_and_counted(capsys):
    hole = {"id": "PYSEC-1", "fix_versions": ["2.0"]}
    packages = [{"name": "a", "version": "1.0", "vulns": [hole]}, {"name": "b", "skip_reason": "x"}]
    assert audit.report(packages) == 1
    assert capsys.readouterr().out.splitlines() == [
        "a 1.0: PYSEC-1, mended in 2.0",
        "b: not audited, x",
        "2 packages audited, 1 known holes",
    ]
    assert audit.report([{"name": "a", "version": "1.0", "vulns": []}]) == 0


@pytest.mark.parametrize("answer", ["", "{}", "no JSON"])
def test_no_database_is_said_and_is_no_failure(monkeypatch, capsys, answer):
    done = subprocess.CompletedProcess([], 1, answer, "Traceback\nConnectionError: no such host")
    monkeypatch.setattr(audit.subprocess, "run", lambda *_, **__: done)
    assert audit.main() == 0
    assert "not audited, no database" in capsys.readouterr().out
