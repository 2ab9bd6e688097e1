"""The embedded renderer: a Quarto document to HTML, DOCX, PDF and JATS XML without Quarto.

Jupyter runs the code, pandoc and Typst, locked as Python wheels, make the documents. It needs no
system package and no network.
"""

from __future__ import annotations

import html
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from urllib.parse import unquote

import yaml

import runut.notebooks
from runut.builds.logs import Mendable
from runut.documents.messages import explained
from runut.documents.page import as_address, finish, for_page, left_in
from runut.documents.project import (
    EXTENSIONS,
    HERE,
    PLAIN,
    placed,
    project_of,
    read_project,
)
from runut.notebooks import processes
from runut.notebooks.inside import PART
from runut.notebooks.kernel import Kernel
from runut.notebooks.qmd import ADDRESS, beside, opened
from runut.notebooks.reading import READER
from runut.notebooks.supported import formats_of
from runut.tables.texts import SQUARES

JATS = "jats_archiving+element_citations"  # the tag set that asks for no journal
# Typst could cite by itself, in another style
WRITERS = {"html": "html5", "xml": JATS, "typst": "typst-citations"}
STYLE = re.compile(r'<link rel="stylesheet" href="([^"]*)" />')
PICTURE = re.compile(r"""(<img\b[^>]*?\bsrc=(["']))((?!data:).*?)(?=\2)""")
# metadata that pandoc's writers are given as options, and those of nobody but Quarto
OF_WRITERS = {"filters", "format", "css", "project", "toc", "reference-doc", "jupyter", "wrap"}
FORMS = Path(runut.notebooks.__file__).with_name("forms.lua")


class RenderingFailed(Mendable):
    """Pandoc or Typst could not make a document."""


def render(
    manuscript: Path,
    outputs: Mapping[str, Path],
    kernel: Kernel,
    epoch: int,
    environment: Mapping[str, str] | None = None,
    title: str = "",
) -> None:
    """Render one manuscript to each of ``outputs`` (html, docx, pdf, xml: JATS), running its code
    once.

    ``epoch`` is the date that documents carry, in seconds since 1970. ``environment`` is what the
    code is to see beside the kernel's own, ``title`` (Markdown) goes before the manuscript's.
    """
    document = opened(manuscript)
    about = {**document.metadata, **({"title": title} if title else {})}
    root = manuscript.parent.parent
    # within the project, as Typst reads pictures from nowhere else
    with tempfile.TemporaryDirectory(prefix=".render-", dir=root) as private:
        file = Path(private).resolve() / "part.html"
        given = {**(environment or {}), PART: str(file)}
        text = kernel.execute(document, given, Path(private))
        part = left_in(file)
        try:
            convert(text, about, outputs, root, epoch, part, manuscript.parent.name)
        except RenderingFailed as error:
            raise RenderingFailed(explained(str(error), document)) from None


def convert(
    text: str,
    about: Mapping,
    outputs: Mapping[str, Path],
    root: Path,
    epoch: int,
    part: str = "",
    folder: str = "manuscript",
) -> None:
    """Make documents of executed Markdown, with pandoc and Typst alone.

    ``about``: the manuscript's front matter. ``root``: the project's folder, whose ``_quarto.yml``
    says the rest. ``part``: what the page is given in the end, as HTML. ``folder``: the one in it
    that the text names its files from.
    """
    # as seen from where pandoc works: it takes whole paths for addresses, with a meaning of # and %
    project = placed(read_project(project_of(root), root), lambda name: str(Path("..", name)))
    formats = project.pop("format")
    own_files = placed(dict(about) | {"format": {}}, lambda name: f"../{folder}/{name}")
    metadata = {"lang": "en", **project, **own_files, "manuscript-folder": f"../{folder}"}
    own = formats_of(about)
    for target, path in outputs.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        name = "typst" if target == "pdf" else target
        options = {**metadata, **formats.get(name, {})}  # JATS has no looks
        if isinstance(own.get(name), dict):
            options |= own[name]
        # as deep as the manuscripts' folder, so that relative paths mean the same
        with tempfile.TemporaryDirectory(prefix=".render-", dir=root) as private:
            made = Path(private).resolve() / path.name
            if target == "pdf":
                source = made.with_suffix(".typ")
                run_pandoc(text, source, name, options, epoch)
                compile_pdf(source, made, options, root, epoch)
            else:
                shown = for_page(text) if target == "html" else text
                run_pandoc(shown, made, name, options, epoch)
            if target == "html":
                embed(made, root / folder)
                finish(made, part)
            elif target == "xml":
                from runut.documents.journals import jats

                jats.finish(made, made.parent, path.resolve().parent)
            elif target == "docx":
                from runut.documents.journals import word

                word.finish(made, about)
            shutil.move(made, path)


