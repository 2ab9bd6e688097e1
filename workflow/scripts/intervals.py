"""Estimate intervals of the survey's shares for supposed numbers of households."""

import csv
from fractions import Fraction
from pathlib import Path

from analysis.uncertainty import survey_intervals
from rendering.logs import logged


def main(causes: str, sizes: list[int], output: str) -> None:
    with Path(causes).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    shares = {row["cause"]: Fraction(row["share"]) for row in rows if row["no"]}
    survey_intervals(shares, sizes).to_csv(
        output, index=False, float_format="%.4f", lineterminator="\n"
    )


if __name__ == "__main__":
    with logged(snakemake.log[0]):  # noqa: F821
        main(snakemake.input.causes, snakemake.params.sizes, snakemake.output[0])  # noqa: F821
