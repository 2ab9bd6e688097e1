"""What can be said of each number that a published article prints: derived, never typed.

A claim gets every finding that holds; its verdict is the worst of them. A finding names a verdict,
the explanation that fits (a key of manuscript/verdicts.yaml), the facts that the explanation shows,
and the evidence it rests on beside the claim itself: numbers of other sources, and limits.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from itertools import permutations
from pathlib import PurePosixPath

from analysis.city import City
from analysis.numerals import decimals_of, decimals_of_share
from analysis.propagation import Reach, reach
from analysis.registry import network_of
from analysis.rounding import ORDINARY, RULES, Interval, exactly, rules_that_print, stands_for
from analysis.standard import OURS
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
class Difference:
    """A subtraction to be shown in an explanation: ``whole`` less ``part`` makes ``rest``."""

    whole: Quantity
    part: Quantity
    rest: Quantity


Fact = Quantity | Names | Difference | Mapping[str, str] | str


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


@dataclass(frozen=True)
class Judged:
    """A claim with all that was found of it.

    ``rules``: those that turn the recomputed value into what is printed. ``through_inputs``: those
    that can do so when the same rule has also rounded the inputs; ``reaches`` are, by rule, the
    values that the target can then take. ``evidence``: the numbers that the findings rest on.
    ``hangs_on``: every number that could make the findings others, if it were another.
    """

    claim: Claim
    findings: tuple[Finding, ...]
    evidence: Mapping[str, Fraction]
    value: Fraction | None = None
    unit: str = ""
    rules: frozenset[str] = frozenset()
    through_inputs: frozenset[str] = frozenset()
    reaches: Mapping[str, Reach] = field(default_factory=dict)
    hangs_on: tuple[str, ...] = ()

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

    def quantity(self, name: str, decimals: int | None = None) -> Quantity:
        value = self.network.values[name]
        return Quantity(value, self.unit_of(name), shown(value) if decimals is None else decimals)

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
        # what this reproduction supposes is meant exactly
        if supposed(cell) or cell.unit not in ROUNDED_UNITS or not cell.printed:
            return exactly(cell.value)
        return stands_for(cell.value, decimals_of_share(cell.printed), rule)


def supposed(cell: Cell) -> bool:
    """Whether a cell is a judgement of this reproduction, which nobody published."""
    return PurePosixPath(cell.file).parent.as_posix().endswith(("judgements", OURS))


def titles(table: Table) -> dict[str, Mapping[str, str]]:
    """The publications that a table names: by title, the titles in each language."""
    return {
        one["title"]: {"id": one.get("title_id", one["title"]), "en": one["title"]}
        for one in table.resource.get("sources", [])
    }


def shown(value: Fraction) -> int:
    """How many decimals an explanation shows of a value."""
    return 0 if value.denominator == 1 else 2


def verify(city: City, network: Network | None = None) -> dict[str, Judged]:
    """Judge every claim of a city, by claim id, in the order of the article.

    ``network``: the city's numbers, where they have been derived already.
    """
    study = Study(city, network or network_of(city))
    return {claim.id: judge(study, claim) for claim in study.claims}


def judge(study: Study, claim: Claim) -> Judged:
    findings = [*substance(study, claim), *labels(study, claim)]
    values = study.network.values
    if claim.target not in values:
        findings.append(Finding("unverifiable", "unverifiable-nothing"))
        return Judged(
            claim,
            worst_first(findings),
            evidence(findings, values),
            hangs_on=hangs_on(study, claim),
        )
    value = values[claim.target]
    rules = rules_that_print(value, claim.value, claim.decimals)
    reaches = {rule: found for rule in RULES if (found := study.reach(claim.target, rule))}
    through = frozenset(
        rule
        for rule, found in reaches.items()
        if found.interval.meets(stands_for(claim.value, claim.decimals, rule))
    )
    findings.append(arithmetic(study, claim, value, rules, through))
    unit = study.unit_of(claim.target)
    return Judged(
        claim,
        worst_first(findings),
        evidence(findings, values),
        value,
        unit,
        rules,
        through,
        reaches,
        hangs_on(study, claim),
    )


def hangs_on(study: Study, claim: Claim) -> tuple[str, ...]:
    """Every number that a claim's findings ask about: its target, what limits the target, what
    other sources print of the same, and where the claim is about a label, the labelled total."""
    targets = [claim.target] if claim.target in study.network.values else []
    limits = [limit["number"] for limit in study.limits.get(claim.target, ())]
    totals = [total for _, total in labelled_tables(study, claim)]
    sources = [
        cell.id
        for source in study.sources
        if {claim.target, *totals} & set(source.same_as)
        for cell in source.members
    ]
    return tuple(dict.fromkeys([*targets, *limits, *totals, *sources]))


def evidence(findings: list[Finding], values: Mapping[str, Fraction]) -> dict[str, Fraction]:
    """The numbers that findings rest on, beside the claim itself."""
    return {name: values[name] for finding in findings for name in finding.evidence}


def worst_first(findings: list[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda one: VERDICTS.index(one.verdict)))


def as_printed(claim: Claim) -> Quantity:
    return Quantity(claim.value, claim.unit, claim.decimals)


def arithmetic(
    study: Study,
    claim: Claim,
    value: Fraction,
    rules: frozenset[str],
    through: frozenset[str],
) -> Finding:
    """How the printed number stands to the value that comes out."""
    decimals = 0 if value.denominator == 1 else claim.decimals + 2
    facts: dict[str, Fact] = {
        "printed": as_printed(claim),
        "recomputed": Quantity(value, claim.unit, decimals),
        "rounded": Quantity(value, claim.unit, claim.decimals),
        "rules": Names("rules", tuple(rule for rule in RULES if rule in rules)),
    }
    if value == claim.value:
        return equal(study, claim, facts)
    if rules & ORDINARY:
        return Finding("rounds", "rounds", facts)
    if other := complement(study, claim, value):
        return Finding("complement-of-printed", "complement-of-printed", facts | other)
    if len(rules) == 1:
        verdict = f"only-{next(iter(rules))}"
        return Finding(verdict, verdict, facts)
    if beside := misprint(study, claim, value):
        return Finding("misprint", "misprint", facts | beside)
    if through:
        named = Names("rules", tuple(rule for rule in RULES if rule in through))
        return Finding("possible-only-if", "possible-only-if-inputs", facts | {"rules": named})
    if other := study.elsewhere(claim.target):
        evidence = tuple(cell.id for cell in study.sources_of(claim.target))
        return Finding("contradicted", "contradicted-elsewhere", facts | joined(other), evidence)
    return Finding("inconsistent", "inconsistent", facts)


def joined(publications: Mapping[str, Mapping[str, str]]) -> dict[str, Fact]:
    """Publications as one fact, named in a row."""
    return {
        "source": {
            language: "; ".join(one[language] for one in publications.values())
            for language in ("id", "en")
        }
    }


def equal(study: Study, claim: Claim, facts: dict[str, Fact]) -> Finding:
    """A claim that equals its target; where the target was copied from the very place that the
    claim prints, only another source can make this more than a number compared with itself."""
    for source, agreeing in confirmations(study, claim.target):
        evidence = tuple(cell.id for cell in source.members)
        return Finding("exact", "exact-source", facts | cited(agreeing[0]), evidence)
    if other := study.elsewhere(claim.target):
        evidence = tuple(cell.id for cell in study.sources_of(claim.target))
        return Finding("exact", "exact-elsewhere", facts | joined(other), evidence)
    if circular(study, claim):
        return Finding("unverifiable", "unverifiable-circular", facts)
    if claim.target in study.cells:
        place = study.cells[claim.target].place
        if study.cells[claim.target].file in study.placeless:
            return Finding("unverifiable", "unverifiable-place", facts)
        return Finding("exact", "exact-repeated", facts | {"place": place})
    return Finding("exact", "exact", facts)


def circular(study: Study, claim: Claim) -> bool:
    """Whether the target was copied from, or is made of, the very numeral that the claim prints."""
    return any(
        cell.value == claim.value
        and cell.unit not in NOT_PRINTED
        and f"{claim.place};".startswith(f"{cell.place};")
        for cell in map(study.cells.get, study.inputs(claim.target))
    )


def confirmations(study: Study, target: str) -> Iterator[tuple[Source, list[Cell]]]:
    """Other sources that print a target's value, with the cells in which they do."""
    if target not in study.network.values:
        return
    for source in study.sources:
        if target in source.same_as and (agreeing := agree(study, target, source)):
            yield source, agreeing


