"""Compare the cities, and the districts of the national file where there is one."""

from pathlib import Path

from analysis.comparison.numbers import compare, with_measures
from analysis.comparison.panels import panels
from analysis.national.measures import measures_of
from analysis.national.suspicious import suspicious
from analysis.opening.map import open_map
from analysis.opening.national import open_national
from runut.builds.files import read_json, write_json
from runut.builds.jobs import job

with job(snakemake) as (study, given, made):
    found = read_json(given.peers)
    cities, names = found["years"], found["names"]
    if given.files:
        choice = read_json(given.national)
        national = open_national(choice, Path(given.files[0]))
        listed = ((one.code, one.year) for one in suspicious(national))
        models = panels(national, listed, choice["year"])
        measures = measures_of(choice)
        for year in cities if measures else ():
            cities[year] = with_measures(cities[year], national, int(year), choice["title"])
        data = {"file": national.file, "title": choice["title"]}
        mapped = open_map(choice.get("map")).polygons
        compared = compare(cities, models, data, choice["year"], names, measures, mapped)
    else:
        compared = compare(cities, {}, names=names)
    write_json(made[0], compared)
