"""Write the page of verdicts of one city."""

import json
from pathlib import Path

from runut.builds.files import read_words
from runut.builds.jobs import job
from runut.manuscripts.study import Study
from runut.numerals.locales import LANGUAGES
from runut.reports.report import report


def main(city: str, templates: str, documents: list[str], output: str) -> None:
    results, manuscript = Path("results") / city, Path("manuscript")
    registry = read_json(Path("build") / city / "registry.json")
    content = read_json(results / "verification.json")
    words = read_words(manuscript / "words.yaml")
    text = report(
        Path(templates),
        (manuscript / "styles" / "article.css").read_text(encoding="utf-8"),
        content,
        read_json(results / "joint_checks.json"),
        {one: Study(one, results, registry, words, content) for one in LANGUAGES},
        read_words(Path(templates) / "words.yaml"),
        read_words(manuscript / "verdicts.yaml"),
        {file.name: file.read_text(encoding="utf-8") for file in map(Path, documents)},
        read_words(Path("data/cities") / city / "city.yaml"),
    )
    Path(output).write_text(text, encoding="utf-8")


def read_json(path: Path) -> dict:
    return json.loads(path.read_text(encoding="utf-8"))


if __name__ == "__main__":
    with job(snakemake):  # noqa: F821
        main(
            snakemake.wildcards.city,  # noqa: F821
            "manuscript/verification",
            snakemake.input.documents,  # noqa: F821
            snakemake.output[0],  # noqa: F821
        )
