"""A second way to the numbers that the study derives, by which verification finds a wrong formula.

Each function says what must be so among numbers, whatever the source cells are: parts make up a
whole, a ratio leads back to what it is a ratio of, a sum comes out the same in another order. It
returns the difference of the two sides, which is nothing if the formulas are right, and is wired as
an indicator is (``runut.graph.wiring``).

Some formulas cannot show a fault with the cells as they are: what is taken of nothing stays
nothing. So the differences are worked out with other values in the cells, too.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from runut.graph.formulas import Term, least, most, only_if_positive, only_if_zero
from runut.graph.wiring import Indicator, Network, compute, indicator

TURNS, PRIME = 12, 1009  # how often cells are given other values, and what these are made with


def second_way(*over: str) -> Callable[[Callable[..., Term]], Indicator]:
    """Declare a difference that must be nothing, for each member of the dimensions ``over``."""
    return indicator("count", over=over)


@second_way()
def inhabitants(population, labour, outside_labour_force):
    """Everybody works, is out of work, or is outside the labour force."""
    return labour["employed"] + labour["unemployed"] + outside_labour_force - population


@second_way()
def the_poor(poor, working_poor, unemployed, poor_outside):
    """On the article's assumptions, all others who are poor are unemployed or outside the labour
    force."""
    return working_poor + unemployed + poor_outside - poor


@second_way()
def the_poor_outside(poor_outside, outside_labour_force, supposed_outside_rate):
    """Those outside the labour force who are not poor are as many as the rate leaves."""
    not_poor = outside_labour_force * (1 - supposed_outside_rate / 100)
    return poor_outside + not_poor - outside_labour_force


@second_way()
def the_employed(working_poor, working_not_poor, labour):
    """Who works is poor or is not."""
    return working_poor + working_not_poor - labour["employed"]


@second_way()
def shares_of_the_employed(working_poor_share, working_not_poor_share):
    """Who works is poor or is not."""
    return working_poor_share + working_not_poor_share - 100


@second_way("supposed")
def fewest_working_poor(
    poor,
    unemployed,
    outside_labour_force,
    labour,
    working_poor_share_low,
    supposed_poor_in_labour_force,
):
    """The fewest working poor are those left over when others are poor as far as they can be."""
    others = unemployed + outside_labour_force * (1 - supposed_poor_in_labour_force)
    return working_poor_share_low * labour["employed"] / 100 + least(poor, others) - poor


@second_way("supposed")
def most_working_poor(poor, unemployed, labour, working_poor_share_high, supposed_unemployed_poor):
    """Where the working poor are most, the other employed are those for whom no poor are left."""
    left = labour["employed"] + unemployed * supposed_unemployed_poor - poor
    return working_poor_share_high * labour["employed"] / 100 + most(0, left) - labour["employed"]


@second_way()
def poor_outside_on_average(poor_outside_at_average, outside_labour_force, poverty_rate):
    """At the city's average, their poverty rate is the city's."""
    return 100 * poor_outside_at_average / outside_labour_force - poverty_rate


@second_way()
def fewest_at_average(poor, unemployed, poor_outside_at_average, labour, average_outside_low):
    """As the fewest working poor, with so many poor outside the labour force."""
    others = unemployed + poor_outside_at_average
    return average_outside_low * labour["employed"] / 100 + least(poor, others) - poor


@second_way()
def most_at_average(poor, poor_outside_at_average, labour, average_outside_high):
    """As the most working poor, with so many poor outside the labour force."""
    left = labour["employed"] + poor_outside_at_average - poor
    return average_outside_high * labour["employed"] / 100 + most(0, left) - labour["employed"]


@second_way()
def rate_without_working_poor(
    poor, unemployed, outside_labour_force, outside_rate_without_working_poor
):
    """At that rate, the poor outside the labour force and the unemployed are all the poor."""
    outside = outside_rate_without_working_poor * outside_labour_force / 100
    return outside + least(unemployed, poor) - poor


@second_way()
def parts_of_the_causes(cause_part):
    """The parts make up a hundred."""
    return sum(cause_part.values()) - 100


@second_way()
def parts_of_the_budget(component_share):
    """The parts make up a hundred."""
    return sum(component_share.values()) - 100


@second_way("period")
def rest_of_the_budget(budget, infrastructure_share, is_infrastructure):
    """What is not infrastructure has the rest of the money."""
    rest = sum(share * (1 - is_infrastructure[name]) for name, share in budget.items())
    total = sum(budget.values())
    return infrastructure_share * total / 100 + rest - total


@second_way("component")
def mean_at_the_implied_weight(budget, weight_implied):
    """The implied weight leads back to the share of the whole."""
    before, after = (budget[period] for period in ("before", "after"))
    return weight_implied * before / 100 + (1 - weight_implied / 100) * after - budget["whole"]


@second_way("component")
def weight_of_the_supposed_mean(budget, whole_at_weight, supposed_first_weight):
    """The share of the whole lies between those of its parts, at the supposed weight."""
    before, after = (budget[period] for period in ("before", "after"))
    return (whole_at_weight - after) / (before - after) - supposed_first_weight / 100


@second_way("reading")
def answers_by_component(component_share, answers, answered, unanswering):
    """What answers each cause, cause by cause, is what each component answers, one by one."""
    by_component = sum(
        component_share[component] * sum(answers[component].values()) for component in answers
    )
    by_cause = sum(answered.values())
    return most(by_component - by_cause, by_cause - by_component) + most(
        by_component + unanswering - 100, 100 - by_component - unanswering
    )


@second_way("reading", "cause")
def what_a_cause_gets(component_share, answers, answered):
    """A cause gets what the components have, less what does not answer it."""
    other = sum(component_share[name] * (1 - answers[name]) for name in answers)
    return answered + other - sum(component_share[name] for name in answers)


@second_way("reading")
def overlap_by_differences(answered, cause_part, overlap):
    """Two distributions overlap by half of what they have together less what sets them apart."""
    together = sum(answered[cause] + cause_part[cause] for cause in cause_part)
    apart = sum(
        most(answered[cause] - cause_part[cause], cause_part[cause] - answered[cause])
        for cause in cause_part
    )
    return overlap - (together - apart) / 2


@second_way()
def the_lowest_overlap(overlap, overlap_lowest):
    """The lowest is the highest seen from a hundred downwards."""
    return overlap_lowest + most(*(100 - one for one in overlap.values())) - 100


@second_way()
def the_highest_overlap(overlap, overlap_highest):
    """The highest is the lowest seen from a hundred downwards."""
    return overlap_highest + least(*(100 - one for one in overlap.values())) - 100


@second_way("reading")
def funded_causes(answered, cause_part, unfunded):
    """Every cause gets some money or none."""
    funded = sum(only_if_positive(answered[cause], cause_part[cause]) for cause in cause_part)
    return unfunded + funded - sum(cause_part.values())


@second_way("reading")
def causes_without_infrastructure(answers, is_infrastructure, cause_part, infrastructure_need):
    """Infrastructure answers a cause or does not."""
    others = sum(
        only_if_zero(
            sum(answers[name][cause] * is_infrastructure[name] for name in answers),
            cause_part[cause],
        )
        for cause in cause_part
    )
    return infrastructure_need + others - sum(cause_part.values())


@second_way("period")
def components_without_money(budget, funded_components):
    """A component gets some money or none."""
    return funded_components + sum(only_if_zero(one, 1) for one in budget.values()) - len(budget)


@second_way("year")
def official_rate_back_to_people(official_poverty_rate, official_population, official_poor):
    """The share of the people leads back to the poor."""
    return official_poverty_rate / 100 * official_population - official_poor


@second_way("year")
def times_the_official_rate(rate_over_official, official_rate, poverty_rate):
    """So many times the official rate is the article's."""
    return rate_over_official * official_rate - poverty_rate


