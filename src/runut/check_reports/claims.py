"""The numbers of an article as claims of a study, to be edited.

Their targets are left open: once the study has numbers, `runut verify` proposes them."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Sequence
from textwrap import shorten

from runut.check.numbers.reading import AFTER
from runut.check.report import Number, Report
from runut.check.text import Text
from runut.check_reports.outcome import LONGEST_PLACE

COLUMNS = [
    *("claim", "printed", "suffix", "decimal_mark", "group_mark"),
    *("section", "place", "target", "context", "order"),
]
AFTER_SIGN = re.compile(r"(?<=^[+\-−–])\s+")
MARKS = re.compile(r"[^\d]")
LONGEST = 40  # characters of a name
NO_SECTION = "text"


def as_csv(report: Report, texts: Sequence[Text]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(row for _, row in rows(report, texts))
    return text.getvalue()


def rows(report: Report, texts: Sequence[Text]) -> list[tuple[Number, dict[str, object]]]:
    """The numbers that are printed in figures, each with its row as a claim."""
    in_figures = [number for number in report.claims if MARKS.sub("", number.printed)]
    return [(number, claim(number, order, texts)) for order, number in enumerate(in_figures, 1)]


def claim(number: Number, order: int, texts: Sequence[Text]) -> dict[str, object]:
    text = texts[number.document]
    section = name_of(text.blocks[number.block].section) or NO_SECTION
    decimal, group = marks_of(number)
    return {
        "claim": f"{section}-{order}",
        "printed": AFTER_SIGN.sub("", number.printed),
        "suffix": suffix_of(number, text.blocks[number.block].text),
        "decimal_mark": decimal,
        "group_mark": group,
        "section": section,
        "place": place_of(number, text),
        "target": "",
        "context": number.context,
        "order": order,
    }


def place_of(number: Number, text: Text) -> str:
    """Section and paragraph, or table with the names of row and column: what stands together has
    the same first two."""
    block = text.blocks[number.block]
    section = block.section or NO_SECTION
    if block.table is not None:
        cell = shorten(number.place, LONGEST_PLACE, placeholder=" …")
        parts = [section, f"Table {block.table + 1}", cell if block.kind == "cell" else ""]
        return "; ".join(filter(None, parts))
    before = text.blocks[: number.block + 1]
    paragraphs = [b for b in before if (b.section, b.table) == (block.section, None)]
    paragraphs = [b for b in paragraphs if b.kind != "heading"]
    return f"{section}; paragraph {len(paragraphs)}"


def suffix_of(number: Number, text: str) -> str:
    """The magnitude and the unit that follow a numeral, as they are printed; million for an m."""
    return AFTER.match(text, number.end).group().strip(" -") or number.magnitude


def marks_of(number: Number) -> tuple[str, str]:
    """The decimal mark and the mark between groups of digits that a numeral has."""
    marks = MARKS.findall(number.printed.lstrip("+-−– "))
    decimal = marks.pop() if number.decimals and marks else ""
    return decimal, marks[0] if marks else ""


def name_of(text: str) -> str:
    """A name in plain small letters: 3.2 Hasil & Bahasan becomes hasil-bahasan."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z]+", plain))[:LONGEST].strip("-")
