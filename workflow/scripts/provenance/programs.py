"""Write which program and line makes each table, figure and number of a unit's article."""

from pathlib import Path

from runut.builds.files import read_json, write_csv
from runut.builds.jobs import job
from runut.records.programs import programs

with job(snakemake) as (study, given, made):
    numbers = read_json(given.indicators)["numbers"]
    write_csv(made[0], programs(study, numbers, Path(given.manuscript)))
