"""What changed between two builds, told so that an author can say it in a letter: numbers,
verdicts and sentences, and which files changed beside them.

In: two folders of results, or two files. Out: a list of changes, or the same in words.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches
from fractions import Fraction
from itertools import groupby
from pathlib import Path

from runut.check.document.passages import sentences_of
from runut.console import Terminal
from runut.numerals.setting import set_number
from runut.readers import Unreadable, read_file
from runut.tables.errors import BadInput, ValidationError

NUMBER, VERDICT, SENTENCE, FILE = KINDS = ("Numbers", "Verdicts", "Sentences", "Files")
REPORTS = {"verification.html", "index.html"}  # they repeat what the JSON files say
MOST_DECIMALS = 12
BETWEEN = " | "  # the cells of a row


@dataclass(frozen=True)
class Change:
    """One thing that is not as it was. ``before`` or ``after`` is empty where it was not there."""

    kind: str
    file: str
    name: str
    before: str
    after: str

    def __str__(self) -> str:
        if self.kind == FILE:
            there = bool(self.before), bool(self.after)
            what = {(True, False): "is gone", (False, True): "is new"}
            return f"{self.file} {what.get(there, 'is not the same')}"
        if self.kind == SENTENCE:
            both = (("before", self.before), ("after", self.after))
            return "\n    ".join(f"{when}: {text}" for when, text in both if text)
        if not self.before:
            return f"{self.name} is new: {self.after}."
        if not self.after:
            return f"{self.name} is gone; it was {self.before}."
        return f"{self.name} changed from {self.before} to {self.after}."


def differences(old: Path, new: Path) -> list[Change]:
    """What changed from one folder of results to another, or from one file to another.

    Raises BadInput where one of them is not there, or is none that a build writes.
    """
    if old.is_file() and new.is_file():
        return list(changes_in(new.name, old, new))
    wanted = "two folders of results, or two files"
    if errors := [
        ValidationError(str(one), 0, "", "a file" if one.exists() else "nothing", wanted)
        for one in (old, new)
        if not one.is_dir()
    ]:
        raise BadInput(errors)
    paths = {path.relative_to(one) for one in (old, new) for path in one.rglob("*")}
    return [
        change
        for path in sorted(paths)
        if not (old / path).is_dir() and not (new / path).is_dir()
        for change in changes_in(path.as_posix(), old / path, new / path)
    ]


def changes_in(file: str, old: Path, new: Path) -> Iterator[Change]:
    """What changed in one file, which only one of the builds may have."""
    whole = Change(FILE, file, "", *("there" if one.exists() else "" for one in (old, new)))
    if not (whole.before and whole.after):
        yield whole
    elif old.read_bytes() != new.read_bytes():
        known = [one for name, one in READERS.items() if new.match(name)]
        told = list(known[0](file, old, new)) if known and new.name not in REPORTS else []
        yield from told or [whole]


def read(path: Path, key: str) -> dict:
    """What a JSON file of a build keeps under ``key``, by id."""
    try:
        return dict(json.loads(path.read_bytes())[key])
    except (ValueError, KeyError, TypeError):
        raise BadInput.of(path, "none of them", f"a build's {key}, by id") from None


def changed_numbers(file: str, *paths: Path) -> Iterator[Change]:
    """The numbers whose exact value is another, as the registry says that they are shown."""
    old, new = (read(path, "numbers") for path in paths)
    for name in sorted(old.keys() | new.keys()):
        before, after = old.get(name), new.get(name)
        if not (before and after and before["exact"] == after["exact"]):
            meaning = " ".join((after or before).get("meaning", "").split()).rstrip(".")
            yield Change(
                NUMBER, file, f"{meaning} ({name})" if meaning else name, *shown(before, after)
            )


def shown(before: dict | None, after: dict | None) -> tuple[str, str]:
    """Both values with as many decimals as it takes to tell one from the other."""
    for more in range(MOST_DECIMALS):
        before_text, after_text = (
            set_number(Fraction(one["exact"]), one["unit"], one["decimals"] + more, "en")
            if one
            else ""
            for one in (before, after)
        )
        if before_text != after_text:
            return before_text, after_text
    return before["exact"], after["exact"]


def changed_verdicts(file: str, *paths: Path) -> Iterator[Change]:
    old, new = (read(path, "claims") for path in paths)
    for name in sorted(old.keys() | new.keys()):
        before, after = old.get(name, {}), new.get(name, {})
        verdicts = before.get("verdict", ""), after.get("verdict", "")
        if verdicts[0] != verdicts[1]:
            claim = after or before
            said = f"The verdict on “{claim['printed']}” ({claim['place']}; {name})"
            yield Change(VERDICT, file, said, *verdicts)


def changed_sentences(file: str, *paths: Path) -> Iterator[Change]:
    """The sentences that are not as they were, each beside the one that it was made from. A table
    may be in another order: a row goes with that of the same head."""
    old, new = map(sentences, paths)
    found = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    blocks = [(old[i1:i2], new[j1:j2]) for tag, i1, i2, j1, j2 in found if tag != "equal"]
    was, now = (rows_by_head(one for block in blocks for one in block[side]) for side in (0, 1))
    rows = {was[head]: now[head] for head in was if head in now}
    taken = {*rows.values()}
    for here, there in blocks:
        kept = [(one, rows[one]) for one in here if one in rows]
        rest = [one for one in here if one not in rows], [one for one in there if one not in taken]
        for before, after in [*kept, *paired(*rest)]:
            if before != after:
                yield Change(SENTENCE, file, "", *marked(before, after))


def rows_by_head(texts: Iterable[str]) -> dict[tuple[str, int], str]:
    """The rows among texts by their first cell and how many there are, where no other has these."""
    found = defaultdict(list)
    for text in texts:
        head, *cells = text.split(BETWEEN)
        if cells:
            found[head, len(cells)].append(text)
    return {head: rows[0] for head, rows in found.items() if len(rows) == 1}


def paired(old: Iterable[str], new: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Sentences with those that they resemble; what resembles none stands alone."""
    left = list(new)
    for before in old:
        after = next(iter(get_close_matches(before, left, 1)), "")
        if after:
            left.remove(after)
        yield before, after
    yield from (("", after) for after in left)


