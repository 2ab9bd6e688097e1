"""The words around a check's outcome, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from runut.builds.files import words_once

FILE = Path(__file__).parents[1] / "words" / "check.yaml"


def words() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    return words_once(FILE)["check"]


def say(key: str, language: str, **values: object) -> str:
    return words()["views"][key][language].format(**values)


def why_left_out(reason: str, language: str) -> str:
    return words()["left_out"][reason][language]
