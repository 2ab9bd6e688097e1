"""Tables that a unit's folder may hold without a descriptor of its own.

Their Data Package descriptor is made here, from the unit's description and from the files that are
there; so who adds a unit writes no JSON. Which tables a study knows, and how each is made, its part
``tables`` says: ``TABLES`` by name, the first of which every unit has; ``NEEDS``, the tables that
one makes no sense without; ``ALONG``, tables that are the same for every unit and lie beside that
module, with ``JUDGEMENT``, the title under which they are cited. The tables of claims and of
expected verdicts are every study's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import ModuleType

from runut.numerals.printed import MARKS
from runut.tables.errors import ValidationError
from runut.tables.texts import ID_IN_WORDS

FOLDER = "sources"
ENDINGS = (".csv", ".xlsx")
DECISIONS = ".decisions.yaml"  # how a reviewer's file ends that lies beside an article
LEFT_BEHIND = (".", "~$")  # what systems and spreadsheet programs leave in a folder begins so
SHORT_NAME = "a name of small letters a to z, digits and _, which begins with a letter"
PLACE_OF_JUDGEMENTS = "Judgement of this reproduction"


def text(name: str, title: str, **more: object) -> dict:
    """A column of texts."""
    return {"name": name, "type": "string", "title": title, **more}


def required(**more: object) -> dict:
    """That a column is never empty, and what else it is held to."""
    return {"constraints": {"required": True, **more}}


def key(name: str, title: str) -> dict:
    """A column of short names, which tie tables together."""
    return text(name, title, description=SHORT_NAME, **required(pattern="[a-z][a-z0-9_]*"))


def counted(name: str, title: str, unit: str, cell: str, dimensions: list[str]) -> dict:
    """A column of whole numbers from zero."""
    return {
        "name": name, "type": "integer", "title": title, "unit": unit, "cell": cell,
        "dimensions": dimensions, **required(minimum=0),
    }  # fmt: skip


def number(name: str, title: str, unit: str, cell: str, dimensions: list[str], most: int) -> dict:
    """A column of numbers from zero to ``most``, with two decimals at the most."""
    return {
        "name": name, "type": "number", "title": title, "unit": unit, "decimals": 2,
        "decimalChar": ".", "cell": cell, "dimensions": dimensions,
        **required(minimum=0, maximum=most),
    }  # fmt: skip


def refers(column: str, table: str) -> dict:
    """That a column's values are keys of another table."""
    return {"fields": column, "reference": {"resource": table, "fields": column}}


MARK = {"constraints": {"enum": [one for one in MARKS if one]}}
NAME_OF_CLAIM = {"description": ID_IN_WORDS, **required(pattern="[a-z0-9][a-z0-9_-]*")}
CLAIMS = {
    "title": "Every number that a published article prints",
    "place": "claims",
    "schema": {
        "fields": [
            text("claim", "name of the claim", **NAME_OF_CLAIM),
            text(
                "printed", "numeral as printed", decimals=6, decimalCharField="decimal_mark",
                groupCharField="group_mark", **required(),
            ),
            text("suffix", "its magnitude and unit, such as % or ribu jiwa"),
            text("decimal_mark", "its mark of decimals", **MARK),
            text("group_mark", "its mark of thousands", **MARK),
            text("section", "section of the article", **required()),
            text("place", "place in the section", **required()),
            text("target", "id of the number that it should equal"),
            text("context", "the words around it", optional=True),
            {"name": "order", "type": "integer", "title": "its place in order", **required()},
        ],
        "primaryKey": ["claim"],
    },
}  # fmt: skip


def tables_of_claims(languages: Sequence[str]) -> dict[str, dict]:
    """The tables of every study: of claims, and of verdicts that are known and explained, with a
    reason in each language."""
    expected = {
        "title": "The verdicts that are known and explained",
        "schema": {
            "fields": [
                text("claim", "name of the claim", **NAME_OF_CLAIM),
                text("printed", "numeral as printed when this was recorded", **required()),
                text("verdict", "the verdict", **required()),
                text("also", "what else was found, worst first"),
                text("evidence", "numbers that the findings rest on"),
                *(
                    text(f"reason_{language}", f"reason, in {language}", **required())
                    for language in sorted(languages)
                ),
            ],
            "primaryKey": ["claim"],
        },
    }
    return {"claims": CLAIMS, "expected": expected}


AT_ROOT = ("claims", "expected")  # these lie in the unit's folder itself