def marked(before: str, after: str) -> tuple[str, str]:
    """Both sentences, with stars around the words that differ, where each has its counterpart."""
    if not (before and after):
        return before, after
    words = before.split(), after.split()
    texts: tuple[list[str], list[str]] = ([], [])
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, *words, autojunk=False).get_opcodes():
        for text, piece in zip(texts, (words[0][i1:i2], words[1][j1:j2]), strict=True):
            if piece:
                text.append(" ".join(piece) if tag == "equal" else f"**{' '.join(piece)}**")
    return " ".join(texts[0]), " ".join(texts[1])


def sentences(path: Path) -> list[str]:
    """The sentences and rows of a page as a reader sees them: not what waits in a template for
    another number, nor the derivations that a click opens."""
    try:
        blocks = read_file(str(path)).blocks
    except Unreadable:  # nothing is to be seen in it
        return []
    found = []
    for row, together in groupby(blocks, lambda one: one.kind == "cell" and (one.table, one.row)):
        texts = [one.text for one in together]
        if row:
            found.append(BETWEEN.join(texts))
        else:
            found += [one.strip() for text in texts for _, one in sentences_of(text)]
    return found


READERS = {
    "indicators.json": changed_numbers,
    "verification.json": changed_verdicts,
    "*.html": changed_sentences,
}


def told(changes: list[Change]) -> str:
    """The changes in words: numbers first, then verdicts, sentences and whole files."""
    lines = []
    for kind in KINDS:
        found = [one for one in changes if one.kind == kind]
        if found:
            lines.append(f"{kind} that changed: {len(found)}")
        for at, one in enumerate(found):
            if kind != FILE and (at == 0 or one.file != found[at - 1].file):
                lines.append(f"  in {one.file}")
            lines.append(f"    {one}")
    return "\n".join(lines or ["Nothing changed."])


def main(old: Path, new: Path) -> int:
    """Prints what changed; 0 where nothing did, 1 where something did. Raises BadInput where it
    cannot be said."""
    changes = differences(old, new)
    Terminal().out(told(changes))
    return 1 if changes else 0
