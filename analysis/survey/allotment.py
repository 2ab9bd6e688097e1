"""Whole numbers that stand for shares."""

from collections.abc import Sequence
from fractions import Fraction


def allot(shares: Sequence[Fraction], total: int) -> list[int]:
    """Split ``total`` into whole numbers in proportion to ``shares``, by largest remainders."""
    whole = sum(shares, Fraction(0))
    exact = [share * total / whole for share in shares]
    counts = [int(part) for part in exact]
    by_remainder = sorted(range(len(exact)), key=lambda i: (counts[i] - exact[i], i))
    for i in by_remainder[: total - sum(counts)]:
        counts[i] += 1
    return counts
