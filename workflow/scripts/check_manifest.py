"""Say whether this build reproduced the recorded one; fail where it did not."""

import json
import sys
from pathlib import Path

from rendering.files import files_in, named_files
from rendering.manifest import compare_inputs, compare_outputs, reproduced, told


def main(inputs: dict[str, str], outputs: list[str], engine: str, log: str) -> int:
    file = Path("manifests") / f"{engine}.json"
    if not file.exists():
        print(f"{file}: no such record; compared with the embedded renderer's, so only content is.")
        file = file.with_name("embedded.json")
    recorded = json.loads(file.read_text(encoding="utf-8"))
    compared = compare_outputs(recorded, contents(named_files(outputs)), engine)
    text = "\n".join(told(recorded, compare_inputs(recorded, contents(inputs)), compared))
    Path(log).write_text(text + "\n", encoding="utf-8")
    print(f"\n{text}")
    return 0 if reproduced(compared) else 1


def contents(files: dict[str, str]) -> dict[str, bytes]:
    return {name: Path(file).read_bytes() for name, file in files.items()}


if __name__ == "__main__":
    sys.exit(
        main(
            named_files(snakemake.input.sources, snakemake.input.names),  # noqa: F821
            files_in(snakemake.input.results),  # noqa: F821
            json.loads(Path(snakemake.input.engine).read_text(encoding="utf-8")),  # noqa: F821
            snakemake.log[0],  # noqa: F821
        )
    )
