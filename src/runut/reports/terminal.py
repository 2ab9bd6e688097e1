"""The verdicts of a unit in the terminal, as a table and in sentences."""

from collections.abc import Container, Iterator, Mapping, Sequence
from types import MappingProxyType

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from runut.reports import telling
from runut.study import Study
from runut.wording import spoken

NARROW = 110  # columns; in fewer, five of a table would be too narrow to read
MOST_PROPOSED = 3  # targets of a claim
COLOURS = {"none": "green", "minor": "yellow", "major": "red"}


def show(
    content: Mapping,
    study: Study,
    language: str,
    console: Console,
    claims: Sequence[str] | None = None,
    proposed: Mapping[str, Sequence[str]] = MappingProxyType({}),
) -> None:
    """Print the verdicts as a table, worst first, and as the last line how many there are.

    ``claims``: those that the table shows; all, and what is said of all, where they are all.
    ``proposed``: by claim without a target, numbers that may be it.
    """
    chosen = content["claims"].keys() if claims is None else claims
    said = spoken(study.words, language)
    report, rules = said["report"], content["rules"]
    table = verdict_table(content, said, language, console.width < NARROW, chosen, proposed)
    table.title = escape(content[study.unit])
    console.print(table)
    if any(proposed.get(name) for name in chosen):
        console.print(report["proposed"], soft_wrap=True)
    if len(chosen) == len(content["claims"]):
        for line in rules_told(rules, said) if rules["checked"] else ():
            console.print(line, markup=False)
        if told := telling.second_ways(content, said):
            console.print(told)
    for text in telling.listed(content["surprises"], language, report["new_claims"]):
        console.print(f"✗ {text}", style="red", markup=False)
    if also := telling.counts(content["counts"]["also"], said):
        console.print(f"{report['beyond']} {also}.")
    counts = telling.findings(content, said)
    state = report["expected"] if content["as_expected"] else report["unexpected"]
    total = telling.how_many(report["claims"], content["counts"]["claims"])
    console.print(f"{total}: {counts}. {state[0].upper()}{state[1:]}.", soft_wrap=True)


def verdict_table(
    content: Mapping,
    said: Mapping,
    language: str,
    narrow: bool,
    chosen: Container[str],
    proposed: Mapping[str, Sequence[str]],
) -> Table:
    """A row for each chosen claim with all that was found of it; ``narrow``: in two columns, not in
    five."""
    columns = ["claim", "why"] if narrow else ["claim", "printed", "recomputed", "verdict", "why"]
    table = Table(box=box.SIMPLE_HEAD, title_justify="left", leading=narrow)
    for column in columns:
        table.add_column(said["report"][column], overflow="fold", justify="left")
    for name, one in telling.worst_first(content):
        if name not in chosen:
            continue
        claim = escape(("" if one["as_expected"] else "✗ ") + name)
        may_be = [f"{target}?" for target in proposed.get(name, ())[:MOST_PROPOSED]]
        recomputed = " ".join(may_be) or telling.recomputed(one, language)
        numbers = [escape(one["printed"]), recomputed]
        verdicts = [
            f"[{COLOURS[found['severity']]}]{said['verdicts'][found['verdict']]['name']}[/]"
            for found in one["findings"]
        ]
        why = [escape(found["explanation"][language]) for found in one["findings"]]
        if narrow:
            told = (f"{verdict}: {text}" for verdict, text in zip(verdicts, why, strict=True))
            table.add_row("\n".join([claim, " → ".join(numbers)]), "\n".join(told))
        else:
            table.add_row(claim, *numbers, "\n".join(verdicts), "\n".join(why))
    return table


def rules_told(rules: Mapping, said: Mapping) -> Iterator[str]:
    """Which way of rounding explains how many of the claims that could be checked."""
    for rule, found in rules["each"].items():
        explains = f"{said['report']['explains']} {found['explains']}/{rules['checked']}"
        left = ", ".join(found["does_not_explain"])
        name = said["rules"][rule]
        yield f"{name[0].upper()}{name[1:]} {explains}" + (f" (≠ {left})" if left else "")
    yield telling.rounding(rules, said, said["report"]["rules"])
