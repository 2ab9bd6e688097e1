"""Print the verdicts, worst first; fail where one is not the expected one."""

import json
import sys
from pathlib import Path

from rich.console import Console

from runut.builds.files import read_words
from runut.reports.terminal import WIDTH, show, terminal


def main(results: list[str], words: str, log: str) -> int:
    vocabulary = read_words(Path(words))
    contents = [json.loads(Path(result).read_text(encoding="utf-8")) for result in results]
    with Path(log).open("w", encoding="utf-8") as file:
        for content in contents:
            for console in (terminal(), Console(file=file, width=WIDTH)):
                show(content, vocabulary, "en", console)
    return 0 if all(content["as_expected"] for content in contents) else 1


if __name__ == "__main__":
    sys.exit(main(snakemake.input.results, snakemake.input.words, snakemake.log[0]))  # noqa: F821
