"""The numbers of tables that have an id: which there are, the families that they form, and what is
wrong among them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import prod

from runut.graph.wiring import Family
from runut.numerals.printed import decimals_of_share
from runut.tables.descriptor import unit_kind
from runut.tables.errors import ValidationError
from runut.tables.shapes import PLACEHOLDER
from runut.tables.table import TOTAL, Table, group_mark, places_of, with_magnitude

MOST_CELLS = 100_000  # that a `complete` table may come to


@dataclass(frozen=True)
class Cell:
    """A number that stands in a source table, with the place that it stands in."""

    id: str
    value: Fraction
    printed: str
    unit: str
    file: str
    row: int
    column: str
    place: str
    # by language, why the value is not what is printed; None where it is
    note: Mapping[str, str] | None = None
    # how many decimals of the value are printed: -2 of 43.7 thousand; None where the numeral says
    decimals: int | None = None

    @property
    def places(self) -> int:
        """How many decimals of the value are printed, where it is a share or has a magnitude."""
        return decimals_of_share(self.printed) if self.decimals is None else self.decimals


def cells_of(table: Table) -> Iterator[Cell]:
    """The numbers of a table that have an id."""
    only = table.resource.get("only", {}).items()
    for row, printed, line in zip(table.rows, table.printed, table.lines, strict=True):
        if any(row[column] != wanted for column, wanted in only):
            continue
        for field in table.fields:
            template = field.get("totalCell" if table.is_total(row) else "cell")
            value = row[field["name"]]
            if template is None or value is None:
                continue
            text, decimals = printed[field["name"]], None
            grouped = field["type"] == "number" and group_mark(field, printed)
            if text and ("magnitude" in field or grouped):
                decimals = places_of(text, field, printed)
            yield Cell(
                id=fill(template, row),
                value=value,
                printed=with_magnitude(text, field),
                decimals=decimals,
                unit=row.get("unit") or field["unit"],
                file=table.file,
                row=line,
                column=field["name"],
                place=row.get("place") or table.resource.get("place", ""),
            )


def fill(template: str, row: Mapping[str, str]) -> str:
    """A cell's id: the template with the row's keys in it, which are looked up and no more."""
    return PLACEHOLDER.sub(lambda found: row[found[1]], template)


def members(table: Table, tables: Mapping[str, Table]) -> list[list[str]]:
    """For each key column of a ``complete`` table, what it can hold: the keys it refers to."""
    referred = {
        reference["fields"]: reference["reference"]
        for reference in table.resource["schema"]["foreignKeys"]
    }
    return [
        [row[target["fields"]] for row in other.rows if not other.is_total(row)]
        for target in (referred[column] for column in table.key)
        for other in [tables[target["resource"]]]
    ]


def complete(table: Table, tables: Mapping[str, Table]) -> list[Cell]:
    """Cells for the combinations of keys that a ``complete`` table leaves out (row 0)."""
    rule = table.resource.get("complete")
    if not rule:
        return []
    field = next(field for field in table.fields if field["name"] == rule["field"])
    listed = {tuple(row[column] for column in table.key) for row in table.rows}
    return [
        Cell(
            id=fill(field["cell"], dict(zip(table.key, key, strict=True))),
            value=Fraction(rule["value"]),
            printed="",
            unit=field["unit"],
            file=table.file,
            row=0,
            column=rule["field"],
            place=table.resource.get("place", ""),
        )
        for key in product(*members(table, tables))
        if key not in listed
    ]


def families_of(tables: Iterable[Table], cells: Iterable[Cell]) -> dict[str, Family]:
    """The families that cells form, each dimension named after the key column that it runs over."""
    dimensions = {}
    for table in tables:
        for field in table.fields:
            for template in (field.get("cell"), field.get("totalCell")):
                if template:
                    name, *rest = template.split(".")
                    named = field.get("dimensions") or [part.strip("{}") for part in rest]
                    dimensions[name] = tuple(named)
    keys = defaultdict(list)
    for cell in cells:
        name, *key = cell.id.split(".")
        keys[name].append(tuple(key))
    return {name: Family(dimensions.get(name, ()), tuple(found)) for name, found in keys.items()}


def reference_errors(tables: Mapping[str, Table]) -> Iterator[ValidationError]:
    """Values that point to a row of another table which is not there (foreign keys)."""
    for table in tables.values():
        for reference in table.resource["schema"].get("foreignKeys", []):
            column, target = reference["fields"], reference["reference"]
            known = {row[target["fields"]] for row in tables[target["resource"]].rows} - {TOTAL}
            for row, line in table.numbered:
                if row[column] is not None and row[column] not in known:
                    expected = f"one of {', '.join(sorted(known))} ({target['resource']})"
                    yield table.error(line, column, repr(row[column]), expected)
        cells = prod(map(len, members(table, tables))) if "complete" in table.resource else 0
        if cells > MOST_CELLS:
            found = f"{cells} combinations of keys"
            yield table.error(0, "", found, f"at most {MOST_CELLS}")


def unit_errors(known: Iterable[str], cells: Iterable[Cell]) -> Iterator[ValidationError]:
    """Units that a table's rows name and nobody knows. ``known``: those of the study's own."""
    unit = unit_kind(known)
    for cell in cells:
        if not unit.holds(cell.unit):
            yield ValidationError(cell.file, cell.row, "unit", repr(cell.unit), unit.expected)


def cell_errors(cells: Sequence[Cell], derived: set[str]) -> Iterator[ValidationError]:
    """Cells that would be taken for another number: one that stands elsewhere, or is derived."""
    seen: dict[str, Cell] = {}
    depths: dict[str, int] = {}
    for cell in cells:
        family, *key = cell.id.split(".")
        first = seen.setdefault(cell.id, cell)
        expected = ""
        if first is not cell:
            expected = f"each once ({first.file}, row {first.row} has it too)"
        elif family in derived:
            expected = f"another name than {family}, which the study derives"
        elif depths.setdefault(family, len(key)) != len(key):
            expected = f"{depths[family]} keys after {family}, as in its other cells"
        if expected:
            found = f"the number {cell.id}"
            yield ValidationError(cell.file, cell.row, cell.column, found, expected)
