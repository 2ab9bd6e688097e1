# That a build is alone in its folder, has room, and knows its own results: before it and after it.
import os
import shutil
import sys
from pathlib import Path

from snakemake.logging import LogEvent, logger
from snakemake.persistence.file import FilePersistence

from analysis.documents import read_yaml
from analysis.faults import BadInput, Fault
from rendering import lock, records
from rendering.logs import Mendable

ROOM = 50_000_000  # bytes that must be free; a whole build of the shipped cities takes half of it
SHOWN = 10
UNTOUCHED = "Nothing was built; what was built before is untouched."
# A failed build ends with 1; `snakemake verify` keeps that for a verdict that is not the expected
# one, and ends with 2 where it could not check.
FAILED, NOT_CHECKED = 1, 2
ASKED_TO_VERIFY = "verify" in sys.argv


def end_with(message):
    """Say why there is no build, or no whole one, and end with no traceback."""
    print(f"\n{message}", file=sys.stderr)
    sys.exit(NOT_CHECKED if ASKED_TO_VERIFY else FAILED)


def stop_on_broken_config(file):
    """Snakemake reads a config loosely, and tells what it cannot read in its own way."""
    if Path(file).is_file():
        content, faults = read_yaml(Path(file).read_bytes(), file)
        if not faults and not isinstance(content, dict):
            faults = [Fault(file, 0, "", repr(content), "choices with their values")]
        if faults:
            end_with(f"{BadInput(faults)}\n{UNTOUCHED}")


def end_unverified():
    """End `snakemake verify` where a job failed before the verdicts could be compared."""
    waiting = {job.rule.name for job in workflow.dag.needrun_jobs()}
    if ASKED_TO_VERIFY and waiting > {"verify"}:
        sys.exit(NOT_CHECKED)


def short(files):
    """A list of files, cut where it gets long."""
    more = [f"and {len(files) - SHOWN} more"] if len(files) > SHOWN else []
    return "".join(f"\n  {one}" for one in [*files[:SHOWN], *more])


def without_lists(record):
    """Of a failed job Snakemake lists all files and its own command: its log says what is wrong."""
    if getattr(record, "event", None) == LogEvent.JOB_ERROR:
        record.input = record.output = []
        record.msg = None
    return not str(record.msg).startswith("RuleException:\nCalledProcessError")


def free_space():
    """No build starts on a disk that is all but full."""
    folders = [one for one in (".", "results", "build") if Path(one).exists()]
    free = min(shutil.disk_usage(one).free for one in folders)
    if free < ROOM:
        end_with(
            f"Only {free / 1e6:.0f} MB are free on this disk; a build needs {ROOM / 1e6:.0f} MB. "
            f"Free some space and build again.\n{UNTOUCHED}"
        )


def writable_folders():
    """Every folder that a job writes to must let it."""
    tops = [Path(name) for name in ("results", "build", "logs")]
    folders = [top for top in tops if top.exists()]
    folders += [path for top in folders for path in top.rglob("*") if path.is_dir()]
    closed = {one for one in folders if not os.access(one, os.W_OK | os.X_OK)}
    if closed:
        outermost = sorted(str(one) for one in closed if one.parent not in closed)
        end_with(
            f"These folders cannot be written to:{short(outermost)}\n"
            f"Make them writable and build again.\n{UNTOUCHED}"
        )


def is_job(log):
    """Whether a job of this workflow writes this log."""
    return any(rule.is_producer(log) for rule in workflow.rules)


def make_anew_what_is_distrusted():
    """What is half written, changed by hand or made of another source counts as incomplete. It is called once
    all rules are known."""
    anew, told = records.distrusted(is_job)
    kept = FilePersistence(nolock=True) if anew else None
    for output in anew:
        kept._mark_incomplete(output, None)
    if told:
        print(
            f"\nNot as the build left them:{short(told)}\n"
            "They are made anew; what was found instead lies in build/found/.",
            file=sys.stderr,
        )


def tell_of_changed_sources():
    """After a build: its results may be of two pieces."""
    if changed := records.sources_changed(GONE, is_job):
        end_with(
            f"Changed while the build ran:{short(changed)}\n"
            "What was made of it may be half old and half new. Build again: it is made anew."
        )


def tell_of_what_is_left_over(made):
    """Results of what the study had before: nobody else would ever say that they are old."""
    if left := records.left_over(made):
        print(
            f"\nNothing makes these any more; delete what you do not need:{short(left)}",
            file=sys.stderr,
        )


# The jobs of a cluster read this file too, and are part of the build.
if workflow.is_main_process:
    logger.addFilter(without_lists)
    free_space()
    writable_folders()
    try:
        LOCK = lock.take("--unlock" in sys.argv)
    except Mendable as fault:
        end_with(fault)
    GONE = records.begin_build()
