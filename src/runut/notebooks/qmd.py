"""A Quarto document taken apart: front matter, code cells and the text between them.

The embedded renderer supports what the manuscripts use. What it does not support it refuses here,
by name and line, so that no document comes out silently poorer than Quarto would make it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from runut.builds.logs import Mendable
from runut.tables.errors import BadInput, ValidationError
from runut.tables.strict import read_yaml

INLINE = re.compile(r"(?<!`)`\{python\} ([^`]+)`")
TOUCHING = re.compile(INLINE.pattern + "`")  # Quarto leaves the second as it is written
FENCE = re.compile(r"^(`{3,}|~{3,})\s*(.*?)\s*$")
CELL = re.compile(r"^\{(\w+)(.*)\}$")
OPTION = re.compile(r"^#\|\s*([\w-]+)\s*:\s*(.*?)\s*$")
UNSUPPORTED = (
    (re.compile(r"\{\{<\s*(\S+)"), "the shortcode {0}"),
    (re.compile(r"^:{3,}\s*\{[^}]*\.(callout-\w+)"), "the callout {0}"),
    (re.compile(r"^:{3,}\s*\{[^}]*\.(panel-\w+)"), "the panel {0}"),
    (re.compile(r"^:{3,}\s*\{[^}]*\.(content-(?:visible|hidden))"), "conditional {0}"),
    (re.compile(r"\{[^}]*\.(column-[\w-]+|aside)\b"), "the layout class {0}"),
    (re.compile(r"\{[^}]*\b(layout(?:-\w+)?)="), "the attribute {0}"),
    (re.compile(r"(?<![\w.])@((?:eq|thm|lem|cor|prp|cnj|def|exm|exr|lst|sol|rem|alg)-[\w-]+)"),
     "the cross reference @{0}"),
)  # fmt: skip
CELL_OPTIONS = {"include": {"false"}, "echo": {"false"}}
FRONT_MATTER = {
    "title", "subtitle", "author", "lang", "keywords", "abstract-title", "toc-title", "language",
    "bibliography", "references", "csl", "citeproc", "link-citations", "number-sections", "filters",
    "format",
    "jupyter", "execute", "project", "nocite", "description", "running-head",
    "floating-figures", "license", "line-numbers",
}  # fmt: skip


class Unsupported(Mendable):
    """What the embedded renderer cannot render, or no renderer can."""


@dataclass(frozen=True)
class Cell:
    """Python that is run; what it shows stands in its place unless it is hidden."""

    code: str
    line: int
    hidden: bool = False


@dataclass(frozen=True)
class Text:
    """Markdown in which inline ``{python}`` code is still to be put in place."""

    source: str
    line: int

    @property
    def expressions(self) -> list[str]:
        return INLINE.findall(self.source)

    def with_values(self, values: list[str]) -> str:
        """The text with the results of its expressions, in order."""
        left = iter(values)
        return INLINE.sub(lambda _: next(left), self.source)


@dataclass
class Document:
    """A parsed manuscript."""

    metadata: dict = field(default_factory=dict)
    parts: list[Cell | Text] = field(default_factory=list)


def parse(source: str, name: str) -> Document:
    """Take a document apart. Raises Unsupported, naming the feature, ``name`` and the line."""
    metadata, lines, first = split_front_matter(source, name)
    for key in metadata:
        if key not in FRONT_MATTER:
            raise refusal(name, line_of(source, f"{key}:"), f"the front-matter key {key}")
    document = Document(metadata)
    text: list[str] = []
    at, begun = 0, first
    while at < len(lines):
        fence = FENCE.match(lines[at])
        cell = CELL.match(fence.group(2)) if fence else None
        if not cell:
            refuse_unsupported(lines[at], name, first + at)
            text.append(lines[at])
            at += 1
            continue
        if cell.group(1) != "python":
            raise refusal(name, first + at, f"a cell in {cell.group(1)}")
        end = next(
            (i for i in range(at + 1, len(lines)) if lines[i].strip() == fence.group(1)), None
        )
        if end is None:
            raise refusal(name, first + at, "a cell that is never closed")
        add_text(document, text, begun)
        document.parts.append(read_cell(lines[at + 1 : end], name, first + at + 1))
        text, at = [], end + 1
        begun = first + at
    add_text(document, text, begun)
    return document


def split_front_matter(source: str, name: str) -> tuple[dict, list[str], int]:
    """The front matter, the lines after it, and the number of the first of them.

    Raises Unsupported where it is not closed, and BadInput where it is no YAML.
    """
    lines = source.splitlines()
    if not lines or lines[0] != "---":
        return {}, lines, 1
    if "---" not in lines[1:]:
        raise refusal(name, 1, "front matter that is never closed")
    end = lines.index("---", 1)
    # an empty line in place of the first, so that rows are those of the manuscript
    found, errors = read_yaml("\n".join(["", *lines[1:end]]).encode(errors="replace"), name)
    if found is not None and not isinstance(found, dict):
        errors = [ValidationError(name, 2, "", repr(found), "names with their values")]
    if errors:
        raise BadInput(errors)
    return found or {}, lines[end + 1 :], end + 2


def add_text(document: Document, lines: list[str], first: int) -> None:
    if lines:
        document.parts.append(Text("\n".join(lines), first))


def read_cell(lines: list[str], name: str, first: int) -> Cell:
    """A code cell; of its ``#|`` options only those that the manuscripts use."""
    hidden = False
    for at, line in enumerate(lines):
        if option := OPTION.match(line):
            key, value = option.groups()
            if value not in CELL_OPTIONS.get(key, set()):
                raise refusal(name, first + at, f"the cell option {key}: {value}")
            hidden = hidden or key == "include"
    return Cell("\n".join(lines), first, hidden)


def refuse_unsupported(line: str, name: str, number: int) -> None:
    if found := TOUCHING.search(line):
        raise Unsupported(
            f"{name}, line {number}: found another backtick right behind {found.group(1)}, "
            "expected text between two calls, since Quarto would not run the second"
        )
    for pattern, words in UNSUPPORTED:
        if found := pattern.search(line):
            raise refusal(name, number, words.format(found.group(1)))


def refusal(name: str, line: int, feature: str) -> Unsupported:
    return Unsupported(
        f"{name}, line {line}: {feature} is not supported by the embedded renderer; "
        "render with Quarto (engine: quarto), or write it another way"
    )


def line_of(source: str, start: str) -> int:
    return next((i for i, line in enumerate(source.splitlines(), 1) if line.startswith(start)), 1)
