"""Write the atlas's pages and its tables for machines."""

import csv
from pathlib import Path
from tempfile import TemporaryDirectory

from analysis import briefs
from analysis.country import country_words, in_english, languages
from analysis.national.corrections import read_corrections
from analysis.national.measures import declared_fields, measures_of, named, names_over, spoken
from analysis.opening.map import open_map
from analysis.pages.atlas import RATES, Pages, table
from runut.builds.files import fused, read_json, write_csv
from runut.builds.jobs import job
from runut.reports.pages import in_page

TEMPLATES = Path("manuscript/atlas")


def pictures(pages: Pages) -> dict[str, str]:
    """The maps of the index, drawn once for all languages: a page says itself what colours mean."""
    found = {rate: layers for rate in RATES if (layers := pages.layers(rate, languages()[0]))}
    if not found:
        return {}
    from runut.maps.drawn import drawn_map, save_map  # it takes a second to load

    with TemporaryDirectory() as folder:
        file = Path(folder, "map.svg")
        for rate, layers in found.items():
            save_map(drawn_map(pages.areas, layers, legend=False), file)
            found[rate] = in_page(file)
    return found


def listings(file: str) -> list[dict[str, str]]:
    with Path(file).open(encoding="utf-8", newline="") as rows:
        return [{key: fused(value) for key, value in row.items()} for row in csv.DictReader(rows)]


with job(snakemake) as (study, given, made):
    choice, left = read_json(given.national), read_json(given.without)
    entries = [one for file in given.made for one in read_json(file)]
    entries.sort(key=lambda one: one["code"])
    measures = measures_of(choice)
    pages = Pages(
        TEMPLATES,
        Path("_extensions/runut/article.css").read_text(encoding="utf-8"),
        study.words["manuscript/atlas/words.yaml"],
        entries,
        left,
        choice["year"],
        choice["title"],
        named(measures, spoken(measures, country_words(study, briefs.WORDS))),
        open_map(choice.get("map")),
    )
    corrections = [
        one
        for file in given.corrections
        for one in read_corrections(Path(file).read_bytes(), file, declared_fields(choice))
    ]
    words = names_over(measures, study.words["manuscript/quality.yaml"])
    names = {code: in_english(name) for code, name in pages.names.items()}
    for output, text in (
        (made.index, pages.index(pictures(pages))),
        (made.told, pages.fit().told(names) if "map" in choice else ""),
        (made.quality, pages.quality(listings(given.quality), corrections, words)),
    ):
        Path(output).write_text(text, encoding="utf-8")
    write_csv(made.districts, table(entries, left, choice["year"], measures))
    sums = [[file, sha256] for one in entries for file, sha256 in one.get("files", {}).items()]
    write_csv(made.sums, [["file", "sha256"], *sums])
