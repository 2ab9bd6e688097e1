"""Draw the figures of the units that have an article, in each language, and write their numbers."""

from functools import cache
from pathlib import Path

from runut.builds.files import read_json, write_csv
from runut.builds.jobs import job
from runut.builds.logs import Mendable, raised_in_study
from runut.manuscripts import derivations, drawing
from runut.manuscripts.voice import Voice
from runut.study import Study
from runut.tables.errors import nearest


def draw(study: Study, unit: str, figure: str, output: Path) -> None:
    figures = study.asked("figures", "FIGURES", {})
    if figure not in figures:
        module = study.parts.get("figures", "a module that parts.figures in study.yaml names")
        there = nearest(figure, list(figures))
        raise KeyError(f"found no such function, expected one in FIGURES of {module}, now {there}")
    voice = Voice(registry_of(unit), study.words, output.name.split(".")[1])
    if output.name.endswith(".narrow.svg"):
        with drawing.drawn(drawing.NARROW):
            drawing.save_vector(figures[figure](voice), output)
    else:
        drawing.save(figures[figure](voice), output)


def tell(study: Study, unit: str, figure: str, output: Path) -> None:
    """The numbers of a figure, those that its words name, as CSV."""
    voices = [Voice(registry_of(unit), study.words, one) for one in study.languages]
    names = voices[0].numbers_in(figure)
    write_csv(output, derivations.figure_rows(voices, names))


@cache
def registry_of(unit: str) -> dict:
    return read_json(f"build/{unit}/registry.json")


with job(snakemake) as (study, given, made):
    # a picture (png) is painted along with its drawing
    for output in (file for file in map(Path, made) if file.suffix != ".png"):
        _, unit, _, name = output.parts
        figure = name.split(".")[0]
        try:
            (tell if output.suffix == ".csv" else draw)(study, unit, figure, output)
        except Exception as error:
            missing = error.args[0] if isinstance(error, KeyError) else ""
            if not (why := raised_in_study(error) or missing):
                raise
            raise Mendable(f'{unit}, figure("{figure}"): {why}') from None
