"""Texts with their numbers in place: sentences in which numbers became marks, and tables."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cached_property

from runut.check.document.passages import (
    AMOUNT,
    ANY,
    COUNT,
    PERCENT,
    SAYS,
    Passage,
    joined,
    letter_of,
    paragraphs_of,
    passage,
)
from runut.check.document.run_in import run_in_tables
from runut.check.document.table import P_VALUE, PERCENT_WORDS, RANGE, SPREAD, TOTAL, Cell, Table
from runut.check.report import Number
from runut.check.text import Text
from runut.numerals.units import AFTER_PATTERN, MAGNITUDE_PATTERN

__all__ = [
    "AMOUNT",
    "ANY",
    "COUNT",
    "PERCENT",
    "PERCENT_WORDS",
    "P_VALUE",
    "RANGE",
    "SAYS",
    "SPREAD",
    "TOTAL",
    "Cell",
    "Document",
    "Passage",
    "Table",
    "joined",
    "letter_of",
]

ABOUT_BEFORE = re.compile(
    r"(?:\b(?:about|around|some|nearly|almost|approximately|roughly|over|more than|less than|under|"
    r"up to|at least|sekitar|kira-kira|hampir|lebih dari|kurang dari|kurang lebih|mendekati|"
    r"setidaknya|paling sedikit|kisaran|ca\.)|[~\u2248\u00b1<>\u2264\u2265])\s*(?:Rp|US\$|\$)?\s*$",
    re.I,
)
ABOUT_AFTER = re.compile(
    rf"\s*(?:{MAGNITUDE_PATTERN})?\s*(?:{AFTER_PATTERN})?\s*(?:lebih|-?an|or so|or more|or less)\b",
    re.I,
)


class Document:
    """All texts of one submission with their numbers."""

    def __init__(self, texts: Sequence[Text], numbers: Sequence[Number]) -> None:
        self.claims = [number for number in numbers if number.is_claim]
        in_block: dict[tuple[int, int], list[Number]] = defaultdict(list)
        for number in numbers:
            in_block[number.home].append(number)
        self.texts = [[block.text for block in text.blocks] for text in texts]
        self.prose: dict[tuple[int, int], str] = {}  # the text of each block that is no cell
        self.paragraphs: list[Passage] = []
        self.sentences: list[Passage] = []
        self.sections: dict[tuple[int, int], str] = {}
        tables: dict[tuple[int, int], Table] = defaultdict(Table)
        blocks: list[list[Passage]] = [[] for _ in texts]  # that are no cells
        everywhere: list[list[Passage]] = [[] for _ in texts]
        for place, text in enumerate(texts):
            for index, block in enumerate(text.blocks):
                found = in_block[place, index]
                inside = passage(block.text, found)
                everywhere[place].append(inside)
                if block.kind == "cell":
                    cell = Cell(block, inside.numbers, inside)
                    tables[place, block.table].cells[block.row, block.column] = cell
                    continue
                blocks[place].append(inside)
                self.prose[place, index] = block.text
                self.sections[place, index] = block.section
                for whole, sentences in paragraphs_of(block.text, found):
                    self.paragraphs.append(whole)
                    self.sentences += sentences
                    if block.table is not None:
                        tables[place, block.table].around.append(whole)
        run_in = [table for some in blocks for table in run_in_tables(joined(some))]
        self.streams = [joined(some) for some in everywhere]  # each text in the order of reading
        self.tables = [*(table for table in tables.values() if table.cells), *run_in]
        self.run_in = {
            n.id for table in run_in for cell in table.cells.values() for n in cell.numbers
        }

    def find(self, pattern: str) -> Iterator[tuple[Passage, re.Match[str]]]:
        """Where a pattern of words and marks occurs, each with its sentence."""
        for sentence in self.sentences:
            for found in sentence.find(pattern):
                yield sentence, found

    @cached_property
    def in_cells(self) -> set[str]:
        """The numbers of tables that have kept their cells."""
        return {
            n.id
            for table in self.tables
            for cell in table.cells.values()
            for n in cell.numbers
            if not table.is_run_in
        }

    @cached_property
    def values(self) -> set[Fraction]:
        """All that the texts claim."""
        return {number.value for number in self.claims}

    @cached_property
    def decimal_mark(self) -> str:
        """The mark that most decimals of the texts have."""
        marks = Counter(re.findall(r"[.,]", n.printed)[-1] for n in self.claims if n.decimals)
        return marks.most_common(1)[0][0] if marks else "."

    def said_before(self, number: Number, many: int) -> str:
        """So many characters before a number, as printed."""
        text = self.texts[number.document][number.block]
        return text[max(0, number.offset - many) : number.offset]

    def is_about(self, number: Number) -> bool:
        """Whether words say that a number is not meant to the digit."""
        text = self.texts[number.document][number.block]
        return bool(
            ABOUT_BEFORE.search(self.said_before(number, 30)) or ABOUT_AFTER.match(text, number.end)
        )
