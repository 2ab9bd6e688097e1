"""How each number came about, as data: what a reader reaches by clicking a number.

For every number that a document shows, and for each that it is made of down to the source cells,
one entry: what it means, its value, what the published article printed and the verdict on that, the
formula in names and in values, and the cell, file and publication that it comes from. A template
makes popovers of the entries in a page (``entries.html``); on paper there is a table of the numbers
that were computed.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import partial
from pathlib import Path, PurePosixPath
from typing import NamedTuple
from urllib.parse import quote

from runut.claims.places import place_in
from runut.graph.formulas import BINDS
from runut.manuscripts.opening import UnitVoice
from runut.manuscripts.voice import Voice
from runut.numerals.rounding import round_half_up
from runut.numerals.setting import set_number
from runut.numerals.stated import with_suffix
from runut.registry import published_in

CLAIM = "claim."  # what the ids of printed numerals begin with that no number stands behind
FILE = "file."  # and those of the files that source cells stand in
SIGNS = {"+": "+", "-": "\u2212", "*": "×", "/": "÷"}
TERMINATING = 6  # decimals that an exact value may take before it is written as a fraction


class Part(NamedTuple):
    """What is not plain text in a line.

    ``kind``: a ``name`` leads to the entry ``to``, a ``link``, a ``verdict`` or a ``file`` to that
    address, a file also to the ``entry`` that tells of it; a ``value``, an ``exact`` one and the
    sign between two (``equals``) may follow a reader's "what if", and so may an ``estimate``, which
    was made from the family ``to``.
    """

    kind: str
    text: str
    to: str = ""
    entry: str = ""


Parts = list[str | Part]


@dataclass(frozen=True)
class Entry:
    """One number's derivation. ``lines``: each a word of the derivations, which may be empty, and
    what follows it. ``more``: lines that a page shows on request."""

    name: str
    title: str
    lines: list[tuple[str, Parts]]
    more: list[tuple[str, Parts]] = field(default_factory=list)

    @property
    def leads_to(self) -> list[str]:
        """The entries that this one's names lead to."""
        lines = [*self.lines, *self.more]
        parts = (part for _, line in lines for part in line if not isinstance(part, str))
        return [part.to for part in parts if part.kind == "name"]


Line = Callable[
    [UnitVoice, str], Iterator[tuple[str, Parts]]
]  # a number's lines of one kind, or none


def entries(study: UnitVoice, leave_out: tuple[Line, ...] = ()) -> list[Entry]:
    """An entry for each number shown so far, and for all that they lead to, each once."""
    return [entry(study, name, leave_out) for name in explained(study)]


def file_entries(study: UnitVoice) -> list[Entry]:
    """An entry for each file that source cells of other entries stand in."""
    return [entry(study, name) for name in study.files.values()]


def explained(study: UnitVoice) -> list[str]:
    """The numbers shown so far, and all that they are made of."""
    added = [name for one in study.added.values() for name in one.leads_to]
    return reachable(study.registry["numbers"], [*study.shown, *added])


def reachable(numbers: dict, names: Iterable[str]) -> list[str]:
    """``names`` and every input below them, each once, a number before its inputs."""
    found: dict[str, None] = {}
    waiting = list(names)
    while waiting:
        name = waiting.pop(0)
        if name not in found:
            found[name] = None
            waiting += numbers[name]["inputs"] if name in numbers else []
    return list(found)


def entry(study: UnitVoice, name: str, leave_out: tuple[Line, ...] = ()) -> Entry:
    """One number's entry, with or without some kinds of lines."""
    if name in study.added:
        return study.added[name]
    title, lines, more = KINDS.get(name[: name.find(".") + 1], (title_of, LINES, MORE))

    def told(kinds: tuple[Line, ...]) -> list[tuple[str, Parts]]:
        return [one for line in kinds if line not in leave_out for one in line(study, name)]

    return Entry(name, title(study, name), told(lines), told(more))


