"""What a file shows, part by part, and in which words, so that two files can be compared.

Parts can be named, such as a paragraph, a row or a value. What only marks them up, packs them or
breaks them into lines is none of them.
"""

import csv
import hashlib
import io
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the readers of documents are loaded only where a file of their kind is read
    from lxml.html import HtmlElement

BLOCKS = {
    *("caption", "dd", "div", "dt", "figcaption", "h1", "h2", "h3", "h4", "h5", "li", "p"),
    *("summary", "td", "th", "title"),
}
# the attributes of a page's elements that a reader follows, sees or hears
SHOWN_BY = {
    **{"link": "href", "picture": "src", "description": "alt", "title": "title"},
    **{"label": "aria-label", "entry": "value"},
}
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
CRATE = "ro-crate-metadata.json"
# In a crate: they follow from other files, which are compared themselves
SUMS = {"sha256", "contentSize"}


@dataclass(frozen=True)
class Part:
    """A part of a file that can be named, such as a paragraph, and what it says."""

    place: str
    text: str
    exact: str = ""  # what is compared, where the text could be that of other content too


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def parts_of(path: str, content: bytes) -> list[Part]:
    """What a file shows, part by part; two files with the same parts say the same."""
    found = READERS.get(PurePosixPath(path).suffix, lines)(content)
    return list(without_sums(found) if path.endswith(CRATE) else found)


def lines(content: bytes) -> Iterator[Part]:
    """The lines of a file of any other kind."""
    for number, line in enumerate(content.decode().splitlines(), 1):
        yield Part(f"line {number}", line)


def rows(content: bytes) -> Iterator[Part]:
    """The rows of a CSV file, whether or not their cells are quoted."""
    for number, row in enumerate(csv.reader(io.StringIO(content.decode())), 1):
        yield Part(f"row {number}", ", ".join(row), json.dumps(row))


def values(content: bytes) -> Iterator[Part]:
    """Every single value of a JSON file, with the way to it."""
    return values_within(json.loads(content), "", ())


def values_within(value: object, way: str, keys: tuple, deepest: int = -1) -> Iterator[Part]:
    """The values within one that is reached by these keys; what lies ``deepest`` counts as one."""
    if value and isinstance(value, dict) and len(keys) != deepest:
        for key, inner in value.items():
            yield from values_within(inner, f"{way}.{key}" if way else key, (*keys, key), deepest)
    elif value and isinstance(value, list) and len(keys) != deepest:
        for index, inner in enumerate(value):
            yield from values_within(inner, f"{way}[{index}]", (*keys, index), deepest)
    else:
        yield Part(f"value {way}", f"{way}: {value}", json.dumps([*keys, value]))


def without_sums(values: Iterator[Part]) -> Iterator[Part]:
    """What a crate says, but for what follows from other files, which are compared themselves."""
    return (one for one in values if not SUMS & set(json.loads(one.exact)[-2:-1]))


def content_of_html(content: bytes) -> Iterator[Part]:
    """The texts of all blocks in reading order, then where links lead, what pictures show, what is
    read aloud or shown on a pointer's touch, and what scripts hold."""
    from lxml import html

    tree = html.document_fromstring(content)
    yield from numbered("paragraph", texts_of_blocks(text_of_html(content)))
    for kind, attribute in SHOWN_BY.items():
        leads = [one.get(attribute) for one in tree.iter() if one.get(attribute) is not None]
        yield from (Part(f"{kind} {at}", text) for at, text in enumerate(leads, 1))
    for number, script in enumerate(tree.iter("script"), 1):
        if script.get("type") == "application/json":
            # each number's formula as one
            yield from values_within(json.loads(script.text), "", (), 2)
        else:
            yield Part(f"script {number}", script.text or "")


def texts_of_blocks(tree: "HtmlElement") -> list[str]:
    """What stands in each block, without what stands in a block within it."""
    pieces: dict[HtmlElement, list[str]] = {}

    def walk(one: "HtmlElement", block: "HtmlElement") -> None:
        block = one if one.tag in BLOCKS else block
        pieces.setdefault(block, []).append(one.text or "")
        for inner in one:
            walk(inner, block)
            pieces[block].append(inner.tail or "")

    walk(tree, tree)
    return ["".join(found) for found in pieces.values()]


def text_of_html(content: bytes) -> "HtmlElement":
    """A page without its scripts, styles and comments."""
    from lxml import html

    tree = html.document_fromstring(content)
    for one in list(tree.iter("script", "style", html.etree.Comment)):
        one.drop_tree()
    return tree


def content_of_docx(content: bytes) -> Iterator[Part]:
    """The paragraphs, those of notes too, the pictures in their order with what describes them, and
    where links lead."""
    import docx
    from lxml import etree

    part = docx.Document(io.BytesIO(content)).part
    body = part.element.body
    notes = [one.target_part.blob for one in part.rels.values() if one.reltype.endswith("notes")]
    texts = (
        "".join(piece.text or "" for piece in one.iter(f"{WORD}t"))
        for text in (body, *map(etree.fromstring, notes))
        for one in text.iter(f"{WORD}p")
    )
    yield from numbered("paragraph", texts)
    described = [one.get("descr") for one in body.iter() if one.get("descr")]
    yield from (Part(f"description {at}", text) for at, text in enumerate(described, 1))
    for kind, attribute in (("picture", f"{RELATION}embed"), ("link", f"{RELATION}id")):
        named = [part.rels[one.get(attribute)] for one in body.iter() if one.get(attribute)]
        for number, one in enumerate(named, 1):
            shown = one.target_ref if one.is_external else sha256(one.target_part.blob)
            yield Part(f"{kind} {number}", shown)


