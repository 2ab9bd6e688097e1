"""Record the sums of all inputs and outputs, for others to check their build against."""

import sys
from pathlib import Path

from runut.builds.files import read_json, write_json
from runut.builds.jobs import job
from runut.records.manifest import record

with job(snakemake) as (study, given, made):
    found = record(given.results, read_json(given.given))
    file = Path("manifests") / f"{found['engine']}.json"
    file.parent.mkdir(exist_ok=True)
    # beside it: a build's own folder may lie on another disk
    unfinished = file.with_suffix(".part")
    write_json(unfinished, found)
    unfinished.replace(file)
    said = f"{file}: {len(found['inputs'])} inputs, {len(found['outputs'])} outputs recorded"
print(f"\n{said}", file=sys.stderr)
