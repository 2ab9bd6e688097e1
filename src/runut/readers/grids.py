"""What is a table among lines of a page, and which words make its cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from runut.readers.draft import CAPTION, NOTE
from runut.readers.heads import is_value, is_year
from runut.readers.layout import NARROW, TOUCHING, Row, Segment, Word, parted
from runut.readers.typography import joined

MARKER = re.compile(r"[\[(]?(?:\d{1,3}|[A-Za-z]|[ivx]{1,5})[\]).]{1,2}$|[•◦▪·–—*-]$")
LONGEST_BETWEEN = 4  # lines of wrapped cells and heads of groups between two rows with cells
LINE = 60  # characters: more in one piece are a line of text and no wrapped cell
FEW = 0.12  # of the rows may cross the gap between two columns, as heads of groups do
DASHES = ("-", "–", "/")
ALIKE = 1.6  # times the narrowest blank of a line: as wide as the widest may be in plain text
WIDEST = 6  # times the size
NEAR = 1.45  # times the size: lines so near to each other may be of one cell
WRAPPED = 1.15  # times the least distance of rows: lines so near belong to one row


def parts(rows: Sequence[Row]) -> Iterator[tuple[list[Row], bool]]:
    """Runs of lines of text, and runs that are a table (true)."""
    right = max(row.right for row in rows)
    cells = [has_cells(row) and not is_justified(row, right) for row in rows]
    for below in range(len(rows) - 1, 0, -1):
        cells[below - 1] |= cells[below] and stand_below(rows[below - 1], rows[below])
    at = begun = 0
    while at < len(rows):
        end = end_of_table(rows, cells, at)
        if end is None:
            at += 1
            continue
        if begun < at:
            yield list(rows[begun:at]), False
        yield from ((table, True) for table in apart(rows[at:end]))
        at = begun = end
    if begun < len(rows):
        yield list(rows[begun:]), False


def apart(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Tables that stand below each other: parted above heads below which the columns are others."""
    pieces: list[list[Row]] = [[]]
    for row in rows:
        begun = pieces[-1]
        if is_of_heads(row) and sum(map(holds_values, begun)) > 1:
            cut = max(at for at, one in enumerate(begun, 1) if holds_values(one))
            pieces.append(begun[cut:])  # with its title, which stands above the heads
            del begun[cut:]
        pieces[-1].append(row)
    table = pieces[0]
    for piece in pieces[1:]:
        if any(map(holds_values, piece)) and len(boundaries(table)) != len(boundaries(piece)):
            yield table
            table = piece
        else:
            table += piece
    yield table


def holds_values(row: Row) -> bool:
    """Whether a line holds values; years are none."""
    texts = [segment.text for segment in row.segments]
    return any(is_value(text) and not is_year(text) for text in texts)


def is_of_heads(row: Row) -> bool:
    return len(row.segments) > 1 and not holds_values(row)


def end_of_table(rows: Sequence[Row], cells: Sequence[bool], at: int) -> int | None:
    """Where a table that begins here ends, if one does. ``cells``: which rows have some."""
    if not cells[at]:
        return None
    last, count = at, 1
    for next_ in range(at + 1, len(rows)):
        row = rows[next_]
        far = rows[next_ - 1].base - row.base > 4 * row.size
        if far or next_ - last > LONGEST_BETWEEN or ends_table(row):
            break
        if cells[next_]:
            last, count = next_, count + 1
    if count == 1:
        return None
    while last + 1 < len(rows) and is_wrapped(rows[last + 1], rows[last], rows[at]):
        last += 1
    return last + 1


def is_wrapped(row: Row, before: Row, first: Row) -> bool:
    """Whether a line below the last row goes on with one of its cells."""
    near = before.base - row.base < NEAR * row.size
    if not near or len(row.text) > LINE or len(row.segments) > 1 or ends_table(row):
        return False
    return row.text[0].islower() or row.left > first.left + row.size


def has_cells(row: Row) -> bool:
    """Whether a line has gaps as a table's row has; a list's marker with its text has none."""
    segments = row.segments
    if len(segments) == 2 and MARKER.match(segments[0].text):
        return len(segments[1].text) < LINE and is_value(segments[1].text.split()[-1])
    return len(segments) > 1


def is_justified(row: Row, right: float) -> bool:
    """Whether a line is set as wide as its column, by blanks that are all alike."""
    if right - row.right > 0.3 * row.size:
        return False
    if 2 * sum(is_value(word.text) for word in row.words) >= len(row.words):
        return False
    gaps = [after.left - word.right for word, after in pairwise(row.words) if after.is_spaced]
    gaps = [gap for gap in gaps if gap > TOUCHING * row.size]
    return bool(gaps) and max(gaps) < min(ALIKE * min(gaps), WIDEST * row.size)


def stand_below(above: Row, row: Row) -> bool:
    """Whether two lines have as many cells, each of them below one of the other."""
    return 1 < len(above.segments) == len(row.segments) and all(
        first.left < second.right and second.left < first.right
        for first, second in zip(above.segments, row.segments, strict=True)
    )


def ends_table(row: Row) -> bool:
    text = row.text
    if CAPTION.match(text) or (NOTE.match(text) and len(row.segments) == 1):
        return True
    return len(row.segments) == 1 and len(text) > LINE and not is_value(text.split()[-1])


