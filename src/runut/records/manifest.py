"""Whether a build reproduced a recorded one: a sum of every input and output, and every number.

What two builds say otherwise is told by ``runut diff``, from the results of both.
"""

import platform
from collections.abc import Iterable, Mapping
from pathlib import Path

from runut.builds.files import files_in, read_json, sum_of
from runut.tables.errors import BadInput

DIFFERENT, MISSING, NEW = "not the same bytes", "not built here", "not recorded"
REGISTRY = "indicators.json"
OF_ANY_RENDERER = (REGISTRY, "verification.json")
PARTS = {"engine", "recorded_on", "inputs", "numbers", "outputs"}


def record(results: Iterable[str], given: Mapping) -> dict:
    """What is kept of a build. ``results`` are files and folders; ``given`` names the renderer, the
    ``code`` and what was ``read`` and, by the name that they are recorded under, the sources that
    do not lie in the project."""
    sources = [*given["code"], *given["read"]]
    outputs = files_in(results)
    python = ".".join(platform.python_version_tuple()[:2])
    return {
        "engine": given["choices"]["engine"],
        "recorded_on": f"Python {python}, {platform.system()}, {platform.machine()}",
        "inputs": sums({**{one: one for one in sources}, **given["elsewhere"]}),
        "numbers": {file: numbers(file) for file in sorted(outputs) if Path(file).name == REGISTRY},
        "outputs": sums({one: one for one in outputs}),
    }


def numbers(file: str) -> dict[str, str]:
    """The exact value of every number of a registry."""
    return {name: one["exact"] for name, one in read_json(file)["numbers"].items()}


def sums(files: Mapping[str, str]) -> dict[str, str]:
    return {name: sum_of(file) for name, file in sorted(files.items())}


def read_record(file: Path) -> dict:
    """A recorded build. Raises BadInput where the file is none, as after a merge."""
    try:
        found = read_json(file)
        if found.keys() >= PARTS:
            return found
    except (OSError, ValueError, AttributeError):
        pass
    expected = "a recorded build: take the file from a version that has one, or make it: `manifest`"
    raise BadInput.of(file, "none", expected)


def differing(recorded: Mapping[str, str], here: Mapping[str, str]) -> dict[str, str]:
    """What is not the same in both, and in which way."""
    found = {}
    for name in sorted(recorded.keys() | here.keys()):
        if recorded.get(name) != here.get(name):
            found[name] = (
                NEW if name not in recorded else MISSING if name not in here else DIFFERENT
            )
    return found


def compare(recorded: Mapping, here: Mapping) -> tuple[list[str], bool]:
    """What is to be said of a build beside the recorded one, and whether it was reproduced.

    Another renderer makes other documents: beside one, only numbers and verdicts are compared.
    """
    inputs, outputs = (differing(recorded[one], here[one]) for one in ("inputs", "outputs"))
    said = [f"{name}: an input that is {status}" for name, status in inputs.items()]
    if said:
        said.append("The inputs are not the recorded ones, so other results are to be expected.")
    if recorded["engine"] != here["engine"]:
        outputs = {name: one for name, one in outputs.items() if name.endswith(OF_ANY_RENDERER)}
        engines = f"Recorded with the renderer {recorded['engine']}, built with {here['engine']}"
        said.append(f"{engines}: documents differ, and only numbers and verdicts are compared.")
    if recorded["recorded_on"] != here["recorded_on"]:
        said.append(f"Recorded on {recorded['recorded_on']}; here: {here['recorded_on']}.")
    for name, status in outputs.items():
        said.append(f"{name}: {status}")
        before, now = (build["numbers"].get(name, {}) for build in (recorded, here))
        said += [
            f"    {one}: recorded {before.get(one, 'nothing')}, here {now.get(one, 'nothing')}"
            for one in differing(before, now)
        ]
    verdict = "Not reproduced: `runut diff` tells more" if outputs else "Reproduced"
    total = f"{len(outputs)} difference{'s' * (len(outputs) != 1)}"
    return [*said, f"{len(here['outputs'])} files, {total}. {verdict}."], not outputs
