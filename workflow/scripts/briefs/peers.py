"""Set all cities side by side, and say for each where it stands."""

from pathlib import Path

from analysis.peers import side_by_side, standing_numbers
from runut.builds.files import read_json, write_json
from runut.builds.jobs import job
from runut.documents.letters import can_be_set

with job(snakemake) as (study, given, made):
    found = {Path(file).parent.name: read_json(file) for file in given.registries}
    for city, registry in found.items():
        # one that no font can set must not cost the others their documents, which name it
        registry["name"] = {
            language: name if can_be_set(name) else city
            for language, name in registry["name"].items()
        }
    peers = side_by_side(found)
    names = {city: registry["name"] for city, registry in found.items()}
    write_json(made.peers, {"years": peers, "names": names})
    told = {year: standing_numbers(cities) for year, cities in peers.items()}
    years = {city: str(registry["year"]) for city, registry in found.items()}
    for file in map(Path, made.standings):
        city = file.parent.name
        write_json(file, told[years[city]][city])
