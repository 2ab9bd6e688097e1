"""The shape of a table: where its head, its rows and its notes are, and what its columns hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from runut.look.grid import Grid, column_letter
from runut.look.numbers import YEARS, bare, is_numeral, is_year
from runut.look.vocabulary import Vocabulary, squeezed, words_of
from runut.tables.errors import BadInput

NAMELESS = "neither code nor name"
MOSTLY = 0.8  # of a column's cells are of a kind, so that the column is


@dataclass
class Shape:
    """What is where in a table. Rows and columns count from 0."""

    grid: Grid
    title: list[int]
    head: list[int]
    first: int
    last: int
    places: dict[str, int] = field(default_factory=dict)  # code, name, parent, year, part
    values: list[int] = field(default_factory=list)  # columns of numbers
    idle: dict[int, str] = field(default_factory=dict)  # columns that are left out, and why
    out: dict[int, str] = field(default_factory=dict)  # rows that are left out, and why
    below: dict[int, str] = field(default_factory=dict)  # rows that say what those below them are
    only: dict[int, str] = field(default_factory=dict)  # by column, what stands in the rows taken
    added: bool = False  # whether its rows are parts that make up all, and are to be added
    remarks: dict[int, list[str]] = field(default_factory=dict)  # by column, why it was taken so

    @property
    def title_text(self) -> str:
        return " ".join(filter(None, [self.grid.title, *(self.text(row) for row in self.title)]))

    def text(self, row: int) -> str:
        return " ".join(self.grid.texts(row))

    @property
    def notes(self) -> list[int]:
        return [row for row in range(self.last + 1, len(self.grid.rows)) if self.text(row)]

    @property
    def kept(self) -> list[int]:
        return [row for row in range(self.first, self.last + 1) if row not in self.out]

    def beside(self) -> Iterator[str]:
        """What stands around the table, and its columns that are left out."""
        if self.title_text:
            yield f"title: {self.title_text}"
        for at, why in sorted(self.idle.items()):
            head = " / ".join(self.storeys(at)) or "no head"
            yield f"column {column_letter(at)} left out: {head} ({why})"
        if self.notes:
            yield f"below it, from row {self.notes[0] + 1} on: {self.text(self.notes[0])}"
        raised = {cell.note for row in self.kept for cell in self.grid.rows[row] if cell.note}
        if raised:
            yield f"above the line, and not read: {', '.join(sorted(raised))}"

    def alike(self) -> list[str]:
        """The texts that stand beside all rows alike, such as a unit."""
        texts = [{self.grid.rows[row][at].text for row in self.kept} for at in self.idle]
        return [one.pop() for one in texts if len(one) == 1]

    def storeys(self, column: int) -> list[str]:
        """What stands above a column, from the top, each text once."""
        found = [one for one in (self.over(row, column) for row in self.head) if one]
        return list(dict.fromkeys(found))

    def over(self, row: int, column: int) -> str:
        """What a row of the head says of a column: its own text, or one to the left that spans it.

        A sheet says what is merged; in a text the cells right of a spanning one are empty, above
        others that are not.
        """
        cells = self.grid.rows[row]
        if cells[column].text or not self.has_text_below(row, column):
            return cells[column].text
        for left in range(column - 1, -1, -1):
            if not self.has_text_below(row, left):
                return ""
            if cells[left].text:
                return cells[left].text if cells[left].begins is None else ""
        return ""

    def repeats(self, row: int) -> bool:
        """Whether a row says again what the head says, each of its cells in its own column."""
        return bool(self.grid.filled(row)) and all(
            squeezed(self.grid.rows[row][at].text) in map(squeezed, self.storeys(at))
            for at in self.grid.filled(row)
        )

    def has_text_below(self, row: int, column: int) -> bool:
        return any(self.grid.rows[lower][column].text for lower in self.head if lower > row)


def shape_of(grid: Grid, known: Vocabulary) -> Shape:
    """Find the shape of a table. Raises BadInput where no table is to be seen."""
    bodies = [row for row in range(len(grid.rows)) if is_body(grid, row, known)]
    while bodies and sum(names_column(one, known) for one in grid.texts(bodies[0])) > 1:
        bodies.pop(0)  # a head in which numbers stand, such as ages
    if not bodies:
        found = "no row with a name or code and numbers beside it"
        sheet = f"sheet {grid.how['sheet']}" if "sheet" in grid.how else ""
        raise BadInput.of(
            grid.file, found, "a table of places and numbers, each in its cell", sheet
        )
    first, last = bodies[0], bodies[-1]
    while first and is_heading(grid, first - 1, known):
        first -= 1
    head, title = head_above(grid, first, known)
    shape = Shape(grid, title, head, first, last)
    find_columns(shape, known)
    find_rows(shape, known)
    return shape


def names_column(text: str, known: Vocabulary) -> bool:
    """Whether a text says what a column beside the numbers holds, and is no place's own name."""
    kind, rest = known.parted(text)
    return bool(known.columns_named(rest if kind else text))


