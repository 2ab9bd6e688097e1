"""A unit's own findings: Markdown that somebody wrote, taken for its text and its plainest forms.

Paragraphs, headings, lists, quotations, emphasis and links to the web are kept. All else comes out
as the text that it is: raw HTML, code, shortcodes. Pictures are refused, since they would have to
be fetched.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import unescape
from typing import TYPE_CHECKING

from runut.tables.errors import ValidationError
from runut.tables.strict import BREAKS, decode
from runut.tables.texts import text_error

if TYPE_CHECKING:
    from markdown_it.token import Token

LONGEST = 20_000  # characters
DEEPEST = 20  # lists, their items and quotations within one another
TOO_DEEP = "lists or quotations deep within one another"
# those of Markdown; what else str.splitlines takes for one is a character that nobody sees
LINE_END = re.compile(r"\r\n?|\n")
LINK = re.compile(r"https?://[^\s()<>\"`{}\\\[\]]+")
SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~^$@'\"&=:/%;,?])")
MARKS = {"em": "*", "strong": "**"}


def read_findings(
    files: Mapping[str, bytes], folder: str, languages: Sequence[str]
) -> tuple[dict[str, str], list[ValidationError]]:
    """The findings as safe Markdown, by language, and all that is wrong with them."""
    found: dict[str, str] = {}
    errors: list[ValidationError] = []
    names = {"findings.md": languages, **{f"findings.{one}.md": (one,) for one in languages}}
    for name, spoken in names.items():
        if name not in files:
            continue
        file = f"{folder}/{name}"
        text, error = decode(files[name], file)
        if error:
            errors.append(error)
            continue
        for line, part in enumerate(LINE_END.split(text), 1):
            # Markdown reads &#x202e; as the mark of direction that it stands for
            if wrong := text_error(unescape(part), BREAKS):
                errors.append(ValidationError(file, line, "", *wrong))
        if len(text) > LONGEST:
            errors.append(
                ValidationError(file, 0, "", f"{len(text)} characters", f"at most {LONGEST}")
            )
        elif text.strip():
            markdown, wrong = safe_markdown(text)
            errors += [ValidationError(file, line, "", *what) for line, *what in wrong]
            for language in spoken:
                if language in found:
                    expected = f"either findings.md, or findings.{language}.md"
                    errors.append(ValidationError(file, 0, "", "the same findings twice", expected))
                found[language] = markdown
    return found, errors


def safe_markdown(source: str) -> tuple[str, list[tuple[int, str, str]]]:
    """Markdown made anew from what was understood; and what is refused: line, found, expected."""
    # only where there are findings: it takes a quarter of a second to load
    from markdown_it import MarkdownIt

    blocks: list[str] = []
    wrong: list[tuple[int, str, str]] = []
    marks: list[str] = []  # what a line in the open lists and quotations begins with
    bold = False
    for token in MarkdownIt("commonmark", {"maxNesting": DEEPEST}).parse(source):
        kind = token.type
        if kind in ("list_item_open", "blockquote_open"):
            # a number is kept: a paragraph may begin with a year and a point
            item = f"{token.info}{token.markup} " if token.info else "- "
            marks.append(item if kind == "list_item_open" else "> ")
            if token.level + 1 == DEEPEST:
                # the parser leaves out what stands in it
                wrong.append((token.map[0] + 1, TOO_DEEP, "at most nine of them"))
        elif kind in ("list_item_close", "blockquote_close"):
            marks.pop()
        elif kind in ("heading_open", "heading_close"):
            bold = kind == "heading_open"
        elif kind in ("inline", "html_block", "fence", "code_block"):
            text = spans(token) if kind == "inline" else escape(token.content)
            if any(child.type == "image" for child in token.children or ()):
                wrong.append((token.map[0] + 1, "a picture", "text alone: describe what it shows"))
            if text.strip():
                # a heading is a paragraph in bold
                blocks.append("".join(marks) + (f"**{text.replace('**', '')}**" if bold else text))
                # the first paragraph of an item carries its mark, those after it are set in
                marks = [mark if mark == "> " else " " * len(mark) for mark in marks]
    return "\n\n".join(blocks), wrong


def spans(token: Token) -> str:
    """A paragraph's text, on one line, with emphasis and links to the web."""
    text, target = "", ""
    for child in token.children:
        kind = child.type.removesuffix("_open").removesuffix("_close")
        if child.type == "link_open":
            address = str(child.attrs["href"])
            target = address if LINK.fullmatch(address) else ""
            text += "[" if target else ""
        elif child.type == "link_close":
            text += f"]({target})" if target else ""
        elif kind in MARKS:
            text += MARKS[kind]
        elif child.type in ("softbreak", "hardbreak"):
            text += " "
        elif child.type != "image":
            text += escape(child.content)
    return text


def escape(text: str) -> str:
    """``text`` with every character that Markdown might read as markup escaped."""
    return SPECIAL.sub(r"\\\1", re.sub(r"\s+", " ", text))
