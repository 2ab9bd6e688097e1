"""The second ways to derived numbers: they agree, and a wrong formula is told by name."""

import functools
from fractions import Fraction

import pytest

from analysis.identities import answers_by_component
from analysis.indicators import INDICATORS
from runut.builds.files import read_folder
from runut.graph.identities import differing, identity_formulas
from runut.graph.wiring import Indicator, derive
from tests.studies import STUDY, read_city

CITIES = sorted(folder for folder in STUDY.units.iterdir() if folder.is_dir())


@pytest.mark.own
@pytest.mark.parametrize("folder", CITIES, ids=lambda folder: folder.name)
def test_they_agree_in_every_city_that_is_shipped(folder):
    graph = read_city(read_folder(folder), folder.name).graph
    assert identity_formulas(graph, STUDY.identities)
    assert differing(graph, STUDY.identities) == {}


def test_the_article_has_the_numbers_for_all_of_them(city):
    tried = {name.partition(".")[0] for name in identity_formulas(city.graph, STUDY.identities)}
    assert tried == {one.name for one in STUDY.identities}
    assert all(one.meaning for one in STUDY.identities)


@pytest.mark.parametrize(
    ("name", "wrong", "told"),
    [
        ("working_not_poor", lambda labour, working_poor: labour["employed"] + working_poor,
         "the_employed"),
        # the supposed rate is nothing, so that only other cells show it
        ("poor_outside", lambda outside_labour_force, supposed_outside_rate:
         outside_labour_force * supposed_outside_rate, "the_poor_outside"),
        ("overlap_lowest", lambda overlap: overlap["article"], "the_lowest_overlap"),
    ],
)  # fmt: skip
def test_a_wrong_formula_is_told(city, name, wrong, told):
    cells = {cell.id: cell.value for cell in city.cells}
    right = next(one for one in INDICATORS if one.name == name)
    wrong = functools.update_wrapper(wrong, right.function, ("__name__", "__doc__"), ())
    del wrong.__wrapped__
    mutant = Indicator(wrong, right.unit, right.decimals, right.over, right.article)
    graph = derive(cells, city.families, [mutant if o is right else o for o in INDICATORS])
    assert told in differing(graph, STUDY.identities)


def test_a_second_way_that_lacks_a_number_hinders_no_other(city, monkeypatch):
    graph = city.graph
    others = dict(graph.values) | {"supposed_outside_rate": Fraction(50)}
    del others["population"]  # which the first second way needs
    monkeypatch.setattr("runut.graph.identities.other_values", lambda graph: [others])
    assert "the_poor_outside" in differing(graph, STUDY.identities)


@pytest.mark.parametrize(
    ("answered", "unanswering", "difference"),
    [(60, 40, 0), (60, 39, 1), (60, 41, 1), (59, 40, 1), (61, 40, 1), (59, 39, 2), (61, 41, 2)],
)
def test_what_differs_twice_does_not_cancel_out(answered, unanswering, difference):
    found = answers_by_component.function(
        {"roads": Fraction(60), "credit": Fraction(40)},
        {"roads": {"isolation": Fraction(1)}, "credit": {"isolation": Fraction(0)}},
        {"isolation": Fraction(answered)},
        Fraction(unanswering),
    )
    assert found.evaluate({}) == difference
