"""Runs the code of manuscripts in a Jupyter kernel, and puts what it shows into their text."""

from __future__ import annotations

import os
import queue
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import nbformat
from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from jupyter_core.utils import run_sync
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

from runut.builds.logs import Mendable
from runut.notebooks.qmd import INLINE, Cell, Document, Text

SECONDS_PER_CELL = 120
# A socket's path may have some 100 bytes, of which a kernel's own folder takes a few.
LONGEST, SHORT = 75, "/tmp"


class ExecutionFailed(Mendable):
    """Code of a manuscript raised an error, or its kernel died."""


class ThisInterpreter(KernelSpecManager):
    """Starts a kernel of the interpreter that runs, whatever kernels a user has installed."""

    def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
        return KernelSpec(
            argv=[
                sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}",
                "--HistoryManager.enabled=False", "--log-level=ERROR",
            ],
            language="python",
        )  # fmt: skip


class Kernel:
    """A running kernel, used for one document after another."""

    def __init__(self, client: NotebookClient):
        self.client = client

    def execute(
        self, document: Document, name: str, environment: Mapping[str, str] | None = None
    ) -> str:
        """Run a document's cells and inline code; returns its Markdown with the results in place.

        The names that an earlier document left behind are cleared first, and ``environment`` is
        added to the kernel's. Raises ExecutionFailed with ``name`` and the line of the code that
        failed.
        """
        given = f"\nimport os\nos.environ.update({dict(environment)!r})" if environment else ""
        self.run_cell(Cell(f"%reset -f{given}", 0), name)
        pieces = []
        for part in document.parts:
            if isinstance(part, Cell):
                shown = self.run_cell(part, name)
                pieces.append("" if part.hidden else f"\n{shown}\n")
            else:
                pieces.append(part.with_values(self.evaluate(part, name)))
        return "\n".join(pieces)

    def run_cell(self, cell: Cell, name: str) -> str:
        """Run one cell; returns what it displays as Markdown."""
        node = nbformat.v4.new_code_cell(cell.code)
        self.client.nb.cells = [node]
        try:
            self.client.execute_cell(node, 0)
        except CellExecutionError as error:
            raise failure(name, cell.line, error.ename, error.evalue) from None
        except Exception as error:
            raise failure(name, cell.line, "the kernel", str(error)) from None
        return "\n\n".join(markdown_of(output) for output in node.outputs)

    def evaluate(self, text: Text, name: str) -> list[str]:
        """The values of a text's inline expressions, all in one exchange with the kernel."""
        if not text.expressions:
            return []
        wanted = {str(i): expression for i, expression in enumerate(text.expressions)}
        try:
            results = run_sync(self.answer)(wanted)
        except TimeoutError as error:
            line = text.line + line_within(text, 0)
            raise failure(name, line, "the kernel", f"{error}, here or a little below") from None
        values = []
        for i, expression in wanted.items():
            result, line = results[i], text.line + line_within(text, int(i))
            if result["status"] != "ok":
                raise failure(name, line, result["ename"], f"{result['evalue']} in {expression}")
            if "text/markdown" not in result["data"]:
                raise failure(name, line, "inline code", f"{expression} does not return Markdown")
            values.append(result["data"]["text/markdown"])
        return values

    async def answer(self, expressions: dict[str, str]) -> dict:
        """What the kernel says to expressions. Raises TimeoutError where it says nothing, at once
        where it has died."""
        asked = self.client.kc.execute("", user_expressions=expressions)
        until = time.monotonic() + SECONDS_PER_CELL
        while time.monotonic() < until:
            try:
                reply = await self.client.kc.get_shell_msg(timeout=1)
            except queue.Empty:
                if not await self.client.km.is_alive():
                    raise TimeoutError("Kernel died") from None
                continue
            if reply["parent_header"].get("msg_id") == asked:
                return reply["content"]["user_expressions"]
        raise TimeoutError(f"no answer in {SECONDS_PER_CELL} s")


def markdown_of(output: nbformat.NotebookNode) -> str:
    """What one output of a cell contributes to the text; only Markdown is shown."""
    return output.get("data", {}).get("text/markdown", "")


def line_within(text: Text, expression: int) -> int:
    """How many lines below the text's first the expression with this number stands."""
    match = list(INLINE.finditer(text.source))[expression]
    return text.source.count("\n", 0, match.start())


def failure(name: str, line: int, what: str, why: str) -> ExecutionFailed:
    return ExecutionFailed(f"{name}, line {line}: {what}: {why}")


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
