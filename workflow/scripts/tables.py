"""Clean the tables of cities."""

from pathlib import Path

from analysis.city import read_city
from runut.builds.files import read_folder, write_csv
from runut.builds.jobs import job
from runut.tables.table import tidy


def main(outputs: list[str]) -> None:
    names: dict[str, list[Path]] = {}
    for output in map(Path, outputs):
        names.setdefault(output.parents[1].name, []).append(output)
    for name, files in names.items():
        folder = Path("data/cities") / name
        city = read_city(read_folder(folder), folder.as_posix())
        for file in files:
            write_csv(file, tidy(city.tables[file.stem]))


if __name__ == "__main__":
    with job(snakemake):  # noqa: F821
        main(snakemake.output)  # noqa: F821
