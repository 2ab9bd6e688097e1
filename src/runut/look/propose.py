"""What tables are taken for: a mapping proposed for several files together, and its questions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from runut.look.columns import columns_of
from runut.look.grid import column_letter, read_grids, rows_text
from runut.look.mapping import CELLS
from runut.look.names import Register, plain_name
from runut.look.numbers import PER_CENT, bare, is_numeral
from runut.look.several import tables_in
from runut.look.shape import NAMELESS, Shape, shape_of, take_only
from runut.look.vocabulary import Vocabulary
from runut.tables.errors import BadInput, ValidationError
from runut.tables.shapes import QUESTION

MADE = "joined.csv"


@dataclass
class Proposal:
    """Shapes of tables, the mapping proposed for them, and what stands behind its questions."""

    shapes: list[Shape]
    mapping: dict
    remarks: dict[str, str] = field(default_factory=dict)
    behind: dict[tuple[int, str], str] = field(default_factory=dict)  # by table and column
    told: list[str] = field(default_factory=list)


def propose(files: Sequence[Path], known: Vocabulary) -> Proposal:
    """Look at files and say how they would be read. Raises BadInput with all that cannot be."""
    errors: list[ValidationError] = []
    shapes, told = [], []
    for file in files:
        try:
            found, without = shapes_in(file, known)
        except BadInput as bad:
            errors += bad.errors
        else:
            shapes += found
            told += without
    if errors:
        raise BadInput(errors)
    tables = [table_of(shape, known) for shape in shapes]
    register = register_of(zip(tables, shapes, strict=True), known)
    mapping = {"makes": MADE, "columns": made_columns(tables, known), "tables": tables, "names": {}}
    proposal = Proposal(shapes, mapping, told=told)
    for table, shape in zip(tables, shapes, strict=True):
        ask_names(proposal, table, shape, register)
    for number, (table, shape) in enumerate(zip(tables, shapes, strict=True)):
        # the order of a table's lines: what it leaves out before its columns
        table["columns"] = table.pop("columns")
        for at, remarks in shape.remarks.items():
            proposal.behind[number, column_letter(at)] = "; ".join(remarks)
    proposal.told += register.differing()
    return proposal


def made_columns(tables: Sequence[Mapping], known: Vocabulary) -> list[str]:
    """The columns of the file that is made of tables; of one place alone, years and numbers."""
    header = known.about["header"]
    measures = {column["measure"] for table in tables for column in table["columns"]}
    given = [name for name in known.measures if name in measures]
    if all("place" in table for table in tables):
        return [header["year"], *given]
    return [*header.values(), *known.measures, CELLS]


def shapes_in(file: Path, known: Vocabulary) -> tuple[list[Shape], list[str]]:
    """The tables of a file, and what is told of its sheets in which none is to be seen.

    Raises BadInput where there is none at all.
    """
    shapes: list[Shape] = []
    errors: list[ValidationError] = []
    for grid in read_grids(file):
        try:
            for one in tables_in(grid, known):
                shapes += by_measure(whole(upright(one, known), known), known)
        except BadInput as bad:
            errors += bad.errors
    if not shapes:
        raise BadInput(errors)
    return shapes, [f"not read: {error}" for error in errors]


def upright(shape: Shape, known: Vocabulary) -> Shape:
    """A table's shape, turned where its rows name measures and its columns do not, or where its
    rows are years, its title names a measure, and so its columns are places."""

    def measured(texts: Iterable[str]) -> int:
        return sum(bool(known.measures_of(text) - {""}) for text in texts)

    names = (" ".join(c.text for c in shape.grid.rows[row] if not c.typed) for row in shape.kept)
    heads = (" ".join(shape.storeys(at)) for at in shape.values)
    of_years = shape.places.keys() == {"year"} and len(shape.values) > 1
    named = measured([shape.title_text] if of_years else names)
    if {"code", "measure"} & shape.places.keys() or not named or measured(heads):
        return shape
    turned = shape_of(shape.grid.turned([*shape.head, *range(shape.first, shape.last + 1)]), known)
    if of_years:
        turned.places = {"name": shape.head[-1]}
        turned.idle.pop(shape.head[-1], None)
    return turned


def whole(shape: Shape, known: Vocabulary) -> Shape:
    """A table's shape, with places repeated where they stand only in the first of their rows, which
    another column tells apart."""
    columns = [shape.places[one] for one in ("code", "name") if one in shape.places]
    if NAMELESS not in shape.out.values() or not {"year", "part", "measure"} & shape.places.keys():
        return shape
    rows = range(shape.first, shape.last + 1)
    return shape_of(shape.grid.filled_down(columns, rows), known)


def by_measure(shape: Shape, known: Vocabulary) -> list[Shape]:
    """A table's shape for each measure that a column of it names, with the rows of that one."""
    if "measure" not in shape.places:
        return [shape]
    column = shape.places["measure"]
    texts = dict.fromkeys(shape.grid.rows[row][column].text for row in shape.kept)
    found = []
    for text in filter(lambda one: known.measures_of(one) - {""}, texts):
        found.append(shape_of(shape.grid, known))
        take_only(found[-1], column, text, "not what is read here")
    return found or [shape]


