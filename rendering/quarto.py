"""Renders a manuscript with Quarto itself: one call for each document."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from rendering.embedded import RenderingFailed


def render(manuscript: Path, outputs: Mapping[str, Path], environment: Mapping[str, str]) -> None:
    """Let Quarto render all formats that ``_quarto.yml`` names, then move what it
    made to ``outputs``. Raises RenderingFailed with what Quarto said."""
    done = subprocess.run(
        ["quarto", "render", str(manuscript)],
        env={**os.environ, **environment, "QUARTO_PYTHON": sys.executable},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise RenderingFailed(f"quarto, {manuscript.name}:\n{done.stderr.strip()}")
    for target, path in outputs.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(manuscript.with_suffix(f".{target}"), path)
