"""The mapping: how tables are to be read, as a file that people confirm and edit.

What stands in it is done, and nothing else: `runut look` writes it, `runut look --apply` reads it.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import yaml

from runut.look.grid import DOWN, RANGE, SEPARATORS, TURNED
from runut.look.numbers import NUMERAL
from runut.look.vocabulary import BLANK, ZERO, Vocabulary
from runut.numerals.printed import MARKS
from runut.numerals.units import MAGNITUDES
from runut.tables.errors import BadInput, ValidationError, plain
from runut.tables.shapes import (
    QUESTION,
    TEXT,
    Kind,
    form_errors,
    one_of,
    open_questions,
    text_kind,
)
from runut.tables.strict import read_yaml
from runut.tables.texts import is_path

LEFT_OUT = "leave out"
CELLS = "cells"  # the column that says where each number of a row comes from
HEAD = """\
# How these tables are read. Look it through, mend what is wrong, put an answer in place of each ?,
# and then: runut look --apply {file}
# Rows are counted from 1, columns called by letters, as in a spreadsheet.
"""
LETTER = text_kind("a column's letter, such as C", re.compile("[A-Z]{1,3}").fullmatch)
ROWS = text_kind(
    'rows in quotes, such as "5-20" or "3, 7-9"',
    lambda found: all(map(RANGE.fullmatch, found.split(", "))),
)
ROW = Kind("a row's number", lambda found: isinstance(found, int) and found > 0)
CODE = text_kind(f'a code in quotes, such as "1871", or {LEFT_OUT}', str.strip)
ENCODING = Kind("an encoding such as utf-8 or windows-1252", lambda found: is_encoding(found))
MADE = Kind(
    "the name of a CSV file beside the mapping, such as joined.csv",
    lambda found: is_path(found) and found.endswith(".csv"),
)
YEAR = Kind(
    "a year of four digits",
    lambda found: found == QUESTION or (isinstance(found, int) and 1800 <= found < 2100),
)
MARK = one_of(*MARKS, QUESTION)
WANTED = {
    "measure": "what the column holds, or take its line away",
    "year": "the year of its numbers",
    "magnitude": "what its numbers count, such as thousand, or one",
    "decimal_mark": 'the mark before decimals, or ""',
    "group_mark": 'the mark between thousands, or ""',
    "place": "the code of the place that the table is about",
}


def is_encoding(found: object) -> bool:
    try:
        return bool(codecs.lookup(found).name)
    except (LookupError, TypeError):
        return False


def mapping_form(known: Vocabulary) -> dict:
    """The form of a mapping."""
    column = {
        "column!": LETTER,
        "head": TEXT,
        "measure!": one_of(*known.measures, QUESTION),
        "plus": [LETTER],
        "year": YEAR,
        "magnitude": one_of(*(one.name for one in MAGNITUDES), "one", QUESTION),
        "decimal_mark": MARK,
        "group_mark": MARK,
    }
    places = dict.fromkeys(("code", "name", "parent", "year"), LETTER)
    table = {
        "file!": TEXT,
        "sheet": TEXT,
        "encoding": ENCODING,
        "separator": one_of(*SEPARATORS.values()),
        TURNED: ROWS,
        DOWN: [LETTER],
        "head": ROWS,
        "rows!": ROWS,
        **places,
        "place": CODE,
        "marks": {TEXT: one_of(BLANK, ZERO)},
        "footnotes": [TEXT],
        "only": {LETTER: TEXT},
        "add": LETTER,
        "leave_out": {ROWS: TEXT},
        "below": {ROW: TEXT},
        "columns!": [column],
    }
    made = one_of(*known.about["header"].values(), *known.measures, CELLS)
    return {"makes!": MADE, "columns!": [made], "tables!": [table], "names": {TEXT: CODE}}


def read_mapping(path: Path, known: Vocabulary) -> dict:
    """A mapping in which every question is answered. Raises BadInput with all that is not."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BadInput.of(path, error.strerror or "no file", "a mapping") from None
    content, errors = read_yaml(data, path.as_posix())
    errors = errors or questions(content, path.as_posix())
    if errors := errors or list(form_errors(content, mapping_form(known), path.as_posix())):
        raise BadInput(errors)
    return content


def questions(content: object, file: str) -> list[ValidationError]:
    """Every question of a mapping that nobody has answered."""
    return list(open_questions(content, file, WANTED))


def mapping_text(
    mapping: Mapping,
    names: Mapping[str, str],
    columns: Mapping[tuple[int, str], str],
    file: str,
    beside: Sequence[Iterable[str]] = (),
) -> str:
    """A mapping as YAML. ``names``, ``columns``: remarks on names, and on columns by their
    table, counted from 0. ``beside``: what is to be known of each table that is not read."""
    lines = [HEAD.format(file=file), f"makes: {one_line(mapping['makes'])}"]
    lines += [f"columns: {one_line(mapping['columns'])}", "tables:"]
    for at, table in enumerate(mapping["tables"]):
        lines += [f"# {plain(one)}" for told in beside[at : at + 1] for one in told]
        begin = "- "
        for name, value in table.items():
            if name == "columns":
                lines.append("  columns:" if value else "  columns: []")
                for one in value:
                    remark = behind(columns.get((at, one["column"]), ""))
                    lines.append(f"  - {one_line(one)}{remark}")
            elif isinstance(value, dict):
                lines.append(f"{begin}{name}:")
                lines += [f"    {one_line(key)}: {one_line(one)}" for key, one in value.items()]
            else:
                remark = behind(MEANT.get(name, ""))
                lines.append(f"{begin}{name}: {one_line(value)}{remark}")
            begin = "  "
    if mapping.get("names"):
        lines.append("names:  # a code, or: leave out")
        for name, answer in mapping["names"].items():
            lines.append(f"  {one_line(name)}: {one_line(answer)}{behind(names.get(name, ''))}")
    return "\n".join([*lines, ""])


def behind(remark: str) -> str:
    return f"  # {plain(remark)}" if remark else ""


def one_line(value: object) -> str:
    """A value as YAML writes it on one line."""
    if isinstance(value, str):
        bare = re.fullmatch(r"[A-Za-z][\w ./-]*\w|[A-Z]", value) and value not in YES_NO
        return value if bare and not NUMERAL.fullmatch(value) else quoted(value)
    if isinstance(value, dict):
        inner = ", ".join(f"{one_line(key)}: {one_line(one)}" for key, one in value.items())
        return f"{{{inner}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(one_line, value))}]"
    return yaml.safe_dump(value).partition("\n")[0]


MEANT = {
    TURNED: "these rows are columns here: row 3 is C",
    DOWN: "what stands here is meant for the blank rows below it, too",
    "add": "the rows of a place, parts by this column, are added",
}
YES_NO = {"Y", "N", "yes", "no", "on", "off", "true", "false", "null", "Yes", "No", "True", "False"}


def quoted(text: str) -> str:
    """A text in YAML's double quotes."""
    return yaml.safe_dump(text, default_style='"', allow_unicode=True, width=10**6).strip()
