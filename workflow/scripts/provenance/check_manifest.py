"""Say whether this build reproduced the recorded one; fail where it did not."""

import sys
from pathlib import Path

from runut.builds.files import read_json
from runut.builds.jobs import job
from runut.records.manifest import compare, read_record, record

with job(snakemake) as (study, given, made):
    here = record(given.results, read_json(given.given))
    file = Path("manifests") / f"{here['engine']}.json"
    recorded = read_record(file if file.exists() else file.with_name("embedded.json"))
    said, reproduced = compare(recorded, here)
    print("\n".join(said))  # into the log
print("", *said, sep="\n")
sys.exit(0 if reproduced else 1)
