"""A city's own findings: Markdown that somebody wrote, taken for its text and its plainest forms.

Paragraphs, headings, lists, quotations, emphasis and links to the web are kept. All else comes out
as the text that it is: raw HTML, code, shortcodes. Pictures are refused, since they would have to
be fetched.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from analysis.documents import BREAKS, decode
from analysis.faults import Fault
from analysis.texts import text_fault

if TYPE_CHECKING:
    from markdown_it.token import Token

LANGUAGES = ("id", "en")
FILES = {"findings.md": LANGUAGES, **{f"findings.{one}.md": (one,) for one in LANGUAGES}}
LONGEST = 20_000  # characters
LINK = re.compile(r"https?://[^\s()<>\"`{}\\\[\]]+")
SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~^$@'\"&=:/%;,?])")
MARKS = {"em": "*", "strong": "**"}


def read_findings(files: Mapping[str, bytes], folder: str) -> tuple[dict[str, str], list[Fault]]:
    """The findings as safe Markdown, by language, and all that is wrong with them."""
    found: dict[str, str] = {}
    faults: list[Fault] = []
    for name, languages in FILES.items():
        if name not in files:
            continue
        file = f"{folder}/{name}"
        text, fault = decode(files[name], file)
        if fault:
            faults.append(fault)
            continue
        for line, part in enumerate(text.splitlines(), 1):
            if wrong := text_fault(part, BREAKS):
                faults.append(Fault(file, line, "", *wrong))
        if len(text) > LONGEST:
            faults.append(Fault(file, 0, "", f"{len(text)} characters", f"at most {LONGEST}"))
        elif text.strip():
            markdown, wrong_lines = safe_markdown(text)
            expected = "text alone: describe what it shows"
            faults += [Fault(file, line, "", "a picture", expected) for line in wrong_lines]
            for language in languages:
                if language in found:
                    expected = f"either findings.md, or findings.{language}.md"
                    faults.append(Fault(file, 0, "", "the same findings twice", expected))
                found[language] = markdown
    return found, faults


def safe_markdown(source: str) -> tuple[str, list[int]]:
    """Markdown made anew from what was understood, and the lines that hold a picture."""
    # only where there are findings: it takes a quarter of a second to load
    from markdown_it import MarkdownIt

    blocks: list[str] = []
    pictures: list[int] = []
    prefixes: list[str] = []  # what the lines of an open list or quotation begin with
    items: list[str] = []
    for token in MarkdownIt("commonmark", {"maxNesting": 10}).parse(source):
        kind = token.type
        if kind in ("bullet_list_open", "ordered_list_open"):
            items.append("- " if kind[0] == "b" else "1. ")
        elif kind in ("bullet_list_close", "ordered_list_close"):
            items.pop()
        elif kind == "list_item_open":
            prefixes.append(items[-1])
        elif kind == "blockquote_open":
            prefixes.append("> ")
        elif kind in ("list_item_close", "blockquote_close"):
            prefixes.pop()
        elif kind in ("inline", "html_block", "fence", "code_block"):
            if kind == "inline":
                text, wrong = spans(token)
                pictures += wrong
            else:
                text = escape(token.content)
            if text.strip():
                blocks.append(placed(text, prefixes))
        elif kind == "heading_open":
            prefixes.append("**")
        elif kind == "heading_close":
            prefixes.pop()
    return "\n\n".join(blocks), pictures


def placed(text: str, prefixes: list[str]) -> str:
    """A paragraph within its lists and quotations; a heading is a paragraph in bold."""
    if prefixes and prefixes[-1] == "**":
        text, prefixes = f"**{text.replace('**', '')}**", prefixes[:-1]
    first, rest = "", ""
    for prefix in prefixes:
        first += prefix
        rest += prefix if prefix == "> " else " " * len(prefix)
    # the first paragraph of an item carries its mark, those after it are set in
    lines = text.split("\n")
    if prefixes and prefixes[-1] != "> ":
        prefixes[-1] = " " * len(prefixes[-1])
    return "\n".join([first + lines[0], *(rest + line for line in lines[1:])])


def spans(token: Token) -> tuple[str, list[int]]:
    """A paragraph's text with emphasis and links to the web; and its line for each picture."""
    text, pictures, links = "", [], []
    for child in token.children or []:
        kind = child.type.removesuffix("_open").removesuffix("_close")
        if child.type == "image":
            pictures.append((token.map or [0])[0] + 1)
        elif child.type == "link_open":
            target = str(child.attrs.get("href", ""))
            links.append(target if LINK.fullmatch(target) else "")
            text += "[" if links[-1] else ""
        elif child.type == "link_close":
            target = links.pop()
            text += f"]({target})" if target else ""
        elif kind in MARKS:
            text += MARKS[kind]
        elif child.type in ("softbreak", "hardbreak"):
            text += " "
        else:
            text += escape(child.content)
    return text, pictures


def escape(text: str) -> str:
    """``text`` with every character that Markdown might read as markup escaped."""
    return SPECIAL.sub(r"\\\1", re.sub(r"\s+", " ", text))
