"""Statistics: means of whole numbers, tests, estimates with their intervals, printouts."""

from runut.check.statistics import (
    coefficients,
    derived,
    intervals,
    limits,
    significance,
    tests_in_tables,
    verdicts,
    whole_numbers,
)
from runut.check.statistics.printouts import comparisons, fit, groups, regression, variance

OF_TEXTS = (
    whole_numbers, significance, limits, tests_in_tables, coefficients, derived, intervals,
    verdicts,
)  # fmt: skip
KINDS = tuple(way.KIND for way in (*OF_TEXTS, variance, fit, regression, comparisons, groups))
