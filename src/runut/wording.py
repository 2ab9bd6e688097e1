"""Words in several languages: those of one of them, and some in place of others."""

from collections.abc import Mapping

__all__ = ["merged", "spoken"]


def spoken(words: Mapping, language: str) -> dict:
    """Words of all languages as those of one, in the same tree."""
    return {
        name: one
        if not isinstance(one, Mapping)
        else one[language]
        if language in one
        else spoken(one, language)
        for name, one in words.items()
    }


def merged(words: Mapping, instead: Mapping) -> dict:
    """``words`` with those of ``instead`` that have the same place in it, and new ones."""
    inner = {
        name: merged(words[name], instead[name])
        for name in words.keys() & instead.keys()
        if isinstance(words[name], Mapping) and isinstance(instead[name], Mapping)
    }
    return {**words, **instead, **inner}
