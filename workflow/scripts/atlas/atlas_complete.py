"""See that every district's brief could be made; those that could not are named, and tried again by
the next build."""

from pathlib import Path

from analysis.country import called
from analysis.opening.national import districts_named
from runut.builds.files import read_json
from runut.builds.jobs import job
from runut.builds.logs import Mendable

with job(snakemake) as (study, given, made):
    failed = []
    for file in map(Path, given.made):
        wrong = [one for one in read_json(file) if "failed" in one]
        failed += wrong
        if wrong:
            # without it the next build takes up the province again, and makes what is not there
            file.unlink()
    if failed:
        named = districts_named((one, one["failed"]) for one in failed)
        raise Mendable(
            f"The briefs of these {called('many')} ({len(failed)}) could not be made; all others "
            f"are there:{named}\nlogs/atlas/ says more. The next build tries them again."
        )
    Path(made[0]).touch()
