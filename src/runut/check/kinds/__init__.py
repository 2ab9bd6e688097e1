"""The kinds of relations, in the order in which a number is told of: the most telling first.

A new kind is one file that ends in its ``KIND``, and a word here, or in its room's ``KINDS``.
"""

from runut.check.kinds import differences, ratios, repeats, shares, totals
from runut.check.kinds.complements import KIND as COMPLEMENTS
from runut.check.kinds.kind import Kind
from runut.check.kinds.printed_arithmetic import KIND as PRINTED_ARITHMETIC
from runut.check.kinds.products import KIND as PRODUCTS
from runut.check.kinds.rates import KIND as RATES
from runut.check.kinds.remainders import KIND as REMAINDERS
from runut.check.statistics.coefficients import KIND as COEFFICIENTS
from runut.check.statistics.derived import KIND as DERIVED
from runut.check.statistics.intervals import KIND as INTERVALS
from runut.check.statistics.printouts.comparisons import KIND as PRINTED_COMPARISONS
from runut.check.statistics.printouts.groups import KIND as PRINTED_GROUPS
from runut.check.statistics.printouts.regression import KIND as PRINTED_REGRESSIONS
from runut.check.statistics.printouts.variance import KIND as PRINTED_VARIANCES
from runut.check.statistics.significance import KIND as SIGNIFICANCE
from runut.check.statistics.tests_in_tables import KIND as TESTS_IN_TABLES
from runut.check.statistics.verdicts import KIND as VERDICTS
from runut.check.statistics.whole_numbers import KIND as WHOLE_NUMBERS
from runut.check.tables.columns import KIND as COLUMNS
from runut.check.tables.shares_in_tables import KIND as SHARES_IN_TABLES
from runut.check.tables.totals_in_tables import KIND as TOTALS_IN_TABLES

KINDS: tuple[Kind, ...] = (
    PRINTED_ARITHMETIC,
    *shares.KINDS,
    SHARES_IN_TABLES,
    *totals.KINDS,
    COLUMNS,
    TOTALS_IN_TABLES,
    REMAINDERS,
    *differences.KINDS,
    PRODUCTS,
    RATES,
    *ratios.KINDS,
    COMPLEMENTS,
    WHOLE_NUMBERS,
    SIGNIFICANCE,
    TESTS_IN_TABLES,
    COEFFICIENTS,
    DERIVED,
    INTERVALS,
    VERDICTS,
    PRINTED_VARIANCES,
    PRINTED_REGRESSIONS,
    PRINTED_COMPARISONS,
    PRINTED_GROUPS,
    *repeats.KINDS,
)
