"""What must be so among the numbers that the study derives, whatever its source cells are.

Each function returns a difference that must be zero (``runut.graph.identities``): verification
tells of a formula that breaks one.
"""

from runut.graph import identity, least, most, only_if_positive, only_if_zero


@identity()
def inhabitants(population, labour, outside_labour_force):
    """Everybody works, is out of work, or is outside the labour force."""
    return labour["employed"] + labour["unemployed"] + outside_labour_force - population


@identity()
def the_poor(poor, working_poor, unemployed, poor_outside):
    """On the article's assumptions, all others who are poor are unemployed or outside the labour
    force."""
    return working_poor + unemployed + poor_outside - poor


@identity()
def the_poor_outside(poor_outside, outside_labour_force, supposed_outside_rate):
    """Those outside the labour force who are not poor are as many as the rate leaves."""
    not_poor = outside_labour_force * (1 - supposed_outside_rate / 100)
    return poor_outside + not_poor - outside_labour_force


@identity()
def the_employed(working_poor, working_not_poor, labour):
    """Who works is poor or is not."""
    return working_poor + working_not_poor - labour["employed"]


@identity()
def shares_of_the_employed(working_poor_share, working_not_poor_share):
    """Who works is poor or is not."""
    return working_poor_share + working_not_poor_share - 100


@identity("supposed")
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


@identity("supposed")
def most_working_poor(poor, unemployed, labour, working_poor_share_high, supposed_unemployed_poor):
    """Where the working poor are most, the other employed are those for whom no poor are left."""
    left = labour["employed"] + unemployed * supposed_unemployed_poor - poor
    return working_poor_share_high * labour["employed"] / 100 + most(0, left) - labour["employed"]


@identity()
def poor_outside_on_average(poor_outside_at_average, outside_labour_force, poverty_rate):
    """At the city's average, their poverty rate is the city's."""
    return 100 * poor_outside_at_average / outside_labour_force - poverty_rate


@identity()
def fewest_at_average(poor, unemployed, poor_outside_at_average, labour, average_outside_low):
    """As the fewest working poor, with so many poor outside the labour force."""
    others = unemployed + poor_outside_at_average
    return average_outside_low * labour["employed"] / 100 + least(poor, others) - poor


@identity()
def most_at_average(poor, poor_outside_at_average, labour, average_outside_high):
    """As the most working poor, with so many poor outside the labour force."""
    left = labour["employed"] + poor_outside_at_average - poor
    return average_outside_high * labour["employed"] / 100 + most(0, left) - labour["employed"]


@identity()
def rate_without_working_poor(
    poor, unemployed, outside_labour_force, outside_rate_without_working_poor
):
    """At that rate, the poor outside the labour force and the unemployed are all the poor."""
    outside = outside_rate_without_working_poor * outside_labour_force / 100
    return outside + least(unemployed, poor) - poor


@identity()
def parts_of_the_causes(cause_part):
    """The parts make up a hundred."""
    return sum(cause_part.values()) - 100


@identity()
def parts_of_the_budget(component_share):
    """The parts make up a hundred."""
    return sum(component_share.values()) - 100


@identity("period")
def rest_of_the_budget(budget, infrastructure_share, is_infrastructure):
    """What is not infrastructure has the rest of the money."""
    rest = sum(share * (1 - is_infrastructure[name]) for name, share in budget.items())
    total = sum(budget.values())
    return infrastructure_share * total / 100 + rest - total


@identity("component")
def mean_at_the_implied_weight(budget, weight_implied):
    """The implied weight leads back to the share of the whole."""
    before, after = (budget[period] for period in ("before", "after"))
    return weight_implied * before / 100 + (1 - weight_implied / 100) * after - budget["whole"]


@identity("component")
def weight_of_the_supposed_mean(budget, whole_at_weight, supposed_first_weight):
    """The share of the whole lies between those of its parts, at the supposed weight."""
    before, after = (budget[period] for period in ("before", "after"))
    return (whole_at_weight - after) / (before - after) - supposed_first_weight / 100


@identity("reading")
def answers_by_component(component_share, answers, answered, unanswering):
    """What answers each cause, cause by cause, is what each component answers, one by one."""
    by_component = sum(
        component_share[component] * sum(answers[component].values()) for component in answers
    )
    by_cause = sum(answered.values())
    return most(by_component - by_cause, by_cause - by_component) + most(
        by_component + unanswering - 100, 100 - by_component - unanswering
    )


@identity("reading", "cause")
def what_a_cause_gets(component_share, answers, answered):
    """A cause gets what the components have, less what does not answer it."""
    other = sum(component_share[name] * (1 - answers[name]) for name in answers)
    return answered + other - sum(component_share[name] for name in answers)


@identity("reading")
def overlap_by_differences(answered, cause_part, overlap):
    """Two distributions overlap by half of what they have together less what sets them apart."""
    together = sum(answered[cause] + cause_part[cause] for cause in cause_part)
    apart = sum(
        most(answered[cause] - cause_part[cause], cause_part[cause] - answered[cause])
        for cause in cause_part
    )
    return overlap - (together - apart) / 2


@identity()
def the_lowest_overlap(overlap, overlap_lowest):
    """The lowest is the highest seen from a hundred downwards."""
    return overlap_lowest + most(*(100 - one for one in overlap.values())) - 100


@identity()
def the_highest_overlap(overlap, overlap_highest):
    """The highest is the lowest seen from a hundred downwards."""
    return overlap_highest + least(*(100 - one for one in overlap.values())) - 100


@identity("reading")
def funded_causes(answered, cause_part, unfunded):
    """Every cause gets some money or none."""
    funded = sum(only_if_positive(answered[cause], cause_part[cause]) for cause in cause_part)
    return unfunded + funded - sum(cause_part.values())


@identity("reading")
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


@identity("period")
def components_without_money(budget, funded_components):
    """A component gets some money or none."""
    return funded_components + sum(only_if_zero(one, 1) for one in budget.values()) - len(budget)


@identity("year")
def official_rate_back_to_people(official_poverty_rate, official_population, official_poor):
    """The share of the people leads back to the poor."""
    return official_poverty_rate / 100 * official_population - official_poor


@identity("year")
def times_the_official_rate(rate_over_official, official_rate, poverty_rate):
    """So many times the official rate is the article's."""
    return rate_over_official * official_rate - poverty_rate


@identity("year")
def times_the_official_poor(poor_over_official, official_poor, poor):
    """So many times the official number is the article's."""
    return poor_over_official * official_poor - poor


@identity("year")
def gap_to_the_official_labour_force(labour_force_gap, official_labour_force, labour_total):
    """The official labour force and the gap are the article's."""
    return official_labour_force + labour_force_gap - labour_total
