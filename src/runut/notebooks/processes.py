"""Programs that are run for a document, none of them for ever."""

import atexit
import json
import os
import select
import subprocess
import tempfile
import time
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import psutil

from runut.builds.logs import Mendable

SECONDS = 300  # the slowest document was seen to take 5
SECONDS_TO_END = 5  # a program that has nothing more to do was seen to take 0.01
# the one that comes locked; asked for it, pypandoc would start whatever it finds, with no limit
PANDOC = str(Path(find_spec("pypandoc").origin).parent / "files" / "pandoc")
MARK = b"\x1e"  # before an answer, as in no text (RFC 7464)
ENDED = {"wrong": "it ended before it was done"}  # in place of an answer
LOOP = Path(__file__).with_name("program.lua")
PIECE = 65_536  # bytes that are read at once
# no folder: whatever templates or abbreviations a user keeps for pandoc are not the study's
NO_USER_DATA = f"--data-dir={os.devnull}"


PANDOC_ENVIRONMENT = {
    "LC_ALL": "C.UTF-8",
    # what pandoc fills before it tidies up: a brief as a whole, which takes less of work and memory
    "GHCRTS": "-A64m",
    # no folder, as above
    "HOME": os.devnull,
    "XDG_DATA_HOME": os.devnull,
    "TMPDIR": tempfile.gettempdir(),  # where it keeps a file of its own while it runs
}


class TakesTooLong(Mendable):
    """A program did not come to an end."""

    @classmethod
    def over(cls, what: str) -> "TakesTooLong":
        return cls(
            f"{what}: not done after {SECONDS} s, so it was ended. Build again; if it hangs again, "
            "look for what it cannot digest in what it was to render."
        )


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
            end(process)
            raise TakesTooLong.over(what) from None
    return subprocess.CompletedProcess(command, process.returncode, said, complaints)


def end(process: subprocess.Popen) -> None:
    """End a program and all that it started."""
    for one in (process, *psutil.Process(process.pid).children(recursive=True)):
        one.kill()
    process.wait()


class Program:
    """A program that goes on: each question, a line of JSON, it answers by another behind MARK. It
    is started when it is first asked, and again where it ended."""

    def __init__(self, command: list[str], environment: Mapping[str, str]):
        self.command, self.environment = command, environment
        self.process: subprocess.Popen | None = None
        atexit.register(self.end)

    def ask(self, question: object, what: str) -> tuple[Any, str]:
        """The answer, and what was said before it; where the program ended, ENDED is the answer.

        Raises TakesTooLong, which names ``what`` was to be done, and ends the program, where it
        takes longer than ``SECONDS``.
        """
        if self.process is None or self.process.poll() is not None:
            self.process = subprocess.Popen(
                self.command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                env=self.environment,
            )
        self.process.stdin.write(f"{json.dumps(question)}\n".encode())
        self.process.stdin.flush()
        heard, until = b"", time.monotonic() + SECONDS
        while not (MARK in heard and heard.endswith(b"\n")):
            left = max(0, until - time.monotonic())
            if not select.select([self.process.stdout], [], [], left)[0]:
                end(self.process)
                raise TakesTooLong.over(what)
            more = os.read(self.process.stdout.fileno(), PIECE)
            if not more:
                self.process.wait()
                return ENDED, heard.decode("utf-8", "replace")
            heard += more
        said, _, answer = heard.rpartition(MARK)
        return json.loads(answer), said.decode("utf-8", "replace")

    def end(self) -> None:
        """End the program where it goes on: by itself, as nothing more is asked, so that it takes
        away what it keeps while it runs; or else by force."""
        if self.process and self.process.poll() is None:
            self.process.stdin.close()
            try:
                self.process.wait(SECONDS_TO_END)
            except subprocess.TimeoutExpired:
                end(self.process)


def pandoc(work: Path) -> Program:
    """A pandoc that goes on, and does the work of a file of ours in Lua."""
    return Program([PANDOC, "lua", str(LOOP), str(work)], PANDOC_ENVIRONMENT)


def without_trace(said: str) -> str:
    return said.partition("stack traceback:")[0].strip()
