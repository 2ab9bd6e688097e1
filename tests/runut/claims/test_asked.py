"""What is asked of the claims is plain comparisons, but for what another algorithm answers."""

import pytest

from runut.claims.asked import questions
from runut.graph.questions import COMPARISONS

JOINED = {"and", "or", "not"}


@pytest.fixture(scope="module")
def asked(city):
    return questions(city)["asked"]


def leaves(question):
    operator, *parts = question
    if operator in JOINED:
        for part in parts:
            yield from leaves(part)
    else:
        yield question


def in_claim(possible):
    return [leaf for row in possible for when, *_ in row if when for leaf in leaves(when)]


def test_a_page_meets_comparisons_and_published_answers(asked):
    found = {leaf[0] for possible in asked.values() for leaf in in_claim(possible)}
    assert found - set(COMPARISONS) == {"published"}


def test_of_whole_counts_everything_is_compared(asked):
    assert {leaf[0] for leaf in in_claim(asked["intro-poverty-rate"])} <= set(COMPARISONS)


def test_another_algorithm_s_answer_comes_with_the_cells_that_it_hangs_on(asked):
    def hangs_on(claim):
        published = [leaf[1:] for leaf in in_claim(asked[claim]) if leaf[0] == "published"]
        return set().union(*(cells for _, cells in published))

    assert hangs_on("cause-text-isolation") == {"cause.isolation"}
    whole = hangs_on("budget-whole-public")
    assert {one.rpartition(".")[0] for one in whole} == {f"budget.{period}" for period in (
        "before", "after", "whole")}  # fmt: skip
