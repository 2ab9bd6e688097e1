"""The templates of pages: what is put into them comes out as text."""

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined


def templates_in(*folders: Path, **how: Any) -> Environment:
    """The templates of these folders; ``how`` goes to Jinja."""
    return Environment(
        loader=FileSystemLoader(folders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        **how,
    )


def lean(source: str) -> str:
    """A script or a style without indentation and without comments on lines of their own."""
    lines = map(str.strip, source.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith(("//", "/*")))
