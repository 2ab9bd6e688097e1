"""What the cells of the comparison may call; ``analysis.comparison.numbers`` has its questions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import ClassVar

from IPython.display import Markdown

from analysis import briefs
from analysis.briefs.sentences import Sentences, languages_line, plain
from analysis.comparison.numbers import QUESTIONS
from analysis.country import capital, country, country_words, levels
from analysis.national.measures import named, spoken
from analysis.peers import PUBLISHED
from runut.builds import read_json
from runut.manuscripts import appendix, escape, pipe_table, quote
from runut.study import Study
from runut.wording import merged

WORDS = (briefs.WORDS, "manuscript/comparison.yaml")
# Cities of which each number leads to its derivation on the page. With more of them a page would
# be too large: their names lead to their own documents, where the numbers are derived.
MOST_DERIVED = 60
# Places without a measure, or off the map, that are named.
MOST_NAMED = 12
NUMBERS = "build/comparison.json"
FIGURES = "results/comparison/figures"

# The rates that are compared.
RATES = ("poverty_rate", "unemployed_share")
# What the names of the maps begin with; and the question whose case is what another figure says.
MAP, SAYS = "map_", {"rates": "spread", "line": "line", "country": "robust"}
# What stands in braces for one place, for places and for those compared; the form of their words.
KINDS = {"place": "one", "places": "many", "these": "these"}


def comparison_words(study: Study) -> Mapping:
    """The words of the comparison: those of all documents, what briefs say instead, and its own."""
    words = study.words
    for name in WORDS:
        words = merged(words, country_words(study, name))
    return words


class Comparison(Sentences):
    """The cities side by side, spoken of in one language."""

    all_cases = QUESTIONS
    verified: ClassVar[dict] = {}  # no article's numbers are judged here

    @classmethod
    def opened(cls, study: Study, _: str, language: str) -> Comparison:
        """The comparison as the build left it. Raises FileNotFoundError, naming the command that
        makes it, where it is not there yet."""
        file = study.folder / NUMBERS
        if not file.exists():
            raise FileNotFoundError(f"{file} is not there yet: run `uv run snakemake` first")
        numbers = read_json(file)
        words = spoken(numbers["measures"], comparison_words(study))
        found = cls(numbers, words, language)
        found.root, found.folder = study.folder, study.folder / "results"
        return found

    @property
    def cases(self) -> Mapping[str, str]:
        return self.registry["cases"]

    @property
    def names(self) -> tuple[Callable, ...]:
        """The calls that the manuscript uses: choose, picture, derivations."""
        return (self.choose, self.picture, self.derivations)

    def languages(self) -> Markdown:
        """The ways to the comparison in other languages and, where its numbers open, one to try."""
        line = languages_line("comparison", self.language, self.words, {}, "")
        rates = (self.id_of(name, city) for name in RATES for city in self.registry["places"])
        first = next(filter(None, rates), "")
        return Markdown(
            f"{line}\n\n{self.invitation(first)}" if first and self.is_derived else line
        )

    def name_of(self, name: str, form: str = "label") -> str:
        """What the last part of an id is called: a city, or a choice made for the country."""
        key = name.rpartition(".")[2]
        if key in self.registry["places"]:
            return self.place(key)
        if key in self.words["variants"]:
            return self.variant(key)
        raise KeyError(f"neither a city nor a choice is called {key!r}")

    def variant(self, name: str) -> str:
        """What a choice is called that was made for the country."""
        return self.word("variants", name).format(year=self.registry["atlas_year"])

    def derivations(self) -> Markdown:
        """How every number shown above came about; the document's last cell."""
        return Markdown(appendix.derivations(self) if self.is_derived else "")

    @property
    def is_derived(self) -> bool:
        """Whether its numbers open: there are few enough of them."""
        return len(self.registry["places"]) <= MOST_DERIVED

    def slot(self, name: str) -> str:
        """What a name in braces stands for: the year, a word, a place, a table, or a number."""
        if name == "year":
            return year_mark(self.registry["year"])
        if name in KINDS:
            return self.kind(KINDS[name])
        if name in (named := levels(self.language)):
            return named[name]
        if name in ("absent", "lacking", "off_map"):
            return getattr(self, name)()
        kind, _, rest = name.partition(".")
        if kind == "place":
            return escape(self.place(self.registry["which"][rest]))
        if kind == "table":
            return TABLES[rest](self)
        return self.mark(name)

    def kind(self, form: str) -> str:
        """What the places compared are called: all of one kind, or of several."""
        return country().word(form, self.registry["kind"], self.language)

    def absent(self) -> str:
        """The places that are not compared, with what they have instead."""
        found = []
        for one in self.registry["absent"]:
            years = self.listed(map(year_mark, one["years"]))
            has = self.word("has", "years" if years else "nothing").format(years=years)
            found.append(f"{escape(one['name'][self.language])} ({has})")
        return self.listed(found)

    def lacking(self) -> str:
        """For each further measure that some places lack, which they are, as sentences."""
        found = []
        for name in self.registry["measures"]:
            places = [p for p in self.registry["places"] if not self.has(f"{name}.{p}")]
            if places:
                label = escape(self.word("numbers", name, "label"))
                found.append(self.without("lacking", places=places, measure=label))
        return " ".join(found)

    def without(self, *words: str, places: Sequence[str], **more: str) -> str:
        """A sentence on places that lack something, of which it names the first."""
        said = self.listed(escape(self.place(one)) for one in places[:MOST_NAMED])
        few = "few" if len(places) <= MOST_NAMED else "many"
        return self.word(*words, few).format(places=said, **more)

    def off_map(self) -> str:
        """The places compared that the map has no area of."""
        places = self.registry["off_map"]
        return self.without("map", "lacking", places=places) if places else ""

    def linked(self, city: str) -> str:
        """A city's name, which leads to its own document."""
        page = f"{city}/{self.registry['documents'][city]}.{self.language}.html"
        return f"[{escape(self.place(city))}]{{.beside href={quote(page)}}}"

    def place(self, city: str) -> str:
        return self.registry["places"][city][self.language]

    def picture(self, name: str, caption: str) -> Markdown:
        """A figure with what it says, its caption and its numbers, where there is anything to
        draw."""
        path = (self.root / FIGURES / f"{name}.{self.language}").as_posix()
        if not Path(f"{path}.svg").exists():
            return Markdown("")
        alt = quote(plain(self.said(self.word("alt", name))))
        image = f'![]({path}.svg){{fig-alt={alt} narrow="{path}.narrow.svg"}}'
        says = f"**{text}.** " if (text := self.takeaway(name)) else ""
        data = escape(self.word("derivations", "figure_data"))
        data = f'[[{data}]{{.beside .opens href="comparison/figures/{name}.csv"}}]{{.source}}'
        return Markdown(f"::: {{#fig-{name}}}\n{image}\n\n{says}{self.said(caption)} {data}\n:::")

    def takeaway(self, figure: str) -> str:
        """What a figure says, as a sentence without its full stop; nothing where its numbers are
        not enough to say it."""
        if figure.startswith(MAP):
            found = {city: self.id_of(figure.removeprefix(MAP), city) for city in self.ordered}
            values = {city: self.value(name) for city, name in found.items() if name}
            first = [city for city, value in values.items() if value == max(values.values())]
            if len(first) == len(values):
                return ""
            places = self.listed(escape(self.place(city)) for city in first)
            return self.word("takeaways", "map").format(
                places=places, rate=self.mark(found[first[0]])
            )
        case, words = self.registry["cases"][SAYS[figure]], self.words["takeaways"][figure]
        return self.said(self.word("takeaways", figure, case)) if case in words else ""

    def numbers_in(self, figure: str) -> list[str]:
        """The ids of a figure's numbers."""
        if figure == "country":
            ends = ("slope", "low", "high")
            return [f"panel_{end}.{one}" for one in self.in_points for end in ends]
        if figure.startswith(MAP):
            rate = figure.removeprefix(MAP)
            return [name for city in self.ordered if (name := self.id_of(rate, city))]
        if figure == "rates":
            return [f"{rate}.{city}" for rate in RATES for city in self.in_order(rate)]
        rates = [[f"{rate}.{city}" for rate in RATES] for city in self.in_order(RATES[0])]
        on_line = [name for pair in rates if all(map(self.has, pair)) for name in pair]
        return [*on_line, "line_slope", "line_low", "line_high"]

    @property
    def in_points(self) -> list[str]:
        """The choices for the country whose slope is one of percentage points."""
        return [name for name in self.registry["panels"] if name != "logs"]

    def id_of(self, name: str, city: str) -> str:
        """The id of a city's number; of a rate that its counts do not give, that of the published
        one. Empty where there is none."""
        ids = (f"{name}.{city}", f"{PUBLISHED.get(name)}.{city}")
        return next(filter(self.has, ids), "")

    def in_order(self, name: str) -> list[str]:
        """The cities that have a number of this name, the largest first."""
        found = [city for city in self.registry["places"] if self.has(f"{name}.{city}")]
        return sorted(found, key=lambda city: (-self.value(f"{name}.{city}"), city))

    @property
    def ordered(self) -> list[str]:
        """All cities, from the highest poverty rate down."""
        return list(dict.fromkeys([*self.in_order("poverty_rate"), *self.registry["places"]]))

    def has(self, name: str) -> bool:
        return name in self.registry["numbers"]


