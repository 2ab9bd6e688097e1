"""Whether a build reproduced a recorded one, file by file, and in words what differs.

A record holds a sum of every input and output and, of each output, a fingerprint of every
paragraph, value, row or line that it shows: enough to name those that differ, with no copy of the
results. The numbers of the study stand in it as they are, so that a changed one is told with both
its values.
"""

import base64
import csv
import hashlib
import io
import json
import platform
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import lru_cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the readers of documents are loaded only where a file of their kind differs
    from lxml.html import HtmlElement

# 24 bits of a sum: two different texts share them once in 16 million
FINGERPRINT_BYTES, FINGERPRINT_LETTERS = 3, 4
SHOWN = 8  # differences told of one file; the others are counted
LONGEST = 160  # letters shown of a paragraph that differs
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
SAME, CONTENT, WORDS, OTHER, DIFFERENT, MISSING, NEW = STATUSES = (
    "same bytes",
    "same content in other bytes",
    "the same words by another renderer",
    "by another renderer, and of the recorded one the words are not known",
    "different",
    "not built here",
    "not recorded",
)
CRATE = "ro-crate-metadata.json"
# In a crate: they follow from other files, which are compared themselves
SUMS = {"sha256", "contentSize"}


@dataclass(frozen=True)
class Item:
    """A part of a file that can be named, such as a paragraph, and what it says."""

    place: str
    text: str
    exact: str = ""  # what is compared, where the text could be that of other content too

    @property
    def fingerprint(self) -> str:
        digest = hashlib.sha256((self.exact or self.text).encode()).digest()
        return base64.b64encode(digest[:FINGERPRINT_BYTES]).decode()


@dataclass(frozen=True)
class Comparison:
    """How one file compares with the recorded one."""

    path: str
    status: str
    differences: list[str] = field(default_factory=list)


def record(engine: str, inputs: Mapping[str, bytes], outputs: Mapping[str, bytes]) -> dict:
    """What is kept of a build: files are given by their path in the project."""
    return {
        "engine": engine,
        "recorded_on": machine(),
        "inputs": {path: sha256(content) for path, content in sorted(inputs.items())},
        "numbers": numbers_in(outputs),
        "outputs": {
            path: {
                "sha256": sha256(content),
                "parts": "".join(one.fingerprint for one in items(path, content)),
                **({"words": read(content)} if (read := words_reader(path)) else {}),
            }
            for path, content in sorted(outputs.items())
        },
    }


def machine() -> str:
    """What of a machine could make a difference to a build."""
    python = ".".join(platform.python_version_tuple()[:2])
    return f"Python {python}, {platform.system()}, {platform.machine()}"


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def numbers_in(outputs: Mapping[str, bytes]) -> dict[str, dict[str, str]]:
    """The exact value of every number of every ``indicators.json``."""
    return {
        path: {name: str(one["exact"]) for name, one in json.loads(content)["numbers"].items()}
        for path, content in sorted(outputs.items())
        if PurePosixPath(path).name == "indicators.json"
    }


def compare_inputs(recorded: dict, inputs: Mapping[str, bytes]) -> list[Comparison]:
    """The inputs that are not the recorded ones: with them other outputs are to be expected."""
    found = []
    for path in sorted(recorded["inputs"].keys() | inputs):
        if path not in inputs:
            found.append(Comparison(path, MISSING))
        elif path not in recorded["inputs"]:
            found.append(Comparison(path, NEW))
        elif sha256(inputs[path]) != recorded["inputs"][path]:
            found.append(Comparison(path, DIFFERENT))
    return found


def compare_outputs(recorded: dict, outputs: Mapping[str, bytes], engine: str) -> list[Comparison]:
    """Every recorded and every built file, with what differs in words.

    Of another ``engine`` than the recorded one the words of documents are compared, not how they
    are set.
    """
    numbers = numbers_in(outputs)
    other = engine != recorded["engine"]
    found = []
    for path in sorted(recorded["outputs"].keys() | outputs):
        if path not in outputs:
            found.append(Comparison(path, MISSING))
        elif path not in recorded["outputs"]:
            found.append(Comparison(path, NEW))
        elif sha256(outputs[path]) == recorded["outputs"][path]["sha256"]:
            found.append(Comparison(path, SAME))
        elif other and (read := words_reader(path)) and "words" not in recorded["outputs"][path]:
            found.append(Comparison(path, OTHER))
        elif other and read and recorded["outputs"][path]["words"] == read(outputs[path]):
            found.append(Comparison(path, WORDS))
        else:
            told = changed_numbers(recorded["numbers"].get(path, {}), numbers.get(path, {}))
            here = items(path, outputs[path])
            told += changed_parts(recorded["outputs"][path]["parts"], here)
            found.append(Comparison(path, DIFFERENT if told else CONTENT, told))
    return found


