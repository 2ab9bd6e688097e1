"""``runut check``: find what cannot be right in an article; nothing needs to be typed or set up.

Exit status: 0 when nothing was found that cannot be right; 1 when something was; 2 when a file
could not be read.
"""

from __future__ import annotations

import json as json_
import sys
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from pathlib import Path

from runut.check import Report, Text, check
from runut.check_reports.decisions import read_decisions
from runut.check_reports.outcome import is_wrong
from runut.console import Terminal
from runut.readers import STANDARD_INPUT, Unreadable, read_file

RIGHT, WRONG, UNREAD = 0, 1, 2


def main(
    files: Sequence[str],
    html: Path | None = None,
    json: Path | None = None,
    csv: Path | None = None,
    claims: Path | None = None,
    language: str = "en",
) -> int:
    """Check files as one submission, or with ``csv`` each as an article of its own."""
    outputs = [output for output in (html, json, csv) if output is not None]
    try:
        keep_what_is_there(files, outputs, claims)
        if csv is not None and (claims is not None or len(outputs) > 1):
            raise Unreadable("--csv", "found another output too, expected --csv alone")
        if csv is not None:
            return check_each(files, csv, language)
        texts, report = checked(files)
        if html is not None:
            from runut.check_reports.page import render

            put(render(report, texts, language), html)
        if claims is not None:
            from runut.check_reports.claims import as_csv

            claims.write_text(as_csv(report, texts), encoding="utf-8")
        if json is not None:
            put(json_.dumps(report.as_data(), ensure_ascii=False, indent=1) + "\n", json)
        if not any(map(is_standard, outputs)):
            from runut.check_reports.terminal import show

            show(report, language)
    except Unreadable as error:
        print(error, file=sys.stderr)
        return UNREAD
    except OSError as error:
        print(f"{error.filename}: {(error.strerror or str(error)).lower()}", file=sys.stderr)
        return UNREAD
    return WRONG if is_wrong(report) else RIGHT


def is_standard(output: Path) -> bool:
    return str(output) == STANDARD_INPUT


def put(text: str, output: Path) -> None:
    if is_standard(output):
        Terminal().out(text, end="")
    else:
        output.write_text(text, encoding="utf-8")


def keep_what_is_there(files: Sequence[str], outputs: Sequence[Path], claims: Path | None) -> None:
    """Raises Unreadable where an output would take the place of what somebody wrote, or of another
    output."""
    inputs = {Path(file).resolve() for file in files if file != STANDARD_INPUT}
    places = [output.resolve() for output in (*outputs, *([claims] if claims else ()))]
    for output, place in zip(outputs, places, strict=False):
        if place in inputs:
            raise Unreadable(str(output), "is read and cannot be written as well")
        if places.count(place) > 1:
            raise Unreadable(str(output), "found twice, expected a file for each output")
    if claims is not None and claims.is_file():  # which somebody goes on with
        told = "it is there already: move it away if the claims are to be written anew"
        raise Unreadable(str(claims), told)


def checked(files: Sequence[str]) -> tuple[list[Text], Report]:
    texts = [read_file(file) for file in files]
    return texts, check(texts, read_decisions(files))


def check_each(files: Sequence[str], csv: Path, language: str) -> int:
    """A row for each article. One that cannot be read has its row too, and the others go on."""
    from runut.check_reports.rows import row, write

    worst = RIGHT

    def rows() -> Iterator[dict[str, object]]:
        nonlocal worst
        for file in files:
            try:
                _, report = checked([file])
            except Unreadable as error:
                print(error, file=sys.stderr)
                worst = UNREAD
                yield {"file": file, "unread": str(error)}
            else:
                worst = max(worst, WRONG if is_wrong(report) else RIGHT)
                yield row(file, report, language)

    standard = nullcontext(sys.stdout) if is_standard(csv) else None
    with standard or csv.open("w", encoding="utf-8", newline="") as output:
        write(output, rows())
    return worst
