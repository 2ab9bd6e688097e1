"""Clean the tables and derive the numbers of many units."""

import json
from pathlib import Path

from runut.builds.files import read_folder, write_csv, write_json
from runut.builds.jobs import job
from runut.registry import build_registry, document_places
from runut.study import open_study
from runut.tables.table import tidy
from runut.tables.unit import read_unit


def main(folders: list[str], manuscripts: list[str]) -> None:
    places = {
        Path(file).stem: document_places(Path(file).read_text(encoding="utf-8"))
        for file in manuscripts
    }
    study = open_study()
    for folder in map(Path, folders):
        unit = read_unit(study, read_folder(folder), folder.as_posix())
        results = Path("results") / folder.name
        (results / "tables").mkdir(parents=True, exist_ok=True)
        for name, table in unit.tables.items():
            write_csv(results / "tables" / f"{name}.csv", tidy(table))
        registry = build_registry(unit)
        write_json(Path("build") / folder.name / "registry.json", registry)
        for name, entry in registry["numbers"].items():
            entry["documents"] = {file: found.get(name, []) for file, found in places.items()}
        write_json(results / "indicators.json", registry)


if __name__ == "__main__":
    with job(snakemake):
        main(
            json.loads(Path(snakemake.input.folders).read_bytes()),
            snakemake.input.manuscripts,
        )