def words(study: UnitVoice, *path: str) -> str:
    return study.word("derivations", *path)


def title_of(study: UnitVoice, name: str, form: str = "label") -> str:
    """What a number is called: its family's name, and its members' after a colon."""
    family, *members = name.split(".")
    text = study.word("numbers", family, "label")
    named = ", ".join(member_name(study, member, form) for member in members)
    return f"{text}: {named}" if named else text


def figure_rows(voices: Sequence[Voice], names: Iterable[str]) -> list[list[str]]:
    """These numbers of a figure as a table below its heads, with what each is called in the
    languages of the voices."""
    rows = [["id", *(f"label_{one.language}" for one in voices), "value", "unit"]]
    for name in names:
        entry = voices[0].entry(name)
        labels = [title_of(one, name) for one in voices]
        rows.append([name, *labels, entry["decimal"], entry["unit"]])
    return rows


def member_name(study: UnitVoice, member: str, form: str) -> str:
    """A part of an id in words: a table's label, one of words.yaml, or itself (a year)."""
    try:
        return study.name_of(member, form)
    except KeyError:
        return member


def meaning(study: UnitVoice, name: str) -> Iterator[tuple[str, Parts]]:
    yield "", [study.word("numbers", name.partition(".")[0], "meaning")]


def value(study: UnitVoice, name: str) -> Iterator[tuple[str, Parts]]:
    """The value as shown, and exactly where few more decimals say it."""
    entry, exact = study.entry(name), study.value(name)
    more = exact != Fraction(round_half_up(exact, entry["decimals"])) and ends(exact)
    more = more and entry["kind"] != "estimate"
    text = f"({words(study, 'exactly')} {exactly(exact, study.language)})" if more else ""
    # an empty place is kept for the page's "what if", where a cell's value is shown as written
    place = [] if entry["kind"] == "cell" and not text else [" ", Part("exact", text)]
    yield "value", [Part("value", study.set(name)), *place]


def ends(number: Fraction) -> bool:
    """Whether a value is a decimal that ends soon."""
    return number == Fraction(round_half_up(number, TERMINATING))


def exactly(number: Fraction, language: str) -> str:
    """A value in full: as a decimal where that ends soon, else as a fraction."""
    for decimals in range(TERMINATING + 1):
        if number == Fraction(round_half_up(number, decimals)):
            return set_number(number, "", decimals, language)
    parts = (set_number(Fraction(n), "", 0, language) for n in number.as_integer_ratio())
    return " ÷ ".join(parts)


def printed(study: UnitVoice, name: str) -> Iterator[tuple[str, Parts]]:
    """Every numeral that the published article prints for this number, and where."""
    places: dict[str, list[str]] = {}
    for claim in study.registry["claims"].values():
        if claim["target"] == name:
            places.setdefault(numeral(claim), []).append(place(study, claim["place"]))
    if places:
        told = (f"“{text}” ({'; '.join(where)})" for text, where in places.items())
        yield "printed", [", ".join(told)]


def verdict(study: UnitVoice, name: str) -> Iterator[tuple[str, Parts]]:
    """What the verification found of the numerals that the published article prints for this, each
    linked to its place on the page of verdicts, which says why. Several verdicts on one number name
    the numerals that they are about."""
    found: dict[str, list[str]] = {}
    for claim, one in study.verified.items():
        if derivation_of(study, claim, one["target"]) == name:
            found.setdefault(one["verdict"], []).append(claim)
    for kind, claims in found.items():
        page = f"verification.html#{study.language}-{claims[0]}"
        numerals = [study.registry["claims"][claim] for claim in claims]
        told = (f"“{numeral(one)}”, {place(study, one['place'])}" for one in numerals)
        about = [f" ({'; '.join(told)})"] if len(found) > 1 else []
        yield "verdict", [Part("verdict", study.verdict_names[kind], page), *about]


def derivation_of(study: UnitVoice, claim: str, target: str) -> str:
    """The id of the derivation that tells of a claim: its target's, or its own."""
    return target if target in study.registry["numbers"] else CLAIM + claim


