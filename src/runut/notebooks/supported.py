"""What of a manuscript only Quarto renders, so that no document comes out poorer without a word."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from runut.notebooks.qmd import REMEDY
from runut.notebooks.reading import KINDS, OTHER_KINDS, Reading
from runut.tables.errors import nearest

Found = tuple[int, str]
REFERENCE = re.compile(rf"(?:{'|'.join((*KINDS, *OTHER_KINDS))})-[\w-]+")
OTHER_REFERENCE = re.compile(rf"(?:{'|'.join(OTHER_KINDS)})-[\w-]+")
ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
TODAY = ("today", "now", "last-modified")  # dates that Quarto looks up
INCLUDE = "the shortcode include"  # one that runut.notebooks.qmd did not put in place
# what the embedded renderer knows
OPTIONS = {
    "label": str, "fig-cap": str, "fig-alt": str, "tbl-cap": str, "echo": bool, "include": bool,
}  # fmt: skip
FRONT_MATTER = {
    "title", "subtitle", "author", "date", "abstract", "lang", "keywords", "abstract-title",
    "toc-title", "language", "bibliography", "references", "csl", "citeproc", "link-citations",
    "number-sections", "format", "jupyter", "nocite",
    "description", "running-head", "floating-figures", "floating-tables", "license",
    "line-numbers",
}  # fmt: skip
FORMATS = {"html": {"toc", "css"}, "docx": {"toc", "reference-doc"}, "typst": {"toc"}}
OWN_AUTHOR = {"name", "orcid", "email", "affiliation", "affiliations", "corresponding"}


def includes_within_lines(reading: Reading) -> Iterator[Found]:
    """Files that a line includes beside other text, which Quarto would print as it is written."""
    for at, what in unknown_forms(reading):
        if what == INCLUDE:
            yield at, "found an include beside other text, expected it on a line of its own"


def unknown_forms(reading: Reading) -> Iterator[Found]:
    """What of the text the embedded renderer does not know."""
    for at, one in reading.placed("only_quarto", "near"):
        yield at, one["what"]


def only_quarto(reading: Reading) -> Iterator[Found]:
    """What only Quarto itself renders, so that no document comes out poorer without a word."""
    document = reading.document
    for at, what in unknown_forms(reading):
        if what != INCLUDE:
            yield at, f"{what} {REMEDY}"
    for at, name in reading.lines_of([f"@{one}" for one in reading.found["cited"]]):
        if OTHER_REFERENCE.fullmatch(as_labelled(name[1:])):
            yield at, f"the cross reference {name} {REMEDY}"
    for at, one in reading.placed("images", "source"):
        if ADDRESS.match(one["source"]):
            yield at, f"the picture {one['source']} from elsewhere {REMEDY}"
    for key, what, known in unknown_settings(document.metadata):
        name = key.rstrip(":")
        yield next(document.lines_with(key), 0), f"{what} {remedy(name, known)}"
    for cell in document.cells:
        if cell.language != "python":
            yield cell.at - 1, f"a cell in {cell.language} {REMEDY}"
            continue
        for key, value in cell.options.items():
            if not isinstance(value, OPTIONS.get(key, ())):
                lines = cell.code.splitlines()
                within = next(i for i, line in enumerate(lines) if key in line)
                shown = str(value).lower() if isinstance(value, bool) else value
                yield cell.at + within, f"the cell option {key}: {shown} {remedy(key, OPTIONS)}"
        if "tbl-cap" in cell.options and not str(cell.options.get("label")).startswith("tbl-"):
            yield cell.at, f"a tbl-cap without a label tbl-… {REMEDY}"


def remedy(name: str, names: Collection[str]) -> str:
    """What is to be done about a name, which may be misspelt."""
    known = name in names or not names
    return REMEDY if known else f"{REMEDY}; it knows {nearest(name, names, 3)}"


def unknown_settings(metadata: dict) -> Iterator[tuple[str, str, Collection[str]]]:
    """Keys of the front matter, and what they ask for, that only Quarto knows, each with the names
    that could stand there."""
    for key in metadata.keys() - FRONT_MATTER:
        yield f"{key}:", f"the front-matter key {key}", FRONT_MATTER
    if metadata.get("date") in TODAY:
        yield "date:", f"the date {metadata['date']}", ()
    authors = metadata.get("author")
    for author in authors if isinstance(authors, list) else [authors]:
        for key in (author if isinstance(author, dict) else {}).keys() - OWN_AUTHOR:
            yield f"{key}:", f"the author’s {key}", OWN_AUTHOR
    for name, options in formats_of(metadata).items():
        if name not in FORMATS:
            yield name, f"the format {name}", FORMATS
            continue
        for key in (options if isinstance(options, dict) else {}).keys() - FORMATS[name]:
            yield f"{key}:", f"the key {key} of the format {name}", FORMATS[name]


def formats_of(metadata: Mapping) -> dict:
    """The formats that a front matter names, with their options."""
    formats = metadata.get("format") or {}
    return formats if isinstance(formats, dict) else {str(formats): {}}


def as_labelled(name: str) -> str:
    """The label that a reference names; at the beginning of a sentence it may have a capital."""
    small = name[0].lower() + name[1:]
    return small if REFERENCE.fullmatch(small) else name
