"""A Quarto document taken apart: front matter, code cells and the text between them.

Files that it includes are put in place; every line knows which file and line it is of. What is in
the text pandoc decides (``runut.notebooks.reading``).
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from runut.builds.logs import Mendable
from runut.tables.errors import BadInput, ValidationError
from runut.tables.strict import decode, read_yaml

INLINE = re.compile(r"(?<!`)`\{python\} ([^`]+)`")
TOUCHING = re.compile(INLINE.pattern + "`")  # Quarto leaves the second as it is written
FENCE = re.compile(r"^(`{3,}(?=[^`]*$)|~{3,})\s*(.*?)\s*$")
CELL = re.compile(r"^\{(\w+)(.*)\}$")
INCLUDE = re.compile(r'^\s*\{\{<\s*include\s+("[^"]+"|\S+)\s*>\}\}\s*$', re.MULTILINE)
# in a link's place, in what one that is named leads to, or in HTML
PICTURE = re.compile(
    r"(?:\]\(|^\[[^\]]+\]:\s*|<img\b[^>]*\ssrc=[\"'])<?([^<>()\n]+?\.(?:png|jpe?g|svg|gif|webp|pdf))\b",
    re.IGNORECASE | re.MULTILINE,
)
ADDRESS = re.compile(r"""url\(\s*["']?((?!data:|#)[^"')]+?)["']?\s*\)""")  # in a style sheet
# within a list, say, where Quarto alone runs it
INDENTED = re.compile(r"^(\s+(?:`{3,}|~{3,})\s*)\{\w+.*\}\s*$")
OPTION = "#|"
REMEDY = (
    "is not supported by the embedded renderer; render with Quarto (engine: quarto), or write it "
    "another way"
)
# what names files, in a front matter or for all documents of a project
FILES = {"bibliography", "csl", "filters", "css", "reference-doc", "template-partials"}


class BadManuscript(Mendable):
    """A manuscript cannot be rendered as it is written; the message lists all that is wrong, each
    with its file and line."""


class Line(NamedTuple):
    """One line of a manuscript, where it stands, and what is wrong with what it includes."""

    text: str
    name: str
    number: int
    error: str = ""

    @property
    def place(self) -> str:
        return f"{self.name}, line {self.number}"


@dataclass(frozen=True)
class Cell:
    """Python that is run; what it shows stands in its place. ``at``: the place of its first line,
    counted from 0 in the document's lines."""

    code: str
    at: int
    options: dict = field(default_factory=dict)
    language: str = "python"

    @property
    def hidden(self) -> bool:
        return self.options.get("include") is False

    @property
    def is_run(self) -> bool:
        """Whether Jupyter's Python runs it, and not another program or none."""
        return self.language == "python" and self.options.get("eval") is not False


@dataclass(frozen=True)
class Text:
    """Markdown in which inline ``{python}`` code is still to be put in place."""

    source: str
    at: int

    @property
    def expressions(self) -> list[str]:
        return INLINE.findall(self.source)

    def with_values(self, values: list[str]) -> str:
        """The text with the results of its expressions, in order."""
        left = iter(values)
        return INLINE.sub(lambda _: next(left), self.source)


@dataclass
class Document:
    """A parsed manuscript. ``errors``: what could not be taken apart, by the place of its line."""

    metadata: dict = field(default_factory=dict)
    parts: list[Cell | Text] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    errors: list[tuple[int, str]] = field(default_factory=list)

    @property
    def cells(self) -> list[Cell]:
        return [part for part in self.parts if isinstance(part, Cell)]

    @property
    def name(self) -> str:
        return self.lines[0].name if self.lines else "the manuscript"

    def place(self, at: int) -> str:
        return self.lines[min(at, len(self.lines) - 1)].place if self.lines else self.name

    def for_pandoc(self) -> str:
        """The text, line by line, with cells as pandoc knows code."""
        texts = [INDENTED.sub(r"\1{.indented-cell}", line.text) for line in self.lines]
        for cell in self.cells:
            texts[cell.at - 1] = re.sub(r"\{.*\}", "{.cell}", texts[cell.at - 1], count=1)
        return "\n".join(texts)

    def lines_with(self, text: str) -> Iterator[int]:
        """The lines, outside of cells, that hold a text, once for each time."""
        inside = {
            cell.at + within for cell in self.cells for within in range(cell.code.count("\n") + 1)
        }
        before, after = r"(?<!\w)" * text[:1].isalnum(), r"(?![\w-])" * text[-1:].isalnum()
        whole = re.compile(before + re.escape(text) + after)
        for at, line in enumerate(self.lines):
            if at not in inside:
                yield from (at for _ in whole.finditer(line.text))


