"""``runut new NAME``: the folder of a new unit of a study, to be filled in.

Each file says what goes where, with the unit of measurement and an example. Nothing is overwritten.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path

import yaml

from runut.builds.files import quoted
from runut.study import Study
from runut.tables.errors import BadInput, ValidationError
from runut.tables.plain import FOLDER
from runut.tables.shapes import STUDY_YEAR, Kind
from runut.tables.texts import is_unit_id, text_error
from runut.tables.unit import DESCRIPTOR, description_errors

UNITS = {"persons": ", in persons", "percent": ", in per cent"}
CLAIMS = [
    ["rate", "12,0", "%", ",", "", "results", "Results; paragraph 1", "", "a share", "1"],
    ["people", "500.000", "", "", ".", "results", "Results; Table 1", "", "a count", "2"],
]
README = """\
# {name}

1. Fill in `{first}` and the title under `sources` in `{unit}.yaml`.
2. Build the study. A mistake is told with its file, row and column, and nothing is built.

Numbers have a point before their decimals and no mark between thousands: `12.5`, `500000`. Texts
are UTF-8. A table may be an XLSX sheet of the same layout instead. The first sheet that is not
hidden is read, and refused where rows or columns in it are, as by a filter.

## {first}

{counts}

## What may be added

Each of these is optional; what needs it is left out without it. Name its publication under
`sources` in `{unit}.yaml`, but for `expected.csv`, which is your own. Short names tie tables
together: small letters, digits and `_`, a letter first; those of claims may have `-`, too.

{optional}

### How the numbers of an article are verified

`claims.csv` has a row for each number that a published article prints. `printed` is the numeral
just as it stands, with its own marks, or what is said with it: `about 40`, `< 0.001`, `1.2–1.6`.
`suffix` is the magnitude and unit that follow it, such as `%` or `ribu jiwa`. `target` names the
number that it should equal, as `results/{id}/indicators.json` lists them, and stays empty where
there is none. The next build makes
`results/{id}/verification.html`.

`runut verify` fails at first, since nobody has looked at the verdicts yet. Read them, and put each
that you agree with into `expected.csv` with your reason, by `runut verify --accept` or by hand; its
other columns are as in `results/{id}/verification.csv`. From then on it fails when a verdict
changes.

### Findings

`findings.md`, or one for each language such as `findings.en.md`: what you found out yourself, as
text in Markdown: paragraphs, lists, emphasis and links.
"""


def make_unit(study: Study, name: str, given: Mapping[str, str]) -> str:
    """Make the folder and return what to do next. Raises BadInput where it cannot be made."""
    name = unicodedata.normalize("NFC", name.strip())
    unit = folder_name(name, study.asked("units", "FOLDED", ""))
    folder = study.units / unit
    about = described(study, name, unit, given)
    refuse(study, name, unit, about)
    write(study, folder, name, about)
    first = study.plain.path(study.plain.first)
    return (
        f"{folder} is there. Fill in {first} and {study.unit}.yaml (README.md there says how), "
        "then build."
    )


def folder_name(name: str, folded: str) -> str:
    """A unit's folder: its name in plain small letters, without a word that many begin with."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    if folded:
        plain = re.sub(rf"^(?:{folded})\s+", "", plain)
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def described(study: Study, name: str, unit: str, given: Mapping[str, str]) -> dict:
    """The description of a unit of this name, with what was ``given`` for it."""
    names = study.asked("units", "names", lambda name, _: {})(name, given)
    about: dict = {study.unit: unit, "name": {one: names.get(one, name) for one in study.languages}}
    about |= {key: value for key, value in given.items() if key != "year"}
    year = given.get("year", "2010")
    about["year"] = int(year) if year.isdecimal() else year
    return about


def refuse(study: Study, name: str, unit: str, about: Mapping) -> None:
    """Raises BadInput where a unit cannot be made."""
    if not study.plain.first:
        expected = f"a study whose units need no {DESCRIPTOR}: copy the folder of another unit"
        raise BadInput.of(study.file, "nothing", expected, "parts.tables")
    if not study.units.is_dir():
        raise BadInput.of(study.units, "no such folder", "to be started in the study's folder")
    if not name or text_error(name) or not is_unit_id(unit):
        raise BadInput.of("", f"the name {name!r}", "one with letters that can name a folder")
    if (study.units / unit).exists():
        raise BadInput.of(study.units / unit, "it is there already", "a name of its own")
    asked = study.asked("units", "DESCRIPTION", {})
    missing = [one.rstrip("!") for one in asked if one.endswith("!") and one[:-1] not in about]
    errors = [
        ValidationError("", 0, "", "nothing", f"{one}=…, {asked[f'{one}!'].expected}")
        for one in missing
    ]
    if errors := errors or description_errors(study, about, f"{study.unit}.yaml"):
        raise BadInput(errors)


