"""The descriptor of a unit's verdicts: what verification.csv and .json hold, by the Data Package
standard."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from runut.builds.files import read_words
from runut.claims.findings import SEVERITIES, VERDICTS
from runut.claims.verification import COLUMNS
from runut.records.provenance import said

WORDS = Path(__file__).with_name("datapackage.yaml")
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
TYPES = {
    "recomputed": {"type": "number"},
    "verdict": {"type": "string", "constraints": {"enum": list(VERDICTS)}},
    "severity": {"type": "string", "constraints": {"enum": sorted({*SEVERITIES.values()})}},
    "as_expected": {"type": "boolean", "trueValues": ["yes"], "falseValues": ["no"]},
    "claim": {"type": "string", "constraints": {"required": True, "unique": True}},
}


def verdict_package(content: Mapping, unit: str, languages: Iterable[str]) -> dict:
    """The descriptor as plain data. ``content``: of verification.json."""
    texts = read_words(WORDS)
    languages = sorted(languages)
    article = content["article"]
    source = filled({"title": article["title"], "path": article["url"]})
    fields = [
        {
            "name": name,
            **TYPES.get(name, {"type": "string"}),
            "description": said(texts["columns"][name], languages),
        }
        for name in COLUMNS
    ]
    fields += [
        {
            "name": f"explanation_{one}",
            "type": "string",
            "description": said(texts["columns"]["explanation"], languages),
        }
        for one in languages
    ]
    facts = {
        "version": content["version"],
        "licenses": [*filter(None, [filled(content["license"])])],
        "sources": [*filter(None, [source])],
    }
    return {
        "$schema": PROFILE,
        "name": f"verification-of-{unit}",
        "title": said(texts["title"], languages),
        "description": said(texts["description"], languages),
        **filled(facts),
        "resources": [
            {
                "name": "verification",
                "path": "verification.csv",
                "title": said(texts["table"], languages),
                "type": "table",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "schema": {"fields": fields, "missingValues": [""], "primaryKey": ["claim"]},
            },
            {
                "name": "verification-whole",
                "path": "verification.json",
                "title": said(texts["whole"], languages),
                "format": "json",
                "mediatype": "application/json",
                "encoding": "utf-8",
            },
        ],
    }


def filled(facts: Mapping) -> dict:
    """Those of some facts that are known."""
    return {name: one for name, one in facts.items() if one}
