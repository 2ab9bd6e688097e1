"""Judge every number that a city's published article prints."""

from pathlib import Path

from analysis.city import read_city
from runut.builds.files import read_folder, write_csv, write_json
from runut.builds.jobs import job
from runut.claims.verification import as_junit, as_rows, questions, verification, vocabulary


def main(folder: str, json: str, table: str, junit: str, asked: str) -> None:
    words = vocabulary(Path("manuscript"))
    city = read_city(read_folder(Path(folder)), folder)
    content = verification(city, words)
    write_json(Path(json), content)
    write_json(Path(asked), questions(city, words))
    write_csv(Path(table), as_rows(content))
    Path(junit).write_text(as_junit(content), encoding="utf-8")


if __name__ == "__main__":
    with job(snakemake):  # noqa: F821
        main(
            f"data/cities/{snakemake.wildcards.city}",  # noqa: F821
            **snakemake.output,  # noqa: F821
        )
