"""Print the verdicts, worst first; fail where one is not the expected one."""

import json
import sys
from pathlib import Path

from rich.console import Console

from runut.console import WIDTH, Terminal
from runut.reports.terminal import show
from runut.study import open_study


def main(results: list[str], log: str) -> int:
    study = open_study()
    contents = [json.loads(Path(result).read_text(encoding="utf-8")) for result in results]
    with Path(log).open("w", encoding="utf-8") as file:
        for content in contents:
            for console in (Terminal(), Console(file=file, width=WIDTH)):
                show(content, study, study.main_language, console)
    return 0 if all(content["as_expected"] for content in contents) else 1


if __name__ == "__main__":
    sys.exit(main(snakemake.input.results, snakemake.log[0]))
