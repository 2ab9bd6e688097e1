"""The expected matches by chance against draws with a fixed seed."""

import math
import random
from dataclasses import replace
from fractions import Fraction
from itertools import combinations, permutations

import pytest

from runut.check import check
from runut.check.chance import by_chance, width_of
from runut.check.numbers.find import find_numbers
from runut.check.slips import slip
from runut.check.text import Block, Text

PERCENTAGE = find_numbers([Text("t", (Block("paragraph", "it was 31.4% of"),))])[0]
COUNT = find_numbers([Text("t", (Block("paragraph", "it was 314,159 of"),), "en")])[0]


def test_shares_that_match_a_pair_of_random_counts_are_as_many_as_expected():
    rng = random.Random(20)
    expected = matches = 0.0
    for _ in range(400):
        counts = [round(math.exp(rng.uniform(5, 11))) for _ in range(12)]
        tried = sorted(100 * a / b for a, b in permutations(counts, 2) if a < b)
        for _ in range(10):
            tenths = rng.randint(10, 999)
            printed = replace(PERCENTAGE, value=Fraction(tenths, 10))
            near = [value for value in tried if abs(value - tenths / 10) <= 0.05]
            expected += (
                by_chance(printed, tried)
                if any(0.5 * tenths <= 10 * value <= 1.5 * tenths for value in tried)
                else 0
            )
            matches += len(near)
    assert 0.85 < matches / expected < 1.15


def test_sums_that_match_are_as_many_as_expected():
    rng = random.Random(21)
    expected = matches = 0.0
    for _ in range(300):
        numbers = [rng.randint(100, 999) for _ in range(12)]
        tried = sorted(float(a + b) for a, b in combinations(numbers, 2))
        for value in (rng.randint(300, 1500) for _ in range(10)):
            printed = replace(COUNT, value=Fraction(value), printed=str(value))
            if value % 10:
                expected += by_chance(printed, tried)
                matches += tried.count(float(value))
    assert 0.8 < matches / expected < 1.2


def test_sums_that_one_slip_mends_are_no_more_than_expected():
    """What is counted as tried, ten variants a digit, bounds what is found."""
    rng = random.Random(22)
    expected = found = 0.0
    for _ in range(1000):
        a, b, c = (
            replace(COUNT, value=Fraction(rng.randint(1000, 9999)), decimals=0) for _ in "abc"
        )
        for parts, result in (((a, b), c), ((a, c), b), ((b, c), a)):
            gap = result.value - sum(part.value for part in parts)
            mends = [slip(part, part.value + gap) for part in parts] + [
                slip(result, result.value - gap)
            ]
            found += any(mends)
            expected += 3 * 10 * 4 * width_of(result)
    assert 0 < found <= expected


def test_lists_that_run_parallel_seldom_do_by_chance():
    rng = random.Random(23)
    found = 0
    for _ in range(100):
        counts = [rng.randint(20, 900) for _ in range(4)]
        shares = [f"{rng.uniform(1, 99):.1f}%" for _ in range(3)]
        text = "There were {}, {} and {} of {}, ".format(*counts) + "{}, {} and {}.".format(*shares)
        report = check([Text("t", (Block("paragraph", text),))])
        found += any("parallel" in r.evidence[0] for r in report.relations)
    assert found <= 100 * 0.05


def test_round_numbers_tell_less():
    assert width_of(replace(COUNT, value=Fraction(20_000))) > 100 * width_of(
        replace(COUNT, value=Fraction(19_999))
    )


@pytest.mark.slow
def test_named_numbers_are_seldom_told_by_chance_in_all_stretches_that_slide_over_them():
    rng = random.Random(7)
    blocks = []
    for _ in range(60):
        counts = ", ".join(f"{rng.randint(1000, 99999):,}" for _ in range(4))
        text = f"We saw {counts} things, an increase of {rng.uniform(1, 99):.1f}%. "
        text += f"The rate was {rng.uniform(1, 99):.1f}%. In total, {rng.randint(1000, 99999):,}."
        blocks.append(Block("paragraph", text))
    report = check([Text("t", tuple(blocks), "en")])
    assert not report.findings
    found = {r.result for r in report.relations if "name" in r.evidence[0] and r.is_likely}
    assert len(found) < 0.15 * 3 * len(blocks)
