"""Write the page of verdicts of one unit."""

import json
from pathlib import Path

from runut.builds.files import read_words
from runut.builds.jobs import job
from runut.manuscripts.opening import UnitVoice
from runut.reports.report import report
from runut.study import open_study


def main(unit: str, style: list[str], documents: list[str], output: str) -> None:
    study, results = open_study(), Path("results") / unit
    registry = read_json(Path("build") / unit / "registry.json")
    content = read_json(results / "verification.json")
    text = report(
        study,
        "".join(Path(one).read_text(encoding="utf-8") for one in style),
        content,
        read_json(results / "joint_checks.json"),
        {one: UnitVoice(study, results, registry, one, content) for one in study.languages},
        {file.name: file.read_text(encoding="utf-8") for file in map(Path, documents)},
        read_words(study.units / unit / f"{study.unit}.yaml"),
    )
    Path(output).write_text(text, encoding="utf-8")


def read_json(path: Path) -> dict:
    return json.loads(path.read_text(encoding="utf-8"))


if __name__ == "__main__":
    with job(snakemake):
        main(
            snakemake.wildcards.unit,
            snakemake.input.style,
            snakemake.input.documents,
            snakemake.output[0],
        )
