"""Set all cities side by side, and say for each where it stands."""

import json
from pathlib import Path

from analysis.peers import side_by_side, standing_numbers
from runut.builds.files import write_json
from runut.builds.jobs import job
from runut.documents.letters import can_be_set


def main(registries: list[str], output: str, standings: list[str]) -> None:
    found = [json.loads(Path(file).read_text(encoding="utf-8")) for file in registries]
    for registry in found:
        # one that no font can set must not cost the others their documents, which name it
        registry["name"] = {
            language: name if can_be_set(name) else registry["city"]
            for language, name in registry["name"].items()
        }
    peers = side_by_side(found)
    names = {registry["city"]: registry["name"] for registry in found}
    write_json(Path(output), {"years": peers, "names": names})
    told = {year: standing_numbers(cities) for year, cities in peers.items()}
    years = {registry["city"]: str(registry["year"]) for registry in found}
    for file in map(Path, standings):
        city = file.parent.name
        write_json(file, told[years[city]][city])


if __name__ == "__main__":
    with job(snakemake):
        main(snakemake.input.registries, snakemake.output.peers, snakemake.output.standings)
