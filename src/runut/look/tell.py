"""What tables were taken for, as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from runut.look.grid import DOWN, TURNED, column_letter, place_of, rows_text
from runut.look.propose import Proposal
from runut.look.shape import Shape
from runut.look.vocabulary import BLANK, ZERO, Vocabulary
from runut.tables.errors import listed, plain
from runut.tables.shapes import QUESTION

NAMED = {"code": "codes", "name": "names", "parent": "what they lie in", "year": "years",
         "part": "parts of those counted", "measure": "what the numbers of a row are"}  # fmt: skip
MARKS = {".": "points", ",": "commas", " ": "blanks", "'": "apostrophes", "’": "apostrophes"}
MEANINGS = {BLANK: "not published", ZERO: "zero", QUESTION: "zero, or not published?"}
MOST = 12  # rows of one kind that are listed


def told(proposal: Proposal, known: Vocabulary) -> str:
    """All tables and their questions."""
    lines = []
    for shape, table in zip(proposal.shapes, proposal.mapping["tables"], strict=True):
        lines += [*about_table(shape, table, known), ""]
    lines += [plain(one) for one in proposal.told]
    for name, remark in proposal.remarks.items():
        lines.append(plain(f"no code for {name}: {remark}"))
    return "\n".join(lines).rstrip()


def about_table(shape: Shape, table: Mapping, known: Vocabulary) -> Iterator[str]:
    how = ", ".join(
        f"{name} {one}" for name, one in shape.grid.how.items() if name not in (TURNED, DOWN)
    )
    if rows := shape.grid.how.get(TURNED):
        how += f"; its rows {rows} taken as columns, row 1 as column A"
    if columns := shape.grid.how.get(DOWN):
        how += f"; what stands in {' and '.join(columns)} is meant for the blank rows below it"
    yield plain(f"{shape.grid.file} ({how})")
    if shape.title_text:
        yield plain(f"  title         {shape.title_text}")
    yield f"  head          {rows_said(shape.head) or 'none'}"
    kept = len(shape.kept)
    yield f"  places        {kept} rows among {shape.first + 1} to {shape.last + 1}"
    said = {at: NAMED[name] for name, at in shape.places.items()}
    for at, why in shape.idle.items():
        said[at] = f"left out: {' / '.join(shape.storeys(at)) or 'no head'} ({why})"
    for column in table["columns"]:
        at = place_of(column["column"])
        remarks = "".join(f" ({one})" for one in shape.remarks[at])
        said[at] = column_said(column, known) + remarks
    for at, text in sorted(said.items()):
        yield plain(f"  column {column_letter(at):6} {text}")
    by_why: dict[str, list[int]] = {}
    for row, why in sorted(shape.out.items()):
        by_why.setdefault(why, []).append(row)
    for why, rows in list(by_why.items())[:MOST]:
        yield plain(f"  left out      {rows_said(rows)}: {why}")
    if len(by_why) > MOST:
        yield f"  left out      {len(by_why) - MOST} more rows, which the mapping names"
    if shape.notes:
        first = shape.text(shape.notes[0])
        yield plain(f"  below it      {rows_said(shape.notes)}: {first}")
    for mark, meaning in table.get("marks", {}).items():
        yield plain(f"  mark {mark!r:9}{MEANINGS[meaning]}")
    raised = {cell.note for row in shape.kept for cell in shape.grid.rows[row] if cell.note}
    if signs := [*table.get("footnotes", ()), *(f"{one} above the line" for one in sorted(raised))]:
        yield plain(f"  footnotes     {', '.join(signs)}: not read")


def column_said(column: Mapping, known: Vocabulary) -> str:
    """What a column was taken for."""
    measure = column["measure"]
    said = [f"{column['head'] or 'no head'}: "
            + (measure if measure != QUESTION else "which measure?")]  # fmt: skip
    if "year" in column:
        said.append(str(column["year"]) if column["year"] != QUESTION else "of which year?")
    magnitude = column.get("magnitude", "")
    unit = known.measures[measure]["unit"] if measure != QUESTION else ""
    said.append(
        "in thousands, or what?" if magnitude == QUESTION else f"{magnitude} {unit}".strip()
    )
    decimal, group = column.get("decimal_mark", ""), column.get("group_mark", "")
    if QUESTION in (decimal, group):
        said.append("which marks?")
    else:
        said += [f"{MARKS[decimal]} before decimals"] if decimal else []
        said += [f"{MARKS[group]} between thousands"] if group else []
    return ", ".join(filter(None, said))


def rows_said(rows: Sequence[int]) -> str:
    """Rows as a spreadsheet counts them; of many parts the first."""
    shown = listed(rows_text(rows).split(", "), MOST)
    return f"row{'s' * (len(rows) > 1)} {shown}" if rows else ""
