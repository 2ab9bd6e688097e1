"""Renders a manuscript with Quarto itself: one call for each document."""

import json
import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

from rendering import processes
from rendering.embedded import RenderingFailed


def render(
    manuscript: Path, outputs: Mapping[str, Path], environment: Mapping[str, str], title: str = ""
) -> None:
    """Let Quarto render all formats that the manuscript or ``_quarto.yml`` names, then move what it
    made to ``outputs``. ``title`` (Markdown) goes before the manuscript's. Raises RenderingFailed
    with what Quarto said."""
    # JSON is YAML, whatever stands in the title
    told = [f"--metadata=title:{json.dumps(title, ensure_ascii=False)}"] if title else []
    done = processes.run(
        ["quarto", "render", str(manuscript), *told],
        f"quarto, {manuscript.name}",
        env={**os.environ, **environment, "QUARTO_PYTHON": sys.executable},
    )
    if done.returncode:
        raise RenderingFailed(f"quarto, {manuscript.name}:\n{done.stderr.strip()}")
    for target, path in outputs.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(manuscript.with_suffix(f".{target}"), path)
