"""Letters that no font of the PDFs has, found in texts before a build."""

import csv
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from unicodedata import name

from runut.tables.errors import ValidationError
from runut.tables.sheets import read_sheet
from runut.tables.texts import SQUARES

COMMON = 0x250  # letters below it are in every font
TEXTS = {".csv", ".yaml", ".json", ".xlsx"}


@cache
def has_font(letter: str) -> bool:
    if ord(letter) < COMMON:
        return True
    # only now: it takes a while to load, and few texts hold others
    import typst

    from runut.documents.typeset import FONTS

    source = f'#set document(title: [x])\n#"{letter.translate(SQUARES)}"'
    try:
        typst.compile(
            source.encode(), format="pdf", font_paths=FONTS, ignore_system_fonts=True,
            pdf_standards=["ua-1"],
        )  # fmt: skip
    except typst.TypstError:
        return False
    return True


def can_be_set(text: str) -> bool:
    """Whether the fonts of the PDFs have every letter of a text."""
    return all(map(has_font, text))


def without_font(files: Iterable[str]) -> list[ValidationError]:
    """The letters in these files that no font has, each with its place; of a cell the first."""
    return [
        ValidationError(
            file, row, column, f"{letter} (U+{ord(letter):04X} {name(letter, '')})",
            "a letter that a font of the PDFs has",
        )
        for file in files
        if Path(file).suffix in TEXTS and Path(file).is_file()
        for row, column, text in texts_in(Path(file))
        if not text.isascii()
        and (letter := next((one for one in text if not has_font(one)), ""))
    ]  # fmt: skip


def texts_in(file: Path) -> Iterator[tuple[int, str, str]]:
    """The texts of a file, with row and column: its cells if it is a table, else its lines."""
    if file.suffix == ".xlsx":
        rows, _ = read_sheet(file.read_bytes(), file.as_posix())
    else:
        lines = file.read_text("utf-8", "replace").splitlines()
        if file.suffix != ".csv":
            yield from ((row, "", line) for row, line in enumerate(lines, 1))
            return
        rows = list(enumerate(csv.reader(lines), 1))
    header = rows[0][1] if rows else []
    for row, cells in rows:
        for at, cell in enumerate(cells):
            yield row, header[at] if at < len(header) else "", cell
