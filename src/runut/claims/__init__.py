"""The numbers that a published article prints, judged.

In: a unit with its claims. Out: of each claim a verdict, the ways of rounding that explain it, and
the facts that its explanation names; and all that differs from the verdicts that were expected.
"""

from runut.claims.context import Claim, Context, Judgements
from runut.claims.facts import Amount, Fact, Those, as_printed
from runut.claims.findings import Possible

__all__ = [
    "Amount",
    "Claim",
    "Context",
    "Fact",
    "Judgements",
    "Possible",
    "Those",
    "as_printed",
]