def numeral(claim: dict) -> str:
    return with_suffix(claim["printed"], claim["suffix"])


def place(study: UnitVoice, text: str) -> str:
    """A place in the published article, in the reader's language."""
    return place_in(study.words["derivations"]["places"], text, study.language)


def formula(study: UnitVoice, name: str) -> Iterator[tuple[str, Parts]]:
    """The formula, its names followed by their values; each name leads on."""
    if "formula" in study.entry(name):
        yield "formula", values(study, name, partial(leads_on, study))


def values(study: UnitVoice, name: str, before: Callable[[str], Part] | None = None) -> Parts:
    """A number's formula with values in it, each with what goes ``before`` it, and what comes
    out."""
    entry = study.entry(name)

    def valued(part: str) -> Parts:
        found = Part("value", study.set(part, sign=False))
        return [before(part), " ", found] if before else [found]

    exact = study.value(name)
    equals = "=" if exact == Fraction(round_half_up(exact, entry["decimals"])) else "≈"
    left = write(study, entry["formula"], valued)
    result = Part("value", study.set(name, sign=False))
    return [*left, " ", Part("equals", equals), " ", result]


def basis(study: UnitVoice, name: str) -> Iterator[tuple[str, Parts]]:
    """The numbers that a joint check's result or an estimate rests on, each of which leads on."""
    entry = study.entry(name)
    if entry["kind"] in ("check", "estimate") and entry["inputs"]:
        yield "basis", in_row(study, entry["inputs"])


def in_row(study: UnitVoice, names: list[str]) -> Parts:
    """Names that lead on, one after another; a family's is said once of members in a row."""
    row: Parts = []
    last = ""
    for name in names:
        part, family = leads_on(study, name), name.partition(".")[0]
        text = part.text.partition(": ")[2] if family == last else part.text
        row += ["; ", part._replace(text=text or part.text)]
        last = family
    return row[1:]


def places(study: UnitVoice, name: str) -> Iterator[tuple[str, Parts]]:
    """The places that have the highest or the lowest rate, whose own pages lead on."""
    if found := [one[study.language] for one in study.entry(name).get("places", [])]:
        yield "places_are", [study.listed(found)]


def method(study: UnitVoice, name: str) -> Iterator[tuple[str, Parts]]:
    """In words, how a joint check comes to its result, which no formula says."""
    family = name.partition(".")[0]
    if family in study.words["derivations"]["methods"]:
        yield "method", [words(study, "methods", family)]


def leads_on(study: UnitVoice, name: str) -> Part:
    """A number's name, which opens its derivation."""
    return Part("name", title_of(study, name, "short"), name)


def write(
    study: UnitVoice, tree: list | str, name: Callable[[str], Parts], outer: int = 0
) -> Parts:
    """A formula's tree in a line; ``outer`` says how tightly the operator around it binds."""
    if isinstance(tree, str):
        return name(tree)
    operator, *parts = tree
    if operator == "#":
        return [exactly(Fraction(parts[0]), study.language)]
    if operator in SIGNS:
        binds = BINDS[operator]
        left = write(study, parts[0], name, binds)
        # what is taken away or divided by keeps its own brackets
        right = write(study, parts[1], name, binds + (operator in "-/"))
        row = [*left, f" {SIGNS[operator]} ", *right]
        return ["(", *row, ")"] if binds < outer else row
    inner = [write(study, part, name) for part in parts]
    if operator in ("min", "max"):
        row = [part for one in inner for part in ("; ", *one)][1:]
        return [f"{words(study, operator)} (", *row, ")"]
    test, part = inner
    slots = {"{test}": test, "{part}": part}
    pieces = re.split(r"(\{test\}|\{part\})", f"({words(study, operator)})")
    return [one for piece in pieces for one in slots.get(piece, [piece])]


