"""A page that is made anew when a file is saved, and served so that a browser reloads it."""

import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

import pytest

from runut.builds.watching import PORT

PROGRAM = """
from pathlib import Path
from runut.builds.watching import watch

def make():
    page = '<head><meta http-equiv="Content-Security-Policy" content="x"></head><body>{}</body>'
    Path("a.html").write_text(page.format(Path("text/a.qmd").read_text()))

watch([Path("a.html")], ["text"], make)
"""
PATIENCE = 60


def shown_until(words: str) -> str:
    until = time.monotonic() + PATIENCE
    page = ""
    while words not in page and time.monotonic() < until:
        time.sleep(0.3)
        try:
            with urlopen(f"http://127.0.0.1:{PORT}/a.html") as answer:
                page = answer.read().decode()
        except OSError:
            continue
    return page


@pytest.mark.slow
def test_a_page_follows_what_is_saved(tmp_path):
    text = tmp_path / "text/a.qmd"
    text.parent.mkdir()
    text.write_text("One.")
    with subprocess.Popen([sys.executable, "-c", PROGRAM], cwd=tmp_path) as process:
        try:
            page = shown_until("One.")
            assert "One." in page and "livereload.js" in page
            assert "Content-Security-Policy" not in page
            text.write_text("Two, and more.")
            assert "Two, and more." in shown_until("Two, and more.")
        finally:
            process.terminate()
    assert "Content-Security-Policy" in Path(tmp_path / "a.html").read_text()
