"""How verdicts compare with those that are recorded in a unit's expected.csv."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from runut.claims.context import NOT_PRINTED
from runut.claims.places import stands_in
from runut.claims.verdicts import Judged
from runut.graph.identities import differing
from runut.numerals.stated import stated_in
from runut.tables.cells import Cell
from runut.tables.table import show
from runut.tables.unit import Unit


@dataclass(frozen=True)
class Surprise:
    """Something that verification did not expect: a claim (or cell), and what differs."""

    subject: str
    # new, missing, stray, identity, or the column of expected.csv that differs
    kind: str
    found: str
    expected: str

    def told(self, words: Mapping, language: str) -> str:
        return words["surprises"][self.kind][language].format(**asdict(self))


def surprises(unit: Unit, judged: Mapping[str, Judged]) -> list[Surprise]:
    """All that differs from the recorded verdicts, and every identity to a derived number that
    leads elsewhere; empty when everything is as expected.

    The evidence is compared too, so that a changed number of another source is noticed even where
    it contradicts as before.
    """
    recorded = expected(unit)
    found = [Surprise(cell.id, "stray", cell.printed, "") for cell in strays(unit)]
    found += [
        Surprise(name, "identity", show(difference), "0")
        for name, difference in differing(unit.graph, unit.study.identities).items()
    ]
    for name, one in judged.items():
        if name not in recorded:
            found.append(Surprise(name, "new", one.verdict, ""))
            continue
        for column, text in record(one).items():
            if text != recorded[name][column]:
                found.append(Surprise(name, column, text, recorded[name][column]))
    found += [
        Surprise(name, "missing", "", row["verdict"])
        for name, row in recorded.items()
        if name not in judged
    ]
    return found


def strays(unit: Unit) -> list[Cell]:
    """Cells copied from a place of the article where no claim prints their number."""
    table = unit.tables.get("claims")
    own, rows = unit.study.unit_words, table.rows if table else []
    places = [(row["place"], stated_in(row, own, "")[0].value) for row in rows]
    found = []
    for cell in unit.cells:
        beside = {value for place, value in places if stands_in(place, cell.place)}
        if cell.printed and cell.unit not in NOT_PRINTED and beside and cell.value not in beside:
            found.append(cell)
    return found


def record(one: Judged) -> dict[str, str]:
    """What expected.csv holds of a claim, its reasons aside."""
    return {
        "printed": one.claim.printed,
        "verdict": one.verdict,
        "also": " ".join(one.also),
        "evidence": " ".join(f"{name}={show(value)}" for name, value in one.evidence.items()),
    }


def expected(unit: Unit) -> dict[str, dict[str, str]]:
    """The recorded verdicts by claim; a unit without any expects none."""
    table = unit.tables.get("expected")
    return {} if table is None else {row["claim"]: row for row in table.printed}
