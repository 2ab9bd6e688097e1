"""How the work of ``runut check`` grows with a text: that of twice as much, as a ratio, in one run.

It may grow with the square of the numbers, which makes four; no text may be made to take more.

    uv run python benchmarks/growth.py
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable

from runut.check import Block, Text, check

PARAGRAPHS = 60  # of three numbers twice: about fifteen pages


def article(times: int) -> tuple[Block, ...]:
    """Paragraphs in which shares follow from counts, and other numbers stand beside them."""
    draw = random.Random(1)
    blocks = []
    for _ in range(PARAGRAPHS * times):
        whole, part = draw.randint(200, 9000), draw.randint(20, 190)
        said = f"Of {whole:,} people, {part} ({100 * part / whole:.1f}%) came and "
        said += f"{draw.uniform(1, 90):.2f} per cent left in {draw.randint(1990, 2020)}. "
        blocks.append(Block("paragraph", said * 2))
    return tuple(blocks)


def one(text: Callable[[int], str]) -> Callable[[int], tuple[Block, ...]]:
    return lambda times: (Block("paragraph", text(times)),)


TEXTS = {
    "an article": article,
    "digits": one(lambda times: "1" * 50_000 * times),
    "marks": one(lambda times: "1.234." * 5_000 * times),
    "blanks": one(lambda times: "12" + " " * 25_000 * times + "13"),
    "a list": one(lambda times: " and ".join(f"{i} men" for i in range(1000 * times))),
    "a sum": one(lambda times: " + ".join(map(str, range(1000 * times))) + " = 5"),
    "brackets": one(lambda times: "12 (" * 1000 * times),
    "shares": one(lambda times: " or ".join(f"{i}% of {i + 1}" for i in range(500 * times))),
    "words": one(lambda times: "kata dari yang " * 10_000 * times),
}


def seconds(blocks: tuple[Block, ...]) -> float:
    began = time.process_time()
    check([Text("a text", blocks)])
    return time.process_time() - began


if __name__ == "__main__":
    for name, text in TEXTS.items():
        once, twice = seconds(text(1)), seconds(text(2))
        print(f"{name:<12}{once:6.2f} s, twice as much {twice:6.2f} s   {twice / once:5.2f} ×")
