"""Draw and render the comparison in both languages."""

import shutil
from functools import partial
from pathlib import Path

from analysis.briefs.side_by_side import RATES, Comparison, comparison_words
from analysis.figures.map import rate_map
from analysis.figures.rates import FIGURES
from analysis.opening.map import open_map
from runut.builds.files import read_json, write_csv
from runut.builds.jobs import epoch_of, job
from runut.documents.render import render
from runut.manuscripts.derivations import figure_rows
from runut.manuscripts.drawing import NARROW, drawn, save_vector

DRAWN = Path("results/comparison/figures")

with job(snakemake) as (study, given, made):
    content, words = read_json(given.numbers[0]), comparison_words(study)
    areas = open_map((read_json(given.national) or {}).get("map"))
    figures = FIGURES | {f"map_{rate}": partial(rate_map, areas, rate) for rate in RATES}
    engine, epoch = read_json(given.engine), epoch_of(read_json(given.date))
    shutil.rmtree(DRAWN, ignore_errors=True)
    DRAWN.mkdir(parents=True)
    documents, voices = {}, []
    for manuscript in map(Path, given.manuscripts):
        language = manuscript.stem.rpartition(".")[2]
        voices.append(voice := Comparison(content, words, language))
        for name, draw in figures.items():
            if figure := draw(voice):
                save_vector(figure, DRAWN / f"{name}.{language}.svg")
                with drawn(NARROW):
                    save_vector(draw(voice), DRAWN / f"{name}.{language}.narrow.svg")
        documents[manuscript] = {
            end: Path(f"results/comparison.{language}.{end}") for end in ("html", "pdf")
        }
    for name in {file.name.partition(".")[0] for file in DRAWN.iterdir()}:
        write_csv(DRAWN / f"{name}.csv", figure_rows(voices, voices[0].numbers_in(name)))
    render(documents, "", engine, epoch)
