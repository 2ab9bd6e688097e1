"""DOCX: its paragraphs, tables and notes in order, read from the XML that it is packed with.

Read by lxml alone: text that was inserted while changes were tracked, in text boxes or in forms is
text here, and what was deleted is not.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from lxml import etree

from runut.check.text import Text
from runut.readers.draft import CAPTION, Draft
from runut.readers.errors import (
    MEGABYTE,
    MOST_OF_PART,
    MOST_UNPACKED,
    Unreadable,
    check_tags,
)
from runut.readers.heads import with_heads
from runut.readers.typography import lowered, plain, raised

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
W = f"{{{MAIN}}}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
LEFT_OUT = {W + name for name in ("del", "moveFrom", "pPr", "rPr", "txbxContent")}
SIGNS = {W + "tab": " ", W + "br": " ", W + "cr": " ", W + "noBreakHyphen": "-"}
KINDS = [  # by the names of styles
    (re.compile(r"caption|keterangan", re.IGNORECASE), "caption"),
    (re.compile(r"abstract$|abstrak$", re.IGNORECASE), "abstract"),
    (re.compile(r"bibliography|references|daftar pustaka", re.IGNORECASE), "reference"),
    (re.compile(r"^list|bullet", re.IGNORECASE), "list"),
    (re.compile(r"^(?:sub)?(?:heading|title|judul)", re.IGNORECASE), "heading"),
]
RAISED_BY = 4  # half points: a run that is set so much higher is a mark
LONGEST_HEADING = 100  # characters, of a bold paragraph that no style calls a heading
UNPACKING = (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, OSError, EOFError)


def read(data: bytes, name: str) -> Text:
    package = unpacked(data, name)
    document = part(package, "word/document.xml", name)
    if document is None:
        raise Unreadable(name, "this is no Word document")
    styles = Styles(part(package, "word/styles.xml", name))
    draft = Draft(name)
    add_blocks(draft, document, styles)
    for notes in ("word/footnotes.xml", "word/endnotes.xml"):
        root = part(package, notes, name)
        for note in [] if root is None else root:
            if note.get(W + "type") is None:
                draft.add("note", texts_of(note, styles))
    return draft.finish()


def unpacked(data: bytes, name: str) -> zipfile.ZipFile:
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
    except (*UNPACKING, ValueError) as error:
        raise Unreadable(name, "a broken DOCX file") from error
    if sum(info.file_size for info in package.infolist()) > MOST_UNPACKED:
        raise Unreadable(name, f"unpacks to more than {MOST_UNPACKED // MEGABYTE} MB")
    return package


def part(package: zipfile.ZipFile, path: str, name: str):
    """The XML of a part, if there is one. No entity of it is resolved."""
    try:
        if package.getinfo(path).file_size > MOST_OF_PART:
            raise Unreadable(name, f"its text unpacks to more than {MOST_OF_PART // MEGABYTE} MB")
        content = package.read(path)
    except KeyError:
        return None
    except UNPACKING as error:
        raise Unreadable(name, "a broken or locked DOCX file") from error
    check_tags(name, content.count(b"<"))
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    try:
        return etree.fromstring(content.replace(STRICT.encode(), MAIN.encode()), parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable(name, "a broken DOCX file") from error


class Styles:
    """What the styles of a document say: kinds of paragraphs, and runs that are raised."""

    def __init__(self, root):
        self.kinds: dict[str, str] = {}
        self.shifts: dict[str, str] = {}
        for style in [] if root is None else root.iter(W + "style"):
            key, name = style.get(W + "styleId"), value_of(style, "name")
            self.kinds[key] = next((kind for known, kind in KINDS if known.search(name)), "")
            properties = style.find(W + "rPr")
            self.shifts[key] = "" if properties is None else value_of(properties, "vertAlign")

    def kind_of(self, paragraph) -> str:
        properties = paragraph.find(W + "pPr")
        if properties is None:
            return "paragraph"
        kind = self.kinds.get(value_of(properties, "pStyle"), "")
        is_listed = properties.find(W + "numPr") is not None and kind != "heading"
        return "list" if is_listed else kind or "paragraph"

    def shift_of(self, run) -> str:
        """superscript, subscript or nothing."""
        properties = run.find(W + "rPr")
        if properties is None:
            return ""
        height = value_of(properties, "position")
        if height.lstrip("-").isdecimal() and abs(int(height)) >= RAISED_BY:
            return "superscript" if int(height) > 0 else "subscript"
        return value_of(properties, "vertAlign") or self.shifts.get(
            value_of(properties, "rStyle"), ""
        )


def value_of(element, name: str) -> str:
    found = element.find(W + name)
    return "" if found is None else found.get(W + "val", "")


def add_blocks(draft: Draft, parent, styles: Styles) -> None:
    for element in parent:
        if element.tag == W + "p":
            text, kind = text_of(element, styles), styles.kind_of(element)
            if kind == "paragraph" and is_bold(element) and is_short(text):
                kind = "heading"
            draft.add(kind, text)
            for box in element.iter(W + "txbxContent"):
                if not any(above.tag.endswith("}Fallback") for above in box.iterancestors()):
                    add_blocks(draft, box, styles)
        elif element.tag == W + "tbl":
            draft.add_table(with_heads(*grid(element, styles)))
        elif element.tag not in LEFT_OUT and isinstance(element.tag, str):
            add_blocks(draft, element, styles)


def is_short(text: str) -> bool:
    return len(text) <= LONGEST_HEADING and not text.endswith(".") and not CAPTION.match(text)


def is_bold(paragraph) -> bool:
    runs = [run for run in paragraph.iter(W + "r") if run.find(W + "t") is not None]
    marks = [run.find(f"{W}rPr/{W}b") for run in runs]
    return bool(marks) and all(
        mark is not None and mark.get(W + "val", "1") not in ("0", "false") for mark in marks
    )


def text_of(element, styles: Styles) -> str:
    return "".join(said(element, styles))


def said(element, styles: Styles) -> Iterator[str]:
    """What an element prints, run by run."""
    for child in element:
        if child.tag in LEFT_OUT or not isinstance(child.tag, str):
            continue
        if child.tag in (W + "t", M + "t"):
            yield child.text or ""
        elif child.tag in SIGNS:
            yield SIGNS[child.tag]
        elif child.tag == W + "r":
            yield shifted(text_of(child, styles), styles.shift_of(child))
        elif child.tag in (M + "sup", M + "sub"):
            shift = "superscript" if child.tag == M + "sup" else "subscript"
            yield shifted(text_of(child, styles), shift)
        else:
            yield from said(child, styles)


def shifted(text: str, shift: str) -> str:
    if shift == "superscript":
        return raised(text)
    return lowered(text) if shift == "subscript" else text


def texts_of(element, styles: Styles) -> str:
    """The paragraphs of a note or a cell on one line."""
    return plain(" ".join(text_of(paragraph, styles) for paragraph in element.iter(W + "p")))


def grid(table, styles: Styles) -> tuple[list[list[str]], int]:
    """The texts of a table's cells, and how many rows are said to be its head."""
    rows: list[list[str]] = []
    heads = 0
    for line in table.iter(W + "tr"):
        if line.find(f"{W}trPr/{W}del") is not None:
            continue
        row: list[str] = []
        for cell in line.iter(W + "tc"):
            properties = cell.find(W + "tcPr")
            merged = None if properties is None else properties.find(W + "vMerge")
            goes_on = merged is not None and merged.get(W + "val", "continue") == "continue"
            row.append("" if goes_on else texts_of(cell, styles))
            span = "" if properties is None else value_of(properties, "gridSpan")
            row += [""] * (min(int(span), 100) - 1 if span.isdecimal() else 0)
        if heads == len(rows) and line.find(f"{W}trPr/{W}tblHeader") is not None:
            heads += 1
        rows.append(row)
    return rows, heads
