"""Clean the tables of a city."""

from pathlib import Path

from analysis.city import read_city
from analysis.tables import tidy
from rendering.files import read_folder, write_csv
from rendering.logs import logged


def main(folder: str, outputs: list[str]) -> None:
    city = read_city(read_folder(Path(folder)), folder)
    for output in map(Path, outputs):
        write_csv(output, tidy(city.tables[output.stem]))


if __name__ == "__main__":
    with logged(snakemake.log[0]):  # noqa: F821
        main(f"data/cities/{snakemake.wildcards.city}", snakemake.output)  # noqa: F821
