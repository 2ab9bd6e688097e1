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
from urllib.parse import quote

from runut.claims.places import place_in
from runut.manuscripts.lines import Part, Parts, ends, exactly, words, write
from runut.manuscripts.opening import UnitVoice
from runut.manuscripts.voice import Voice
from runut.numerals.rounding import round_half_up
from runut.numerals.stated import with_suffix
from runut.registry import published_in

CLAIM = "claim."  # what the ids of printed numerals begin with that no number stands behind
FILE = "file."  # and those of the files that source cells stand in


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


def entries(voice: UnitVoice, leave_out: tuple[Line, ...] = ()) -> list[Entry]:
    """An entry for each number shown so far, and for all that they lead to, each once."""
    return [entry(voice, name, leave_out) for name in explained(voice)]


def file_entries(voice: UnitVoice) -> list[Entry]:
    """An entry for each file that source cells of other entries stand in."""
    return [entry(voice, name) for name in voice.files.values()]


def explained(voice: UnitVoice) -> list[str]:
    """The numbers shown so far, and all that they are made of."""
    added = [name for one in voice.added.values() for name in one.leads_to]
    return reachable(voice.registry["numbers"], [*voice.shown, *added])


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


def entry(voice: UnitVoice, name: str, leave_out: tuple[Line, ...] = ()) -> Entry:
    """One number's entry, with or without some kinds of lines."""
    if name in voice.added:
        return voice.added[name]
    title, lines, more = KINDS.get(name[: name.find(".") + 1], (title_of, LINES, MORE))

    def told(kinds: tuple[Line, ...]) -> list[tuple[str, Parts]]:
        return [one for line in kinds if line not in leave_out for one in line(voice, name)]

    return Entry(name, title(voice, name), told(lines), told(more))


def title_of(voice: UnitVoice, name: str, form: str = "label") -> str:
    """What a number is called: its family's name, and its members' after a colon."""
    family, *members = name.split(".")
    text = voice.word("numbers", family, "label")
    named = ", ".join(member_name(voice, member, form) for member in members)
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


def member_name(voice: UnitVoice, member: str, form: str) -> str:
    """A part of an id in words: a table's label, one of words.yaml, or itself (a year)."""
    try:
        return voice.name_of(member, form)
    except KeyError:
        return member


def meaning(voice: UnitVoice, name: str) -> Iterator[tuple[str, Parts]]:
    yield "", [voice.word("numbers", name.partition(".")[0], "meaning")]


def value(voice: UnitVoice, name: str) -> Iterator[tuple[str, Parts]]:
    """The value as shown, and exactly where few more decimals say it."""
    entry, exact = voice.entry(name), voice.value(name)
    more = exact != Fraction(round_half_up(exact, entry["decimals"])) and ends(exact)
    more = more and entry["kind"] != "estimate"
    text = f"({words(voice, 'exactly')} {exactly(exact, voice.language)})" if more else ""
    # an empty place is kept for the page's "what if", where a cell's value is shown as written
    place = [] if entry["kind"] == "cell" and not text else [" ", Part("exact", text)]
    yield "value", [Part("value", voice.set(name)), *place]


def printed(voice: UnitVoice, name: str) -> Iterator[tuple[str, Parts]]:
    """Every numeral that the published article prints for this number, and where."""
    places: dict[str, list[str]] = {}
    for claim in voice.registry["claims"].values():
        if claim["target"] == name:
            places.setdefault(numeral(claim), []).append(place(voice, claim["place"]))
    if places:
        told = (f"“{text}” ({'; '.join(where)})" for text, where in places.items())
        yield "printed", [", ".join(told)]


def verdict(voice: UnitVoice, name: str) -> Iterator[tuple[str, Parts]]:
    """What the verification found of the numerals that the published article prints for this, each
    linked to its place on the page of verdicts, which says why. Several verdicts on one number name
    the numerals that they are about."""
    found: dict[str, list[str]] = {}
    for claim, one in voice.verified.items():
        if derivation_of(voice, claim, one["target"]) == name:
            found.setdefault(one["verdict"], []).append(claim)
    for kind, claims in found.items():
        page = f"verification.html#{voice.language}-{claims[0]}"
        numerals = [voice.registry["claims"][claim] for claim in claims]
        told = (f"“{numeral(one)}”, {place(voice, one['place'])}" for one in numerals)
        about = [f" ({'; '.join(told)})"] if len(found) > 1 else []
        yield "verdict", [Part("verdict", voice.verdict_names[kind], page), *about]


def derivation_of(voice: UnitVoice, claim: str, target: str) -> str:
    """The id of the derivation that tells of a claim: its target's, or its own."""
    return target if target in voice.registry["numbers"] else CLAIM + claim


def numeral(claim: dict) -> str:
    return with_suffix(claim["printed"], claim["suffix"])


def place(voice: UnitVoice, text: str) -> str:
    """A place in the published article, in the reader's language."""
    return place_in(voice.words["derivations"]["places"], text, voice.language)


def formula(voice: UnitVoice, name: str) -> Iterator[tuple[str, Parts]]:
    """The formula, its names followed by their values; each name leads on."""
    if "formula" in voice.entry(name):
        yield "formula", values(voice, name, partial(leads_on, voice))


def values(voice: UnitVoice, name: str, before: Callable[[str], Part] | None = None) -> Parts:
    """A number's formula with values in it, each with what goes ``before`` it, and what comes
    out."""
    entry = voice.entry(name)

    def valued(part: str) -> Parts:
        found = Part("value", voice.set(part, sign=False))
        return [before(part), " ", found] if before else [found]

    exact = voice.value(name)
    equals = "=" if exact == Fraction(round_half_up(exact, entry["decimals"])) else "≈"
    left = write(voice, entry["formula"], valued)
    result = Part("value", voice.set(name, sign=False))
    return [*left, " ", Part("equals", equals), " ", result]