def agree(study: Study, target: str, source: Source) -> list[Cell]:
    """The cells of another source that print the target's value, under any rule of rounding."""
    value = study.network.values[target]
    return [
        cell
        for cell in source.members
        if any(value in study.cell_range(cell, rule) for rule in RULES)
    ]


def cited(cell: Cell) -> dict[str, Fact]:
    """Where another source prints a number."""
    return {
        "source": cell.place,
        "year": cell.id.rpartition(".")[2],
        "other": Quantity(cell.value, cell.unit, decimals_of(show(cell.value), ".")),
    }


def complement(study: Study, claim: Claim, value: Fraction) -> dict[str, Fact]:
    """The percentage printed before in the section which this one makes up to a hundred.

    The rounding of that other number explains less than one unit of its last digit, no more.
    """
    if claim.unit != "percent":
        return {}
    for other in study.claims:
        if (
            other.unit == "percent"
            and other.section == claim.section
            and other.order < claim.order
            and other.value + claim.value == 100
            and abs(value - claim.value) < Fraction(1, 10**other.decimals)
        ):
            return {"other": as_printed(other)}
    return {}


def misprint(study: Study, claim: Claim, value: Fraction) -> dict[str, Fact]:
    """The subtraction printed beside a claim that comes right once one of its digits is mended."""
    digits, meant = (f"{abs(number) * 10**claim.decimals}" for number in (claim.value, value))
    if len(digits) != len(meant) or sum(a != b for a, b in zip(digits, meant, strict=True)) != 1:
        return {}
    beside = [
        one
        for one in study.claims
        if one.neighbourhood == claim.neighbourhood and one.value not in (value, claim.value)
    ]
    mended = Quantity(value, claim.unit, claim.decimals)
    for one, other in permutations(beside, 2):
        first, second = as_printed(one), as_printed(other)
        if one.value - value == other.value:
            return {"difference": Difference(first, mended, second)}
        if value - one.value == other.value:
            return {"difference": Difference(mended, first, second)}
    return {}


