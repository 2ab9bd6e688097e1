"""A reviewer's decisions, which stand in a small YAML file beside the article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from runut.readers import STANDARD_INPUT, Unreadable
from runut.tables.plain import DECISIONS

MOST_BYTES = 1 << 20


def path_beside(article: str) -> Path:
    """article.pdf has its decisions in article.decisions.yaml."""
    return Path(article).with_suffix(DECISIONS)


def read_decisions(files: Sequence[str]) -> list[Mapping[str, object]]:
    """The decisions beside the files of a submission, if there are any."""
    paths = dict.fromkeys(path_beside(file) for file in files if file != STANDARD_INPUT)
    return [
        decision
        for path in paths
        if path.is_file()
        for decision in decisions_in(path.read_bytes(), str(path))
    ]


def decisions_in(data: bytes, name: str) -> list[Mapping[str, object]]:
    import yaml

    if len(data) > MOST_BYTES:
        raise Unreadable(name, "too large for decisions")
    try:
        given = yaml.safe_load(data.decode("utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f"line {mark.line + 1}: " if mark else ""
        raise Unreadable(name, f"{where}this is no YAML that can be read") from error
    if given is None:
        return []
    if not isinstance(given, list) or not all(isinstance(one, dict) for one in given):
        raise Unreadable(
            name, 'expected a list of decisions, such as - {number: "12", decision: no claim}'
        )
    return given