def year_mark(year: str) -> str:
    """A year in Markdown, marked as one."""
    return f"[{year}]{{.year}}"


def heads(voice: Comparison, names: Iterable[str]) -> list[str]:
    """The heads of a table's columns: what the places are called, then these numbers."""
    return [
        escape(capital(voice.kind("one"))),
        *(escape(voice.word("columns", name)) for name in names),
    ]


def cities(voice: Comparison) -> str:
    """The counts and rates of the cities."""
    names = ("population", "poor", "poverty_rate", "employed", "unemployed", "unemployed_share")
    rows = [
        [voice.linked(city), *(shown(voice, name, city) for name in names)]
        for city in voice.ordered
    ]
    return pipe_table(heads(voice, names), rows, [22, 13, 11, 11, 13, 12, 14], set(range(1, 7)))


def measures(voice: Comparison) -> str:
    """The further measures of the cities."""
    names = list(voice.registry["measures"])
    called = named(names, voice.words)
    rows = [
        [
            escape(voice.place(city)),
            *(voice.mark(f"{one}.{city}") if voice.has(f"{one}.{city}") else "–" for one in names),
        ]
        for city in voice.ordered
    ]
    header = [*heads(voice, []), *(escape(called[name][voice.language]) for name in names)]
    return pipe_table(header, rows, [22, *[14] * len(names)], set(range(1, len(names) + 1)))


