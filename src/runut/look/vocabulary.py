"""What those who publish a study's tables write in them: a file of the study, named in study.yaml.

Codes and their forms, names of levels, words for columns and numbers, marks for what is missing:
all this is the study's to say. Here is how it is looked up.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from runut.builds.files import read_words
from runut.numerals.units import MAGNITUDES, MONEY
from runut.study import Study
from runut.tables.errors import BadInput
from runut.tables.shapes import (
    COLUMN_NAME,
    QUESTION,
    TEXT,
    YES_NO,
    form_errors,
    one_of,
    whole_kind,
)

WORD = re.compile(r"[^\W_]+|%")
NUMBERING = re.compile(r"^\(?\d{1,3}\s?[.)]\s*|^\d{1,3}\s+(?=\D)")
BLANK, ZERO = "blank", "zero"
WORDS = [TEXT]
UNITS = ("persons", "percent", "index", *sorted(MONEY))
DIGITS = whole_kind("a whole number", 1, 19)
PLACES = ("code", "levels", "kinds", "parents")
IN_EACH = {TEXT: TEXT}  # a text by language
CALLED = {"one": IN_EACH, "many": IN_EACH, "these": IN_EACH}
SHAPE = {
    "code!": {"digits!": DIGITS, "letters": [DIGITS], "either": [DIGITS], "parent": DIGITS,
              "longer": [DIGITS], "marks": WORDS, "whole": WORDS, "kind_at": DIGITS,
              "name": COLUMN_NAME, "title": TEXT},
    "levels": {"place!": CALLED, "parent": CALLED},
    "columns!": {"code!": WORDS, "name!": WORDS, "parent": WORDS, "year": WORDS, "part": WORDS,
                 "measure": WORDS},
    "measures!": {COLUMN_NAME: {"unit!": one_of(*UNITS), "words!": WORDS}},
    "others": WORDS,
    "parts": WORDS,
    "whole": WORDS,
    "complements": [WORDS],
    "besides": WORDS,
    "units": dict.fromkeys(UNITS, WORDS),
    "magnitudes": {one.name: WORDS for one in MAGNITUDES},
    "kinds": {TEXT: {"words!": WORDS, "digits": TEXT, "named": IN_EACH, "urban": YES_NO, **CALLED}},
    "parent_words": WORDS,
    "parents": {TEXT: WORDS},
    "whole_names": WORDS,
    "other_names": {TEXT: WORDS},
    "marks": {TEXT: one_of(BLANK, ZERO, QUESTION)},
    "notes": WORDS,
    "titles": WORDS,
    "header!": {"code!": COLUMN_NAME, "name!": COLUMN_NAME, "parent!": COLUMN_NAME,
                "year!": COLUMN_NAME},
    "then": TEXT,
}  # fmt: skip


def words_of(text: str) -> list[str]:
    """The words of a text in small letters; per cent's sign is one."""
    return WORD.findall(text.casefold())


def squeezed(name: str) -> str:
    """A name's letters and digits alone, so that blanks, hyphens and accents make no other name."""
    apart = unicodedata.normalize("NFKD", name.casefold())
    return "".join(one for one in apart if one.isalnum())


