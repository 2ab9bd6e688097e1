"""Write which program and line makes each table, figure and number of a unit's article."""

import json
from pathlib import Path

from runut.builds.files import write_csv
from runut.builds.jobs import job
from runut.records.programs import programs
from runut.study import open_study


def main(indicators: str, manuscript: str, output: str) -> None:
    numbers = json.loads(Path(indicators).read_text(encoding="utf-8"))["numbers"]
    write_csv(Path(output), programs(open_study(), numbers, Path(manuscript)))


if __name__ == "__main__":
    with job(snakemake):
        given = snakemake.input
        main(given.indicators, given.manuscript, snakemake.output[0])
