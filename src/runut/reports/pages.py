"""What pages that come from Jinja templates share."""

from collections.abc import Mapping
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from runut.manuscripts.what_if import script_hash
from runut.numerals.locales import LANGUAGES


def templates_in(folder: Path) -> Environment:
    """The templates of a folder of ``manuscript/``, beside what all pages share in its ``pages/``:
    whatever is put into them comes out as text."""
    return Environment(
        loader=FileSystemLoader([folder, folder.with_name("pages")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def page(
    templates: Environment, name: str, style: str, pages: Mapping[str, Mapping], **content
) -> str:
    """A page in both languages as HTML.

    ``style``: of all documents. ``pages``: what the template is filled with, by language, beside
    ``content``, which is the same in both: base.html asks each for ``words``, ``title``,
    ``subtitle`` and ``links``, which are texts by the address that they lead to.
    """
    own_style, script = (
        templates.loader.get_source(templates, file)[0] for file in ("page.css", "page.js")
    )
    return templates.get_template(name).render(
        pages=pages,
        style=Markup(style + own_style),
        script=Markup(script),
        script_hash=script_hash(script),
        **content,
    )


def spoken(words: Mapping, language: str) -> dict:
    """Words of both languages as those of one, in the same tree."""
    return {
        key: inner[language] if set(inner) == set(LANGUAGES) else spoken(inner, language)
        for key, inner in words.items()
    }
