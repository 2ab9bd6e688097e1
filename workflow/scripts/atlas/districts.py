"""Part the national file by province, with all that a district's documents are made from."""

import shutil
from pathlib import Path

from analysis.atlas.districts import correction_notes, districts, suspicions_of
from analysis.national.measures import measures_of, names_over
from analysis.national.suspicious import suspicious
from analysis.opening.national import open_national
from analysis.pages.sayings import notes_of
from runut.builds.files import read_json, write_json
from runut.builds.jobs import job

RESULTS, MADE = Path("results/atlas"), Path("build/atlas/made")

with job(snakemake) as (study, given, made):
    choice = read_json(given.national)
    national = open_national(choice, Path(given.files[0]))
    year, measures = choice["year"], measures_of(choice)
    listings = suspicious(national)
    notes = notes_of(
        correction_notes(national, year),
        suspicions_of(listings, year),
        names_over(measures, study.words["manuscript/quality.yaml"]),
    )
    doubtful = {(one.code, one.year, measure) for one in listings for measure in one.measures}
    source = {"title": choice["title"]}
    found, left = districts(national, year, source, notes, measures, doubtful)
    Path(made.batches).mkdir(parents=True)
    for province, members in found.items():
        write_json(Path(made.batches) / f"{province}.json", members)
    write_json(made.without, left)
    # a province that the file no longer has would stay behind for good; what no job made stays
    for file in MADE.glob("*.json"):
        if file.stem not in found:
            shutil.rmtree(RESULTS / file.stem, ignore_errors=True)
            file.unlink()
