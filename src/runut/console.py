"""Standard output for people: as wide as it is, in any encoding, and into a pipe that is closed."""

import os
import sys

from rich.console import Console

WIDTH = 140  # where there is no terminal: wide enough for sentences


class Terminal(Console):
    """Standard output, as wide as the terminal; where there is none, wide enough for sentences."""

    def __init__(self) -> None:
        take_every_letter()
        super().__init__(width=None if sys.stdout.isatty() else WIDTH, highlight=False)

    def on_broken_pipe(self) -> None:
        """Whoever read it has seen enough; the exit status is still the one that was promised."""
        self.quiet = True
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def take_every_letter() -> None:
    """A letter that the encoding lacks becomes a question mark, where output is closed nothing."""
    sys.stdout = sys.stdout or open(os.devnull, "w")  # noqa: SIM115, PTH123
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")
