"""A reviewer's decisions, which stand in a small YAML file beside the article."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from runut.readers import STANDARD_INPUT, Unreadable

ENDING = ".decisions.yaml"
MOST_BYTES = 1 << 20


def path_beside(article: str) -> Path:
    """article.pdf has its decisions in article.decisions.yaml."""
    return Path(article).with_suffix(ENDING)


def read_decisions(files: list[str]) -> Mapping[str, object] | None:
    """The decisions of the first article of a submission, if there are any."""
    path = None if files[0] == STANDARD_INPUT else path_beside(files[0])
    if path is None or not path.is_file():
        return None
    import yaml

    try:
        if path.stat().st_size > MOST_BYTES:
            raise Unreadable(str(path), "too large for decisions")
        given = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as fault:
        raise Unreadable(str(path), "is no YAML that can be read") from fault
    if given is None:
        return None
    if not isinstance(given, dict):
        raise Unreadable(str(path), "decisions stand under names, such as no_claims:")
    return given
