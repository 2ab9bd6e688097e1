"""Compare the cities, and the districts of the national file where there is one, and draw what is
found."""

from functools import partial
from pathlib import Path

from analysis.briefs.side_by_side import RATES, Comparison, comparison_words
from analysis.comparison.numbers import compare, with_measures
from analysis.comparison.panels import panels
from analysis.figures.map import rate_map
from analysis.figures.rates import FIGURES
from analysis.national.measures import measures_of
from analysis.national.suspicious import suspicious
from analysis.opening.map import open_map
from analysis.opening.national import open_national
from runut.builds.files import read_json, write_csv, write_json
from runut.builds.jobs import job
from runut.manuscripts.derivations import figure_rows
from runut.manuscripts.drawing import NARROW, drawn, save_vector

with job(snakemake) as (study, given, made):
    found, choice = read_json(given.peers), read_json(given.national) or {}
    cities, names, areas = found["years"], found["names"], open_map(choice.get("map"))
    if given.files:
        national = open_national(choice, Path(given.files[0]))
        listed = ((one.code, one.year) for one in suspicious(national))
        models = panels(national, listed, choice["year"])
        measures = measures_of(choice)
        for year in cities if measures else ():
            cities[year] = with_measures(cities[year], national, int(year), choice["title"])
        data = {"file": national.file, "title": choice["title"]}
        mapped = areas.polygons
        compared = compare(cities, models, data, choice["year"], names, measures, mapped)
    else:
        compared = compare(cities, {}, names=names)
    write_json(made.numbers, compared)

    words, folder = comparison_words(study), Path(made.figures)
    voices = [Comparison(compared, words, language) for language in study.languages]
    figures = FIGURES | {f"map_{rate}": partial(rate_map, areas, rate) for rate in RATES}
    folder.mkdir()
    for name, draw in figures.items():
        for voice in voices:
            if figure := draw(voice):
                save_vector(figure, folder / f"{name}.{voice.language}.svg")
                with drawn(NARROW):
                    save_vector(draw(voice), folder / f"{name}.{voice.language}.narrow.svg")
                write_csv(folder / f"{name}.csv", figure_rows(voices, voices[0].numbers_in(name)))
