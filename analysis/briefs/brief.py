"""What the cells of a brief may call, beside what those of an article do.

A brief is one manuscript for many cities, whose sentences follow the numbers; its questions are in
``analysis.briefs.cases``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import cached_property

from IPython.display import Markdown

from analysis.briefs import WORDS
from analysis.briefs.cases import (
    QUESTIONS,
    cases,
    earlier_year,
    leading,
    left_out,
    measures_given,
    same_shown,
    series,
)
from analysis.briefs.sentences import Sentences, languages_line, plain
from analysis.country import country, country_words, levels
from analysis.national.measures import spoken
from runut.manuscripts import UnitVoice, appendix, derivations, escape, pipe_table, quote
from runut.numerals import language_name, set_number
from runut.registry import published_in
from runut.study import Study
from runut.wording import merged

# Figures that an article has too, and whose numbers their text for those who do not see them tells.
FIGURES = ("labour", "causes", "budget", "spending")
# The question whose case is what a figure says first.
SAYS = {
    "assumptions": "working_poor", "labour": "supposing", "causes": "causes", "budget": "budget",
    "spending": "answers",
}  # fmt: skip
# The number that a reader is asked to try, the first of these that there is.
TRIED = ("poverty_rate", "unemployed_share", "population", "poor", "labour.employed")
# Numbers after "at least" and the like, where "less than" could not stand.
EXACTER = ("working_poor_share_", "average_outside_")


class Brief(Sentences, UnitVoice):
    """One city's numbers, for a brief; beside the words of all documents it has those of briefs."""

    all_cases = QUESTIONS

    def __init__(self, study: Study, *of_the_unit):
        super().__init__(study, *of_the_unit)
        self.words = spoken(self.registry.get("measures", {}), self.words)
        self.add_claims()

    @staticmethod
    def words_of(study: Study) -> Mapping:
        return merged(study.words, country_words(study, WORDS))

    @property
    def names(self) -> tuple[Callable, ...]:
        """The calls that a brief uses: choose, picture, sources, derivations."""
        return (self.choose, self.picture, self.sources, self.derivations)

    def add_claims(self) -> None:
        """How many numbers a published article prints, and how many of them do not stand."""
        if not self.verified:
            return
        severe = sum(one["severity"] == "major" for one in self.verified.values())
        for name, count in (("claims_count", len(self.verified)), ("claims_major", severe)):
            self.registry["numbers"][name] = {
                "kind": "check", "exact": str(count), "decimal": str(count), "unit": "count",
                "decimals": 0, "inputs": [], "cells": [],
            }  # fmt: skip

    @cached_property
    def cases(self) -> dict[str, str]:
        return cases(self.registry, self.language)

    def slot(self, name: str) -> str:
        """What a name in braces stands for: a word of the city's, or a number."""
        if name in self.slots:
            return self.slots[name]()
        if name not in self.registry["numbers"]:
            # a number of the study's year, of the leading cause, or since an earlier year
            for key in (str(self.registry["year"]), self.first_cause, self.then):
                if f"{name}.{key}" in self.registry["numbers"]:
                    name = f"{name}.{key}"
        return self.mark(name)

    @cached_property
    def slots(self) -> dict[str, Callable[[], str]]:
        known = country()
        kind = known.kind_of(self.registry[known.code_name])
        among = self.registry.get("among", kind)
        findings = self.registry["findings"]
        return {
            **{name: lambda word=word: word for name, word in levels(self.language).items()},
            "name": lambda: escape(self.registry["name"][self.language]),
            "year": lambda: f"[{self.registry['year']}]{{.year}}",
            "then": lambda: f"[{self.then}]{{.year}}",
            "place": lambda: known.word("one", kind, self.language),
            "places": lambda: known.word("many", among, self.language),
            "leading": lambda: self.listed(map(self.quoted, self.leading_causes)),
            "spent": lambda: self.told_apart("answered.stated", "cause_part"),
            "named": lambda: self.told_apart("cause_part", "answered.stated"),
            "notes": lambda: self.notes(),
            "verification": lambda: self.verification_link(),
            "programmes": lambda: self.programmes(),
            "causes_table": lambda: self.causes_table(),
            "measures_table": lambda: self.measures_table(),
            "rates_by_year": lambda: self.rates_by_year(),
            "lacking": lambda: self.listed(map(self.called, measures_given(self.registry)[1])),
            "missing": lambda: self.listed(self.word("parts", p) for p in left_out(self.cases)),
            "findings": lambda: findings.get(self.language) or next(iter(findings.values())),
            "language": lambda: language_name(next(iter(findings)), self.language),
        }

    def mark(self, name: str, decimals: int | None = None, sign: bool = True) -> str:
        """A number in Markdown. A share that is something, or not everything, does not look like
        nothing or all of it."""
        entry, value = self.entry(name), self.value(name)
        digits = entry["decimals"] if decimals is None else decimals
        if entry["kind"] == "cell" or entry["unit"] != "percent" or not 0 < value < 100:
            return super().mark(name, decimals, sign)
        if name.startswith(EXACTER):
            while looks_whole(value, digits):
                digits += 1
            return super().mark(name, digits, sign)
        if not looks_whole(value, digits):
            return super().mark(name, decimals, sign)
        self.shown[name] = None
        least = Fraction(1, 10**digits)
        end, word = (least, "none") if value < 50 else (100 - least, "all")
        text = self.word("almost", word).format(set_number(end, "percent", digits, self.language))
        return f'[{text}]{{.n key="{name}"}}'

    def told_apart(self, name: str, other: str) -> str:
        """The leading cause's number, with so many decimals that it and another look different."""
        names = [f"{one}.{self.first_cause}" for one in (name, other)]
        one, two = map(self.value, names)
        digits = max(self.entry(each)["decimals"] for each in names)
        while one != two and same_shown(one, two, digits):
            digits += 1
        return self.mark(names[0], digits)

    def quoted(self, name: str) -> str:
        """What somebody called a family's member, as written: it may begin with a proper name."""
        return f"“{escape(self.name_of(name).rstrip('.'))}”"

    @cached_property
    def leading_causes(self) -> list[str]:
        return [f"cause.{name}" for name in leading(self.values)]

    @property
    def then(self) -> str:
        """The earlier year that the city's poverty is compared with."""
        return earlier_year(self.values, self.registry)[0]

    @property
    def first_cause(self) -> str:
        return self.leading_causes[0].partition(".")[2] if self.leading_causes else ""

    def verification_link(self) -> str:
        """The word for verification, which leads to its page."""
        page = f"verification.html#{self.language}"
        return f"[{escape(self.word('verification'))}]{{.beside href={quote(page)}}}"

    def notes(self) -> str:
        return "\n".join(f"- {escape(one[self.language])}" for one in self.registry["notes"])

    def programmes(self) -> str:
        names = self.registry["labels"]["programme"]
        return "\n".join(f"- {escape(one[f'label_{self.language}'])}" for one in names.values())

    def causes_table(self) -> str:
        """The causes that households named, with the budget that answers each where it is known."""
        answered = "answered" in self.registry["families"]
        heads = ["cause", "named", *(["answered"] if answered else [])]
        rows = []
        for name in self.members("cause"):
            row = [escape(self.name_of(name)), self.mark(name)]
            if answered:
                row.append(self.mark(f"answered.stated.{name.partition('.')[2]}"))
            rows.append(row)
        return pipe_table(
            [self.word("table", one) for one in heads], rows, [4] * len(heads), {1, 2}
        )

    def measures_table(self) -> str:
        """The further measures that are given, with their units."""
        rows = [
            [escape(self.word("numbers", name, "label")), self.measured(name)]
            for name in measures_given(self.registry)[0]
        ]
        heads = [self.word("table", head) for head in ("measure", "value")]
        return pipe_table(heads, rows, [30, 30], {1})

    def measured(self, name: str) -> str:
        """A measure's number and what it is in."""
        unit = self.words["units"].get(name, {}).get(self.language, "")
        return " ".join(
            [self.mark(f"{name}.{self.registry['year']}"), *[escape(unit)] * bool(unit)]
        )

    def called(self, name: str) -> str:
        """What a measure is called within a sentence."""
        text = self.word("numbers", name, "label")
        return escape(text if text[1:2].isupper() else text[0].lower() + text[1:])

    def takeaway(self, figure: str) -> str:
        """What a figure says, as a sentence without its full stop; nothing where its numbers are
        not enough to say it."""
        if figure == "change":
            return self.change()
        case, words = self.cases[SAYS[figure]], self.words["takeaways"][figure]
        return self.said(self.word("takeaways", figure, case)) if case in words else ""

    def change(self) -> str:
        """How the first of the rates that are known of several years has moved, first to last."""
        rate, names = next(iter(series(self.registry).items()))
        (first, then), *_, (last, now) = names.items()
        before, after = map(self.value, (then, now))
        same = same_shown(before, after, self.entry(now)["decimals"])
        case = "same" if same else "fallen" if after < before else "risen"
        return self.word("change", case).format(
            rate=self.word("change", "subjects", rate),
            then=self.mark(then), now=self.mark(now),
            first=f"[{first}]{{.year}}", last=f"[{last}]{{.year}}",
        )  # fmt: skip

    def rates_by_year(self) -> str:
        """The numbers of the figure of change, for those who do not see it."""
        return "; ".join(
            f"{self.word('change', 'rates', rate)}: "
            + ", ".join(f"{year} {self.set(name)}" for year, name in names.items())
            for rate, names in series(self.registry).items()
        )

    def figure_source(self, name: str) -> str:
        """Who published what a figure shows, and what leads to its numbers."""
        data = escape(self.word("derivations", "figure_data"))
        return (
            f'[{self.published()} [{data}]{{.beside .opens href="figures/{name}.csv"}}]{{.source}}'
        )

    def languages(self) -> Markdown:
        """The ways to the brief in other languages, and to what lies beside it."""
        if self.folder.parts[-3:-2] == ("atlas",):  # whose districts have no files of numbers
            return Markdown(languages_line("brief", self.language, self.words, {}, "../../"))
        data = {self.word("front", "data"): "indicators.json"}
        return Markdown(languages_line("brief", self.language, self.words, data, "../"))

    def published(self) -> str:
        """Who published what the brief is made from, as a sentence; nothing where nobody says."""
        cells = (one.get("source", {}) for one in self.registry["numbers"].values())
        files = dict.fromkeys(one["file"] for one in cells if one and "ours" not in one)
        found = (one for file in files for one in published_in(self.registry["publications"], file))
        named = dict.fromkeys(map(self.cited, found))
        return self.word("source").format("; ".join(named)) if named else ""

    def sources(self) -> Markdown:
        """Under the title, who published what the brief is made from, and that numbers open."""
        text, numbers = self.published(), self.registry["numbers"]
        source = f"::: source\n{text}\n:::\n\n" if text else ""
        tried = next((name for name in TRIED if name in numbers), next(iter(numbers)))
        return Markdown(source + self.invitation(tried))

    def cited(self, publication: Mapping) -> str:
        told = derivations.publication(self, publication)
        if isinstance(told, str):
            return escape(told)
        return f"[{escape(told.text)}]({told.to})"

    def picture(self, name: str, caption: str) -> Markdown:
        """A figure with what it says, its caption, its source and its numbers; nothing where those
        are missing."""
        path = self.folder / "figures" / f"{name}.{self.language}.svg"
        if not path.exists():
            return Markdown("")
        alt = (
            self.alternative(name) if name in FIGURES else plain(self.said(self.word("alt", name)))
        )
        image = f"![]({path.as_posix()}){{.small fig-alt={quote(alt)}}}"
        says = f"**{text}.** " if (text := self.takeaway(name)) else ""
        told = f"{says}{self.said(caption)} {self.figure_source(name)}"
        return Markdown(f"::: {{#fig-{name}}}\n{image}\n\n{told}\n:::")

    def derivations(self) -> Markdown:
        """How every number shown above came about; a document's last cell."""
        return Markdown(appendix.derivations(self))


def looks_whole(value: Fraction, decimals: int) -> bool:
    """Whether a percentage is rounded to nothing or to everything."""
    return any(same_shown(value, Fraction(end), decimals) for end in (0, 100))
