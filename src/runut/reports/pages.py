"""What pages that come from Jinja templates share."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from jinja2 import Environment
from markupsafe import Markup

from runut.documents.page import as_address, policy
from runut.templates import lean, templates_in

TEMPLATES = Path(__file__).with_name("templates")


def page_templates(*folders: Path) -> Environment:
    """The templates of a study's folders, beside what all pages share."""
    return templates_in(*folders, TEMPLATES, keep_trailing_newline=True)


def page(
    templates: Environment,
    name: str,
    style: str,
    pages: Mapping[str, Mapping],
    names: Mapping[str, str],
    **content,
) -> str:
    """A page in all languages as HTML.

    ``names``: what each language calls itself. ``style``: of all documents. ``pages``: what the
    template is filled with, by language, beside ``content``, which is the same in all: base.html
    asks each for ``words``, ``title``, ``subtitle`` and ``links``, which are texts by the address
    that they lead to.
    """
    own_style, script = (
        templates.loader.get_source(templates, file)[0] for file in ("page.css", "page.js")
    )
    element = Markup(f"<script>{lean(script)}</script>")
    return templates.get_template(name).render(
        pages=pages,
        names=names,
        style=Markup(lean(style + own_style + by_address(pages))),
        script=element,
        policy=policy(element),
        **content,
    )


def by_address(languages: Iterable[str]) -> str:
    """The style by which a page's address says which language is shown: the first, unless a place
    of another is asked for."""
    first, *others = languages
    asked = {one: f'.page[lang="{one}"] :target, #{one}:target' for one in others}
    hidden = [f'html:has({place}) .page:not([lang="{one}"])' for one, place in asked.items()]
    hidden += [f'html:not(:has({", ".join(asked.values())})) .page:not([lang="{first}"])'] * bool(
        others
    )
    return f"{', '.join(hidden)} {{ display: none; }}\n" if hidden else ""


def in_page(picture: Path) -> Markup:
    """A drawing as a page holds it."""
    return Markup(as_address(picture))
