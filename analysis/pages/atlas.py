"""The atlas's pages: the index of all districts, and the quality of their data.

Their layout is Jinja templates under ``manuscript/atlas``; here is what they are filled with.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from pathlib import Path

from analysis.atlas.districts import reasons
from analysis.atlas.map import Fit, fit, layers_of, listed
from analysis.country import country, filled, languages, parent_of, study
from analysis.national.corrections import Correction
from analysis.national.panel import plain_name
from analysis.peers import PUBLISHED
from runut.maps import Areas, Layer
from runut.numerals import decimals_of, round_half_up, set_number
from runut.reports import page, page_templates
from runut.tables import show
from runut.wording import spoken

RATES = ("poverty_rate", "unemployed_share")
COMPARISON = "../comparison.{language}.html"
DATA = ("districts.csv", "quality.csv", "sums.csv")
HEADER = (
    "code", *(f"name_{one}" for one in languages()), "province", "year", "population", "poor",
    "poverty_rate", "official_rate", "employed", "unemployed", "unemployed_share",
    "unemployment_rate",
)  # fmt: skip
NUMBERS = (
    "population", "poor", "poverty_rate", "official_rate.{year}", "labour.employed",
    "labour.unemployed", "unemployed_share", "unemployment_rate.{year}",
)  # fmt: skip
ENDS = ("notes", "without")


class Pages:
    """The atlas's pages in both languages.

    ``areas``: of the map. ``measures``: what further ones are called in each language, with units.
    ``made``: what the jobs that made the briefs say of each district, in the order of their codes;
    ``without``: the districts that have no row to make one from. ``source``: who published it.
    """

    def __init__(
        self,
        templates: Path,
        style: str,
        words: Mapping,
        made: Sequence[Mapping],
        without: Sequence[Mapping],
        year: int,
        source: str,
        measures: Mapping[str, Mapping[str, str]] | None = None,
        areas: Areas | None = None,
    ):
        self.templates = page_templates(templates)
        self.style, self.source = style, source
        self.words = {language: spoken(filled(words), language) for language in languages()}
        self.made, self.without, self.year = made, without, year
        self.measures, self.areas = measures or {}, areas or Areas()
        self.names = {one["code"]: one["name"] for one in (*made, *without)}

    def page(self, name: str, content: Mapping[str, Mapping]) -> str:
        """A page as HTML; ``content``: what its template is filled with, by language."""
        pages = {
            language: {
                "words": words,
                "title": words[name]["title"].format(year=self.year),
                "subtitle": f"{words['source']}: {self.source}",
                **content[language],
            }
            for language, words in self.words.items()
        }
        return page(self.templates, f"{name}.html", self.style, pages, study().names)

    def links(self, language: str, other: str) -> dict[str, str]:
        """Where a page leads to, beside the districts."""
        words = self.words[language]
        return {
            f"{other}.html#{language}": words[f"to_{other}"],
            COMPARISON.format(language=language): words["to_comparison"],
            **{file: file for file in DATA},
        }

    def fit(self) -> Fit:
        """How the map and the districts fit."""
        return fit(self.areas, self.names)

    def shown_rates(self, rate: str) -> dict[str, str]:
        """A rate by district as the table shows it, without its sign."""
        shown = {one["code"]: self.rate(one, rate, languages()[0])["value"] for one in self.made}
        return {code: value for code, value in shown.items() if value}

    def layers(self, rate: str, language: str) -> list[Layer]:
        """What the map of a rate shows; nothing where there is none to show."""
        shown = self.shown_rates(rate)
        decimals = max((len(value.partition(".")[2]) for value in shown.values()), default=0)
        values = {code: Fraction(shown[code]) if code in shown else None for code in self.names}
        return layers_of(self.areas, values, decimals, language, self.words[language]["map"])

    def map(self, rate: str, picture: str, language: str) -> dict:
        """A map with what is said of it. ``picture``: it, as a page holds it."""
        words = self.words[language]
        layers, lacking = self.layers(rate, language), self.fit().lacking
        blank = [code for layer in layers if layer.hatched for code in layer.codes]
        said = [
            words["map"][word].format(places=self.listed(codes, language))
            for word, codes in (("blank", blank), ("lacking", lacking))
            if codes
        ]
        title = self.map_title(rate, layers, language)
        return {"picture": picture, "title": title, "layers": layers, "said": said}

    def map_title(self, rate: str, layers: Sequence[Layer], language: str) -> str:
        """What a map shows, and between which numbers it lies."""
        words = self.words[language]
        numbered = [layer for layer in layers if not (layer.hatched or layer.around)]
        ends = {"lowest": numbered[0].codes[0], "highest": numbered[-1].codes[-1]}
        shown = {one["code"]: self.rate(one, rate, language)["text"] for one in self.made}
        one = len({shown[code] for code in ends.values()}) == 1
        return words["map"]["same" if one else "title"].format(
            rate=words["columns"][rate], year=self.year,
            **{end: self.names[code][language] for end, code in ends.items()},
            **{f"{end}_rate": shown[code] for end, code in ends.items()},
        )  # fmt: skip

    def listed(self, codes: Sequence[str], language: str) -> str:
        """Districts in a row."""
        names = [self.names[code][language] for code in codes]
        return listed(names, language, self.words[language]["map"]["others"])

    def index(self, pictures: Mapping[str, str] | None = None) -> str:
        """All districts, to be searched, sorted and opened. ``pictures``: maps by their rate."""
        provinces = {province_of(one): one["province"] for one in self.made if province_of(one)}
        count = sum(map(has_brief, self.made))
        content = {}
        for language, words in self.words.items():
            numbers = {
                name: set_number(Fraction(value), "count", 0, language)
                for name, value in (("districts", count), ("provinces", len(provinces)))
            }
            by = words["index"]["by"].format(**numbers) if provinces else ""
            content[language] = {
                "intro": words["index"]["intro"].format(**numbers, by=by),
                "links": self.links(language, "quality"),
                "maps": [self.map(*one, language) for one in (pictures or {}).items()],
                "measures": {name: one[language] for name, one in self.measures.items()},
                "provinces": {code: name or code for code, name in provinces.items()},
                "districts": [self.district(one, language) for one in self.made],
                "without": [
                    {**one, "name": one["name"][language], "why": one["why"]}
                    for one in self.without
                ],
            }
        return self.page("index", content)

    def district(self, one: Mapping, language: str) -> dict:
        """A row of the index."""
        return {
            "code": one["code"],
            "name": one["name"][language],
            "province": one["province"],
            "province_code": province_of(one),
            "notes": one["notes"],
            **{name: self.rate(one, name, language) for name in RATES},
            "measures": [
                shown(one.get("numbers", {}).get(f"{name}.{self.year}"), language)
                for name in self.measures
            ],
            **{
                end: document(one["code"], language, end) if has_brief(one) else ""
                for end in ("html", "pdf")
            },
        }

    def rate(self, one: Mapping, name: str, language: str) -> dict[str, str]:
        """A rate, of the counts or else as published; a dash where neither is given."""
        numbers = one.get("numbers", {})
        entry, text = numbers.get(name), "{}"
        if not entry:
            entry = numbers.get(f"{PUBLISHED[name]}.{self.year}")
            text = self.words[language]["published"]
        return shown(entry, language, text)

    def quality(
        self, listings: Iterable[Mapping], corrections: Iterable[Correction], quality: Mapping
    ) -> str:
        """The suspicious values and the corrections.

        ``listings``: rows of quality.csv; ``quality``: the content of manuscript/quality.yaml.
        """
        listed = list(listings)
        there = {one["code"]: one for one in self.made}
        kinds = {one["rule"] for one in listed}
        content = {}
        for language, words in self.words.items():
            titles = {
                rule: entry["title"][language]
                for rule, entry in quality["rules"].items()
                if rule in kinds
            }
            content[language] = {
                "intro": words["quality"]["intro"],
                "links": self.links(language, "index"),
                "rules": titles,
                "listings": [
                    {
                        "rule": one["rule"],
                        "title": titles[one["rule"]],
                        "name": named(one, there, language),
                        "year": one["year"],
                        "why": one[language],
                        "html": document(one["code"], language, "html")
                        if has_brief(there.get(one["code"]))
                        else "",
                    }
                    for one in listed
                ],
                "corrections": [
                    self.correction(one, there, quality, language) for one in corrections
                ],
            }
        return self.page("quality", content)

    def correction(self, one: Correction, there: Mapping, quality: Mapping, language: str) -> dict:
        blank = self.words[language]["blank"]
        unit = "percent" if one.measure in PUBLISHED.values() else "persons"
        given = [value for value in (one.expects, one.value) if value is not None]
        least = 2 if unit == "percent" else 0
        decimals = max(least, *(decimals_of(show(value), ".") for value in given))
        shown = {
            name: blank if value is None else set_number(value, unit, decimals, language)
            for name, value in (("was", one.expects), ("now", one.value))
        }
        return {
            "name": there[one.code]["name"][language] if one.code in there else one.code,
            "year": str(one.year),
            "measure": quality["measures"][one.measure][language],
            **shown,
            "why": one.why[language],
            "who": one.who,
        }


def shown(entry: Mapping | None, language: str, text: str = "{}") -> dict[str, str]:
    """A number as a cell of a table that sorts; a dash where there is none."""
    if not entry:
        return {"value": "", "text": "–"}
    exact, decimals = Fraction(entry["exact"]), entry["decimals"]
    return {
        "value": str(round_half_up(exact, decimals)),
        "text": text.format(set_number(exact, entry["unit"], decimals, language)),
    }


def province_of(one: Mapping) -> str:
    """What tells a district's province apart: the code of it, or else its name."""
    return country().parent_code(one["code"]) or one["province"]


