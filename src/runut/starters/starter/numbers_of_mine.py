"""The numbers that this study derives.

A function's name is the number's id, its parameters are what it is made of, its body is the
formula.
"""

from runut.graph import indicator


@indicator("percent", decimals=1)
def share_ill(ill, people):
    """Share of the people who were ill."""
    return 100 * ill / people
