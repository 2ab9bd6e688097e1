"""Writes docs/mutation.md: what became of the mutants of analysis/, and why some survive.

    uv run python tools/mutation_report.py

Reads what tools/mutation.py found (build/mutation/) and the reasons in tools/survivors.yaml, which
are written by people. Prints the survivors that have none there, and the reasons whose survivor is
gone. Exit status: 1 where there are such.
"""

import hashlib
import json
import sys
from collections import Counter, defaultdict
from pathlib import Path

import yaml

from tools.mutation import MOST_SECONDS

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "build" / "mutation"
REASONS = ROOT / "tools" / "survivors.yaml"
REPORT = ROOT / "docs" / "mutation.md"
FATES = ("killed", "timeout", "survived", "not run")
HEAD = """# Mutation testing of `analysis/`

A mutant is the code with one small change. Where the tests still pass with it, it survives: either
the tests overlook something, or the change makes no difference. Made by `tools/mutation.py` (how to
run it again stands there and in CONTRIBUTING.md) and `tools/mutation_report.py`.

The changes are those of cosmic-ray's operators: a comparison becomes its neighbour or its opposite,
a number one more or one less, `+` becomes `-` and `*` becomes `/`, `and` becomes `or`, a condition
its negation, `True` becomes `False`, a loop runs over nothing, `continue` becomes `break`, an
`except` catches nothing. Tried within functions and methods; not tried: texts, arguments of calls,
default values, decorators, and what a module does while it is imported. Asked are the tests in
`tests/analysis` and of the briefs that run the changed line, the module's own first, up to
{seconds} seconds for each mutant, and without those that themselves change every number in turn. So
a survivor may still be noticed by others, or by the tests of the workflow and of the documents.

| Module | Mutants | Killed | Timed out | Survived | Killed or timed out |
| --- | ---: | ---: | ---: | ---: | ---: |
{table}

Survived counts those, too, whose line none of these tests runs. A mutant times out when its tests
take four times as long as allowed: it is an endless loop, mostly.

Not tried in this record: {untried}.{stale}
"""


def main() -> int:
    reasons = yaml.safe_load(REASONS.read_text("utf-8"))
    found = {
        path.stem: json.loads(path.read_text("utf-8")) for path in sorted(RESULTS.glob("*.json"))
    }
    sources = {path.stem: path.read_bytes() for path in (ROOT / "analysis").glob("[a-z]*.py")}
    found = {module: one for module, one in found.items() if module in sources}
    stale = [name for name, one in found.items() if sum_of(sources[name]) != one["sha256"]]
    table = [row(f"`{module}`", one) for module, one in found.items()]
    total = sum((Counter({fate: one[fate] for fate in FATES}) for one in found.values()), Counter())
    text = HEAD.format(
        seconds=MOST_SECONDS,
        table="\n".join([*table, row("all of these", total)]),
        untried=named(set(sources) - set(found)) or "none",
        stale=f" Changed since it was made: {named(stale)}." if stale else "",
    )
    wrong = []
    for module, one in found.items():
        part, complaints = survivors_of(module, one["survivors"], reasons.get(module) or {})
        text += part
        wrong += complaints
    REPORT.write_text(text, encoding="utf-8")
    print("\n".join([*wrong, f"{len(wrong)} to explain"]))
    return int(bool(wrong))


def survivors_of(module: str, survivors: list[dict], reasons: dict) -> tuple[str, list[str]]:
    """A module's survivors by reason, as Markdown; and what has no reason, or no survivor."""
    why = {change: reason for reason, changes in reasons.items() for change in changes}
    by_reason = defaultdict(list)
    for one in survivors:
        change = f"{one['function']}: {one['from']} -> {one['to']}"
        by_reason[why.get(change, "")].append(change)
    text = f"\n## `{module}`\n" if survivors else ""
    for reason, changes in by_reason.items():
        text += f"\n{reason or '**Not explained.**'}\n\n"
        text += "".join(f"- `` {change} ``\n" for change in changes)
    gone = set(why) - {change for changes in by_reason.values() for change in changes}
    return text, [
        *(f"{module}, no reason: {change}" for change in by_reason.get("", [])),
        *(f"{module}, no such survivor: {change}" for change in sorted(gone)),
    ]


def row(name: str, counts: dict) -> str:
    killed, timeout, survived, not_run = (counts[fate] for fate in FATES)
    mutants = killed + timeout + survived + not_run
    share = f"{100 * (killed + timeout) / mutants:.1f}%" if mutants else ""
    return f"| {name} | {mutants} | {killed} | {timeout} | {survived + not_run} | {share} |"


def named(modules) -> str:
    return ", ".join(f"`{one}`" for one in sorted(modules))


def sum_of(source: bytes) -> str:
    return hashlib.sha256(source).hexdigest()


if __name__ == "__main__":
    sys.exit(main())
