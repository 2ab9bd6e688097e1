"""Write the draft of a city's CODECHECK configuration."""

import json
from pathlib import Path

from runut.builds.files import read_words
from runut.builds.jobs import job
from runut.builds.provenance import codecheck


def main(described: str, words: str, files: str, output: str) -> None:
    about, package = read_json(described)
    folder = Path(output).parent
    names = [Path(file).relative_to(folder).as_posix() for file in read_json(files)]
    text = codecheck(about, package, names, read_words(Path(words)))
    Path(output).write_text(text, encoding="utf-8")


def read_json(path: str) -> list:
    return json.loads(Path(path).read_text(encoding="utf-8"))


if __name__ == "__main__":
    with job(snakemake):  # noqa: F821
        main(
            snakemake.input.described,  # noqa: F821
            snakemake.input.words,  # noqa: F821
            snakemake.input.files,  # noqa: F821
            snakemake.output[0],  # noqa: F821
        )
