"""A report made by hand: a misprint, a note, a match by chance, and a year that is no claim."""

from fractions import Fraction

import pytest

from runut.check.report import Finding, Number, Relation, Report
from runut.check.text import Block, Text

PROSE = "In 2010 we subtracted 46.104 from 276.474, 230.367 in all, or 61,5% <b>of</b> 12."
TEXT = Text(
    "article.pdf",
    (
        Block("heading", "Results & more", "Results & more", 3),
        Block("paragraph", PROSE, "Results & more", 3),
        Block("cell", "n", "Results & more", 4, table=0, row=0, column=1, is_head=True),
        Block("cell", "Male", "Results & more", 4, table=0, row=1, column=0, is_head=True),
        Block("cell", "91", "Results & more", 4, table=0, row=1, column=1),
    ),
    "en",
)


def number(id_: str, printed: str, block: int = 1, left_out: str = "", **other) -> Number:
    text = TEXT.blocks[block].text
    decimals = len(printed.partition(",")[2])
    value = Fraction(printed.replace(".", "").replace(",", "."))
    given = {"unit": "", "magnitude": "", "place": "Results & more", "table": ""} | other
    return Number(
        id=id_, printed=printed, value=value, decimals=decimals, document=0, block=block,
        offset=text.index(printed), page=TEXT.blocks[block].page, context=text[:40],
        left_out=left_out, **given,
    )  # fmt: skip


def relation(kind: str, result: str, parts: tuple[str, ...], formula: str, **other) -> Relation:
    given = {"computed": None, "holds": (), "by_chance": 0.001, "evidence": ()} | other
    return Relation(kind, result, parts, formula, **given)


@pytest.fixture
def report() -> Report:
    numbers = (
        number("n1", "2010", left_out="year"),
        number("n2", "46.104"),
        number("n3", "276.474"),
        number("n4", "230.367"),
        number("n5", "61,5", unit="percent"),
        number("n6", "12"),
        number("n7", "91", block=4, place="Table 1; row 1", magnitude="thousand"),
    )
    relations = (
        relation("difference", "n4", ("n3", "n2"), "276.474 − 46.104"),
        relation("share", "n5", ("n4", "n3"), "230.367 ÷ 276.474", holds=("truncation",)),
        relation("sum", "n6", ("n7",), "91 + <i>", holds=("half-up",), by_chance=2.5),
    )
    findings = (
        Finding("note", "cut", ("n5", "n4"), {"en": "cut <off>", "id": "terpotong"}, "61,6"),
        Finding("major", "slip", ("n2", "n4"), {"en": "46.107 was meant", "id": "x"}, "46.107"),
    )
    return Report(
        (TEXT.name,), numbers, relations, findings, ({"en": "7 is gone", "id": "7 hilang"},)
    )


@pytest.fixture
def text() -> Text:
    return TEXT
