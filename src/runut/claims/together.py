"""What an article itself says of its numbers, by the relations of ``runut check``.

The article's files are checked as they are, where the unit keeps them. Else the numerals that its
claims print are searched for relations, and only what is no chance counts.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import permutations
from typing import TYPE_CHECKING

from runut.check import Finding, Number, Relation, Report, Text, check
from runut.check.arithmetic import rounded
from runut.check.chance import CERTAIN
from runut.check.decisions import Decided
from runut.check.engine import report_of
from runut.check.text import Block
from runut.check_reports.claims import rows
from runut.check_reports.decisions import decisions_in
from runut.check_reports.outcome import told
from runut.claims.facts import Fact, Place, as_printed
from runut.claims.findings import Possible
from runut.numerals.rounding import ORDINARY
from runut.numerals.stated import NUMERAL
from runut.readers import Unreadable, read_data
from runut.tables.errors import BadInput
from runut.tables.plain import DECISIONS

if TYPE_CHECKING:
    from runut.claims.context import Claim
    from runut.tables.unit import Unit

Places = Mapping[str, "Claim"]  # by the ids of a report's numbers
CALLED = {"only-complement": "complement-of-printed"}  # verdicts, by how a note is called


def following(claims: Sequence[Claim], unit: Unit, upheld: Container[str]) -> dict[str, Possible]:
    """By the id of a claim, what the article's own numbers say of it: what cannot be right, or else
    from which others it follows, least likely by chance. ``upheld``: the claims that are not to be
    doubted."""
    if not unit.article:
        report, places = among_numerals(claims)
        return related(report, places, worded=False)
    report, texts = checked(tuple(unit.article.items()))
    printed = rows(report, texts)
    places = placed(claims, printed)
    there = {numeral_in(number.printed) for number in report.numbers} | {
        numeral_in(row["printed"]) for _, row in printed
    }
    files = ", ".join(text.name for text in texts)
    found = {
        claim.id: Possible(None, "unverifiable", "unverifiable-not-there", facts)
        for claim in claims
        for facts in [{"printed": as_printed(claim), "files": files}]
        if claim.numeral not in there
    }
    found |= related(report, places, worded=True)
    in_doubt = [n.id for n, _ in printed if n.id not in places or places[n.id].id not in upheld]
    return found | dict(doubted(report, places, in_doubt, unit.study.languages))


@lru_cache(maxsize=8)
def checked(files: tuple[tuple[str, bytes], ...]) -> tuple[Report, list[Text]]:
    """The check of an article's files, given with their names. Raises BadInput."""
    try:
        texts = [read_data(data, name) for name, data in files if not name.endswith(DECISIONS)]
        decisions = [one for name, data in files if name.endswith(DECISIONS)
                     for one in decisions_in(data, name)]  # fmt: skip
    except Unreadable as error:
        raise BadInput.of(error.name, error.why, "a file that can be read") from error
    report = check(texts, decisions)
    if report.problems:
        name = next(name for name, _ in files if name.endswith(DECISIONS))
        told = "; ".join(problem["en"] for problem in report.problems)
        raise BadInput.of(name, told, "decisions that fit the article")
    return report, texts


def numeral_in(printed: str) -> str:
    """As a claim has it; empty where it is printed in words."""
    found = re.search(NUMERAL, printed)
    return found[0] if found else ""


def placed(claims: Sequence[Claim], printed: Sequence[tuple[Number, Mapping]]) -> dict[str, Claim]:
    """By the id of a number, the claim that prints it: of those with its numeral the one whose
    words and place agree most, as rows may have been edited; of these one that is still no other
    claim's, and that stands in its order."""
    by_numeral = defaultdict(list)
    for number, row in printed:
        by_numeral[numeral_in(row["printed"])].append((number, row))
    places: dict[str, Claim] = {}
    for claim in claims:
        alike = [
            (agreeing, number.id not in places, row["order"] == claim.order, number.id)
            for number, row in by_numeral[claim.numeral]
            for agreeing in [(row["context"] == claim.context) + (row["place"] == claim.place)]
            if claim.value in (None, number.value)
        ]
        agreeing, _, in_order, id_ = max(alike, default=(0, False, False, ""))
        if agreeing or in_order or len(alike) == 1:
            places[id_] = claim
    return places


