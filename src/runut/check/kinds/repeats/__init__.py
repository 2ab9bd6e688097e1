"""The same quantity printed twice."""

from runut.check.kinds.repeats import (
    again,
    misprints,
    of_a_table,
    rows,
    same_words,
    side_by_side,
    title,
)

KINDS = tuple(
    one.KIND for one in (title, again, same_words, side_by_side, of_a_table, rows, misprints)
)
