"""How much more or less: a difference, a change in per cent, or in points."""

from runut.check.kinds.differences import compared, named, two_others, with_ends, with_its_share

KINDS = tuple(one.KIND for one in (with_ends, compared, two_others, with_its_share, named))
