"""Draw the figures of the units that have an article, in each language, and write their numbers."""

import json
from functools import cache
from pathlib import Path

from runut.builds.files import write_csv
from runut.builds.jobs import job
from runut.builds.logs import Mendable
from runut.manuscripts import derivations, drawing
from runut.manuscripts.voice import Voice
from runut.study import Study, open_study
from runut.tables.errors import nearest


def main(outputs: list[str]) -> None:
    study = open_study()
    for output in map(Path, outputs):
        _, unit, _, name = output.parts
        figure, *_, end = name.split(".")
        if end == "png":
            continue  # the picture is painted along with its drawing
        try:
            if end == "csv":
                tell(study, unit, figure, output)
            else:
                draw(study, unit, figure, output)
        except KeyError as missing:
            asked = f'{unit}: its manuscripts ask for figure("{figure}"), but'
            raise Mendable(f"{asked} {missing.args[0]}") from None


def draw(study: Study, unit: str, figure: str, output: Path) -> None:
    figures = study.asked("figures", "FIGURES", {})
    if figure not in figures:
        raise KeyError(f"there are only {nearest(figure, list(figures))}")
    voice = Voice(registry_of(unit), study.words, output.name.split(".")[1])
    if output.name.endswith(".narrow.svg"):
        with drawing.drawn(drawing.NARROW):
            drawing.save_vector(figures[figure](voice), output)
    else:
        drawing.save(figures[figure](voice), output)


def tell(study: Study, unit: str, figure: str, output: Path) -> None:
    """The numbers of a figure, those that its words name, as CSV."""
    voices = {one: Voice(registry_of(unit), study.words, one) for one in study.languages}
    rows = [["id", *(f"label_{one}" for one in voices), "value", "unit"]]
    for name in voices[study.main_language].numbers_in(figure):
        entry = voices[study.main_language].entry(name)
        labels = [derivations.title_of(voice, name) for voice in voices.values()]
        rows.append([name, *labels, entry["decimal"], entry["unit"]])
    write_csv(output, rows)


@cache
def registry_of(unit: str) -> dict:
    return json.loads((Path("build") / unit / "registry.json").read_bytes())


if __name__ == "__main__":
    with job(snakemake):
        main(list(snakemake.output))
