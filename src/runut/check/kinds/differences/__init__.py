"""How much more or less: a difference, a change in per cent, or in points."""

from runut.check.kinds.differences import (
    compared,
    named,
    of_two_sentences,
    two_others,
    with_ends,
    with_its_share,
)

WAYS = with_ends, compared, two_others, of_two_sentences, with_its_share, named
KINDS = tuple(way.KIND for way in WAYS)
