"""The country that the study is of: the form of its codes, the names of its levels and kinds of
places, all declared in the file that study.yaml names under ``published``."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from runut.look import Vocabulary, read_vocabulary
from runut.study import Study, open_study
from runut.tables import BadInput, ValidationError

FOLDER = Path(__file__).parents[1]
WHOLE = "all"  # stands for what all places lie in, where their codes do not tell


@cache
def study() -> Study:
    """The study that this is a part of."""
    return open_study(Path(os.path.relpath(FOLDER)))


@cache
def country() -> Vocabulary:
    """What is declared of the study's country. Raises BadInput where something is missing."""
    found = read_vocabulary(study())
    if missing := list(undeclared(found.about)):
        raise BadInput(
            [ValidationError(found.file, 0, one, "nothing", "a declaration") for one in missing]
        )
    return found


def undeclared(about: Mapping) -> Iterator[str]:
    """What a country's declaration lacks."""
    levels = about.get("levels", {})
    called = {f"kinds.{name}": kind for name, kind in about.get("kinds", {}).items()}
    called["levels.place"] = levels.get("place", {})
    yield from (f"code.{one}" for one in ("name", "title") if one not in about["code"])
    for where, forms in called.items():
        yield from (f"{where}.{one}" for one in ("one", "many", "these") if one not in forms)
    if "parent" in about["code"]:
        parent = levels.get("parent", {})
        yield from (f"levels.parent.{one}" for one in ("one", "many") if one not in parent)


def languages() -> tuple[str, ...]:
    """The languages of the study."""
    return study().languages


def parent_of(code: str) -> str:
    """The code of the province, or the like, that a place lies in."""
    return country().parent_code(code) or WHOLE


def urban() -> str:
    """The kind of places that are compared by themselves, too; empty where there is none."""
    kinds = country().about.get("kinds", {})
    return next((name for name, kind in kinds.items() if kind.get("urban")), "")


@cache
def levels(language: str) -> dict[str, str]:
    """What the levels of the country are called, by what stands for it in the study's words."""
    known = country()
    parent = known.about["levels"].get("parent") or known.about["levels"]["place"]
    found = {
        "area": known.word("one", "", language),
        "areas": known.word("many", "", language),
        "urbans": known.word("many", urban(), language),
        "parent": parent["one"].get(language, ""),
        "parents": parent["many"].get(language, ""),
    }
    return found | {name.capitalize(): capital(word) for name, word in found.items()}


def in_english(text: Mapping[str, str]) -> str:
    """A text of several languages as messages have it: in English, or in the first there is."""
    return text.get("en") or next(iter(text.values()))


def called(form: str) -> str:
    """What the places of the country are called in messages: ``one`` of them, or ``many``."""
    return in_english(country().about["levels"]["place"][form])


def capital(text: str) -> str:
    """A text with a capital at its head."""
    return text[:1].upper() + text[1:]


def country_words(of: Study, file: str) -> Mapping:
    """The words of a file of their own, in which the country's levels have got their names."""
    return filled(of.words[file])


def filled(words: Any, language: str = "") -> Any:
    """Words with the names of the levels put in, each in its language."""
    if isinstance(words, Mapping):
        known = languages()
        return {
            name: filled(one, name if name in known else language) for name, one in words.items()
        }
    for level, word in levels(language).items() if language and "{" in words else ():
        words = words.replace(f"{{{level}}}", word)
    return words
