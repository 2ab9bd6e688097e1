"""What can be said of each number that a published article prints: derived, never typed.

A claim gets every finding that holds; its verdict is the worst of them. A finding names a verdict,
the explanation that fits (a key of manuscript/verdicts.yaml), the facts that the explanation shows,
and the evidence it rests on beside the claim itself: numbers of other sources, and limits.

What may be found is written down before any number is looked at, as questions
(``analysis.questions``): they are answered here, and again in the browser of a reader who asks
what would hold if a source cell were another.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property
from itertools import permutations
from math import ceil, floor

from analysis.budget_weights import EXACT, READINGS, Printed, Reading, shares_of, weights
from analysis.checks import MISSING, ROUNDED, WEIGHT_ENDS, printed_budget
from analysis.city import City
from analysis.expressions import Operand, Term, most, symbol, term
from analysis.numerals import decimals_of, decimals_of_share
from analysis.propagation import Reach, reach
from analysis.questions import Question, compared, every, no, some, within
from analysis.registry import labels, network_of, round_half_up, supposed
from analysis.rounding import ORDINARY, RULES, Interval, exactly, rules_that_print, stands_for
from analysis.second_ways import differing
from analysis.standard import TABLES as STANDARD
from analysis.tables import Cell, Table, show
from analysis.wiring import Network

# Every verdict with its severity, worst first.
SEVERITIES = {
    "inconsistent": "major",
    "contradicted": "major",
    "misprint": "minor",
    "complement-of-printed": "minor",
    "only-truncation": "minor",
    "only-ceiling": "minor",
    "depends-on-assumption": "minor",
    "possible-only-if": "minor",
    "unverifiable": "minor",
    "rounds": "none",
    "exact": "none",
}
VERDICTS = tuple(SEVERITIES)
ROUNDED_UNITS = {"percent", "times"}  # whole counts are exact, shares and ratios are rounded
WITH_ITSELF = {"unverifiable-circular", "unverifiable-place"}  # compared with nothing else
NOT_PRINTED = {"weight", "row"}  # units of cells that say nothing of the article's own numbers


@dataclass(frozen=True)
class Claim:
    """A number that the article prints in one place; ``target`` is what it should equal."""

    id: str
    printed: str
    value: Fraction
    decimals: int
    unit: str
    section: str
    place: str
    target: str
    order: int

    @property
    def neighbourhood(self) -> str:
        """The paragraph or table that the claim stands in."""
        return "; ".join(self.place.split("; ")[:2])


@dataclass(frozen=True)
class Quantity:
    """A number to be shown in an explanation."""

    value: Fraction
    unit: str
    decimals: int


@dataclass(frozen=True)
class Names:
    """Words to be shown in an explanation: keys of one kind (rules, assumptions)."""

    kind: str
    keys: tuple[str, ...]


@dataclass(frozen=True)
class Place:
    """A place in the published article, as the tables have it."""

    text: str


@dataclass(frozen=True)
class Amount:
    """A number to be shown once it is known: its formula.

    ``decimals``: None for as many as it needs. ``trimmed``: without zeros at the end of an exact
    value. ``compared_at``: with as many more as it takes to see what each rule makes of it there.
    """

    formula: Term
    unit: str
    decimals: int | None
    trimmed: bool = False
    compared_at: int | None = None


@dataclass(frozen=True)
class Those:
    """Those of some words of one kind whose question is answered with yes."""

    kind: str
    questions: Mapping[str, Question]


@dataclass(frozen=True)
class Difference:
    """A subtraction to be shown in an explanation: ``whole`` less ``part`` makes ``rest``."""

    whole: Quantity | Amount
    part: Quantity | Amount
    rest: Quantity | Amount


# Before the numbers are known, facts are Amounts and Those; in a finding, Quantities and Names.
Fact = Quantity | Names | Amount | Those | Difference | Place | Mapping[str, str] | str


@dataclass(frozen=True)
class Possible:
    """What is found of a claim if a question is answered with yes; without one, always."""

    when: Question | None
    verdict: str
    explanation: str
    facts: Mapping[str, Fact] = field(default_factory=dict)
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True)
class Finding:
    """One thing that was found of a claim."""

    verdict: str
    explanation: str
    facts: Mapping[str, Fact] = field(default_factory=dict)
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True)
class Source:
    """A column of another source that measures the same as numbers of the article."""

    same_as: tuple[str, ...]
    members: tuple[Cell, ...]
    labelled: Mapping[str, str] | None

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(cell.id for cell in self.members)


@dataclass(frozen=True)
class Judged:
    """A claim with all that was found of it.

    ``rules``: those that turn the recomputed value into what is printed. ``through_inputs``: those
    that can do so when the same rule has also rounded the inputs; ``reaches`` are, by rule, the
    values that the target can then take. ``evidence``: the numbers that the findings rest on.
    """

    claim: Claim
    findings: tuple[Finding, ...]
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


class Weights(dict):
    """By reading, the weights that make a budget possible: worked out when asked for, since each
    takes as long as all else that verification does with a claim."""

    def __init__(self, printed: Mapping[str, list[Printed]]):
        super().__init__()
        self.printed = printed

    def __missing__(self, reading: Reading) -> Interval | None:
        self[reading] = weights(shares_of(self.printed, reading))
        return self[reading]


class Numbers(dict):
    """A city's numbers by id, and the ends of its budget's possible weights when asked for."""

    def __init__(self, values: Mapping[str, Fraction], possible: Weights):
        super().__init__(values)
        self.possible = possible

    def __missing__(self, name: str) -> Fraction:
        reading, end = WEIGHT_ENDS[name]
        interval = self.possible[reading]
        if interval is None:
            raise KeyError(name)
        return 100 * getattr(interval, end)


@dataclass
class Study:
    """A city's numbers, and the claims that are made of them."""

    city: City
    network: Network

    @cached_property
    def cells(self) -> dict[str, Cell]:
        return {cell.id: cell for cell in self.city.cells}

    @cached_property
    def claims(self) -> list[Claim]:
        table = self.city.tables.get("claims")
        return [] if table is None else [self.claim(table, at) for at in range(len(table.rows))]

    def claim(self, table: Table, at: int) -> Claim:
        row, printed = table.rows[at], table.printed[at]
        unit = "percent" if row["suffix"] == "%" else self.unit_of(row["target"])
        return Claim(
            row["claim"],
            printed["printed"] + printed["suffix"],
            row["printed"],
            decimals_of(printed["printed"], printed["decimal_mark"]),
            unit,
            row["section"],
            row["place"],
            row["target"] or "",
            int(row["order"]),
        )

    @cached_property
    def sources(self) -> list[Source]:
        """The columns of other sources that say what they measure."""
        return [
            Source(tuple(column["sameAs"]), members, column.get("labelled"))
            for table in self.city.tables.values()
            for column in table.fields
            if "sameAs" in column
            for family in [column["cell"].partition(".")[0] + "."]
            if (members := tuple(one for one in self.city.cells if one.id.startswith(family)))
        ]

    @cached_property
    def limits(self) -> dict[str, list[Mapping]]:
        """By cell, the numbers that it cannot exceed, as far as they are known."""
        found: dict[str, list[Mapping]] = {}
        for table in self.city.tables.values():
            for limit in table.resource.get("limitedBy", ()):
                if limit["number"] in self.network.values:
                    found.setdefault(limit["cell"], []).append(limit)
        return found

    @cached_property
    def publications(self) -> dict[str, dict[str, Mapping[str, str]]]:
        """By file, the publications that its table names: their titles by language, by title."""
        return {table.file: titles(table) for table in self.city.tables.values()}

    @cached_property
    def placeless(self) -> set[str]:
        """The files of standard tables, which do not say where in an article they were read."""
        return {
            table.file for name, table in self.city.tables.items() if name in STANDARD
            and table.resource.get("place") == str(self.city.about.get("year"))
        }  # fmt: skip

    def elsewhere(self, name: str) -> dict[str, Mapping[str, str]]:
        """The publications, other than the article itself, of the cells that a number is made of;
        empty where they are the article's own."""
        table = self.city.tables.get("claims")
        article = titles(table) if table else {}
        found: dict[str, Mapping[str, str]] = {}
        for cell in self.sources_of(name):
            named = self.publications.get(cell.file, {})
            if article and named and not named.keys() & article.keys():
                found |= named
        return found

    def sources_of(self, name: str) -> list[Cell]:
        """The cells that a number is made of and that somebody published."""
        cells = (self.cells[cell] for cell in self.inputs(name))
        return [cell for cell in cells if not supposed(cell)]

    def unit_of(self, name: str | None) -> str:
        if name in self.cells:
            return self.cells[name].unit
        derived = self.network.derived.get(name)
        return derived.indicator.unit if derived else "count"

    @cached_property
    def values(self) -> Numbers:
        return Numbers(self.network.values, self.weights)

    @cached_property
    def budget(self) -> dict[str, list[Printed]]:
        """The budget's shares as printed; empty where there are none for three periods."""
        return printed_budget(self.city.cells)

    @cached_property
    def weights(self) -> Weights:
        return Weights(self.budget)

    def period(self, key: str) -> Mapping[str, str] | str:
        """What a period of the budget is called."""
        named = labels(self.city.tables.values()).get("period", {}).get(key)
        return {one: named[f"label_{one}"] for one in ("id", "en")} if named else key

    def answer(self, question: Question) -> bool | None:
        """Whether it is so of the study's numbers; None where one of them does not exist."""
        answers = {"prints": self.prints, "reaches": self.reaches, "fits": self.fits}
        return question.answer(self.values, answers)

    def settle(self, fact: Fact) -> Fact:
        """A fact with the study's numbers in it."""
        if isinstance(fact, Amount):
            value = fact.formula.evaluate(self.values)
            return Quantity(value, fact.unit, decimals_shown(fact, value))
        if isinstance(fact, Those):
            return Names(
                fact.kind,
                tuple(filter(lambda key: self.answer(fact.questions[key]), fact.questions)),
            )
        if isinstance(fact, Difference):
            return Difference(*map(self.settle, (fact.whole, fact.part, fact.rest)))
        return fact

    def prints(self, value: Fraction, cell: str) -> bool:
        """Whether some rule of rounding prints a value as this cell does."""
        return any(value in self.cell_range(self.cells[cell], rule) for rule in RULES)

    def reaches(self, name: str, rule: str, interval: Interval) -> bool:
        """Whether a number can lie in an interval if ``rule`` has rounded its printed inputs."""
        found = self.reach(name, rule)
        return found is not None and found.interval.meets(interval)

    def fits(self, periods: str, whole: str, missing: str) -> bool:
        """Whether some weight makes the budget's shares possible together, read in this way."""
        return self.weights[Reading(periods, whole, MISSING[missing])] is not None

    def inputs(self, name: str) -> list[str]:
        """The source cells that a number is made of."""
        return self.network.formula(name).inputs()

    def reach(self, name: str, rule: str) -> Reach | None:
        """The values that a number can take if ``rule`` has rounded its printed inputs; None where
        a divisor may then be zero, so that there is no limit to them."""
        formula = self.network.formula(name)
        ranges = {cell: self.cell_range(self.cells[cell], rule) for cell in formula.inputs()}
        try:
            return reach(formula, ranges)
        except ZeroDivisionError:
            return None

    @staticmethod
    def cell_range(cell: Cell, rule: str) -> Interval:
        if not may_be_rounded(cell) or not cell.printed:
            return exactly(cell.value)
        return stands_for(cell.value, decimals_of_share(cell.printed), rule)


