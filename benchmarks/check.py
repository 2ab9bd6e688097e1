"""Seeded errors: one digit of a text changed at random, and whether ``runut check`` notices.

    uv run python benchmarks/check.py TEXT... [--times 500]

For each text and for all: how many of the changed numbers were noticed, of those that words or a
table relate to others, of those that only match others, and of those that stand alone. A change is
noticed if a finding that was not there before names the changed number.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from dataclasses import replace

from runut.check import Number, Report, Text, check
from runut.readers import read_file

SEED = 17
HOW = ("told", "matching", "alone")  # how a number hangs together with others
Found = Counter[tuple[str, bool]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("texts", nargs="+")
    parser.add_argument("--times", type=int, default=500)
    asked = parser.parse_args()
    everywhere = Found()
    for file in asked.texts:
        found = seeded(read_file(file), asked.times)
        print(f"{file}: {shares(found)}", flush=True)
        everywhere += found
    print(f"all: {shares(everywhere)}")


def seeded(text: Text, times: int) -> Found:
    """How often an error was noticed and how often not, by what the number was before."""
    draw = random.Random(SEED)
    before = check([text])
    known = {places(before, finding.numbers) for finding in wrong(before)}
    told = {id_ for r in before.relations if r.told for id_ in (r.result, *r.parts)}
    numbers = [number for number in before.claims if any(map(str.isdigit, number.printed))]
    found = Found()
    for _ in range(times):
        number = draw.choice(numbers)
        after = check([changed(text, number, draw)])
        noticed = any(
            (number.block, number.offset) in place
            for finding in wrong(after)
            if (place := places(after, finding.numbers)) not in known
        )
        how = "told" if number.id in told else "matching" if number.id in before.tested else "alone"
        found[how, noticed] += 1
    return found


def wrong(report: Report) -> list:
    return [finding for finding in report.findings if finding.severity != "note"]


def places(report: Report, ids: tuple[str, ...]) -> frozenset[tuple[int, int]]:
    numbers = {number.id: number for number in report.numbers}
    return frozenset((numbers[id_].block, numbers[id_].offset) for id_ in ids)


def changed(text: Text, number: Number, draw: random.Random) -> Text:
    """The text with one digit of a number changed; the first digit does not become 0."""
    block = text.blocks[number.block]
    digits = [i for i in range(number.offset, number.end) if block.text[i].isdigit()]
    place = draw.choice(digits)
    lowest = "1" if place == digits[0] and len(digits) > 1 else "0"
    others = [d for d in "0123456789" if d >= lowest and d != block.text[place]]
    written = block.text[:place] + draw.choice(others) + block.text[place + 1 :]
    blocks = list(text.blocks)
    blocks[number.block] = replace(block, text=written)
    return replace(text, blocks=tuple(blocks))


def shares(found: Found) -> str:
    return "; ".join(
        f"{how} {found[how, True]} of {found[how, True] + found[how, False]}" for how in HOW
    )


if __name__ == "__main__":
    main()
