"""Record the sums of all inputs and outputs, for others to check their build against."""

import sys
from pathlib import Path

from runut.builds.files import read_json, replaced, write_json
from runut.builds.jobs import job
from runut.records.manifest import record

with job(snakemake) as (study, given, made):
    found = record(given.results, read_json(given.given))
    file = Path("manifests") / f"{found['engine']}.json"
    file.parent.mkdir(exist_ok=True)
    with replaced(file) as unfinished:
        write_json(unfinished, found)
    said = f"{file}: {len(found['inputs'])} inputs, {len(found['outputs'])} outputs recorded"
print(f"\n{said}", file=sys.stderr)
