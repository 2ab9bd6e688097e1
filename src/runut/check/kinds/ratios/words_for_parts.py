"""Words for so many times as much, or for a part of it."""

from collections.abc import Iterator

from runut.check.kinds.kind import Kind
from runut.check.report import Number

MANY = {"a": 1, "one": 1, "se": 1, "two": 2, "dua": 2, "three": 3, "tiga": 3, "four": 4, "empat": 4}
MORE = r"\b(?P<more>more than|over|lebih dari)"
LESS = r"\b(?P<less>less than|under|nearly|almost|kurang dari|hampir)"


def pairs_of_a_unit(numbers: list[Number]) -> Iterator[tuple[Number, Number]]:
    for a in numbers:
        for b in numbers:
            if a.value > b.value > 0 and a.unit == b.unit:
                yield a, b


RATIO = Kind("ratio")