def decimals_shown(amount: Amount, value: Fraction) -> int:
    """How many decimals a number is shown with once it is known."""
    if amount.decimals is None:
        return decimals_of(show(value), ".")
    if amount.trimmed:
        for decimals in range(amount.decimals):
            if value == Fraction(round_half_up(value, decimals)):
                return decimals
    if amount.compared_at is None:
        return amount.decimals
    return telling_decimals(value, amount.compared_at, amount.decimals)


def telling_decimals(value: Fraction, compared_at: int, fewest: int) -> int:
    """With how many decimals, ``fewest`` or more, a value has to be shown so that every rule makes
    the same of what is shown as of the value itself, at ``compared_at`` decimals.

    ``fewest`` is more than ``compared_at``.
    """
    halves = 2 * 10**compared_at  # between two of them, all values are rounded alike

    def between(number: Fraction) -> tuple[int, int]:
        return floor(number * halves), ceil(number * halves)

    decimals = fewest
    while between(Fraction(round_half_up(value, decimals))) != between(value):
        decimals += 1
    return decimals


def may_be_rounded(cell: Cell) -> bool:
    """Whether a cell's numeral, where it has one, can have been rounded."""
    # what this reproduction supposes is meant exactly
    return not supposed(cell) and cell.unit in ROUNDED_UNITS