def write(study: Study, folder: Path, name: str, about: Mapping) -> None:
    first = study.plain.first
    texts = {
        f"{study.unit}.yaml": description(study, name, about),
        "README.md": README.format(
            name=name,
            id=folder.name,
            unit=study.unit,
            first=study.plain.path(first),
            counts=explained(study, first, about["year"]),
            optional=optional(study, about["year"]),
        ),
        study.plain.path(first): header_with_notes(study, first, about["year"]),
    }
    (folder / FOLDER).mkdir(parents=True)
    for path, text in texts.items():
        (folder / path).write_text(text, encoding="utf-8", newline="\n")


def description(study: Study, name: str, about: Mapping) -> str:
    """The unit's description as a file with notes."""
    asked = {one.rstrip("!"): kind for one, kind in study.asked("units", "DESCRIPTION", {}).items()}
    notes = {
        "name": f"the {study.unit}'s name in each language, as the documents are to show it",
        "year": "the year that its documents are about, " + STUDY_YEAR.expected,
        **{one: kind.expected for one, kind in asked.items() if isinstance(kind, Kind)},
    }
    lines = [
        f"# What the study knows of {name} beside its tables. Lines that begin with # are notes;",
        "# so are rows in the tables with nothing in their other cells.",
    ]
    for key, value in about.items():
        lines += [f"# {notes[key]}"] if key in notes else []
        lines.append(yaml.safe_dump({key: value}, allow_unicode=True, sort_keys=False).strip())
    return "\n".join(
        [
            *lines,
            "# who published each table: a title, an address (path), a licence; a title in another",
            "# language as title_…",
            "sources:",
            f"  {study.plain.first}:",
            '    title: ""  # for example: "A statistical yearbook, 2010"',
            "    # path: https://example.org",
            "    # licence: CC BY 4.0",
            "",
        ]
    )


def example(study: Study, table: str, year: int) -> list[list[str]]:
    """Rows that show what a table holds."""
    plain = {"claims": CLAIMS}.get(table, [])
    rows = study.asked("tables", "EXAMPLES", {}).get(table, plain)
    return [[str(year) if cell == "{year}" else cell for cell in row] for row in rows]


def header_with_notes(study: Study, name: str, year: int) -> str:
    """A table with notes and its header, still without a row."""
    table, rows = study.plain.tables[name], example(study, name, year)
    notes = [f"# {line}" for line in column_lines(table)]
    notes += [f"# for example: {','.join(map(quoted, row))}" for row in rows]
    notes = map(quoted, notes)  # each in one cell
    header = ",".join(field["name"] for field in table["schema"]["fields"])
    return "\n".join([*notes, header, ""])


def column_lines(table: Mapping) -> list[str]:
    """What each column holds, and in which unit."""
    lines = []
    for field in table["schema"]["fields"]:
        unit = UNITS.get(field.get("unit"), "")
        may = "; may be left out" if field.get("optional") else ""
        lines.append(f"{field['name']}: {field['title']}{unit}{may}")
    return lines


def explained(study: Study, name: str, year: int) -> str:
    """A table's columns as a list, and an example as a block to copy."""
    table, rows = study.plain.tables[name], example(study, name, year)
    columns = "\n".join(f"- {line}" for line in column_lines(table))
    names = [field["name"] for field in table["schema"]["fields"]]
    shown = [names[: len(rows[0])], *rows] if rows else [names]
    block = "\n".join(",".join(map(quoted, row)) for row in shown)
    return f"{table['title']}.\n\n{columns}\n\n```\n{block}\n```"


def optional(study: Study, year: int) -> str:
    names = [name for name in study.plain.tables if name != study.plain.first]
    return "\n\n".join(
        f"### {study.plain.path(name)}\n\n{explained(study, name, year)}" for name in names
    )
