"""Clean the tables of units."""

from collections import defaultdict
from pathlib import Path

from runut.builds.files import write_csv
from runut.builds.jobs import job
from runut.tables.table import tidy

with job(snakemake) as (study, given, made):
    files = defaultdict(list)
    for file in map(Path, made):
        files[file.parents[1].name].append(file)
    for name, of_unit in files.items():
        unit = study.read(study.units / name)
        for file in of_unit:
            write_csv(file, tidy(unit.tables[file.stem]))
