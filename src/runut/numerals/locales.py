"""How a language joins texts in a row, and what it calls others (CLDR, through Babel)."""

from collections.abc import Iterable
from typing import Literal

from babel import Locale, UnknownLocaleError
from babel.lists import format_list

# British English has no comma before the last "and"
LOCALES = {"en": "en-GB"}
STYLES = {"and": "standard", "or": "or"}


def in_a_row(texts: Iterable[str], language: str, last: Literal["and", "or"] = "and") -> str:
    """``a, b and c`` or ``a, b, dan c``; ``last``: what stands before the last of them."""
    locale = Locale.parse(locale_of(language), sep="-")
    return format_list(list(texts), STYLES[last], locale)


def language_name(language: str, reader: str) -> str:
    """What a language is called in that of the reader."""
    try:
        named = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return language
    return named.get_display_name(Locale.parse(locale_of(reader), sep="-")) or language


def locale_of(language: str) -> str:
    """The form of a language that documents are written in."""
    return LOCALES.get(language, language)
