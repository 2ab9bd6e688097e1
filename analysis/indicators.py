"""Every number that the study derives, one function each.

A function's name is the number's id, its parameters are the ids or families that it is made of,
its docstring says what it means, its body is the formula (see ``runut.graph.wiring``). Sections of
the published article that use the number are named beside it.
"""

from analysis.bounds import fewest, greatest
from runut.graph import Indicator, indicator, least, most, only_if_positive, only_if_zero


@indicator("percent", decimals=2, article=("introduction", "causes"))
def poverty_rate(poor, population):
    """Share of the population that the article counts as poor."""
    return 100 * poor / population


@indicator("persons", article=("causes",))
def labour_force(labour):
    """Employed and unemployed people together, which the article's Table 2 presents as all people
    aged 15 and over."""
    return sum(labour.values())


@indicator("persons", may_be_printed=True)
def labour_total(labour):
    """People of all labour statuses together, where their table prints no total."""
    return sum(labour.values())


@indicator("persons", article=("causes",))
def unemployed(labour_total, labour):
    """Unemployed people, as the labour force less the employed."""
    return labour_total - labour["employed"]


@indicator("percent", decimals=1, article=("causes",))
def employed_share(labour, labour_force):
    """Share of the labour force that has work."""
    return 100 * labour["employed"] / labour_force


@indicator("percent", decimals=1, article=("causes",))
def unemployed_share(labour, labour_force):
    """Share of the labour force that is out of work."""
    return 100 * labour["unemployed"] / labour_force


@indicator("percent", article=("causes",))
def labour_percent_sum(labour_percent):
    """The shares that the article's Table 2 prints, added."""
    return sum(labour_percent.values())


@indicator("times", decimals=1, article=("causes",))
def employed_per_unemployed(labour):
    """Employed people for each unemployed one; the article's Table 2 prints it as a ratio."""
    return labour["employed"] / labour["unemployed"]


@indicator("persons")
def outside_labour_force(population, labour_force):
    """Inhabitants outside the labour force, children included."""
    return population - labour_force


@indicator("persons")
def poor_outside(outside_labour_force, supposed_outside_rate):
    """Poor people outside the labour force, at the poverty rate supposed there."""
    return outside_labour_force * supposed_outside_rate / 100


@indicator("persons", article=("causes",), assumes=("unemployed_are_poor", "poor_in_labour_force"))
def working_poor(poor, unemployed, poor_outside):
    """Poor people who have work, if every unemployed person is poor and every poor person is in
    the labour force; the article assumes both without saying so."""
    return poor - unemployed - poor_outside


@indicator("percent", decimals=2, article=("causes",))
def working_poor_share(working_poor, labour):
    """Share of the employed who are poor, on the article's two silent assumptions."""
    return 100 * working_poor / labour["employed"]


@indicator("persons", article=("causes",))
def working_not_poor(labour, working_poor):
    """Employed people who are not poor, on the article's two silent assumptions."""
    return labour["employed"] - working_poor


@indicator("percent", decimals=2, article=("causes",))
def working_not_poor_share(working_not_poor, labour):
    """Share of the employed who are not poor, on the article's two silent assumptions."""
    return 100 * working_not_poor / labour["employed"]


@indicator("percent", decimals=2, over=("supposed",))
def working_poor_share_low(
    poor, unemployed, outside_labour_force, labour, supposed_poor_in_labour_force
):
    """The smallest share of the employed that can be poor, on the named assumptions only."""
    outside = outside_labour_force * (1 - supposed_poor_in_labour_force)
    return 100 * fewest(poor, unemployed, outside) / labour["employed"]


@indicator("percent", decimals=2, over=("supposed",))
def working_poor_share_high(poor, unemployed, labour, supposed_unemployed_poor):
    """The largest share of the employed that can be poor, on the named assumptions only."""
    sure = unemployed * supposed_unemployed_poor
    return 100 * greatest(poor, labour["employed"], sure) / labour["employed"]


@indicator("persons")
def poor_outside_at_average(outside_labour_force, poor, population):
    """Poor people outside the labour force, if they were as often poor as all inhabitants are."""
    return outside_labour_force * poor / population


@indicator("percent", decimals=1)
def average_outside_low(poor, unemployed, poor_outside_at_average, labour):
    """The smallest share of the employed that can be poor, if people outside the labour force are
    as often poor as all inhabitants are: then all of the unemployed are poor."""
    return 100 * fewest(poor, unemployed, poor_outside_at_average) / labour["employed"]


@indicator("percent", decimals=1)
def average_outside_high(poor, poor_outside_at_average, labour):
    """The largest share of the employed that can be poor, if people outside the labour force are
    as often poor as all inhabitants are: then none of the unemployed is poor."""
    employed = labour["employed"]
    return 100 * greatest(poor - poor_outside_at_average, employed, 0) / employed


@indicator("percent", decimals=1)
def outside_rate_without_working_poor(poor, unemployed, outside_labour_force):
    """The poverty rate outside the labour force at which nobody who works need be poor, although
    every unemployed person is."""
    return 100 * most(0, poor - unemployed) / outside_labour_force


@indicator("percent", decimals=1)
def unemployed_of_poor(unemployed, poor):
    """Unemployed people as a share of the poor: the most that unemployment itself can explain,
    to be set beside the survey's share for few job openings and unemployment."""
    return 100 * unemployed / poor


