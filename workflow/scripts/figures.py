"""Draw the figures of a city in each language."""

import json
from pathlib import Path

from rendering.drawing import save
from rendering.figures import FIGURES
from rendering.files import read_words
from rendering.jobs import job
from rendering.voice import Voice


def main(registry: str, words: str, outputs: list[str]) -> None:
    content = json.loads(Path(registry).read_text(encoding="utf-8"))
    vocabulary = read_words(Path(words))
    for output in map(Path, outputs):
        name, language = output.stem.split(".")
        save(FIGURES[name](Voice(content, vocabulary, language)), output)


if __name__ == "__main__":
    with job(snakemake):  # noqa: F821
        main(snakemake.input.registry[0], snakemake.input.words, snakemake.output.vector)  # noqa: F821
