"""Every printed number of a study's articles, judged in the terminal."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from runut.builds.files import has_claims, replaced
from runut.claims.findings import VERDICTS
from runut.claims.verdicts import proposed
from runut.claims.verification import evidence_of, verification
from runut.console import Terminal
from runut.languages import in_machinery
from runut.reports.terminal import show
from runut.study import Study
from runut.tables.errors import BadInput, ValidationError, nearest
from runut.tables.sheets import separator
from runut.tables.unit import Unit

AS_EXPECTED, UNEXPECTED = 0, 1


@dataclass(frozen=True)
class Only:
    """Which claims are shown: those of these ids and these verdicts, of any where none is named."""

    claims: tuple[str, ...] = ()
    verdicts: tuple[str, ...] = ()

    def of(self, claims: Mapping[str, Mapping]) -> list[str]:
        return [
            name
            for name, one in claims.items()
            if (not self.claims or name in self.claims)
            and (
                not self.verdicts
                or any(found["verdict"] in self.verdicts for found in one["findings"])
            )
        ]


def verify_units(
    study: Study,
    names: list[str],
    language: str,
    only: Only = Only(),
    reasons: Sequence[str] = (),
) -> int:
    """Judge the units named, or all that have claims, and print what was found, of ``only`` some
    claims where that is asked; the last line and the status tell of all. With ``reasons``, one in
    each language, verdicts that are new among these are expected from now on.

    Returns 0 when every verdict is the expected one, else 1. Raises BadInput where something cannot
    be checked.
    """
    if language not in study.languages:
        known = ", ".join(study.languages)
        raise BadInput.of("--language", repr(language), f"one of {known}")
    if errors := [*in_machinery(study)]:
        raise BadInput(errors)
    if reasons and len(reasons) != len(study.languages):
        wanted = f"one for each of {', '.join(study.languages)}, in this order"
        raise BadInput.of("--accept", f"given {len(reasons)} times", wanted)
    console = Terminal()
    with_claims = [path.name for path in sorted(study.units.glob("*")) if has_claims(path)]
    for name in names:
        if name not in with_claims:
            listed = ", ".join(with_claims) or "there is none"
            expected = f"a {study.unit} with claims: {listed}; a claim is named after --claim"
            raise BadInput.of(study.units, repr(name), expected)
    if not with_claims:
        expected = f"a {study.unit} with claims.csv"
        raise BadInput.of(study.units, "no claims", expected)
    folders = [study.units / name for name in names or with_claims]
    units = [study.read(folder) for folder in folders]
    found = [verification(unit) for unit in units]
    known = [claim for content in found for claim in content["claims"]]
    if errors := [
        *unknown("--claim", only.claims, known),
        *unknown("--verdict", only.verdicts, VERDICTS),
    ]:
        raise BadInput(errors)
    if reasons:
        for unit, content in zip(units, found, strict=True):
            accept(unit, content, only.of(content["claims"]), reasons)
        found = [verification(study.read(folder)) for folder in folders]
    for unit, content in zip(units, found, strict=True):
        show(content, study, language, console, only.of(content["claims"]), proposed(unit))
    return AS_EXPECTED if all(one["as_expected"] for one in found) else UNEXPECTED


def accept(unit: Unit, content: Mapping, names: Iterable[str], reasons: Sequence[str]) -> None:
    """Add those of these claims of which nothing is expected to the unit's expected.csv."""
    study = unit.study
    file = study.units / unit.id / "expected.csv"
    if file.with_suffix(".xlsx").is_file():
        raise BadInput.of(file.with_suffix(".xlsx"), "a sheet", "expected.csv: save it as CSV")
    described = unit.tables["expected"].resource if "expected" in unit.tables else None
    described = described or study.plain.at_root["expected"]
    columns = [field["name"] for field in described["schema"]["fields"]]
    before = file.read_text(encoding="utf-8") if file.is_file() else ",".join(columns)
    text = io.StringIO()
    mark = separator(before.splitlines())
    writer = csv.DictWriter(text, columns, restval="", delimiter=mark, lineterminator="\n")
    because = {
        f"reason_{one}": reason for one, reason in zip(study.languages, reasons, strict=True)
    }
    for name in names:
        one = content["claims"][name]
        if one["expected"] is None:
            also = " ".join(finding["verdict"] for finding in one["findings"][1:])
            about = {"claim": name, "printed": one["printed"], "verdict": one["verdict"]}
            writer.writerow({**about, "also": also, "evidence": evidence_of(one), **because})
    with replaced(file) as part:
        part.write_text(f"{before.rstrip()}\n{text.getvalue()}", encoding="utf-8", newline="\n")


def unknown(option: str, asked: Iterable[str], known: Iterable[str]) -> list[ValidationError]:
    """An error for each name that nothing has, with those that there are."""
    known = list(known)
    return [
        ValidationError(option, 0, "", repr(name), f"one of {nearest(name, known)}")
        for name in asked
        if name not in known
    ]
