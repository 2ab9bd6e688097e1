"""What is looked at before a build, so that it starts from nothing that is wrong."""

from __future__ import annotations

import os
import resource
import shlex
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

import runut
from runut.builds.logs import below_one_another, message_of
from runut.builds.tampering import set_aside, tampered
from runut.tables.errors import BadInput, ValidationError

FILES = 256  # that a build may have open at once
UNTOUCHED = "Nothing was built; what was built before is untouched."


def end_with(message: str) -> NoReturn:
    """Say why there is no build, and end with no traceback."""
    sys.exit(f"\n{message}")


def stop_with(errors: Sequence[ValidationError]) -> None:
    """Where there are errors, tell them all and end."""
    if errors:
        end_with(f"{BadInput(errors)}\n{UNTOUCHED}")


@contextmanager
def told_plainly() -> Iterator[None]:
    """What is wrong in an input, or what the machine refuses, as to read a file, ends the build
    with its message alone."""
    try:
        yield
    except Exception as error:
        if not (message := message_of(error)):
            raise
        end_with(f"{message}\n{UNTOUCHED}")


def callable_python() -> str:
    """A path of this Python that Snakemake can call, which writes it unquoted into its commands
    (snakemake#2645, #2981): seen from the study's folder and, where that holds blanks or quotes, by
    a link to its environment among the files that Snakemake keeps for itself."""
    found = os.path.relpath(sys.executable)
    if shlex.quote(found) == found:
        return found
    link = Path(".snakemake/environment")
    if not (link.is_dir() and link.samefile(sys.prefix)):
        link.parent.mkdir(exist_ok=True)
        link.unlink(missing_ok=True)
        link.symlink_to(sys.prefix, target_is_directory=True)
    return str(link / Path(sys.executable).relative_to(sys.prefix))


def stop_on_machine() -> None:
    """What would end a build midway, in words that nobody understands."""
    allowed, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    if 0 <= allowed < FILES:  # -1 is no limit
        if 0 <= most < FILES:
            end_with(f"Too many open files: a build needs {FILES}, and may open {most}.")
        resource.setrlimit(resource.RLIMIT_NOFILE, (FILES, most))


def stop_on_other_code(machinery: str) -> None:
    """In a folder that was copied along with its environment the original's code would run.
    ``machinery``: the folder of the Snakefile."""
    running, beside = Path(runut.__file__).parent, Path(machinery, "src/runut")
    if beside.is_dir() and not beside.samefile(running):
        end_with(
            f"The code that runs is not this folder's, but that in {running}. Give this folder an "
            f"environment of its own: `uv venv --clear`, and build again.\n{UNTOUCHED}"
        )


def tell_changed_by_hand(dry: bool) -> None:
    """Name results that were changed by hand and, unless this is a dry run, move them out of the
    way."""
    with told_plainly():
        found = tampered()
    if found:
        files = below_one_another([one for files in found.values() for one in files])
        print(f"\nChanged since the build made them:{files}", file=sys.stderr)
        where = "build/found" if dry else set_aside(found)
        print(f"They are kept in {where}/ and made anew when needed.", file=sys.stderr)
