"""See that every district's brief could be made; those that could not are named, and tried again by
the next build."""

import json
from pathlib import Path

from analysis.national.opening import districts_named
from runut.builds.jobs import job
from runut.builds.logs import Mendable


class NotMade(Mendable):
    """Briefs that could not be made, though their numbers can be read."""


def main(made: list[str], output: Path) -> None:
    failed = []
    for file in map(Path, made):
        wrong = [one for one in json.loads(file.read_bytes()) if "failed" in one]
        failed += wrong
        if wrong:
            # without it the next build takes up the province again, and makes what is not there
            file.unlink()
    if failed:
        named = districts_named((one, one["failed"]) for one in failed)
        raise NotMade(
            f"The briefs of these districts ({len(failed)}) could not be made; all others are "
            f"there:{named}\nlogs/atlas/ says more. The next build tries them again."
        )
    output.touch()


if __name__ == "__main__":
    with job(snakemake):
        main(list(snakemake.input.made), Path(snakemake.output[0]))
