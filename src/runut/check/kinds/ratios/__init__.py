"""How many times as much, or what part."""

from runut.check.kinds.ratios import for_each, multiples, one_in, parts, times

KINDS = tuple(one.KIND for one in (multiples, times, for_each, parts, one_in))