def titles(table: Table) -> dict[str, Mapping[str, str]]:
    """The publications that a table names: by title, the titles in each language."""
    return {
        one["title"]: {"id": one.get("title_id", one["title"]), "en": one["title"]}
        for one in table.resource.get("sources", [])
    }


def verify(city: City, network: Network | None = None) -> dict[str, Judged]:
    """Judge every claim of a city, by claim id, in the order of the article.

    ``network``: the city's numbers, where they have been derived already.
    """
    study = Study(city, network or network_of(city))
    return {claim.id: judge(study, claim) for claim in study.claims}


def judge(study: Study, claim: Claim) -> Judged:
    findings = [
        found
        for alternatives in questions_of(study, claim)
        if (found := first_that_holds(study, alternatives))
    ]
    values = study.values
    judged = Judged(claim, worst_first(findings), evidence(findings, values))
    if claim.target not in values:
        return judged
    value = values[claim.target]
    reaches = {rule: found for rule in RULES if (found := study.reach(claim.target, rule))}
    return replace(
        judged,
        value=value,
        unit=study.unit_of(claim.target),
        rules=rules_that_print(value, claim.value, claim.decimals),
        through_inputs=frozenset(
            rule
            for rule, found in reaches.items()
            if found.interval.meets(stands_for(claim.value, claim.decimals, rule))
        ),
        reaches=reaches,
    )


