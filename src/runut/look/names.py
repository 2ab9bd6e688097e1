"""Places by their names, where a table has no codes: told apart, never guessed.

A name is a place's where letters and digits are the same and the kind of place does not differ.
What is only alike is shown to whoever knows, as a question.
"""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from runut.look.numbers import bare
from runut.look.vocabulary import NUMBERING, Vocabulary, squeezed


@dataclass
class Register:
    """The places of all tables that have codes: by code, the names that they give it."""

    known: Vocabulary
    names: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, code: str, name: str) -> None:
        plain = plain_name(name)
        if plain and plain not in self.names[code]:
            self.names[code].append(plain)

    def called(self, code: str) -> str:
        return next(iter(self.names.get(code, ())), "")

    def keys(self, code: str) -> set[str]:
        """A place's names, those of other times too, as they are compared."""
        other = self.known.about.get("other_names", {}).get(code, ())
        return {squeezed(self.known.parted(name)[1]) for name in (*self.names[code], *other)}

    def find(self, name: str, below: str = "", parent: str = "") -> list[str]:
        """The codes of the places that a name can mean. ``below``: the heading that it stands
        below."""
        plain = plain_name(name)
        kind, rest = self.known.parted(plain)
        if below in self.known.about.get("kinds", {}):
            kind = kind or below
        parent = parent or self.known.parent_named(below)
        wholly, partly = squeezed(plain), squeezed(rest)
        found = []
        for code in self.names:
            own, its_parent = self.known.kind_of(code), self.known.parent_of(code)
            same_kind = not (kind and own) or kind == own
            same_parent = not (parent and its_parent) or squeezed(parent) == squeezed(its_parent)
            keys = self.keys(code)
            if same_parent and ((partly in keys and same_kind) or wholly in keys):
                found.append(code)
        return found

    def nearest(self, name: str) -> str:
        """A place whose name is alike, with its code, to be shown; empty where none is."""
        plain = squeezed(self.known.parted(plain_name(name))[1])
        by_key = {key: code for code in self.names for key in self.keys(code)}
        alike = difflib.get_close_matches(plain, by_key, n=1, cutoff=0.7)
        return f"{by_key[alike[0]]} {self.called(by_key[alike[0]])}" if alike else ""

    def differing(self) -> Iterable[str]:
        """Codes that tables give names which are not the same."""
        for code, names in self.names.items():
            keys = {squeezed(self.known.parted(name)[1]) for name in names}
            if len(keys) > 1:
                known = self.known.about.get("other_names", {}).get(code)
                end = ", known to have been renamed" if known else ": is it one place?"
                yield f"{code} is called {' and '.join(names)}{end}"


def plain_name(name: str) -> str:
    """A name without the number before it and a footnote's sign behind it."""
    return NUMBERING.sub("", bare(name)[0]).strip()
