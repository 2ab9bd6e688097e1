"""Corrections to a national file: declared in a file of their own, never made in code.

Each says which number it changes, what the source has there now (``expects``), what it should be,
why, and who says so. Once the source has been mended, the correction no longer fits and is refused,
so that nobody corrects twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from analysis.country import called, languages
from analysis.national.measures import KNOWN
from analysis.national.panel import FIELDS, MEASURES, National, Row
from runut.tables import BadInput, ValidationError, plain, read_row, read_table, show


def resource(measures: Iterable[str]) -> dict:
    """The table of corrections, which may be of these measures."""
    return {
        "name": "corrections",
        "schema": {
            "fields": [
                {"name": "code", **FIELDS["code"]},
                {"name": "year", **FIELDS["year"]},
                plain.text("measure", "a measure", **plain.required(enum=[*measures])),
                plain.text("expects", "what the source has now"),
                plain.text("value", "what it should be"),
                *(
                    plain.text(f"why_{one}", "the reason", **plain.required())
                    for one in languages()
                ),
                plain.text("who", "who says so", **plain.required()),
            ],
            "primaryKey": ["code", "year", "measure"],
        },
    }


@dataclass(frozen=True)
class Correction:
    """One number of a source, put right; None stands for one that was not published."""

    code: str
    year: int
    measure: str
    expects: Fraction | None
    value: Fraction | None
    why: dict[str, str]
    who: str
    file: str
    line: int


def read_corrections(
    data: bytes, file: str, declared: Mapping[str, Mapping] | None = None
) -> list[Correction]:
    """The corrections that a CSV file declares. Raises BadInput with all that is wrong in it.

    ``declared``: fields of further measures that may be corrected.
    """
    fields = {name: FIELDS[name] for name in (*MEASURES, *KNOWN)} | (declared or {})
    table, errors = read_table(data, resource(fields), file)
    corrections = []
    for row, line in zip(table.rows, table.lines, strict=True):
        found, wrong = read_correction(row, fields, file, line)
        corrections.append(found)
        errors += wrong
    if errors:
        raise BadInput(errors)
    return corrections


def read_correction(
    row: Mapping[str, str], fields: Mapping[str, Mapping], file: str, line: int
) -> tuple[Correction, list[ValidationError]]:
    """Both numbers are of the measure that is corrected, in its unit itself: single persons, with
    a point before decimals."""
    given = fields.get(row["measure"], {"type": "string"})
    measure = {key: one for key, one in given.items() if key in ("type", "decimals", "constraints")}
    columns = [{**measure, "name": column} for column in ("expects", "value")]
    given = {column: row[column] or "" for column in ("expects", "value")}
    values, errors = read_row(given, columns, file, line)
    if not errors and values["expects"] == values["value"]:
        expected = f"another value than {row['expects'] or 'nothing'}, which is expected"
        found = repr(row["value"]) if row["value"] else "nothing"
        errors = [ValidationError(file, line, "value", found, expected)]
    why = {language: row[f"why_{language}"] for language in languages()}
    key = (row["code"], int(row["year"] or 0), row["measure"])
    return Correction(*key, values["expects"], values["value"], why, row["who"], file, line), errors


def correct(national: National, corrections: Iterable[Correction]) -> National:
    """The national file with its corrections made; each row keeps what was printed.

    Raises BadInput, naming every correction that does not fit what the source has now.
    """
    rows = dict(national.by_key)
    errors = []
    for one in corrections:
        row = rows.get((one.code, one.year))
        if error := misfit(one, row, national):
            errors.append(error)
            continue
        rows[one.code, one.year] = replace(
            row,
            values={**row.values, one.measure: one.value},
            corrected={**row.corrected, one.measure: one},
        )
    if errors:
        raise BadInput(errors)
    return replace(national, rows=tuple(rows.values()))


def misfit(one: Correction, row: Row | None, national: National) -> ValidationError | None:
    """Why a correction cannot be made: its number is not there, or is no longer what it was."""
    if one.measure not in national.columns:
        expected = f"one of {', '.join(national.columns)}"
        return ValidationError(one.file, one.line, "measure", one.measure, expected)
    if row is None:
        expected = f"a {called('one')} and a year that {national.file} can be read for"
        return ValidationError(one.file, one.line, "code", f"{one.code} in {one.year}", expected)
    found = row.values[one.measure]
    if found == one.expects:
        return None
    where = f"{national.file}, row {row.line}, column {national.columns[one.measure]}"
    mended = "the source has been mended: take this correction out"
    changed = mended if found == one.value else "the source has changed: look at it anew"
    return ValidationError(
        one.file,
        one.line,
        "expects",
        shown(one.expects),
        f"{shown(found)}, as in {where}; {changed}",
    )


def shown(value: Fraction | None) -> str:
    return "nothing" if value is None else show(value)
