"""``runut new-study FOLDER``: a small study that builds at once, to be made one's own."""

from __future__ import annotations

import shutil
from pathlib import Path

from runut.tables.errors import BadInput, ValidationError

STARTER = Path(__file__).with_name("starter")


def make_study(folder: Path) -> str:
    """Write the study and return what to do next. Raises BadInput where something is there."""
    if folder.exists():
        raise BadInput(
            [ValidationError(folder.as_posix(), 0, "", "it is there already", "a new folder")]
        )
    shutil.copytree(STARTER, folder, ignore=shutil.ignore_patterns("__pycache__"))
    return f"{folder} is there. Its study.yaml says what is where. Next: cd {folder}; runut build"