def evidence(findings: list[Finding], values: Mapping[str, Fraction]) -> dict[str, Fraction]:
    """The numbers that findings rest on, beside the claim itself."""
    return {name: values[name] for finding in findings for name in finding.evidence}


def worst_first(findings: list[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda one: VERDICTS.index(one.verdict)))


# What is asked of a claim. None of what follows looks at a value of the study, only at what the
# article prints: so the same questions fit whatever values the source cells have.


def questions_of(study: Study, claim: Claim) -> list[list[Possible]]:
    """All that may be found of a claim: of each list the first that holds, if one does."""
    return [
        *assumptions(study, claim),
        *limits(study, claim),
        *contradictions(study, claim),
        *labelled(study, claim),
        *together(study, claim),
        arithmetic(study, claim),
    ]


def first_that_holds(study: Study, alternatives: list[Possible]) -> Finding | None:
    for one in alternatives:
        if one.when is None or study.answer(one.when):
            facts = {name: study.settle(fact) for name, fact in one.facts.items()}
            return Finding(one.verdict, one.explanation, facts, one.evidence)
    return None


def as_printed(claim: Claim) -> Amount:
    return Amount(term(claim.value), claim.unit, claim.decimals)


def recomputed(claim: Claim) -> Amount:
    """What comes out, with two decimals more than the article prints, or as many as it takes."""
    more = claim.decimals + 2
    return Amount(symbol(claim.target), claim.unit, more, True, claim.decimals)