def changed_numbers(recorded: Mapping[str, str], here: Mapping[str, str]) -> list[str]:
    """The numbers whose exact value is another, or that only one of the builds has."""
    return [
        f"the number {name}: recorded {recorded.get(name, 'nothing')}, "
        f"here {here.get(name, 'nothing')}"
        for name in sorted(recorded.keys() | here)
        if recorded.get(name) != here.get(name)
    ]


def changed_parts(recorded: str, here: list[Item]) -> list[str]:
    """The parts of a file that are not as recorded, and where recorded ones are gone."""
    before = [
        recorded[start : start + FINGERPRINT_LETTERS]
        for start in range(0, len(recorded), FINGERPRINT_LETTERS)
    ]
    now = [one.fingerprint for one in here]
    told = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        gone, new = i2 - i1, j2 - j1
        kind = "is not as recorded" if gone else "was not recorded"
        told += [f"{one.place} {kind}: {shortened(one.text)}" for one in here[j1:j2]]
        if gone > new:
            after = f"after {here[j2 - 1].place}" if j2 else "at the beginning"
            told.append(f"{gone - new} recorded parts are missing {after}")
    return told


def shortened(text: str) -> str:
    return text if len(text) <= LONGEST else text[:LONGEST] + "…"


def items(path: str, content: bytes) -> list[Item]:
    """What a file shows, part by part; two files with the same parts say the same."""
    reader = READERS.get(PurePosixPath(path).suffix, lines)
    found = reader(content)
    return list(found if not path.endswith(CRATE) else without_sums(found))


def lines(content: bytes) -> Iterator[Item]:
    for number, line in enumerate(content.decode().splitlines(), 1):
        yield Item(f"line {number}", line)


def rows(content: bytes) -> Iterator[Item]:
    for number, row in enumerate(csv.reader(io.StringIO(content.decode())), 1):
        yield Item(f"row {number}", ", ".join(row), json.dumps(row))


def values(content: bytes) -> Iterator[Item]:
    """Every single value of a JSON file, with the way to it."""
    return values_within(json.loads(content), "", ())


def values_within(value: object, way: str, keys: tuple, deepest: int = -1) -> Iterator[Item]:
    """The values within one that is reached by these keys; what lies ``deepest`` counts as one."""
    if value and isinstance(value, dict) and len(keys) != deepest:
        for key, inner in value.items():
            yield from values_within(inner, f"{way}.{key}" if way else key, (*keys, key), deepest)
    elif value and isinstance(value, list) and len(keys) != deepest:
        for index, inner in enumerate(value):
            yield from values_within(inner, f"{way}[{index}]", (*keys, index), deepest)
    else:
        yield Item(f"value {way}", f"{way}: {value}", json.dumps([*keys, value]))


def without_sums(values: Iterator[Item]) -> Iterator[Item]:
    """What a crate says, but for what follows from other files, which are compared themselves."""
    return (one for one in values if not SUMS & set(json.loads(one.exact)[-2:-1]))


def content_of_html(content: bytes) -> Iterator[Item]:
    """The texts of all blocks in reading order, then where links lead, what pictures show, what is
    read aloud or shown on a pointer's touch, and what scripts hold."""
    from lxml import html

    tree = html.document_fromstring(content)
    yield from numbered("paragraph", texts_of_blocks(text_of_html(content)))
    for kind, attribute in SHOWN_BY.items():
        leads = [one.get(attribute) for one in tree.iter() if one.get(attribute) is not None]
        yield from (Item(f"{kind} {at}", text) for at, text in enumerate(leads, 1))
    for number, script in enumerate(tree.iter("script"), 1):
        if script.get("type") == "application/json":
            # each number's formula as one
            yield from values_within(json.loads(script.text), "", (), 2)
        else:
            yield Item(f"script {number}", script.text or "")


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


def words_reader(path: str) -> Callable[[bytes], str] | None:
    """What gives the words of a file that each renderer makes in its own way."""
    if path.endswith(CRATE):
        return files_of_crate
    return {".html": words_of_html, ".docx": words_of_docx, ".pdf": words_of_pdf}.get(
        PurePosixPath(path).suffix
    )


def text_of_html(content: bytes) -> "HtmlElement":
    from lxml import html

    tree = html.document_fromstring(content)
    for one in list(tree.iter("script", "style", html.etree.Comment)):
        one.drop_tree()
    return tree


