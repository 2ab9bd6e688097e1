"""Pack sources, results, locked versions and the record of the build into one zip."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

from runut.builds.archive import SUMS, archive, sources_in
from runut.builds.files import files_in, read_words
from runut.builds.jobs import job
from runut.builds.logs import Mendable, below_one_another


def main(read: list[str], results: list[str], day: str, words: str, output: Path) -> None:
    """``read`` are the sources that the build read: they go in even before git knows them."""
    paths = {*tracked(), *read, *results}
    packed = archive(
        {path: Path(path).read_bytes() for path in paths if Path(path).is_file()},
        date.fromisoformat(json.loads(Path(day).read_text(encoding="utf-8"))),
        read_words(Path(words))["archive"],
    )
    unfinished = output.with_suffix(".part")
    unfinished.write_bytes(packed)
    unfinished.replace(output)


def tracked() -> list[str]:
    """The project's own files: what git tracks or, in an unpacked archive, what its list names."""
    if Path(".git").exists():
        return git("ls-files", "-z").rstrip("\0").split("\0")
    if Path(SUMS).exists():
        return sources_in(Path(SUMS).read_text(encoding="utf-8"))
    raise Mendable(f"Neither git nor {SUMS} says which files are the project's sources.")


def uncommitted() -> str:
    """What is packed otherwise than any commit has it, to be told; empty where nothing is."""
    if not Path(".git").exists():
        return ""
    changed = git("status", "--porcelain", "--untracked-files=no", "--no-renames").splitlines()
    if not changed:
        return ""
    named = below_one_another([one[3:] for one in changed])
    return f"Packed as they are here, not as committed:{named}"


def git(*arguments: str) -> str:
    try:
        asked = subprocess.run(["git", *arguments], check=True, capture_output=True)
    except FileNotFoundError:
        raise Mendable("There is no git, which knows the project's sources. Install it.") from None
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode(errors="replace").strip()
        raise Mendable(f"git does not say which files are the project's: {said}") from None
    return asked.stdout.decode()


if __name__ == "__main__":
    target = Path("build/archive.zip")
    with job(snakemake):  # noqa: F821
        main(
            list(snakemake.input.sources),  # noqa: F821
            files_in(snakemake.input.results),  # noqa: F821
            snakemake.input.date,  # noqa: F821
            snakemake.input.words,  # noqa: F821
            target,
        )
        changed = uncommitted()
    if changed:
        print(f"\n{changed}", file=sys.stderr)
    print(f"\n{target}: {target.stat().st_size / 1e6:.1f} MB", file=sys.stderr)
