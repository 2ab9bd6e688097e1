"""Estimate intervals of the survey's shares for supposed numbers of households."""

from pathlib import Path

from analysis.survey.intervals import survey_intervals
from runut.builds.files import read_json
from runut.builds.jobs import job
from runut.tables.cells import cells_of
from runut.tables.table import read_table

with job(snakemake) as (study, given, made):
    survey = Path(given.survey)
    table, _ = read_table(survey.read_bytes(), read_json(given.described), given.survey)
    shares = {
        cell.id.partition(".")[2]: cell.value
        for cell in cells_of(table)
        if cell.id.startswith("cause.")
    }
    intervals = survey_intervals(shares, read_json(given.sizes))
    intervals.to_csv(made[0], index=False, float_format="%.4f", lineterminator="\n")
