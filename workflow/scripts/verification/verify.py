"""Print the verdicts, worst first; fail where one is not the expected one."""

import sys
from pathlib import Path

from rich.console import Console

from runut.builds.files import read_json
from runut.console import WIDTH, Terminal
from runut.reports.terminal import show
from runut.study import open_study

# what it says is for whoever asked, and its log has the same
study = open_study()
contents = list(map(read_json, snakemake.input.results))
with Path(snakemake.log[0]).open("w", encoding="utf-8") as file:
    for content in contents:
        for console in (Terminal(), Console(file=file, width=WIDTH)):
            show(content, study, study.main_language, console)
sys.exit(0 if all(content["as_expected"] for content in contents) else 1)
