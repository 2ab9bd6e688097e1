"""What is asked of Quarto, by a program that stands for it, and what is refused before it runs."""

from pathlib import Path

import pytest

from runut.documents import quarto, render
from runut.documents.embedded import RenderingFailed
from runut.notebooks.kernel import ExecutionFailed, kernel
from runut.notebooks.qmd import BadManuscript

# writes what it was given into both formats, and what the code that it runs leaves
QUARTO = """#!/bin/sh
[ "$1" = render ] || exit 9
shift
while [ "$1" != --no-execute-daemon ]; do
  printf '%s %s\\n' "$RUNUT_UNIT" "$(cat "$1")" | tee "${1%.qmd}.html" > "${1%.qmd}.pdf"
  echo '<head><div id="derivations"></div>' >> "${1%.qmd}.html"
  shift
done
[ -z "$RUNUT_PAGE_PART" ] || echo '<p>derived</p>' > "$RUNUT_PAGE_PART"
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


def test_documents_are_moved_into_place(manuscript, program, tmp_path):
    program(QUARTO)
    outputs = {end: tmp_path / f"results/metro/brief.en.{end}" for end in ("html", "pdf")}
    quarto.render(manuscript, outputs, {"RUNUT_UNIT": "metro"})
    for path in outputs.values():
        text = path.read_text()
        assert text.startswith("metro ---\ntitle: A brief\n") and "\nText.\n" in text
    page = outputs["html"].read_text()
    assert "Content-Security-Policy" in page and page.endswith("<p>derived</p>\n\n")
    assert not list(tmp_path.glob(".render-*"))


CODE = """```{python}
#| include: false
import os
from pathlib import Path
from IPython.display import Markdown
name = Markdown(os.environ["RUNUT_UNIT"])
Path(os.environ["RUNUT_PAGE_PART"]).write_text(os.environ["RUNUT_UNIT"])
```

Of `{python} name`.
"""


def test_documents_whose_code_one_kernel_ran_are_rendered_by_one_call(
    manuscript, program, tmp_path
):
    program(f"{QUARTO}echo called >> {tmp_path}/calls\n")
    manuscript.write_text(manuscript.read_text().replace("Text.\n", CODE))
    places = {one: tmp_path / f"{one}.html" for one in ("metro", "medan")}
    with quarto.apart(manuscript.parent) as folder, kernel(manuscript.parent, {}) as running:
        ready = [
            quarto.execute(
                manuscript, {"html": made}, running, folder, {"RUNUT_UNIT": one}, f"*{one}*, 2010"
            )
            for one, made in places.items()
        ]
        quarto.convert(ready, {})
    for one, made in places.items():
        page = made.read_text()
        assert f"title: '*{one}*, 2010'\n" in page and "lang: en" in page
        assert f"\nOf {one}.\n" in page and "{python}" not in page
        assert page.endswith(f"{one}\n") and "<p>derived</p>" not in page
    assert (tmp_path / "calls").read_text() == "called\n"
    assert "title: A brief" in manuscript.read_text()


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
    render.render({manuscript: {"html": made}}, "medan", "quarto", 0)
    assert made.read_text().startswith("medan ---")


def test_a_typed_number_is_refused_before_anything_is_run(manuscript, tmp_path):
    manuscript.write_text("About 31% were poor.")
    with pytest.raises(BadManuscript, match="line 1: found 31"):
        render.render({manuscript: {"html": tmp_path / "a.html"}}, "medan", "quarto", 0)


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