def cells_of(rows: Sequence[Row]) -> list[list[str]]:
    """The cells of a table, row by row; a column that has nothing in a row is empty there."""
    edges = boundaries(rows)
    placed = [(row, placed_words(row, edges)) for row in rows]
    return [
        [joined(lines) for lines in zip(*group, strict=True)]
        for group in wrapped(list(with_brackets(placed)))
    ]


def with_brackets(placed: Sequence[tuple[Row, list[str]]]) -> Iterator[tuple[Row, list[str]]]:
    """The lines, those in one that stand above and below the middle of their cells: a count, and
    its share in brackets."""
    at = 0
    while at < len(placed):
        some = placed[at : at + 3]
        above, middle, below = (cells for _, cells in some) if len(some) == 3 else ([], [], [])
        halves = [at for at, cell in enumerate(above) if cell]
        if (
            halves
            and [at for at, cell in enumerate(below) if cell] == halves
            and all(is_value(above[at]) and below[at].startswith("(") for at in halves)
            and not any(middle[at] for at in halves)
        ):
            yield some[1][0], [joined(cells) for cells in zip(above, middle, below, strict=True)]
            at += 3
        else:
            yield placed[at]
            at += 1


def boundaries(rows: Sequence[Row]) -> list[float]:
    """Places between columns: blank from the first row to the last but for a few that span."""
    with_cells = [row for row in rows if len(row.segments) > 1]
    size = max(row.size for row in with_cells)
    covered = [[(s.left, s.right) for s in parted(row.words, NARROW)] for row in with_cells]
    allowed = 0 if len(covered) < 4 else max(1, int(FEW * len(covered)))
    ends = sorted({edge for row in covered for span in row for edge in span})
    edges: list[float] = []
    blank: list[tuple[int, float, float]] = []  # how many rows cross it, and where it is
    for left, right in pairwise(ends):
        middle = (left + right) / 2
        crossing = sum(any(a < middle < b for a, b in row) for row in covered)
        if crossing <= allowed:
            blank.append((crossing, left, right))
            continue
        edges += boundary_in(blank, covered, size)
        blank = []
    return edges + boundary_in(blank, covered, size)


def boundary_in(
    blank: Sequence[tuple[int, float, float]],
    covered: Sequence[Sequence[tuple[float, float]]],
    size: float,
) -> list[float]:
    """The middle of a blank strip where the fewest rows cross it, if it parts columns."""
    if not blank or blank[-1][2] - blank[0][1] < NARROW * size:
        return []
    fewest = min(crossing for crossing, _, _ in blank)
    _, left, right = max(
        (strip for strip in blank if strip[0] == fewest), key=lambda strip: strip[2] - strip[1]
    )
    edge = (left + right) / 2
    both = sum(row[0][0] < edge < row[-1][1] for row in covered)
    return [edge] if both >= max(2, 0.3 * len(covered)) else []


def placed_words(row: Row, edges: Sequence[float]) -> list[str]:
    """The text of a row by column. What no gap parts stays together, in its first column."""
    columns: list[list[Word]] = [[] for _ in range(len(edges) + 1)]
    for segment in parted(row.words, NARROW):
        for piece in parted_at(segment, edges):
            columns[sum(edge < middle_of_first(piece) for edge in edges)] += piece.words
    return [Segment(words).text if words else "" for words in columns]


def middle_of_first(segment: Segment) -> float:
    word = segment.words[0]
    return (word.left + word.right) / 2


def parted_at(segment: Segment, edges: Sequence[float]) -> list[Segment]:
    """A segment parted where a boundary falls between two of its words, if it holds values."""
    if not any(is_value(word.text) for word in segment.words):
        return [segment]
    pieces = [Segment(segment.words[:1])]
    for before, word in pairwise(segment.words):
        if any(before.right <= edge <= word.left for edge in edges):
            pieces.append(Segment([word]))
        else:
            pieces[-1].words.append(word)
    return pieces


def wrapped(placed: Sequence[tuple[Row, list[str]]]) -> Iterator[list[list[str]]]:
    """Lines that are one row of the table, because they stand nearer to each other than rows do,
    or because a label goes on in small letters."""
    steps = [above.base - below.base for (above, _), (below, _) in pairwise(placed)]
    rows_apart = [
        step
        for step, ((_, above), (_, below)) in zip(steps, pairwise(placed), strict=True)
        if has_value(above) and has_value(below)
    ]
    least = min(rows_apart, default=0)
    group = [placed[0][1]]
    for step, (_, row) in zip(steps, placed[1:], strict=True):
        near = step * WRAPPED < least
        if (near or goes_on(group, row)) and not both_have_values(group, row):
            group.append(row)
        else:
            yield group
            group = [row]
    yield group


def has_value(row: Sequence[str]) -> bool:
    return any(is_value(cell) for cell in row)


def both_have_values(group: Sequence[Sequence[str]], row: Sequence[str]) -> bool:
    return any(
        is_value(above) and is_value(cell) and not above.endswith(DASHES)
        for line in group
        for above, cell in zip(line, row, strict=True)
    )


def goes_on(group: Sequence[Sequence[str]], row: Sequence[str]) -> bool:
    """Whether the first text of a row goes on with the one above it."""
    first = next((at for at, cell in enumerate(row) if cell), None)
    if first is not None and group[-1][first].endswith(DASHES):
        return True
    return first is not None and row[first][0].islower() and any(line[first] for line in group)
