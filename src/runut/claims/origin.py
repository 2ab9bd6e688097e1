"""What the verdicts of a unit are about, and what each rests on: the article, how to cite and use
the verdicts, and each claim's formula and source cells."""

from __future__ import annotations

from collections.abc import Mapping

from runut.graph.wiring import DependencyGraph
from runut.tables.cells import Cell
from runut.tables.unit import Unit


def article_of(unit: Unit) -> dict[str, str]:
    """The published article that prints the claims: author, title, journal and address, empty where
    the unit does not say."""
    sources = (
        one
        for resource in unit.package["resources"]
        if resource["name"] == "claims"
        for one in resource.get("sources", [])
    )
    named = unit.about.get("published") or next(sources, {})
    return {
        **{key: named.get(key, "") for key in ("author", "title", "journal")},
        "url": address(named.get("url", named.get("path", ""))),
    }


def licence_of(unit: Unit) -> dict[str, str]:
    """The first licence that the unit's data package names: its name, title and address."""
    named = next(iter(unit.package.get("licenses", [])), {})
    name = named.get("name", "")
    return {
        "name": name,
        "title": named.get("title", name),
        "path": address(named.get("path", "")),
    }


def address(text: str) -> str:
    """An address, and nothing else that a link could hold."""
    return text if text.startswith(("https://", "http://")) else ""


def cited(citation: Mapping) -> str:
    """How a CITATION.cff asks to be cited, in a line; empty where there is none."""
    if not citation:
        return ""
    authors = [
        one.get("name") or f"{one['family-names']}, {one['given-names']}"
        for one in citation["authors"]
    ]
    year = str(citation.get("date-released", ""))[:4]
    where = citation.get("doi") or citation.get("url")
    said = [
        "; ".join(authors) + (f" ({year})" if year else ""),
        citation["title"] + (f" (v{citation['version']})" if "version" in citation else ""),
        *([str(where)] if where else []),
    ]
    return "".join(f"{one}. " for one in said).rstrip()


def formula_of(target: str, graph: DependencyGraph) -> str:
    """A number's formula in ids; empty where no formula gives it."""
    return graph.derived[target].formula.as_text() if target in graph.derived else ""


def cells_below(target: str, graph: DependencyGraph, cells: Mapping[str, Cell]) -> list[dict]:
    """The source cells that a number is made of, each once, as places in files."""
    return [
        {
            "id": name,
            "file": cell.file,
            "row": cell.row,
            "column": cell.column,
            "printed": cell.printed,
        }
        for name in graph.formula(target).inputs()
        if (cell := cells.get(name))
    ]
