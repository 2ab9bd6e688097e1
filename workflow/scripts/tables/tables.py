"""Clean the tables of units."""

from pathlib import Path

from runut.builds.files import read_folder, write_csv
from runut.builds.jobs import job
from runut.study import open_study
from runut.tables.table import tidy
from runut.tables.unit import read_unit


def main(outputs: list[str]) -> None:
    study = open_study()
    names: dict[str, list[Path]] = {}
    for output in map(Path, outputs):
        names.setdefault(output.parents[1].name, []).append(output)
    for name, files in names.items():
        folder = study.units / name
        unit = read_unit(study, read_folder(folder), folder.as_posix())
        for file in files:
            write_csv(file, tidy(unit.tables[file.stem]))


if __name__ == "__main__":
    with job(snakemake):
        main(snakemake.output)
