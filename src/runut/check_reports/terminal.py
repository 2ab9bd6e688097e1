"""A check's findings in the terminal, worst first, and what was covered."""

from __future__ import annotations

from rich.text import Text

from runut.check.report import Report
from runut.check_reports.outcome import coverage, place_of, say, told, worst_first
from runut.console import Terminal

COLOURS = {"major": "bold red", "minor": "yellow", "note": "cyan"}


def show(report: Report, language: str) -> None:
    console = Terminal()
    numbers = {number.id: number for number in report.numbers}
    for finding in worst_first(report):
        first = numbers[finding.numbers[0]]
        line = Text()
        line.append(say(finding.severity, language), COLOURS[finding.severity])
        line.append(f"  {place_of(first, report, language)}: ")
        line.append(first.printed, "bold")
        line.append(f" – {told(finding, language)}")
        console.print(line, soft_wrap=True)
    if not report.findings:
        console.print(say("nothing", language))
    for problem in report.problems:
        said = f"{say('problems', language)}: {problem[language]}"
        console.print(said, style="yellow", markup=False, soft_wrap=True)
    console.print(coverage(report, language), markup=False, soft_wrap=True)