@dataclass(frozen=True)
class Vocabulary:
    """A study's vocabulary of published tables; ``file``: where it stands; ``languages``: those of
    the study."""

    file: str
    about: Mapping
    languages: tuple[str, ...] = ()

    @cached_property
    def single(self) -> dict[str, set[str]]:
        return {
            name: {word for phrase in phrases for word in words_of(phrase)}
            for name, phrases in self.about.items()
            if isinstance(phrases, list) and name != "complements"
        }

    def words(self, name: str) -> set[str]:
        """The single words of a list."""
        return self.single.get(name, set())

    @cached_property
    def parent_names(self) -> dict[str, str]:
        """By each of its names, squeezed, the first name of what places lie in."""
        parents = self.about.get("parents", {}).values()
        return {squeezed(name): names[0] for names in parents for name in names}

    @property
    def measures(self) -> Mapping[str, Mapping]:
        return self.about["measures"]

    @property
    def marks(self) -> Mapping[str, str]:
        return self.about.get("marks", {})

    @cached_property
    def factors(self) -> dict[str, str]:
        """By word, the magnitude that it names."""
        return {
            word: name for name, words in self.about.get("magnitudes", {}).items() for word in words
        }

    def code_of(self, text: str) -> tuple[str, str] | None:
        """A code in its plain form, and whether it is a ``place``'s, a ``parent``'s or of the
        ``whole``; None where the text is no code."""
        form = self.about["code"]
        # what spreadsheets make of codes: texts by a sign before them, and numbers with decimals
        text = text.lstrip("'").removesuffix(".0")
        for mark in form.get("marks", ()):
            text = text.replace(mark, "")
        text = text.upper()
        signs = self.code_signs[: len(text)] + ["[0-9]"] * (len(text) - form["digits"])
        if not re.fullmatch("".join(signs), text):
            return None
        if text in form.get("whole", ()):
            return text, "whole"
        digits, parent = form["digits"], form.get("parent", 0)
        if len(text) in form.get("longer", ()) and not text[digits:].strip("0"):
            text = text[:digits]
        if parent and len(text) == digits and not text[parent:].strip("0"):
            text = text[:parent]
        if len(text) == parent:
            return text, "parent"
        return (text, "place") if len(text) == digits else None

    @property
    def places(self) -> dict:
        """What is declared of places themselves, beside what tables say of them."""
        return {part: self.about[part] for part in PLACES if part in self.about}

    @property
    def code_name(self) -> str:
        """What a place's description calls its code."""
        return self.about["code"]["name"]

    @cached_property
    def code_signs(self) -> list[str]:
        """The pattern of each sign of a place's code."""
        form = self.about["code"]
        signs = dict.fromkeys(form.get("letters", ()), "[A-Z]")
        signs |= dict.fromkeys(form.get("either", ()), "[A-Z0-9]")
        return [signs.get(at, "[0-9]") for at in range(1, form["digits"] + 1)]

    def is_place(self, code: object) -> bool:
        """Whether this is a place's code as it is written plainly, of a known parent and kind where
        those are declared."""
        if not isinstance(code, str) or self.code_of(code) != (code, "place"):
            return False
        kinds = "kind_at" not in self.about["code"] or self.kind_of(code)
        return bool(kinds) and ("parents" not in self.about or bool(self.parent_of(code)))

    def parent_code(self, code: str) -> str:
        """The code of what a place lies in; empty where codes do not tell."""
        return code[: self.about["code"].get("parent", 0)]

    def kind_of(self, code: str) -> str:
        """The kind of place that a code is of; empty where codes do not tell."""
        at = self.about["code"].get("kind_at")
        for name, kind in self.about.get("kinds", {}).items() if at else ():
            if code[at - 1] in kind.get("digits", ""):
                return name
        return ""

    def parent_of(self, code: str) -> str:
        """The name of what the place with this code lies in; empty where it is not known."""
        names = self.about.get("parents", {}).get(self.parent_code(code))
        return names[0] if names else ""

    @cached_property
    def kind_patterns(self) -> list[tuple[str, re.Pattern[str]]]:
        """What stands before or after a name and says its kind, the longest words first."""
        found = []
        for kind, form in self.about.get("kinds", {}).items():
            for word in sorted(form["words"], key=len, reverse=True):
                for pattern in (
                    rf"^{re.escape(word)}(?:\.\s*|\s+)(?=\w)(.+)$",
                    rf"^(.+?)(?:,\s*|\s+)\(?{re.escape(word)}\.?\)?$",
                ):
                    found.append((kind, re.compile(pattern, re.IGNORECASE)))
        return found

    def parted(self, name: str) -> tuple[str, str]:
        """A place's name as its kind, empty where it does not say, and the rest of it."""
        name = NUMBERING.sub("", name)
        for kind, pattern in self.kind_patterns:
            if found := pattern.match(name):
                return kind, found[1].strip(" ,")
        return "", name

    def names_of(self, name: str, code: str) -> dict[str, str]:
        """What a place is called in each language: where codes tell kinds, as its kind is named."""
        kind = self.about.get("kinds", {}).get(self.kind_of(code), {})
        plain = self.parted(name)[1] if kind else name
        named = kind.get("named", {})
        return {one: named.get(one, "{name}").replace("{name}", plain) for one in self.languages}

    def word(self, form: str, kind: str, language: str) -> str:
        """What places of a kind are called, or those of all kinds: ``one``, ``many`` or
        ``these``."""
        called = self.about.get("kinds", {}).get(kind) or self.about["levels"]["place"]
        return called[form].get(language, QUESTION)

    def heading_of(self, text: str) -> str:
        """The kind of the places that stand below a heading, or the name of what they lie in, as
        the vocabulary has it; empty for any other text."""
        for kind, form in self.about.get("kinds", {}).items():
            known = {word for phrase in form["words"] for word in words_of(phrase)}
            if (said := set(words_of(text))) and said <= known:
                return kind
        return self.parent_named(text)

    def parent_named(self, text: str) -> str:
        """The name of what places lie in that this text is, with or without a word for it."""
        bare = words_of(NUMBERING.sub("", text))
        while bare and bare[0] in self.words("parent_words"):
            bare = bare[1:]
        return self.parent_names.get(squeezed(" ".join(bare)), "")

    def is_whole(self, text: str) -> bool:
        """Whether a text names all places together, or all of one kind, or of what they lie in."""
        said = words_of(text)
        rest = [one for one in said if one not in self.words("whole_names")]
        within = not set(rest) - self.words("besides") or self.heading_of(" ".join(rest))
        return len(rest) < len(said) and bool(within)

    def is_part(self, text: str) -> bool:
        """Whether a text names only a part of those who are counted, such as one sex."""
        said = set(words_of(text))
        whole = any(said >= set(words_of(one)) for one in self.about.get("whole", ()))
        return bool(said & self.words("parts")) and not whole

    def complement(self, text: str) -> int | None:
        """Which of the parts that make up all a text names; None where it names none of them."""
        said = set(words_of(text))
        parts = self.about.get("complements", ())
        named = [at for at, words in enumerate(parts) if said & set(words)]
        return named[0] if len(named) == 1 and self.is_part(text) else None

    def without_part(self, text: str) -> str:
        """A text without the words for a part of those who are counted."""
        return " ".join(one for one in words_of(text) if one not in self.words("parts"))

    def is_note(self, text: str) -> bool:
        return bool(set(words_of(text)[:1]) & self.words("notes"))

    def columns_named(self, head: str) -> set[str]:
        """What a column beside the numbers may hold by its head."""
        said = " ".join(words_of(head))
        found = [
            (name, phrase)
            for name, phrases in self.about["columns"].items()
            for phrase in (" ".join(words_of(one)) for one in phrases)
            if re.search(rf"\b{re.escape(phrase)}\b", said)
        ]
        return {
            name
            for name, phrase in found
            if not any(set(phrase.split()) < set(other.split()) for _, other in found)
        }

    def measures_of(self, head: str) -> set[str]:
        """The measures that a head can mean by the phrases whose words stand in it, without those
        that others say more closely; ``""`` stands for what the study does not take."""
        said = set(words_of(head))
        found = [(name, words) for name, words in self.phrases if said >= words]
        idle = self.words("besides") | self.words("whole")
        return {
            name
            for name, words in found
            if not any(words < other or words - idle < other - idle for _, other in found)
        }

    @cached_property
    def phrases(self) -> list[tuple[str, set[str]]]:
        """The words of each phrase that names a measure, or what the study does not take."""
        named = [(name, one) for name, form in self.measures.items() for one in form["words"]]
        named += [("", one) for one in self.about.get("others", ())]
        return [(name, set(words_of(phrase))) for name, phrase in named]

    def units_in(self, text: str) -> set[str]:
        """The units that a text names."""
        said = set(words_of(text))
        named = self.about.get("units", {})
        return {unit for unit, words in named.items() if said & set(words)}

    def magnitude_of(self, text: str) -> str:
        """The magnitude that a text names; empty where it names none."""
        return next((self.factors[one] for one in words_of(text) if one in self.factors), "")


def read_vocabulary(study: Study) -> Vocabulary:
    """The vocabulary that a study names. Raises BadInput where it names none, or is wrong."""
    path = study.about.get("published")
    if path is None:
        expected = "published: …, a file that says what the publishers of its tables write"
        raise BadInput.of(study.file, "nothing", expected, "published")
    file = study.folder / path
    if not file.is_file():
        raise BadInput.of(study.file, f"no file {path}", "a file", "published")
    about = read_words(Path(file))
    if errors := list(form_errors(about, SHAPE, file.as_posix())):
        raise BadInput(errors)
    return Vocabulary(file.as_posix(), about, tuple(study.about.get("languages", ())))
