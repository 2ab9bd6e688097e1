"""Write the draft of a city's CODECHECK configuration."""

import json
from pathlib import Path

import yaml

from rendering.jobs import job
from rendering.provenance import codecheck


def main(about: str, package: str, words: str, files: str, output: str) -> None:
    folder = Path(output).parent
    text = codecheck(
        read_yaml(about),
        read_json(package),
        [Path(file).relative_to(folder).as_posix() for file in read_json(files)],
        read_yaml(words),
    )
    Path(output).write_text(text, encoding="utf-8")


def read_json(path: str) -> dict | list:
    return json.loads(Path(path).read_text(encoding="utf-8"))


def read_yaml(path: str) -> dict:
    return yaml.safe_load(Path(path).read_text(encoding="utf-8"))


if __name__ == "__main__":
    with job(snakemake):  # noqa: F821
        main(
            snakemake.input.about,  # noqa: F821
            snakemake.input.package,  # noqa: F821
            snakemake.input.words,  # noqa: F821
            snakemake.input.files,  # noqa: F821
            snakemake.output[0],  # noqa: F821
        )
