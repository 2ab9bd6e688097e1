"""Lock every package, transitive ones included, by name, version and sha256.

Resolves pyproject.toml for all supported Pythons and writes what it found to the places that must
agree: requirements.txt (with hashes; CI installs from it), requirements-extras.txt (what the extras
slurm and parquet need beside it), the constraints in pyproject.toml (``uv run`` keeps to them), and
environment.yml (for conda). What packages without a wheel are built with stays at the version that
pyproject.toml names; requirements-build.txt has its hashes. So do requirements-uv.txt for uv itself
and requirements-audit.txt for pip-audit, which only CI installs. Run it to take newer versions:

    uv run python tools/lock.py
"""

import re
import subprocess
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COMPILE = [
    "uv", "pip", "compile", "--universal", "--generate-hashes", "--no-header", "--no-annotate",
    "--no-config", "--quiet",
]  # fmt: skip
OF_PROJECT = ["pyproject.toml", "--group", "dev", "--upgrade"]
OLDEST, PYTHON, QUARTO = "3.11", "3.12", "1.9"
ENVIRONMENT = f"""# Made by tools/lock.py: the packages and versions of pyproject.toml, and Quarto.
name: pnpm-bandar-lampung
channels: [conda-forge]
dependencies:
  - python={PYTHON}
  - quarto={QUARTO}
  - pip
  - pip:
"""


def main() -> None:
    project = ROOT / "pyproject.toml"
    both = resolved(*OF_PROJECT, "--extra", "slurm", "--extra", "parquet")
    project.write_text(
        with_constraints(project.read_text(encoding="utf-8"), pins_of(both)), encoding="utf-8"
    )
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as versions:
        versions.write(both)
        versions.flush()
        usual = resolved(*OF_PROJECT, "--constraint", versions.name)
    extras = "".join(block for block in blocks_of(both) if block not in blocks_of(usual))
    named = project.read_text(encoding="utf-8")
    build = resolved("-", given="\n".join(build_pins(named)))
    for name, text in (
        ("requirements", usual),
        ("requirements-extras", extras),
        ("requirements-build", build),
        ("requirements-uv", resolved("-", given=uv_pin(named))),
        ("requirements-audit", resolved("-", "--python-version", OLDEST, given="pip-audit")),
    ):
        (ROOT / f"{name}.txt").write_text(text, encoding="utf-8")
    pins = pins_of(usual)
    lines = "".join(f"      - {quoted(pin)}\n" for pin in [*pins, "--editable ."])
    (ROOT / "environment.yml").write_text(ENVIRONMENT + lines, encoding="utf-8")
    print(f"{len(pins)} packages locked, and {len(pins_of(extras))} for the extras")


def resolved(*options: str, given: str = "") -> str:
    """All requirements, transitive ones included, with their hashes."""
    return subprocess.run(
        [*COMPILE, *options],
        cwd=ROOT,
        check=True,
        capture_output=True,
        input=given,
        encoding="utf-8",
    ).stdout


def build_pins(project: str) -> list[str]:
    """What pyproject.toml says that packages without a wheel are built with."""
    return tomllib.loads(project)["tool"]["uv"]["build-constraint-dependencies"]


def uv_pin(project: str) -> str:
    """uv at the version whose own backend pyproject.toml builds the project with."""
    (backend,) = tomllib.loads(project)["build-system"]["requires"]
    return backend.replace("uv_build", "uv")


def blocks_of(requirements: str) -> list[str]:
    """The requirements, each with its hashes."""
    return re.split(r"(?m)^(?=[a-z0-9])", requirements)


def pins_of(requirements: str) -> list[str]:
    """The requirements without their hashes."""
    return re.findall(r"^([a-z0-9][^\\\n]*?)\s*\\?$", requirements, flags=re.MULTILINE)


def with_constraints(project: str, pins: list[str]) -> str:
    """pyproject.toml's text with these constraints in place of the former ones."""
    lines = "".join(f"    {quoted(pin)},\n" for pin in pins)
    return re.sub(
        r"^constraint-dependencies = \[\n.*?^\]\n",
        lambda _: f"constraint-dependencies = [\n{lines}]\n",
        project,
        flags=re.MULTILINE | re.DOTALL,
    )


def quoted(text: str) -> str:
    return '"' + text.replace('"', "'") + '"'


if __name__ == "__main__":
    main()
