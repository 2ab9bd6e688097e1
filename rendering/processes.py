"""Programs that are run for a document, none of them for ever."""

import subprocess
from typing import Any

import psutil

from rendering.logs import Mendable

SECONDS = 300  # the slowest document was seen to take 5


class TakesTooLong(Mendable):
    """A program did not come to an end."""


def run(command: list[str], what: str, text: str = "", **how: Any) -> subprocess.CompletedProcess:
    """Run a program that reads ``text``, and return what it said. ``how`` goes to the process.

    Raises TakesTooLong, which names ``what`` was to be done, and ends the program and all that it
    started, where it takes longer than ``SECONDS``.
    """
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        **how,
    ) as process:
        try:
            said, complaints = process.communicate(text, timeout=SECONDS)
        except subprocess.TimeoutExpired:
            started = psutil.Process(process.pid).children(recursive=True)
            for one in (process, *started):
                one.kill()
            raise TakesTooLong(
                f"{what}: not done after {SECONDS} s, so it was ended. Build again; if it hangs "
                "again, look for what it cannot digest in what it was to render."
            ) from None
    return subprocess.CompletedProcess(command, process.returncode, said, complaints)
