"""Write the draft of a unit's CODECHECK configuration."""

import json
from pathlib import Path

from runut.builds.jobs import job
from runut.records.provenance import codecheck

if __name__ == "__main__":
    with job(snakemake):
        given = json.loads(Path(snakemake.input.given).read_text(encoding="utf-8"))
        output = Path(snakemake.output[0])
        paths = [Path(file).relative_to(output.parent).as_posix() for file in given["files"]]
        text = codecheck(given["published"], paths, given["languages"])
        output.write_text(text, encoding="utf-8")
