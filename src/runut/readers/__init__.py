"""Read an article of any usual form as blocks of plain text with their places.

Each format has a module with ``read(data, name)``; the package that it needs is imported only when
a file of its kind comes.
"""

import sys
from importlib import import_module
from pathlib import Path

from runut.check.text import Text
from runut.readers.errors import MEGABYTE, MOST_BYTES, Unreadable

__all__ = ["FORMATS", "STANDARD_INPUT", "Unreadable", "read_data", "read_file"]

STANDARD_INPUT = "-"
FORMATS = {
    ".pdf": "pdf",
    ".docx": "docx",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".md": "markdown",
    ".qmd": "markdown",
    ".rmd": "markdown",
    ".markdown": "markdown",
    ".txt": "plain",
    ".text": "plain",
}
OTHER_FORMATS = {
    *(".csv", ".epub", ".ods", ".odt", ".pages", ".pptx", ".tex", ".tsv", ".xlsx"),
}


def read_file(path: str) -> Text:
    """Read a file, or standard input if it is ``-``."""
    if path == STANDARD_INPUT:
        return read_data(sys.stdin.buffer.read(MOST_BYTES + 1), "standard input")
    try:
        with Path(path).open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise Unreadable(path, (error.strerror or "cannot be opened").lower()) from error
    return read_data(data, path)


def read_data(data: bytes, name: str) -> Text:
    """Read what a file holds, by how it begins or else by the end of its name."""
    if len(data) > MOST_BYTES:
        raise Unreadable(name, f"larger than {MOST_BYTES // MEGABYTE} MB")
    if not data.strip():
        raise Unreadable(name, "empty")
    format_ = format_of(data, name)
    return import_module(f"runut.readers.{format_}").read(data, name)


def format_of(data: bytes, name: str) -> str:
    begin = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    ending = Path(name).suffix.lower()
    is_old = begin.startswith(b"\xd0\xcf\x11\xe0")  # so begins a locked DOCX, too
    if is_old and ending == ".docx":
        raise Unreadable(name, "locked by a password, or no DOCX; save it anew without it")
    if ending in OTHER_FORMATS or is_old or begin.startswith(b"{\\rtf"):
        raise Unreadable(name, "this form of file is not read; save it as DOCX or PDF")
    if begin.startswith(b"%pdf-"):
        return "pdf"
    if begin.startswith(b"pk\x03\x04"):
        return "docx"
    named = FORMATS.get(ending, "")
    if named in ("pdf", "docx"):
        raise Unreadable(name, f"this is no {named.upper()} file")
    if named:
        return named
    return "html" if begin.startswith((b"<!doctype html", b"<html", b"<?xml")) else "plain"
