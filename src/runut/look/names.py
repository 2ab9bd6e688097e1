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
    names: dict[str, list[str]] = field(default_factory=dict)
    by_key: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, code: str, name: str) -> None:
        plain = plain_name(name)
        other = () if code in self.names else self.known.about.get("other_names", {}).get(code, ())
        given = self.names.setdefault(code, [])
        if plain and plain not in given:
            given.append(plain)
        # those of other times count, too
        for one in filter(None, (plain, *other)):
            codes = self.by_key[self.key(one)]
            if code not in codes:
                codes.append(code)

    def key(self, name: str) -> str:
        """A name as it is compared."""
        return squeezed(self.known.parted(name)[1])

    def called(self, code: str) -> str:
        return next(iter(self.names.get(code, ())), "")

    def find(self, name: str, below: str = "", parent: str = "") -> list[str]:
        """The codes of the places that a name can mean. ``below``: the heading that it stands
        below."""
        plain = plain_name(name)
        kind, rest = self.known.parted(plain)
        if below in self.known.about.get("kinds", {}):
            kind = kind or below
        parent = squeezed(parent or self.known.parent_named(below))
        of_kind = [
            code
            for code in self.by_key.get(squeezed(rest), ())
            if not (kind and self.known.kind_of(code)) or kind == self.known.kind_of(code)
        ]
        # a word for a kind may be a part of the name itself
        found = dict.fromkeys([*of_kind, *(self.by_key.get(squeezed(plain), ()) if rest != plain
                                           else ())])  # fmt: skip
        return [
            code
            for code in found
            if not (parent and self.known.parent_of(code))
            or parent == squeezed(self.known.parent_of(code))
        ]

    def nearest(self, name: str) -> str:
        """A place whose name is alike, with its code, to be shown; empty where none is."""
        alike = difflib.get_close_matches(self.key(plain_name(name)), self.by_key, n=1, cutoff=0.7)
        code = self.by_key[alike[0]][0] if alike else ""
        return f"{code} {self.called(code)}" if code else ""

    def differing(self) -> Iterable[str]:
        """Codes that tables give names which are not the same."""
        for code, names in self.names.items():
            keys = set(map(self.key, names))
            if len(keys) > 1:
                known = self.known.about.get("other_names", {}).get(code)
                end = ", known to have been renamed" if known else ": is it one place?"
                yield f"{code} is called {' and '.join(names)}{end}"


def plain_name(name: str) -> str:
    """A name without the number or points before it and a footnote's sign behind it."""
    return NUMBERING.sub("", bare(name)[0].lstrip(". ")).strip()