@indicator("percent", decimals=1, article=("causes",))
def causes_total(cause):
    """All the causes of poverty that households named, which ought to make a hundred."""
    return sum(cause.values())


@indicator("percent", decimals=1, over=("cause",))
def cause_part(cause, causes_total):
    """One cause's share of all the causes that households named."""
    return 100 * cause / causes_total


@indicator("percent", decimals=2, over=("period",), article=("programme",))
def budget_total(budget):
    """The budget shares of a period, added over the components."""
    return sum(budget.values())


@indicator("percent", decimals=2, over=("component",), article=("programme",))
def component_share(budget, budget_total):
    """One component's share of the budget of the whole period."""
    return 100 * budget["whole"] / budget_total["whole"]


@indicator("percent", decimals=2, over=("period",), article=("programme",))
def infrastructure_share(budget, budget_total, is_infrastructure):
    """Share of a period's budget that went to infrastructure of any kind."""
    built = sum(budget[component] * is_infrastructure[component] for component in budget)
    return 100 * built / budget_total


@indicator("percent", decimals=2, over=("component",))
def weight_implied(budget):
    """The part of all the money that the first period must have had, if this component's three
    printed shares are exact."""
    return 100 * (budget["whole"] - budget["after"]) / (budget["before"] - budget["after"])


@indicator("percent", decimals=2, over=("component",))
def whole_at_weight(budget, supposed_first_weight):
    """A component's share over the whole period, if the first part of the period had the supposed
    part of the money."""
    weight = supposed_first_weight / 100
    return weight * budget["before"] + (1 - weight) * budget["after"]


@indicator("percent", decimals=2, over=("reading", "cause"))
def answered(component_share, answers):
    """Share of the whole period's budget that addresses one cause, under one reading of what each
    component addresses."""
    return sum(component_share[component] * answers[component] for component in answers)


@indicator("percent", decimals=2, over=("reading",))
def unanswering(answered):
    """Share of the budget that addresses none of the causes that households named."""
    return 100 - sum(answered.values())


@indicator("percent", decimals=2, over=("reading",))
def overlap(answered, cause_part):
    """How far the budget's distribution over the causes overlaps that of the causes as named: the
    sum, over the causes, of the smaller share. All money on what is named would give a hundred."""
    return sum(least(answered[cause], cause_part[cause]) for cause in cause_part)


@indicator("percent", decimals=1, over=("reading",))
def unfunded(answered, cause_part):
    """Share of the named causes that get no money at all."""
    return sum(only_if_zero(answered[cause], cause_part[cause]) for cause in cause_part)


@indicator("percent", decimals=1, over=("reading",))
def infrastructure_need(answers, is_infrastructure, cause_part):
    """Share of the named causes that spending on infrastructure addresses."""
    return sum(
        only_if_positive(
            sum(answers[component][cause] * is_infrastructure[component] for component in answers),
            cause_part[cause],
        )
        for cause in cause_part
    )


@indicator("percent", decimals=2)
def overlap_lowest(overlap):
    """The smallest overlap of spending and need that any reading gives."""
    return least(*overlap.values())


@indicator("percent", decimals=2)
def overlap_highest(overlap):
    """The largest overlap of spending and need that any reading gives."""
    return most(*overlap.values())


@indicator("percent", decimals=2, over=("year",))
def official_poverty_rate(official_poor, official_population):
    """Officially poor people as a share of the official population. The official rate is an
    estimate of its own and need not agree to the digit."""
    return 100 * official_poor / official_population


@indicator("times", decimals=1, over=("year",))
def rate_over_official(poverty_rate, official_rate):
    """The article's poverty rate as a multiple of the official one."""
    return poverty_rate / official_rate


@indicator("times", decimals=1, over=("year",))
def poor_over_official(poor, official_poor):
    """The article's number of poor people as a multiple of the official one."""
    return poor / official_poor


@indicator("persons", over=("year",))
def labour_force_gap(labour_total, official_labour_force):
    """The article's Table 2 total less the official labour force."""
    return labour_total - official_labour_force


@indicator("count", article=("method",))
def informant_groups(informant_row):
    """Groups of informants, counted row by row."""
    return sum(only_if_positive(row, 1) for row in informant_row.values())


@indicator("count", article=("method",))
def considerations_count(consideration_row):
    """Considerations behind the choice of method, counted row by row."""
    return sum(only_if_positive(row, 1) for row in consideration_row.values())


@indicator("count", article=("causes",))
def main_points_count(main_point_row):
    """Main points that the article draws from its tables, counted row by row."""
    return sum(only_if_positive(row, 1) for row in main_point_row.values())


@indicator("count", article=("programme",))
def programmes_count(programme_row):
    """Main programmes on the national menu, counted row by row."""
    return sum(only_if_positive(row, 1) for row in programme_row.values())


@indicator("count", over=("period",), article=("programme",))
def funded_components(budget):
    """Components that got any money in a period."""
    return sum(only_if_positive(share, 1) for share in budget.values())


INDICATORS: list[Indicator] = [
    value for value in list(globals().values()) if isinstance(value, Indicator)
]


# What a city's other years have, too, where its tables have rows of them.
EACH_YEAR = (poverty_rate, labour_force, unemployed_share)
