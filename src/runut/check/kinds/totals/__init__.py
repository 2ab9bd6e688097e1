"""Parts and their total, in prose."""

from runut.check.kinds.totals import classes, elsewhere, lines, lists

KINDS = tuple(one.KIND for one in (lists, lines, classes, elsewhere))
