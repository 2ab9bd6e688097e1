"""Runs the code of manuscripts in a Jupyter kernel, and puts what it shows into their text, in the
forms that Quarto gives it."""

from __future__ import annotations

import base64
import json
import os
import re
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import Empty

import nbformat
from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import DeadKernelError
from nbclient.util import run_sync

from runut.notebooks import inside
from runut.notebooks.qmd import INLINE, OPTION, BadManuscript, Cell, Document, Text

# without the debugger that it would load: an eighth of the work of its start
START = """
import sys
sys.modules["debugpy"] = None
from ipykernel.kernelapp import launch_new_instance
launch_new_instance()
"""
SECONDS_PER_CELL = 120
SECONDS_LEFT = 1  # for what a kernel that died had sent
PIXELS = 96  # of a page, an inch
# A socket's path may have some 100 bytes, of which a kernel's own folder takes a few.
LONGEST, SHORT = 75, "/tmp"
COLOURS = re.compile(r"\x1b\[[0-9;]*m")
# where the kernel has the code that it runs: it differs from run to run
OF_KERNEL = re.compile(r"^\S+/ipykernel_\d+/\d+\.py:\d+: ", re.MULTILINE)
IN_KERNEL = re.compile(r" \((?:\d+\.py|<\w+>), line \d+\)$")


class ExecutionFailed(BadManuscript):
    """Code of a manuscript raised an error, or its kernel died."""


class NotFound(ExecutionFailed):
    """A name that the study does not have."""


class ThisInterpreter(KernelSpecManager):
    """Starts a kernel of the interpreter that runs, whatever kernels a user has installed."""

    def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
        return KernelSpec(
            argv=[
                sys.executable, "-P", "-c", START, "-f", "{connection_file}",
                "--HistoryManager.enabled=False", "--log-level=ERROR",
                "--InlineBackend.figure_formats={'retina'}",
                # no outputs are kept, or all memory would be searched before each document
                "--InteractiveShell.cache_size=0",
            ],
            language="python",
        )  # fmt: skip


class Kernel:
    """A running kernel, used for one document after another."""

    def __init__(self, client: NotebookClient):
        self.client = client

    def execute(
        self,
        document: Document,
        environment: Mapping[str, str] | None = None,
        folder: Path | None = None,
    ) -> str:
        """Run a document's cells and inline code; returns its Markdown with the results in place.

        The names that an earlier document left behind are cleared first, and ``environment`` is
        added to the kernel's. Pictures that it shows are put into ``folder``. Raises
        ExecutionFailed with the places of all code that failed up to the first cell that did.
        """
        parts = [part for part in document.parts if is_run(part)]
        done, broken = self.run(parts, environment or {}, document) if parts else ([], [])
        pieces, failed, left = [], [], iter(done)
        for part in document.parts:
            if not is_run(part):
                pieces += [part.source] if isinstance(part, Text) else []
                continue
            outputs, values = next(left, (None, None))
            if values is None:
                break
            try:
                if isinstance(part, Cell):
                    stop_on_error(outputs, part, document)
                    shown = Shown(part, document, folder).markdown(outputs)
                    pieces.append("" if part.hidden else f"\n{shown}\n")
                else:
                    pieces.append(part.with_values(values_of(values, part, document)))
            except ExecutionFailed as error:
                failed.append(str(error))
                # what comes after a cell may fail for its sake alone; what looks a name up does not
                if isinstance(part, Cell) and not isinstance(error, NotFound):
                    break
        if failed := [*failed, *broken]:
            raise ExecutionFailed("\n".join(failed))
        return "\n".join(pieces)

    def run(
        self, parts: Sequence[Cell | Text], environment: Mapping[str, str], document: Document
    ) -> tuple[list[tuple[list[nbformat.NotebookNode], dict]], list[str]]:
        """Run a document's parts in one exchange with the kernel; returns what each shows, with
        the values of its expressions, and what is to be told of a kernel that did not end."""
        given = [
            part.code
            if isinstance(part, Cell)
            else {str(at): expression for at, expression in enumerate(part.expressions)}
            for part in parts
        ]
        what = f"{given!r}, {dict(environment)!r}, {SECONDS_PER_CELL}"
        node = nbformat.v4.new_code_cell(
            f"await __import__('{inside.__name__}', fromlist=['']).run({what})"
        )
        self.client.nb.cells = [node]
        # the parts end by themselves, but where they do not listen
        self.client.timeout = SECONDS_PER_CELL * (len(parts) + 1)
        broken = ""
        try:
            self.client.execute_cell(node, 0)
        except DeadKernelError as error:
            broken = str(error)
            self.take_what_arrived(node)
        except Exception as error:
            broken = str(error)
        done, outputs = [], []
        for one in node.outputs:
            if inside.DONE in one.get("data", {}):
                done.append((outputs, one["data"][inside.DONE]))
                outputs = []
            else:
                outputs.append(one)
        if not broken:
            return done, []
        part = parts[min(len(done), len(parts) - 1)]
        within = line_within(part, 0) if isinstance(part, Text) else 0
        place = document.place(part.at + within)
        return done, [str(failure(place, "the kernel", broken))]

    def take_what_arrived(self, node: nbformat.NotebookNode) -> None:
        """What a kernel had sent before it died, and was not yet read when that was noticed."""

        async def take() -> None:
            while True:
                message = await self.client.kc.get_iopub_msg(timeout=SECONDS_LEFT)
                self.client.process_message(message, node, 0)

        with suppress(Empty):
            run_sync(take)()


