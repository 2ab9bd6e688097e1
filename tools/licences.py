"""Lists the licence of every locked package in docs/licences.md, as each package states it.

Packages that are locked for other systems or Pythons than this one are not installed here: what the
list says of them is kept.
"""

import re
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKED = (ROOT / "requirements.txt", ROOT / "requirements-extras.txt")
LIST = ROOT / "docs" / "licences.md"
HEAD = """# Licences of the packages that this project uses

The build and its tests run on these packages; nothing of them is copied into the project or its
results. Made by `uv run python tools/licences.py` from what each package states.

| Package | Licence |
| --- | --- |
"""
UNSTATED = "not stated"
ELSEWHERE = "not looked up: for another system or Python"
CLASSIFIER = "License :: OSI Approved :: "


def locked() -> list[str]:
    """The names of the locked packages."""
    found = re.findall(r"^([a-z0-9][a-z0-9._-]*)==", locks(), flags=re.MULTILINE)
    return sorted(set(found))


def locks() -> str:
    """What all lock files say."""
    return "".join(file.read_text("utf-8") for file in LOCKED)


def licence_of(package: str) -> str | None:
    """A package's licence as its metadata states it; None where it is not installed.

    An SPDX expression goes first, then classifiers, a short text, and the head of a licence file.
    """
    try:
        installed = distribution(package)
    except PackageNotFoundError:
        return None
    about = installed.metadata
    if expression := about.get("License-Expression"):
        return expression
    classified = [
        one.removeprefix(CLASSIFIER)
        for one in about.get_all("Classifier") or []
        if one.startswith(CLASSIFIER)
    ]
    text = (about.get("License") or "").strip().splitlines()
    for name in [] if classified or text else about.get_all("License-File") or []:
        text += [
            line.strip()
            for file in installed.files or []
            if file.name == Path(name).name
            for line in file.read_text().splitlines()
            if line.strip()
        ]
    return "; ".join(classified) or (text[0][:80] if text else UNSTATED)


def listed() -> dict[str, str]:
    """What the list says now."""
    if not LIST.exists():
        return {}
    return dict(
        re.findall(r"^\| ([a-z0-9][a-z0-9._-]*) \| (.+) \|$", LIST.read_text("utf-8"), re.MULTILINE)
    )


def main() -> None:
    before = listed()
    rows = {name: licence_of(name) or before.get(name, ELSEWHERE) for name in locked()}
    lines = [f"| {name} | {licence.replace('|', '/')} |" for name, licence in rows.items()]
    LIST.write_text(HEAD + "\n".join([*lines, ""]), encoding="utf-8")


if __name__ == "__main__":
    main()
