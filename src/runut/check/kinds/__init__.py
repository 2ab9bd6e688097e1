"""The kinds of relations, in the order in which a number is told of: the most telling first.

A new kind is one file that ends in its ``KIND``, and a word here, or in its room's ``KINDS``.
"""

from runut.check.kinds import (
    complements,
    differences,
    printed_arithmetic,
    products,
    rates,
    ratios,
    remainders,
    repeats,
    shares,
    totals,
)
from runut.check.kinds.kind import Kind
from runut.check.statistics import KINDS as STATISTICS
from runut.check.tables import (
    columns,
    frequencies,
    shares_in_tables,
    side_by_side,
    totals_in_tables,
)

KINDS: tuple[Kind, ...] = (
    printed_arithmetic.KIND,
    *shares.KINDS,
    shares_in_tables.KIND,
    frequencies.KIND,
    *totals.KINDS,
    side_by_side.KIND,
    columns.KIND,
    totals_in_tables.KIND,
    remainders.KIND,
    *differences.KINDS,
    products.KIND,
    rates.KIND,
    *ratios.KINDS,
    complements.KIND,
    *STATISTICS,
    *repeats.KINDS,
)
