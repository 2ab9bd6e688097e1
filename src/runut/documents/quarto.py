"""Renders manuscripts with Quarto itself: one whose code it runs, or many whose code has run."""

import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import yaml

from runut.documents.embedded import RenderingFailed
from runut.documents.messages import explained
from runut.documents.page import finish, left_in
from runut.documents.project import EXTENSIONS, PROJECT, project_of
from runut.notebooks import processes
from runut.notebooks.inside import PART
from runut.notebooks.kernel import Kernel, kernel
from runut.notebooks.qmd import opened, split_front_matter

NOWHERE = re.compile(r"(?:Unable to resolve crossref @|Citeproc: citation )([\w-]+)")


class Ready(NamedTuple):
    """A document that Quarto can render: its manuscript, the file in a project apart, what its code
    left for its page or will leave, and what is to become of it."""

    manuscript: Path
    file: Path
    part: Path
    outputs: Mapping[str, Path]


def render(manuscript: Path, outputs: Mapping[str, Path], environment: Mapping[str, str]) -> None:
    """Let Quarto run a manuscript's code and render it to ``outputs``. Raises RenderingFailed with
    what Quarto said, and with the places where it found what leads nowhere."""
    with apart(manuscript.parent) as folder:
        part = folder.parent / "part.html"
        ready = Ready(manuscript, folder / manuscript.name, part, outputs)
        try:
            convert([ready], {**environment, PART: str(part)})
        except RenderingFailed:
            look_for_failing_code(manuscript, environment)
            raise


def execute(
    manuscript: Path,
    outputs: Mapping[str, Path],
    running: Kernel,
    folder: Path,
    environment: Mapping[str, str],
    title: str,
) -> Ready:
    """Run a manuscript's code by a kernel that runs, as the embedded renderer does, and lay what
    comes of it into ``folder``, the copy ``apart`` of the manuscript's. ``title`` (Markdown) goes
    before the manuscript's."""
    document = opened(manuscript)
    own = Path(tempfile.mkdtemp(dir=folder.parent))
    part = own / "part.html"
    text = running.execute(document, {**environment, PART: str(part)}, own)
    # whatever looks like code by now is none
    about = {**document.metadata, "title": title, "engine": "markdown"}
    file = folder / f"{own.name}.{manuscript.name}"
    front = yaml.safe_dump(about, allow_unicode=True)
    file.write_text(f"---\n{front}---\n{text}", encoding="utf-8")
    return Ready(manuscript, file, part, outputs)


def convert(documents: Sequence[Ready], environment: Mapping[str, str]) -> None:
    """Let Quarto render documents of one project by one call, in all formats that they or
    ``_quarto.yml`` name, then move what it made to their outputs. Raises RenderingFailed; of which
    document it speaks is known where it is one."""
    names = ", ".join(dict.fromkeys(one.manuscript.name for one in documents))
    done = processes.run(
        # a kernel that Quarto kept running would still have the last unit in its environment
        ["quarto", "render", *(one.file.name for one in documents), "--no-execute-daemon"],
        f"quarto, {names}",
        cwd=documents[0].file.parent,
        env={**os.environ, **environment, "QUARTO_PYTHON": sys.executable, "NO_COLOR": "1"},
    )
    if done.returncode:
        told = f"quarto, {names}:\n{done.stderr.strip()}"
        raise RenderingFailed(explained(told, opened(documents[0].manuscript)))
    if nowhere := NOWHERE.findall(done.stderr):
        told = "\n".join(f"[WARNING] found @{one}, which leads nowhere" for one in nowhere)
        raise RenderingFailed(explained(told, opened(documents[0].manuscript)))
    for one in documents:
        for target, path in one.outputs.items():
            made = one.file.with_suffix(f".{target}")
            if target == "html":
                finish(made, left_in(one.part))
            elif target == "docx":
                from runut.documents.journals import word

                word.finish(made, split_front_matter(one.file.read_text("utf-8"), made.name)[0])
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


@contextmanager
def apart(folder: Path) -> Iterator[Path]:
    """A folder of manuscripts in a project of its own, which goes with the block: Quarto works
    beside the manuscript, where two renders at once would take each other's files."""
    folder = folder.resolve()
    root = folder.parent
    with tempfile.TemporaryDirectory(prefix=".render-", dir=root) as private:
        project = Path(private)
        shutil.copy(project_of(root), project / PROJECT)
        shutil.copytree(folder, project / folder.name)
        shutil.copytree(EXTENSIONS, project / EXTENSIONS.name)
        for other in root.iterdir():  # what its code reads
            if not other.name.startswith(".") and not (project / other.name).exists():
                (project / other.name).symlink_to(other)
        yield project / folder.name
