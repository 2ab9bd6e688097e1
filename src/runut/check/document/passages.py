"""Sentences and paragraphs in which numbers became marks.

In a passage each number, with its unit, is a mark such as ``⟨p3⟩``: a letter for what it may take
part in and its index. So a pattern of words is written once, whatever the numerals look like:
c: a whole number; d: any other number; m: money; p: a percentage; q: points.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from runut.check.numbers.reading import BEFORE, after_of
from runut.check.report import Number
from runut.numerals.units import MONEY

PERCENT = r"⟨p(\d+)⟩"
COUNT = r"⟨c(\d+)⟩"
AMOUNT = r"⟨[cdm](\d+)⟩"
ANY = r"⟨[a-z](\d+)⟩"
# what somebody says is a clause of its own
SAYS = r"\b(?:sa(?:y|ys|id)|report(?:s|ed)?|t(?:ell|old)|bilang|mengatakan|menyatakan|mengaku)\b"

NO_MARKS = str.maketrans("⟨⟩", "()")  # what a text writes like a mark is none
LONGEST_PARAGRAPH = 40  # sentences
LONGEST_SENTENCE = 5000  # characters
MOST_NUMBERS = 60  # of a sentence
ABBREVIATIONS = re.compile(
    r"(?:\b(?:No|Nr|vs|[Dd]r|Prof|al|cf|ca|Fig|Figs|Tab|hlm|hal|pp?|St|Tbl|dkk|dll|dsb|Jl|Mr|Mrs|"
    r"approx|Eq|Sec|Vol|resp|min|max|e\.g|i\.e)|\b[A-Z])\.$"
)
SENTENCE_ENDS = re.compile(r"[.!?][)\"”’]?\s+(?=[\"“‘(\[]?[A-ZÀ-Þ0-9])")


def letter_of(number: Number) -> str:
    """What a number may take part in."""
    if number.unit in ("percent", "points"):
        return "p" if number.unit == "percent" else "q"
    if number.unit in MONEY:
        return "m"
    return "c" if number.decimals == 0 and number.factor == 1 else "d"


@dataclass(frozen=True, eq=False)
class Passage:
    """A sentence or a paragraph."""

    text: str  # as printed
    marked: str  # with marks in place of its claims
    numbers: tuple[Number, ...]  # its claims
    start: int = 0  # where it begins in its block
    within: "Passage | None" = None  # the paragraph of a sentence
    before: "Passage | None" = None  # the sentence before it in its paragraph

    @property
    def paragraph(self) -> "Passage":
        """The paragraph of a sentence; what stands in none is its own."""
        return self.within or self

    def number(self, index: str) -> Number:
        """The number of a mark."""
        return self.numbers[int(index)]

    def find(self, pattern: str) -> Iterator[re.Match[str]]:
        """Where a pattern of words and marks occurs."""
        return re.finditer(pattern, self.marked, re.I)

    def told(self, pattern: str) -> Iterator[list[Number]]:
        """The numbers that the groups of a pattern are, wherever it occurs."""
        for found in self.find(pattern):
            yield [self.number(index) for index in found.groups() if index]

    def at(self, place: int) -> Number | None:
        """The number that is printed at a place of the text."""
        return next((n for n in self.numbers if n.offset <= place + self.start < n.end), None)

    def says(self, pattern: str) -> bool:
        return re.search(pattern, self.marked, re.I) is not None


def passage(
    text: str, numbers: Sequence[Number], start: int = 0, *around: Passage | None
) -> Passage:
    """A stretch of a block, which begins at ``start`` in it, with its claims marked."""
    text = text.translate(NO_MARKS)
    kept = [n for n in numbers if n.is_claim and start <= n.offset < start + len(text)]
    marked, reached = [], 0
    for index, number in enumerate(kept):
        begin, end = number.offset - start, number.end - start
        before = BEFORE.search(text[max(reached, begin - 6) : begin])
        if before:
            begin = max(reached, begin - 6) + before.start()
        marked += [text[reached:begin], f"⟨{letter_of(number)}{index}⟩"]
        reached = after_of(text, end, before).end
    return Passage(text, "".join([*marked, text[reached:]]), tuple(kept), start, *around)


def joined(passages: Sequence[Passage]) -> Passage:
    """Blocks one after another as one passage."""
    marked, numbers = [], []
    for one in passages:
        shift = len(numbers)
        marked.append(
            re.sub(r"(?<=⟨[a-z])\d+", lambda index, by=shift: str(int(index[0]) + by), one.marked)
        )
        numbers += one.numbers
    return Passage("", "\n".join(marked), tuple(numbers))


def sentences_of(text: str) -> Iterator[tuple[int, str]]:
    """Where each sentence of a block begins, and the sentence."""
    start = 0
    for match in SENTENCE_ENDS.finditer(text):
        if not ABBREVIATIONS.search(text[max(start, match.start() - 10) : match.start() + 1]):
            yield start, text[start : match.end()]
            start = match.end()
    yield start, text[start:]


def paragraphs_of(text: str, numbers: Sequence[Number]) -> Iterator[tuple[Passage, list[Passage]]]:
    """A block with its sentences; one that is too long for a paragraph is cut into several.

    What is too long for a sentence is a list of some sort, and no sentence is told of it.
    """
    sentences = list(sentences_of(text))
    for first in range(0, len(sentences), LONGEST_PARAGRAPH):
        some = sentences[first : first + LONGEST_PARAGRAPH]
        start, end = some[0][0], some[-1][0] + len(some[-1][1])
        inside = [n for n in numbers if start <= n.offset < end]
        paragraph, before, made = passage(text[start:end], inside, start), None, []
        for at, sentence in some:
            one = passage(sentence, inside, at, paragraph, before)
            if len(one.numbers) <= MOST_NUMBERS and len(one.text) <= LONGEST_SENTENCE:
                made.append(one)
                before = one
        yield paragraph, made
