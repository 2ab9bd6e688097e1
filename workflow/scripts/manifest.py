"""Record the sums of all inputs and outputs, for others to check their build against."""

import json
import sys
from pathlib import Path

from rendering.files import files_in, write_json
from rendering.manifest import record


def main(inputs: list[str], outputs: list[str], engine: str) -> None:
    file = Path("manifests") / f"{engine}.json"
    file.parent.mkdir(exist_ok=True)
    unfinished = Path("build/manifest.part")
    write_json(unfinished, record(engine, contents(inputs), contents(outputs)))
    unfinished.replace(file)
    print(f"\n{file}: {len(inputs)} inputs, {len(outputs)} outputs recorded", file=sys.stderr)


def contents(files: list[str]) -> dict[str, bytes]:
    return {file: Path(file).read_bytes() for file in files}


if __name__ == "__main__":
    main(
        list(snakemake.input.sources),  # noqa: F821
        files_in(snakemake.input.results),  # noqa: F821
        json.loads(Path(snakemake.input.engine).read_text(encoding="utf-8")),  # noqa: F821
    )
