"""What a job of the workflow does beside its work: it is logged, and what it made is noted; one
that makes many things of a kind says how far it is."""

import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from typing import Any, TypeVar

from runut.builds.logs import logged
from runut.builds.tampering import noted
from runut.study import Study, open_study

EVERY = 10  # seconds between two lines
MINUTE = 60
T = TypeVar("T")


@contextmanager
def job(snakemake: Any) -> Iterator[tuple[Study, Any, Any]]:
    """A job's work, given what Snakemake tells a script: it is logged, and noted is what it made.
    Gives the study, and the files that the job is given and those that it makes."""
    log = snakemake.log[0]
    with logged(log), noted(log, snakemake.output):
        yield open_study(), snakemake.input, snakemake.output


def epoch_of(day: str) -> int:
    """The day that documents carry, in seconds since 1970."""
    return int(datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp())


def told(things: Iterable[T], total: int, what: str) -> Iterator[T]:
    """Hand on each of ``total`` things, and say on the terminal, not in the job's log, how many are
    done by now."""
    began = last = time.monotonic()
    for done, one in enumerate(things):
        now = time.monotonic()
        if done and now - last >= EVERY:
            last = now
            with suppress(BrokenPipeError):
                print(sentence(what, done, total, now - began), file=sys.__stderr__, flush=True)
        yield one


def sentence(what: str, done: int, total: int, seconds: float) -> str:
    """How far the work is after ``seconds``, and how long the rest takes at the same pace."""
    left = seconds / done * (total - done)
    about = f"{round(left / MINUTE)} min" if left >= 1.5 * MINUTE else f"{round(left)} s"
    return f"{what}: {done} of {total}, about {about} left"
