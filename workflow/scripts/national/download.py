"""Fetch a source from its address, once, and keep it under the sum that it must have."""

import hashlib
from http.client import HTTPException
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from runut.builds.files import read_json, replaced
from runut.builds.jobs import job
from runut.builds.logs import Mendable

SECONDS = 60  # without a byte
LARGEST = 200_000_000  # bytes


def fetch(url: str, sha256: str, target: Path) -> None:
    """Put what ``url`` gives at ``target``, whole or not at all.

    Raises Mendable where it cannot be had, or where its sum is another.
    """
    try:
        with urlopen(url, timeout=SECONDS) as answer:
            data = answer.read(LARGEST + 1)
    except (URLError, HTTPException, OSError, ValueError) as error:
        raise Mendable(f"{url} could not be fetched: {error}") from None
    if len(data) > LARGEST:
        raise Mendable(f"{url}: found more than {LARGEST} bytes, expected at most as many")
    found = hashlib.sha256(data).hexdigest()
    if found != sha256:
        raise Mendable(
            f"{url}: found the sha256 sum {found}, expected {sha256}; the source has changed, or "
            "the download is broken: look at it before you change the sum in the config"
        )
    target.parent.mkdir(parents=True, exist_ok=True)
    with replaced(target) as part:
        part.write_bytes(data)


if __name__ == "__main__":
    with job(snakemake) as (study, given, made):
        fetch(**read_json(given.source), target=Path(made[0]))
