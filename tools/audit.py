"""Reports known holes of the locked packages, by pip-audit from the OSV database.

    uv run python tools/audit.py

Exit status: 1 where there are any; 0 where there are none, or where the database cannot be reached,
which it says.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
REQUIREMENTS = ("requirements.txt", "requirements-extras.txt")
AUDIT = [
    "bin/pip-audit", *(f"--requirement={ROOT / name}" for name in REQUIREMENTS),
    "--require-hashes", "--disable-pip", "--vulnerability-service", "osv", "--timeout", "10",
    "--progress-spinner", "off", "--format", "json",
]  # fmt: skip


def main() -> int:
    try:
        done = audited()
    except (OSError, subprocess.TimeoutExpired) as error:
        return said(f"not audited: {error}", 0)
    except subprocess.CalledProcessError as error:
        why = " ".join(error.stderr.split())
        return said(f"not audited, pip-audit could not be installed: {why[:300]}", 0)
    try:
        packages = json.loads(done.stdout)["dependencies"]
    except (ValueError, KeyError):
        why = (done.stderr.strip().splitlines() or ["no answer"])[-1]
        return said(f"not audited, no database of known holes could be asked: {why[:300]}", 0)
    return report(packages)


def audited() -> subprocess.CompletedProcess[str]:
    """What pip-audit says, in an environment of its own, every hash checked: the project needs
    nothing of it. Raises CalledProcessError where it cannot be installed."""
    install = ["uv", "pip", "install", "--quiet", "--python", ".", "--require-hashes"]
    with tempfile.TemporaryDirectory(prefix="audit-") as apart:
        how = {"cwd": apart, "capture_output": True, "encoding": "utf-8", "timeout": 600}
        subprocess.run(["uv", "venv", "--quiet", "."], check=True, **how)
        needed = str(ROOT / "requirements-audit.txt")
        subprocess.run([*install, "--requirement", needed], check=True, **how)
        return subprocess.run(AUDIT, check=False, **how)


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
