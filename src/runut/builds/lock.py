"""One build at a time in a folder.

Whoever builds holds a lock of the operating system's, which ends with the process, however it ends.
So a lock that Snakemake left behind is known for what it is, and cleared.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import IO

from runut.builds.logs import Mendable, refusal

FOLDER = Path(".snakemake")
BUILD, JOBS = FOLDER / "build.lock", FOLDER / "jobs.lock"
SNAKEMAKES = FOLDER / "locks"
HOLDER = {"process", "host", "since"}
DRAFTS = ".render-*"  # where documents are made before they are put in place


class Taken(Mendable):
    """Another build is running in this folder, or seems to be."""


def take(clearing: bool = False) -> IO:
    """Take the lock of this folder's build, and clear what a build that was killed left behind.

    Returns the open file that holds the lock, until it is closed or the process ends. Raises Taken
    where another build runs, or, unless Snakemake is about to be ``clearing`` it, where nobody can
    tell.
    """
    try:
        lock = opened()
    except PermissionError as fault:
        raise Taken(refusal(fault)) from None
    told = holder(lock)
    locked = True
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise Taken(
            f"Another build is running in this folder{said(told)}. It goes on undisturbed; start "
            "this one again when it has ended."
        ) from None
    except OSError:
        locked = False  # a file system without such locks: Snakemake's own is all there is
    if SNAKEMAKES.exists() and not clearing:
        # within one machine the lock that we have just got is proof enough
        if not locked or told.get("host") != socket.gethostname():
            raise Taken(
                f"A build has left its lock behind{said(told)}, or still runs: from here nobody "
                "can tell. If it has ended, clear its lock by `uv run snakemake --unlock` and "
                "build again: what is done stays done."
            )
        shutil.rmtree(SNAKEMAKES)
        print("The last build was killed; this one goes on where it stopped.", file=sys.stderr)
    wait_for_jobs()
    for draft in Path().glob(DRAFTS):
        shutil.rmtree(draft, ignore_errors=True)
    lock.truncate(0)
    now = datetime.now().astimezone().isoformat(" ", "seconds")
    json.dump({"process": os.getpid(), "host": socket.gethostname(), "since": now}, lock)
    lock.flush()
    return lock


def opened() -> IO:
    """The file that is locked, with whatever the last build wrote into it."""
    FOLDER.mkdir(exist_ok=True)
    for file in (BUILD, JOBS):
        if file.is_dir():  # no build made it
            shutil.rmtree(file)
    JOBS.open("a").close()  # where it is closed to whoever builds, that is told now
    return BUILD.open("a+", encoding="utf-8")


def holder(lock: IO) -> dict:
    """Who took the lock last; empty where that is not to be read."""
    lock.seek(0)
    try:
        told = json.load(lock)
    except ValueError:
        return {}
    return told if isinstance(told, dict) and told.keys() == HOLDER else {}


def said(told: dict) -> str:
    if not told:
        return ""
    return f" (process {told['process']} on {told['host']}, since {told['since']})"


def wait_for_jobs() -> None:
    """Wait until the last jobs of an earlier build have ended: where it alone was killed they still
    write."""
    with JOBS.open("a") as lock, suppress(OSError):
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("Waiting for a job of the last build to end.", file=sys.stderr, flush=True)
            fcntl.flock(lock, fcntl.LOCK_EX)


@contextmanager
def at_work() -> Iterator[None]:
    """Lets a build that is started meanwhile wait for this job."""
    FOLDER.mkdir(exist_ok=True)
    with JOBS.open("a") as lock:
        with suppress(OSError):
            fcntl.flock(lock, fcntl.LOCK_SH)
        yield
