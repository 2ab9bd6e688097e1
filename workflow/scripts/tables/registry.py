"""Clean the tables of units that have an article, and derive their numbers."""

from pathlib import Path

from runut.builds.files import write_csv, write_json
from runut.builds.jobs import job
from runut.registry import build_registry
from runut.tables.table import tidy

with job(snakemake) as (study, given, made):
    for file in map(Path, made.registries):
        unit = study.read(study.units / file.parent.name)
        write_json(file, build_registry(unit))
        folder = Path("results") / file.parent.name / "tables"
        for name, table in unit.tables.items():
            write_csv(folder / f"{name}.csv", tidy(table))
