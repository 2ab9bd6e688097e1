"""Compare the cities, and the districts of the national file where there is one."""

import json
from pathlib import Path

from analysis.comparison import compare, panels, with_measures
from analysis.national.measures import measures_of
from analysis.national.opening import open_national
from analysis.national.suspicious import suspicious
from runut.builds.files import write_json
from runut.builds.jobs import job


def main(peers: str, choice: str, files: list[str], output: str) -> None:
    found = json.loads(Path(peers).read_text(encoding="utf-8"))
    cities, names = found["years"], found["names"]
    if not files:
        write_json(Path(output), compare(cities, {}, names=names))
        return
    chosen = json.loads(Path(choice).read_bytes())
    national = open_national(chosen, Path(files[0]))
    listed = ((one.code, one.year) for one in suspicious(national))
    models = panels(national, listed, chosen["year"])
    measures = measures_of(chosen)
    for year in cities if measures else ():
        cities[year] = with_measures(cities[year], national, int(year), chosen["title"])
    data = {"file": national.file, "title": chosen["title"]}
    write_json(Path(output), compare(cities, models, data, chosen["year"], names, measures))


if __name__ == "__main__":
    with job(snakemake):
        main(
            snakemake.input.peers,
            snakemake.input.national,
            snakemake.input.files,
            snakemake.output[0],
        )
