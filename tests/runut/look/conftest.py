"""Tables that tests of `runut look` write."""

from pathlib import Path

import pytest


@pytest.fixture
def written(tmp_path):
    """Writes files and returns their paths."""

    def write(**texts: str | bytes) -> list[Path]:
        paths = []
        for name, text in texts.items():
            path = tmp_path / f"{name}.csv"
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
            paths.append(path)
        return paths

    return write