def substance(study: Study, claim: Claim) -> Iterator[Finding]:
    """What else has to be true, or is said elsewhere, of the number that a claim prints."""
    network, target = study.network, claim.target
    if target not in network.values:
        return
    if assumed := network.assumptions(target):
        facts = {"assumptions": Names("assumptions", tuple(assumed))}
        yield Finding("depends-on-assumption", "depends-on-assumption", facts)
    for limit in study.limits.get(target, ()):
        name = limit["number"]
        most = network.values[name]
        if all(stands_for(claim.value, claim.decimals, rule).low > most for rule in RULES):
            facts = {
                "printed": as_printed(claim),
                "limit": study.quantity(name),
                "rest": Quantity(claim.value - most, claim.unit, 2),
                "what": limit["what"],
                "condition": limit["unless"],
            }
            yield Finding("possible-only-if", "possible-only-if-limit", facts, (name,))
    for source in study.sources:
        if target in source.same_as and not agree(study, target, source):
            value = network.values[target]
            nearest = min(source.members, key=lambda cell: abs(cell.value - value))
            facts = {"printed": as_printed(claim), **cited(nearest)}
            near = abs(value - nearest.value) < nearest.value / 10
            if near:
                gap = abs(value - nearest.value)
                facts["gap"] = Quantity(gap, claim.unit, claim.decimals)
            elif nearest.value:
                facts["times"] = Quantity(value / nearest.value, "times", 1)
            how = "near" if near else "times" if nearest.value else "none"
            evidence = tuple(cell.id for cell in source.members)
            yield Finding("contradicted", f"contradicted-{how}", facts, evidence)


def labels(study: Study, claim: Claim) -> Iterator[Finding]:
    """A table's label, where another source prints the same number of something else.

    A claim is about the label if it stands in the table's title or heading, or prints the total.
    """
    for table, total in labelled_tables(study, claim):
        label = table.resource["labelled"]
        part = claim.place.removeprefix(f"{table.resource['place']}; ")
        for source, agreeing in confirmations(study, total):
            in_label = part in ("title", "column heading")
            if source.labelled not in (None, label) and (
                in_label or claim.target in source.same_as
            ):
                facts = {"label": label, "other_label": source.labelled, **cited(agreeing[0])}
                evidence = tuple(cell.id for cell in source.members)
                yield Finding("contradicted", "contradicted-label", facts, evidence)


def labelled_tables(study: Study, claim: Claim) -> Iterator[tuple[Table, str]]:
    """The table that a claim stands in, if it says what it counts, and its total's id."""
    for table in study.city.tables.values():
        place = table.resource.get("place", "")
        if table.resource.get("labelled") is not None and claim.place.startswith(f"{place}; "):
            yield table, next(one["totalCell"] for one in table.fields if "totalCell" in one)


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
    kind: str  # new, missing, stray, or the column of expected.csv that differs
    found: str
    expected: str

    def __str__(self) -> str:
        if self.kind in ("new", "missing"):
            return f"{self.subject}: a {self.kind} claim ({self.found or self.expected})"
        if self.kind == "stray":
            return f"{self.subject}: a cell with {self.found}, which no claim prints in its place"
        return f"{self.subject}: {self.kind} {self.found!r}, expected {self.expected!r}"


def surprises(city: City, judged: Mapping[str, Judged]) -> list[Surprise]:
    """All that differs from the recorded verdicts; empty when everything is as expected.

    The evidence is compared too, so that a changed number of another source is noticed even where
    it contradicts as before.
    """
    recorded = expected(city)
    found = [Surprise(cell.id, "stray", cell.printed, "") for cell in strays(city)]
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
