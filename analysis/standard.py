"""The tables that a city's folder may hold without a descriptor of its own.

Their Data Package descriptor is made here, from the city's description and from the files that are
there; so who adds a city writes no JSON. What the bounds of the working poor suppose is the same
for every city, and comes along as files beside this module.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib.resources import files as package_files

from runut.documents.findings import FILES as FINDINGS
from runut.tables.faults import Fault
from runut.tables.texts import ID_IN_WORDS

FOLDER = "sources"
ENDINGS = (".csv", ".xlsx")
LEFT_BEHIND = (".", "~$")  # what systems and spreadsheet programs leave in a folder begins so
OURS = "analysis/standard"  # the folder of the files that come along
JUDGEMENT = {
    "title": "This project: what the bounds suppose",
    "title_id": "Proyek ini: andaian di balik batas-batas itu",
}


def text(name: str, title: str, **more: object) -> dict:
    return {"name": name, "type": "string", "title": title, **more}


def required(**more: object) -> dict:
    return {"constraints": {"required": True, **more}}


def key(name: str, title: str) -> dict:
    return text(name, title, description=ID_IN_WORDS, **required(pattern="[a-z][a-z0-9_]*"))


def labels(what: str) -> list[dict]:
    """A label in both languages, and short ones for figures, which may be left out."""
    short = {"optional": True}
    return [
        text("label_id", f"{what}, in Indonesian", **required()),
        text("label_en", f"{what}, in English", **required()),
        text("short_id", f"{what}, short, in Indonesian", **short),
        text("short_en", f"{what}, short, in English", **short),
    ]


def persons(name: str, title: str, cell: str, dimensions: list[str]) -> dict:
    return {
        "name": name,
        "type": "integer",
        "title": title,
        "unit": "persons",
        "cell": cell,
        "dimensions": dimensions,
        **required(minimum=0),
    }


def number(name: str, title: str, unit: str, cell: str, dimensions: list[str], most: int) -> dict:
    return {
        "name": name,
        "type": "number",
        "title": title,
        "unit": unit,
        "decimals": 2,
        "decimalChar": ".",
        "cell": cell,
        "dimensions": dimensions,
        **required(minimum=0, maximum=most),
    }


def refers(column: str, table: str) -> dict:
    return {"fields": column, "reference": {"resource": table, "fields": column}}


COUNTS = {
    "title": "Counts of people, one row a year",
    "schema": {
        "fields": [
            {"name": "year", "type": "year", "title": "the year counted", **required()},
            persons("population", "inhabitants", "population", []),
            persons("poor", "poor people", "poor", []),
            persons("employed", "people in work", "labour.employed", ["status"]),
            persons("unemployed", "people out of work", "labour.unemployed", ["status"]),
            {
                **number(
                    "official_rate", "published poverty rate", "percent",
                    "official_rate.{year}", ["year"], 100,
                ),
                "constraints": {"minimum": 0, "maximum": 100},
                "optional": True,
            },
        ],
        "primaryKey": ["year"],
    },
    # people who are part of others
    "partOf": [
        {"parts": ["poor"], "whole": "population"},
        {"parts": ["employed", "unemployed"], "whole": "population"},
        {"parts": ["unemployed"], "whole": "employed"},
    ],
}  # fmt: skip
CAUSES = {
    "title": "Causes of poverty that households named",
    "schema": {
        "fields": [
            key("cause", "short name of the cause"),
            number("share", "share of households", "percent", "cause.{cause}", ["cause"], 100),
            *labels("the cause"),
        ],
        "primaryKey": ["cause"],
    },
    "sumsTo": [{"field": "share", "by": [], "total": 100}],
}
BUDGET = {
    "title": "A programme's budget by component",
    "schema": {
        "fields": [
            key("component", "short name of the component"),
            number(
                "share", "share of the budget", "percent", "budget.whole.{component}",
                ["period", "component"], 100,
            ),
            {
                "name": "infrastructure",
                "type": "integer",
                "title": "1 where the component builds or mends infrastructure, else 0",
                "unit": "weight",
                "cell": "is_infrastructure.{component}",
                **required(minimum=0, maximum=1),
            },
            *labels("the component"),
        ],
        "primaryKey": ["component"],
    },
    "sumsTo": [{"field": "share", "by": [], "total": 100}],
}  # fmt: skip
ANSWERS = {
    "title": "Which causes each budget component answers",
    "schema": {
        "fields": [
            key("component", "a component of the budget"),
            key("cause", "a cause that its money answers"),
            number(
                "weight", "part of the component's money, from 0 to 1", "weight",
                "answers.stated.{component}.{cause}", ["reading", "component", "cause"], 1,
            ),
            text("reason_id", "why, in Indonesian", **required()),
            text("reason_en", "why, in English", **required()),
        ],
        "primaryKey": ["component", "cause"],
        "foreignKeys": [refers("component", "budget"), refers("cause", "causes")],
    },
    "sumsTo": [{"field": "weight", "by": ["component"], "atMost": 1}],
    "complete": {"field": "weight", "value": "0"},
}  # fmt: skip
PROGRAMMES = {
    "title": "Programmes against poverty",
    "schema": {
        "fields": [key("programme", "short name of the programme"), *labels("the programme")],
        "primaryKey": ["programme"],
    },
}
MARK = {"constraints": {"enum": [",", "."]}}
CLAIMS = {
    "title": "Every number that a published article prints",
    "place": "claims",
    "schema": {
        "fields": [
            text("claim", "name of the claim", **required(pattern="[a-z][a-z0-9-]*")),
            text(
                "printed", "numeral as printed", decimals=2, decimalCharField="decimal_mark",
                groupCharField="group_mark", **required(),
            ),
            text("suffix", "what follows it, such as %"),
            text("decimal_mark", "its mark of decimals", **MARK),
            text("group_mark", "its mark of thousands", **MARK),
            text("section", "section of the article", **required()),
            text("place", "place in the section", **required()),
            text("target", "id of the number that it should equal"),
            text("context", "the words around it"),
            {"name": "order", "type": "integer", "title": "its place in order", **required()},
        ],
        "primaryKey": ["claim"],
    },
}  # fmt: skip
EXPECTED = {
    "title": "The verdicts that are known and explained",
    "schema": {
        "fields": [
            text("claim", "name of the claim", **required(pattern="[a-z][a-z0-9-]*")),
            text("printed", "numeral as printed when this was recorded", **required()),
            text("verdict", "the verdict", **required()),
            text("also", "what else was found, worst first"),
            text("evidence", "numbers that the findings rest on"),
            text("reason_en", "reason in English", **required()),
            text("reason_id", "reason in Indonesian", **required()),
        ],
        "primaryKey": ["claim"],
    },
}
TABLES: dict[str, dict] = {
    "counts": COUNTS,
    "causes": CAUSES,
    "budget": BUDGET,
    "answers": ANSWERS,
    "programmes": PROGRAMMES,
    "claims": CLAIMS,
    "expected": EXPECTED,
}
AT_ROOT = ("claims", "expected")  # these lie in the city's folder itself
TEXTS_AT_ROOT = ("city.yaml", *FINDINGS)  # and these texts, and a README
NEEDS = {"answers": ("budget", "causes"), "expected": ("claims",)}


def switch(name: str, title: str) -> dict:
    """A column of ones and zeros: whether something is supposed."""
    return {
        "name": name, "type": "integer", "title": title, "unit": "weight",
        "cell": f"supposed_{name}.{{supposed}}", **required(minimum=0, maximum=1),
    }  # fmt: skip


ALONG: dict[str, dict] = {
    "assumptions": {
        "title": "What the bounds of the working poor suppose",
        "schema": {
            "fields": [
                key("supposed", "short name of what is supposed"),
                switch("unemployed_poor", "1 where all unemployed people are supposed poor"),
                switch("poor_in_labour_force", "1 where nobody outside the labour force is poor"),
                *labels("what is supposed")[:2],
            ],
            "primaryKey": ["supposed"],
        },
    },
    "suppositions": {
        "title": "What readers may suppose otherwise",
        "schema": {
            "fields": [
                key("supposition", "short name"),
                number("value", "per cent", "percent", "supposed_{supposition}", [], 100),
                *labels("what is supposed")[:2],
            ],
            "primaryKey": ["supposition"],
        },
    },
}


def path_of(table: str) -> str:
    return f"{table}.csv" if table in AT_ROOT else f"{FOLDER}/{table}.csv"


def standard_package(about: Mapping, paths: Iterable[str]) -> dict:
    """The descriptor of the standard tables that a folder with these files has."""
    found = {path.rpartition(".")[0] + ".csv" for path in paths if path.endswith(ENDINGS)}
    year = str(about["year"])
    resources = []
    for name, table in TABLES.items():
        if name == "counts" or path_of(name) in found:
            given = about["sources"].get(name, {"title": ""})
            origin = {key: value for key, value in given.items() if key != "licence"}
            resources.append(
                {"name": name, "path": path_of(name), "place": year, **table, "sources": [origin]}
            )
    resources[0]["only"] = {"year": year}
    for name, table in ALONG.items():
        place = "Judgement of this reproduction"
        resources.append(
            {"name": name, "path": f"{name}.csv", "place": place, **table, "sources": [JUDGEMENT]}
        )
    return {"name": about["city"], "title": about["name"]["en"], "resources": resources}


def files_along() -> dict[str, bytes]:
    """The files that come along, by the path that their resource names."""
    folder = package_files("analysis") / "standard"
    return {f"{name}.csv": (folder / f"{name}.csv").read_bytes() for name in ALONG}


def is_left_behind(path: str) -> bool:
    """Whether a system or program left this file in a city's folder: it is none of the city's."""
    return any(part.startswith(LEFT_BEHIND) for part in path.split("/"))


def folder_faults(about: Mapping, paths: Iterable[str], folder: str) -> list[Fault]:
    """Files that no table is named after, tables given twice, and tables that lack others."""
    faults = []
    known = {path_of(name): name for name in TABLES}
    seen: dict[str, str] = {}
    for path in sorted(paths):
        if is_left_behind(path):
            continue
        stem = path.rpartition(".")[0]
        if not path.endswith(ENDINGS):
            if path.startswith(f"{FOLDER}/"):
                faults.append(Fault(f"{folder}/{path}", 0, "", "this file", "CSV or XLSX"))
            elif "/" not in path and path not in TEXTS_AT_ROOT and not path.startswith("README"):
                expected = f"one of {', '.join((*TEXTS_AT_ROOT, *map(path_of, AT_ROOT)))}, a "
                expected += "README, or a folder for what else is kept"
                faults.append(Fault(f"{folder}/{path}", 0, "", "a file of this name", expected))
            continue
        name = known.get(f"{stem}.csv")
        if name is None:
            expected = f"one of {', '.join(known)}, or the same as .xlsx"
            faults.append(Fault(f"{folder}/{path}", 0, "", "a table of this name", expected))
        elif name in seen:
            expected = f"one of the two ({seen[name]} is there too)"
            faults.append(Fault(f"{folder}/{path}", 0, "", "the same table twice", expected))
        else:
            seen[name] = path
    for name, path in seen.items():
        for other in NEEDS.get(name, ()):
            if other not in seen:
                expected = f"{path_of(other)} beside it"
                faults.append(Fault(f"{folder}/{path}", 0, "", "this table alone", expected))
        if name != "expected" and name not in about["sources"]:
            where, expected = f"sources.{name}", f"who published {path}: a title"
            faults.append(Fault(f"{folder}/city.yaml", 0, where, "nothing", expected))
    return faults