def is_run(part: Cell | Text) -> bool:
    """Whether there is anything in it to be run; some cells only Quarto knows how to."""
    return part.is_run if isinstance(part, Cell) else bool(part.expressions)


def stop_on_error(outputs: Sequence[nbformat.NotebookNode], cell: Cell, document: Document) -> None:
    """Raises ExecutionFailed where a cell failed, with the line that did."""
    for one in outputs:
        if one["output_type"] == "error":
            place = document.place(line_of_failure(cell, "\n".join(one["traceback"])))
            raise failure(place, one["ename"], one["evalue"])


def values_of(values: Mapping[str, dict], text: Text, document: Document) -> list[str]:
    """The values of a text's inline expressions. Raises ExecutionFailed where they have none."""
    found, failed = [], []
    for at, expression in enumerate(text.expressions):
        result, place = values[str(at)], document.place(text.at + line_within(text, at))
        if result["status"] != "ok":
            error = failure(place, result["ename"], result["evalue"])
            failed.append(f"{error}, in {expression}")
        elif "text/markdown" not in result["data"]:
            error = failure(place, "inline code", "it does not return Markdown")
            failed.append(f"{error}, in {expression}")
        else:
            found.append(result["data"]["text/markdown"])
    if failed:
        raise ExecutionFailed("\n".join(failed))
    return found


