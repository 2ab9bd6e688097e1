# What all rules share: which cities there are, and which files each rule's code is made of.
import ast
import json
import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path

import yaml
from snakemake.utils import validate

from analysis.city import read_city
from analysis.faults import BadInput
from rendering.files import read_folder

if not isinstance(config.get("date"), str):
    config["date"] = str(config.get("date"))
validate(config, "../schemas/config.schema.yaml")

LANGUAGES = ["id", "en"]
FORMATS = ["html", "pdf", "docx"]
FIGURES = ["causes", "labour", "budget", "spending"]
EPOCH = int(datetime.fromisoformat(config["date"]).replace(tzinfo=UTC).timestamp())
ENGINE = config["engine"]
if ENGINE == "auto":
    ENGINE = "quarto" if shutil.which("quarto") else "embedded"

CITY_FOLDERS = {
    path.parent.name: path.parent
    for path in sorted(Path("data/cities").glob("*/city.yaml"))
}
CITIES = list(CITY_FOLDERS)
ARTICLES = [
    city
    for city, folder in CITY_FOLDERS.items()
    if yaml.safe_load((folder / "city.yaml").read_text(encoding="utf-8")).get("article")
]


wildcard_constraints:
    city="|".join(CITIES),
    language="|".join(LANGUAGES),


def city_files(wildcards):
    """Every file that a city's folder holds."""
    folder = CITY_FOLDERS[wildcards.city]
    return sorted(str(path) for path in folder.rglob("*") if path.is_file())


def tables_of(city):
    """The names of a city's tables, from its Data Package descriptor."""
    descriptor = CITY_FOLDERS[city] / "datapackage.json"
    return [
        resource["name"]
        for resource in json.loads(descriptor.read_bytes())["resources"]
    ]


def code_of(*files):
    """The modules of this project that Python files import, and those files themselves, so that
    an edit of a module reruns what uses it."""
    found, waiting = {}, [Path(file) for file in files]
    while waiting:
        file = waiting.pop()
        if str(file) in found or not file.exists():
            continue
        found[str(file)] = None
        for node in ast.walk(ast.parse(file.read_bytes())):
            if isinstance(node, ast.ImportFrom) and node.module:
                names = [
                    node.module,
                    *(f"{node.module}.{alias.name}" for alias in node.names),
                ]
            elif isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            else:
                continue
            waiting += [
                Path(*name.split(".")).with_suffix(".py")
                for name in names
                if name.split(".")[0] in ("analysis", "rendering")
            ]
    return sorted(found)


def stop_on_bad_input():
    """Before any job starts: every fault of every city's files at once, and nothing is touched."""
    faults = []
    for folder in CITY_FOLDERS.values():
        try:
            read_city(read_folder(folder), folder.as_posix())
        except BadInput as bad:
            faults += bad.faults
    if faults:
        print(f"\n{BadInput(faults)}", file=sys.stderr)
        print("Nothing was built; what was built before is untouched.", file=sys.stderr)
        sys.exit(1)


def print_documents():
    """The last lines of a build: where to look."""
    print("\nThe documents:", file=sys.stderr)
    for city in ARTICLES:
        for language in LANGUAGES:
            names = "  ".join(
                f"results/{city}/article.{language}.{end}" for end in FORMATS
            )
            print(f"  {names}", file=sys.stderr)
    print("Start with results/index.html", file=sys.stderr)
