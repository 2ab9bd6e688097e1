"""The tables that a city may give without a descriptor of its own (``runut.tables.plain``).

What the bounds of the working poor suppose is the same for every city, and comes along as files in
the folder beside this module.
"""

from collections.abc import Sequence

from analysis.country import languages, study
from analysis.national.measures import KNOWN
from runut.tables import plain

JUDGEMENT = {
    "title": "This project: what the bounds suppose",
    "title_id": "Proyek ini: asumsi di balik batas-batas itu",
}


def labels(what: str) -> list[dict]:
    """A label in each language, and short ones for figures, which may be left out."""
    short = texts("short", f"{what}, short", optional=True)
    return [*texts("label", what, **plain.required()), *short]


def texts(name: str, what: str, **more: object) -> list[dict]:
    """A column of texts for each language."""
    return [
        plain.text(f"{name}_{one}", f"{what}, in {study().names[one]}", **more)
        for one in languages()
    ]


def said(order: Sequence[str] = languages(), **texts: str) -> list[str]:
    """An example's text in each language that has one here."""
    return [texts.get(one, "…") for one in order]


def people(name: str, title: str, cell: str, dimensions: Sequence[str] = ()) -> dict:
    """A column of counts, in which blanks are numbers that were not published."""
    column = plain.counted(name, title, "persons", cell, [*dimensions])
    return {**column, "constraints": {"minimum": 0}, "optional": True}


def rate(name: str, title: str) -> dict:
    """A column of rates that a source publishes."""
    column = plain.number(name, title, "percent", f"{name}.{{year}}", ["year"], 100)
    return {**column, "constraints": {"minimum": 0, "maximum": 100}, "optional": True}


def measure(name: str, title: str) -> dict:
    """A column of a measure that is shown as it is printed."""
    unit, limits = KNOWN[name]["unit"], KNOWN[name]["constraints"]
    column = plain.number(name, title, unit, f"{name}.{{year}}", ["year"], 0)
    return {**column, "constraints": limits, "optional": True}


COUNTS = {
    "title": "Counts of people, one row a year",
    "schema": {
        "fields": [
            {"name": "year", "type": "year", "title": "the year counted", **plain.required()},
            people("population", "inhabitants", "population"),
            people("poor", "poor people", "poor"),
            people("employed", "people in work", "labour.employed", ["status"]),
            people("unemployed", "people out of work", "labour.unemployed", ["status"]),
            rate("official_rate", "published poverty rate"),
            rate("unemployment_rate", "published unemployment rate"),
            measure("poverty_gap", "published poverty gap index"),
            measure("poverty_severity", "published poverty severity index"),
            measure("poverty_line", "published poverty line, in rupiah per person and month"),
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
            plain.key("cause", "short name of the cause"),
            plain.number(
                "share", "share of households", "percent", "cause.{cause}", ["cause"], 100
            ),
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
            plain.key("component", "short name of the component"),
            plain.number(
                "share", "share of the budget", "percent", "budget.whole.{component}",
                ["period", "component"], 100,
            ),
            {
                "name": "infrastructure",
                "type": "integer",
                "title": "1 where the component builds or mends infrastructure, else 0",
                "unit": "weight",
                "cell": "is_infrastructure.{component}",
                **plain.required(minimum=0, maximum=1),
            },
            *labels("the component"),
        ],
        "primaryKey": ["component"],
    },
    "sumsTo": [{"field": "share", "by": [], "total": 100}],
}  # fmt: skip
ANSWERS = {
    "title": "Which causes each budget component addresses",
    "schema": {
        "fields": [
            plain.key("component", "a component of the budget"),
            plain.key("cause", "a cause that its money addresses"),
            plain.number(
                "weight", "part of the component's money, from 0 to 1", "weight",
                "answers.stated.{component}.{cause}", ["reading", "component", "cause"], 1,
            ),
            *texts("reason", "why", **plain.required()),
        ],
        "primaryKey": ["component", "cause"],
        "foreignKeys": [plain.refers("component", "budget"), plain.refers("cause", "causes")],
    },
    "sumsTo": [{"field": "weight", "by": ["component"], "atMost": 1}],
    "complete": {"field": "weight", "value": "0"},
}  # fmt: skip
PROGRAMMES = {
    "title": "Programmes against poverty",
    "schema": {
        "fields": [plain.key("programme", "short name of the programme"), *labels("the programme")],
        "primaryKey": ["programme"],
    },
}
TABLES: dict[str, dict] = {
    "counts": COUNTS,
    "causes": CAUSES,
    "budget": BUDGET,
    "answers": ANSWERS,
    "programmes": PROGRAMMES,
}
# Rows that show what a table holds, for whoever adds a city.
EXAMPLES = {
    "counts": [["{year}", "500000", "60000", "210000", "25000", "12.00", "10.64", "1.96", "0.48",
                "301500"]],
    "causes": [
        ["no_work", "62.5", *said(id="Sempitnya peluang kerja", en="Few job openings")],
        ["remoteness", "37.5", *said(id="Isolasi", en="Isolation")],
    ],
    "budget": [
        ["roads", "80", "1", *said(id="Jalan", en="Roads")],
        ["credit", "20", "0", *said(id="Kredit", en="Credit")],
    ],
    "answers": [
        ["roads", "remoteness", "1", *said(id="Jalan membuka isolasi.", en="Roads end isolation.")]
    ],
    "programmes": [["credit", *said(id="Kredit mikro", en="Microcredit")]],
    "claims": [
        ["rate", "12,0", "%", ",", "", "results", "Results; paragraph 1", "poverty_rate",
         "the share of poor people", "1"],
        ["people", "500.000", "", "", ".", "results", "Results; Table 1", "population", "", "2"],
    ],
    "expected": [
        ["rate", "12,0%", "exact", "", "",
         *said(sorted(languages()), en="The division is right.", id="Pembagiannya benar.")],
    ],
}  # fmt: skip
NEEDS = {"answers": ("budget", "causes")}


def switch(name: str, title: str) -> dict:
    """A column of ones and zeros: whether something is supposed."""
    return {
        "name": name, "type": "integer", "title": title, "unit": "weight",
        "cell": f"supposed_{name}.{{supposed}}", **plain.required(minimum=0, maximum=1),
    }  # fmt: skip


ALONG: dict[str, dict] = {
    "assumptions": {
        "title": "What the bounds of the working poor suppose",
        "schema": {
            "fields": [
                plain.key("supposed", "short name of what is supposed"),
                switch("unemployed_poor", "1 where all unemployed people are supposed poor"),
                switch("poor_in_labour_force", "1 where nobody outside the labour force is poor"),
                *texts("label", "what is supposed", **plain.required()),
            ],
            "primaryKey": ["supposed"],
        },
    },
    "suppositions": {
        "title": "What readers may suppose otherwise",
        "schema": {
            "fields": [
                plain.key("supposition", "short name"),
                plain.number("value", "per cent", "percent", "supposed_{supposition}", [], 100),
                *texts("label", "what is supposed", **plain.required()),
            ],
            "primaryKey": ["supposition"],
        },
    },
}
