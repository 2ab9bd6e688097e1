"""What is wrong in a manuscript, found before any of its code is run, whoever renders it.

Every error has its file, its line and, where a name is wrong, the names that there are.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import chain, pairwise
from pathlib import Path
from urllib.parse import unquote

from runut.notebooks.gate import typed_numbers
from runut.notebooks.qmd import (
    TOUCHING,
    BadManuscript,
    Document,
    Text,
    beside,
    named_in,
    opened,
)
from runut.notebooks.reading import EXAMPLE, Reading
from runut.notebooks.supported import (
    ADDRESS,
    OTHER_REFERENCE,
    REFERENCE,
    Found,
    as_labelled,
    includes_within_lines,
    only_quarto,
)
from runut.tables.errors import nearest

ORCID = re.compile(r"(?:https?://orcid\.org/)?(?:\d{4}-){3}\d{3}[\dX]")
NOTE = re.compile(r"\[\^[^\]\s]+\]")
# what begins an example where it begins a paragraph
EXAMPLE_LIKE = re.compile(r"(?:\(@([\w-]+)\)|@([\w-]+)[.)])(?=\s|$)")
BEGINNING = r"(?:[^\w|#]|\[\^\S+\]:|\w+[.)] )*"  # of a line, where a list, note or quotation begins
# a key of the bibliography or a label, with code right behind it
CITED = re.compile(r"(?<!\w)(@[\w-]+)(?=`\{python\} )")
UNSEEN = "a text for those who do not see it"


def checked(
    manuscript: Path, bibliography: Sequence[str], ends: Collection[str], engine: str
) -> Document:
    """A manuscript that can be rendered to files with these ``ends``, taken apart.

    Raises BadManuscript with all that is wrong in it, and with all that only Quarto renders where
    the engine is another.
    """
    reading = read(manuscript, bibliography)
    document = reading.document
    found = chain(
        document.errors,
        reading.warnings,
        touching_calls(document),
        typed_numbers(reading),
        broken_references(reading),
        references_as_examples(reading),
        labels_twice(reading),
        notes_nowhere(reading),
        divs_not_open(reading),
        wrong_front_matter(document, manuscript.parent),
        skipped_levels(reading),
        pictures(reading, manuscript.parent, ends),
        unseen_formulas(reading),
        unseen_plots(document),
        includes_within_lines(reading),
        *((only_quarto(reading), raw_tex(reading)) if engine != "quarto" else ()),
    )
    errors = sorted(set(found))
    if errors:
        raise BadManuscript("\n".join(f"{document.place(at)}: {what}" for at, what in errors))
    return document


def read(manuscript: Path, bibliography: Sequence[str]) -> Reading:
    """A manuscript taken apart and read. ``bibliography``: the project's, from its folder."""
    return Reading(opened(manuscript), manuscript.parent, bibliography)


def touching_calls(document: Document) -> Iterator[Found]:
    """Calls with nothing between them and what stands before, which would be read as one."""
    wrong = {
        TOUCHING: "found another backtick right behind {}, expected text between two calls, since "
        "Quarto would not run the second",
        CITED: "found a call right behind {}, expected text between the two, since what the call "
        "gives would be read as part of the citation",
    }
    for part in document.parts:
        for form, told in wrong.items() if isinstance(part, Text) else ():
            for found in form.finditer(part.source):
                at = part.at + part.source.count("\n", 0, found.start())
                yield at, told.format(found.group(1))