def source(study: UnitVoice, name: str) -> Iterator[tuple[str, Parts]]:
    """The cell that a number was read from; its file's name leads to the row."""
    where = study.entry(name).get("source")
    if not where:
        return
    short = "/".join(PurePosixPath(where["file"]).parts[-2:])
    told_of = study.files.setdefault(where["file"], f"{FILE}{len(study.files)}")
    file = Part("file", short, address(study, where["file"], where["row"]), told_of)
    if not where["row"]:
        yield "source", [file, f", {words(study, 'unlisted').format(value=study.set(name))}"]
        return
    cell = words(study, "cell").format(
        row=where["row"], column=where["column"], place=place(study, str(where["place"] or "–"))
    )
    yield "source", [file, f", {cell}"]


def address(study: UnitVoice, file: str, row: int | None = None) -> str:
    """A file of the study as seen from the documents, of a CSV its row (RFC 7111); empty for one
    that does not come with the study."""
    path = study.root / file
    if Path(file).is_absolute() or file.startswith("build/") or not path.is_file():
        return ""
    at = f"#row={row}" if row and path.suffix == ".csv" else ""
    return quote(Path(os.path.relpath(path, study.folder)).as_posix()) + at


def as_given(study: UnitVoice, name: str) -> Iterator[tuple[str, Parts]]:
    """What the source cell of a number holds, and why it says so."""
    where = study.entry(name).get("source")
    if not where or not where["row"]:
        return
    as_printed = f"“{where['printed']}”" if where["printed"] else words(study, "blank")
    yield "as_written" if "ours" in where else "as_printed", [as_printed]
    for kind, key in (("corrected", "note"), ("reason", "reason")):
        if key in where:
            yield kind, [where[key][study.language]]


def cell_publications(study: UnitVoice, name: str) -> Iterator[tuple[str, Parts]]:
    """The sources that the data package names for the file of a number's cell."""
    if where := study.entry(name).get("source"):
        yield from publications(study, where["file"])


def file_path(study: UnitVoice, name: str) -> str:
    return next(file for file, given in study.files.items() if given == name)


def file_publications(study: UnitVoice, name: str) -> Iterator[tuple[str, Parts]]:
    return publications(study, file_path(study, name))


def publications(study: UnitVoice, file: str) -> Iterator[tuple[str, Parts]]:
    """The sources that the data package names for a file."""
    found = published_in(study.registry["publications"], file)
    titles = [publication(study, one) for one in found]
    if titles:
        yield "publication", [part for title in titles for part in ("; ", title)][1:]


def publication(study: UnitVoice, one: dict) -> str | Part:
    title = one.get(f"title_{study.language}", one["title"])
    path = one.get("path", "")
    linked = re.fullmatch(r"https?://[^\s()<>\"]+", path)
    return Part("link", title, path) if linked else title


def data(study: UnitVoice, name: str) -> Iterator[tuple[str, Parts]]:
    """The file that an estimate was made from as a whole, and who published it."""
    if given := study.entry(name).get("data"):
        yield "data", [given["file"]]
        yield "publication", [given["title"]]


def claim_title(study: UnitVoice, name: str) -> str:
    claim = study.registry["claims"][name.removeprefix(CLAIM)]
    return words(study, "claim").format(printed=numeral(claim))


def claim_place(study: UnitVoice, name: str) -> Iterator[tuple[str, Parts]]:
    """Where the article prints a numeral that no number stands behind."""
    claim = study.registry["claims"][name.removeprefix(CLAIM)]
    yield "", [words(study, "nothing_behind")]
    yield "printed", [f"“{numeral(claim)}” ({place(study, claim['place'])})"]


# The lines of an entry, in their order, and those on request; then, by what other ids begin with,
# its title and lines.
LINES = (meaning, value, formula, source, cell_publications, verdict)
MORE = (printed, as_given, method, basis, places, data)
KINDS = {
    CLAIM: (claim_title, (claim_place, verdict), ()),
    FILE: (file_path, (file_publications,), ()),
}
