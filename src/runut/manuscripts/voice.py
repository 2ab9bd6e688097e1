"""A registry's numbers and names, put into the words of one language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from runut.numerals.locales import in_a_row
from runut.numerals.setting import set_number
from runut.tables.errors import nearest

if TYPE_CHECKING:
    from runut.manuscripts.derivations import Entry


# What stands in braces in a template: a number's id, or this for a member's name.
NAMED, LABEL = re.compile(r"\{([\w.-]+)\}"), "label"
CALLED = re.compile(r"\{name:([\w.-]+)\}")


class Voice:
    """What one language calls the numbers of one unit, and how it writes them.

    ``registry``: the content of registry.json. ``words``: the study's. ``root`` is the study's
    folder, ``folder`` that of the document, both from where it is made.
    """

    root = folder = Path()

    def __init__(self, registry: dict, words: Mapping, language: str):
        self.registry = registry
        self.words = words
        self.language = language
        self.shown: dict[str, None] = {}  # the ids of numbers that the document shows, in order
        self.added: dict[str, Entry] = {}  # derivations of numbers shown that no registry has
        self.files: dict[str, str] = {}  # the ids of the files' derivations

    def mark(self, name: str, decimals: int | None = None, sign: bool = True) -> str:
        """A number in Markdown, marked with its id; its derivation will follow."""
        text = self.set(name, decimals, sign)
        self.shown[name] = None
        form = "" if decimals is None else f' decimals="{decimals}"'
        form += "" if sign else ' sign="no"'
        return f'[{text}]{{.n key="{name}"{form}}}'

    def explain(self, entry: Entry) -> None:
        """Show a number that the registry does not have, with a derivation of its own."""
        self.shown[entry.name] = None
        self.added[entry.name] = entry

    def entry(self, name: str) -> dict:
        """A number's entry in the registry. Raises KeyError that says why there is none."""
        try:
            return self.registry["numbers"][name]
        except KeyError:
            raise self.missing(name) from None

    def missing(self, name: str) -> KeyError:
        known = [*self.registry["numbers"], *self.registry["families"]]
        lacking = f"no table and no indicator gives it; there are {nearest(name, known)}"
        why = self.registry["left_out"].get(name, lacking)
        return KeyError(f"there is no number {name!r}: {why}")

    def value(self, name: str) -> Fraction:
        """The exact value of a number."""
        return Fraction(self.entry(name)["exact"])

    @cached_property
    def values(self) -> dict[str, Fraction]:
        """The exact values of all numbers, by id."""
        return {name: Fraction(one["exact"]) for name, one in self.registry["numbers"].items()}

    def set(self, name: str, decimals: int | None = None, sign: bool = True) -> str:
        """A number as the language writes it; ``sign=False`` leaves out the per cent sign."""
        entry = self.entry(name)
        digits = entry["decimals"] if decimals is None else decimals
        unit = entry["unit"] if sign else ""
        return set_number(self.value(name), unit, digits, self.language)

    def name_of(self, name: str, form: str = "label") -> str:
        """What the last part of an id is called; ``form`` is label or short."""
        key = last(name)
        for named in self.registry["labels"].values():
            if key in named:
                found = named[key]
                return found.get(f"{form}_{self.language}") or found[f"label_{self.language}"]
        if key in (named := self.words["derivations"].get("members", {})):
            return named[key][self.language]
        there = nearest(key, {*chain(named, *self.registry["labels"].values())})
        raise KeyError(f"neither a table nor the words name {key!r}; they name {there}")

    def members(self, family: str) -> list[str]:
        """The ids of a family, in the order of its table."""
        return self.registry["families"].get(family, [])

    def required(self, family: str) -> list[str]:
        """The ids of a family. Raises KeyError that says why there are none."""
        if found := self.members(family):
            return found
        raise self.missing(family)

    def invitation(self, name: str) -> str:
        """A line that tells who reads a page that numbers open, with one to try."""
        text = self.word("derivations", "opens").replace("{number}", self.mark(name))
        return f"::: opens\n{text}\n:::"

    def word(self, *path: str) -> str:
        """A word of the tables or figures."""
        found = self.words
        for at, key in enumerate((*path, self.language)):
            try:
                found = found[key]
            except (KeyError, TypeError):
                there = nearest(key, list(found)) if isinstance(found, Mapping) else "none"
                lacking = f"the words have no {key!r} under {' > '.join(path[:at]) or 'all'}"
                raise KeyError(f"{lacking}; there are {there}") from None
        return found

    def listed(self, texts: Iterable[str]) -> str:
        """Texts in a row, in Markdown, as the language joins them."""
        return in_a_row(texts, self.language)

    def fill(self, template: str) -> str:
        """A template of words with what its braces name put in: numbers by their ids, and what one
        is called by its id behind ``name:``."""
        named = CALLED.sub(lambda found: self.name_of(found[1]), template)
        return NAMED.sub(lambda found: self.set(found[1]), named)

    def alternative(self, figure: str) -> str:
        """A figure in words, for readers who do not see it: what it is, and every number in it."""
        text = self.fill(self.word("figures", figure, "alt"))
        each = self.words["figures"][figure].get("each")
        if not each:
            return text
        parts = [self.about(each[self.language], member) for member in self.members(each["of"])]
        return f"{text} {'; '.join(parts)}."

    def numbers_in(self, figure: str) -> list[str]:
        """The ids of the numbers that a figure's words name, each once."""
        found = self.words["figures"][figure]
        templates = [found["alt"][self.language]]
        if each := found.get("each"):
            members = map(last, self.members(each["of"]))
            templates += [each[self.language].replace("*", member) for member in members]
        named = (name for one in templates for name in NAMED.findall(one))
        return [name for name in dict.fromkeys(named) if name != LABEL]

    def about(self, template: str, member: str) -> str:
        """A template of one of a family's members: ``{label}`` is what it is called, and a star
        stands for the last part of its id."""
        said = template.replace("*", last(member)).split(f"{{{LABEL}}}")
        return self.name_of(member, "short").join(map(self.fill, said))


def last(name: str) -> str:
    """The last part of a dotted id."""
    return name.rpartition(".")[2]