@lru_cache(maxsize=1)  # a record asks for a document's lines and for its words
def lines_of_pdf(content: bytes) -> list[Part]:
    """The lines of text on every page."""
    from pypdf import PdfReader

    return [
        line
        for number, page in enumerate(PdfReader(io.BytesIO(content)).pages, 1)
        for line in numbered(f"page {number}, line", page.extract_text().splitlines())
    ]


def content_of_pdf(content: bytes) -> Iterator[Part]:
    """The lines, where each page's links lead, and its drawing as a whole."""
    from pypdf import PdfReader

    yield from lines_of_pdf(content)
    for number, page in enumerate(PdfReader(io.BytesIO(content)).pages, 1):
        links = (one.get_object().get("/A", {}).get("/URI") for one in page.get("/Annots", []))
        for at, link in enumerate(filter(None, links), 1):
            yield Part(f"page {number}, link {at}", str(link))
        drawn = page["/Contents"].get_object() if "/Contents" in page else []
        parts = drawn if isinstance(drawn, list) else [drawn]
        data = [one.get_object().get_data() for one in parts]
        data += drawings_in(page.get("/Resources"))
        yield Part(f"page {number}, the drawing", sha256(b"".join(data)))


def drawings_in(resources: object) -> Iterator[bytes]:
    """The pictures and drawings that a page of a PDF, or one of its drawings, puts in place."""
    for one in resources.get_object().get("/XObject", {}).values() if resources else ():
        drawing = one.get_object()
        yield drawing._data  # as it is packed
        for key in ("/ColorSpace", "/SMask"):  # the colours and the mask of a picture
            yield from data_of(drawing[key]) if key in drawing else ()
        yield from drawings_in(drawing.get("/Resources"))


def data_of(value: object) -> Iterator[bytes]:
    """What a value of a PDF says, wherever its parts lie in the file."""
    found = value.get_object()
    if isinstance(found, list):
        for one in found:
            yield from data_of(one)
    else:
        yield getattr(found, "_data", repr(found).encode())


def labels_of_svg(content: bytes) -> Iterator[Part]:
    """What a figure says in words, and its drawing as a whole. matplotlib draws letters as shapes
    and keeps their text in comments."""
    from lxml import etree

    tree = etree.fromstring(content)
    for one in tree.iter(etree.Comment):
        yield Part(f"label “{one.text.strip()}”", one.text.strip())
    yield Part("the drawing", sha256(etree.tostring(tree, method="c14n2", strip_text=True)))


def pixels(content: bytes) -> Iterator[Part]:
    """The picture as a whole: its colours, its size and a sum of its pixels, however packed."""
    from PIL import Image

    with Image.open(io.BytesIO(content)) as image:
        yield Part("the picture", f"{image.mode} {image.size} {sha256(image.tobytes())}")


def numbered(kind: str, texts: Iterator[str] | list[str]) -> Iterator[Part]:
    """The texts that say something, numbered; how they are broken into lines does not matter."""
    said = (" ".join(text.split()) for text in texts)
    for number, text in enumerate((text for text in said if text), 1):
        yield Part(f"{kind} {number}", text)


READERS = {
    ".csv": rows,
    ".docx": content_of_docx,
    ".html": content_of_html,
    ".json": values,
    ".pdf": content_of_pdf,
    ".png": pixels,
    ".svg": labels_of_svg,
}


def words_reader(path: str) -> Callable[[bytes], str] | None:
    """What gives a sum of the words of a file that each renderer makes in its own way; None for
    files that all of them make alike."""
    if path.endswith(CRATE):
        return files_of_crate
    return {".html": words_of_html, ".docx": words_of_docx, ".pdf": words_of_pdf}.get(
        PurePosixPath(path).suffix
    )


def words_of_html(content: bytes) -> str:
    """A sum of a page's words in their order, whatever marks them up."""
    return sha256(" ".join(" ".join(text_of_html(content).body.itertext()).split()).encode())


def words_of_docx(content: bytes) -> str:
    """A sum of a document's words in their order."""
    texts = [one.text for one in content_of_docx(content) if one.place.startswith("paragraph")]
    return sha256(" ".join(" ".join(texts).split()).encode())


def words_of_pdf(content: bytes) -> str:
    """A sum of a document's letters in their order: each renderer breaks them into lines and pages
    of its own, with hyphens and page numbers."""
    texts = [one.text for one in lines_of_pdf(content) if not one.text.isdigit()]
    return sha256(re.sub(r"[\s\u00ad\u2010-]+", "", "".join(texts)).encode())


def files_of_crate(content: bytes) -> str:
    """A sum of what a crate names: of each other renderer it says other sums and versions."""
    names = sorted(one["@id"] for one in json.loads(content)["@graph"])
    return sha256("\n".join(names).encode())
