"""What pages that come from Jinja templates share."""

from collections.abc import Mapping
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from rendering.languages import LANGUAGES


def templates_in(folder: Path) -> Environment:
    """The templates of a folder: whatever is put into them comes out as text."""
    return Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def spoken(words: Mapping, language: str) -> dict:
    """Words of both languages as those of one, in the same tree."""
    return {
        key: inner[language] if set(inner) == set(LANGUAGES) else spoken(inner, language)
        for key, inner in words.items()
    }
