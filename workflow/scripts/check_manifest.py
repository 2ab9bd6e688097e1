"""Say whether this build reproduced the recorded one; fail where it did not."""

import json
import sys
from pathlib import Path

from runut.builds.files import files_in, named_files
from runut.builds.jobs import job
from runut.builds.logs import Mendable
from runut.builds.manifest import compare_inputs, compare_outputs, reproduced, told

PARTS = {"engine", "recorded_on", "inputs", "numbers", "outputs"}
TAKE_ANOTHER = "Take it from a version that was not broken, or record this build: `manifest`."


def main(inputs: dict[str, str], outputs: list[str], engine: str) -> tuple[str, bool]:
    """What is to be said, and whether the build was reproduced."""
    said = []
    file = Path("manifests") / f"{engine}.json"
    if not file.exists():
        said.append(f"{file}: no such record; the embedded renderer's is taken, by its words.")
        file = file.with_name("embedded.json")
    recorded = read_record(file)
    compared = compare_outputs(recorded, contents(named_files(outputs)), engine)
    said += told(recorded, compare_inputs(recorded, contents(inputs)), compared)
    return "\n".join(said), reproduced(compared)


def read_record(file: Path) -> dict:
    """A recorded build. Raises Mendable where the file is none, as after a merge."""
    try:
        recorded = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise Mendable(f"{file} cannot be read ({error}). {TAKE_ANOTHER}") from None
    if not is_record(recorded):
        raise Mendable(f"{file} holds no recorded build. {TAKE_ANOTHER}")
    return recorded


def is_record(found: object) -> bool:
    """Whether this is what ``manifest`` writes."""
    if not isinstance(found, dict) or not found.keys() >= PARTS:
        return False
    inputs, numbers, outputs = (found[name] for name in ("inputs", "numbers", "outputs"))
    return (
        all(isinstance(one, dict) for one in (inputs, numbers, outputs))
        and all(isinstance(one, dict) for one in numbers.values())
        and all(
            isinstance(one, dict) and isinstance(one.get("parts"), str) and "sha256" in one
            for one in outputs.values()
        )
    )


def contents(files: dict[str, str]) -> dict[str, bytes]:
    return {name: Path(file).read_bytes() for name, file in files.items()}


if __name__ == "__main__":
    with job(snakemake):  # noqa: F821
        text, whole = main(
            named_files(snakemake.input.sources, snakemake.input.names),  # noqa: F821
            files_in(snakemake.input.results),  # noqa: F821
            json.loads(Path(snakemake.input.engine).read_text(encoding="utf-8")),  # noqa: F821
        )
        print(text)  # into the log
    print(f"\n{text}")
    sys.exit(0 if whole else 1)
