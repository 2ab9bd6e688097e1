import shutil

import pytest

from rendering import processes
from rendering.embedded import convert, read_project, rooted, run_pandoc
from rendering.qmd import Unsupported
from tests.conftest import ROOT


def test_the_shipped_project_is_supported():
    assert set(read_project(ROOT / "_quarto.yml")["format"]) == {"html", "docx", "typst"}


@pytest.mark.parametrize(
    ("line", "replacement", "message"),
    [
        ("wrap: none", "wrap: none\ncomments: true", "_quarto.yml, line 17: the key comments"),
        ("    toc: true", "    toc: true\n    code-fold: true", "the key code-fold"),
        ("  docx:", "  revealjs: {}\n  docx:", "the format revealjs"),
    ],
)
def test_what_only_quarto_knows_is_refused(tmp_path, line, replacement, message):
    source = (ROOT / "_quarto.yml").read_text(encoding="utf-8")
    file = tmp_path / "_quarto.yml"
    file.write_text(source.replace(line, replacement, 1), encoding="utf-8")
    with pytest.raises(Unsupported) as caught:
        read_project(file)
    assert message in str(caught.value)


def test_a_user_s_own_templates_change_no_document(tmp_path, monkeypatch):
    templates = tmp_path / "home/.local/share/pandoc/templates"
    templates.mkdir(parents=True)
    (templates / "default.html5").write_text("Mine: $body$")
    at_home = tmp_path / "pandoc"
    at_home.write_text(
        f"#!/bin/sh\nHOME='{tmp_path}/home' exec '{processes.PANDOC}' \"$@\"\n", encoding="utf-8"
    )
    at_home.chmod(0o755)
    project = rooted(read_project(ROOT / "_quarto.yml"), ROOT)
    pages = []
    for pandoc in (processes.PANDOC, str(at_home)):
        monkeypatch.setattr(processes, "PANDOC", pandoc)
        page = tmp_path / "page.html"
        run_pandoc("A text.", page, "html", {**project, **project["format"]["html"]}, 0)
        pages.append(page.read_text(encoding="utf-8"))
    assert pages[1] == pages[0]
    assert "A text." in pages[0]


def test_the_projects_folder_may_have_any_name(tmp_path):
    pages = []
    for name in ("project", "a #1 {b} 100%41 & ?c;d"):
        root = tmp_path / name
        shutil.copytree(ROOT / "manuscript", root / "manuscript")
        shutil.copy(ROOT / "_quarto.yml", root)
        outputs = {end: root / f"page.{end}" for end in ("html", "pdf")}
        convert("A text [@duadji2012].", {"lang": "en", "title": "One"}, outputs, root, 0)
        pages.append([file.read_bytes() for file in outputs.values()])
    assert pages[0] == pages[1]
    assert "Duadji" in pages[0][0].decode()
