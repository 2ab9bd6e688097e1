"""The verdicts of a unit in the terminal, as a table and in sentences."""

from collections.abc import Container, Mapping, Sequence

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from runut.claims.verification import (
    shown,
    told_counts,
    told_findings,
    told_number,
    told_rules,
    told_ways,
    worst_first,
)
from runut.study import Study
from runut.wording import Spoken

NARROW = 110  # columns; in fewer, five of a table would be too narrow to read
COLOURS = {"none": "green", "minor": "yellow", "major": "red"}


def show(
    content: Mapping,
    study: Study,
    language: str,
    console: Console,
    claims: Sequence[str] | None = None,
) -> None:
    """Print the verdicts as a table, worst first, and as the last line how many there are.

    ``claims``: those that the table shows; all, and what is said of all, where they are all.
    """
    chosen = content["claims"].keys() if claims is None else claims
    words = study.words
    report = Spoken(words["report"], language)
    table = verdict_table(content, words, language, console.width < NARROW, chosen)
    table.title = escape(content[study.unit])
    console.print(table)
    if len(chosen) == len(content["claims"]):
        print_rules(content["rules"], words["rules"], report, language, console)
        if told := told_ways(content, report):
            console.print(told)
    for text in content["surprises"]:
        console.print(f"✗ {text}", style="red", markup=False)
    if also := told_counts(content["counts"]["also"], words, language):
        console.print(f"{report['beyond']} {also}.")
    counts = told_findings(content, words, language)
    state = report["expected"] if content["as_expected"] else report["unexpected"]
    total = told_number(report["claims"], content["counts"]["claims"])
    console.print(f"{total}: {counts}. {state[0].upper()}{state[1:]}.", soft_wrap=True)


def verdict_table(
    content: Mapping, words: Mapping, language: str, narrow: bool, chosen: Container[str]
) -> Table:
    """A row for each chosen claim with all that was found of it; ``narrow``: in two columns, not in
    five."""
    columns = ["claim", "why"] if narrow else ["claim", "printed", "recomputed", "verdict", "why"]
    table = Table(box=box.SIMPLE_HEAD, title_justify="left", leading=narrow)
    for column in columns:
        table.add_column(words["report"][column][language], overflow="fold", justify="left")
    for name, one in worst_first(content):
        if name not in chosen:
            continue
        claim = escape(("" if one["as_expected"] else "✗ ") + name)
        numbers = [escape(one["printed"]), shown(one, language)]
        verdicts = [
            f"[{COLOURS[found['severity']]}]"
            f"{words['verdicts'][found['verdict']]['name'][language]}[/]"
            for found in one["findings"]
        ]
        why = [escape(found["explanation"][language]) for found in one["findings"]]
        if narrow:
            told = (f"{verdict}: {text}" for verdict, text in zip(verdicts, why, strict=True))
            table.add_row("\n".join([claim, " → ".join(numbers)]), "\n".join(told))
        else:
            table.add_row(claim, *numbers, "\n".join(verdicts), "\n".join(why))
    return table


def print_rules(
    rules: Mapping, names: Mapping, report: Mapping, language: str, console: Console
) -> None:
    """Which way of rounding explains how many of the claims that could be checked."""
    if not rules["checked"]:
        return
    for rule, found in rules["each"].items():
        left = ", ".join(found["does_not_explain"])
        said = (
            f"{names[rule][language]} {report['explains']} {found['explains']}/{rules['checked']}"
        )
        console.print(
            f"{said[0].upper()}{said[1:]}" + (f" (≠ {left})" if left else ""), markup=False
        )
    explaining = [names[rule][language] for rule in rules["explaining_all"]]
    console.print(told_rules(rules, explaining, report["rules"]))