@second_way("year")
def times_the_official_poor(poor_over_official, official_poor, poor):
    """So many times the official number is the article's."""
    return poor_over_official * official_poor - poor


@second_way("year")
def gap_to_the_official_labour_force(labour_force_gap, official_labour_force, labour_total):
    """The official labour force and the gap are the article's."""
    return official_labour_force + labour_force_gap - labour_total


SECOND_WAYS: list[Indicator] = [
    value for value in list(globals().values()) if isinstance(value, Indicator)
]


def differing(network: Network) -> dict[str, Fraction]:
    """The second ways, by id, that lead elsewhere, with the difference; empty if none does."""
    found: dict[str, Fraction] = {}
    formulas = second_ways(network)
    for values in (network.values, *other_values(network)):
        for name, formula in formulas.items():
            try:
                difference = formula.evaluate(values)
            except (KeyError, ZeroDivisionError):
                continue
            if difference:
                found.setdefault(name, difference)
    return found


def second_ways(network: Network) -> dict[str, Term]:
    """The differences that a study has the numbers for, by id, as formulas."""
    own = Network(dict(network.values), dict(network.families))
    for one in SECOND_WAYS:
        if all(name in own.families for name in one.parameters):
            compute(own, one)
    return {name: one.formula for name, one in own.derived.items()}


def other_values(network: Network) -> list[dict[str, Fraction]]:
    """All numbers as they would be if each cell were another, always the same ones, some of them
    nothing. A number that divides by zero then is left out.
    """
    cells = [name for name in network.values if name not in network.derived]
    found = [
        # powers modulo a prime look like chance and are the same everywhere; cut down to few values
        # in turn, so that there are more or fewer noughts among them
        {
            name: Fraction(pow(at, turn, PRIME) % (turn % 4 + 2))
            for at, name in enumerate(cells, start=2)
        }
        for turn in range(3, 3 + TURNS)
    ]
    for values in found:
        for name, one in network.derived.items():
            try:
                values[name] = one.formula.evaluate(values)
            except (KeyError, ZeroDivisionError):
                continue
    return found
