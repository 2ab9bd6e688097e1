"""Draw and render the comparison in both languages."""

import json
import shutil
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from analysis.atlas.map import open_map
from analysis.briefs.side_by_side import RATES, Comparison, comparison_words
from analysis.figures.map import rate_map
from analysis.figures.rates import FIGURES
from runut.builds.jobs import job
from runut.documents.render import render
from runut.manuscripts.drawing import NARROW, drawn, save_vector
from runut.study import open_study

FORMATS = ("html", "pdf")
DRAWN = Path("results/comparison/figures")


def main(numbers: str, manuscripts: list[str], engine: str, date: str, national: str) -> None:
    content = json.loads(Path(numbers).read_text(encoding="utf-8"))
    vocabulary = comparison_words(open_study())
    chosen = json.loads(Path(engine).read_bytes())
    areas = open_map((json.loads(Path(national).read_bytes()) or {}).get("map"))
    figures = FIGURES | {f"map_{rate}": partial(rate_map, areas, rate) for rate in RATES}
    day = datetime.fromisoformat(json.loads(Path(date).read_bytes())).replace(tzinfo=UTC)
    shutil.rmtree(DRAWN, ignore_errors=True)
    DRAWN.mkdir(parents=True)
    for manuscript in map(Path, manuscripts):
        language = manuscript.stem.rpartition(".")[2]
        study = Comparison(content, vocabulary, language)
        for name, draw in figures.items():
            if figure := draw(study):
                save_vector(figure, DRAWN / f"{name}.{language}.svg")
                with drawn(NARROW):
                    save_vector(draw(study), DRAWN / f"{name}.{language}.narrow.svg")
        targets = {end: Path(f"results/comparison.{language}.{end}") for end in FORMATS}
        render(manuscript, targets, "", chosen, epoch=int(day.timestamp()))


if __name__ == "__main__":
    with job(snakemake):
        main(
            snakemake.input.numbers[0],
            snakemake.input.manuscripts,
            snakemake.input.engine,
            snakemake.input.date,
            snakemake.input.national,
        )
