"""A document while it is being read: parts in the order of reading, then blocks with their places.

Readers say what they see (a heading, a paragraph, a table); what a paragraph is by its words or by
the heading it stands under (an abstract, a caption, a note, a reference) is found here for all.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from runut.check.text import Block, Text
from runut.readers.errors import Unreadable, check_length, check_numbers
from runut.readers.typography import plain

CAPTION = re.compile(
    r"(?i:(?:supplementary |appendix |lampiran )?"
    r"(?:(table|tabel|tab\.)|figure|fig\.|gambar|grafik|chart|bagan|diagram))"
    r"\s*(?:[A-Z]\.?)?(?:\d+(?:[.-]\d+)*|[IVXL]+)[a-z]?\s*(?:[:.–—|-]|(?<=\s)[A-Z(]|$)"
)
NOTE = re.compile(
    r"(?:notes?|sources?|sumber|catatan|keterangan)\b\s*[:.]|[*†‡§¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉ]+\s*\w",
    re.IGNORECASE,
)
NUMBERED = re.compile(r"(?:[\dA-Z]+(?:\.\d+)*|[IVX]+)[.)]?\s+", re.IGNORECASE)
ABSTRACTS = {"abstract", "abstrak", "summary", "ringkasan", "intisari", "sari"}
REFERENCES = {
    "references", "bibliography", "literature", "literature cited", "works cited",
    "daftar pustaka", "daftar rujukan", "referensi", "rujukan", "pustaka", "kepustakaan",
}  # fmt: skip
LONGEST_TITLE = 40  # characters
FARTHEST = 3  # blocks between a table and its caption
RUN_IN = re.compile(r"(abstract|abstrak|summary|ringkasan|intisari)\b[\s.:–—-]*", re.IGNORECASE)
SMALL_WORDS = {
    "en": "the of and in to that is for with was were are by from this",
    "id": "yang dan di dari dengan untuk pada dalam ini itu adalah sebagai oleh",
}
OF_LANGUAGE = {language: set(words.split()) for language, words in SMALL_WORDS.items()}
DIGITS = re.compile(r"\d+")
WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Cell:
    """A cell of a table as read: where it begins, its text, and whether it is a head."""

    row: int
    column: int
    text: str
    is_head: bool = False


class Draft:
    """Collects the parts of a document; ``finish`` makes the document of them."""

    def __init__(self, name: str):
        self.name = name
        self.blocks: list[Block] = []
        self.section = ""
        self.tables = 0
        self.length = 0
        self.numbers = 0

    def add(self, kind: str, text: str, page: int | None = None, **place: object) -> None:
        text = plain(text)
        if not text:
            return
        self.length += len(text)
        check_length(self.name, self.length)
        self.numbers += len(DIGITS.findall(text))
        check_numbers(self.name, self.numbers)
        if kind == "heading" or title_of(text) in ABSTRACTS | REFERENCES:
            kind, self.section = "heading", text
        elif kind == "paragraph":
            kind = self.kind_of(text)
        elif kind == "list" and title_of(self.section) in REFERENCES:
            kind = "reference"
        self.blocks.append(Block(kind, text, self.section, page, **place))

    def kind_of(self, text: str) -> str:
        if CAPTION.match(text) and len(text) < 600:
            return "caption"
        if NOTE.match(text):
            return "note"
        title = title_of(self.section)
        if title in ABSTRACTS:
            return "abstract"
        if title in REFERENCES:
            return "reference"
        return "abstract" if RUN_IN.match(text) and len(text) > 100 else "paragraph"

    def add_table(self, cells: Iterable[Cell], page: int | None = None) -> None:
        number = self.tables
        self.tables += 1
        for cell in cells:
            place = {"row": cell.row, "column": cell.column, "is_head": cell.is_head}
            self.add("cell", cell.text, page, table=number, **place)

    def finish(self) -> Text:
        if not self.blocks:
            raise Unreadable(self.name, "no text was found in it")
        blocks = with_tables_named(self.blocks)
        return Text(self.name, tuple(blocks), language_of(block.text for block in blocks))


def title_of(heading: str) -> str:
    """A heading without its number and end mark, in small letters."""
    if len(heading) > LONGEST_TITLE:
        return ""
    bare = heading.lower().strip(" .:")
    return bare if bare in REFERENCES | ABSTRACTS else NUMBERED.sub("", bare, count=1)


def with_tables_named(blocks: Sequence[Block]) -> list[Block]:
    """Captions and notes with the number of their table.

    A caption belongs to the table that follows it, else to the one before, right beside it where it
    has no label; a note to the table before it.
    """
    named = list(blocks)
    taken: set[int | None] = set()
    for at, block in enumerate(named):
        label = CAPTION.match(block.text)
        if (
            block.kind != "caption"
            or block.table is not None
            or is_of_table(block.text) != bool(label)
        ):
            continue
        most = FARTHEST if label else 1
        near = [*table_near(named, at, +1, most), *table_near(named, at, -1, most)]
        table = next((table for table in near if table not in taken), None)
        taken.add(table)
        named[at] = replace(block, table=table)
    for at, block in enumerate(named):
        if block.kind == "note" and at and named[at - 1].kind in ("cell", "note"):
            named[at] = replace(block, table=named[at - 1].table)
    return named


def table_near(blocks: Sequence[Block], at: int, step: int, most: int) -> list[int]:
    """The table beside a block; lines of the caption or notes may stand between."""
    for distance in range(1, most + 1):
        if not 0 <= at + step * distance < len(blocks):
            break
        block = blocks[at + step * distance]
        if block.kind == "cell" and block.table is not None:
            return [block.table]
        if block.kind not in ("note", "paragraph") or len(block.text) > 200:
            break
    return []


def is_of_table(caption: str) -> bool:
    found = CAPTION.match(caption)
    return bool(found and found[1])


def language_of(texts: Iterable[str]) -> str:
    """The language whose small words stand in the text, or nothing where neither is clear."""
    counts = dict.fromkeys(OF_LANGUAGE, 0)
    for text in texts:
        for word in WORD.findall(text.lower()):
            for language, small in OF_LANGUAGE.items():
                counts[language] += word in small
    first, second = sorted(counts, key=counts.__getitem__, reverse=True)
    return first if counts[first] >= 3 and counts[first] >= 1.5 * counts[second] else ""
