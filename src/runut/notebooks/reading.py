"""What pandoc reads in a manuscript, and where in its source that stands.

Pandoc decides what is prose, code, formula or raw text, but knows no lines: they are looked up.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from pathlib import Path

from runut.notebooks import processes
from runut.notebooks.qmd import BadManuscript, Document

# Of labels: what the embedded renderer numbers, and what Quarto alone does.
KINDS = ("fig", "tbl", "sec", "eq")
OTHER_KINDS = (
    "lst", "thm", "lem", "cor", "prp", "cnj", "def", "exm", "exr", "sol", "rem", "alg",
    "nte", "tip", "wrn", "imp", "cau",
)  # fmt: skip
READER = "markdown+raw_attribute"
EXAMPLE = re.compile(r"^\s*\(@([\w-]+)\)", re.MULTILINE)  # begins one, to which (@name) refers
OPENS, CLOSES = "\ue000", "\ue001"  # around a typed numeral
WARNING = re.compile(r"^\[WARNING\] (.*?) at (?:\S+ )?line (\d+) column \d+(.*)", re.MULTILINE)
BROKEN = re.compile(r"Error reading bibliography file (.*):\n\(line (\d+), .*\):\n(.*)")
UNCLOSED = "found a div, :::, that is never closed"
WORD = re.compile(r"\w+")
AROUND = 4  # words on either side by which a numeral is found again


class Reading:
    """A manuscript as pandoc reads it, before any of its code is run."""

    def __init__(self, document: Document, folder: Path, bibliography: Sequence[str] = ()):
        self.document = document
        named = document.metadata.get("bibliography", ())
        own = [named] if isinstance(named, str) else named
        for file in own or bibliography:
            if not (folder / file).is_file():
                at = next(document.lines_with("bibliography:"), 0)
                raise BadManuscript(
                    f"{document.place(at)}: found bibliography {file}, no such file"
                )
        task = {
            "text": document.for_pandoc(),
            # which would number examples, and so type numerals
            "from": f"{READER}-example_lists",
            "folder": str(folder.resolve()),
            "bibliography": [] if own else [*bibliography],
            "kinds": {"numbered": KINDS, "others": OTHER_KINDS},
        }
        answer, said = reader().ask(task, "pandoc, the manuscript")
        if wrong := answer.get("wrong"):
            told = processes.without_trace(f"{said}{wrong}")
            if broken := BROKEN.search(told):
                file, line, why = broken.groups()
                raise BadManuscript(f"{file}, line {line}: found what cannot be read: {why}")
            raise BadManuscript(f"{document.place(0)}: {told}")
        self.found: dict = answer
        self.warnings = [
            (int(line) - 1, UNCLOSED if "unclosed" in more else f"pandoc says: {what}{more}")
            for what, line, more in WARNING.findall(said)
        ]

    def lines_of(self, texts: Sequence[str]) -> Iterator[tuple[int, str]]:
        """Each of these texts with the line where it stands, the n-th of one kind where it stands
        for the n-th time."""
        times: Counter[str] = Counter()
        for text in texts:
            lines = list(self.document.lines_with(text)) or [0]
            yield lines[min(times[text], len(lines) - 1)], text
            times[text] += 1

    def placed(self, kind: str, text: str) -> Iterator[tuple[int, dict]]:
        """All that was found of a kind, with the line of what stands under ``text`` in each."""
        found = self.found[kind]
        lines = self.lines_of([one[text] for one in found])
        return ((at, one) for (at, _), one in zip(lines, found, strict=True))

    @cached_property
    def words(self) -> list[tuple[str, int]]:
        """The words of the source, each with its line."""
        return [
            (word, at)
            for at, line in enumerate(self.document.lines)
            for word in WORD.findall(line.text)
        ]

    def numerals(self) -> Iterator[tuple[int, str]]:
        """Line and text of every numeral that is typed in prose."""
        used = [-1]
        for prose in self.found["prose"]:
            for part in re.finditer(f"{OPENS}([^{CLOSES}]*){CLOSES}", prose):
                before, after = (
                    WORD.findall(re.sub(f"[{OPENS}{CLOSES}]", "", text))
                    for text in (prose[: part.start()], prose[part.end() :])
                )
                at = self.position(before, WORD.findall(part.group(1)), after, used)
                used.append(at)
                yield self.words[at][1], part.group(1).rstrip(".,")

    def position(self, before: list[str], numeral: list[str], after: list[str], used: list) -> int:
        """Which of the source's words these are, by the words around them; of several the next."""

        def likeness(at: int) -> tuple[int, bool, bool, int]:
            alone = [word for word, _ in self.words[at : at + len(numeral)]] == numeral
            left = [word for word, _ in self.words[max(0, at - AROUND) : at]]
            right = [word for word, _ in self.words[at + len(numeral) :][:AROUND]]
            like = run(reversed(left), reversed(before)) + run(right, after)
            return like, alone, at > used[-1], -at

        places = [
            at for at, (word, _) in enumerate(self.words) if at not in used and numeral[0] in word
        ]
        return max(places, key=likeness, default=0)


@cache
def reader() -> processes.Program:
    """The pandoc that reads all manuscripts of this process."""
    return processes.pandoc(Path(__file__).with_name("inspect.lua"))


def run(one: Sequence, other: Sequence) -> int:
    """How many words are the same from the beginning on."""
    same = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        same += 1
    return same
