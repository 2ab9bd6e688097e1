"""The page of verdicts: every printed number, in both languages, in one file that needs no other.

Its layout and prose are Jinja templates beside this module and in the study's
``manuscript/verification``; here is what they are filled with.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction

from runut.claims.findings import SEVERITIES, VERDICTS
from runut.manuscripts import appendix, derivations
from runut.manuscripts.lines import exactly
from runut.manuscripts.opening import UnitVoice
from runut.numerals.rounding import RULES
from runut.reports import telling
from runut.reports.pages import page, page_templates
from runut.study import Study
from runut.wording import spoken

PARTS = ("summary", "table", "joint", "derivations", "citing", "files")
COLUMNS = {
    "order": "number",
    "printed": "number",
    "place": "text",
    "recomputed": "number",
    "verdict": "rank",
    "severity": "rank",
    "why": "text",
}
FILES = (
    "verification.json",
    "verification.csv",
    "datapackage.json",
    "verification.xml",
    "joint_checks.json",
    "indicators.json",
)
# whether a rule's values hold the recomputed one; and one that comes of inputs rounded by that rule
HOLDS = {
    (True, True): "both",
    (True, False): "alone",
    (False, True): "through",
    (False, False): "neither",
}
NO_DERIVATION = '<div class="derivations'


def report(
    study: Study,
    style: str,
    content: Mapping,
    joint: Mapping,
    voices: Mapping[str, UnitVoice],
    documents: Mapping[str, str],
    about: Mapping,
) -> str:
    """The page as HTML.

    ``content``, ``joint``: verification.json and joint_checks.json. ``voices``: the unit, spoken of
    in each language. ``documents``: its built HTML documents by their file's name, for the places
    in them; ``about``: its description.
    """
    jinja = page_templates(study.folder / "manuscript/verification")
    pages = {
        language: Page(jinja, content, joint, voice, documents, about).parts()
        for language, voice in voices.items()
    }
    return page(
        jinja, "report.html", style, pages, study.names,
        content=content, columns=COLUMNS, files=FILES,
    )  # fmt: skip


class Page:
    """What one language's half of the page says."""

    def __init__(self, jinja, content, joint, voice: UnitVoice, documents, about):
        self.jinja = jinja
        self.content = content
        self.joint = joint
        self.voice = voice
        self.language = voice.language
        self.said = spoken(voice.words, self.language)
        self.words = self.said["page"]
        named = (name for name in documents if f".{self.language}." in name)
        self.document = next(named, "")  # empty for a unit of which only claims are given
        self.kind = self.document.partition(".")[0]
        self.places = places_in(documents.get(self.document, ""))
        self.about = about

    def parts(self) -> dict:
        """What the template is filled with, in the order in which numbers are shown."""
        claims = [self.claim(name, one) for name, one in telling.worst_first(self.content)]
        in_order = sorted(claims, key=lambda one: one["order"])
        joint = self.voice.study.asked("pages", "section", lambda *_: "")(
            self.jinja, self.voice, self.joint, self.content["claims"], self.words
        )
        for one in in_order:
            if one["known"]:
                self.voice.shown[one["target"]] = None
        counts = self.counts()
        return {
            "words": self.words,
            "title": self.words["title"],
            "subtitle": self.subtitle(),
            "links": self.links(),
            "kind": self.kind,
            "summary": self.summary(),
            "state": self.words["state"][
                "expected" if self.content["as_expected"] else "unexpected"
            ],
            "surprises": telling.listed(
                self.content["surprises"], self.language, self.said["report"]["new_claims"]
            ),
            "counts": counts,
            "verdicts_found": {
                one["key"]: one["name"] for one in counts if one["count"] or one["also"]
            },
            "rounding": self.rounding(),
            "rules": self.rules(),
            "sections": sections(in_order),
            "claims": claims,
            "joint": joint,
            "derivations": appendix.sections(self.voice),  # last: of all that the others show
        }

    def links(self) -> dict[str, str]:
        """To the parts of the page, and to the document whose numbers it judges."""
        parts = {f"#{self.language}-{part}": self.words["parts"][part] for part in PARTS}
        if not self.joint:
            del parts[f"#{self.language}-joint"]
        return parts | ({self.document: self.words["to"][self.kind]} if self.document else {})

    def subtitle(self) -> str:
        """The published study; where there is none, the unit."""
        if "published" in self.about:
            return self.words["study"].format(**self.about["published"])
        return self.voice.registry["name"][self.language]

    def summary(self) -> list[str]:
        counts = self.content["counts"]
        nothing = counts["verdicts"]["unverifiable"]
        said = telling.findings(self.content, self.said, "unverifiable")
        also = telling.counts(counts["also"], self.said)
        words = self.words["summary"]
        first = [telling.how_many(words["all"], counts["claims"])]
        if nothing == counts["claims"]:
            first.append(words["nothing_rest"])
        elif nothing:
            first.append(telling.how_many(words["nothing"], nothing))
            first.append(words["rest"].format(list=said))
        else:
            first.append(words["verdicts"].format(list=said))
        told = [" ".join(first), words["also"].format(list=also) if also else ""]
        told += [self.rounding(), telling.second_ways(self.content, self.said)]
        return [one for one in told if one]

    def rounding(self) -> str:
        rules = self.content["rules"]
        return (
            telling.rounding(rules, self.said, self.words["rounding"]) if rules["checked"] else ""
        )

    def rules(self) -> list[dict]:
        claims = self.content["claims"]
        found = []
        for rule, one in self.content["rules"]["each"].items():
            name = self.said["rules"][rule]
            text = self.words["rule_explains"].format(rule=name, count=one["explains"])
            exceptions = [
                {"name": claim, "printed": claims[claim]["printed"]}
                for claim in one["does_not_explain"]
            ]
            found.append({"text": text[0].upper() + text[1:], "exceptions": exceptions})
        return found

    def counts(self) -> list[dict]:
        return [
            {
                "key": name,
                "name": self.verdict(name),
                "severity": self.said["severities"][SEVERITIES[name]],
                "count": count,
                "also": self.content["counts"]["also"][name],
                "meaning": self.said["verdicts"][name]["meaning"],
            }
            for name, count in self.content["counts"]["verdicts"].items()
        ]

    def verdict(self, name: str) -> str:
        return self.said["verdicts"][name]["name"]

    def claim(self, name: str, one: Mapping) -> dict:
        """What is said of one claim."""
        value = one["recomputed"]
        known = value is not None and one["target"] in self.voice.registry["numbers"]
        printed = self.voice.registry["claims"][name]
        same = known and Fraction(value["exact"]) == Fraction(printed["value"])
        return {
            "name": name,
            "order": list(self.content["claims"]).index(name) + 1,
            "printed": one["printed"],
            "value": float(Fraction(printed["value"])),
            "section": one["section"],
            "place": derivations.place(self.voice, one["place"]),
            "verdict": one["verdict"],
            "rank": VERDICTS.index(one["verdict"]),
            "verdict_name": self.verdict(one["verdict"]),
            "also": [finding["verdict"] for finding in one["findings"][1:]],
            "also_names": [self.verdict(finding["verdict"]) for finding in one["findings"][1:]],
            "severity": one["severity"],
            "severity_name": self.said["severities"][one["severity"]],
            "recomputed": telling.recomputed(one, self.language),
            "recomputed_value": float(Fraction(value["exact"])) if value else "",
            "known": known,
            "target": one["target"],
            "explanations": [finding["explanation"][self.language] for finding in one["findings"]],
            "rules": [self.rule(rule, one) for rule in RULES]
            if one["checked"] and not same
            else [],
            "reason": one["expected"]["reason"][self.language] if one["expected"] else "",
            "in_document": self.place_of(name, one),
        }

    def rule(self, rule: str, one: Mapping) -> dict:
        held = rule in one["rules"], rule in one["rules_through_inputs"]
        return {
            "name": self.said["rules"][rule],
            "interval": self.interval(one["stands_for"][rule], one["recomputed"]["unit"]),
            "holds": self.words["holds"][HOLDS[held]],
        }

    def interval(self, found: Mapping, unit: str) -> str:
        """An interval as an inequality in x, its ends exact."""
        low, high = (self.exact(found[end], unit) for end in ("low", "high"))
        below = {True: "≤", False: "<"}
        return f"{low} {below[found['low_closed']]} x {below[found['high_closed']]} {high}"

    def exact(self, value: str, unit: str) -> str:
        text = exactly(Fraction(value), self.language)
        return f"{text}%" if unit == "percent" else text

    def place_of(self, name: str, one: Mapping) -> str:
        """The address of the claim's place in the document; empty where it has none."""
        for anchor in (f"at-{name}", f"at-{one['target']}", f"sec-{one['section']}"):
            if anchor in self.places:
                return f"{self.document}#{anchor}"
        return ""


def sections(claims: list[dict]) -> dict[str, str]:
    """The sections of the published article in its order, each called after its first claim."""
    found: dict[str, str] = {}
    for one in claims:
        found.setdefault(one["section"], one["place"].partition(",")[0].partition(";")[0])
    return found


def places_in(document: str) -> set[str]:
    """The ids of a built document's text, without those of its derivations."""
    return set(re.findall(r'\bid="([^"]+)"', document.partition(NO_DERIVATION)[0]))
