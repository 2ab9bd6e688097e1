"""Tables joined by a confirmed mapping: one row for each place and year, with exact numbers.

Every number keeps the cell that it came from. What cannot be read as declared stops it, all of it
at once; a number that two tables print differently is nobody's to choose.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

from runut.look.grid import Grid, place_of, read_grids, rows_in
from runut.look.mapping import CELLS, LEFT_OUT
from runut.look.names import Register, plain_name
from runut.look.numbers import YEAR, bare, is_percent, is_year, read_cell
from runut.look.propose import heading_over, label_of
from runut.look.shape import Shape
from runut.look.vocabulary import Vocabulary
from runut.numerals.printed import decimals_of
from runut.numerals.units import zeros_of
from runut.tables.errors import BadInput, ValidationError, listed, parted
from runut.tables.table import show

MOST_TOLD = 5


@dataclass(frozen=True)
class Number:
    """A number with as many decimals as were printed, and the cell that it came from."""

    value: Fraction
    decimals: int
    cell: str

    @property
    def text(self) -> str:
        whole, point, decimals = show(self.value).partition(".")
        decimals = decimals.ljust(self.decimals, "0")
        return f"{whole}.{decimals}" if point or decimals else whole


@dataclass
class Joined:
    """Numbers by place and year and measure, each with the cell that it came from."""

    register: Register
    parents: dict[str, str] = field(default_factory=dict)
    numbers: dict[tuple[str, int], dict[str, Number]] = field(default_factory=dict)
    within: dict[str, set[str]] = field(default_factory=dict)  # by file, its places

    def rows(self, known: Vocabulary, columns: Sequence[str]) -> list[list[str]]:
        """The long table as texts, its header first, with these columns."""
        header = known.about["header"]
        found = [list(columns)]
        for (code, year), given in sorted(self.numbers.items()):
            row = {name: one.text for name, one in given.items()}
            row[header["code"]], row[header["year"]] = code, str(year)
            row[header["name"]] = self.register.called(code)
            row[header["parent"]] = self.parents.get(code) or known.parent_of(code)
            row[CELLS] = "; ".join(f"{name}: {one.cell}" for name, one in given.items())
            found.append([row.get(name, "") for name in columns])
        return found

    def told(self) -> Iterator[str]:
        """What is to be known of the join: names that differ, places that tables lack."""
        yield from self.register.differing()
        everything = set().union(*self.within.values())
        for file, places in self.within.items():
            lacking = sorted(everything - places)
            shown = [f"{code} {self.register.called(code)}".strip() for code in lacking]
            if lacking:
                yield f"{file} has no row for {listed(shown, MOST_TOLD)}, which other tables have"


@dataclass(frozen=True)
class Opened:
    """A table of the mapping with its cells. Columns are found by their letters."""

    table: Mapping
    grid: Grid

    def at(self, name: str) -> int | None:
        return place_of(self.table[name]) if name in self.table else None

    def text(self, row: int, name: str) -> str:
        at = self.at(name)
        return self.grid.rows[row][at].text if at is not None else ""

    @property
    def rows(self) -> list[int]:
        """The rows that are read."""
        out = {row for rows in self.table.get("leave_out", {}) for row in rows_in(rows)}
        only = [(place_of(letter), text) for letter, text in self.table.get("only", {}).items()]
        return [
            row
            for row in rows_in(self.table["rows"])
            if row not in out and all(self.grid.rows[row][at].text == text for at, text in only)
        ]


def join(mapping: Mapping, known: Vocabulary, folder: Path, file: str) -> Joined:
    """Read the tables of a mapping, whose paths begin at ``folder``. ``file``: where it stands.

    Raises BadInput with everything that cannot be read as it says.
    """
    errors: list[ValidationError] = []
    opened = []
    for table in mapping["tables"]:
        try:
            (grid,) = read_grids(folder / table["file"], table)
        except BadInput as bad:
            errors += bad.errors
        else:
            opened.append(Opened(table, grid))
            errors += misfits(opened[-1], file)
    if errors:
        raise BadInput(errors)
    joined = Joined(Register(known))
    for one in opened:
        for row in one.rows:
            code = known.code_of(one.text(row, "code"))
            if code and code[1] == "place":
                joined.register.add(code[0], one.text(row, "name"))
                if parent := one.text(row, "parent"):
                    joined.parents.setdefault(code[0], parent)
    for one in opened:
        errors += take(joined, one, mapping.get("names", {}), known)
    if errors:
        raise BadInput(errors)
    return joined


def misfits(one: Opened, file: str) -> Iterator[ValidationError]:
    """Where a table is not what the mapping says: it has changed since."""
    grid, table = one.grid, one.table
    if rows_in(table["rows"])[-1] >= len(grid.rows):
        found, wanted = f"{len(grid.rows)} rows", f"the rows {table['rows']} that {file} names"
        yield ValidationError(grid.file, 0, "", found, wanted)
        return
    letters = {table[name] for name in ("code", "name", "parent", "year") if name in table}
    letters |= {*table.get("only", {}), *(column["column"] for column in table["columns"])}
    if lacking := sorted(letter for letter in letters if place_of(letter) >= grid.width):
        for letter in lacking:
            yield ValidationError(file, 0, letter, f"a column of {grid.file}", "one that it has")
        return
    shape = Shape(grid, [], rows_in(table["head"]) if "head" in table else [], 0, 0)
    for column in table["columns"]:
        letter = column["column"]
        said = " / ".join(shape.storeys(place_of(letter)))
        if shape.head and said != column.get("head", said):
            expected = f"{column['head']!r}, as in {file}: look at the file anew"
            yield ValidationError(grid.file, shape.head[0] + 1, letter, repr(said), expected)


def take(joined: Joined, one: Opened, names: Mapping, known: Vocabulary) -> list[ValidationError]:
    """Add a table's numbers to those that are there; what is wrong with them."""
    errors: list[ValidationError] = []
    places = joined.within.setdefault(one.table["file"], set())
    found: dict[tuple[str, int, str], list[tuple[int, Mapping, Number | None]]] = {}

    def wrong(row: int, letter: str, found: str, expected: str) -> None:
        line, column = one.grid.place(row, place_of(letter)) if letter else (row + 1, "")
        errors.append(ValidationError(one.grid.file, line, column, found, expected))

    for row in one.rows:
        try:
            code = code_in(joined.register, one, row, names, known)
        except ValueError as error:
            at = "code" if one.text(row, "code") else "name"
            wrong(row, one.table.get(at, ""), *parted(error))
            continue
        if code is None:
            continue
        places.add(code)
        for column in one.table["columns"]:
            try:
                year = year_in(one, row, column)
                value = number_in(one, row, column, known)
            except ValueError as error:
                wrong(row, column["column"], *parted(error))
                continue
            found.setdefault((code, year, column["measure"]), []).append((row, column, value))
    for (code, year, measure), given in found.items():
        numbers = joined.numbers.setdefault((code, year), {})
        if "add" in one.table:
            if len(given) != len(known.about.get("complements", ())):
                row, column, _ = given[0]
                expected = f"a row for each part that {one.table['add']} tells apart"
                wrong(row, column["column"], f"{len(given)} for {code} in {year}", expected)
                continue
            given = [added(given)]
        for row, column, value in given:
            if value is None:
                continue
            first = numbers.setdefault(measure, value)
            if first.value != value.value:
                expected = f"{first.text}, as in {first.cell}; leave one of them out"
                wrong(row, column["column"], f"{value.text} for {code} in {year}", expected)
    return errors


