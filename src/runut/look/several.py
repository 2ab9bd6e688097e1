"""The tables that stand one below another in a file."""

from __future__ import annotations

from itertools import pairwise

from runut.look.grid import Grid
from runut.look.numbers import YEARS, is_numeral, is_year
from runut.look.shape import Shape, is_body, names_column, shape_of
from runut.look.vocabulary import Vocabulary


def tables_in(grid: Grid, known: Vocabulary) -> list[Shape]:
    """The shapes of the tables that stand one below another, each as if it stood alone.

    Another one begins with another head, or with the same head below another year or measure.
    Raises BadInput where no table is to be seen.
    """
    shape = shape_of(grid, known)
    begins = shape.first  # the row below the last that was a place's or a note
    for row in range(shape.first, shape.last):
        if is_body(grid, row, known) or known.is_note(shape.text(row)):
            begins = row + 1
        elif opens_table(shape, row, begins, known):
            first = shape_of(grid.only(range(begins)), known)
            rest = grid.only(range(begins, len(grid.rows)))
            return [*by_year(first, known), *tables_in(rest, known)]
    return by_year(shape, known)


def opens_table(shape: Shape, row: int, begins: int, known: Vocabulary) -> bool:
    """Whether a row among others is the head of another table. ``begins``: where what is said above
    it begins."""
    texts = shape.grid.texts(row)
    if len(texts) < 2 or any(is_numeral(one) and not is_year(one) for one in texts):
        return False
    if known.is_place(texts[0]):
        return False
    if shape.repeats(row):
        said = " ".join(shape.text(one) for one in range(begins, row) if not shape.repeats(one))
        years, measures = set(YEARS.findall(said)), known.measures_of(said)
        title = shape.title_text
        other = years and years != set(YEARS.findall(title))
        return bool(other or (measures and measures != known.measures_of(title)))
    named = [is_year(one) or known.measures_of(one) or names_column(one, known) for one in texts]
    return sum(map(bool, named)) > 1 and not all(map(known.heading_of, texts))


def by_year(shape: Shape, known: Vocabulary) -> list[Shape]:
    """The parts of a table that stand below years alone in their rows, each with the head."""
    grid, rows = shape.grid, range(shape.first, shape.last)
    begins = [row for row in rows if len(grid.filled(row)) == 1 and is_year(shape.text(row))]
    if any(is_body(grid, row, known) for row in range(shape.first, min(begins, default=0))):
        return [shape]  # a year among others parts nothing
    parts = [
        grid.only([*shape.title, *shape.head, *range(begin + 1, end)], shape.text(begin))
        for begin, end in pairwise([*begins, len(grid.rows)])
    ]
    return [shape_of(one, known) for one in parts] or [shape]