class Shown:
    """What a cell's outputs contribute to the text, as Markdown."""

    def __init__(self, cell: Cell, document: Document, folder: Path | None):
        self.cell, self.document, self.folder = cell, document, folder

    def markdown(self, outputs: list[nbformat.NotebookNode]) -> str:
        """All that is shown, below the code where the cell's options ask for it."""
        given = self.given(outputs)
        if self.cell.options.get("echo") is not True:
            return given
        code = [one for one in self.cell.code.splitlines() if not one.startswith(OPTION)]
        return "\n".join(["```python", *code, "```", "", given])

    def given(self, outputs: list[nbformat.NotebookNode]) -> str:
        """What the code gave, labelled and captioned as the cell's options ask."""
        pictured = any(is_picture(one) for one in outputs)
        shown = [self.one(one) for one in outputs if not (pictured and is_handle(one))]
        text, options = "\n\n".join(filter(None, shown)), self.cell.options
        label = str(options.get("label", ""))
        caption = options.get("tbl-cap" if label.startswith("tbl-") else "fig-cap", "")
        if label.startswith(("fig-", "tbl-")):
            if not caption:
                kind = label.partition("-")[0]
                what = f"found @{label} without a caption, expected #| {kind}-cap: …"
                raise ExecutionFailed(f"{self.document.place(self.cell.at)}: {what}")
            return f"::: {{#{label}}}\n{text}\n\n{caption}\n:::"
        return text

    def one(self, output: nbformat.NotebookNode) -> str:
        """One output: Markdown, a picture, a table of HTML, or text as it was printed."""
        data = output.get("data", {})
        if "text/markdown" in data:
            return data["text/markdown"]
        if is_picture(output):
            return self.picture(output)
        if "text/html" in data:
            return f"::: {{.shown-as-html}}\n```{{=html}}\n{data['text/html']}\n```\n:::"
        if unknown := sorted(data.keys() - {"text/plain"}):
            place = self.document.place(self.cell.at)
            what = f"found an output that is {unknown[0]}, expected a picture, a table or text"
            raise ExecutionFailed(f"{place}: {what}")
        text = COLOURS.sub("", OF_KERNEL.sub("", output.get("text", data.get("text/plain", ""))))
        fence = "`" * max([3, *(1 + len(one) for one in re.findall("`+", text))])
        return f"{fence}\n{text.rstrip()}\n{fence}" if text.strip() else ""

    def picture(self, output: nbformat.NotebookNode) -> str:
        """A picture, as a file beside the others that the document shows."""
        alt = self.cell.options.get("fig-alt")
        place = self.document.place(self.cell.at)
        if not alt:
            raise ExecutionFailed(
                f"{place}: found a picture without a text for those who do not see it, expected "
                "#| fig-alt: …"
            )
        if self.folder is None:
            raise ExecutionFailed(f"{place}: found a picture, expected none in this document")
        file = self.folder / f"shown-{len(list(self.folder.glob('shown-*')))}.png"
        file.write_bytes(base64.b64decode(output["data"]["image/png"]))
        width = output.get("metadata", {}).get("image/png", {}).get("width")
        form = f" width={width / PIXELS:.2f}in" if width else ""
        caption = self.cell.options.get("fig-cap", "")
        within = "" if self.cell.options.get("label") else caption
        return f"![{within}](../{self.folder.name}/{file.name}){{fig-alt={json.dumps(alt)}{form}}}"


def is_picture(output: nbformat.NotebookNode) -> bool:
    return "image/png" in output.get("data", {})


def is_handle(output: nbformat.NotebookNode) -> bool:
    """Whether an output only says which object drew a picture."""
    text = output.get("data", {}).get("text/plain", "")
    return text.startswith(("<", "[<")) and not is_picture(output)


def line_of_failure(cell: Cell, traceback: str) -> int:
    """The line of a cell that failed, where the traceback names it."""
    named = re.findall(r"Cell In\[\d+\], line (\d+)", COLOURS.sub("", traceback))
    return cell.at + (int(named[0]) - 1 if named else 0)


def line_within(text: Text, expression: int) -> int:
    """How many lines below the text's first the expression with this number stands."""
    match = list(INLINE.finditer(text.source))[expression]
    return text.source.count("\n", 0, match.start())


def failure(place: str, what: str, why: str) -> ExecutionFailed:
    """What failed, in one line; a name that is not there needs no word about its kind."""
    why = IN_KERNEL.sub("", " ".join(why.split()))
    if what == "KeyError":
        return NotFound(f"{place}: {why.strip(chr(34)) if ' ' in why else f'there is no {why}'}")
    return ExecutionFailed(f"{place}: {what}: {why}")


@contextmanager
def kernel(folder: Path, environment: dict[str, str]) -> Iterator[Kernel]:
    """A kernel of this very interpreter that works in ``folder``; it ends with the block.

    It talks over a socket file rather than a port, and neither reads nor writes the user's own
    IPython profile.
    """
    usual = tempfile.gettempdir()
    place = usual if len(os.fsencode(usual)) <= LONGEST else SHORT
    with tempfile.TemporaryDirectory(prefix="kernel-", dir=place) as private:
        # only the one that does not block notices that its kernel has died, or is late
        manager = AsyncKernelManager(
            transport="ipc",
            ip=str(Path(private) / "ipc"),
            connection_file=f"{private}/kernel.json",
            kernel_spec_manager=ThisInterpreter(),
        )
        client = NotebookClient(
            nbformat.v4.new_notebook(),
            km=manager,
            timeout=SECONDS_PER_CELL,
            shutdown_kernel="immediate",
            resources={"metadata": {"path": str(folder)}},
        )
        env = {**os.environ, **environment, "IPYTHONDIR": private}
        with client.setup_kernel(env=env, cleanup_kc=True):
            yield Kernel(client)
