"""Finishes a page that Quarto or the embedded renderer made.

What no renderer needs to read, such as the derivations of all numbers, is put into the finished
page, and so is its policy: it loads nothing from anywhere, and of scripts runs only those known by
their hash.
"""

from __future__ import annotations

import base64
import hashlib
import mimetypes
import re
from pathlib import Path

from markupsafe import Markup

from runut.builds.logs import Mendable

PLACE = '<div id="derivations"></div>'  # where that goes; _extensions/runut/numbers.lua leaves it
# what the filter puts that in place of, and pandoc would read for nothing: a table, on paper
ON_PAPER = re.compile(r"^(::::: \{\.derivations\}\n).*?(?=^:::::$)", re.DOTALL | re.MULTILINE)
CONTENTS = re.compile(r'<h2 id="toc-title">(.*?)</h2>(.*?)(?=</nav>)', re.DOTALL)
BEFORE_TEXT = re.compile(r'</header>\n(?:<nav id="TOC".*?</nav>\n)?', re.DOTALL)
# what Quarto brings along for a data frame, from elsewhere, and no policy here would let run
BROUGHT = re.compile(r"<script\b(?![^>]*json)[^>]*>.*?</script>\n?", re.DOTALL)
KINDS = mimetypes.MimeTypes()  # Python's own: what a machine knows beside them differs
SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


class NoPlace(Mendable):
    """A page lacks the place for what its document's code made for it."""


def for_page(text: str) -> str:
    """A document's text without what stands on paper alone."""
    return ON_PAPER.sub(r"\1", text)


def left_in(file: Path) -> str:
    """What code left for its page in the file that it was given, if anything."""
    return file.read_text(encoding="utf-8") if file.exists() else ""


def finish(page: Path, part: str) -> None:
    """Put what code left for it into the page, let its contents fold, and set its policy, without
    the scripts that this forbids."""
    source = BROUGHT.sub("", page.read_text(encoding="utf-8"))
    if part:
        before, place, after = source.rpartition(PLACE)
        if not place:
            raise NoPlace(f"{page.name}: found no {PLACE}, expected that of the filter numbers.lua")
        source = before + part + after
    source = CONTENTS.sub(r"<details><summary>\1</summary>\2</details>", source, count=1)
    source = with_landmark(source)
    meta = f'<head>\n<meta http-equiv="Content-Security-Policy" content="{policy(part)}">'
    page.write_text(source.replace("<head>", meta, 1), encoding="utf-8")


def with_landmark(source: str) -> str:
    """The text of a page as what who does not see it can go to, past title and contents; Quarto
    says so by itself."""
    before = None if "<main" in source else BEFORE_TEXT.search(source)
    if not before:
        return source
    text, end, rest = source[before.end() :].rpartition("</body>")
    return f"{source[: before.end()]}<main>\n{text}</main>\n{end}{rest}"


def policy(content: str) -> Markup:
    """The content security policy of a page with the scripts that stand in ``content``."""
    hashes = "".join(f" '{script_hash(script)}'" for script in SCRIPT.findall(content))
    return Markup(
        "default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'; "
        f"base-uri 'none'; form-action 'none'{hashes and f'; script-src{hashes}'}"
    )


def script_hash(script: str) -> str:
    """What a policy knows a script by."""
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


def as_address(file: Path) -> str:
    """A file as an address that holds it."""
    kind = KINDS.guess_type(file.name, strict=False)[0]
    return f"data:{kind};base64,{base64.b64encode(file.read_bytes()).decode()}"
