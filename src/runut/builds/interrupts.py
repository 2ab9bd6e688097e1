"""A build that is interrupted ends, soon and in one line; Snakemake itself may wait for ever."""

import atexit
import logging
import os
import signal
import sys
from types import FrameType

SIGNALS = (signal.SIGINT, signal.SIGTERM)


def end_when_interrupted() -> None:
    """To be called when the build starts: by then Snakemake has set a handler of its own."""
    for one in SIGNALS:
        signal.signal(one, interrupted)


def interrupted(number: int, frame: FrameType | None) -> None:
    for one in SIGNALS:
        signal.signal(one, lambda *_: None)  # once is enough
    atexit.register(leave, 128 + number)
    logging.disable()  # of the jobs that end with it Snakemake would tell as of failed ones
    print("\nInterrupted; the same command goes on from here.", file=sys.stderr, flush=True)
    raise KeyboardInterrupt


def leave(status: int) -> None:
    """End at once, whatever still waits."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)
