"""What can be found of a claim: verdicts, with how much each weighs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from runut.claims.facts import Fact
from runut.graph.questions import Question

# Every verdict with its severity, worst first.
SEVERITIES = {
    "inconsistent": "major",
    "contradicted": "major",
    "misprint": "minor",
    "complement-of-printed": "minor",
    "only-truncation": "minor",
    "only-ceiling": "minor",
    "depends-on-assumption": "minor",
    "possible-only-if": "minor",
    "unverifiable": "minor",
    "rounds": "none",
    "exact": "none",
}
VERDICTS = tuple(SEVERITIES)


@dataclass(frozen=True)
class Possible:
    """What is found of a claim if a question is answered with yes; without one, always.

    ``evidence``: the numbers of other sources, and the limits, that it rests on. ``slight``:
    whether it weighs little, whatever its verdict.
    """

    when: Question | None
    verdict: str
    explanation: str
    facts: Mapping[str, Fact] = field(default_factory=dict)
    evidence: tuple[str, ...] = ()
    slight: bool = False

    @property
    def severity(self) -> str:
        return "minor" if self.slight else SEVERITIES[self.verdict]
