"""A table with its cells, and what its words say of them."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from functools import cached_property

from runut.check.document.passages import ANY, Passage, letter_of
from runut.check.report import Number
from runut.check.text import Block

TOTAL = re.compile(
    r"^\W*(?:(?:grand|sub)?[\s-]*totals?|(?:sub\s*)?jumlah|sum|all|semua|seluruhnya|keseluruhan|"
    r"overall)\b",
    re.I,
)

LONGEST_NAME = 80  # characters of a total; what is longer has run into it

PERCENT_WORDS = re.compile(
    r"%|\bper\s?cent|\bp(?:er|re|ro)sen(?:tase\w*)?\b|\bpercentage|\bshare\b(?! capital| price)|"
    r"\bproporsi",
    re.I,
)

# what stands before the sign where a column has counts with their shares: ``n (%)``
COUNTS = re.compile(
    r"\b(?:n|f|no|number|cases|count|frequency|jumlah|frekuensi)\b\W*(?:and|dan)?\W*$", re.I
)

# heads of columns that a file without cells has put before the first row's own words
RUN_IN = re.compile(r"(?:\b[nf] % ){2,}", re.I)

# numbers that are no counts and add up to nothing
SPREAD = re.compile(
    r"\b(?:mean|means|average|SD|SE|s\.d\.|deviation|median|IQR|range|rata-rata|rerata|simpangan|"
    r"SB|rentang|kisaran|jangkauan|min|max|CI|IK|change|perubahan)\b|±",
    re.I,
)
RANGE = re.compile(rf"{ANY}\s?[-\u2013]\s?⟨")
# what heads values of p, which are no counts, even where one is 1
P_VALUE = re.compile(r"^\W*p\W*$|\bp\W*values?\b|\bnilai\W*p\b", re.I)


def _are_shares(words: str) -> bool:
    """Whether words speak of percentages, and not of counts with them."""
    sign = PERCENT_WORDS.search(words)
    return bool(sign) and not COUNTS.search(words[: sign.start()])


@dataclass(frozen=True)
class Cell:
    """A cell of a table with its claims."""

    block: Block
    numbers: tuple[Number, ...]
    passage: Passage

    @property
    def alone(self) -> Number | None:
        """The number of a cell that holds one number and no words to speak of."""
        words = re.sub(rf"{ANY}|\W", "", self.passage.marked)
        return self.numbers[0] if len(self.numbers) == 1 and len(words) <= 3 else None

    @property
    def first(self) -> Number:
        """The number that a cell is about: its first, or the count of ``22.9 (11)``."""
        is_share = letter_of(self.numbers[0]) != "c" and len(self.numbers) == 2
        count = self.numbers[-1]
        in_brackets = re.search(r"[(\[]\s*⟨c\d+⟩\s*[)\]]", self.passage.marked)
        return count if is_share and in_brackets else self.numbers[0]

    @property
    def is_in_brackets(self) -> bool:
        return self.alone is not None and self.passage.marked.strip().startswith("(")

    @property
    def begins_with_number(self) -> bool:
        """Whether it holds a number, maybe with another behind it: ``91 (61.5%)``."""
        words = self.passage.marked.strip()
        is_first = words.startswith("⟨") and not RANGE.match(words)
        return self.alone is not None or (1 <= len(self.numbers) <= 2 and is_first)


@dataclass
class Table:
    """A table: its cells by row and column, and what is said about it."""

    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    around: list[Passage] = field(default_factory=list)  # caption and notes
    is_run_in: bool = False  # whether it stood in running text, so that its columns are guessed

    @cached_property
    def turned(self) -> "Table":
        """The table with its columns as rows; what heads all columns heads none of them."""
        many = Counter(row for row, _ in self.cells)
        of_all = {row for row in {*self.rows} - {*self.body} if many[row] == 1}
        if len(self.columns) <= 2:
            of_all = set()
        return Table(
            {(c, row): cell for (row, c), cell in self.cells.items() if row not in of_all},
            self.around,
            self.is_run_in,
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
        others = self.columns[1:] or self.columns
        return [
            row
            for row in self.rows
            if not all(
                self.cells[row, column].block.is_head
                for column in others
                if (row, column) in self.cells
            )
        ]

    @cached_property
    def said(self) -> str:
        """The words of its caption and notes."""
        return " ".join(part.text for part in self.around)

    @cached_property
    def heads(self) -> dict[int, list[Cell]]:
        """By column, the cells that stand above it."""
        found: dict[int, list[Cell]] = defaultdict(list)
        for row in sorted({*self.rows} - {*self.body}):
            for column in self.columns:
                if (row, column) in self.cells:
                    found[column].append(self.cells[row, column])
        return found

    def head(self, column: int) -> str:
        """What stands above a column."""
        return " ".join(cell.block.text for cell in self.heads.get(column, ()))

    def head_numbers(self, column: int) -> list[Number]:
        """The whole numbers in the head of a column: ``Cohort (n = 148)``."""
        numbers = [number for cell in self.heads.get(column, ()) for number in cell.numbers]
        return [number for number in numbers if letter_of(number) == "c"]

    @cached_property
    def negative(self) -> set[tuple[int, int]]:
        """The cells whose number stands in brackets, as a minus sign, which not all of their column
        do."""
        lone = {place: cell for place, cell in self.cells.items() if cell.alone}
        plain = {column for (_, column), cell in lone.items() if not cell.is_in_brackets}
        return {place for place, cell in lone.items() if cell.is_in_brackets and place[1] in plain}

    def signed(self, row: int, column: int) -> Number:
        """The number that a cell is about, less than 0 where brackets are a minus sign, and a
        percentage where words say so of what stands alone."""
        cell = self.cells[row, column]
        number = cell.first
        if cell.alone and not number.unit and self._is_share(row, column):
            number = replace(number, unit="percent")
        is_minus = (row, column) in self.negative
        return replace(number, value=-number.value) if is_minus else number

    def _is_share(self, row: int, column: int) -> bool:
        """Whether the head of its column, the name of its row or, where these say it nowhere, the
        caption calls a number a percentage."""
        if not self._names_shares:
            return _are_shares(self.said)
        return column in self._share_columns or self.has_shares(row)

    @cached_property
    def _share_columns(self) -> set[int]:
        return {
            column
            for column, cells in self.heads.items()
            if any(_are_shares(cell.block.text) for cell in cells)
        }

    @cached_property
    def _names_shares(self) -> bool:
        words = [*map(self.head, self.columns), *map(self.name, self.body)]
        return any(map(PERCENT_WORDS.search, words))

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
        name = self.name(row)
        return len(name) <= LONGEST_NAME and bool(TOTAL.search(name))

    @cached_property
    def p_rows(self) -> set[int]:
        # in running text the heads of columns stand before the first row's own words
        names = {row: self.name(row)[-20 if self.is_run_in else 0 :] for row in self.rows}
        return {row for row, name in names.items() if P_VALUE.search(name)}

    def has_shares(self, row: int) -> bool:
        """Whether the words of a row say that its numbers are percentages."""
        return bool(PERCENT_WORDS.search(RUN_IN.split(self.name(row))[-1]))

    def percent(self, column: int, number: Number) -> bool:
        """Whether a number of a column is a percentage, by its own sign or by the head's words.

        In running text the sign is often lost: there decimals under 100 with a total of 100 are.
        """
        if number.unit:
            return number.unit == "percent"
        return bool(PERCENT_WORDS.search(self.head(column))) or column in self.hundreds

    @cached_property
    def hundreds(self) -> set[int]:
        """The columns of a table in running text whose total is 100."""
        numbers: dict[int, list[Number]] = defaultdict(list)
        for (row, column), cell in self.cells.items() if self.is_run_in else ():
            if row in self.body and cell.numbers:
                numbers[column].append(cell.numbers[0])
        return {
            column
            for column, some in numbers.items()
            if max(n.value for n in some) == 100 and any(n.decimals for n in some)
        }