def among_numerals(claims: Sequence[Claim]) -> tuple[Report, Places]:
    """The numerals of claims, a paragraph for those that stand together, and their relations."""
    together: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.value is not None:
            together[claim.neighbourhood].append(claim)
    blocks, numbers, places = [], [], {}
    for at, group in enumerate(together.values()):
        text = ""
        for claim in group:
            unit = "" if claim.unit == "count" else claim.unit
            places[claim.id] = claim
            numbers.append(
                Number(
                    claim.id, claim.numeral, claim.value, claim.decimals, unit, "", 0, at,
                    len(text), claim.place, "", None, "",
                )
            )  # fmt: skip
            text += f"{claim.numeral}; "
        blocks.append(Block("paragraph", text))
    decided = Decided(tuple(numbers), frozenset(), {}, ())
    return report_of([Text("", tuple(blocks))], decided), places


def doubted(
    report: Report, places: Places, in_doubt: Container[str], languages: Sequence[str]
) -> Iterator[tuple[str, Possible]]:
    """What cannot be right, with the claim that is doubted, wherever it is printed; worst last.

    ``in_doubt``: the numbers that may be; the first that a finding names of these is."""
    numbers = {number.id: number for number in report.numbers}
    for finding in reversed(report.findings):
        printed = [numbers[id_] for id_ in finding.numbers if id_ in in_doubt]
        said = {
            language: told(finding, language if language in finding.explanation else "en")
            for language in languages
        }
        for number in printed:
            alike = (number.value, number.unit) == (printed[0].value, printed[0].unit)
            if alike and number.id in places:
                verdict, slight = verdict_of(finding), finding.severity != "major"
                one = Possible(None, verdict, "by-check", {"said": said}, slight=slight)
                yield places[number.id].id, one


def verdict_of(finding: Finding) -> str:
    name = finding.kind.replace(" ", "-")
    return CALLED.get(name, name) if finding.severity == "note" else "inconsistent"


def related(report: Report, places: Places, worded: bool) -> dict[str, Possible]:
    """Claims that follow from others, least likely by chance and most exactly; else those that are
    printed again, or from which others follow. What only words relate counts where there are any.
    """
    numbers = {number.id: number for number in report.numbers}
    alike = defaultdict(list)
    for id_ in places:
        alike[numbers[id_].value, numbers[id_].unit].append(numbers[id_])
    follow: dict[str, Possible] = {}
    again: dict[str, Possible] = {}
    give: dict[str, Possible] = {}

    def tell(found: dict, number: Number, verdict: str, explanation: str, **facts: Fact) -> None:
        if claim := places.get(number.id):
            facts["printed"] = as_printed(claim)
            found.setdefault(claim.id, Possible(None, verdict, explanation, facts))

    def rank(relation: Relation) -> tuple[float, bool]:
        return relation.by_chance, relation.computed != numbers[relation.result].value

    for relation in sorted(report.relations, key=rank):
        result, *parts = (numbers[id_] for id_ in (relation.result, *relation.parts))
        is_certain = relation.by_chance < CERTAIN
        verdict = verdict_by(relation, result)
        if not verdict or not (is_certain or (worded and relation.told)):
            continue
        if [part.value for part in parts] == [result.value]:
            for one, other in permutations((result, *parts)):
                if other.id in places:
                    tell(again, one, "exact", "exact-repeated", place=Place(places[other.id].place))
            continue
        # what makes a number by no chance makes it wherever it is printed
        for number in alike[result.value, result.unit] if is_certain else [result]:
            if number not in parts and (is_certain or not verdict.startswith("only")):
                tell(follow, number, verdict, "by-others", formula=relation.formula)
        for part in parts:
            made = {"formula": relation.formula, "other": result.printed}
            tell(give, part, "unverifiable", "unverifiable-part", **made)
    return give | again | follow


def verdict_by(relation: Relation, result: Number) -> str:
    """What a number is that follows by this relation; empty where it does not."""
    if relation.computed == result.value and relation.holds:
        return "exact"
    if ORDINARY & {*relation.holds}:
        return "rounds"
    if relation.holds != ("mixed",):
        return f"only-{min(relation.holds)}" if relation.holds else ""
    # of numbers that hang together by another way than arithmetic, such as a statistic and its p
    made = relation.told and relation.computed
    scaled = made and rounded(made / result.factor, result.decimals) * result.factor
    return "rounds" if scaled == result.value else ""
