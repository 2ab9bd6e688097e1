# That a build is alone in its folder, has room, and knows its own results: before it and after it.
import os
import shutil
import sys
import tempfile
from pathlib import Path

from snakemake.logging import LogEvent, logger
from snakemake.persistence.file import FilePersistence

from runut.tables.strict import read_yaml
from runut.tables.faults import BadInput, Fault
from runut.builds import lock
from runut.builds import records
from runut.builds.files import files_in
from runut.builds.logs import Mendable, below_one_another

ROOM = 50_000_000  # bytes that must be free; a whole build of the shipped cities takes half of it
ROOM_ASIDE = 5_000_000  # the same for temporary files
SOURCES_IN = ("config", "data", "manuscript", "analysis", "src", "profiles", "workflow")
ASIDE = (".", "__pycache__")
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


def without_lists(record):
    """Of a failed job Snakemake lists all files and its own command: its log says what is wrong."""
    if getattr(record, "event", None) == LogEvent.JOB_ERROR:
        record.input = record.output = []
        record.msg = None
    return not str(record.msg).startswith("RuleException:\nCalledProcessError")


def free_space():
    """No build starts on a disk that is all but full."""
    folders = [one for one in (".", "results", "build") if Path(one).exists()]
    aside = tempfile.gettempdir()
    for places, room, where in (
        (folders, ROOM, "on this disk"),
        ([aside], ROOM_ASIDE, f"in {aside}, where temporary files lie"),
    ):
        free = min(shutil.disk_usage(one).free for one in places)
        if free < room:
            end_with(
                f"Only {free / 1e6:.0f} MB are free {where}; a build needs {room / 1e6:.0f} MB. "
                f"Free some space and build again.\n{UNTOUCHED}"
            )


def below(*tops):
    """The folders and the files below these folders, themselves as far as they are there; nobody needs
    hidden ones and what Python keeps."""
    folders, files = [top for top in tops if os.path.lexists(top)], []
    for top in folders[:]:
        for folder, inner, names in os.walk(top):
            inner[:] = [one for one in inner if not one.startswith(ASIDE)]
            folders += [f"{folder}/{name}" for name in inner]
            files += [
                f"{folder}/{name}" for name in names if not name.startswith(ASIDE)
            ]
    return folders, files


def stop_on_closed(needed, how):
    """Tell of files and folders that do not let whoever builds do what is needed."""
    closed = {one for one, way in needed.items() if not os.access(one, way)}
    if closed:
        outermost = sorted(one for one in closed if os.path.dirname(one) not in closed)
        end_with(
            f"These cannot be {how[0]}:{below_one_another(outermost)}\n"
            f"Make them {how[1]} and build again.\n{UNTOUCHED}"
        )


def stop_on_what_is_closed():
    """Whoever builds must be able to write to every folder of the results, and to read all sources
    and results."""
    made, results = below("results", "build", "logs", ".snakemake")
    stop_on_closed(dict.fromkeys(made, os.W_OK | os.X_OK), ("written to", "writable"))
    folders, sources = below(*SOURCES_IN)
    # what a link leads to may be gone: that is told elsewhere
    files = filter(os.path.exists, [*sources, *results])
    needed = dict.fromkeys(files, os.R_OK) | dict.fromkeys(folders, os.R_OK | os.X_OK)
    stop_on_closed(needed, ("read", "readable"))


def makes(path):
    """Whether a job of this workflow writes this file or folder."""
    return any(rule.is_producer(path) for rule in workflow.rules)


def make_anew_what_is_distrusted():
    """What is half written, changed by hand, made of another source or of unknown origin counts as incomplete.
    It is called once all rules are known."""
    anew, told = records.distrusted(makes)
    others = folders_of_no_province()
    unknown = records.unrecorded(lambda path: path not in others and makes(path))
    records.save(files_in(unknown))
    kept = FilePersistence(nolock=True) if anew or unknown else None
    for output in [*anew, *unknown]:
        kept._mark_incomplete(output, None)
    for files, what in (
        (told, "Not as the build left them"),
        (unknown, "Of no known build"),
    ):
        if files:
            print(
                f"\n{what}:{below_one_another(files)}\n"
                "They are made anew; what was found instead lies in build/found/.",
                file=sys.stderr,
            )


def tell_of_changed_sources():
    """After a build: its results may be of two pieces."""
    if changed := records.sources_changed(GONE, makes):
        end_with(
            f"Changed while the build ran:{below_one_another(changed)}\n"
            "What was made of it may be half old and half new. Build again: it is made anew."
        )


def tell_of_what_is_left_over(made):
    """Results of what the study had before: nobody else would ever say that they are old."""
    if left := records.left_over(made):
        print(
            f"\nNothing makes these any more; delete what you do not need:{below_one_another(left)}",
            file=sys.stderr,
        )


# The jobs of a cluster read this file too, and are part of the build.
if workflow.is_main_process:
    logger.addFilter(without_lists)
    # it would take the numbers' meanings along, which are docstrings
    os.environ.pop("PYTHONOPTIMIZE", None)
    stop_on_what_is_closed()
    free_space()
    try:
        LOCK = lock.take("--unlock" in sys.argv)
    except Mendable as fault:
        end_with(fault)
    GONE = records.begin_build()
