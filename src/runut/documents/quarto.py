"""Renders a manuscript with Quarto itself: one call for each document."""

import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import yaml

from runut.documents.embedded import (
    EXTENSIONS,
    PROJECT,
    RenderingFailed,
    project_of,
)
from runut.documents.faults import explained
from runut.documents.page import finish, left_in
from runut.manuscripts.opening import PART
from runut.notebooks import processes
from runut.notebooks.kernel import kernel
from runut.notebooks.qmd import Document, parse, split_front_matter

NOWHERE = re.compile(r"(?:Unable to resolve crossref @|Citeproc: citation )([\w-]+)")


def render(
    manuscript: Path, outputs: Mapping[str, Path], environment: Mapping[str, str], title: str = ""
) -> None:
    """Let Quarto render all formats that the manuscript or ``_quarto.yml`` names, then move what it
    made to ``outputs``. ``title`` (Markdown) goes before the manuscript's. Raises RenderingFailed
    with what Quarto said, and with the places where it found what leads nowhere."""
    with apart(manuscript) as copy:
        if title:
            copy.write_text(titled(copy.read_text(encoding="utf-8"), title), encoding="utf-8")
        part = copy.with_suffix(".part")
        given = {**environment, PART: str(part), "QUARTO_PYTHON": sys.executable, "NO_COLOR": "1"}
        done = processes.run(
            # a kernel that Quarto kept running would still have the last unit in its environment
            ["quarto", "render", str(copy), "--no-execute-daemon"],
            f"quarto, {manuscript.name}",
            env={**os.environ, **given},
        )
        if done.returncode:
            look_for_failing_code(manuscript, environment)
            told = f"quarto, {manuscript.name}:\n{done.stderr.strip()}"
            raise RenderingFailed(explained(told, opened(manuscript)))
        if nowhere := NOWHERE.findall(done.stderr):
            told = "\n".join(f"[WARNING] found @{one}, which leads nowhere" for one in nowhere)
            raise RenderingFailed(explained(told, opened(manuscript)))
        for target, path in outputs.items():
            made = copy.with_suffix(f".{target}")
            if target == "html":
                finish(made, left_in(part))
            elif target == "docx":
                from runut.documents.journals import word

                word.finish(made, split_front_matter(copy.read_text("utf-8"), copy.name)[0])
            path.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(made, path)


def look_for_failing_code(manuscript: Path, environment: Mapping[str, str]) -> None:
    """Where it was a cell that failed, Quarto tells no line: run them once more. Raises
    ExecutionFailed with the lines of those that do."""
    with (
        tempfile.TemporaryDirectory() as pictures,
        kernel(manuscript.parent, dict(environment)) as running,
    ):
        running.execute(opened(manuscript), folder=Path(pictures))


def opened(manuscript: Path) -> Document:
    return parse(manuscript.read_text(encoding="utf-8"), manuscript.name, manuscript.parent)


def titled(source: str, title: str) -> str:
    """A document with another title (Markdown) in its front matter."""
    about, lines, _ = split_front_matter(source, "")
    front = yaml.safe_dump({**about, "title": title}, allow_unicode=True)
    return "\n".join(["---", front, "---", *lines])


@contextmanager
def apart(manuscript: Path) -> Iterator[Path]:
    """The manuscript in a project of its own, which goes with the block: Quarto works beside the
    manuscript, where two renders at once would take each other's files."""
    folder = manuscript.resolve().parent
    root = folder.parent
    with tempfile.TemporaryDirectory(prefix=".render-", dir=root) as private:
        project = Path(private)
        shutil.copy(project_of(root), project / PROJECT)
        shutil.copytree(folder, project / folder.name)
        shutil.copytree(EXTENSIONS, project / EXTENSIONS.name)
        for other in root.iterdir():  # what its code reads
            if not other.name.startswith(".") and not (project / other.name).exists():
                (project / other.name).symlink_to(other)
        yield project / folder.name / manuscript.name
