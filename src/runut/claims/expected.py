"""How verdicts compare with those that are recorded in a city's expected.csv."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from analysis.city import City
from analysis.second_ways import differing
from runut.claims.context import NOT_PRINTED
from runut.claims.verdicts import Judged
from runut.graph.registry import network_of
from runut.graph.wiring import Network
from runut.tables.table import Cell, show


@dataclass(frozen=True)
class Surprise:
    """Something that verification did not expect: a claim (or cell), and what differs."""

    subject: str
    # new, missing, stray, second way, or the column of expected.csv that differs
    kind: str
    found: str
    expected: str

    def __str__(self) -> str:
        if self.kind in ("new", "missing"):
            return f"{self.subject}: a {self.kind} claim ({self.found or self.expected})"
        if self.kind == "stray":
            return f"{self.subject}: a cell with {self.found}, which no claim prints in its place"
        if self.kind == "second way":
            return f"{self.subject}: a second way to these numbers differs by {self.found}"
        return f"{self.subject}: {self.kind} {self.found!r}, expected {self.expected!r}"


def surprises(
    city: City, judged: Mapping[str, Judged], network: Network | None = None
) -> list[Surprise]:
    """All that differs from the recorded verdicts, and every second way to a derived number that
    leads elsewhere; empty when everything is as expected.

    The evidence is compared too, so that a changed number of another source is noticed even where
    it contradicts as before. ``network``: as for ``verify``.
    """
    recorded = expected(city)
    found = [Surprise(cell.id, "stray", cell.printed, "") for cell in strays(city)]
    found += [
        Surprise(name, "second way", show(difference), "0")
        for name, difference in differing(network or network_of(city)).items()
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


def strays(city: City) -> list[Cell]:
    """Cells copied from a place of the article where no claim prints their number."""
    table = city.tables.get("claims")
    places = [(f"{row['place']};", row["printed"]) for row in table.rows] if table else []
    found = []
    for cell in city.cells:
        beside = {value for place, value in places if place.startswith(f"{cell.place};")}
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


def expected(city: City) -> dict[str, dict[str, str]]:
    """The recorded verdicts by claim; a city without any expects none."""
    table = city.tables.get("expected")
    return {} if table is None else {row["claim"]: row for row in table.printed}