class PlainTables:
    """The tables that units of a study may give without a descriptor.

    ``part``: the study's module of them; without one, the tables of claims alone are known.
    ``place``: the folder beside that module, from the study's.
    """

    def __init__(self, part: ModuleType | None, place: str, languages: Sequence[str]):
        self.at_root = tables_of_claims(languages)
        self.tables: dict[str, dict] = {**getattr(part, "TABLES", {}), **self.at_root}
        self.along: dict[str, dict] = getattr(part, "ALONG", {})
        self.needs = {**getattr(part, "NEEDS", {}), "expected": ("claims",)}
        self.judgement: Mapping[str, str] = getattr(part, "JUDGEMENT", {})
        self.first = next(iter(self.tables)) if part else None
        # where the files lie that come along, as messages and derivations name it
        self.place = place if self.along else ""
        self.files = {
            f"{name}.csv": (Path(part.__file__).with_suffix("") / f"{name}.csv").read_bytes()
            for name in self.along
        }

    def path(self, table: str) -> str:
        return f"{table}.csv" if table in AT_ROOT else f"{FOLDER}/{table}.csv"

    def package(self, about: Mapping, unit: str, paths: Iterable[str]) -> dict:
        """The descriptor of the tables that a folder with these files has."""
        return {
            "name": about[unit],
            "title": list(about["name"].values())[-1],
            "resources": self.resources(about, paths),
        }

    def resources(self, about: Mapping, paths: Iterable[str]) -> list[dict]:
        """The tables that a folder with these files has, also where ``about`` lacks what it must
        say."""
        found = {path.rpartition(".")[0] + ".csv" for path in paths if path.endswith(ENDINGS)}
        year = str(about.get("year", ""))
        resources = []
        for name, table in self.tables.items():
            if name == self.first or self.path(name) in found:
                given = about.get("sources", {}).get(name, {"title": ""})
                origin = {key: value for key, value in given.items() if key != "licence"}
                described = {"name": name, "path": self.path(name), "place": year, **table}
                resources.append({**described, "sources": [origin]})
        if year and self.first:
            resources[0]["only"] = {"year": year}
        for name, table in self.along.items():
            described = {"name": name, "path": f"{name}.csv", "place": PLACE_OF_JUDGEMENTS, **table}
            resources.append({**described, "sources": [self.judgement]})
        return resources

    def with_claims(self, package: Mapping, about: Mapping, paths: Iterable[str]) -> Mapping:
        """A unit's own descriptor, with the tables of claims where they are there and it does not
        describe them itself."""
        named = {one["name"] for one in package["resources"]}
        source = {"title": about.get("published", {}).get("title", "")}
        more = [
            {"name": name, "path": f"{name}.csv", **table, "sources": [source]}
            for name, table in self.at_root.items()
            if name not in named and f"{name}.csv" in paths
        ]
        return {**package, "resources": [*package["resources"], *more]} if more else package

    def folder_errors(
        self, about: Mapping, unit: str, texts: Iterable[str], paths: Iterable[str], folder: str
    ) -> list[ValidationError]:
        """Files that no table is named after, and tables that lack others.

        ``texts``: the names of files that are no tables and belong there.
        """
        errors = []
        at_root = (f"{unit}.yaml", *texts)
        known = {self.path(name): name for name in self.tables}
        seen: dict[str, str] = {}

        def wrong(path: str, found: str, expected: str, where: str = "") -> None:
            errors.append(ValidationError(f"{folder}/{path}", 0, where, found, expected))

        for path in sorted(paths):
            if is_left_behind(path):
                continue
            if not path.endswith(ENDINGS):
                if path.startswith(f"{FOLDER}/"):
                    wrong(path, "this file", "CSV or XLSX")
                elif "/" not in path and path not in at_root and not path.startswith("README"):
                    tables = map(self.path, AT_ROOT)
                    expected = f"one of {', '.join((*at_root, *tables))}, a README, or a folder"
                    wrong(path, "a file of this name", f"{expected} for what else is kept")
                continue
            name = known.get(path.rpartition(".")[0] + ".csv")
            if name is None:
                expected = f"one of {', '.join(known)}, or the same as .xlsx"
                wrong(path, "a table of this name", expected)
            else:
                seen.setdefault(name, path)
        for name, path in seen.items():
            for other in self.needs.get(name, ()):
                if other not in seen:
                    wrong(path, "this table alone", f"{self.path(other)} beside it")
            if name != "expected" and name not in about["sources"]:
                expected = f"who published {path}: a title"
                wrong(f"{unit}.yaml", "nothing", expected, f"sources.{name}")
        return errors


def is_left_behind(path: str) -> bool:
    """Whether a system or program left this file in a unit's folder: it is none of the unit's."""
    return any(part.startswith(LEFT_BEHIND) for part in path.split("/"))
