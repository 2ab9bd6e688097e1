"""Estimate intervals of the survey's shares for supposed numbers of households."""

from pathlib import Path

from analysis.survey.intervals import survey_intervals
from runut.builds.files import read_json, write_csv
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
    rows = [
        [cause, str(households), f"{low:.4f}", f"{high:.4f}"]
        for cause, households, low, high in survey_intervals(shares, read_json(given.sizes))
    ]
    write_csv(made[0], [["cause", "households", "low", "high"], *rows])