def arithmetic(study: Study, claim: Claim) -> list[Possible]:
    """How the printed number stands to the value that comes out."""
    nothing = Possible(None, "unverifiable", "unverifiable-nothing")
    if claim.target not in study.network.values:
        return [nothing]
    value = symbol(claim.target)
    by_rule = {rule: within(value, stands_for(claim.value, claim.decimals, rule)) for rule in RULES}
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
    through = {
        rule: Question(
            "reaches", (claim.target, rule, stands_for(claim.value, claim.decimals, rule))
        )
        for rule in RULES
    }
    ordinary = some(*(by_rule[rule] for rule in RULES if rule in ORDINARY))
    complement = "complement-of-printed"
    return [
        *equal(study, claim, value, facts),
        Possible(ordinary, "rounds", "rounds", facts),
        *(
            Possible(when, complement, complement, facts | {"other": as_printed(other)})
            for other, when in complements(study, claim, value)
        ),
        *(Possible(when, f"only-{rule}", f"only-{rule}", facts) for rule, when in only.items()),
        *(
            Possible(when, "misprint", "misprint", facts | {"difference": difference})
            for difference, when in misprints(study, claim, value)
        ),
        Possible(
            some(*through.values()),
            "possible-only-if",
            "possible-only-if-inputs",
            facts | {"rules": Those("rules", through)},
        ),
        otherwise(study, claim, value, facts),
        nothing,
    ]


def otherwise(study: Study, claim: Claim, value: Term, facts: Mapping[str, Fact]) -> Possible:
    """What a claim is that no rule brings together with the value that comes out."""
    exists = compared(value, "==", value)
    if other := study.elsewhere(claim.target):
        found = {**facts, **joined(other)}
        ids = tuple(cell.id for cell in study.sources_of(claim.target))
        return Possible(exists, "contradicted", "contradicted-elsewhere", found, ids)
    return Possible(exists, "inconsistent", "inconsistent", facts)


def joined(publications: Mapping[str, Mapping[str, str]]) -> dict[str, Fact]:
    """Publications as one fact, named in a row."""
    return {
        "source": {
            language: "; ".join(one[language] for one in publications.values())
            for language in ("id", "en")
        }
    }


def equal(study: Study, claim: Claim, value: Term, facts: Mapping[str, Fact]) -> Iterator[Possible]:
    """A claim that equals its target; where the target was copied from the very place that the
    claim prints, only another source can make this more than a number compared with itself."""
    same = compared(value, "==", claim.value)
    for source in study.sources:
        if claim.target in source.same_as:
            for cell, first in first_agreeing(value, source):
                found = facts | cited(cell)
                yield Possible(every(same, first), "exact", "exact-source", found, source.ids)
    if other := study.elsewhere(claim.target):
        found = {**facts, **joined(other)}
        ids = tuple(cell.id for cell in study.sources_of(claim.target))
        yield Possible(same, "exact", "exact-elsewhere", found, ids)
    copied = [
        compared(symbol(cell.id), "==", claim.value)
        for cell in map(study.cells.get, study.inputs(claim.target))
        if cell.unit not in NOT_PRINTED and f"{claim.place};".startswith(f"{cell.place};")
    ]
    if copied:
        circular = every(same, some(*copied))
        for place in printed_elsewhere(study, claim):
            yield Possible(circular, "exact", "exact-repeated", facts | {"place": place})
        yield Possible(circular, "unverifiable", "unverifiable-circular", facts)
    if claim.target not in study.cells:
        yield Possible(same, "exact", "exact", facts)
    elif study.cells[claim.target].file in study.placeless:
        yield Possible(same, "unverifiable", "unverifiable-place", facts)
    else:
        place = Place(study.cells[claim.target].place)
        yield Possible(same, "exact", "exact-repeated", {**facts, "place": place})


