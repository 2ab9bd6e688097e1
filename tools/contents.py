"""Write the list of data files into README.md, as the data packages and descriptions have them.

uv run python tools/contents.py
"""

import json
import re
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
CITIES = ROOT / "data/cities"
BEGIN, END = "<!-- made by tools/contents.py -->", "<!-- until here -->"


def main() -> None:
    README.write_text(with_contents(README.read_text(encoding="utf-8")), encoding="utf-8")


def with_contents(readme: str) -> str:
    """The README with the list between its two marks as it is now."""
    listed = "\n".join([BEGIN, *table(), END])
    return re.sub(f"{BEGIN}.*?{END}", lambda _: listed, readme, flags=re.DOTALL)


def table() -> list[str]:
    """The rows of the list: files that come from the same sources share one."""
    rows: dict[tuple[str, str], list[str]] = {}
    for path, sources, licence in files():
        rows.setdefault((sources, licence), []).append(path)
    return [
        "| files in `data/cities/` | from | licence |",
        "| --- | --- | --- |",
        *(f"| {listed(paths)} | {one} | {licence} |" for (one, licence), paths in rows.items()),
    ]


def files() -> list[tuple[str, str, str]]:
    """Each data file with its sources and its licence."""
    found = []
    for descriptor in sorted(CITIES.glob("*/datapackage.json")):
        package = json.loads(descriptor.read_text(encoding="utf-8"))
        for one in package["resources"]:
            (licence,) = one.get("licenses", package["licenses"])
            sources = "; ".join(source["title"] for source in one["sources"])
            found.append((f"{descriptor.parent.name}/{one['path']}", sources, licence["name"]))
    for description in sorted(CITIES.glob("*/city.yaml")):
        about = yaml.safe_load(description.read_text(encoding="utf-8"))
        for name, source in about.get("sources", {}).items():
            (path,) = description.parent.glob(f"sources/{name}.*")
            licence = source["licence"].replace(" ", "-", 2)
            found.append((path.relative_to(CITIES).as_posix(), source["title"], licence))
    return found


def listed(paths: list[str]) -> str:
    """Files by the cities that have them."""
    having: dict[str, list[str]] = {}
    for path in paths:
        city, _, file = path.partition("/")
        having.setdefault(file, []).append(city)
    by_cities: dict[str, list[str]] = {}
    for file, cities in having.items():
        by_cities.setdefault(", ".join(cities), []).append(f"`{file}`")
    return "; ".join(f"{cities}: {', '.join(inside)}" for cities, inside in by_cities.items())


if __name__ == "__main__":
    main()
