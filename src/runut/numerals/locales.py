"""The languages of every document, and how each joins texts in a row (CLDR, through Babel)."""

from collections.abc import Iterable
from typing import Literal

from babel import Locale
from babel.lists import format_list

LANGUAGES = ("id", "en")
# British English has no comma before the last "and"
LOCALES = {"id": "id", "en": "en-GB"}
STYLES = {"and": "standard", "or": "or"}


def in_a_row(texts: Iterable[str], language: str, last: Literal["and", "or"] = "and") -> str:
    """``a, b and c`` or ``a, b, dan c``; ``last``: what stands before the last of them."""
    locale = Locale.parse(LOCALES[language], sep="-")
    return format_list(list(texts), STYLES[last], locale)
