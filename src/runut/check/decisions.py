"""What a reviewer decided about the numbers of an article, taken up by the next run.

A decision names a number as printed and, where it is printed more than once, words near it, or of
the row or the column that it stands in:

- ``{number: "46.104", near: "dikurangi", decision: no claim}``
- ``{number: "31,43", with: "276.474", decision: apart}``: the two do not belong together
- ``{number: "3.08", decision: size, size: 20}``: a mean of 20 people's answers
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from runut.check.report import Number
from runut.check.text import Text

Decision = Mapping[str, object]
KEYS = {"number", "near", "with", "decision", "size"}
GONE = {
    "en": "no number is printed {printed}{near} any more",
    "id": "tidak ada lagi bilangan yang tercetak {printed}{near}",
}
NEAR = {"en": " near “{near}”", "id": " di dekat “{near}”"}
ODD = {
    "en": "the decision {found} cannot be followed; expected a number, and no claim, apart with "
    "another number, or size with a whole number",
    "id": "keputusan {found} tidak dapat diikuti; yang diharapkan: sebuah number, serta no claim, "
    "apart dengan bilangan lain (with), atau size dengan bilangan bulat",
}


@dataclass(frozen=True)
class Decided:
    """The numbers as a reviewer sees them, and what no longer fits."""

    numbers: tuple[Number, ...]
    apart: frozenset[frozenset[str]]  # pairs of ids
    sizes: Mapping[str, int]  # by id
    problems: tuple[Mapping[str, str], ...]  # in each language


def decide(
    numbers: Sequence[Number], decisions: Sequence[Decision], texts: Sequence[Text]
) -> Decided:
    """Apply decisions; one that fits no number any more is told and changes nothing."""

    def meant(printed: object, near: object = "") -> list[Number]:
        found = [
            n
            for n in numbers
            if n.printed == str(printed)
            and (str(near or "") in texts[n.document].blocks[n.block].text or str(near) in n.place)
        ]
        if not found:
            problems.append(_gone(printed, near))
        return found

    left_out: set[str] = set()
    apart: set[frozenset[str]] = set()
    sizes: dict[str, int] = {}
    problems: list[Mapping[str, str]] = []
    for decision in decisions:
        if not _can_be_followed(decision):
            problems.append(
                {language: said.format(found=decision) for language, said in ODD.items()}
            )
            continue
        some = meant(decision["number"], decision.get("near"))
        if decision["decision"] == "no claim":
            left_out |= {number.id for number in some}
        elif decision["decision"] == "apart":
            others = meant(decision["with"])
            apart |= {frozenset({a.id, b.id}) for a in some for b in others}
        else:
            sizes |= {number.id: decision["size"] for number in some}
    kept = tuple(
        replace(n, left_out="reviewer") if n.id in left_out and n.is_claim else n for n in numbers
    )
    return Decided(kept, frozenset(apart), sizes, tuple(problems))


def _can_be_followed(decision: Decision) -> bool:
    needs = {"no claim": "number", "apart": "with", "size": "size"}.get(decision.get("decision"))
    size = decision.get("size", 1)
    return (
        needs in decision
        and "number" in decision
        and decision.keys() <= KEYS
        and type(size) is int
        and size > 0
    )


def _gone(printed: object, near: object) -> dict[str, str]:
    return {
        language: said.format(
            printed=printed, near=NEAR[language].format(near=near) if near else ""
        )
        for language, said in GONE.items()
    }
