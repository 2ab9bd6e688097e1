"""Shares, the counts that they go with, and the wholes that they are of, in prose."""

from runut.check.kinds.shares import (
    as_those_around,
    named,
    near,
    of_one_whole,
    together,
    whole_not_printed,
)

KINDS = tuple(
    one.KIND for one in (together, near, of_one_whole, whole_not_printed, as_those_around, named)
)