def printed_elsewhere(study: Study, claim: Claim) -> list[Place]:
    """The first other place in which the article prints a claim's number, if there is one."""
    found = [
        Place(one.place)
        for one in study.claims
        if one.target == claim.target
        and one.value == claim.value
        and one.neighbourhood != claim.neighbourhood
    ]
    return found[:1]


def first_agreeing(value: Term, source: Source) -> Iterator[tuple[Cell, Question]]:
    """The cells of another source, each with the question whether it is the first that prints the
    value, under any rule of rounding."""
    earlier: list[Question] = []
    for cell in source.members:
        agrees = Question("prints", (value, cell.id))
        yield cell, every(agrees, *map(no, earlier))
        earlier.append(agrees)


def cited(cell: Cell) -> dict[str, Fact]:
    """Where another source prints a number."""
    return {
        "source": cell.place,
        "year": cell.id.rpartition(".")[2],
        "other": Amount(symbol(cell.id), cell.unit, None),
    }


def complements(study: Study, claim: Claim, value: Term) -> Iterator[tuple[Claim, Question]]:
    """The percentages printed before in the section which this one makes up to a hundred.

    The rounding of that other number explains less than one unit of its last digit, no more.
    """
    if claim.unit != "percent":
        return
    for other in study.claims:
        if (
            other.unit == "percent"
            and other.section == claim.section
            and other.order < claim.order
            and other.value + claim.value == 100
        ):
            step = Fraction(1, 10**other.decimals)
            yield other, compared(away(value, claim.value), "<", step)


def away(one: Operand, other: Operand) -> Term:
    """How far two numbers are apart."""
    return most(term(one) - other, term(other) - one)


def misprints(study: Study, claim: Claim, value: Term) -> Iterator[tuple[Difference, Question]]:
    """The subtractions printed beside a claim that come right once one of its digits is mended,
    each with the question whether the mended number is what comes out."""
    beside = [one for one in study.claims if one.neighbourhood == claim.neighbourhood]
    found = set()
    for one, other in permutations(beside, 2):
        first, second = as_printed(one), as_printed(other)
        for meant, part in ((one.value - other.value, True), (one.value + other.value, False)):
            mended = Amount(term(meant), claim.unit, claim.decimals)
            parts = (first, mended, second) if part else (mended, first, second)
            itself = {one.value, other.value} & {meant, claim.value}
            # the first subtraction that a number mends is enough
            if one_digit_off(claim, meant) and not itself and meant not in found:
                found.add(meant)
                yield Difference(*parts), compared(value, "==", meant)


def one_digit_off(claim: Claim, meant: Fraction) -> bool:
    """Whether a number differs from what a claim prints in one digit."""
    digits, others = (f"{abs(number) * 10**claim.decimals}" for number in (claim.value, meant))
    alike = len(digits) == len(others) and "/" not in others
    return alike and sum(a != b for a, b in zip(digits, others, strict=True)) == 1


def assumptions(study: Study, claim: Claim) -> Iterator[list[Possible]]:
    """What else has to be true of the number that a claim prints."""
    if assumed := study.network.assumptions(claim.target):
        facts = {"assumptions": Names("assumptions", tuple(assumed))}
        target = symbol(claim.target)
        exists = compared(target, "==", target)
        yield [Possible(exists, "depends-on-assumption", "depends-on-assumption", facts)]


