"""How sure the survey's shares are, as far as statistics can say without its sample size."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

import numpy as np
import pandas as pd
from statsmodels.stats.proportion import multinomial_proportions_confint


def survey_intervals(
    shares: Mapping[str, Fraction], sizes: list[int], alpha: float = 0.05
) -> pd.DataFrame:
    """Simultaneous intervals for the shares of one survey question, in per cent.

    ``shares``: per cent of households by answer. ``sizes``: supposed numbers of households, for
    the published report does not state it. One row for each answer and size, with columns cause,
    households, low, high. The method is that of Goodman (1965), which covers all shares together
    with a probability of about 1 - ``alpha``, under simple random sampling. It asks for at least
    five households of each answer, and not, as that of Sison and Glaz (1995) does, for seven
    answers or more with shares much alike: here are six, from 1.6 to 40 per cent.
    """
    names = list(shares)
    rows = []
    for size in sizes:
        counts = np.array(allot(list(shares.values()), size))
        bounds = 100 * multinomial_proportions_confint(counts, alpha=alpha, method="goodman")
        rows += [
            {"cause": name, "households": size, "low": low, "high": high}
            for name, (low, high) in zip(names, bounds, strict=True)
        ]
    return pd.DataFrame(rows)


def allot(shares: Sequence[Fraction], total: int) -> list[int]:
    """Split ``total`` into whole numbers in proportion to ``shares``, by largest remainders."""
    whole = sum(shares, Fraction(0))
    exact = [share * total / whole for share in shares]
    counts = [int(part) for part in exact]
    by_remainder = sorted(range(len(exact)), key=lambda i: (counts[i] - exact[i], i))
    for i in by_remainder[: total - sum(counts)]:
        counts[i] += 1
    return counts
