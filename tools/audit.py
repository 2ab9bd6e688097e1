"""Reports known holes of the locked packages, by pip-audit from the OSV database.

    uv run python tools/audit.py

Exit status: 1 where there are any; 0 where there are none, or where the database cannot be reached,
which it says.
"""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# an environment of its own: the project itself needs nothing of it
AUDIT = [
    "uvx", "pip-audit==2.10.1", "--requirement", "requirements.txt",
    "--requirement", "requirements-extras.txt", "--require-hashes", "--disable-pip",
    "--vulnerability-service", "osv", "--timeout", "10",
    "--progress-spinner", "off", "--format", "json",
]  # fmt: skip


def main() -> int:
    try:
        done = subprocess.run(
            AUDIT, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=600, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return said(f"not audited: {error}", 0)
    try:
        packages = json.loads(done.stdout)["dependencies"]
    except (ValueError, KeyError):
        why = (done.stderr.strip().splitlines() or ["no answer"])[-1]
        return said(f"not audited, no database of known holes could be asked: {why[:300]}", 0)
    return report(packages)


def report(packages: list[dict]) -> int:
    """Print what pip-audit found; 1 where there is a hole."""
    holes = [(one, hole) for one in packages for hole in one.get("vulns", [])]
    for one, hole in holes:
        mended = ", ".join(hole["fix_versions"]) or "no version yet"
        print(f"{one['name']} {one['version']}: {hole['id']}, mended in {mended}")
    for one in packages:
        if "skip_reason" in one:
            print(f"{one['name']}: not audited, {one['skip_reason']}")
    return said(f"{len(packages)} packages audited, {len(holes)} known holes", int(bool(holes)))


def said(text: str, status: int) -> int:
    print(text)
    return status


if __name__ == "__main__":
    sys.exit(main())
