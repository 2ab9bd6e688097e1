"""What can be said of each number that a published article prints: derived, never typed.

A claim gets every finding that holds; its verdict is the worst of them. A finding names a verdict,
the explanation that fits (a key of the words of verdicts), and the facts that this shows.

What may be found is written down before any number is looked at, as questions
(``runut.graph.questions``): they are answered here, and as far as they are comparisons again in the
browser of a reader who asks what would hold if a source cell were another.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from itertools import permutations

from runut.claims.context import NOT_PRINTED, Claim, Context
from runut.claims.facts import (
    Amount,
    Difference,
    Fact,
    Names,
    Place,
    Those,
    as_printed,
    recomputed,
    settle,
)
from runut.claims.findings import VERDICTS, Possible
from runut.claims.means import judged_as_mean, rules_of_mean
from runut.claims.places import stands_in
from runut.claims.sources import away, cited, contradictions, first_agreeing, labelled
from runut.graph.formulas import Term, symbol, term
from runut.graph.propagation import Reach
from runut.graph.questions import Question, compared, every, no, some, within
from runut.numerals.rounding import ORDINARY, RULES
from runut.tables.unit import Unit

WITH_ITSELF = {"unverifiable-circular", "unverifiable-place"}  # compared with nothing else
FEWEST_DIGITS = 3


@dataclass(frozen=True)
class Judged:
    """A claim with all that was found of it.

    ``rules``: those that turn the recomputed value into what is printed. ``through_inputs``: those
    that can do so when the same rule has also rounded the inputs; ``reaches`` are, by rule, the
    values that the target can then take. ``evidence``: the numbers that the findings rest on.
    """

    claim: Claim
    findings: tuple[Possible, ...]
    evidence: Mapping[str, Fraction]
    value: Fraction | None = None
    unit: str = ""
    rules: frozenset[str] = frozenset()
    through_inputs: frozenset[str] = frozenset()
    reaches: Mapping[str, Reach] = field(default_factory=dict)

    @property
    def verdict(self) -> str:
        return self.findings[0].verdict

    @property
    def also(self) -> tuple[str, ...]:
        return tuple(finding.verdict for finding in self.findings[1:])

    @property
    def checked(self) -> bool:
        """Whether its arithmetic could be compared with anything."""
        circular = any(one.explanation in WITH_ITSELF for one in self.findings)
        return self.value is not None and not circular


def verify(unit: Unit) -> dict[str, Judged]:
    """Judge every claim of a unit, by claim id, in the order of the article."""
    context = Context(unit)
    return {claim.id: judge(context, claim) for claim in context.claims}


def judge(context: Context, claim: Claim) -> Judged:
    findings = [
        found
        for alternatives in questions_of(context, claim)
        if (found := first_that_holds(context, alternatives))
    ]
    values = context.values
    evidence = {name: values[name] for finding in findings for name in finding.evidence}
    judged = Judged(claim, worst_first(findings), evidence)
    if claim.target not in values:
        return judged
    value, rules = values[claim.target], rules_of_mean(context, claim)
    if rules is None:
        rules = frozenset(rule for rule in RULES if value in claim.stands_for(rule))
    reaches = {rule: found for rule in RULES if (found := context.reach(claim.target, rule))}
    return replace(
        judged,
        value=value,
        unit=context.unit_of(claim.target),
        rules=rules,
        through_inputs=frozenset(
            rule for rule, found in reaches.items() if found.interval.meets(claim.stands_for(rule))
        ),
        reaches=reaches,
    )


def worst_first(findings: list[Possible]) -> tuple[Possible, ...]:
    weights = ("major", "minor", "none")
    return tuple(
        sorted(findings, key=lambda one: (VERDICTS.index(one.verdict), weights.index(one.severity)))
    )


# What is asked of a claim. None of what follows looks at a value of the context, only at what the
# article prints: so the same questions fit whatever values the source cells have.


def questions_of(context: Context, claim: Claim) -> list[Iterable[Possible]]:
    """All that may be found of a claim: of each row the first that holds, if one does."""
    return [
        *assumptions(context, claim),
        *limits(context, claim),
        *contradictions(context, claim),
        *labelled(context, claim),
        *context.own.possible(claim),
        *doubts(context, claim),
        judged_as_mean(context, claim) or arithmetic(context, claim),
    ]


def first_that_holds(context: Context, alternatives: Iterable[Possible]) -> Possible | None:
    for one in alternatives:
        if one.when is None or context.answer(one.when):
            facts = {name: settle(fact, context) for name, fact in one.facts.items()}
            return replace(one, when=None, facts=facts)
    return None


def arithmetic(context: Context, claim: Claim) -> Iterator[Possible]:
    """How the printed number stands to the value that comes out: the later ones, which take longer
    to work out, only when asked for."""
    nothing = Possible(None, "unverifiable", "unverifiable-nothing")
    if claim.target not in context.graph.values:
        yield from by_others(context, claim)
        yield nothing
        return
    value = symbol(claim.target)
    by_rule = {rule: within(value, claim.stands_for(rule)) for rule in RULES}
    facts: dict[str, Fact] = {
        "printed": as_printed(claim),
        "recomputed": recomputed(claim),
        "rounded": Amount(value, claim.unit, claim.decimals),
        "rules": Those("rules", by_rule),
    }
    only = {
        rule: every(by_rule[rule], no(by_rule[other]))
        for rule, other in (("truncation", "ceiling"), ("ceiling", "truncation"))
    }
    ordinary = some(*(by_rule[rule] for rule in RULES if rule in ORDINARY))
    complement = "complement-of-printed"
    if claim.value is None:
        yield Possible(within(value, claim.stated.within), "exact", "exact-within", facts)
    else:
        yield from equal(context, claim, value, facts)
    yield Possible(ordinary, "rounds", "rounds", facts)
    for other, when in complements(context, claim, value):
        yield Possible(when, complement, complement, facts | {"other": as_printed(other)})
    for rule, when in only.items():
        yield Possible(when, f"only-{rule}", f"only-{rule}", facts)
    for difference, when in misprints(context, claim, value):
        yield Possible(when, "misprint", "misprint", facts | {"difference": difference})
    # inputs that nobody rounded lead to the value alone, which is compared above
    if any(context.may_be_rounded(context.cells[cell]) for cell in context.inputs(claim.target)):
        through = {
            rule: Question("reaches", (claim.target, rule, claim.stands_for(rule)))
            for rule in RULES
        }
        found = facts | {"rules": Those("rules", through)}
        reached = some(*through.values())
        yield Possible(reached, "possible-only-if", "possible-only-if-inputs", found)
    yield otherwise(context, claim, value, facts)
    yield nothing


def doubts(context: Context, claim: Claim) -> Iterator[list[Possible]]:
    """What the article itself makes doubtful of a number that the study has read, not derived."""
    if context.unit.article and claim.target in context.cells:
        found = context.following.get(claim.id)
        if found and found.explanation == "by-check":
            yield [found]


def by_others(context: Context, claim: Claim) -> Iterator[Possible]:
    """What the article itself says of a claim that the study has no number for."""
    # among numerals alone those of few digits follow from some by chance: they are left alone
    if context.unit.article or says_much(claim):
        yield from filter(None, [context.following.get(claim.id)])


def says_much(claim: Claim) -> bool:
    return len(re.sub(r"\D", "", claim.numeral)) >= FEWEST_DIGITS


def proposed(unit: Unit) -> dict[str, list[str]]:
    """By claim without a target, the numbers of the study that would be printed so: one of them may
    be its target. Of a claim with few digits only one that no other is printed like."""
    context = Context(unit)
    found = {
        claim: [
            name
            for name, value in context.graph.values.items()
            if value in claim.stands_for("half-up")
            and claim.unit in ("count", context.unit_of(name))
        ]
        for claim in context.claims
        if not claim.target
    }
    return {
        claim.id: names for claim, names in found.items() if says_much(claim) or len(names) == 1
    }


def otherwise(context: Context, claim: Claim, value: Term, facts: Mapping[str, Fact]) -> Possible:
    """What a claim is that no rule brings together with the value that comes out."""
    exists = compared(value, "==", value)
    if other := context.elsewhere(claim.target):
        found = {**facts, **joined(other)}
        ids = tuple(cell.id for cell in context.sources_of(claim.target))
        return Possible(exists, "contradicted", "contradicted-elsewhere", found, ids)
    return Possible(exists, "inconsistent", "inconsistent", facts)


def joined(publications: Mapping[str, Mapping[str, str]]) -> dict[str, Fact]:
    """Publications as one fact, named in a row."""
    return {
        "source": {
            language: "; ".join(one[language] for one in publications.values())
            for language in next(iter(publications.values()))
        }
    }


def equal(
    context: Context, claim: Claim, value: Term, facts: Mapping[str, Fact]
) -> Iterator[Possible]:
    """A claim that equals its target; where the target was copied from the very place that the
    claim prints, only another source can make this more than a number compared with itself."""
    same = compared(value, "==", claim.value)
    for source in context.sources:
        if claim.target in source.same_as:
            for cell, first in first_agreeing(context, value, source):
                found = facts | cited(cell)
                yield Possible(every(same, first), "exact", "exact-source", found, source.ids)
    if other := context.elsewhere(claim.target):
        found = {**facts, **joined(other)}
        ids = tuple(cell.id for cell in context.sources_of(claim.target))
        yield Possible(same, "exact", "exact-elsewhere", found, ids)
    copied = [
        compared(symbol(cell.id), "==", claim.value)
        for cell in map(context.cells.get, context.inputs(claim.target))
        if cell.unit not in NOT_PRINTED and stands_in(claim.place, cell.place)
    ]
    if copied:
        circular = every(same, some(*copied))
        for place in printed_elsewhere(context, claim):
            yield Possible(circular, "exact", "exact-repeated", facts | {"place": place})
        yield Possible(circular, "unverifiable", "unverifiable-circular", facts)
    if claim.target not in context.cells:
        yield Possible(same, "exact", "exact", facts)
    elif context.cells[claim.target].file in context.placeless:
        yield Possible(same, "unverifiable", "unverifiable-place", facts)
    else:
        place = Place(context.cells[claim.target].place)
        yield Possible(same, "exact", "exact-repeated", {**facts, "place": place})


def printed_elsewhere(context: Context, claim: Claim) -> list[Place]:
    """The first other place in which the article prints a claim's number, if there is one."""
    found = [
        Place(one.place)
        for one in context.claims
        if one.target == claim.target
        and one.value == claim.value
        and one.neighbourhood != claim.neighbourhood
    ]
    return found[:1]


