"""What a check found: numbers, relations between them, and findings; and their JSON form.

Sentences for readers are given in every language, as a mapping from the language's code.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

SEVERITIES = ("major", "minor", "note")
UNTOLD = ("readings", "factor", "near")  # of a number, what its other data tell already


@dataclass(frozen=True)
class Reading:
    """One way to read a numeral, in the form of its value before any magnitude."""

    value: Fraction
    decimals: int


@dataclass(frozen=True, eq=False)  # its id tells one from another
class Number:
    """A number that a text prints, with its magnitude in ``value`` and ``decimals`` as printed."""

    id: str
    printed: str  # the numeral with its sign and marks, without unit or magnitude
    value: Fraction
    decimals: int
    unit: str  # "percent", "points", "IDR", ... or empty
    magnitude: str  # "thousand", "million", ... or empty
    document: int  # which of the texts, from 0
    block: int  # which of its blocks, from 0
    offset: int  # where the numeral begins in the text of the block
    place: str
    table: str  # what its table is called: "Table 2"
    page: int | None
    context: str  # the text around it
    left_out: str = ""  # why it is no claim, or empty
    readings: tuple[Reading, ...] = ()  # two where the marks leave it open, the likelier first
    factor: Fraction = Fraction(1)  # of the magnitude

    @cached_property
    def near(self) -> float:
        """The value in binary, to look where it may match."""
        return float(self.value)

    @property
    def home(self) -> tuple[int, int]:
        """Its text and its block."""
        return self.document, self.block

    @property
    def where(self) -> tuple[int, int, int]:
        """For the order of reading."""
        return self.document, self.block, self.offset

    @property
    def end(self) -> int:
        return self.offset + len(self.printed)

    @property
    def is_claim(self) -> bool:
        return not self.left_out


@dataclass(frozen=True)
class Relation:
    """Numbers that hang together: ``result`` follows from ``parts`` by arithmetic, or should."""

    kind: str
    result: str  # id of a number
    parts: tuple[str, ...]  # ids of numbers
    formula: str  # with the printed numerals: "46,107 + 230,367"
    computed: Fraction | None  # from the printed parts; none where no one value comes out
    holds: tuple[str, ...]  # the rounding rules under which it holds; empty: it does not
    by_chance: float  # expected number of such matches by chance, over all that was tried
    evidence: tuple[str, ...]  # why these numbers were compared
    told: bool = False  # whether words or layout relate them; if not, they were searched for

    @property
    def is_likely(self) -> bool:
        """Whether something other than chance must be supposed."""
        return self.told or self.by_chance < 0.5


@dataclass(frozen=True)
class Finding:
    """Something that cannot be right. One finding may stand in many places."""

    severity: str  # of SEVERITIES
    kind: str
    numbers: tuple[str, ...]  # ids; the one that is doubted first
    explanation: Mapping[str, str]  # by language
    suggestion: str = ""  # the number that was meant, where it can be told


@dataclass(frozen=True)
class Report:
    """The whole outcome. ``problems``: a reviewer's decisions that no longer fit, by language."""

    documents: tuple[str, ...]
    numbers: tuple[Number, ...]
    relations: tuple[Relation, ...]
    findings: tuple[Finding, ...]
    problems: tuple[Mapping[str, str], ...] = ()

    @property
    def claims(self) -> list[Number]:
        """The numbers that say something: not years, pages and the like."""
        return [number for number in self.numbers if number.is_claim]

    @property
    def tested(self) -> set[str]:
        """Ids of the claims that stand in a relation which is not likelier chance than not."""
        ids = {
            id_
            for relation in self.relations
            if relation.is_likely
            for id_ in (relation.result, *relation.parts)
        }
        return ids & {number.id for number in self.claims}

    def as_data(self) -> dict[str, object]:
        """For JSON: exact values as fractions."""
        return {
            "document": list(self.documents),
            "numbers": [_as_data(number) for number in self.numbers],
            "relations": [_as_data(relation) for relation in self.relations],
            "findings": [_as_data(finding) for finding in self.findings],
            "problems": [dict(problem) for problem in self.problems],
        }


def _as_data(record: Number | Relation | Finding) -> dict[str, object]:
    values = {name: value for name, value in vars(record).items() if name not in UNTOLD}
    return {
        name: str(value) if isinstance(value, Fraction)
        else list(value) if isinstance(value, tuple) else value
        for name, value in values.items()
    }  # fmt: skip