def added(
    given: Sequence[tuple[int, Mapping, Number | None]],
) -> tuple[int, Mapping, Number | None]:
    """The numbers of a place's rows as one; none where one of them was not published."""
    row, column, first = given[0]
    numbers = [value for *_, value in given]
    if None in numbers:
        return row, column, None
    cells = [first.cell, *(one.cell.rpartition(" ")[2] for one in numbers[1:])]
    return row, column, Number(sum(one.value for one in numbers), 0, "+".join(cells))


def code_in(
    register: Register, one: Opened, row: int, names: Mapping, known: Vocabulary
) -> str | None:
    """The code of a row's place; None where it is to be left out."""
    if "place" in one.table:
        return one.table["place"]
    if text := one.text(row, "code"):
        code = known.code_of(text)
        if code and code[1] == "place":
            return code[0]
        digits = known.about["code"]["digits"]
        raise ValueError(f"found {text!r}, expected a place's code of {digits} digits")
    name = one.text(row, "name")
    # the mapping counts rows from 1
    heading = heading_over({at - 1: text for at, text in one.table.get("below", {}).items()}, row)
    answer = names.get(label_of(name, heading), names.get(plain_name(name)))
    if answer == LEFT_OUT:
        return None
    if answer in register.names:
        return answer
    if answer:
        raise ValueError(f"found {answer} for {name!r}, expected a code that the tables have")
    found = register.find(name, heading, one.text(row, "parent"))
    if len(found) == 1:
        return found[0]
    several = " or ".join(f"{code} {register.called(code)}" for code in found)
    expected = several or register.nearest(name) or "a name that a table with codes has"
    raise ValueError(f"found {name!r}, expected its code under names ({expected}?)")


def year_in(one: Opened, row: int, column: Mapping) -> int:
    if "year" not in one.table:
        if "year" not in column:
            raise ValueError("found no year, expected year: in the mapping of this column")
        return column["year"]
    text = one.text(row, "year")
    if not is_year(text):
        raise ValueError(f"found {text!r} for the year, expected a year of four digits")
    return int(YEAR.match(text)[0])


def number_in(one: Opened, row: int, column: Mapping, known: Vocabulary) -> Number | None:
    """A cell's number in its measure's unit; None where none was published."""
    letters = [column["column"], *column.get("plus", ())]
    cells = [one.grid.rows[row][place_of(letter)] for letter in letters]
    marks, notes = one.table.get("marks", {}), one.table.get("footnotes", ())
    values = [read_cell(cell, column, marks, notes) for cell in cells]
    if None in values:
        return None
    cell, zeros = cells[0], zeros_of(column.get("magnitude", "one"))
    value = sum(values) * 10**zeros
    unit = known.measures[column["measure"]]["unit"]
    if unit == "persons" and (value < 0 or value.denominator != 1):
        raise ValueError(f"found {cell.text!r}, expected a whole number of people")
    if unit not in ("percent", "index") and any(map(is_percent, cells)):
        raise ValueError(f"found {cell.text!r} in per cent, expected a number of {unit}")
    if unit == "percent" and not 0 <= value <= 100:
        raise ValueError(f"found {cell.text!r}, expected per cent from 0 to 100")
    mark = "." if cell.typed else column.get("decimal_mark", "")
    decimals = decimals_of(bare(cell.text)[0], mark) if unit != "persons" and not zeros else 0
    at = [one.grid.place(row, place_of(letter)) for letter in letters]
    named = "+".join(f"{letter}{line}" for line, letter in at)
    return Number(value, decimals, f"{one.table['file']} {named}")