def limits(study: Study, claim: Claim) -> Iterator[list[Possible]]:
    """What the printed number can exceed only under a condition."""
    least_meant = min(stands_for(claim.value, claim.decimals, rule).low for rule in RULES)
    for one in study.limits.get(claim.target, ()):
        name = one["number"]
        limit = symbol(name)
        facts = {
            "printed": as_printed(claim),
            "limit": Amount(limit, study.unit_of(name), 2, trimmed=True),
            "rest": Amount(claim.value - limit, claim.unit, 2),
            "what": one["what"],
            "condition": one["unless"],
        }
        above = compared(least_meant, ">", limit)
        yield [Possible(above, "possible-only-if", "possible-only-if-limit", facts, (name,))]


def contradictions(study: Study, claim: Claim) -> Iterator[list[Possible]]:
    """What another source says of the same number, where it prints another: its nearest."""
    value = symbol(claim.target)
    for source in study.sources:
        if claim.target in source.same_as and claim.target in study.network.values:
            yield [
                one for cell in source.members for one in contradicted(claim, value, source, cell)
            ]


def contradicted(claim: Claim, value: Term, source: Source, cell: Cell) -> Iterator[Possible]:
    """How a claim is contradicted by a source whose nearest number is this cell's."""
    other = symbol(cell.id)
    gap = away(value, other)
    at = source.members.index(cell)
    nearest = every(
        *(no(Question("prints", (value, one.id))) for one in source.members),
        *(
            compared(gap, "<" if i < at else "<=", away(value, symbol(one.id)))
            for i, one in enumerate(source.members)
            if i != at
        ),
    )
    # what is compared is the number that comes out, which need not be the printed one
    facts = {"used": Amount(value, claim.unit, claim.decimals), **cited(cell)}
    near = every(nearest, compared(gap, "<", other / 10))
    above = every(nearest, compared(other, "!=", 0))
    for how, when, fact in (
        ("near", near, {"gap": Amount(gap, claim.unit, claim.decimals)}),
        ("times", above, {"times": Amount(value / other, "times", 1)}),
        ("none", nearest, {}),
    ):
        yield Possible(when, "contradicted", f"contradicted-{how}", facts | fact, source.ids)


def labelled(study: Study, claim: Claim) -> Iterator[list[Possible]]:
    """A table's label, where another source prints the same number of something else.

    A claim is about the label if it stands in the table's title or heading, or prints the total.
    """
    for table, total in labelled_tables(study, claim):
        label = table.resource["labelled"]
        part = claim.place.removeprefix(f"{table.resource['place']}; ")
        for source in study.sources:
            about = part in ("title", "column heading") or claim.target in source.same_as
            if total in source.same_as and about and source.labelled not in (None, label):
                named = {"label": label, "other_label": source.labelled}
                explanation = "contradicted-label"
                yield [
                    Possible(first, "contradicted", explanation, named | cited(cell), source.ids)
                    for cell, first in first_agreeing(symbol(total), source)
                ]


def labelled_tables(study: Study, claim: Claim) -> Iterator[tuple[Table, str]]:
    """The table that a claim stands in, if it says what it counts, and its total's id."""
    for table in study.city.tables.values():
        place = table.resource.get("place", "")
        if table.resource.get("labelled") is not None and claim.place.startswith(f"{place}; "):
            yield table, next(one["totalCell"] for one in table.fields if "totalCell" in one)


def together(study: Study, claim: Claim) -> Iterator[list[Possible]]:
    """Whether a share of the budget over the whole period can stand beside those of its parts."""
    cells = study.inputs(claim.target) if claim.target in study.network.values else []
    if not study.budget or not cells or not all(one.startswith("budget.whole.") for one in cells):
        return
    fits = {
        (one.periods, one.whole, missing): Question("fits", (one.periods, one.whole, missing))
        for one in READINGS
        for missing, is_zero in MISSING.items()
        if one.missing_is_zero == is_zero
    }
    facts: dict[str, Fact] = {
        "printed": as_printed(claim),
        "before": study.period("before"),
        "after": study.period("after"),
    }
    possible: list[Possible] = []
    for missing, explanation in (
        ("nothing", "possible-only-if-weight"),
        ("rounded", "possible-only-if-weight-small"),
    ):
        ends = {end: f"weight_{end}.{missing}" for end in ("low", "high")}
        shown = {end: Amount(symbol(name), "percent", 2) for end, name in ends.items()}
        when = fits[ROUNDED, ROUNDED, missing]
        evident = tuple(ends.values())
        possible.append(Possible(when, "possible-only-if", explanation, facts | shown, evident))
    parts = {
        rule: some(*(when for (periods, *_), when in fits.items() if periods == rule))
        for rule in (EXACT, *RULES)
        if rule in {periods for periods, *_ in fits}
    }
    others = facts | {"parts": Those("shares", parts)}
    yield [
        *possible,
        Possible(some(*parts.values()), "possible-only-if", "possible-only-if-reading", others),
        Possible(None, "inconsistent", "inconsistent-together", facts),
    ]


