# What is looked at before a build, so that it starts from nothing that is wrong.
import resource
import shlex
import sys
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from snakemake.logging import logger

import runut
from runut.builds.choices import CONFIG
from runut.builds.interrupts import end_when_interrupted, go_on_unread
from runut.builds.logs import REFUSED, below_one_another, briefly, print_failed, refusal
from runut.builds.tampering import set_aside, tampered
from runut.tables.errors import BadInput, ValidationError
from runut.tables.strict import read_yaml

logger.addFilter(briefly)

FILES = 256  # that a build may have open at once
UNTOUCHED = "Nothing was built; what was built before is untouched."


def end_with(message):
    """Say why there is no build, and end with no traceback."""
    sys.exit(f"\n{message}")


@contextmanager
def told_plainly():
    """What the machine refuses, as to read a file, is told in one line."""
    try:
        yield
    except OSError as error:
        if error.errno not in REFUSED:
            raise
        end_with(refusal(error))


def stop_on_machine():
    """What would end a build midway, in words that nobody understands."""
    if shlex.quote(sys.executable) != sys.executable:
        end_with(
            f"Snakemake cannot call {sys.executable}, for what is in its path: "
            "`uv venv --clear` makes one in this folder."
        )
    allowed, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    if 0 <= allowed < FILES:  # -1 is no limit
        if 0 <= most < FILES:
            end_with(
                f"Too many open files: a build needs {FILES}, and may open {most}."
            )
        resource.setrlimit(resource.RLIMIT_NOFILE, (FILES, most))


def stop_on_other_code():
    """In a folder that was copied along with its environment the original's code would run."""
    running, beside = Path(runut.__file__).parent, Path(workflow.basedir, "src/runut")
    if beside.is_dir() and not beside.samefile(running):
        end_with(
            f"The code that runs is not this folder's, but that in {running}. Give this folder an "
            f"environment of its own: `uv venv --clear`, and build again.\n{UNTOUCHED}"
        )


def stop_on_broken_config(file):
    """Snakemake reads a config loosely, and tells what it cannot read in its own way."""
    with told_plainly():
        content, errors = read_yaml(Path(file).read_bytes(), file)
    if not errors and not isinstance(content, dict):
        errors = [
            ValidationError(file, 0, "", repr(content), "choices with their values")
        ]
    if errors:
        end_with(f"{BadInput(errors)}\n{UNTOUCHED}")


def builds():
    """Whether files may be written: only when Snakemake asks what jobs read does it know."""
    return bool(
        workflow.is_main_process and workflow.executor_plugin and not workflow.dryrun
    )


@cache
def look_at_results():
    """What was changed by hand is told and, unless this is a dry run, moved out of the way.

    It is called when Snakemake asks what jobs read.
    """
    if not workflow.is_main_process or not workflow.executor_plugin or workflow.touch:
        return
    with told_plainly():
        found = tampered()
    if found:
        files = below_one_another([one for files in found.values() for one in files])
        print(f"\nChanged since the build made them:{files}", file=sys.stderr)
        where = "build/found" if workflow.dryrun else set_aside(found)
        print(f"They are kept in {where}/ and made anew when needed.", file=sys.stderr)
