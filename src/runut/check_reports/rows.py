"""Many articles as one CSV: a row each."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from typing import TextIO

from runut.check.report import SEVERITIES, Report
from runut.check_reports.outcome import told, worst_first

COLUMNS = [
    *("file", "numbers", "claims", "tested", "alone", "relations"),
    *SEVERITIES,
    *("worst", "unread"),
]


def row(file: str, report: Report, language: str) -> dict[str, object]:
    claims, tested = len(report.claims), len(report.tested)
    findings = worst_first(report)
    return {
        "file": file,
        "numbers": len(report.numbers),
        "claims": claims,
        "tested": tested,
        "alone": claims - tested,
        "relations": sum(relation.is_likely for relation in report.relations),
        **{one: sum(finding.severity == one for finding in findings) for one in SEVERITIES},
        "worst": told(findings[0], language) if findings else "",
    }


def write(file: TextIO, rows: Iterable[Mapping[str, object]]) -> None:
    """Each row as soon as it is there."""
    writer = csv.DictWriter(file, COLUMNS, lineterminator="\n", restval="")
    writer.writeheader()
    for one in rows:
        writer.writerow(one)
        file.flush()
