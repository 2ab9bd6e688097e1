"""A build that is interrupted ends, soon and in one line; Snakemake itself may wait for ever. One
that is done ends at once; Snakemake itself waits for a second."""

import atexit
import logging
import os
import signal
import sys
import threading
from types import FrameType

from snakemake.common import NOTHING_TO_BE_DONE_MSG

SIGNALS = (signal.SIGINT, signal.SIGTERM)


def end_when_interrupted() -> None:
    """To be called when the build starts: by then Snakemake has set a handler of its own."""
    for one in SIGNALS:
        signal.signal(one, interrupted)


def look_for_no_more() -> None:
    """To be called when the build is over: Snakemake would look for more work, each second."""
    for one in threading.enumerate():
        if isinstance(one, threading.Timer):
            one.cancel()


def end_at_once() -> None:
    """To be called when the build is done: Python would also take down, piece by piece, all that
    Snakemake has loaded."""
    look_for_no_more()
    atexit.register(leave, 0)


def end_with_nothing_to_do(record: logging.LogRecord) -> bool:
    """A filter of what Snakemake says: where it finds nothing to do, no rule of ours runs any more,
    and a fifth of the time would go into what ``end_at_once`` spares."""
    if record.msg == NOTHING_TO_BE_DONE_MSG:
        end_at_once()
    return True


def interrupted(number: int, frame: FrameType | None) -> None:
    for one in SIGNALS:
        signal.signal(one, lambda *_: None)  # once is enough
    atexit.register(leave, 128 + number)
    logging.disable()  # of the jobs that end with it Snakemake would tell as of failed ones
    sys.excepthook = lambda *_: None  # it is told in the next line
    print("\nInterrupted; the same command goes on from here.", file=sys.stderr, flush=True)
    raise KeyboardInterrupt


def leave(status: int) -> None:
    """End at once, whatever still waits."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)
