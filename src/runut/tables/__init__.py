"""Tables that say what they hold: CSV, XLSX and Parquet, read strictly.

In: the bytes of a unit's files. Out: its tables and cells, each with its exact value and where it
stands, or all that is wrong, each error with its file, row and column. ``plain`` makes the
descriptions of tables that a unit may give without one.
"""

from runut.tables import plain
from runut.tables.cells import Cell, cells_of, families_of
from runut.tables.errors import BadInput, ValidationError
from runut.tables.long import Line, read_long
from runut.tables.shapes import Kind
from runut.tables.table import Table, places_of, read_row, read_table, show, with_magnitude
from runut.tables.unit import Unit

__all__ = [
    "BadInput",
    "Cell",
    "Kind",
    "Line",
    "Table",
    "Unit",
    "ValidationError",
    "cells_of",
    "families_of",
    "places_of",
    "plain",
    "read_long",
    "read_row",
    "read_table",
    "show",
    "with_magnitude",
]
