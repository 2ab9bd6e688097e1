"""Questions are answered alike however they are joined, and are data all the way down."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from runut.graph.formulas import symbol
from runut.graph.questions import Question, compared, every, no, some, within
from runut.numerals.rounding import Interval

A, B = symbol("a"), symbol("b")
NUMBERS = st.fractions(min_value=-3, max_value=3, max_denominator=3)


@given(NUMBERS, NUMBERS)
def test_comparisons_and_what_joins_them(a, b):
    values = {"a": a, "b": b}

    def answer(question):
        return question.answer(values, {})

    assert answer(compared(A, "<", B)) == (a < b)
    assert answer(compared(A + 1, ">=", 2 * B)) == (a + 1 >= 2 * b)
    assert answer(every(compared(A, ">", 0), compared(B, ">", 0))) == (a > 0 and b > 0)
    assert answer(some(compared(A, ">", 0), compared(B, ">", 0))) == (a > 0 or b > 0)
    assert answer(no(compared(A, "==", B))) == (a != b)
    interval = Interval(Fraction(-1), Fraction(1), False, True)
    assert answer(within(A, interval)) == (a in interval)


def test_a_number_that_does_not_exist_leaves_open_what_hangs_on_it_alone():
    values = {"a": Fraction(1), "b": Fraction(0)}
    unknown, true = compared(A / B, ">", 0), compared(A, "==", 1)
    assert unknown.answer(values, {}) is None
    assert no(unknown).answer(values, {}) is None
    assert compared(symbol("c"), ">", 0).answer(values, {}) is None
    assert some(unknown, true).answer(values, {}) is True
    assert every(unknown, no(true)).answer(values, {}) is False
    assert every(unknown, true).answer(values, {}) is None


def test_other_kinds_are_answered_by_whoever_asks():
    question = Question("near", (A + 1, "b", Interval(Fraction(1, 2), Fraction(2))))
    asked = []

    def near(*parts):
        asked.append(parts)
        return True

    assert question.answer({"a": Fraction(1)}, {"near": near})
    assert asked == [(2, "b", Interval(Fraction(1, 2), Fraction(2)))]
    joined = every(compared(A + 1, "<", B), no(question))
    data = ["and", ["<", ["+", "a", ["#", "1"]], "b"], ["not", ["theirs", "near"]]]
    assert joined.as_data(lambda other: ["theirs", other.operator]) == data