def broken_references(reading: Reading) -> Iterator[Found]:
    """References to what has no label, and citations of what no bibliography has."""
    source = "\n".join(line.text for line in reading.document.lines)
    labels = {*reading.found["labels"], *labels_of_cells(reading.document)}
    # one that stands in code is made by it
    labels |= {*re.findall(rf"#({REFERENCE.pattern})", source)}
    keys = {*reading.found["keys"], *EXAMPLE.findall(source)}
    for at, text in reading.lines_of([f"@{one}" for one in reading.found["cited"]]):
        name = as_labelled(text[1:])
        if REFERENCE.fullmatch(name):
            if OTHER_REFERENCE.fullmatch(name) or name in labels:
                continue
            alike = [one for one in labels if one.startswith(name.partition("-")[0])] or labels
            yield at, f"found {text}, a label that there is not; there are {known(text, alike)}"
        elif name not in keys:
            yield at, f"found {text}, which the bibliography lacks; it has {known(text, keys)}"


def references_as_examples(reading: Reading) -> Iterator[Found]:
    """Paragraphs that begin with a reference and a mark behind it, as examples do: pandoc, and so
    Quarto, puts a number in place of every reference of that name."""
    document = reading.document
    for found in filter(None, map(EXAMPLE_LIKE.match, reading.found["prose"])):
        name = found[1] or found[2]
        cites = REFERENCE.fullmatch(as_labelled(name)) or name in reading.found["keys"]
        for at in document.lines_with(found[0]) if found[2] or cites else ():
            if re.match(BEGINNING + re.escape(found[0]), document.lines[at].text):
                expected = "expected a word before it, or no such mark behind it"
                yield (
                    at,
                    f"found {found[0]} where a paragraph begins, as an example does, {expected}",
                )


def labels_twice(reading: Reading) -> Iterator[Found]:
    """Labels of figures, tables and formulas that something else has already; those of sections
    pandoc tells."""
    document, seen = reading.document, set()
    found = [*reading.lines_of([f"#{one}" for one in reading.found["labels"]])]
    cells = [
        (cell.at, f"#{cell.options['label']}") for cell in document.cells if "label" in cell.options
    ]
    for at, label in sorted([*found, *cells]):
        if label in seen and not label.startswith("#sec-"):
            yield at, f"found {label} twice, expected another label"
        seen.add(label)


def notes_nowhere(reading: Reading) -> Iterator[Found]:
    """Marks of footnotes that are nowhere, which pandoc takes for text."""
    marks = [mark for prose in reading.found["prose"] for mark in NOTE.findall(prose)]
    for at, mark in reading.lines_of(marks):
        yield at, f"found {mark}, expected a footnote of this name, {mark}: …"


def divs_not_open(reading: Reading) -> Iterator[Found]:
    """Ends of divs that nothing began, which pandoc takes for text."""
    if not any(":::" in prose.split() for prose in reading.found["prose"]):
        return
    opened = 0
    for at, line in enumerate(reading.document.lines):
        if text := re.match(r"\s*:{3,}(.*)", line.text):
            opened += 1 if text[1].strip() else -1
            if opened < 0:
                opened = 0
                yield at, "found the end of a div, :::, that nothing began"


def wrong_front_matter(document: Document, folder: Path) -> Iterator[Found]:
    """What nobody could make anything of."""
    metadata = document.metadata

    def line_of(text: str) -> int:
        return next(document.lines_with(text), 0)

    for name in named_in(metadata):
        # an extension of Quarto's has no suffix
        if Path(name).suffix and not beside(folder, name).is_file():
            yield line_of(name), f"found {name}, no such file beside the manuscript"
    authors = metadata.get("author") or []
    for author in authors if isinstance(authors, list) else [authors]:
        if not isinstance(author, dict):
            continue
        key = "affiliations" if "affiliations" in author else "affiliation"
        given = author.get(key)
        if not author.get("name"):
            yield line_of("author:"), "found an author without a name, expected name: …"
        if "orcid" in author and not ORCID.fullmatch(str(author["orcid"])):
            what = f"found orcid {author['orcid']}, expected one such as 0000-0002-1825-0097"
            yield line_of(str(author["orcid"])), what
        for one in given if isinstance(given, list) else [given]:
            if any(isinstance(part, (list, dict)) for part in parts_of(one)):
                what = "found an affiliation of several storeys, expected its name, or name: …"
                yield line_of(key), what


