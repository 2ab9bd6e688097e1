"""A document as the check sees it: runs of plain text with their places. Readers make these."""

from dataclasses import dataclass

KINDS = ("heading", "paragraph", "abstract", "list", "caption", "cell", "note", "reference")


@dataclass(frozen=True)
class Block:
    """A run of text that belongs together.

    Ligatures and soft hyphens are resolved, and lines are joined. A table's caption and notes
    carry the number of their table.
    """

    kind: str  # of KINDS
    text: str
    section: str = ""  # the heading it stands under
    page: int | None = None  # from 1
    table: int | None = None  # number of the table in the document, from 0
    row: int | None = None  # of a cell, from 0
    column: int | None = None
    is_head: bool = False  # of a cell: the head of a column or a row


@dataclass(frozen=True)
class Text:
    """A document: its name and its blocks in the order of reading."""

    name: str
    blocks: tuple[Block, ...]
    language: str = ""  # "id", "en", or empty where it is not known
