"""Numbers wired by name: formulas as terms, and what they are made of down to source cells.

In: the functions of a study's indicators and the values of source cells. Out: every number with its
formula, what inequalities leave possible, and questions that are asked of numbers.
"""

from runut.graph.formulas import (
    Operand,
    Term,
    least,
    most,
    only_if_positive,
    only_if_zero,
    symbol,
)
from runut.graph.identities import identity
from runut.graph.inequalities import Inequality, equal, project, within
from runut.graph.questions import Question, some
from runut.graph.wiring import DependencyGraph, Indicator, indicator

__all__ = [
    "DependencyGraph",
    "Indicator",
    "Inequality",
    "Operand",
    "Question",
    "Term",
    "equal",
    "identity",
    "indicator",
    "least",
    "most",
    "only_if_positive",
    "only_if_zero",
    "project",
    "some",
    "symbol",
    "within",
]
