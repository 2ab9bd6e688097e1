import pytest

from runut.builds.engine import chosen_engine, installed_quarto, least_quarto
from runut.tables.errors import BadInput


@pytest.mark.parametrize(
    ("wanted", "version", "name", "why"),
    [
        ("embedded", "1.9.38", "embedded", ""),
        ("quarto", "1.10.18", "quarto", ""),
        ("auto", "1.9.38", "quarto", "Rendered by Quarto 1.9.38, as it is on the PATH; `engine: "),
        ("auto", "1.10.0", "quarto", "Rendered by Quarto 1.10.0"),
        ("auto", "1.8.27", "embedded", "as Quarto 1.8.27 is older than 1.9.0; with Quarto 1.9.0"),
        ("auto", "", "embedded", "as there is no quarto on the PATH; with Quarto 1.9.0 or newer"),
    ],
)
def test_quarto_is_taken_where_it_is_new_enough_and_why_is_said(wanted, version, name, why):
    found = chosen_engine(wanted, version)
    assert found.name == name and why in found.why


@pytest.mark.parametrize(
    ("version", "lacking"),
    [("1.8.27", "older than 1.9.0"), ("", "no quarto"), ("unknown", "does not tell its version")],
)
def test_who_insists_on_quarto_is_told_what_is_lacking(version, lacking):
    with pytest.raises(BadInput, match=f"yaml, engine: found quarto, expected auto .*{lacking}"):
        chosen_engine("quarto", version)


def test_the_installed_quarto_is_asked_for_its_version(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert installed_quarto() == ""
    program = tmp_path / "quarto"
    program.write_text('#!/bin/sh\n[ "$1" = --version ] && echo 1.9.38\n')
    program.chmod(0o755)
    assert installed_quarto() == "1.9.38"
    program.write_text("#!/bin/sh\nexit 127\n")
    assert installed_quarto() == "unknown"
    assert least_quarto() == "1.9.0"
