"""Texts with their numbers in place: sentences in which numbers became marks, and tables.

In a passage each number, with its unit, is a mark such as ``⟨p3⟩``: a letter for what it may take
part in and its index. So a pattern of words is written once, whatever the numerals look like:
c: a whole number; d: any other number; m: money; p: a percentage; q: points.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

from runut.check.find import AFTER, BEFORE
from runut.check.report import Number
from runut.check.text import Block, Text
from runut.numerals.units import AFTER_PATTERN, MAGNITUDE_PATTERN, MONEY

PERCENT = r"⟨p(\d+)⟩"
COUNT = r"⟨c(\d+)⟩"
AMOUNT = r"⟨[cdm](\d+)⟩"
ANY = r"⟨[a-z](\d+)⟩"
MARK = re.compile(ANY)

LONGEST_PARAGRAPH = 40  # sentences
LONGEST_SENTENCE = 5000  # characters
MOST_NUMBERS = 60  # of a sentence
ABBREVIATIONS = re.compile(
    r"(?:\b(?:No|Nr|vs|[Dd]r|Prof|al|cf|ca|Fig|Figs|Tab|hlm|hal|pp?|St|Tbl|dkk|dll|dsb|Jl|Mr|Mrs|"
    r"approx|Eq|Sec|Vol|resp|min|max|e\.g|i\.e)|\b[A-Z])\.$"
)
SENTENCE_ENDS = re.compile(r"[.!?][)\"”’]?\s+(?=[\"“‘(\[]?[A-ZÀ-Þ0-9])")
TOTAL = re.compile(
    r"^\W*(?:(?:grand|sub)?[\s-]*totals?|(?:sub\s*)?jumlah|sum|all|semua|seluruhnya|keseluruhan|"
    r"overall)\b",
    re.I,
)

PERCENT_WORDS = re.compile(r"%|\bper\s?cent|\bpersen|\bpercentage|\bshare\b|\bproporsi", re.I)

# heads of columns that a file without cells has put before the first row's own words
RUN_IN = re.compile(r"(?:\b[nf] % ){2,}", re.I)

# numbers that are no counts and add up to nothing
SPREAD = re.compile(
    r"\b(?:mean|means|average|SD|SE|s\.d\.|deviation|median|IQR|range|rata-rata|rerata|simpangan|"
    r"SB|rentang|kisaran|jangkauan|min|max|CI|IK|change|perubahan)\b|±",
    re.I,
)
# what heads values of p, which are no counts, even where one is 1
P_VALUE = re.compile(r"^\W*p\W*$|\bp\W*values?\b|\bnilai\W*p\b", re.I)


def letter_of(number: Number) -> str:
    """What a number may take part in."""
    if number.unit in ("percent", "points"):
        return "p" if number.unit == "percent" else "q"
    if number.unit in MONEY:
        return "m"
    return "c" if number.decimals == 0 and number.factor == 1 else "d"


@dataclass(frozen=True)
class Passage:
    """A sentence or a paragraph."""

    text: str  # as printed
    marked: str  # with marks in place of its claims
    numbers: tuple[Number, ...]  # its claims
    start: int = 0  # where it begins in its block

    def number(self, index: str) -> Number:
        """The number of a mark."""
        return self.numbers[int(index)]

    def find(self, pattern: str) -> Iterator[re.Match[str]]:
        """Where a pattern of words and marks occurs."""
        return re.finditer(pattern, self.marked, re.I)

    def at(self, place: int) -> Number | None:
        """The number that is printed at a place of the text."""
        return next((n for n in self.numbers if n.offset <= place + self.start < n.end), None)

    def says(self, pattern: str) -> bool:
        return re.search(pattern, self.marked, re.I) is not None


def passage(text: str, numbers: Sequence[Number], start: int = 0) -> Passage:
    """A stretch of a block, which begins at ``start`` in it, with its claims marked."""
    kept = [n for n in numbers if n.is_claim and start <= n.offset < start + len(text)]
    marked, reached = [], 0
    for index, number in enumerate(kept):
        begin, end = number.offset - start, number.end - start
        before = BEFORE.search(text[max(reached, begin - 6) : begin])
        if before:
            begin = max(reached, begin - 6) + before.start()
        after = AFTER.match(text, end)
        marked += [text[reached:begin], f"⟨{letter_of(number)}{index}⟩"]
        reached = after.end()
    return Passage(text, "".join([*marked, text[reached:]]), tuple(kept), start)


def sentences_of(text: str) -> Iterator[tuple[int, str]]:
    """Where each sentence of a block begins, and the sentence."""
    start = 0
    for match in SENTENCE_ENDS.finditer(text):
        if not ABBREVIATIONS.search(text[max(start, match.start() - 10) : match.start() + 1]):
            yield start, text[start : match.end()]
            start = match.end()
    yield start, text[start:]


def _paragraphs(text: str, numbers: Sequence[Number]) -> Iterator[tuple[Passage, list[Passage]]]:
    """A block with its sentences; one that is too long for a paragraph is cut into several.

    What is too long for a sentence is a list of some sort, and no sentence is told of it.
    """
    sentences = list(sentences_of(text))
    for first in range(0, len(sentences), LONGEST_PARAGRAPH):
        some = sentences[first : first + LONGEST_PARAGRAPH]
        start, end = some[0][0], some[-1][0] + len(some[-1][1])
        inside = [n for n in numbers if start <= n.offset < end]
        made = [passage(sentence, inside, at) for at, sentence in some]
        yield (
            passage(text[start:end], inside, start),
            [
                one
                for one in made
                if len(one.numbers) <= MOST_NUMBERS and len(one.text) <= LONGEST_SENTENCE
            ],
        )


@dataclass(frozen=True)
class Cell:
    """A cell of a table with its claims."""

    block: Block
    numbers: tuple[Number, ...]

    @cached_property
    def passage(self) -> Passage:
        return passage(self.block.text, self.numbers)

    @property
    def alone(self) -> Number | None:
        """The number of a cell that holds one number and no words to speak of."""
        words = re.sub(rf"{ANY}|\W", "", self.passage.marked)
        return self.numbers[0] if len(self.numbers) == 1 and len(words) <= 3 else None

    @property
    def begins_with_number(self) -> bool:
        """Whether it holds a number, maybe with another behind it: ``91 (61.5%)``."""
        is_first = self.passage.marked.strip().startswith("⟨")
        return self.alone is not None or (1 <= len(self.numbers) <= 2 and is_first)


@dataclass
class Table:
    """A table: its cells by row and column, and what is said about it."""

    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    around: list[Passage] = field(default_factory=list)  # caption and notes

    @cached_property
    def turned(self) -> "Table":
        """The table with its columns as rows."""
        return Table(
            {(column, row): cell for (row, column), cell in self.cells.items()}, self.around
        )

    @cached_property
    def rows(self) -> list[int]:
        return sorted({row for row, _ in self.cells})

    @cached_property
    def columns(self) -> list[int]:
        return sorted({column for _, column in self.cells})

    @cached_property
    def body(self) -> list[int]:
        """The rows that are not heads of columns."""
        first = self.columns[0]
        return [
            row
            for row in self.rows
            if not all(
                cell.block.is_head
                for (r, column), cell in self.cells.items()
                if r == row and (column != first or len(self.columns) == 1)
            )
        ]

    @cached_property
    def said(self) -> str:
        """The words of its caption and notes."""
        return " ".join(part.text for part in self.around)

    def head(self, column: int) -> str:
        """What stands above a column."""
        return " ".join(
            self.cells[row, column].block.text
            for row in self.rows
            if row not in self.body and (row, column) in self.cells
        )

    def head_numbers(self, column: int) -> list[Number]:
        """The whole numbers in the head of a column: ``Cohort (n = 148)``."""
        return [
            number
            for row in self.rows
            if row not in self.body and (row, column) in self.cells
            for number in self.cells[row, column].numbers
            if letter_of(number) == "c"
        ]

    def name(self, row: int) -> str:
        """The words of a row that come before its numbers."""
        words = []
        for column in self.columns:
            cell = self.cells.get((row, column))
            if cell and cell.alone and not cell.block.is_head:
                break
            if cell and (not cell.numbers or not words):
                words.append(cell.block.text)
        return " ".join(words)

    def is_total(self, row: int) -> bool:
        return bool(TOTAL.search(self.name(row)))

    @cached_property
    def p_rows(self) -> set[int]:
        return {row for row in self.rows if P_VALUE.search(self.name(row))}

    def has_shares(self, row: int) -> bool:
        """Whether the words of a row say that its numbers are percentages."""
        return bool(PERCENT_WORDS.search(RUN_IN.split(self.name(row))[-1]))

    def percent(self, column: int, number: Number) -> bool:
        """Whether a number of a column is a percentage, by its own sign or by the head's words."""
        if number.unit:
            return number.unit == "percent"
        return bool(PERCENT_WORDS.search(self.head(column)))


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
        self.numbers = list(numbers)
        self.claims = [number for number in numbers if number.is_claim]
        in_block: dict[tuple[int, int], list[Number]] = defaultdict(list)
        for number in numbers:
            in_block[number.document, number.block].append(number)
        self.texts = [[block.text for block in text.blocks] for text in texts]
        self.prose: dict[tuple[int, int], str] = {}  # the text of each block that is no cell
        self.paragraphs: list[Passage] = []
        self.sentences: list[tuple[Passage, Passage]] = []  # each with its paragraph
        tables: dict[tuple[int, int], Table] = defaultdict(Table)
        for place, text in enumerate(texts):
            for index, block in enumerate(text.blocks):
                found = in_block[place, index]
                if block.kind == "cell":
                    cell = Cell(block, tuple(n for n in found if n.is_claim))
                    tables[place, block.table].cells[block.row, block.column] = cell
                    continue
                self.prose[place, index] = block.text
                for whole, sentences in _paragraphs(block.text, found):
                    self.paragraphs.append(whole)
                    self.sentences += [(sentence, whole) for sentence in sentences]
                    if block.table is not None:
                        tables[place, block.table].around.append(whole)
        self.tables = [table for table in tables.values() if table.cells]

    @cached_property
    def values(self) -> set[Fraction]:
        """All that the texts claim."""
        return {number.value for number in self.claims}

    @cached_property
    def decimal_mark(self) -> str:
        """The mark that most decimals of the texts have."""
        marks = Counter(re.findall(r"[.,]", n.printed)[-1] for n in self.claims if n.decimals)
        return marks.most_common(1)[0][0] if marks else "."

    def is_about(self, number: Number) -> bool:
        """Whether words say that a number is not meant to the digit."""
        text = self.texts[number.document][number.block]
        return bool(
            ABOUT_BEFORE.search(text[max(0, number.offset - 30) : number.offset])
            or ABOUT_AFTER.match(text, number.end)
        )
