"""Find out what the printed numbers of a unit can mean together."""

from pathlib import Path

from runut.builds.files import read_folder, write_json
from runut.builds.jobs import job
from runut.study import open_study
from runut.tables.unit import read_unit


def main(unit: str, output: str) -> None:
    study = open_study()
    folder = study.units / unit
    joint_checks = study.asked("joint", "joint_checks", lambda _: {})
    write_json(Path(output), joint_checks(read_unit(study, read_folder(folder), folder.as_posix())))


if __name__ == "__main__":
    with job(snakemake):
        main(snakemake.wildcards.unit, snakemake.output[0])
