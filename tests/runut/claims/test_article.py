"""The claims: every numeral of the published article is one, and each is read as printed."""

import os
from fractions import Fraction
from pathlib import Path

import pytest

from runut.claims.article import (
    every_numeral,
    holes,
    numerals_in_article,
    read_claim_numeral,
    strangers,
)

ARTICLE = os.environ.get("PUBLISHED_ARTICLE")
needs_article = pytest.mark.skipif(
    not ARTICLE,
    reason="PUBLISHED_ARTICLE does not name the text of the article, which is not in the project",
)


@pytest.fixture(scope="module")
def claims(city) -> list[dict[str, str]]:
    return city.tables["claims"].printed


@pytest.fixture(scope="module")
def article() -> str:
    return Path(ARTICLE).read_text(encoding="utf-8")


def printed(text: str) -> list[str]:
    return [numeral.printed for numeral in numerals_in_article(text)]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("bantuan P2KP", "digit in a name, such as P2KP"),
        ("aturan 12/ABC/D/2001 itu", "number of a law"),
        ("Orang (2001:12)", "page in a citation"),
        ("Orang (2001:12-\n13)", "page in a citation"),
        ("sejak 1998.", "year"),
        ("2001-2005,", "year"),
        ("(1) satu; dan 2) dua", "marker of a list"),
        ("lihat Tabel\n3 ini", "number of a table"),
        ("1 Barang", "number of a table's row"),
        ("akhir\n\n173\n\nawal", "number of the page"),
    ],
)
def test_an_excluded_numeral_says_why(text, reason):
    assert numerals_in_article(text) == []
    assert {numeral.reason for numeral in every_numeral(text)} == {reason}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ada 1.234 orang, 5,6% (7 orang).", ["1.234", "5,6", "7"]),
        ("(1.234-\n567 orang)", ["1.234", "567"]),
        ("hanya (20%), bukan (374)", ["20", "374"]),
        ("2.001 orang pada 2001, atau 20,01%", ["2.001", "20,01"]),
        ("tumbuh 2001% atau 1998 %", ["2001", "1998"]),
        ("ada 1734 dan 173 orang", ["1734", "173"]),
        ("1 Barang 89 8", ["89", "8"]),
        ("4 kelompok\n13 Kecamatan", ["4", "13"]),
        ("0.87", ["0.87"]),
        ("1)7 orang", ["7"]),
    ],
)
def test_every_other_numeral_is_found_as_printed(text, expected):
    assert printed(text) == expected


def test_a_numeral_stands_where_its_offset_says():
    text = "ada 1.234 orang (1) dan 5,6%"
    assert [text[one.offset :][: len(one.printed)] for one in every_numeral(text)] == [
        "1.234",
        "1",
        "5,6",
    ]


def test_a_numeral_printed_twice_needs_two_claims():
    text = "5,6% di sini, 7 di sana, 5,6% lagi"
    once = [{"printed": "5,6"}, {"printed": "7"}]
    assert [(one.printed, one.offset) for one in holes(text, once)] == [("5,6", 25)]
    assert holes(text, [*once, {"printed": "5,6"}]) == []


def test_a_claim_with_another_mark_fills_no_hole():
    claim = {"printed": "5.6"}
    assert [one.printed for one in holes("5,6%", [claim])] == ["5,6"]
    assert strangers("5,6%", [claim]) == [claim]


def test_claims_that_are_all_printed_leave_neither_holes_nor_strangers():
    text = "5,6% lalu 7 lalu 8"
    claims = [{"printed": "5,6"}, {"printed": "7"}, {"printed": "8"}]
    assert holes(text, claims) == strangers(text, claims) == []
    assert strangers(text, [*claims, {"printed": "9"}]) == [{"printed": "9"}]


def test_a_long_text_that_often_prints_one_numeral_has_no_other_holes():
    found = holes("dari 5 desa " + "ada 7 orang. " * 300, [{"printed": "7"}] * 300)
    assert [one.printed for one in found] == ["5"]


def test_claims_out_of_order_are_noticed():
    claims = [{"printed": "7"}, {"printed": "5,6"}]
    assert len(holes("5,6 lalu 7", claims)) == len(strangers("5,6 lalu 7", claims)) == 1


def test_a_claim_is_read_with_the_marks_it_prints():
    assert read_claim_numeral("31,43", decimal_mark=",") == Fraction(3143, 100)
    assert read_claim_numeral("0.87", decimal_mark=".") == Fraction(87, 100)
    assert read_claim_numeral("276.474", group_mark=".") == 276474


@pytest.mark.parametrize("marks", [(",", ""), ("", ","), (",", ".")])
def test_a_mark_that_is_not_printed_is_refused(marks):
    with pytest.raises(ValueError, match="found '40', expected"):
        read_claim_numeral("40", *marks)


def test_each_claim_can_be_read(claims):
    for claim in claims:
        read_claim_numeral(claim["printed"], claim["decimal_mark"], claim["group_mark"])


def test_claims_are_numbered_in_order(claims):
    assert [claim["order"] for claim in claims] == [str(n) for n in range(1, len(claims) + 1)]


def test_targets_are_numbers_of_the_study(claims, registry):
    targets = {claim["target"] for claim in claims if claim["target"]}
    assert targets <= set(registry["numbers"])


def test_each_claim_lies_near_its_target(registry):
    """A target named by mistake would be far off; truncation is off by less than a last digit."""
    numbers = registry["numbers"]
    far = {
        name
        for name, claim in registry["claims"].items()
        if claim["target"] in numbers
        and abs(Fraction(claim["value"]) - Fraction(numbers[claim["target"]]["exact"]))
        >= Fraction(1, 10 ** claim["decimals"])
    }
    assert far == {"results-subtrahend"}


@needs_article
def test_the_article_has_no_holes(article, claims):
    assert holes(article, claims) == []
    assert strangers(article, claims) == []


@needs_article
def test_the_article_prints_each_suffix(article, claims):
    for numeral, claim in zip(numerals_in_article(article), claims, strict=True):
        after = article[numeral.offset + len(numeral.printed) :]
        assert after.startswith("%") == (claim["suffix"] == "%"), claim["claim"]


@needs_article
def test_a_missing_claim_leaves_one_hole(article, claims):
    for at, claim in enumerate(claims):
        found = holes(article, [*claims[:at], *claims[at + 1 :]])
        assert [one.printed for one in found] == [claim["printed"]]
