"""The numbers that a published article prints, judged.

In: a unit with its claims. Out: of each claim a verdict, the ways of rounding that explain it, and
the facts that its explanation names; and all that differs from the verdicts that were expected.
"""

from runut.claims.context import Claim, Context, Judgements
from runut.claims.expected import Surprise, surprises
from runut.claims.facts import Amount, Fact, Those, as_printed
from runut.claims.findings import SEVERITIES, VERDICTS, Possible
from runut.claims.verdicts import Judged, verify

__all__ = [
    "SEVERITIES",
    "VERDICTS",
    "Amount",
    "Claim",
    "Context",
    "Fact",
    "Judged",
    "Judgements",
    "Possible",
    "Surprise",
    "Those",
    "as_printed",
    "surprises",
    "verify",
]
