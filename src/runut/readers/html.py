"""HTML: its blocks in order, tables with their heads, without what a page does not show as text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree, html

from runut.check.text import Text
from runut.readers.draft import Draft
from runut.readers.errors import Unreadable, check_tags
from runut.readers.heads import with_heads
from runut.readers.typography import decoded, lowered, plain, raised

NOT_SHOWN = (
    "script style template nav noscript head svg pre select textarea object iframe dialog "
    "annotation annotation-xml"
)
SKIPPED = frozenset(NOT_SHOWN.split())
TAGS = {
    "heading": "h1 h2 h3 h4 h5 h6",
    "caption": "figcaption caption",
    "list": "li dd dt",
    "paragraph": "p div section article main aside header footer blockquote figure ul ol dl body "
    "table thead tbody tfoot tr td th details summary form fieldset address hr center",
}
BLOCKS = {tag: kind for kind, tags in TAGS.items() for tag in tags.split()}
NOTES = ("doc-endnotes", "doc-footnote", "note")  # roles
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")  # lxml takes no text with a declared encoding
MOST_CELLS = 200_000
MOST_SPANNED = 100  # rows or columns that one cell may span


def read(data: bytes, name: str) -> Text:
    return read_text(DECLARATION.sub("", decoded(data, name), count=1), name)


def read_text(text: str, name: str) -> Text:
    check_tags(name, text.count("<"))
    parser = html.HTMLParser(huge_tree=True)
    try:
        root = html.document_fromstring(text, parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise Unreadable(name, "no text was found in it") from error
    for error in parser.error_log:
        if error.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT:
            why = "elements stand within each other too deep to be read; save the page as text"
            raise Unreadable(name, f"line {error.line}: {why}")
    draft = Draft(name)
    kinds, said = ["paragraph"], []
    for what, one in tokens(root):
        if what == "text":
            said.append(one)
        elif what == "table":
            add_table(draft, one)
        elif one.tag in BLOCKS:
            draft.add(kinds[-1], "".join(said))
            said.clear()
            if what == "begin":
                kinds.append(kind_of(one, kinds[-1]))
            else:
                kinds.pop()
    draft.add(kinds[-1], "".join(said))
    return draft.finish()


def kind_of(element: html.HtmlElement, around: str) -> str:
    """The kind of a block; a paragraph within a list, a caption or a note is part of it."""
    if element.get("role") in NOTES or around == "note":
        return "note"
    kind = BLOCKS[element.tag]
    return around if kind == "paragraph" else kind


def tokens(root: html.HtmlElement) -> Iterator[tuple[str, object]]:
    """What is shown of an element, in order: texts, tables, and elements that begin and end."""
    todo: list[tuple[str, object]] = [("begin", root)]
    while todo:
        what, one = todo.pop()
        if what != "begin":
            yield what, one
        elif not is_shown(one):
            continue
        elif one.tag in ("sup", "sub") and one is not root:
            yield "text", (raised if one.tag == "sup" else lowered)(text_of(one))
        elif one.tag == "br":
            yield "text", " "
        elif one.tag == "table" and one is not root and one.find(".//table") is None:
            yield "table", one
        else:
            yield what, one
            todo.append(("end", one))
            for child in reversed(one):
                todo += [("text", child.tail or ""), ("begin", child)]
            todo.append(("text", one.text or ""))


def is_shown(element: html.HtmlElement) -> bool:
    return (
        isinstance(element.tag, str)
        and element.tag not in SKIPPED
        and not {"hidden", "popover"} & set(element.keys())
        and element.get("aria-hidden") != "true"
        and not HIDDEN.search(element.get("style", ""))
    )


def text_of(element: html.HtmlElement) -> str:
    """The text of an element on one line; blocks in it are parted by a blank."""
    return plain("".join(one if what == "text" else parting(one) for what, one in tokens(element)))


def parting(element: html.HtmlElement) -> str:
    return " " if element.tag in BLOCKS else ""


def add_table(draft: Draft, table: html.HtmlElement) -> None:
    caption = table.find("caption")
    if caption is not None:
        draft.add("caption", text_of(caption), table=draft.tables)
    rows, heads, marked = grid(table, draft.name)
    draft.add_table(with_heads(rows, heads, marked))


def grid(table: html.HtmlElement, name: str) -> tuple[list[list[str]], int, set[tuple[int, int]]]:
    """The cells' texts by row and column, how many rows are heads, and where heads are marked."""
    texts: dict[tuple[int, int], str] = {}
    marked: set[tuple[int, int]] = set()
    heads = 0
    lines = [line for line in table.iter("tr") if is_shown(line)]
    for row, line in enumerate(lines):
        cells = [cell for cell in line if cell.tag in ("td", "th") and is_shown(cell)]
        column = 0
        for cell in cells:
            while (row, column) in texts:
                column += 1
            spans = [
                (row + down, column + across)
                for down in range(spanned(cell, "rowspan"))
                for across in range(spanned(cell, "colspan"))
            ]
            texts.update(dict.fromkeys(spans, ""))
            if len(texts) > MOST_CELLS:
                raise Unreadable(name, f"a table of more than {MOST_CELLS:,} cells is too large")
            texts[row, column] = text_of(cell)
            if cell.tag == "th":
                marked.add((row, column))
        if heads == row and cells and all(cell.tag == "th" for cell in cells):
            heads = row + 1
    width = max((column for _, column in texts), default=-1) + 1
    rows = [[texts.get((row, column), "") for column in range(width)] for row in range(len(lines))]
    return rows, heads, marked


def spanned(cell: html.HtmlElement, direction: str) -> int:
    given = cell.get(direction, "1").strip()
    return min(max(int(given), 1), MOST_SPANNED) if given.isdecimal() else 1
