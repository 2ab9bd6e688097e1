"""Say whether this build reproduced the recorded one; fail where it did not."""

import json
import sys
from pathlib import Path

from runut.builds.jobs import job
from runut.records.manifest import compare, read_record, record


def main(results: list[str], given: str) -> tuple[list[str], bool]:
    """What is to be said, and whether the build was reproduced."""
    here = record(results, json.loads(Path(given).read_text(encoding="utf-8")))
    file = Path("manifests") / f"{here['engine']}.json"
    return compare(read_record(file if file.exists() else file.with_name("embedded.json")), here)


if __name__ == "__main__":
    with job(snakemake):
        said, reproduced = main(list(snakemake.input.results), snakemake.input.given)
        print("\n".join(said))  # into the log
    print("", *said, sep="\n")
    sys.exit(0 if reproduced else 1)
