"""Lock every package, transitive ones included, by name, version and sha256.

    uv run python tools/lock.py              # what pyproject.toml names now, the rest as it was
    uv run python tools/lock.py --upgrade    # newer versions of all

Resolves pyproject.toml for all supported Pythons into requirements.txt, together with uv itself and
what a package without a wheel is built with, and writes the versions to the constraints of
pyproject.toml, which ``uv run`` keeps to, and to environment.yml.
"""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROJECT, LOCK, CONDA = (ROOT / f for f in ("pyproject.toml", "requirements.txt", "environment.yml"))
COMPILE = (
    "uv pip compile pyproject.toml - --group dev --group study --extra parquet --extra slurm"
    " --no-config --quiet --universal --generate-hashes --no-header --no-annotate"
    " --output-file requirements.txt"
)
APART = "snakemake-executor-plugin-slurm"  # each start of Snakemake loads it, which takes a second


def main() -> None:
    text = PROJECT.read_text(encoding="utf-8")
    about = tomllib.loads(text)
    also = about["build-system"]["requires"] + about["tool"]["uv"]["build-constraint-dependencies"]
    given = "\n".join(also).replace("uv_build", "uv")
    subprocess.run([*COMPILE.split(), *sys.argv[1:]], cwd=ROOT, input=given, text=True, check=True)
    pins = re.findall(r"^[a-z0-9][^\\\n]*[^\\\s]", LOCK.read_text(encoding="utf-8"), re.MULTILINE)
    lines = [f'    "{pin}",\n' for pin in pins]
    PROJECT.write_text(with_items(text, "constraint-dependencies = [\n", lines), encoding="utf-8")
    lines = [f'      - "{pin}"\n' for pin in pins if not pin.startswith(APART)]
    conda = CONDA.read_text(encoding="utf-8")
    CONDA.write_text(with_items(conda, "  - pip:\n", lines), encoding="utf-8")


def with_items(text: str, head: str, lines: list[str]) -> str:
    """The text with these lines in place of the quoted ones after its line ``head``."""
    pattern = rf'(?m)(^{re.escape(head)})(?:^ +(?:- )?".*\n)+'
    return re.sub(pattern, lambda found: found[1] + "".join(lines), text)


if __name__ == "__main__":
    main()
