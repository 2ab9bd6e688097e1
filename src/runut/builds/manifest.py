"""Whether a build reproduced a recorded one, file by file, and in words what differs.

A record holds a sum of every input and output and, of each output, a fingerprint of every
paragraph, value, row or line that it shows: enough to name those that differ, with no copy of the
results. The numbers of the study stand in it as they are, so that a changed one is told with both
its values.
"""

import base64
import hashlib
import json
import platform
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import PurePosixPath

from runut.builds.contents import Part, parts_of, sha256, words_reader
from runut.builds.logs import first_of

# 24 bits of a sum: two different texts share them once in 16 million
FINGERPRINT_BYTES, FINGERPRINT_LETTERS = 3, 4
SHOWN = 8  # differences told of one file; the others are counted
LONGEST = 160  # letters shown of a paragraph that differs
SAME, CONTENT, WORDS, OTHER, DIFFERENT, MISSING, NEW = STATUSES = (
    "same bytes",
    "same content in other bytes",
    "the same words by another renderer",
    "by another renderer, and of the recorded one the words are not known",
    "different",
    "not built here",
    "not recorded",
)


@dataclass(frozen=True)
class Comparison:
    """How one file compares with the recorded one."""

    path: str
    status: str
    differences: list[str] = field(default_factory=list)


def record(engine: str, inputs: Mapping[str, bytes], outputs: Mapping[str, bytes]) -> dict:
    """What is kept of a build, to be written as JSON: files are given by their path in the project.

    ``engine``: the renderer that made it, embedded or quarto.
    """
    return {
        "engine": engine,
        "recorded_on": machine(),
        "inputs": {path: sha256(content) for path, content in sorted(inputs.items())},
        "numbers": numbers_in(outputs),
        "outputs": {path: output_entry(path, content) for path, content in sorted(outputs.items())},
    }


def output_entry(path: str, content: bytes) -> dict[str, str]:
    """The sums of an output: of its bytes, its parts and, where it has any, its words."""
    read = words_reader(path)
    return {
        "sha256": sha256(content),
        "parts": "".join(map(fingerprint, parts_of(path, content))),
        **({"words": read(content)} if read else {}),
    }


def fingerprint(part: Part) -> str:
    digest = hashlib.sha256((part.exact or part.text).encode()).digest()
    return base64.b64encode(digest[:FINGERPRINT_BYTES]).decode()


def machine() -> str:
    """What of a machine could make a difference to a build."""
    python = ".".join(platform.python_version_tuple()[:2])
    return f"Python {python}, {platform.system()}, {platform.machine()}"


def numbers_in(outputs: Mapping[str, bytes]) -> dict[str, dict[str, str]]:
    """The exact value of every number of every ``indicators.json``."""
    return {
        path: {name: str(one["exact"]) for name, one in json.loads(content)["numbers"].items()}
        for path, content in sorted(outputs.items())
        if PurePosixPath(path).name == "indicators.json"
    }


def compare_inputs(recorded: dict, inputs: Mapping[str, bytes]) -> list[Comparison]:
    """The inputs that are not the recorded ones: with them other outputs are to be expected."""
    found = []
    for path in sorted(recorded["inputs"].keys() | inputs):
        if path not in inputs:
            found.append(Comparison(path, MISSING))
        elif path not in recorded["inputs"]:
            found.append(Comparison(path, NEW))
        elif sha256(inputs[path]) != recorded["inputs"][path]:
            found.append(Comparison(path, DIFFERENT))
    return found


def compare_outputs(recorded: dict, outputs: Mapping[str, bytes], engine: str) -> list[Comparison]:
    """Every recorded and every built file, with what differs in words.

    Of another ``engine`` than the recorded one the words of documents are compared, not how they
    are set.
    """
    other = engine != recorded["engine"]
    paths = sorted(recorded["outputs"].keys() | outputs)
    return [compare_output(path, recorded, outputs.get(path), other) for path in paths]


def compare_output(path: str, recorded: dict, content: bytes | None, other: bool) -> Comparison:
    """One file that is recorded, built or both; ``other``: whether by another renderer."""
    before = recorded["outputs"].get(path)
    if content is None:
        return Comparison(path, MISSING)
    if before is None:
        return Comparison(path, NEW)
    if sha256(content) == before["sha256"]:
        return Comparison(path, SAME)
    read = words_reader(path) if other else None
    if read and "words" not in before:
        return Comparison(path, OTHER)
    if read and read(content) == before["words"]:
        return Comparison(path, WORDS)
    numbers = numbers_in({path: content}).get(path, {})
    differences = changed_numbers(recorded["numbers"].get(path, {}), numbers)
    differences += changed_parts(before["parts"], parts_of(path, content))
    return Comparison(path, DIFFERENT if differences else CONTENT, differences)


def changed_numbers(recorded: Mapping[str, str], here: Mapping[str, str]) -> list[str]:
    """The numbers whose exact value is another, or that only one of the builds has."""
    return [
        f"the number {name}: recorded {recorded.get(name, 'nothing')}, "
        f"here {here.get(name, 'nothing')}"
        for name in sorted(recorded.keys() | here)
        if recorded.get(name) != here.get(name)
    ]


def changed_parts(recorded: str, here: list[Part]) -> list[str]:
    """The parts of a file that are not as recorded, and where recorded ones are gone."""
    before = [
        recorded[start : start + FINGERPRINT_LETTERS]
        for start in range(0, len(recorded), FINGERPRINT_LETTERS)
    ]
    now = list(map(fingerprint, here))
    told = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        gone, new = i2 - i1, j2 - j1
        kind = "is not as recorded" if gone else "was not recorded"
        told += [f"{one.place} {kind}: {shortened(one.text)}" for one in here[j1:j2]]
        if gone > new:
            after = f"after {here[j2 - 1].place}" if j2 else "at the beginning"
            told.append(f"{gone - new} recorded parts are missing {after}")
    return told


def shortened(text: str) -> str:
    return text if len(text) <= LONGEST else text[:LONGEST] + "…"


def told(recorded: dict, inputs: list[Comparison], outputs: list[Comparison]) -> list[str]:
    """The comparison as lines to read: what differs first, the verdict last."""
    text = [f"{one.path}: an input that is {one.status}" for one in inputs]
    for one in outputs:
        if one.status != SAME:
            text.append(f"{one.path}: {one.status}")
            text += [f"    {difference}" for difference in first_of(one.differences, SHOWN)]
    if recorded["recorded_on"] != machine():
        text.append(f"Recorded on {recorded['recorded_on']}; here: {machine()}.")
    if inputs:
        text.append("The inputs are not the recorded ones, so other results are to be expected.")
    counts = ", ".join(
        f"{count} {status}"
        for status in STATUSES
        if (count := sum(one.status == status for one in outputs))
    )
    verdict = "Reproduced" if reproduced(outputs) else "Not reproduced"
    return [*text, f"{len(outputs)} files: {counts}. {verdict}."]


def reproduced(outputs: list[Comparison]) -> bool:
    """Every recorded file is there and, where it can be compared, says the same; no other is."""
    return all(one.status in (SAME, CONTENT, WORDS) for one in outputs)
