"""Numbers wired by name: formulas as terms, and what they are made of down to source cells."""

from runut.graph.formulas import Term, least, most, only_if_positive, only_if_zero, symbol, term
from runut.graph.identities import identity
from runut.graph.wiring import Family, Indicator, Network, derive, indicator

__all__ = [
    "Family",
    "Indicator",
    "Network",
    "Term",
    "derive",
    "identity",
    "indicator",
    "least",
    "most",
    "only_if_positive",
    "only_if_zero",
    "symbol",
    "term",
]
