"""Estimate intervals of the survey's shares for supposed numbers of households."""

import json
from pathlib import Path

from analysis.survey.intervals import survey_intervals
from runut.builds.jobs import job
from runut.tables.table import cells_of, read_table


def main(survey: str, described: str, sizes: str, output: str) -> None:
    table, _ = read_table(
        Path(survey).read_bytes(), json.loads(Path(described).read_bytes()), survey
    )
    shares = {
        cell.id.partition(".")[2]: cell.value
        for cell in cells_of(table)
        if cell.id.startswith("cause.")
    }
    intervals = survey_intervals(shares, json.loads(Path(sizes).read_bytes()))
    intervals.to_csv(output, index=False, float_format="%.4f", lineterminator="\n")


if __name__ == "__main__":
    with job(snakemake):
        main(
            snakemake.input.survey,
            snakemake.input.described,
            snakemake.input.sizes,
            snakemake.output[0],
        )
