"""The templates of what a document's page is given in the end; what is put into them comes out as
text."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).with_name("page")),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
)


def lean(source: str) -> str:
    """A script or a style without indentation and without comments on lines of their own."""
    lines = map(str.strip, source.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith(("//", "/*")))
