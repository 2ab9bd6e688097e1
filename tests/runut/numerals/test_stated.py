"""What articles print with a numeral stands for an exact interval, in both languages' words."""

from fractions import Fraction

import pytest

from runut.numerals.rounding import RULES
from runut.numerals.stated import read_stated

F = Fraction
ALL = "(-∞, 1/1000)"


@pytest.mark.parametrize(
    ("text", "marks", "intervals", "measure"),
    [
        ("40", "", ["[79/2, 81/2)", "[79/2, 81/2]", "[40, 41)", "(39, 40]"], ""),
        ("< 0.001", ".", ["(-∞, 1/1000)"] * 4, ""),
        ("<.001", ".", ["(-∞, 1/1000)"] * 4, ""),
        ("kurang dari 0,001", ",", ["(-∞, 1/1000)"] * 4, ""),
        ("≤ 5", "", ["(-∞, 5]"] * 4, ""),
        ("tidak lebih dari 5 juta", "", ["(-∞, 5]"] * 4, "juta"),
        ("more than 5", "", ["(5, ∞)"] * 4, ""),
        ("lebih dari 5", "", ["(5, ∞)"] * 4, ""),
        ("at least 5", "", ["[5, ∞)"] * 4, ""),
        ("sedikitnya 5 orang", "", ["[5, ∞)"] * 4, "orang"),
        ("5 or more", "", ["[5, ∞)"] * 4, ""),
        ("5 atau kurang", "", ["(-∞, 5]"] * 4, ""),
        ("about 40%", "", ["[35, 45)", "[35, 45]", "[40, 50)", "(30, 40]"], "%"),
        ("Sekitar 40 persen", "", ["[35, 45)", "[35, 45]", "[40, 50)", "(30, 40]"], "persen"),
        ("~38", "", ["[75/2, 77/2)", "[75/2, 77/2]", "[38, 39)", "(37, 38]"], ""),
        ("40 or so", "", ["[35, 45)", "[35, 45]", "[40, 50)", "(30, 40]"], ""),
        ("about 0.40", ".", ["[79/200, 81/200)", "[79/200, 81/200]", "[2/5, 41/100)",
                             "(39/100, 2/5]"], ""),
        ("hampir 40", "", ["[35, 40)"] * 4, ""),
        ("nearly 1.200", " .", ["[1150, 1200)"] * 4, ""),
        ("1.2–1.6", ".", ["[23/20, 33/20)", "[23/20, 33/20]", "[6/5, 17/10)", "(11/10, 8/5]"], ""),
        ("1,2 sampai 1,6", ",", ["[23/20, 33/20)", "[23/20, 33/20]", "[6/5, 17/10)",
                                 "(11/10, 8/5]"], ""),
        ("antara 10% dan 12%", "", ["[19/2, 25/2)", "[19/2, 25/2]", "[10, 13)", "(9, 12]"], "%"),
        ("−5 to -3", "", ["(-11/2, -5/2]", "(-11/2, -5/2)", "(-6, -3]", "[-5, -2)"], ""),
        ("Rp302.022", " .", ["[604043/2, 604045/2)", "[604043/2, 604045/2]", "[302022, 302023)",
                             "(302021, 302022]"], "Rp"),
    ],
)  # fmt: skip
def test_what_is_printed_stands_for_an_interval(text, marks, intervals, measure):
    stated = read_stated(text, marks[:1].strip(), marks[1:])
    assert [str(stated.stands_for(rule)) for rule in RULES] == intervals
    assert stated.measure == measure


@pytest.mark.parametrize(
    "text",
    ["", "about", "some people", "p < 5", "1.6 to 1.2", "5 to 5", "between 5", "about 5 to 6",
     "at least about 5", "10% to 12 people", "1 2 3", "about 1,000", "5" * 200,
     "<", "about 5 " + "x" * 100],
)  # fmt: skip
def test_what_says_no_number_is_refused(text):
    with pytest.raises(ValueError, match=r"found .*, expected"):
        read_stated(text, ".")


def test_a_magnitude_and_another_unit_move_the_decimals():
    stated = read_stated("176,92", ",").scaled(3)
    assert (stated.value, stated.decimals) == (176_920, -1)
    assert str(stated.stands_for("half-up")) == "[176915, 176925)"
    stated = read_stated("119,8", ",").scaled(-1)
    assert (stated.value, stated.decimals) == (F("11.98"), 2)


@pytest.mark.parametrize(
    ("text", "plain", "number"),
    [("1,50", "1.5", F(3, 2)), ("about 40", "~ 40", 40), ("< 5", "< 5", None),
     ("≥ 5", ">= 5", None), ("1–2", "1 to 2", None), ("almost 40", "35 to 40", None)],
)  # fmt: skip
def test_what_is_stated_in_plain_numerals(text, plain, number):
    stated = read_stated(text, ",")
    assert str(stated) == plain and stated.value == number
    assert stated.in_words == (text != "1,50")


@pytest.mark.parametrize(
    ("text", "inside", "outside"),
    [("< 5", "4", "5"), ("up to 5", "5", "5.01"), ("> 5", "5.01", "5"), ("min 5", None, None),
     ("1–2", "2", "2.01"), ("almost 40", "35", "40")],
)  # fmt: skip
def test_a_bound_is_meant_exactly(text, inside, outside):
    if inside is None:
        with pytest.raises(ValueError, match="found"):
            read_stated(text)
        return
    within = read_stated(text).within
    assert F(inside) in within and F(outside) not in within
