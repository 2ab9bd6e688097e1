"""What a job says goes to its log; an error that a person can mend is told without a traceback."""

import errno
import logging
import shutil
import sys
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path

import runut
from runut.tables.errors import BadInput, plain

# What a machine refuses, and what is to be done about it.
REFUSED = {
    errno.ENOSPC: "Free some space",
    errno.EDQUOT: "Free some space",
    errno.EFBIG: "Let files be larger",
    errno.EROFS: "Make it writable",
    errno.EACCES: "Open it to whoever builds",
    errno.EPERM: "Open it to whoever builds",
    errno.EIO: "See to the disk",
}


LATER = "Once this is mended, the same command goes on from here."
# What Snakemake says of a job that failed, and ``print_failed`` says better, or nobody needs.
NOT_TOLD = (
    "RuleException:", "Cannot restore ", "Exiting because a job", "--keep-incomplete mode is set",
)  # fmt: skip
FAILED: list[tuple[str, list[str]]] = []
MOST = 10  # lines of a message that lists what may be many


class Mendable(Exception):
    """An error in what people wrote (manuscript, style, data), with a message that says where."""


@contextmanager
def logged(path: str) -> Iterator[None]:
    """Send a script's output to its log. What a person can mend ends the job with its message
    alone."""
    message = ""
    try:
        with Path(path).open("w", encoding="utf-8") as log:
            try:
                with redirect_stdout(log), redirect_stderr(log):
                    yield
            except (Exception, KeyboardInterrupt) as error:
                if not (message := message_of(error)):
                    raise
                print(message, file=log)
    except OSError as error:  # the log itself cannot be written
        if not (message := message or message_of(error)):
            raise
        print(message, file=sys.stderr)
    if message:
        sys.exit(1)


def message_of(error: BaseException) -> str:
    """What is told of an error that a person can mend; empty of any other."""
    if isinstance(error, (Mendable, BadInput)):
        return str(error)
    if isinstance(error, KeyboardInterrupt):
        return "Interrupted."
    if isinstance(error, shutil.Error) and not isinstance(error.args[0], str):
        return error.args[0][0][2]  # the first of what a folder's files ran into
    if isinstance(error, OSError):
        return refusal(error) if error.errno in REFUSED else ""
    return raised_in_study(error)


def raised_in_study(error: BaseException) -> str:
    """What the study's own Python raised or led to, with its file and line there, for a build that
    works in the study's folder; empty where none of it was at work."""
    if isinstance(error, SyntaxError):
        places = [(error.filename or "", error.lineno)]
        said = error.msg
    else:
        frames = reversed(traceback.extract_tb(error.__traceback__))
        places = [(frame.filename, frame.lineno) for frame in frames]
        said = f"{type(error).__name__}: {error.args[0] if error.args else ''}"
    for file, line in places:
        if is_of_study(Path(file)):
            return plain(f"{Path(file).relative_to(Path.cwd()).as_posix()}, line {line}: {said}")
    return ""


def is_of_study(file: Path) -> bool:
    """Whether a file of Python lies in this folder, is none of the machinery's, and is neither an
    environment's nor Snakemake's copy of one."""
    if file.suffix != ".py" or not file.is_relative_to(Path.cwd()):
        return False
    hidden = any(part.startswith(".") for part in file.relative_to(Path.cwd()).parts)
    return not hidden and not file.is_relative_to(Path(runut.__file__).parent)


def briefly(record: logging.LogRecord) -> bool:
    """A filter of what Snakemake says. Of a job that failed it lists all inputs, outputs and the
    command; what a person needs is in the job's log."""
    if getattr(record, "event", None) == "job_error":
        FAILED.append((record.rule_name, list(record.log)))
        record.msg = f"{record.rule_name} failed; the last lines say why."
        record.event = None
    return not record.getMessage().startswith(NOT_TOLD)


def print_error(record: logging.LogRecord) -> bool:
    """A filter of what Snakemake says where it is asked to be quiet: it would end without a word of
    why."""
    if record.levelno >= logging.ERROR:
        print(record.getMessage(), file=sys.stderr)
    return True


def print_failed() -> None:
    """The last lines of a build in which jobs failed: what their logs say."""
    for name, logs in FAILED:
        told = [Path(log).read_text("utf-8", "replace") for log in logs if Path(log).is_file()]
        print(f"\n{name} failed:", "".join(told).strip(), sep="\n", file=sys.stderr)
    if FAILED:
        print(f"\nAll that does not hang on it is there. {LATER}", file=sys.stderr)


def refusal(error: OSError) -> str:
    """What the machine refused, and what to do, in one line."""
    what = f"{error.filename}: {error.strerror}" if error.filename else error.strerror
    return f"{what}. {REFUSED[error.errno]} and build again: what is done stays done."


def below_one_another(lines: Sequence[str]) -> str:
    """What a message ends with: the first of these lines, each set in on a line of its own, and
    how many more there are."""
    more = len(lines) - MOST
    shown = [*lines[:MOST], f"and {more} more"] if more > 0 else lines
    return "".join(f"\n  {one}" for one in shown)