def is_body(grid: Grid, row: int, known: Vocabulary) -> bool:
    """Whether a row says where or when something was counted, and how many."""
    texts = grid.texts(row)
    if len(texts) < 2 or is_counter(texts) or known.is_note(texts[0]):
        return False
    if known.is_place(texts[0]) and len(texts) > 2 and not is_numeral(texts[1]):
        return True  # whatever stands in place of its numbers
    said = [text in known.marks or (is_numeral(text) and not is_year(text)) for text in texts]
    if all(said[1:]) and (known.code_of(texts[0]) or is_year(texts[0])):
        return True
    return any(said[1:]) and any(not is_numeral(text) and text not in known.marks for text in texts)


def is_counter(texts: Sequence[str]) -> bool:
    """Whether cells count the columns, as (1) (2) (3) below a head."""
    numbers = [text.strip("()[] ") for text in texts]
    if not all(one.isdecimal() for one in numbers):
        return False
    counted = [int(one) for one in numbers]
    return counted in ([*range(1, len(counted) + 1)], [*range(len(counted))])


def is_heading(grid: Grid, row: int, known: Vocabulary) -> bool:
    """Whether a row above others says what they are, and no more."""
    texts = grid.texts(row)
    if grid.filled(row) == [0] and (
        is_year(texts[0]) or known.is_part(texts[0]) or known.is_whole(texts[0])
    ):
        return True
    said = set(map(known.heading_of, texts))  # in two languages, maybe
    return len(said) == 1 and bool(said.pop())


def head_above(grid: Grid, first: int, known: Vocabulary) -> tuple[list[int], list[int]]:
    """The rows of the head above the first row, and those of the title above the head."""
    above, head = list(range(first)), []
    while above:
        row = above[-1]
        filled, texts = grid.filled(row), grid.texts(row)
        if not filled and head:
            break
        if len(filled) == 1 and not is_storey(grid, row, filled[0], head, known):
            break
        if filled and set(words_of(texts[0])[:1]) & known.words("titles"):
            break
        above.pop()
        if filled and not (len(texts) > 1 and is_counter(texts)):
            head.insert(0, row)
    return head, [row for row in above if grid.filled(row)]


def is_storey(grid: Grid, row: int, column: int, head: list[int], known: Vocabulary) -> bool:
    """Whether a row with one text belongs to the head: the text spans columns to the right, or
    names the first column, for which the rows below have nothing."""
    cell = grid.rows[row][column]
    spans = sum(one.begins == (row, column) for one in grid.rows[row]) + 1
    if column:
        return bool(head) or spans < grid.width
    empty = not any(grid.rows[lower][0].text for lower in head)
    return bool(head) and empty and bool(known.columns_named(cell.text)) and spans == 1


def find_columns(shape: Shape, known: Vocabulary) -> None:
    """Tell the columns that say where and when from those of numbers."""
    rows = [row for row in range(shape.first, shape.last + 1) if is_body(shape.grid, row, known)]
    texts: dict[int, list[str]] = {}
    for at in range(shape.grid.width):
        given = [text for row in rows if (text := shape.grid.rows[row][at].text)]
        if not place_by_numerals(shape, at, given, known):
            texts[at] = given

    def named_in(at: int) -> set[str]:
        return known.columns_named(" ".join(shape.storeys(at)))

    for at in sorted(texts, key=lambda one: not named_in(one)):  # those whose head tells first
        what = what_texts_say(shape, texts[at], named_in(at), len(rows), known)
        if what:
            shape.places[what] = at
        else:
            shape.idle[at] = "texts that say neither where nor when"


def place_by_numerals(shape: Shape, at: int, given: Sequence[str], known: Vocabulary) -> bool:
    """Whether a column is empty, or of codes, years or other numbers: then it is taken as that."""
    head = " ".join(shape.storeys(at))
    named = known.columns_named(head)
    if not given:
        if head:
            shape.idle[at] = "nothing stands in it"
    elif "code" not in shape.places and has_places(given, known) and (
        "code" in named or (is_mostly(given, known.code_of) and not shape.values
                            and len(set(given)) == len(given)
                            and not counts(given) and not all(map(is_year, given))
                            and not YEARS.search(head) and not known.measures_of(head))
    ):  # fmt: skip
        shape.places["code"] = at
    elif "code" in named and "name" not in named and is_mostly(given, is_numeral):
        shape.idle[at] = f"codes, but none of a place's {known.about['code']['digits']} digits"
    elif counts(given) and not shape.values:
        shape.idle[at] = "it counts the rows"
    elif all(map(is_year, given)) and ("year" in named or not shape.values):
        shape.places["year"] = at
    elif is_mostly(given, lambda text: is_numeral(text) or text in known.marks) or (
        known.measures_of(head) - {""} and any(map(is_numeral, given))
    ):
        shape.values.append(at)
    else:
        return False
    return True


