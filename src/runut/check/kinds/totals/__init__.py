"""Parts and their total, in prose."""

from runut.check.kinds.totals import classes, elsewhere, lists

KINDS = tuple(one.KIND for one in (lists, classes, elsewhere))