def shown(voice: Comparison, name: str, city: str) -> str:
    """A city's number; a rate that is only published is called so."""
    found = voice.id_of(name, city)
    if not found:
        return "–"
    text = voice.mark(found, sign=False)
    return text if found == f"{name}.{city}" else voice.word("published").format(text)


def diagnostics(voice: Comparison) -> str:
    """How much each city holds the line, and what the line is without it."""
    names = ("leverage", "residual", "cook")
    order = [city for city in voice.in_order("leverage") if city in voice.registry["diagnosed"]]
    rows = [
        [escape(voice.place(city)), *(voice.mark(f"{name}.{city}") for name in names)]
        for city in order
    ]
    header = heads(voice, names)
    return pipe_table(header, rows, [30, 16, 20, 16], {1, 2, 3})


def whole_country(voice: Comparison) -> str:
    """The model of the whole country, and what becomes of it under other choices."""
    rows = []
    for name in voice.registry["panels"]:
        between = voice.word("interval").format(
            low=voice.mark(f"panel_low.{name}"), high=voice.mark(f"panel_high.{name}")
        )
        counts = (voice.mark(f"panel_{what}.{name}") for what in ("districts", "rows"))
        label = escape(voice.variant(name))
        rows.append([label, voice.mark(f"panel_slope.{name}"), between, *counts])
    header = [
        escape(voice.word("columns", name))
        for name in ("variant", "slope", "interval", "districts", "rows")
    ]
    return pipe_table(header, rows, [34, 12, 24, 14, 14], {1, 2, 3, 4})


TABLES = {
    "cities": cities, "measures": measures, "diagnostics": diagnostics, "country": whole_country
}  # fmt: skip
