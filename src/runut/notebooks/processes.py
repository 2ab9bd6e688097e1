"""Programs that are run for a document, none of them for ever."""

import os
import subprocess
from pathlib import Path
from typing import Any

import psutil
import pypandoc

from runut.builds.logs import Mendable

SECONDS = 300  # the slowest document was seen to take 5
# the one that comes locked; asked for it, pypandoc would start whatever it finds, with no limit
PANDOC = str(Path(pypandoc.__file__).parent / "files" / "pandoc")
# no folder: whatever templates or abbreviations a user keeps for pandoc are not the study's
NO_USER_DATA = f"--data-dir={os.devnull}"


class TakesTooLong(Mendable):
    """A program did not come to an end."""


def run(
    command: list[str], what: str, given: str | bytes = "", **how: Any
) -> subprocess.CompletedProcess:
    """Run a program that reads what is ``given``, and return what it said, as text or as bytes like
    that. ``how`` goes to the process.

    Raises TakesTooLong, which names ``what`` was to be done, and ends the program and all that it
    started, where it takes longer than ``SECONDS``.
    """
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8" if isinstance(given, str) else None,
        **how,
    ) as process:
        try:
            said, complaints = process.communicate(given, timeout=SECONDS)
        except subprocess.TimeoutExpired:
            started = psutil.Process(process.pid).children(recursive=True)
            for one in (process, *started):
                one.kill()
            raise TakesTooLong(
                f"{what}: not done after {SECONDS} s, so it was ended. Build again; if it hangs "
                "again, look for what it cannot digest in what it was to render."
            ) from None
    return subprocess.CompletedProcess(command, process.returncode, said, complaints)
