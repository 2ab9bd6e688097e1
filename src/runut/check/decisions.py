"""What a reviewer decided about the numbers of an article, taken up by the next run.

A decision names a number as printed and, where it is printed more than once, words near it:

- ``{number: "46.104", near: "dikurangi", decision: "no claim"}``
- ``{number: "31,43", with: "276.474", decision: "apart"}``: the two do not belong together
- ``{number: "3.08", decision: "size", size: 20}``: a mean of 20 people's answers
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from runut.check.report import Number

Decision = Mapping[str, object]


@dataclass(frozen=True)
class Decided:
    """The numbers as a reviewer sees them, and what no longer fits."""

    numbers: tuple[Number, ...]
    apart: frozenset[frozenset[str]]  # pairs of ids
    sizes: Mapping[str, int]  # by id
    problems: tuple[str, ...]


def _meant(numbers: Sequence[Number], printed: object, near: object) -> list[Number]:
    return [n for n in numbers if n.printed == str(printed) and str(near or "") in n.context]


def decide(numbers: Sequence[Number], decisions: Sequence[Decision]) -> Decided:
    """Apply decisions; one that fits no number any more is told and changes nothing."""
    left_out: set[str] = set()
    apart: set[frozenset[str]] = set()
    sizes: dict[str, int] = {}
    problems: list[str] = []
    for decision in decisions:
        meant = _meant(numbers, decision.get("number"), decision.get("near"))
        if not meant:
            near = f" near {decision['near']!r}" if decision.get("near") else ""
            problems.append(f"no number is printed {decision.get('number')!r}{near} any more")
        elif decision.get("decision") == "no claim":
            left_out |= {number.id for number in meant}
        elif decision.get("decision") == "apart":
            others = _meant(numbers, decision.get("with"), "")
            if not others:
                problems.append(f"no number is printed {decision.get('with')!r} any more")
            apart |= {frozenset({a.id, b.id}) for a in meant for b in others}
        elif decision.get("decision") == "size" and isinstance(decision.get("size"), int):
            sizes |= {number.id: decision["size"] for number in meant}
        else:
            problems.append(
                f"found the decision {decision.get('decision')!r} on {decision.get('number')!r}, "
                "expected no claim, apart, or size with a whole number"
            )
    kept = tuple(
        replace(n, left_out="reviewer") if n.id in left_out and n.is_claim else n for n in numbers
    )
    return Decided(kept, frozenset(apart), sizes, tuple(problems))
