"""What was found of a unit's claims, told in both languages and in the forms that tools read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from types import MappingProxyType
from xml.etree import ElementTree

from runut.claims.expected import expected, surprises
from runut.claims.facts import (
    Difference,
    Fact,
    Names,
    Place,
    Quantity,
    decimals_shown,
    recomputed,
)
from runut.claims.findings import SEVERITIES, VERDICTS, Possible
from runut.claims.origin import article_of, cells_below, cited, formula_of, licence_of
from runut.claims.places import place_in
from runut.claims.verdicts import Judged, rules_over_all, verify
from runut.graph.identities import identity_formulas
from runut.numerals.locales import in_a_row
from runut.numerals.rounding import RULES, Interval
from runut.numerals.setting import set_number
from runut.registry import value_entry
from runut.tables.table import show as show_number
from runut.tables.unit import Unit

COLUMNS = (
    *("claim", "section", "place", "printed", "target", "recomputed", "verdict", "severity"),
    *("rules", "findings", "also", "evidence", "expected", "as_expected", "formula"),
    *("source_cells", "article", "article_url", "version", "license"),
)
# how the names of a kind are joined: any one of them explains a number, or all of them together do
JOINS = {"rules": "or", "shares": "or", "assumptions": "and"}


def verification(unit: Unit, citation: Mapping = MappingProxyType({})) -> dict:
    """All that is known of a unit's claims as plain data, ready to be written as JSON.

    ``citation``: what the study's CITATION.cff says, where it has one.
    """
    graph, words, languages = unit.graph, unit.study.words, unit.study.languages
    judged = verify(unit)
    differing = surprises(unit, judged)
    recorded = expected(unit)
    wrong = {one.subject for one in differing}
    cells = {cell.id: cell for cell in unit.all_cells}
    claims = {
        name: {
            **claim_entry(one, words, languages, recorded.get(name), name not in wrong),
            "formula": formula_of(one.claim.target, graph),
            "source_cells": cells_below(one.claim.target, graph, cells),
        }
        for name, one in judged.items()
    }
    return {
        unit.study.unit: unit.id,
        "article": article_of(unit),
        "version": str(citation.get("version", "")),
        "license": licence_of(unit),
        "citation": cited(citation),
        "as_expected": not differing,
        "surprises": [
            {
                "subject": one.subject,
                "kind": one.kind,
                "told": {language: one.told(words, language) for language in languages},
            }
            for one in differing
        ],
        "counts": {
            "claims": len(claims),
            "verdicts": counted((one.verdict for one in judged.values()), VERDICTS),
            "also": counted((name for one in judged.values() for name in one.also), VERDICTS),
            "severities": counted(
                (one.findings[0].severity for one in judged.values()), ("major", "minor", "none")
            ),
        },
        "findings": found_at(judged),
        "rules": rules_entry(judged),
        "second_ways": {
            "tried": len(identity_formulas(graph, unit.study.identities)),
            "differing": [one.subject for one in differing if one.kind == "identity"],
        },
        "verdicts": {
            name: {"severity": SEVERITIES[name], **words["verdicts"][name]} for name in VERDICTS
        },
        "claims": claims,
    }


def found_at(judged: Mapping[str, Judged]) -> list[dict]:
    """What was found, each once, with all claims that it was found of: what rests on the same
    evidence or, without any, is said of the same number is one finding."""
    found: dict[tuple, dict] = {}
    for name, one in judged.items():
        first = one.findings[0]
        key = (first.verdict, first.evidence or one.claim.target or name)
        entry = {"verdict": first.verdict, "severity": first.severity, "claims": []}
        found.setdefault(key, entry)["claims"].append(name)
    return list(found.values())


def counted(found: Iterable[str], names: tuple[str, ...]) -> dict[str, int]:
    """How often each name was found, in the order of the names."""
    counts = Counter(found)
    return {name: counts[name] for name in names}


def rules_entry(judged: Mapping[str, Judged]) -> dict:
    """Whether one rule of rounding explains every claim that could be checked."""
    checked = sum(one.checked for one in judged.values())
    unexplained = rules_over_all(judged)
    return {
        "checked": checked,
        "explaining_all": [rule for rule in RULES if checked and not unexplained[rule]],
        "each": {
            rule: {"explains": checked - len(names), "does_not_explain": names}
            for rule, names in unexplained.items()
        },
    }


def claim_entry(
    one: Judged,
    words: Mapping,
    languages: Sequence[str],
    recorded: Mapping | None,
    as_expected: bool,
) -> dict:
    """All that is known of one claim; ``recorded``: its row of expected.csv, where it has one.

    Its findings begin with the one that is the verdict.
    """
    claim = one.claim
    return {
        "printed": claim.printed,
        "section": claim.section,
        "place": claim.place,
        "target": claim.target,
        "recomputed": None if one.value is None else recomputed_entry(one),
        "verdict": one.verdict,
        "severity": one.findings[0].severity,
        "checked": one.checked,
        "rules": [rule for rule in RULES if rule in one.rules],
        "stands_for": {rule: interval_entry(claim.stands_for(rule)) for rule in RULES},
        "rules_through_inputs": [rule for rule in RULES if rule in one.through_inputs],
        "through_inputs": {
            rule: {**interval_entry(found.interval), "bounds": "exact" if found.exact else "outer"}
            for rule, found in one.reaches.items()
        },
        "findings": [
            {
                "verdict": finding.verdict,
                "severity": finding.severity,
                "explanation": {
                    language: explain(finding, words, language) for language in languages
                },
                "evidence": {name: value_entry(one.evidence[name]) for name in finding.evidence},
            }
            for finding in one.findings
        ],
        "expected": recorded
        and {
            "verdict": recorded["verdict"],
            "reason": {language: recorded[f"reason_{language}"] for language in languages},
        },
        "as_expected": as_expected,
    }


def recomputed_entry(one: Judged) -> dict:
    """What comes out, and with how many decimals it is shown."""
    decimals = decimals_shown(recomputed(one.claim), one.value)
    return {**value_entry(one.value), "unit": one.unit, "decimals": decimals}


def interval_entry(interval: Interval) -> dict:
    """An interval with its ends as exact numbers."""
    return {
        "low": None if interval.low is None else str(interval.low),
        "high": None if interval.high is None else str(interval.high),
        "low_closed": interval.low_closed,
        "high_closed": interval.high_closed,
        "text": str(interval),
    }


def explain(finding: Possible, words: Mapping, language: str) -> str:
    """A finding in plain words."""
    template = words["explanations"][finding.explanation][language]
    facts = {name: say(fact, words, language) for name, fact in finding.facts.items()}
    return template.format_map(facts)


def say(fact: Fact, words: Mapping, language: str) -> str:
    """One fact of a finding in a language."""
    if isinstance(fact, Quantity):
        return set_number(fact.value, fact.unit, fact.decimals, language)
    if isinstance(fact, Difference):
        whole, part, rest = (
            say(one, words, language) for one in (fact.whole, fact.part, fact.rest)
        )
        return f"{whole} − {part} = {rest}"
    if isinstance(fact, Names):
        named = [words[fact.kind][key][language] for key in fact.keys]
        return in_a_row(named, language, JOINS[fact.kind])
    if isinstance(fact, Place):
        return place_in(words["derivations"]["places"], fact.text, language)
    return fact if isinstance(fact, str) else fact[language]


def as_rows(content: Mapping, languages: Sequence[str]) -> list[list[str]]:
    """The claims as rows of a CSV file, header first."""
    languages = sorted(languages)
    article = content["article"]
    of_all = [article["title"], article["url"], content["version"], content["license"]["name"]]
    return [
        [*COLUMNS, *(f"explanation_{language}" for language in languages)],
        *(
            [
                name,
                one["section"],
                one["place"],
                one["printed"],
                one["target"],
                one["recomputed"]["decimal"] if one["recomputed"] else "",
                one["verdict"],
                one["severity"],
                " ".join(one["rules"]),
                " ".join(finding["verdict"] for finding in one["findings"]),
                " ".join(finding["verdict"] for finding in one["findings"][1:]),
                evidence_of(one),
                one["expected"]["verdict"] if one["expected"] else "",
                "yes" if one["as_expected"] else "no",
                one["formula"],
                "; ".join(map(told_cell, one["source_cells"])),
                *of_all,
                *(whole_explanation(one, language) for language in languages),
            ]
            for name, one in content["claims"].items()
        ),
    ]


def told_cell(cell: Mapping) -> str:
    """A source cell in a line; one that no row of a table gives stands for nothing."""
    row = f", row {cell['row']}, column {cell['column']}" if cell["row"] else ""
    return f"{cell['id']}: {cell['file']}{row}"


def evidence_of(one: Mapping) -> str:
    """The numbers that a claim's findings rest on, as expected.csv has them."""
    found = {
        name: show_number(Fraction(value["exact"]))
        for finding in one["findings"]
        for name, value in finding["evidence"].items()
    }
    return " ".join(f"{name}={value}" for name, value in found.items())


