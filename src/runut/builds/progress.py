"""How far the briefs of many districts are, and about how long the rest will take.

Jobs, wherever they run, append a line to one file for each district that is done; the process that
started the build reads it and says so.
"""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

FILE = Path("build/atlas/progress")
FIRST, EVERY = 1, 10  # seconds between two lines, until something is done and from then on
MINUTE = 60


def tick(code: str) -> None:
    """Note that one district is done."""
    with FILE.open("a", encoding="utf-8") as file:
        file.write(f"{code}\n")


def sentence(done: int, total: int, seconds: float) -> str:
    """How far the work is after ``seconds``, and how long the rest takes at the same pace."""
    text = f"Briefs: {done} of {total} districts"
    if not done or done >= total:
        return text
    left = seconds / done * (total - done)
    about = f"{round(left / MINUTE)} min" if left >= 1.5 * MINUTE else f"{round(left)} s"
    return f"{text}, about {about} left"


def watch(total: Callable[[], int]) -> None:
    """Tell the progress from now on, until the process ends. ``total``: how many districts are to
    be made, as far as is known by then."""
    FILE.parent.mkdir(parents=True, exist_ok=True)
    FILE.write_text("")
    threading.Thread(target=tell, args=(total,), daemon=True).start()


def tell(total: Callable[[], int]) -> None:
    began, told, known = 0.0, 0, 0
    while True:
        time.sleep(EVERY if began else FIRST)
        if not FILE.exists():
            return  # somebody cleared it away; the build itself says what it lacks
        done = FILE.read_bytes().count(b"\n")
        if done and not began:
            # the first took as long as those after it will, and what came before is not counted
            began = time.monotonic() - FIRST
        if done > told:
            told = done
            # jobs that have ended are no longer counted
            known = max(known, done, total())
            print(sentence(done, known, time.monotonic() - began), file=sys.stderr, flush=True)
