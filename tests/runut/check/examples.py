"""Short texts and tables, as the kinds' examples and these tests write them."""

import re

from runut.check import Block, Text


def text_of(example: str, name: str = "example") -> Text:
    """Paragraphs with blank lines between; lines with bars are a table, under its caption."""
    blocks, table = [], -1
    for part in re.split(r"\n\s*\n", example.strip()):
        lines = part.splitlines()
        rows = [line.strip().strip("|").split("|") for line in lines if line.strip()[0] == "|"]
        words = " ".join(line.strip() for line in lines if line.strip()[0] != "|")
        if not rows:
            blocks.append(Block("paragraph", words))
            continue
        table += 1
        if words:
            blocks.append(Block("caption", words, table=table))
        blocks += [
            Block("cell", cell.strip(), table=table, row=r, column=c, is_head=r == 0 or c == 0)
            for r, row in enumerate(rows)
            for c, cell in enumerate(row)
        ]
    return Text(name, tuple(blocks))