def complements(context: Context, claim: Claim, value: Term) -> Iterator[tuple[Claim, Question]]:
    """The percentages printed before in the section which this one makes up to a hundred.

    The rounding of that other number explains less than one unit of its last digit, no more.
    """
    if claim.unit != "percent" or claim.value is None:
        return
    for other in context.claims:
        if (
            other.unit == "percent"
            and other.value is not None
            and other.section == claim.section
            and other.order < claim.order
            and other.value + claim.value == 100
        ):
            step = Fraction(1, 10**other.decimals)
            yield other, compared(away(value, claim.value), "<", step)


def misprints(context: Context, claim: Claim, value: Term) -> Iterator[tuple[Difference, Question]]:
    """The subtractions printed beside a claim that come right once one of its digits is mended,
    each with the question whether the mended number is what comes out."""
    beside = [
        one
        for one in context.claims
        if one.neighbourhood == claim.neighbourhood and one.value not in (None, claim.value)
    ]
    if claim.value is None:
        return
    found = set()
    for one, other in permutations(beside, 2):
        for meant, part in ((one.value - other.value, True), (one.value + other.value, False)):
            itself = meant in (one.value, other.value)
            # the first subtraction that a number mends is enough
            if itself or meant in found or not one_digit_off(claim, meant):
                continue
            found.add(meant)
            first, second = as_printed(one), as_printed(other)
            mended = Amount(term(meant), claim.unit, claim.decimals)
            parts = (first, mended, second) if part else (mended, first, second)
            yield Difference(*parts), compared(value, "==", meant)