def whole_explanation(one: Mapping, language: str) -> str:
    return " ".join(finding["explanation"][language] for finding in one["findings"])


def as_junit(content: Mapping, unit: str, language: str) -> str:
    """JUnit XML: an unexpected verdict fails, an unverifiable claim is skipped, never passed."""
    suite = ElementTree.Element("testsuite", name=f"verification of {unit}")
    claims = content["claims"]
    for name, one in claims.items():
        case = test_case(suite, f"{name}: {one['printed']}", f"{unit}.{one['section']}")
        if not one["as_expected"]:
            said = (one for one in content["surprises"] if one["subject"] == name)
            message = "; ".join(one["told"][language] for one in said)
            ElementTree.SubElement(case, "failure", message=message)
        elif one["verdict"] == "unverifiable":
            ElementTree.SubElement(case, "skipped", message=whole_explanation(one, language))
        output = ElementTree.SubElement(case, "system-out")
        output.text = f"{one['verdict']}: {whole_explanation(one, language)}"
    for one in content["surprises"]:
        if one["subject"] not in claims:
            case = test_case(suite, one["subject"], unit)
            ElementTree.SubElement(case, "failure", message=one["told"][language])
    for kind, total in (("failure", "failures"), ("skipped", "skipped")):
        suite.set(total, str(len(suite.findall(f"testcase/{kind}"))))
    suite.set("tests", str(len(suite)))
    suite.set("errors", "0")
    ElementTree.indent(suite)
    text = ElementTree.tostring(suite, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def test_case(suite: ElementTree.Element, name: str, group: str) -> ElementTree.Element:
    return ElementTree.SubElement(suite, "testcase", name=name, classname=group)