def table_of(shape: Shape, known: Vocabulary) -> dict:
    """How one table would be read."""
    table: dict = {"file": shape.grid.file, **shape.grid.how}
    if shape.head:
        table["head"] = rows_text(shape.head)
    table["rows"] = rows_text([*range(shape.first, shape.last + 1)])
    columns = columns_of(shape, known)
    telling = ("part", "measure")
    table |= {name: column_letter(at) for name, at in shape.places.items() if name not in telling}
    if shape.only:
        table["only"] = {column_letter(at): text for at, text in shape.only.items()}
    if shape.added:
        table["add"] = column_letter(shape.places["part"])
    if not {"code", "name"} & shape.places.keys():
        table["place"] = QUESTION
    letters = {one for column in columns for one in (column["column"], *column.get("plus", ()))}
    values = [at for at in shape.values if column_letter(at) in letters]
    cells = [shape.grid.rows[row][at] for row in shape.kept for at in values]
    texts = [bare(cell.text) for cell in cells]
    given = dict.fromkeys(text for text, _ in texts if text in known.marks)
    if marks := {text: known.marks[text] for text in given}:
        table["marks"] = marks
    signs = [sign for text, sign in texts if sign and is_numeral(text)]
    signs += [bare(cells[at].text)[1] for at, (_, sign) in enumerate(texts) if sign]
    if found := [sign for sign in dict.fromkeys(signs) if sign != PER_CENT]:
        table["footnotes"] = found
    if out := left_out(shape):
        table["leave_out"] = out
    if shape.below:
        table["below"] = {row + 1: text for row, text in sorted(shape.below.items())}
    return {**table, "columns": columns}


def left_out(shape: Shape) -> dict[str, str]:
    """The rows that are left out by their numbers, those of one reason together; without those
    that other texts in a column tell."""
    by_why: dict[str, list[int]] = {}
    for row, why in sorted(shape.out.items()):
        cells = shape.grid.rows[row]
        if all(cells[at].text in ("", text) for at, text in shape.only.items()):
            by_why.setdefault(why, []).append(row)
    return {rows_text(rows): why for why, rows in by_why.items()}


def register_of(tables: Iterable[tuple[dict, Shape]], known: Vocabulary) -> Register:
    """The places of the tables that have codes and names."""
    register = Register(known)
    for _, shape in tables:
        code, name = (shape.places.get(one) for one in ("code", "name"))
        for row in shape.kept if code is not None else ():
            cells = shape.grid.rows[row]
            if found := known.code_of(cells[code].text):
                register.add(found[0], cells[name].text if name is not None else "")
    return register


def heading_over(below: dict, row: int) -> str:
    """What the nearest heading above a row says of it; ``below``: what headings say, by row."""
    over = [at for at in below if at < row]
    return below[max(over)] if over else ""


def label_of(name: str, heading: str) -> str:
    """What a place is called among the mapping's names."""
    plain = plain_name(name)
    return f"{heading} / {plain}" if heading else plain


def ask_names(proposal: Proposal, table: dict, shape: Shape, register: Register) -> None:
    """Ask for the codes of the places of a table without codes that its names do not give."""
    if "code" in shape.places or "name" not in shape.places:
        return
    if not register.names:
        proposal.told.append(
            f"{shape.grid.file} has names and no codes: look at it together with a table that has "
            "both"
        )
        return
    known, names = register.known, proposal.mapping["names"]
    for row in shape.kept:
        cells = shape.grid.rows[row]
        text = {name: cells[at].text for name, at in shape.places.items()}
        heading = heading_over(shape.below, row)
        found = register.find(text["name"], heading, text.get("parent", ""))
        if len(found) == 1 and not (known.parent_named(text["name"]) and not heading):
            continue
        if not found and known.parent_named(text["name"]):
            why = f"{plain_name(text['name'])}: what places lie in"
            shape.out[row] = why
            table["leave_out"] = left_out(shape)
            continue
        label = label_of(text["name"], heading)
        names[label] = QUESTION
        several = ", ".join(f"{code} {register.called(code)}" for code in found)
        nearest = register.nearest(text["name"])
        remark = f"one of {several}?" if several else f"is it {nearest}?" if nearest else ""
        proposal.remarks[label] = remark or "no place of the other tables is called so"
