"""What is asked of Quarto, by a program that stands for it, and what is refused before it runs."""

from pathlib import Path

import pytest

from runut.documents import quarto, render
from runut.documents.embedded import RenderingFailed
from runut.notebooks.kernel import ExecutionFailed
from runut.notebooks.qmd import BadManuscript

# writes what it was given into both formats
QUARTO = """#!/bin/sh
[ "$1 $3" = "render --no-execute-daemon" ] || exit 9
printf '%s %s\\n' "$RUNUT_UNIT" "$(cat "$2")" | tee "${2%.qmd}.html" > "${2%.qmd}.pdf"
echo '<head><div id="derivations"></div>' >> "${2%.qmd}.html"
echo '<p>derived</p>' > "$RUNUT_PAGE_PART"
"""
FAILS = "#!/bin/sh\necho 'ERROR: no such filter' >&2\nexit 1\n"


@pytest.fixture
def manuscript(tmp_path) -> Path:
    file = tmp_path / "manuscript/brief.en.qmd"
    file.parent.mkdir()
    file.write_text("---\ntitle: A brief\nlang: en\n---\n\nText.\n")
    (tmp_path / "_quarto.yml").write_text("project: {}\n")
    return file


@pytest.fixture
def program(tmp_path, monkeypatch):
    def stands_for_quarto(script: str) -> None:
        file = tmp_path / "bin/quarto"
        file.parent.mkdir()
        file.write_text(script)
        file.chmod(0o755)
        monkeypatch.setenv("PATH", f"{file.parent}:/usr/bin:/bin")

    return stands_for_quarto


def test_documents_are_moved_into_place_with_the_title_that_is_given(manuscript, program, tmp_path):
    program(QUARTO)
    outputs = {end: tmp_path / f"results/metro/brief.en.{end}" for end in ("html", "pdf")}
    quarto.render(manuscript, outputs, {"RUNUT_UNIT": "metro"}, "Poverty in *Metro*, 2010")
    for path in outputs.values():
        text = path.read_text()
        assert text.startswith("metro ---")
        assert "title: Poverty in *Metro*, 2010\n" in text and "lang: en" in text
        assert "\nText.\n" in text
    page = outputs["html"].read_text()
    assert "Content-Security-Policy" in page and page.endswith("<p>derived</p>\n\n")
    assert "title: A brief" in manuscript.read_text()
    assert not list(tmp_path.glob(".render-*"))


def test_what_quarto_said_is_told(manuscript, program, tmp_path):
    program(FAILS)
    with pytest.raises(RenderingFailed, match=r"^quarto, brief\.en\.qmd:\nERROR: no such filter$"):
        quarto.render(manuscript, {"html": tmp_path / "a.html"}, {})
    assert not list(tmp_path.glob(".render-*"))


def test_a_document_is_rendered_for_its_city_by_the_engine_that_is_asked_for(
    manuscript, program, tmp_path
):
    program(QUARTO)
    made = tmp_path / "a.html"
    render.render(manuscript, {"html": made}, "medan", "quarto", 0)
    assert made.read_text().startswith("medan ---")


def test_a_typed_number_is_refused_before_anything_is_run(manuscript, tmp_path):
    manuscript.write_text("About 31% were poor.")
    with pytest.raises(BadManuscript, match="line 1: found 31"):
        render.render(manuscript, {"html": tmp_path / "a.html"}, "medan", "quarto", 0)


def test_code_that_fails_is_told_by_its_line_whatever_quarto_says(manuscript, program, tmp_path):
    program(FAILS)
    manuscript.write_text("Text.\n\n```{python}\n1 / 0\n```\n")
    with pytest.raises(ExecutionFailed, match=r"^brief\.en\.qmd, line 4: ZeroDivisionError"):
        quarto.render(manuscript, {"html": tmp_path / "a.html"}, {})


def test_what_quarto_only_warns_of_is_told_by_its_line(manuscript, program, tmp_path):
    script = QUARTO + "echo 'WARNING (main.lua:1) Unable to resolve crossref @fig-x' >&2\n"
    program(script)
    manuscript.write_text("Text.\n\nSee @fig-x.\n")
    with pytest.raises(
        RenderingFailed, match=r"^brief\.en\.qmd, line 3: found @fig-x, which leads"
    ):
        quarto.render(manuscript, {"html": tmp_path / "a.html"}, {})
    assert not (tmp_path / "a.html").exists()
