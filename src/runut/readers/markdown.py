"""Markdown and Quarto: made HTML and read as such. Front matter and code are left out."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt

from runut.check.text import Text
from runut.readers.draft import DIGITS
from runut.readers.errors import check_length, check_numbers
from runut.readers.html import read_text
from runut.readers.typography import decoded

FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
TITLES = re.compile(
    r"^(title|subtitle|abstract):[ \t]*(?:[|>][+-]?[ \t]*)?((?:.*)(?:\n[ \t]+.*)*)", re.M
)
COMPUTED = re.compile(r"`\{[^`}]*\}[^`]*`|`r [^`]+`")  # what only a run of the code would print
SIMPLER = [
    (re.compile(r"^[ \t]*:{3,}.*$", re.M), ""),  # divisions
    (re.compile(r"<!--.*?-->", re.DOTALL), ""),
    (re.compile(r"\{\{<.*?>\}\}"), ""),  # shortcodes
    (re.compile(r"^(?:Table)?:[ \t]+(?=\S)(.*)$", re.M), r"\n<figcaption>\1</figcaption>\n"),
    (re.compile(r"(?<=[\]\)\s#>*_`\w.])\{[#.][^{}\n]*\}"), ""),  # attributes
    (re.compile(r"\[\^([^\]\s]+)\]:"), r"[^\1] "),  # notes stand where they are written
    (re.compile(r"\[\^[^\]\s]+\]"), ""),
    (re.compile(r"\^(?!\[)([^\s^]{1,10})\^"), r"<sup>\1</sup>"),
    (
        re.compile(r"(?<![~\w])~([^\s~]{1,10})~(?!~)|(?<=\w)~([^\s~]{1,10})~(?!~)"),
        r"<sub>\1\2</sub>",
    ),
    # a dollar before a blank, or one that closes before a digit, is money, as pandoc reads it
    (re.compile(r"(?<!\\)\$(?=\S)([^$\n]+)(?<=\S)(?<!\\)\$(?!\d)"), lambda found: unset(found[1])),
]
SET = {
    r"\chi^2": "χ²", r"\chi": "χ", r"\%": "%", r"\times": "×", r"\pm": "±", r"\leq": "≤",
    r"\geq": "≥", r"\le": "≤", r"\ge": "≥", r"\approx": "≈", r"\,": "\u2009", r"\ ": " ",
}  # fmt: skip


def read(data: bytes, name: str) -> Text:
    text = decoded(data, name).replace("\r\n", "\n")
    matter = FRONT_MATTER.match(text)
    body = outside_code(text[matter.end() :] if matter else text)
    head = titles(matter[1]) if matter else ""
    check_length(name, len(body))  # before it takes much memory
    check_numbers(name, sum(1 for _ in DIGITS.finditer(body)))
    return read_text(rendered(head + body), name)


def titles(matter: str) -> str:
    """Title and abstract, which the front matter holds and a reader sees."""
    said = ""
    for name, value in TITLES.findall(matter):
        value = re.sub(r"\n[ \t]+", "\n", value).strip().strip("\"'")
        said += f"# {name.title()}\n\n{value}\n\n" if name == "abstract" else f"# {value}\n\n"
    return said


def outside_code(text: str) -> str:
    """The text with what only pandoc knows made plain; code is left as it is."""
    fences = re.split(r"(^[ \t]*(`{3,}|~{3,}).*?^[ \t]*\2[`~]*[ \t]*$)", text, flags=re.M | re.S)
    return "".join(simpler(part) for part in fences[::3])


def simpler(text: str) -> str:
    text = COMPUTED.sub("…", text)
    for pattern, instead in SIMPLER:
        text = pattern.sub(instead, text)
    return text


def unset(formula: str) -> str:
    """A formula within a sentence as it is printed, as far as numbers need it."""
    for command, sign in SET.items():
        formula = formula.replace(command, sign)
    return formula


def rendered(text: str) -> str:
    return "<body>" + MarkdownIt("commonmark").enable("table").render(text) + "</body>"
