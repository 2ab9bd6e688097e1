"""Corrections to a national file: declared in a file of their own, never made in code.

Each says which number it changes, what the source has there now (``expects``), what it should be,
why, and who says so. Once the source has been mended, the correction no longer fits and is refused,
so that nobody corrects twice.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction

from analysis.national.panel import CODE, CODE_IN_WORDS, MEASURES, National, Row, read_measure
from runut.tables import YEAR, BadInput, ValidationError, read_lines, show, text_error

COLUMNS = ("code", "year", "measure", "expects", "value", "why_id", "why_en", "who")
NEEDED = ("why_id", "why_en", "who")


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


def read_corrections(data: bytes, file: str) -> list[Correction]:
    """The corrections that a CSV file declares. Raises BadInput with all that is wrong in it."""
    lines, errors = read_lines(data, file)
    if not lines or tuple(lines[0][1]) != COLUMNS:
        found = (",".join(lines[0][1]) if lines else "") or "nothing"
        raise BadInput([*errors, ValidationError(file, 1, "", found, ",".join(COLUMNS))])
    corrections, seen = [], {}
    for line, values in lines[1:]:
        if len(values) != len(COLUMNS):
            errors.append(
                ValidationError(file, line, "", f"{len(values)} cells", str(len(COLUMNS)))
            )
            continue
        one, wrong = read_correction(dict(zip(COLUMNS, values, strict=True)), file, line)
        errors += wrong
        if not wrong:
            first = seen.setdefault((one.code, one.year, one.measure), line)
            if first != line:
                expected = f"each number once (row {first} has it too)"
                errors.append(
                    ValidationError(file, line, "measure", f"{one.measure} again", expected)
                )
            corrections.append(one)
    if errors:
        raise BadInput(errors)
    return corrections


def read_correction(
    row: dict[str, str], file: str, line: int
) -> tuple[Correction | None, list[ValidationError]]:
    errors = []

    def wrong(column: str, expected: str, found: str = "") -> None:
        shown = found or (repr(row[column]) if row[column] else "nothing")
        errors.append(ValidationError(file, line, column, shown, expected))

    if not CODE.fullmatch(row["code"]):
        wrong("code", CODE_IN_WORDS)
    if not YEAR.fullmatch(row["year"]):
        wrong("year", "a year of four digits")
    if row["measure"] not in MEASURES:
        wrong("measure", f"one of {', '.join(MEASURES)}")
    for column in NEEDED:
        if not row[column].strip():
            wrong(column, "who says so" if column == "who" else "the reason")
        elif error := text_error(row[column]):
            wrong(column, error[1], error[0])
    values = {}
    for column in ("expects", "value"):
        try:
            values[column] = read_measure(row["measure"], row[column]) if row[column] else None
        except ValueError as error:
            found, _, expected = str(error).rpartition(", expected ")
            wrong(column, expected, found.removeprefix("found "))
    if not errors and values["expects"] == values["value"]:
        wrong("value", f"another value than {row['expects'] or 'nothing'}, which is expected")
    if errors:
        return None, errors
    why = {"id": row["why_id"], "en": row["why_en"]}
    code, year, measure = row["code"], int(row["year"]), row["measure"]
    given = (values["expects"], values["value"])
    return Correction(code, year, measure, *given, why, row["who"], file, line), []


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
        expected = f"a district and year that {national.file} can be read for"
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
