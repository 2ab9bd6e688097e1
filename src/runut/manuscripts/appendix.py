"""What the derivations become: popovers of a page, sections of the page of verdicts, and on paper a
table of the numbers that were computed."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from jinja2.environment import TemplateModule
from markupsafe import Markup

from runut.manuscripts.derivations import (
    basis,
    cell_publications,
    entries,
    file_entries,
    meaning,
    method,
    place,
    printed,
    title_of,
    values,
    verdict,
)
from runut.manuscripts.lines import words
from runut.manuscripts.markdown import escape, pipe_table
from runut.manuscripts.opening import UnitVoice
from runut.notebooks.inside import PART
from runut.templates import templates_in
from runut.wording import spoken

# what the page of verdicts says elsewhere, or the document that it lies beside
NOT_THERE = (meaning, printed, verdict, basis, cell_publications)
PAGE = Path(__file__).with_name("page")
ROWS = 70  # of the table on paper, which fill two pages


def derivations(voice: UnitVoice, more: str = "") -> str:
    """A document's last cell: in Markdown, what stands on paper. What its page gets beside ``more``
    is written to the file that the renderer names, to go into the finished page; without a
    renderer, as in a preview, it is a part of the document."""
    page = f"{popovers(voice)}\n{more}"
    paper = f"::::: {{.derivations}}\n{on_paper(voice)}\n:::::"
    if not (file := os.environ.get(PART)):
        return f"{paper}\n\n```{{=html}}\n{page}\n```"
    Path(file).write_text(page, encoding="utf-8")
    return paper


def popovers(voice: UnitVoice) -> Markup:
    """An entry for each number shown, and for each that it is made of, as a part of a page."""
    return template().popovers(entries(voice), said(voice))


def sections(voice: UnitVoice) -> Markup:
    """The same for the page of verdicts, which says elsewhere what it found."""
    found = entries(voice, leave_out=NOT_THERE)
    return template().sections([*found, *file_entries(voice)], said(voice), voice.language)


@cache
def template() -> TemplateModule:
    return templates_in(PAGE).get_template("entries.html").module


def said(voice: UnitVoice) -> dict:
    """The words of the derivations in the reader's language."""
    return spoken(voice.words["derivations"], voice.language)


def on_paper(voice: UnitVoice) -> str:
    """A table of the numbers shown that were computed, and where the rest is; or nothing."""
    names = sorted(computed(voice), key=lambda name: title_of(voice, name, "short").casefold())
    if not names:
        return ""
    rows = [
        [
            f"[{at}]{{.row #d-{name}}}",
            f"**{escape(title_of(voice, name, 'short'))}**: {escape(how(voice, name))}",
            escape(where_from(voice, name)),
        ]
        for at, name in enumerate(names, 1)
    ]
    heads = [escape(words(voice, "table", head)) for head in ("no", "number", "from")]
    widths = [6, 60, 34]
    if not any(source for *_, source in rows):  # none of them rests on cells of this study
        rows, heads, widths = [one[:2] for one in rows], heads[:2], [6, 94]
    return "\n\n".join(
        [
            f"# {escape(words(voice, 'title'))} {{.unnumbered}}",
            escape(words(voice, "rest")),
            pipe_table(heads, rows, widths, set()),
        ]
    )


def computed(voice: UnitVoice) -> list[str]:
    """The numbers shown that no cell gives; where they are more than two pages hold, without the
    families that have the most members."""
    numbers = voice.registry["numbers"]
    found = [name for name in voice.shown if name in numbers and numbers[name]["kind"] != "cell"]
    while len(found) > ROWS:
        sizes = Counter(name.partition(".")[0] for name in found)
        ((largest, _),) = sizes.most_common(1)
        found = [name for name in found if name.partition(".")[0] != largest]
    return found


def how(voice: UnitVoice, name: str) -> str:
    """A number's formula with values in it; where it has none, its value and how it was made."""
    if "formula" in voice.entry(name):
        return "".join(part if isinstance(part, str) else part.text for part in values(voice, name))
    ((_, (text,)),) = [*method(voice, name)] or [*meaning(voice, name)]
    return f"{voice.set(name)}. {text}"


def where_from(voice: UnitVoice, name: str) -> str:
    """The places of the source cells that a number is made of."""
    numbers = voice.registry["numbers"]
    found = (numbers[cell].get("source", {}) for cell in voice.entry(name)["cells"])
    return "; ".join(dict.fromkeys(named_place(voice, one) for one in found if one.get("place")))


def named_place(voice: UnitVoice, source: Mapping) -> str:
    """A source cell's place; where that is a year alone, with the file, which says of what."""
    told = place(voice, source["place"])
    return f"{Path(source['file']).name}, {told}" if told.isdigit() else told
