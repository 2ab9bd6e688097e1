"""Pages that are made anew at each save, in a browser that reloads them by itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path

from livereload import Server

SHOWN = Path("build/watched")
PORT = 5500
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>\n?')


def watch(pages: Iterable[Path], watched: Iterable[str], make: Callable[[], object]) -> None:
    """Show ``pages`` on this machine, and ``make`` them anew when a file changes in one of the
    folders or files ``watched``, until it is interrupted."""
    shown = {page: SHOWN / page.name for page in pages}

    def made_anew() -> None:
        make()
        for page, copy in shown.items():
            if page.is_file():
                copy.parent.mkdir(parents=True, exist_ok=True)
                # the script by which it is reloaded would be none of the page's own
                text = page.read_text(encoding="utf-8")
                copy.write_text(POLICY.sub("", text), encoding="utf-8")

    made_anew()
    server = Server()
    for path in watched:
        server.watch(path, made_anew)
    for copy in shown.values():
        print(f"http://127.0.0.1:{PORT}/{copy.name} is made anew at each save; Ctrl-C ends it")
    server.serve(port=PORT, host="127.0.0.1", root=str(SHOWN))
