"""Derive every number of a unit from its source cells."""

from pathlib import Path

from runut.builds.files import read_folder, write_json
from runut.builds.jobs import job
from runut.registry import build_registry
from runut.study import open_study
from runut.tables.unit import read_unit


def main(unit: str, output: str) -> None:
    study = open_study()
    folder = study.units / unit
    found = read_unit(study, read_folder(folder), folder.as_posix())
    write_json(Path(output), build_registry(found))


if __name__ == "__main__":
    with job(snakemake):
        main(snakemake.wildcards.unit, snakemake.output[0])
