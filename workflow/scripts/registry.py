"""Derive every number of a city from its source cells."""

from pathlib import Path

from analysis.city import read_city
from runut.builds.files import read_folder, write_json
from runut.builds.jobs import job
from runut.graph.registry import build_registry


def main(folder: str, output: str) -> None:
    write_json(Path(output), build_registry(read_city(read_folder(Path(folder)), folder)))


if __name__ == "__main__":
    with job(snakemake):  # noqa: F821
        main(f"data/cities/{snakemake.wildcards.city}", snakemake.output[0])  # noqa: F821
