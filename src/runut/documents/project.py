"""What a study's ``_quarto.yml`` says of all its documents, as the embedded renderer takes it."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path

from runut.builds.files import read_words
from runut.notebooks.qmd import FILES, REMEDY, BadManuscript, files_in_style, named_in

HERE = Path(__file__).parent
PROJECT = "_quarto.yml"
EXTENSIONS = Path(__file__).parents[3] / "_extensions"  # the machinery's, for any study
FORMATS = ("html", "docx", "typst")
PROJECT_KEYS = {
    "project", "jupyter", "execute", "bibliography", "csl", "citeproc", "link-citations",
    "number-sections", "wrap", "tbl-colwidths", "filters", "format",
}  # fmt: skip
FORMAT_KEYS = {
    "theme", "minimal", "css", "toc", "embed-resources", "reference-doc", "template-partials",
    "pdf-standard", "keep-typ", "html-math-method",
}  # fmt: skip
PLAIN = f"{EXTENSIONS.name}/runut/plain.lua"  # runs before anything is numbered


def project_of(root: Path) -> Path:
    """The file that says how the documents of a study look: its own, or the machinery's."""
    return root / PROJECT if (root / PROJECT).is_file() else HERE / PROJECT


def read_project(file: Path, root: Path) -> dict:
    """The project's metadata, for documents in ``root``. Raises BadManuscript where a key is one
    that only Quarto knows."""
    source = file.read_text(encoding="utf-8")
    project = read_words(file)
    known = {"project": PROJECT_KEYS, **dict.fromkeys(FORMATS, FORMAT_KEYS)}
    for part, keys in (("project", project), *project["format"].items()):
        if part not in known:
            raise refusal(file.name, source, f"  {part}:", f"the format {part}")
        for key in keys.keys() - known[part]:
            indent = "" if part == "project" else "    "
            raise refusal(file.name, source, f"{indent}{key}:", f"the key {key}")
    project["filters"] = [one for named in project["filters"] for one in filters_of(named)]
    extensions = os.path.relpath(EXTENSIONS, root)
    return placed(project, lambda name: re.sub(rf"^{EXTENSIONS.name}(?=/)", extensions, name))


def refusal(name: str, source: str, start: str, feature: str) -> BadManuscript:
    lines = enumerate(source.splitlines(), 1)
    line = next((number for number, text in lines if text.startswith(start)), 1)
    return BadManuscript(f"{name}, line {line}: {feature} {REMEDY}")


def filters_of(named: str | Mapping) -> list[str]:
    """The filters that the project names: one by its file, or those of an extension. Quarto is told
    of some at which point they run; here all run in their order but PLAIN, which has run."""
    named = named if isinstance(named, str) else named["path"]
    if named.endswith(".lua"):
        return [named] if named != PLAIN else []
    extension = read_words(EXTENSIONS / named / "_extension.yml")
    found = (
        one if isinstance(one, str) else one["path"] for one in extension["contributes"]["filters"]
    )
    return [f"{EXTENSIONS.name}/{named}/{one}" for one in found]


def placed(project: dict, place: Callable[[str], str]) -> dict:
    """The project's metadata with another name for each of its files."""
    found = dict(project)
    for key, value in project.items():
        if key == "format":
            found[key] = {name: placed(options, place) for name, options in value.items()}
        elif key in FILES:
            found[key] = [*map(place, value)] if isinstance(value, list) else place(value)
    return found


def bibliography_of(root: Path) -> list[str]:
    """The bibliography of a project's documents, seen from a folder in it."""
    named = read_words(project_of(root)).get("bibliography", [])
    return [f"../{one}" for one in ([named] if isinstance(named, str) else named)]


def looks_of(root: Path) -> list[str]:
    """The other files that a project names for its documents, and what a style sheet of these
    names."""
    named = [*named_in({**read_words(project_of(root)), "bibliography": []})]
    in_styles = (file for one in named for file in files_in_style(root / one))
    return [*named, *(os.path.relpath(file, root) for file in in_styles)]