def what_texts_say(
    shape: Shape, given: Sequence[str], named: set[str], rows: int, known: Vocabulary
) -> str:
    """What a column of texts says, as its head names it or, where that names nothing, its texts:
    a measure, a part, a place or what it lies in; empty where nothing that is not known yet."""
    if len(set(given)) == len(given):
        named = named - {"measure"}  # each in one row alone: a table that is to be turned
    for one in ("measure", "part", "parent", "name"):
        said = one in named or (not named and holds(given, rows, one, known))
        if one not in shape.places and said and not (one == "parent" and "name" in named):
            return one
    return ""


def has_places(texts: Sequence[str], known: Vocabulary) -> bool:
    """Whether some of these codes are places' own, not only of what places lie in."""
    return any(found and found[1] == "place" for found in map(known.code_of, texts))


def is_mostly(texts: Sequence[str], is_one) -> bool:
    return sum(bool(is_one(text)) for text in texts) >= MOSTLY * len(texts)


def counts(texts: Sequence[str]) -> bool:
    """Whether cells count the rows from one, as far as they are numbers."""
    numbers = [text.strip(" .)") for text in texts]
    numbers = [int(one) for one in numbers if one.isdecimal()]
    return len(numbers) > 1 and numbers == [*range(1, len(numbers) + 1)]


def holds(cells: Sequence[str], rows: int, what: str, known: Vocabulary) -> bool:
    """Whether a column without a head that tells holds this. ``cells``: those of its rows in which
    something stands."""
    if what == "measure":
        again = len(set(cells)) < len(cells)
        return again and is_mostly(cells, lambda text: known.measures_of(text) - {""})
    if what == "part":
        return is_mostly(cells, lambda text: known.is_part(text) or known.is_whole(text))
    if what == "parent":
        return is_mostly(cells, known.parent_named)
    return len(cells) >= MOSTLY * rows and (len(set(cells)) > 1 or rows == 1)


def find_rows(shape: Shape, known: Vocabulary) -> None:
    """Tell the rows of places from all others, and say what the others are."""
    part = ""  # of those who are counted, that rows stand below
    for row in range(shape.first, shape.last + 1):
        cells = shape.grid.rows[row]
        text = {name: cells[at].text for name, at in shape.places.items()}
        if shape.repeats(row):
            shape.out[row] = "the head again"
        elif not shape.grid.filled(row):
            shape.out[row] = "empty"
        elif not is_body(shape.grid, row, known):
            heading = (
                known.heading_of(shape.text(row)) if is_heading(shape.grid, row, known) else ""
            )
            if heading:
                shape.below[row] = heading
            if len(shape.grid.filled(row)) == 1:
                part = shape.text(row) if known.is_part(shape.text(row)) else ""
            shape.out[row] = f"no numbers: {shape.text(row)}"
        elif part:
            shape.out[row] = f"below {part}: only a part of those who are counted"
        elif why := other_level(text, known):
            shape.out[row] = why
    parts = shape.places.get("part")
    if parts is not None:
        without_parts(shape, parts, known)


def other_level(text: dict[str, str], known: Vocabulary) -> str:
    """Why a row is no place's; empty where it is one's."""
    code, name = known.code_of(text.get("code", "")), bare(text.get("name", ""))[0]
    shown = name or text.get("code", "")
    if not shown and {"code", "name"} & text.keys():
        return NAMELESS
    if code and code[1] != "place":
        return f"{shown}: " + ("all together" if code[1] == "whole" else "what places lie in")
    if code:
        return ""
    if known.is_whole(shown):
        return f"{shown}: all together"
    if name and known.is_part(name):
        return f"{shown}: only a part of those who are counted"
    called = set(words_of(name)) & known.words("parent_words") or "code" in text
    return f"{shown}: what places lie in" if called and known.parent_named(name) else ""


def without_parts(shape: Shape, column: int, known: Vocabulary) -> None:
    """Leave out the rows of parts where one other word stands in their column."""
    said = {shape.grid.rows[row][column].text for row in shape.kept}
    wholes = {text for text in said if not known.is_part(text)}
    complements = {known.complement(text) for text in said}
    if said and complements == {*range(len(known.about.get("complements", ())))}:
        shape.added = True
    if len(wholes) != 1:
        return
    take_only(shape, column, wholes.pop(), "only a part of those who are counted")


def take_only(shape: Shape, column: int, wanted: str, why: str) -> None:
    """Leave out the rows in which something else stands in a column."""
    shape.only[column] = wanted
    for row in shape.kept:
        text = shape.grid.rows[row][column].text
        if text != wanted:
            shape.out[row] = f"{text}: {why}"
