"""A reviewer's decisions, which stand in a small YAML file beside the article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from runut.readers import STANDARD_INPUT, Unreadable

ENDING = ".decisions.yaml"
MOST_BYTES = 1 << 20


def path_beside(article: str) -> Path:
    """article.pdf has its decisions in article.decisions.yaml."""
    return Path(article).with_suffix(ENDING)


def read_decisions(files: Sequence[str]) -> list[Mapping[str, object]]:
    """The decisions beside the files of a submission, if there are any."""
    paths = dict.fromkeys(path_beside(file) for file in files if file != STANDARD_INPUT)
    return [decision for path in paths if path.is_file() for decision in decisions_in(path)]


def decisions_in(path: Path) -> list[Mapping[str, object]]:
    import yaml

    if path.stat().st_size > MOST_BYTES:
        raise Unreadable(str(path), "too large for decisions")
    try:
        given = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as error:
        raise Unreadable(str(path), "this is no YAML that can be read") from error
    if given is None:
        return []
    if not isinstance(given, list) or not all(isinstance(one, dict) for one in given):
        raise Unreadable(
            str(path), 'expected a list of decisions, such as - {number: "12", decision: no claim}'
        )
    return given
