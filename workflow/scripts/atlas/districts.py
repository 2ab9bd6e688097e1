"""List the suspicious values of the national file in every language, and part it by province, with
all that a district's documents are made from."""

import shutil
from pathlib import Path

from analysis.atlas.districts import correction_notes, districts, suspicions_of
from analysis.national.measures import measures_of, names_over
from analysis.national.suspicious import suspicious
from analysis.opening.national import open_national
from analysis.pages.sayings import notes_of, said
from runut.builds.files import read_json, write_csv, write_json
from runut.builds.jobs import job

RESULTS, MADE = Path("results/atlas"), Path("build/atlas/made")
HEADER = ["rule", "code", "name", "year", "row", "measures", "other_code", "other_name"]

with job(snakemake) as (study, given, made):
    choice = read_json(given.national)
    national = open_national(choice, Path(given.files[0]))
    year, measures = choice["year"], measures_of(choice)
    listings, words = suspicious(national), study.words["manuscript/quality.yaml"]
    rows = [
        [
            one.rule, one.code, one.name, str(one.year), str(one.line), " ".join(one.measures),
            one.other, one.other_name, *(said(one, words, lang) for lang in study.languages),
        ]
        for one in listings
    ]  # fmt: skip
    write_csv(made.quality, [[*HEADER, *study.languages], *rows])
    for code, errors in national.bad.items():
        print(f"left out: {code}\n  " + "\n  ".join(map(str, errors)))
    notes = notes_of(
        correction_notes(national, year),
        suspicions_of(listings, year),
        names_over(measures, words),
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
