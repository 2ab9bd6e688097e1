"""Draw the figures of the units that have an article, in each language."""

import json
from functools import cache
from pathlib import Path

from runut.builds.jobs import job
from runut.builds.logs import Mendable
from runut.manuscripts.drawing import save
from runut.manuscripts.voice import Voice
from runut.study import Study, open_study
from runut.tables.errors import nearest


def main(outputs: list[str]) -> None:
    study = open_study()
    for output in map(Path, outputs):
        if output.suffix == ".svg":  # the picture is drawn along with it
            _, unit, _, name = output.parts
            figure, language, _ = name.split(".")
            draw(study, unit, figure, language, output)


def draw(study: Study, unit: str, figure: str, language: str, output: Path) -> None:
    asked = f'{unit}: its manuscripts ask for figure("{figure}"), but'
    figures = study.asked("figures", "FIGURES", {})
    if figure not in figures:
        raise Mendable(f"{asked} there are only {nearest(figure, list(figures))}")
    try:
        save(figures[figure](Voice(registry_of(unit), study.words, language)), output)
    except KeyError as missing:
        raise Mendable(f"{asked} {missing.args[0]}") from None


@cache
def registry_of(unit: str) -> dict:
    return json.loads((Path("build") / unit / "registry.json").read_bytes())


if __name__ == "__main__":
    with job(snakemake):  # noqa: F821
        main(list(snakemake.output))  # noqa: F821
