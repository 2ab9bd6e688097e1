"""List the suspicious values of the national file, in every language."""

from pathlib import Path

from analysis.national.suspicious import suspicious
from analysis.opening.national import open_national
from analysis.pages.sayings import said
from runut.builds.files import read_json, write_csv
from runut.builds.jobs import job

HEADER = ["rule", "code", "name", "year", "row", "measures", "other_code", "other_name"]

with job(snakemake) as (study, given, made):
    national = open_national(read_json(given.national), Path(given.file))
    words = study.words["manuscript/quality.yaml"]
    rows = [
        [
            one.rule, one.code, one.name, str(one.year), str(one.line), " ".join(one.measures),
            one.other, one.other_name, *(said(one, words, lang) for lang in study.languages),
        ]
        for one in suspicious(national)
    ]  # fmt: skip
    write_csv(made[0], [[*HEADER, *study.languages], *rows])
    for code, errors in national.bad.items():
        print(f"left out: {code}\n  " + "\n  ".join(map(str, errors)))
