"""Estimate intervals of the survey's shares for supposed numbers of households."""

from fractions import Fraction

from analysis.survey.intervals import survey_intervals
from runut.builds.files import read_json, write_csv
from runut.builds.jobs import job

with job(snakemake) as (study, given, made):
    registry = read_json(given.registry)
    shares = {
        name.partition(".")[2]: Fraction(registry["numbers"][name]["exact"])
        for name in registry["families"]["cause"]
    }
    rows = [
        [cause, str(households), f"{low:.4f}", f"{high:.4f}"]
        for cause, households, low, high in survey_intervals(shares, read_json(given.sizes))
    ]
    write_csv(made[0], [["cause", "households", "low", "high"], *rows])