def opened(manuscript: Path) -> Document:
    """A manuscript taken apart. Raises BadManuscript and BadInput as ``parse`` does, and where it
    is no text."""
    source, error = decode(manuscript.read_bytes(), manuscript.name)
    if error:
        raise BadManuscript(str(error))
    return parse(source, manuscript.name, manuscript.parent)


def with_included(manuscript: Path) -> str:
    """The text of a manuscript, that of the files that it includes in place. What is wrong in it is
    told where it is rendered."""
    source, folder = manuscript.read_text("utf-8", "replace"), manuscript.parent
    lines = expanded(source, manuscript.name, folder, (manuscript.resolve(),))
    return "\n".join(line.text for line in lines)


def parse(source: str, name: str, folder: Path = Path()) -> Document:
    """Take a document apart; ``folder`` is where the files that it includes are looked for.

    Raises BadManuscript, naming the line, and BadInput where the front matter is no YAML.
    """
    lines = list(expanded(source, name, folder, ((folder / name).resolve(),)))
    metadata, _, first = split_front_matter("\n".join(line.text for line in lines), name)
    errors = [(at, line.error) for at, line in enumerate(lines) if line.error]
    document = Document(metadata, lines=lines, errors=errors)
    begun = at = first - 1
    while at < len(lines):
        fence = FENCE.match(lines[at].text)
        if not fence:
            at += 1
            continue
        cell = CELL.match(fence.group(2))
        end = end_of(fence.group(1), lines, at + 1)
        if end is None:
            what = "a cell" if cell else "code"
            expected = f"{fence.group(1)} on a line of its own before other code or the end"
            raise BadManuscript(
                f"{lines[at].place}: found {what} that is not closed, expected {expected}"
            )
        if cell:
            add_text(document, begun, at)
            document.parts.append(read_cell(document, cell.group(1), at + 1, end))
            begun = end + 1
        at = end + 1
    add_text(document, begun, len(lines))
    return document


def expanded(source: str, name: str, folder: Path, within: tuple[Path, ...]) -> Iterator[Line]:
    """A file's lines, with those of the files that it includes in place; ``within``: the files that
    are being included."""
    for number, text in enumerate(source.splitlines(), 1):
        line = Line(text, name, number)
        found = INCLUDE.match(text)
        if not found:
            yield line
            continue
        named = found.group(1).strip('"')
        file = folder / named
        if file.resolve() in within:
            yield Line("", name, number, f"{named} includes itself")
        elif not file.is_file():
            expected = "expected one beside the manuscript"
            yield Line("", name, number, f"found include {named}, no such file, {expected}")
        else:
            called = os.path.normpath(Path(name).parent / named)  # from the manuscript's folder
            inner, error = decode(file.read_bytes(), called)
            if error:
                yield Line("", name, number, str(error))
            yield from expanded(inner, called, file.parent, (*within, file.resolve()))


