"""Clean the tables and derive the numbers of many units."""

from pathlib import Path

from runut.builds.files import read_json, write_csv, write_json
from runut.builds.jobs import job
from runut.registry import build_registry, places_in, with_places
from runut.tables.table import tidy

with job(snakemake) as (study, given, made):
    places = places_in(given.manuscripts)
    for folder in map(Path, read_json(given.folders)):
        unit = study.read(folder)
        results = Path("results") / folder.name
        (results / "tables").mkdir(parents=True, exist_ok=True)
        for name, table in unit.tables.items():
            write_csv(results / "tables" / f"{name}.csv", tidy(table))
        registry = build_registry(unit)
        write_json(Path("build") / folder.name / "registry.json", registry)
        write_json(results / "indicators.json", with_places(registry, places))
