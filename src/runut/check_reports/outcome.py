"""What every view of a report needs: what is worst, what was covered, and one finding in words."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from textwrap import shorten

from runut.builds.files import words_once
from runut.check.report import SEVERITIES, Finding, Number, Report

WORDS = Path(__file__).parents[1] / "words" / "check.yaml"
LONGEST_PLACE = 80  # characters
WRONG = ("major", "minor")  # severities of what cannot be right


def say(key: str, language: str, **values: object) -> str:
    """Words around the outcome, in a language."""
    return words_once(WORDS)["check"]["views"][key][language].format(**values)


def worst_first(report: Report) -> list[Finding]:
    """Findings by severity; those of one severity as they stand in the text."""
    order = {number.id: at for at, number in enumerate(report.numbers)}
    return sorted(
        report.findings, key=lambda one: (SEVERITIES.index(one.severity), order[one.numbers[0]])
    )


def is_wrong(report: Report) -> bool:
    return any(finding.severity in WRONG for finding in report.findings)


def coverage(report: Report, language: str) -> str:
    """How many numbers could be tested, so that silence is not taken for a pass."""
    claims, tested = len(report.claims), len(report.tested)
    alone = claims - tested
    form = {0: "none", 1: "one"}.get(alone, "many")
    said = say(
        "covered" if claims else "no_numbers",
        language,
        tested=tested,
        claims=claims,
        alone=say(f"{form}_alone", language, count=alone),
    )
    reasons = Counter(number.left_out for number in report.numbers if number.left_out)
    if not reasons:
        return said
    why = words_once(WORDS)["check"]["left_out"]
    each = ", ".join(f"{why[one][language]} ({count})" for one, count in reasons.most_common())
    return f"{said} {say('left_out', language, reasons=each)}"


def place_of(number: Number, report: Report, language: str) -> str:
    """Document (if there are several), page, table and place of a number; where none is known,
    words."""
    parts = [report.documents[number.document]] if len(report.documents) > 1 else []
    if number.page is not None:
        parts.append(say("page", language, page=number.page))
    if number.table:
        parts.append(number.table)
    if number.place:
        parts.append(shorten(number.place, LONGEST_PLACE, placeholder=" …"))
    return ", ".join(parts) or f"“{number.context.strip()}”"


def told(finding: Finding, language: str) -> str:
    """Why it cannot be right, and the number that was meant where it can be told."""
    meant = say("meant", language, number=finding.suggestion) if finding.suggestion else ""
    said = finding.explanation[language]
    return f"{said} ({meant})" if meant and finding.suggestion not in said else said


def verdicts(report: Report) -> dict[str, str]:
    """For each claim one word: wrong, doubted, tested, by_chance or alone."""
    found = {number.id: "alone" for number in report.claims}
    for relation in report.relations:
        found |= dict.fromkeys((relation.result, *relation.parts), "by_chance")
    found |= dict.fromkeys(report.tested, "tested")
    wrong = [finding for finding in report.findings if finding.severity in WRONG]
    for finding in wrong:
        found |= dict.fromkeys(finding.numbers[1:], "doubted")
    return found | {finding.numbers[0]: "wrong" for finding in wrong}