def parts_of(affiliation: object) -> Sequence[object]:
    if isinstance(affiliation, list):
        return [affiliation]
    return [*affiliation.values()] if isinstance(affiliation, dict) else [affiliation]


def known(text: str, names: Collection[str]) -> str:
    """The names that there are, as they are cited."""
    return nearest(text, [f"@{name}" for name in names])


def labels_of_cells(document: Document) -> list[str]:
    return [str(cell.options["label"]) for cell in document.cells if "label" in cell.options]


def skipped_levels(reading: Reading) -> Iterator[Found]:
    """Headings that are more than one level below the one before."""
    found = reading.found["headings"]
    lines = [at for at, _ in headings(reading)]
    for at, (above, below) in zip(lines, pairwise([{"level": 0}, *found]), strict=True):
        if below["level"] > above["level"] + 1:
            expected = "#" * (above["level"] + 1)
            yield (
                at,
                f"found a heading of level {below['level']}, “{below['text']}”, expected at most "
                f"level {len(expected)} ({expected}) after the one before",
            )


def headings(reading: Reading) -> Iterator[tuple[int, str]]:
    """Line and text of every heading."""
    lines = [
        at
        for at, line in enumerate(reading.document.lines)
        if line.text.startswith("#") or set(line.text.strip()) in ({"="}, {"-"})
    ]
    left = iter(lines)
    for one in reading.found["headings"]:
        words = re.findall(r"\w+", one["text"])
        at = next(
            (
                at
                for at in left
                if set(words) <= set(re.findall(r"\w+", reading.document.lines[at].text))
            ),
            0,
        )
        yield at, one["text"]


def pictures(reading: Reading, folder: Path, ends: Collection[str]) -> Iterator[Found]:
    """Pictures that are not there, and those without a text."""
    for at, one in reading.placed("images", "source"):
        source = one["source"]
        if not one["alt"]:
            yield at, f"found the picture {source} without {UNSEEN}, expected {one['expected']}"
        if ADDRESS.match(source):
            continue
        file = beside(folder, unquote(source))
        drawn = file.with_suffix(".png")
        if not file.is_file():
            alike = file.suffix.lower()
            there = [one.name for one in file.parent.glob("*") if one.suffix.lower() == alike]
            yield (
                at,
                f"found the picture {source}, no such file beside the manuscript; there are "
                f"{nearest(file.name, there)}",
            )
        elif "docx" in ends and file.suffix == ".svg" and not drawn.is_file():
            yield at, f"found {source}, expected {drawn.name} beside it, which the DOCX shows"


def unseen_formulas(reading: Reading) -> Iterator[Found]:
    for at, one in reading.placed("formulas", "first"):
        if not one["alt"]:
            what = f"found the formula {one['first']} without {UNSEEN}"
            expected = 'expected [$…$]{alt="…"}, or of a displayed one with a label {#eq-… alt="…"}'
            yield at, f"{what}, {expected}"


def unseen_plots(document: Document) -> Iterator[Found]:
    """Cells that are labelled or captioned as a figure, without a text."""
    for cell in document.cells:
        options = cell.options
        is_figure = "fig-cap" in options or str(options.get("label", "")).startswith("fig-")
        if is_figure and not options.get("fig-alt"):
            yield cell.at, f"found a cell with a figure without {UNSEEN}, expected #| fig-alt: …"


def raw_tex(reading: Reading) -> Iterator[Found]:
    for at, text in reading.lines_of(reading.found["raw_tex"]):
        yield at, f"found {text}, TeX, which no document shows, expected it written in Markdown"


def on_pages_alone(reading: Reading) -> Iterator[str]:
    """What is written in HTML, as remarks by line: no other format shows it."""
    first = dict(reversed([*reading.lines_of(reading.found["raw_html"])]))  # of a line
    for at, text in sorted(first.items()):
        yield f"{reading.document.place(at)}: {text} is HTML, which only the page shows"
