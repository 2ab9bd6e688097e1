"""List the suspicious values of the national file, in every language."""

import json
from pathlib import Path

from analysis.country import languages
from analysis.national.opening import open_national
from analysis.national.sayings import said
from analysis.national.suspicious import suspicious
from runut.builds.files import read_words, write_csv
from runut.builds.jobs import job

HEADER = ["rule", "code", "name", "year", "row", "measures", "other_code", "other_name"]


def main(choice: str, file: str, words: str, output: str) -> None:
    national = open_national(json.loads(Path(choice).read_bytes()), Path(file))
    vocabulary = read_words(Path(words))
    rows = [
        [
            one.rule, one.code, one.name, str(one.year), str(one.line), " ".join(one.measures),
            one.other, one.other_name, *(said(one, vocabulary, lang) for lang in languages()),
        ]
        for one in suspicious(national)
    ]  # fmt: skip
    write_csv(Path(output), [[*HEADER, *languages()], *rows])
    for code, errors in national.bad.items():
        print(f"left out: {code}\n  " + "\n  ".join(map(str, errors)))


if __name__ == "__main__":
    with job(snakemake):
        main(
            snakemake.input.national,
            snakemake.input.file,
            snakemake.input.words,
            snakemake.output[0],
        )