def files_named(manuscript: Path) -> list[str]:
    """The files that a manuscript includes, the pictures that it and they name, what its front
    matter names, and what a style sheet of these names, where they are there."""
    found = [manuscript]
    for file in found:  # which grows
        if file.suffix in (".qmd", ".md"):
            text = file.read_text("utf-8-sig", "replace")
            pictures = [beside(manuscript.parent, unquote(one)) for one in PICTURE.findall(text)]
            pictures += [one.with_suffix(".png") for one in pictures if one.suffix == ".svg"]
            beside_it = [*(one.strip('"') for one in INCLUDE.findall(text)), *files_in_front(text)]
            paths = [*(file.parent / one for one in beside_it), *pictures]
        else:
            paths = files_in_style(file)
        named = dict.fromkeys(Path(os.path.normpath(one)) for one in paths)
        found += [one for one in named if one not in found and one.is_file()]
    return [one.as_posix() for one in found[1:]]


def files_in_style(file: Path) -> list[Path]:
    """The files that a style sheet names; none of what is no style sheet."""
    text = file.read_text("utf-8", "replace") if file.suffix == ".css" and file.is_file() else ""
    return [file.parent / unquote(one) for one in ADDRESS.findall(text)]


def files_in_front(source: str) -> list[str]:
    """The files that a front matter names."""
    try:
        about, *_ = split_front_matter(source, "")
    except (BadManuscript, BadInput):  # which is told where it is read
        return []
    return [*named_in(about)]


def named_in(about: Mapping) -> Iterator[str]:
    """The files that a front matter names, or a project, for its formats as well."""
    for key, value in about.items():
        if key in FILES:
            listed = value if isinstance(value, list) else [value]
            named = (one.get("path") if isinstance(one, Mapping) else one for one in listed)
            yield from (one for one in named if isinstance(one, str))
        elif isinstance(value, Mapping):
            yield from named_in(value)


def beside(folder: Path, name: str) -> Path:
    """The picture that a manuscript in a folder names: from the project's folder where it begins
    with a slash, as Quarto finds it."""
    return folder.parent / name.lstrip("/") if name.startswith("/") else folder / name


def end_of(fence: str, lines: Sequence[Line], first: int) -> int | None:
    """The line that closes what this fence opened; none where a cell begins before it."""
    for at in range(first, len(lines)):
        if closes(fence, lines[at].text):
            return at
        other = FENCE.match(lines[at].text)
        if other and other.group(1) == fence and CELL.match(other.group(2)):
            return None
    return None


def closes(fence: str, line: str) -> bool:
    """Whether a line closes what this fence opened."""
    bare = line.strip()
    return len(bare) >= len(fence) and set(bare) == {fence[0]}


def split_front_matter(source: str, name: str) -> tuple[dict, list[str], int]:
    """The front matter, the lines after it, and the number of the first of them.

    Raises BadManuscript where it is not closed, and BadInput where it is no YAML.
    """
    lines = source.splitlines()
    if not lines or lines[0].rstrip() != "---":
        return {}, lines, 1
    ends = (at for at, line in enumerate(lines) if at and line.rstrip() in ("---", "..."))
    end = next(ends, None)
    if end is None:
        raise BadManuscript(f"{name}, line 1: found front matter that is never closed")
    # an empty line in place of the first, so that rows are those of the manuscript
    found, errors = read_yaml("\n".join(["", *lines[1:end]]).encode(errors="replace"), name)
    if found is not None and not isinstance(found, dict):
        errors = [ValidationError(name, 2, "", repr(found), "names with their values")]
    if errors:
        raise BadInput(errors)
    return found or {}, lines[end + 1 :], end + 2


def add_text(document: Document, first: int, end: int) -> None:
    if first < end:
        source = "\n".join(line.text for line in document.lines[first:end])
        document.parts.append(Text(source, first))


def read_cell(document: Document, language: str, first: int, end: int) -> Cell:
    """A code cell, with its ``#|`` options."""
    texts = [line.text for line in document.lines[first:end]]
    options = [text[len(OPTION) :].strip("\n") for text in texts if text.startswith(OPTION)]
    place = document.place(first)
    found, errors = read_yaml("\n".join(options).encode(errors="replace"), place)
    if errors or not isinstance(found or {}, dict):
        what = "the cell's options cannot be read, expected name: value"
        document.errors.append((first, what))
        found = {}
    return Cell("\n".join(texts), first, found or {}, language)
