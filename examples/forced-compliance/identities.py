"""What must be so among the numbers that ratings.py derives, by which a wrong formula is found."""

from runut.graph import identity


@identity("question")
def effects_part_the_two_pays(one_dollar_effect, twenty_dollar_effect, one_over_twenty):
    """What one dollar moved beyond twenty is how much higher its mean is."""
    return one_dollar_effect - twenty_dollar_effect - one_over_twenty