def has_brief(one: Mapping | None) -> bool:
    """Whether a district's brief could be made; None stands for one that has no row."""
    return one is not None and "failed" not in one


def named(one: Mapping, there: Mapping, language: str) -> str:
    known = there.get(one["code"])
    return known["name"][language] if known else plain_name(one["name"])


def document(code: str, language: str, end: str) -> str:
    """Where a district's brief lies, seen from the atlas's pages."""
    return f"{parent_of(code)}/{code}/brief.{language}.{end}"


def table(
    made: Iterable[Mapping], without: Iterable[Mapping], year: int, measures: Iterable[str] = ()
) -> list[list[str]]:
    """All districts with their numbers, for machines; why there is no brief stands last."""
    ids = [name.format(year=year) for name in (*NUMBERS, *(f"{one}.{{year}}" for one in measures))]
    rows = [[*HEADER, *measures, *ENDS]]
    for one in made:
        numbers = one.get("numbers", {})
        values = [
            str(round_half_up(Fraction(numbers[name]["exact"]), numbers[name]["decimals"]))
            if name in numbers
            else ""
            for name in ids
        ]
        texts = [one["code"], *one["name"].values(), one["province"], str(year)]
        rows.append([*texts, *values, str(one["notes"]), one.get("failed", "")])
    for one in without:
        texts = [one["code"], *one["name"].values(), one["province"], str(year)]
        rows.append([*texts, *[""] * (len(ids) + 1), reasons(one)])
    return rows