def rules_over_all(judged: Mapping[str, Judged]) -> dict[str, list[str]]:
    """For each rule, the checked claims that it does not explain; the rule that explains all, if
    there is one, has none."""
    return {
        rule: [name for name, one in judged.items() if one.checked and rule not in one.rules]
        for rule in RULES
    }


def strays(city: City) -> list[Cell]:
    """Cells copied from a place of the article where no claim prints their number."""
    table = city.tables.get("claims")
    places = [(f"{row['place']};", row["printed"]) for row in table.rows] if table else []
    found = []
    for cell in city.cells:
        beside = {value for place, value in places if place.startswith(f"{cell.place};")}
        if cell.printed and cell.unit not in NOT_PRINTED and beside and cell.value not in beside:
            found.append(cell)
    return found


@dataclass(frozen=True)
class Surprise:
    """Something that verification did not expect: a claim (or cell), and what differs."""

    subject: str
    # new, missing, stray, second way, or the column of expected.csv that differs
    kind: str
    found: str
    expected: str

    def __str__(self) -> str:
        if self.kind in ("new", "missing"):
            return f"{self.subject}: a {self.kind} claim ({self.found or self.expected})"
        if self.kind == "stray":
            return f"{self.subject}: a cell with {self.found}, which no claim prints in its place"
        if self.kind == "second way":
            return f"{self.subject}: a second way to these numbers differs by {self.found}"
        return f"{self.subject}: {self.kind} {self.found!r}, expected {self.expected!r}"


def surprises(
    city: City, judged: Mapping[str, Judged], network: Network | None = None
) -> list[Surprise]:
    """All that differs from the recorded verdicts, and every second way to a derived number that
    leads elsewhere; empty when everything is as expected.

    The evidence is compared too, so that a changed number of another source is noticed even where
    it contradicts as before. ``network``: as for ``verify``.
    """
    recorded = expected(city)
    found = [Surprise(cell.id, "stray", cell.printed, "") for cell in strays(city)]
    found += [
        Surprise(name, "second way", show(difference), "0")
        for name, difference in differing(network or network_of(city)).items()
    ]
    for name, one in judged.items():
        if name not in recorded:
            found.append(Surprise(name, "new", one.verdict, ""))
            continue
        for column, text in record(one).items():
            if text != recorded[name][column]:
                found.append(Surprise(name, column, text, recorded[name][column]))
    found += [
        Surprise(name, "missing", "", row["verdict"])
        for name, row in recorded.items()
        if name not in judged
    ]
    return found


def record(one: Judged) -> dict[str, str]:
    """What expected.csv holds of a claim, its reasons aside."""
    return {
        "printed": one.claim.printed,
        "verdict": one.verdict,
        "also": " ".join(one.also),
        "evidence": " ".join(f"{name}={show(value)}" for name, value in one.evidence.items()),
    }


def expected(city: City) -> dict[str, dict[str, str]]:
    """The recorded verdicts by claim; a city without any expects none."""
    table = city.tables.get("expected")
    return {} if table is None else {row["claim"]: row for row in table.printed}
