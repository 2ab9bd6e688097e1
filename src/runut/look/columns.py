"""What a table's columns of numbers hold: measure, year, magnitude and marks, each with its reason.

What the table does not say is a question, written ``?`` into the mapping.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from fractions import Fraction

from runut.look.grid import column_letter, place_of
from runut.look.numbers import PER_CENT, YEAR, YEARS, Marks, bare, is_numeral, is_percent, marks_of
from runut.look.shape import Shape
from runut.look.vocabulary import Vocabulary, words_of
from runut.numerals.units import MONEY
from runut.tables.shapes import QUESTION

MOST = {"percent": 100}
INDEX = "index"
UNKNOWN = "no measure of the study is called so"


def columns_of(shape: Shape, known: Vocabulary) -> list[dict]:
    """The columns of numbers that the study takes; what is left out is added to the shape."""
    taken = []
    for at in shape.values:
        storeys = said_of(shape, at, known)
        if part := next(filter(known.is_part, storeys), ""):
            shape.idle[at] = f"{part}: only a part of those who are counted"
        elif column := column_of(shape, at, storeys, known):
            taken.append(column)
    taken += added_parts(shape, taken, known)
    if not taken and [*map(shape.idle.get, shape.values)] == [UNKNOWN]:
        (only,) = shape.values
        del shape.idle[only]
        taken.append(column_of(shape, only, said_of(shape, only, known), known, QUESTION))
    if shape.added:
        taken = [one for one in taken if is_count(one, known)]
    settle_marks(shape, taken, known)
    return ask_where_twice(shape, taken)


def said_of(shape: Shape, at: int, known: Vocabulary) -> list[str]:
    """All that says what a column holds: what its rows are of, what stands above it, and the unit
    that stands beside or in its cells."""
    cells = [shape.grid.rows[row][at] for row in shape.kept]
    percent = any(map(is_percent, cells))
    beside = [one for one in shape.alike() if known.units_in(one) or known.magnitude_of(one)]
    storeys = [*shape.only.values(), *shape.storeys(at), *beside]
    return [*storeys, PER_CENT] if percent else storeys


def column_of(
    shape: Shape, at: int, storeys: list[str], known: Vocabulary, measure: str = ""
) -> dict | None:
    """A column of numbers by what stands above it, or of a given measure; None where the study does
    not take it."""
    column = {"column": column_letter(at), "head": " / ".join(shape.storeys(at))}
    measure, why = (measure, "") if measure else measure_of(storeys, shape.title_text, known)
    if not measure:
        shape.idle[at] = why
        return None
    remarks = shape.remarks.setdefault(at, [why] if why else [])
    column["measure"] = measure
    if "year" not in shape.places:
        column["year"], where = year_of(shape, column["head"])
        if where:
            remarks.append(f"the year is {where}'s")
    if measure != QUESTION:
        column |= scale_of(shape, " ".join(storeys), known.measures[measure]["unit"], known)
    return column


def added_parts(shape: Shape, taken: list[dict], known: Vocabulary) -> list[dict]:
    """Columns of people whose parts together are all, where none gives the total."""
    groups: dict[tuple[str, ...], dict[int, int]] = {}
    for at in shape.values:
        storeys = said_of(shape, at, known)
        part = known.complement(" ".join(storeys))
        if at in shape.idle and part is not None:
            groups.setdefault(tuple(map(known.without_part, storeys)), {})[part] = at
    given = {(one["measure"], one.get("year")) for one in taken}
    found = []
    for storeys, parts in groups.items():
        if len(parts) < len(known.about["complements"]):
            continue
        first, *others = sorted(parts.values())
        left = shape.idle[first]
        column = column_of(shape, first, list(storeys), known)
        if not column or not is_count(column, known):
            shape.idle[first] = left
        elif (column["measure"], column.get("year")) not in given:
            letters = [column_letter(at) for at in others]
            shape.remarks[first].append(f"no total is given, so {', '.join(letters)} is added")
            found.append({**column, "plus": letters})
            del shape.idle[first]
            shape.idle |= dict.fromkeys(others, f"added to {column['column']}")
    return found


def is_count(column: Mapping, known: Vocabulary) -> bool:
    """Whether a column counts people, so that parts of it can be added."""
    measure = column["measure"]
    return measure != QUESTION and known.measures[measure]["unit"] == "persons"


def measure_of(storeys: list[str], title: str, known: Vocabulary) -> tuple[str, str]:
    """A column's measure, ``?`` where its words fit several, or nothing; and why."""
    head = " ".join(storeys)
    said = [one for one in words_of(head) if not YEAR.fullmatch(one) and not one.isdigit()]
    idle = known.words("besides") | known.words("whole") | known.factors.keys()
    where = head if set(said) - idle else f"{title} {head}"
    found = known.measures_of(where)
    for storey in reversed(storeys if where == head and len(found) > 1 else ()):
        if closer := found & known.measures_of(storey):  # what stands lower says more
            found = closer
            break
    if found == {""}:
        return "", "a number that the study does not take"
    if not found:
        return "", UNKNOWN
    found -= {""}
    counted = {"persons", *MONEY} if known.magnitude_of(head) else set()
    units = known.units_in(head) or counted or known.units_in(title if where != head else "")
    # an index may be given as one, or in per cent
    fitting = {one for one in found if not units or known.measures[one]["unit"] in {*units, INDEX}}
    if len(fitting) != 1:
        return QUESTION, f"one of {', '.join(sorted(found))}"
    return fitting.pop(), "" if where == head else "the measure is the title's"