def one_digit_off(claim: Claim, meant: Fraction) -> bool:
    """Whether a number differs from what a claim prints in one digit."""
    scale = Fraction(10) ** claim.decimals
    digits, others = (f"{abs(number) * scale}" for number in (claim.value, meant))
    alike = len(digits) == len(others) and "/" not in others
    return alike and sum(a != b for a, b in zip(digits, others, strict=True)) == 1


def assumptions(context: Context, claim: Claim) -> Iterator[list[Possible]]:
    """What else has to be true of the number that a claim prints."""
    if assumed := context.graph.assumptions(claim.target):
        facts = {"assumptions": Names("assumptions", tuple(assumed))}
        target = symbol(claim.target)
        exists = compared(target, "==", target)
        yield [Possible(exists, "depends-on-assumption", "depends-on-assumption", facts)]


def limits(context: Context, claim: Claim) -> Iterator[list[Possible]]:
    """What the printed number can exceed only under a condition."""
    least = [claim.stands_for(rule).low for rule in RULES]
    if None in least:
        return
    least_meant = min(least)
    for one in context.limits.get(claim.target, ()):
        name = one["number"]
        limit = symbol(name)
        facts = {
            "printed": as_printed(claim),
            "limit": Amount(limit, context.unit_of(name), 2, trimmed=True),
            "rest": Amount(claim.stated.at - limit, claim.unit, 2),
            "what": one["what"],
            "condition": one["unless"],
        }
        above = compared(least_meant, ">", limit)
        yield [Possible(above, "possible-only-if", "possible-only-if-limit", facts, (name,))]


def rules_over_all(judged: Mapping[str, Judged]) -> dict[str, list[str]]:
    """For each rule, the checked claims that it does not explain; the rule that explains all, if
    there is one, has none."""
    return {
        rule: [name for name, one in judged.items() if one.checked and rule not in one.rules]
        for rule in RULES
    }
