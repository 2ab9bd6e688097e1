"""Find out what the printed numbers of a city can mean together."""

from pathlib import Path

from analysis.city import read_city
from analysis.joint_checks import joint_checks
from runut.builds.files import read_folder, write_json
from runut.builds.jobs import job


def main(folder: str, output: str) -> None:
    write_json(Path(output), joint_checks(read_city(read_folder(Path(folder)), folder)))


if __name__ == "__main__":
    with job(snakemake):  # noqa: F821
        main(f"data/cities/{snakemake.wildcards.city}", snakemake.output[0])  # noqa: F821
