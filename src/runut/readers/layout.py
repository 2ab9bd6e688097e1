"""Words with their places on a page, put together to lines and columns in the order of reading."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from runut.readers.typography import lowered, raised

SMALLER = 0.88  # of the size beside it: so small is a raised or lowered mark
WIDE = 1.0  # of the size: a gap as wide as this parts columns
NARROW = 0.45  # of the size: a gap as wide as this may part columns of a table
BLANK = 0.2  # of the size: a gap as wide as this parts words
TOUCHING = 0.05  # of the size: PDFium sets blanks behind raised marks where there is no gap
SAME_LINE = 0.25  # of the size
SENTENCE = 20  # characters: a part of a line with as many is no cell with a number
MANY = 5  # lines that begin at one place: a column of text


@dataclass(slots=True)
class Word:
    """Characters without a gap between them."""

    text: str
    left: float
    right: float
    base: float  # height of the line that they stand on
    size: float
    is_bold: bool
    is_spaced: bool  # whether a space stands before it
    is_apart: bool  # whether that is the file's own, not one that PDFium supposes
    is_raised: bool


@dataclass(frozen=True)
class Page:
    """A page's words in the order of the file."""

    number: int
    words: list[Word]


@dataclass(slots=True)
class Segment:
    """Words of one line without a wide gap between them."""

    words: list[Word]

    @property
    def left(self) -> float:
        return self.words[0].left

    @property
    def right(self) -> float:
        return max(word.right for word in self.words)

    @property
    def text(self) -> str:
        said = self.words[0].text
        for before, word in zip(self.words, self.words[1:], strict=False):
            gap = (word.left - before.right) / word.size
            # letters such as f reach over the space behind them
            parted = word.is_apart or gap > (TOUCHING if word.is_spaced else BLANK)
            said += " " * (parted and not said[-1].isspace()) + word.text
        return said


@dataclass(slots=True)
class Row:
    """What stands on one line of a page or of a column, from left to right."""

    segments: list[Segment]
    base: float
    size: float

    @property
    def left(self) -> float:
        return self.segments[0].left

    @property
    def right(self) -> float:
        return max(segment.right for segment in self.segments)

    @property
    def text(self) -> str:
        return " ".join(segment.text for segment in self.segments)

    @property
    def words(self) -> list[Word]:
        return [word for segment in self.segments for word in segment.words]

    @property
    def is_bold(self) -> bool:
        return all(word.is_bold for word in self.words)


def put_marks_on_lines(words: Sequence[Word]) -> None:
    """Raised and lowered characters become such characters, on the line of their neighbour."""
    main: Word | None = None
    for at, word in enumerate(words):
        beside = main if main and is_mark_of(word, main, words[at - 1]) else None
        if beside is None and at + 1 < len(words) and is_mark_of(word, words[at + 1], None):
            beside = words[at + 1]
        if beside is None:
            main = word
            word.text = raised(word.text) if word.is_raised else word.text
        else:
            higher = word.base > beside.base
            word.text = raised(word.text) if higher else lowered(word.text)
            word.base, word.size = beside.base, beside.size


def is_mark_of(mark: Word, word: Word, before: Word | None) -> bool:
    """Whether it stands smaller, higher or lower, right behind a word (or right before it)."""
    if mark.size > SMALLER * word.size:
        return False
    gap = mark.left - before.right if before else word.left - mark.right
    shift = (mark.base - word.base) / word.size
    return -0.3 < gap / word.size < 0.5 and (0.1 < shift < 0.7 or -0.4 < shift < -0.06)


def rows_of(words: Iterable[Word], wide: float = WIDE) -> list[Row]:
    """Lines from top to bottom, each parted where a gap is wide."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (-word.base, word.left)):
        if rows and rows[-1][0].base - word.base <= SAME_LINE * min(word.size, rows[-1][0].size):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [row_of(row, wide) for row in rows]


def row_of(words: list[Word], wide: float) -> Row:
    words.sort(key=lambda word: word.left)
    return Row(parted(words, wide), words[0].base, max(word.size for word in words))


def parted(words: Sequence[Word], wide: float) -> list[Segment]:
    segments: list[Segment] = []
    for word in words:
        size = min(word.size, segments[-1].words[-1].size) if segments else word.size
        if segments and word.left - segments[-1].right <= wide * size:
            segments[-1].words.append(word)
        else:
            segments.append(Segment([word]))
    return segments


def regions(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """The columns of a page in the order of reading; what spans them stands between them."""
    gutter = gutter_of(rows)
    if gutter is None:
        if rows:
            yield list(rows)
        return
    for band, is_whole in bands(rows, gutter):
        if is_whole:
            yield band
        else:
            yield from regions(side(band, lambda segment: segment.right <= gutter))
            yield from regions(side(band, lambda segment: segment.right > gutter))


def gutter_of(rows: Sequence[Row]) -> float | None:
    """Where a column of text begins to the right of another, if there is such a place."""
    long = [s for row in rows for s in row.segments if len(s.text) >= SENTENCE]
    size = median(row.size for row in rows) if rows else 0
    for left in sorted({round(segment.left) for segment in long}):
        here = [s for s in long if abs(s.left - left) <= 0.2 * size]
        before = [s for s in long if s.right < left - 0.3 * size]
        across = [s for s in long if s.left < left - 2 * size and s.right > left + size]
        if len(here) < MANY or len(before) < MANY or len(across) > 0.5 * len(before):
            continue
        return (max(s.right for s in before) + min(s.left for s in here)) / 2
    return None


def side(rows: Sequence[Row], belongs: Callable[[Segment], bool]) -> list[Row]:
    """Lines of one column, each at its own height."""
    parts = [[segment for segment in row.segments if belongs(segment)] for row in rows]
    return [
        Row(segments, words[0].base, max(word.size for word in words))
        for segments in parts
        if (words := [word for segment in segments for word in segment.words])
    ]


def bands(rows: Sequence[Row], gutter: float) -> Iterator[tuple[list[Row], bool]]:
    """Runs of lines that span the gutter (or are a table that does), and runs that do not."""
    run: list[Row] = []
    whole = False
    for row in rows:
        spans = any(
            s.left < gutter - row.size and s.right > gutter + row.size for s in row.segments
        )
        # below what spans the page a row of short cells goes on with a table as broad as it
        spans = spans or (whole and is_of_cells(row, gutter))
        if run and spans != whole:
            yield run, whole
            run = []
        whole = spans
        run.append(row)
    if run:
        yield run, whole


def is_of_cells(row: Row, gutter: float) -> bool:
    """Whether a row has cells on both sides of the gutter and no line of text on either."""
    sides = {segment.left < gutter for segment in row.segments}
    short = all(len(segment.text) < SENTENCE for segment in row.segments[1:])
    return len(sides) == 2 and len(row.segments) > 2 and short