def year_of(shape: Shape, head: str) -> tuple[int | str, str]:
    """The one year that a column's head names, or else what stands above its part of the table, the
    title, or the sheet's name, and which of these it was; ``?`` where none names one."""
    above = {"": head, "the heading": shape.grid.title, "the title": shape.title_text,
             "the sheet": shape.grid.how.get("sheet", "")}  # fmt: skip
    for where, text in above.items():
        years = set(YEARS.findall(text))
        if years:
            return (int(years.pop()), where) if len(years) == 1 else (QUESTION, "")
    return QUESTION, ""


def scale_of(shape: Shape, head: str, unit: str, known: Vocabulary) -> Mapping:
    """The magnitude of a column of people or money where its head names one; for people, else the
    title."""
    if unit not in {"persons", *MONEY}:
        return {}
    title = shape.title_text if unit == "persons" else ""
    named = known.magnitude_of(head) or known.magnitude_of(title)
    return {"magnitude": named} if named else {}


def texts_in(shape: Shape, at: int, known: Vocabulary) -> list[str]:
    """The numerals of a column that have marks of their own; a remark tells of what is none."""
    cells = [shape.grid.rows[row][at] for row in shape.kept]
    texts = [bare(cell.text)[0] for cell in cells if not cell.typed]
    texts = [text for text in texts if text and text not in known.marks]
    if odd := [text for text in texts if not is_numeral(text)]:
        shape.remarks.setdefault(at, []).append(f"no numbers: {', '.join(dict.fromkeys(odd))}")
    return [text for text in texts if is_numeral(text)]


def settle_marks(shape: Shape, taken: list[dict], known: Vocabulary) -> None:
    """Find the marks of each column; where its own numerals leave two readings, those of the
    table's other columns, if they have only one."""
    candidates = [candidates_of(shape, column, known) for column in taken]
    sure = Counter(marks for found in candidates if len(found) == 1 for marks in found)
    del sure["", ""]
    for column, found in zip(taken, candidates, strict=True):
        agreed = [marks for marks in found if agrees(marks, sure)]
        if len(found) == 1:
            why = ""
        elif len(agreed) == 1:
            found, why = agreed, "marks as in the other columns"
        elif found:
            found, why = [], "its numbers can be read in two ways"
        else:
            why = "no marks read all its numbers"
        decimal, group = found[0] if found else (QUESTION, QUESTION)
        column |= {"decimal_mark": decimal} if decimal else {}
        column |= {"group_mark": group} if group else {}
        if why:
            shape.remarks[place_of(column["column"])].append(why)


def candidates_of(shape: Shape, column: dict, known: Vocabulary) -> list[Marks]:
    """The marks that read all numerals of a column and of those added to it. One of people with
    decimals is asked for its magnitude."""
    at = place_of(column["column"])
    beside = [place_of(letter) for letter in column.get("plus", ())]
    texts = [text for one in (at, *beside) for text in texts_in(shape, one, known)]
    measure = column["measure"]
    unit = known.measures[measure]["unit"] if measure != QUESTION else ""
    whole = unit == "persons" and "magnitude" not in column
    found = marks_of(texts, whole, MOST.get(unit))
    typed = (shape.grid.rows[row][at] for row in shape.kept)
    parted = any(Fraction(cell.text).denominator != 1 for cell in typed if cell.typed)
    if whole and (parted or not found):
        found = marks_of(texts, False)
        column["magnitude"] = QUESTION  # people with decimals are counted in thousands, or so
    return found if texts else [("", "")]


def agrees(marks: Marks, sure: Counter[Marks]) -> bool:
    """Whether marks go with those that other columns of the table surely have."""
    decimal, group = marks
    return bool(sure) and all(
        (not decimal or decimal != other_group) and (not group or group != other_decimal)
        and (not other_group or not group or group == other_group)
        and (not other_decimal or not decimal or decimal == other_decimal)
        for other_decimal, other_group in sure
    )  # fmt: skip


def ask_where_twice(shape: Shape, taken: list[dict]) -> list[dict]:
    """The columns; where two are of one measure and year, nobody can choose between them."""
    said = Counter((one["measure"], one.get("year")) for one in taken)
    twice = {key for key, count in said.items() if count > 1 and QUESTION not in key}
    for one in taken:
        if (one["measure"], one.get("year")) in twice:
            why = f"{one['measure']}, as another column of the same year: keep one of them"
            shape.remarks[place_of(one["column"])].append(why)
    return [
        {**one, "measure": QUESTION} if (one["measure"], one.get("year")) in twice else one
        for one in taken
    ]
