"""The map that the config names."""

from collections.abc import Mapping
from pathlib import Path

from analysis.country import country
from runut.maps import Areas, read_areas


def open_map(choice: Mapping | None) -> Areas:
    """The areas of the map that the config names, by their codes in plain form, none where it names
    none. Raises BadInput."""
    if choice is None:
        return Areas()
    file = Path(choice["path"])
    given = read_areas(file.read_bytes(), file.as_posix(), choice["code"])
    polygons: dict[str, list] = {}
    for name, parts in given.polygons.items():
        code, _ = country().code_of(name) or (name, "")
        polygons.setdefault(code, []).extend(parts)
    return Areas(polygons, given.nameless)
