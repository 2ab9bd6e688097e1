"""Draw the figures of the cities that have an article, in each language."""

import json
from functools import cache
from pathlib import Path

from analysis.figures.shares import FIGURES
from runut.builds.files import read_words
from runut.builds.jobs import job
from runut.builds.logs import Mendable
from runut.manuscripts.drawing import save
from runut.manuscripts.voice import Voice


def main(words: str, outputs: list[str]) -> None:
    vocabulary = read_words(Path(words))
    for output in map(Path, outputs):
        if output.suffix == ".svg":  # the picture is drawn along with it
            _, city, _, name = output.parts
            figure, language, _ = name.split(".")
            draw(figure, Voice(registry_of(city), vocabulary, language), output)


def draw(figure: str, voice: Voice, output: Path) -> None:
    asked = f'{voice.registry["city"]}: its manuscripts ask for figure("{figure}"), but'
    if figure not in FIGURES:
        raise Mendable(f"{asked} there are only {', '.join(FIGURES)}")
    try:
        save(FIGURES[figure](voice), output)
    except KeyError as missing:
        raise Mendable(f"{asked} {missing.args[0]}") from None


@cache
def registry_of(city: str) -> dict:
    return json.loads((Path("build") / city / "registry.json").read_bytes())


if __name__ == "__main__":
    with job(snakemake):  # noqa: F821
        main(snakemake.input.words, list(snakemake.output))  # noqa: F821
