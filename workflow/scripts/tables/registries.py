"""Clean the tables and derive the numbers of many units."""

from pathlib import Path

from runut.builds.files import read_json, write_csv, write_json
from runut.builds.jobs import job
from runut.notebooks.qmd import with_included
from runut.registry import build_registry, with_places
from runut.tables.table import tidy

with job(snakemake) as (study, given, made):
    manuscripts = {file.stem: with_included(file) for file in map(Path, given.manuscripts)}
    for folder in map(Path, read_json(given.folders)):
        unit = study.read(folder)
        results = Path("results") / folder.name
        (results / "tables").mkdir(parents=True, exist_ok=True)
        for name, table in unit.tables.items():
            write_csv(results / "tables" / f"{name}.csv", tidy(table))
        registry = build_registry(unit)
        write_json(Path("build") / folder.name / "registry.json", registry)
        write_json(results / "indicators.json", with_places(registry, manuscripts))
