"""Which cells of a table are heads, where the file does not say so."""

import re
from collections.abc import Collection, Iterator, Sequence

from runut.readers.draft import Cell

VALUE = re.compile(
    r"(?:[<>≤≥~±≈+−–-]|Rp\.?|US\$|[$€£])*\s*[.,]?\d[\d.,\s\u00a0\u2009\u202f]*\s*"
    r"(?:%|‰|persen|per cent|ribu|juta|[⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉ*†‡]+)?"
    r"(?:\s*(?:[(\[±–/-]|to\b|s/d\b).*)?$"
)
YEARS = re.compile(r"(?:1[89]|20)\d\d(?:\s*[–/-]\s*(?:(?:1[89]|20)?\d\d))?[*ᵃᵇᶜ⁾]*$")
CLASS = re.compile(r"\d+\s*[–-]\s*\d+(?:\s[^\W\d]+)?$")
DASHES = {"-", "–", "—"}
MOST_HEADS = 6  # rows


def is_value(text: str) -> bool:
    """Whether a cell is a number, with what may stand around it: 12 (3.4%), < 0,05, Rp302.022."""
    return VALUE.match(text) is not None


def is_year(text: str) -> bool:
    return YEARS.match(text) is not None


def with_heads(
    rows: Sequence[Sequence[str]], heads: int = 0, marked: Collection[tuple[int, int]] = ()
) -> Iterator[Cell]:
    """The cells of a table with its heads of columns and rows; some of them may be known."""
    heads = heads or head_rows(rows)
    while heads < len(rows) - 1 and (
        are_years(rows[heads]) or goes_on(rows[heads - 1] if heads else (), rows[heads])
    ):
        heads += 1
    labels = label_columns(rows[heads:])
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            if text:
                is_head = at < heads or column in labels or (at, column) in marked
                yield Cell(at, column, text, is_head)


def are_years(row: Sequence[str]) -> bool:
    """Whether a row has years and nothing else."""
    return len(row) > 2 and any(row) and all(is_year(cell) for cell in row if cell.strip())


def goes_on(heads: Sequence[str], row: Sequence[str]) -> bool:
    """Whether a row without values has words below heads that span it, which are blank there."""
    below = [cell for head, cell in zip(heads[1:], row[1:], strict=False) if cell and not head]
    return bool(below) and not any(map(is_value, row))


def head_rows(rows: Sequence[Sequence[str]]) -> int:
    """How many rows at the top have no values; years are no values there, nor are classes in the
    first."""
    for at, row in enumerate(rows[:MOST_HEADS]):
        values = [cell for cell in row if is_value(cell) and not is_year(cell)]
        if not all(at == 0 and CLASS.match(cell) for cell in values):
            return at
    return 1 if len(rows) > 1 else 0


def label_columns(rows: Sequence[Sequence[str]]) -> set[int]:
    """The columns before the first one of values; a column that counts the rows is one of them."""
    labels: set[int] = set()
    for column in range(max(map(len, rows), default=0)):
        cells = [row[column] for row in rows if column < len(row) and row[column]]
        if cells and all(cell in DASHES for cell in cells):
            break
        cells = [cell for cell in cells if cell not in DASHES]
        if counts_rows(cells) or sum(map(is_value, cells)) < 0.5 * len(cells) or not cells:
            labels.add(column)
        else:
            break
    return labels if len(labels) < max(map(len, rows), default=0) else set(list(labels)[:1])


def counts_rows(cells: Sequence[str]) -> bool:
    return len(cells) > 1 and [cell.strip(" .)") for cell in cells] == [
        str(number) for number in range(1, len(cells) + 1)
    ]