def basis(voice: UnitVoice, name: str) -> Iterator[tuple[str, Parts]]:
    """The numbers that a joint check's result or an estimate rests on, each of which leads on."""
    entry = voice.entry(name)
    if entry["kind"] in ("check", "estimate") and entry["inputs"]:
        yield "basis", in_row(voice, entry["inputs"])


def in_row(voice: UnitVoice, names: list[str]) -> Parts:
    """Names that lead on, one after another; a family's is said once of members in a row."""
    row: Parts = []
    last = ""
    for name in names:
        part, family = leads_on(voice, name), name.partition(".")[0]
        text = part.text.partition(": ")[2] if family == last else part.text
        row += ["; ", part._replace(text=text or part.text)]
        last = family
    return row[1:]


def places(voice: UnitVoice, name: str) -> Iterator[tuple[str, Parts]]:
    """The places that have the highest or the lowest rate, whose own pages lead on."""
    if found := [one[voice.language] for one in voice.entry(name).get("places", [])]:
        yield "places_are", [voice.listed(found)]


def method(voice: UnitVoice, name: str) -> Iterator[tuple[str, Parts]]:
    """In words, how a joint check comes to its result, which no formula says."""
    family = name.partition(".")[0]
    if family in voice.words["derivations"]["methods"]:
        yield "method", [words(voice, "methods", family)]


def leads_on(voice: UnitVoice, name: str) -> Part:
    """A number's name, which opens its derivation."""
    return Part("name", title_of(voice, name, "short"), name)


def source(voice: UnitVoice, name: str) -> Iterator[tuple[str, Parts]]:
    """The cell that a number was read from; its file's name leads to the row."""
    where = voice.entry(name).get("source")
    if not where:
        return
    short = "/".join(PurePosixPath(where["file"]).parts[-2:])
    told_of = voice.files.setdefault(where["file"], f"{FILE}{len(voice.files)}")
    file = Part("file", short, address(voice, where["file"], where["row"]), told_of)
    if not where["row"]:
        yield "source", [file, f", {words(voice, 'unlisted').format(value=voice.set(name))}"]
        return
    cell = words(voice, "cell").format(
        row=where["row"], column=where["column"], place=place(voice, str(where["place"] or "–"))
    )
    yield "source", [file, f", {cell}"]


def address(voice: UnitVoice, file: str, row: int | None = None) -> str:
    """A file of the study as seen from the documents, of a CSV its row (RFC 7111); empty for one
    that does not come with the study."""
    path = voice.root / file
    if Path(file).is_absolute() or file.startswith("build/") or not path.is_file():
        return ""
    at = f"#row={row}" if row and path.suffix == ".csv" else ""
    return quote(Path(os.path.relpath(path, voice.folder)).as_posix()) + at


def as_given(voice: UnitVoice, name: str) -> Iterator[tuple[str, Parts]]:
    """What the source cell of a number holds, and why it says so."""
    where = voice.entry(name).get("source")
    if not where or not where["row"]:
        return
    as_printed = f"“{where['printed']}”" if where["printed"] else words(voice, "blank")
    yield "as_written" if "ours" in where else "as_printed", [as_printed]
    for kind, key in (("corrected", "note"), ("reason", "reason")):
        if key in where:
            yield kind, [where[key][voice.language]]


def cell_publications(voice: UnitVoice, name: str) -> Iterator[tuple[str, Parts]]:
    """The sources that the data package names for the file of a number's cell."""
    if where := voice.entry(name).get("source"):
        yield from publications(voice, where["file"])


def file_path(voice: UnitVoice, name: str) -> str:
    return next(file for file, given in voice.files.items() if given == name)


def file_publications(voice: UnitVoice, name: str) -> Iterator[tuple[str, Parts]]:
    return publications(voice, file_path(voice, name))


def publications(voice: UnitVoice, file: str) -> Iterator[tuple[str, Parts]]:
    """The sources that the data package names for a file."""
    found = published_in(voice.registry["publications"], file)
    titles = [publication(voice, one) for one in found]
    if titles:
        yield "publication", [part for title in titles for part in ("; ", title)][1:]


def publication(voice: UnitVoice, one: dict) -> str | Part:
    title = one.get(f"title_{voice.language}", one["title"])
    path = one.get("path", "")
    linked = re.fullmatch(r"https?://[^\s()<>\"]+", path)
    return Part("link", title, path) if linked else title


def data(voice: UnitVoice, name: str) -> Iterator[tuple[str, Parts]]:
    """The file that an estimate was made from as a whole, and who published it."""
    if given := voice.entry(name).get("data"):
        yield "data", [given["file"]]
        yield "publication", [given["title"]]


def claim_title(voice: UnitVoice, name: str) -> str:
    claim = voice.registry["claims"][name.removeprefix(CLAIM)]
    return words(voice, "claim").format(printed=numeral(claim))


def claim_place(voice: UnitVoice, name: str) -> Iterator[tuple[str, Parts]]:
    """Where the article prints a numeral that no number stands behind."""
    claim = voice.registry["claims"][name.removeprefix(CLAIM)]
    yield "", [words(voice, "nothing_behind")]
    yield "printed", [f"“{numeral(claim)}” ({place(voice, claim['place'])})"]


# The lines of an entry, in their order, and those on request; then, by what other ids begin with,
# its title and lines.
LINES = (meaning, value, formula, source, cell_publications, verdict)
MORE = (printed, as_given, method, basis, places, data)
KINDS = {
    CLAIM: (claim_title, (claim_place, verdict), ()),
    FILE: (file_path, (file_publications,), ()),
}
