"""The numbers of an article as claims of a study, with proposed targets, to be edited."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from pathlib import Path

from runut.check.report import Number, Report
from runut.check.text import Text

COLUMNS = [
    *("claim", "printed", "suffix", "decimal_mark", "group_mark"),
    *("section", "place", "target", "context", "order"),
]
MARKS = re.compile(r"[^\d]")
LONGEST = 40  # characters of a name
NO_SECTION = "text"


def write(path: Path, report: Report, texts: list[Text]) -> None:
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for order, number in enumerate(report.claims, 1):
        writer.writerow(claim(number, order, texts))
    path.write_text(text.getvalue(), encoding="utf-8")


def claim(number: Number, order: int, texts: list[Text]) -> dict[str, object]:
    block = texts[number.document].blocks[number.block]
    section = name_of(block.section) or NO_SECTION
    decimal, group = marks_of(number)
    name = f"{section}-{order}"
    return {
        "claim": name,
        "printed": number.printed,
        "suffix": suffix_of(number),
        "decimal_mark": decimal,
        "group_mark": group,
        "section": section,
        "place": number.place or block.section or section,
        "target": name.replace("-", "_"),
        "context": number.context,
        "order": order,
    }


def suffix_of(number: Number) -> str:
    unit = "%" if number.unit == "percent" else number.unit
    return " ".join(filter(None, [number.magnitude, unit]))


def marks_of(number: Number) -> tuple[str, str]:
    """The decimal mark and the mark between groups of digits that a numeral has."""
    marks = MARKS.findall(number.printed.lstrip("+-−–"))
    decimal = marks.pop() if number.decimals and marks else ""
    return decimal, marks[0] if marks else ""


def name_of(text: str) -> str:
    """A name in plain small letters: 3.2 Hasil & Bahasan becomes hasil-bahasan."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z]+", plain))[:LONGEST].strip("-")