def run_pandoc(text: str, output: Path, target: str, metadata: dict, epoch: int) -> None:
    """Convert executed Markdown with the project's filters; pandoc works beside its output."""
    first, last = [], [str(HERE / "pandoc/clean.lua")]
    if target == "xml":  # whose head shows all metadata
        first, last = [str(HERE / "journals/jats.lua")], []
        metadata = {**metadata, "published": published(metadata, epoch)}
    about = yaml.safe_dump({key: metadata[key] for key in metadata.keys() - OF_WRITERS})
    task = {
        "text": text,
        "about": f"---\n{about}---\n",
        "from": READER,
        "to": WRITERS.get(target, target),
        "filters": [
            str(EXTENSIONS.parent / PLAIN),
            str(FORMS),
            str(HERE / "pandoc/crossref.lua"),
            *first,
            *metadata["filters"],
            *(["citeproc"] if metadata.get("citeproc") else []),
            *last,
        ],
        "folder": str(output.parent),
        "output": str(output),
        "environment": {**processes.PANDOC_ENVIRONMENT, "SOURCE_DATE_EPOCH": str(epoch)},
        **options_of(target, metadata, output.parent),
    }
    answer, said = converter().ask(task, f"pandoc, {output.name}")
    wrong = answer.get("wrong", "")
    if wrong or "[WARNING]" in said:
        converter().end()  # of a text that it has read it does not warn again
        raise RenderingFailed(f"pandoc, {output.name}: {processes.without_trace(f'{said}{wrong}')}")


@cache
def converter() -> processes.Program:
    """The pandoc that makes all documents of this process."""
    return processes.pandoc(HERE / "pandoc/converter.lua")


def embed(page: Path, folder: Path) -> None:
    """Put into the page the styles and pictures that it names from where it lies, as only pandoc's
    command line does, and those that HTML in the manuscript names from its ``folder``. Raises
    RenderingFailed with all that are not there."""

    def file_named(address: str) -> Path:
        name = unquote(html.unescape(address))
        near = page.parent / name
        return near if near.is_file() else beside(folder, name)

    source = page.read_text(encoding="utf-8")
    named = [*STYLE.findall(source), *(address for *_, address in PICTURE.findall(source))]
    if missing := [one for one in named if not file_named(one).is_file()]:
        expected = "no such file, expected one beside the manuscript"
        told = "\n".join(f"[WARNING] found the resource {one}, {expected}" for one in missing)
        raise RenderingFailed(f"pandoc, {page.name}: {told}")
    source = STYLE.sub(
        lambda found: f'<style type="text/css">{whole_style(file_named(found[1]))}</style>', source
    )
    source = PICTURE.sub(lambda found: found[1] + as_address(file_named(found[3])), source)
    page.write_text(source, encoding="utf-8")


def whole_style(file: Path) -> str:
    """A style sheet that holds what it names. Raises RenderingFailed with all that is not there."""
    text = file.read_text(encoding="utf-8")
    expected = "no such file, expected one beside the style sheet"
    missing = [
        f"{file.name}, line {at}: found url({one}), {expected}"
        for at, line in enumerate(text.splitlines(), 1)
        for one in ADDRESS.findall(line)
        if not (file.parent / unquote(one)).is_file()
    ]
    if missing:
        raise RenderingFailed("\n".join(missing))
    return ADDRESS.sub(lambda one: f"url({as_address(file.parent / unquote(one[1]))})", text)


def published(about: Mapping, epoch: int) -> dict[str, str]:
    """The day of an article, as JATS parts it: its own, or else that which documents carry."""
    try:
        day = date.fromisoformat(str(about.get("date", "")))
    except ValueError:
        day = datetime.fromtimestamp(epoch, tz=UTC).date()
    return {"date": str(day), "day": f"{day:%d}", "month": f"{day:%m}", "year": str(day.year)}


def options_of(target: str, metadata: dict, private: Path) -> dict:
    """The writer's options for what the Quarto metadata of one format asks for, and its template
    where it is not pandoc's own."""
    options = {
        "wrap_text": metadata["wrap"],
        "number_sections": bool(metadata.get("number-sections")),
        "table_of_contents": bool(metadata.get("toc")),
    }
    template = {}
    if target == "html":
        options |= {"html_math_method": "mathml", "variables": {"css": metadata["css"]}}
    if target == "docx":
        options["reference_doc"] = metadata["reference-doc"]
    if target == "typst":
        for partial in metadata["template-partials"]:  # side by side, where pandoc looks for them
            shutil.copy(private / partial, private)
        shutil.copy(HERE / "embedded.typst", private)
        template = {"template": "embedded.typst"}
    if target == "xml":
        shutil.copy(HERE / "journals/article.jats", private)
        template = {"template": "article.jats"}
    return {"options": options, **template}


def compile_pdf(source: Path, output: Path, options: dict, root: Path, epoch: int) -> None:
    """Typeset Typst's source as a PDF of the standard that the metadata names."""
    source.write_text(source.read_text(encoding="utf-8").translate(SQUARES), encoding="utf-8")
    task = {
        "source": str(source),
        "output": str(output),
        "root": str(root.resolve()),
        "standard": options["pdf-standard"],
        "epoch": epoch,
    }
    answer, said = typesetter().ask(task, f"typst, {output.name}")
    if wrong := answer.get("wrong"):
        raise RenderingFailed(f"typst, {output.name}: {said}{wrong.strip()}")


@cache
def typesetter() -> processes.Program:
    """The Typst that sets all PDFs of this process."""
    # -P: modules of this folder must not stand for those of the same name elsewhere
    return processes.Program([sys.executable, "-P", str(HERE / "typeset.py")], os.environ)
