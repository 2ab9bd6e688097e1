"""What a job says goes to its log; a fault that a person can mend is told without a traceback."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path

from analysis.faults import BadInput


class Mendable(Exception):
    """A fault in what people wrote (manuscript, style, data), with a message that says where."""


@contextmanager
def logged(path: str) -> Iterator[None]:
    """Send a script's output to its log. What a person can mend ends the job with its message
    alone."""
    with Path(path).open("w", encoding="utf-8") as log, redirect_stdout(log), redirect_stderr(log):
        try:
            yield
        except (Mendable, BadInput) as fault:
            print(fault, file=log)
            sys.exit(1)