def content_of_docx(content: bytes) -> Iterator[Item]:
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
    yield from (Item(f"description {at}", text) for at, text in enumerate(described, 1))
    for kind, attribute in (("picture", f"{RELATION}embed"), ("link", f"{RELATION}id")):
        named = [part.rels[one.get(attribute)] for one in body.iter() if one.get(attribute)]
        for number, one in enumerate(named, 1):
            shown = one.target_ref if one.is_external else sha256(one.target_part.blob)
            yield Item(f"{kind} {number}", shown)


@lru_cache(maxsize=1)  # a record asks for a document's lines and for its words
def lines_of_pdf(content: bytes) -> list[Item]:
    from pypdf import PdfReader

    return [
        line
        for number, page in enumerate(PdfReader(io.BytesIO(content)).pages, 1)
        for line in numbered(f"page {number}, line", page.extract_text().splitlines())
    ]


def content_of_pdf(content: bytes) -> Iterator[Item]:
    """The lines, where each page's links lead, and its drawing as a whole."""
    from pypdf import PdfReader

    yield from lines_of_pdf(content)
    for number, page in enumerate(PdfReader(io.BytesIO(content)).pages, 1):
        links = (one.get_object().get("/A", {}).get("/URI") for one in page.get("/Annots", []))
        for at, link in enumerate(filter(None, links), 1):
            yield Item(f"page {number}, link {at}", str(link))
        drawn = page["/Contents"].get_object() if "/Contents" in page else []
        parts = drawn if isinstance(drawn, list) else [drawn]
        data = [one.get_object().get_data() for one in parts]
        data += drawings_in(page.get("/Resources"))
        yield Item(f"page {number}, the drawing", sha256(b"".join(data)))


def drawings_in(resources: object) -> Iterator[bytes]:
    """The pictures and drawings that a page of a PDF, or one of its drawings, puts in place."""
    for one in resources.get_object().get("/XObject", {}).values() if resources else ():
        drawing = one.get_object()
        yield drawing._data  # as it is packed
        yield from drawings_in(drawing.get("/Resources"))


def labels_of_svg(content: bytes) -> Iterator[Item]:
    """What a figure says in words, and its drawing as a whole. matplotlib draws letters as shapes
    and keeps their text in comments."""
    from lxml import etree

    tree = etree.fromstring(content)
    for one in tree.iter(etree.Comment):
        yield Item(f"label “{one.text.strip()}”", one.text.strip())
    yield Item("the drawing", sha256(etree.tostring(tree, method="c14n2", strip_text=True)))


def pixels(content: bytes) -> Iterator[Item]:
    from PIL import Image

    with Image.open(io.BytesIO(content)) as image:
        yield Item("the picture", f"{image.mode} {image.size} {sha256(image.tobytes())}")


def numbered(kind: str, texts: Iterator[str] | list[str]) -> Iterator[Item]:
    """The texts that say something, numbered; how they are broken into lines does not matter."""
    said = (" ".join(text.split()) for text in texts)
    for number, text in enumerate((text for text in said if text), 1):
        yield Item(f"{kind} {number}", text)


READERS = {
    ".csv": rows,
    ".docx": content_of_docx,
    ".html": content_of_html,
    ".json": values,
    ".pdf": content_of_pdf,
    ".png": pixels,
    ".svg": labels_of_svg,
}


def told(recorded: dict, inputs: list[Comparison], outputs: list[Comparison]) -> list[str]:
    """The comparison as lines to read: what differs first, the verdict last."""
    text = [f"{one.path}: an input that is {one.status}" for one in inputs]
    for one in outputs:
        if one.status != SAME:
            text.append(f"{one.path}: {one.status}")
            text += [f"    {difference}" for difference in one.differences[:SHOWN]]
            if len(one.differences) > SHOWN:
                text.append(f"    and {len(one.differences) - SHOWN} more")
    if recorded["recorded_on"] != machine():
        text.append(f"Recorded on {recorded['recorded_on']}; here: {machine()}.")
    if inputs:
        text.append("The inputs are not the recorded ones, so other results are to be expected.")
    counts = ", ".join(
        f"{count} {status}"
        for status in STATUSES
        if (count := sum(one.status == status for one in outputs))
    )
    verdict = "Reproduced" if reproduced(outputs) else "Not reproduced"
    return [*text, f"{len(outputs)} files: {counts}. {verdict}."]


def reproduced(outputs: list[Comparison]) -> bool:
    """Every recorded file is there and, where it can be compared, says the same; no other is."""
    return all(one.status in (SAME, CONTENT, WORDS) for one in outputs)
