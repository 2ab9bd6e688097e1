"""How sure the survey's shares are, as far as statistics can say without its sample size."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from math import sqrt
from statistics import NormalDist


def survey_intervals(
    shares: Mapping[str, Fraction], sizes: Sequence[int], alpha: float = 0.05
) -> Iterator[tuple[str, int, float, float]]:
    """Simultaneous intervals for the shares of one survey question: for each size and answer the
    answer, the size, and the ends of its interval in per cent.

    ``shares``: per cent of households by answer. ``sizes``: supposed numbers of households, for
    the published report does not state it. The method is that of Goodman (1965), which covers all
    shares together with a probability of about 1 - ``alpha``, under simple random sampling: each
    share's interval is a score interval (Wilson) whose level is ``alpha`` divided by the number of
    answers. It asks for at least five households of each answer, and not, as the method of Sison
    and Glaz (1995) does, for seven answers or more with shares much alike: here are six, from 1.6
    to 40 per cent.
    """
    squared = NormalDist().inv_cdf(1 - alpha / len(shares) / 2) ** 2  # standard errors
    for size in sizes:
        for name, count in zip(shares, allot(list(shares.values()), size), strict=True):
            middle = 2 * count + squared
            half = sqrt(squared * (squared + 4 * count * (size - count) / size))
            low, high = (
                100 * end / (2 * (size + squared)) for end in (middle - half, middle + half)
            )
            yield name, size, low, high


def allot(shares: Sequence[Fraction], total: int) -> list[int]:
    """Split ``total`` into whole numbers in proportion to ``shares``, by largest remainders."""
    whole = sum(shares, Fraction(0))
    exact = [share * total / whole for share in shares]
    counts = [int(part) for part in exact]
    by_remainder = sorted(range(len(exact)), key=lambda i: (counts[i] - exact[i], i))
    for i in by_remainder[: total - sum(counts)]:
        counts[i] += 1
    return counts
