"""Record the sums of all inputs and outputs, for others to check their build against."""

import json
import sys
from pathlib import Path

from runut.builds.files import write_json
from runut.builds.jobs import job
from runut.records.manifest import record


def main(results: list[str], given: str) -> str:
    made = record(results, json.loads(Path(given).read_text(encoding="utf-8")))
    file = Path("manifests") / f"{made['engine']}.json"
    file.parent.mkdir(exist_ok=True)
    # beside it: a build's own folder may lie on another disk
    unfinished = file.with_suffix(".part")
    write_json(unfinished, made)
    unfinished.replace(file)
    return f"{file}: {len(made['inputs'])} inputs, {len(made['outputs'])} outputs recorded"


if __name__ == "__main__":
    with job(snakemake):
        said = main(list(snakemake.input.results), snakemake.input.given)
    print(f"\n{said}", file=sys.stderr)
