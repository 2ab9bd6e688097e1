"""The pages of a PDF as one document: without what repeats on them, paragraphs over their ends."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from runut.check.text import Text
from runut.readers.draft import ABSTRACTS, CAPTION, NOTE, REFERENCES, Draft, title_of
from runut.readers.grids import cells_of, parts
from runut.readers.heads import with_heads
from runut.readers.layout import Page, Row, put_marks_on_lines, regions, rows_of
from runut.readers.typography import compounds_of, joined

AT_EDGE = 3  # lines at the top and at the bottom of a page in which running heads are looked for
OFTEN = 3  # pages on which a line repeats that is a running head; two in a short document
PAGE_NUMBER = re.compile(r"[-–—|\s]*(?:\d{1,4}|[ivxl]{1,6})[-–—|\s]*$")
LIST_ITEM = re.compile(r"(?:\(?(?:\d{1,2}|[a-z])[.)]|[•◦▪])\s+\S")
ENDS = tuple('.!?:;”"»')
MUCH = 0.15  # of all characters
LARGER, SMALLER = 1.08, 0.93  # of the size of the text


@dataclass(slots=True)
class Part:
    """A paragraph as lines, or a table as rows."""

    kind: str  # "text" or "table"
    page: int
    rows: list[Row] = field(default_factory=list)
    is_heading: bool = False


def document(pages: Sequence[Page], name: str) -> Text:
    lines = []
    for page in pages:
        put_marks_on_lines(page.words)
        lines.append(rows_of(page.words))
    lines = without_running_heads(lines)
    body = size_of_text(lines)
    found: list[Part] = []
    for page, rows in zip(pages, lines, strict=True):
        for region in regions(rows):
            new = list(parts_of(region, page.number, body))
            if new and found and goes_on(new[0], found):
                last_text(found).rows.extend(new.pop(0).rows)
            found += new
    return drafted(found, name)


def without_running_heads(pages: Sequence[list[Row]]) -> list[list[Row]]:
    """Leave out lines at the edges of pages that repeat but for their digits, and page numbers."""
    often = OFTEN if len(pages) > 2 * OFTEN else 2
    seen = Counter(key for rows in pages for key in {key_of(row) for row in at_edges(rows)})
    left: list[list[Row]] = []
    for rows in pages:
        out = [
            row for row in at_edges(rows) if seen[key_of(row)] >= often or is_page_number(row, rows)
        ]
        left.append([row for row in rows if not any(row is one for one in out)])
    return left


def at_edges(rows: Sequence[Row]) -> list[Row]:
    return list(rows) if len(rows) <= 2 * AT_EDGE else [*rows[:AT_EDGE], *rows[-AT_EDGE:]]


def key_of(row: Row) -> tuple[str, int]:
    """What a running head has in common on all its pages: its words and its height, in ems."""
    return re.sub(r"\d+", "0", row.text), round(row.base / row.size)


def is_page_number(row: Row, rows: Sequence[Row]) -> bool:
    """Whether a number stands alone as the first or the last line, apart from the text."""
    if not PAGE_NUMBER.match(row.text) or len(rows) < 3:
        return False
    if row is rows[-1]:
        return rows[-2].base - row.base > 1.8 * row.size
    return row is rows[0] and row.base - rows[1].base > 1.8 * row.size


def size_of_text(pages: Sequence[Sequence[Row]]) -> float:
    """The largest size in which much of the text is set; what is larger is a heading."""
    sizes: Counter[float] = Counter()
    for rows in pages:
        for row in rows:
            sizes[round(row.size, 1)] += sum(len(word.text) for word in row.words)
    much = MUCH * sizes.total()
    return max((size for size, count in sizes.items() if count >= much), default=1.0)


def parts_of(rows: Sequence[Row], page: int, body: float) -> Iterator[Part]:
    for run, is_table in parts(rows):
        if is_table:
            yield Part("table", page, run)
        else:
            yield from paragraphs(run, page, body)


def paragraphs(rows: Sequence[Row], page: int, body: float) -> Iterator[Part]:
    left, right = min(row.left for row in rows), max(row.right for row in rows)
    steps = [above.base - below.base for above, below in pairwise(rows)]
    step = median(steps) if steps else 0.0
    begun = 0
    for at in range(1, len(rows) + 1):
        if at == len(rows) or begins(rows, at, begun, (left, right), step):
            lines = list(rows[begun:at])
            yield Part("text", page, lines, is_heading(lines, body))
            begun = at


def begins(
    rows: Sequence[Row], at: int, begun: int, sides: tuple[float, float], step: float
) -> bool:
    """Whether a line begins a paragraph."""
    line, before = rows[at], rows[at - 1]
    gap, size = before.base - line.base, line.size
    if gap > 1.2 * min(step, 1.8 * size) + 0.05 * size:
        return True
    if not SMALLER < line.size / before.size < LARGER or line.is_bold != before.is_bold:
        return True
    if CAPTION.match(line.text):
        return True
    ended = before.text.endswith(ENDS)
    was_short = before.right < sides[1] - 0.12 * (sides[1] - sides[0])
    if ended and (was_short or LIST_ITEM.match(line.text) or NOTE.match(line.text)):
        return True
    indent = line.left - before.left
    if indent > 0.7 * size and ended:
        after = rows[at + 1] if at + 1 < len(rows) else None
        return after is None or after.left < line.left - 0.3 * size
    hanging = at - begun > 1 and before.left - rows[begun].left > 0.7 * size
    return hanging and abs(line.left - rows[begun].left) < 0.3 * size


def is_heading(lines: Sequence[Row], body: float) -> bool:
    text = " ".join(line.text for line in lines)
    if len(lines) > 3 or len(text) > 200 or CAPTION.match(text) or not re.search(r"[^\W\d_]", text):
        return False
    if title_of(text) in ABSTRACTS | REFERENCES:
        return True
    large = all(line.size > LARGER * body for line in lines)
    strong = all(line.is_bold for line in lines) or (text.isupper() and len(text) > 6)
    return large or (strong and not text.endswith((".", ",", ";")))


def goes_on(part: Part, before: Sequence[Part]) -> bool:
    """Whether a page's or a column's first paragraph goes on with the last one before it."""
    last = last_text(before)
    if part.kind != "text" or part.is_heading or last is None or last.is_heading:
        return False
    first = part.rows[0].text
    same = SMALLER < part.rows[0].size / last.rows[-1].size < LARGER
    if not same or last.rows[-1].text.endswith(ENDS) or CAPTION.match(first) or NOTE.match(first):
        return False
    return first[0].islower() or first[0].isdigit() or last.rows[-1].text.endswith(("-", ","))


def last_text(found: Sequence[Part]) -> Part | None:
    """The last paragraph; notes, captions and tables between it and the end are passed over."""
    for part in reversed(found):
        if part.kind == "text":
            text = part.rows[0].text
            if not CAPTION.match(text) and not NOTE.match(text):
                return part
    return None


def drafted(found: Sequence[Part], name: str) -> Text:
    draft = Draft(name)
    compounds = compounds_of(row.text for part in found for row in part.rows)
    for part in found:
        if part.kind == "table":
            draft.add_table(with_heads(cells_of(part.rows)), part.page)
        else:
            text = joined([row.text for row in part.rows], compounds)
            draft.add("heading" if part.is_heading else "paragraph", text, part.page)
    return draft.finish()
