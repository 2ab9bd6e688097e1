# What all rules share: which cities there are, and which files each rule's code is made of.
import json
import re
import shutil
import sys
import tomllib
from functools import cache
from importlib.metadata import version
from pathlib import Path

import yaml

from analysis.atlas.places import reasons
from runut.tables.choices import choice_faults
from analysis.city import not_alone, read_city, read_documents
from runut.tables.faults import BadInput, Fault
from analysis.standard import is_left_behind
from runut.builds.files import folder_faults, has_claims, read_folder
from runut.builds.imports import modules_in
from analysis.atlas.opening import districts_named, open_national


def stop_with(faults, consequence):
    """Tell all faults and end, with no traceback."""
    end_with(f"{BadInput(faults)}\n{consequence}")


# YAML reads a bare date as one
config["date"] = str(config.get("date"))
SCHEMA = Path(workflow.source_path("../schemas/config.schema.yaml"))
if faults := choice_faults(
    config, yaml.safe_load(SCHEMA.read_bytes()), "config/config.yaml"
):
    stop_with(faults, "Nothing was built.")

LANGUAGES = ["id", "en"]
FORMATS = ["html", "pdf", "docx"]
BRIEF_FILES = [
    "results/{city}/brief.{language}.html",
    "results/{city}/brief.{language}.pdf",
]
BRIEF_FIGURES = "results/{city}/figures"
FIGURE_CALL = re.compile(r'\bfigure\("(\w+)"\)')  # in a manuscript
ENGINE = config["engine"]
if ENGINE == "auto":
    ENGINE = "quarto" if shutil.which("quarto") else "embedded"
elif ENGINE == "quarto" and not shutil.which("quarto"):
    fault = Fault(
        "config/config.yaml",
        0,
        "engine",
        "quarto",
        "auto or embedded, as there is no quarto on the PATH",
    )
    stop_with([fault], "Nothing was built.")

# one without its description is told of, not left out
CITY_FOLDERS = {
    path.name: path
    for path in sorted(Path("data/cities").glob("*"))
    if path.is_dir() and not path.name.startswith(".")
}
CITIES = list(CITY_FOLDERS)


@cache
def describe(folder):
    """A city's description and its tables' descriptor, which the rules are made from. Raises
    BadInput where one of them is broken."""
    faults = folder_faults(folder)
    found = (
        ({}, {})
        if faults
        else read_documents(read_folder(folder), folder.as_posix(), faults)
    )
    if faults:
        raise BadInput(faults)
    return found


def faults_in(read):
    """All faults that ``read`` finds in the folders of all cities."""
    faults = []
    for folder in CITY_FOLDERS.values():
        try:
            read(folder)
        except BadInput as bad:
            faults += bad.faults
    return faults


def read_whole(folder):
    return read_city(read_folder(folder), folder.as_posix())


def manuscript_of(city, language):
    """A city's article in one language; its description names it."""
    return f"manuscript/{DESCRIPTIONS[city][0]['article']}.{language}.qmd"


def manuscripts_of(city):
    return [manuscript_of(city, language) for language in LANGUAGES]


@cache
def figures_of(city):
    """The names of the figures that a city's article shows."""
    texts = [Path(file).read_text("utf-8", "replace") for file in manuscripts_of(city)]
    return sorted({name for text in texts for name in FIGURE_CALL.findall(text)})


def figure_files(city, languages=LANGUAGES):
    """A city's figures, as drawings and as pictures."""
    return [
        f"results/{city}/figures/{figure}.{language}.{end}"
        for figure in figures_of(city)
        for language in languages
        for end in ("svg", "png")
    ]


# the rules are made from the descriptions: whoever broke one is told at once, and of all else
if faults_in(describe):
    stop_with(faults_in(read_whole), UNTOUCHED)
DESCRIPTIONS = {city: describe(folder) for city, folder in CITY_FOLDERS.items()}
ARTICLES = [city for city, (about, _) in DESCRIPTIONS.items() if about.get("article")]
BRIEFS = [city for city in CITIES if city not in ARTICLES]
if faults := [
    *not_alone(
        {folder: DESCRIPTIONS[city][0] for city, folder in CITY_FOLDERS.items()}
    ),
    *(
        Fault(
            f"{CITY_FOLDERS[city]}/city.yaml",
            0,
            "article",
            f"no {file}",
            "a manuscript",
        )
        for city in ARTICLES
        for file in manuscripts_of(city)
        if not Path(file).is_file()
    ),
]:
    stop_with(faults, UNTOUCHED)
VERIFIED = [city for city, folder in CITY_FOLDERS.items() if has_claims(folder)]


# a name that no city can have, where there is none
WITH_ARTICLE = "|".join(ARTICLES) or "-"


wildcard_constraints:
    city="|".join(CITIES) or "-",
    language="|".join(LANGUAGES),


def files_of(city):
    """Every file that a city's folder holds, but for what systems and programs leave behind."""
    folder = CITY_FOLDERS[city]
    return sorted(
        str(path)
        for path in folder.rglob("*")
        if path.is_file() and not is_left_behind(path.relative_to(folder).as_posix())
    )


def city_files(wildcards):
    return files_of(wildcards.city)


def verification_of(wildcards):
    """The verdicts on a city's claims, where it has any, and what was asked of them."""
    city = wildcards.city
    files = [f"results/{city}/verification.json", f"build/{city}/questions.json"]
    return files if city in VERIFIED else []


def documents_of(wildcards):
    """A city's articles or briefs as HTML."""
    city = wildcards.city
    kind = "article" if city in ARTICLES else "brief"
    return [f"results/{city}/{kind}.{language}.html" for language in LANGUAGES]


def bounds_of(wildcards):
    """The figure of the working poor's bounds, where a city's article has one."""
    city = wildcards.city
    return [
        f"results/{city}/figures/bounds.{language}.svg"
        for language in LANGUAGES
        if city in ARTICLES and "bounds" in figures_of(city)
    ]


def tables_of(city):
    """The names of a city's tables, from its Data Package descriptor."""
    _, package = DESCRIPTIONS[city]
    return [resource["name"] for resource in package["resources"]]


def survey_of(city):
    """A city's table of causes: its description and its file, as CSV or else as a sheet."""
    _, package = DESCRIPTIONS[city]
    survey = next(one for one in package["resources"] if one["name"] == "causes")
    file = CITY_FOLDERS[city] / survey["path"]
    return survey, str(file if file.exists() else file.with_suffix(".xlsx"))


# The cities with an article that have a survey of the causes of poverty.
SURVEYED = [city for city in ARTICLES if "causes" in tables_of(city)]
SURVEYS = {city: survey_of(city) for city in SURVEYED}


def intervals_of(city):
    """Intervals for the survey's shares, where a city with an article has a survey."""
    return expand(rules.intervals.output, city=city) if city in SURVEYED else []


def table_files(city):
    """A city's clean tables."""
    return [f"results/{city}/tables/{table}.csv" for table in tables_of(city)]


def matching(*patterns):
    """The files that these patterns name; hidden ones and what programs leave behind are not."""
    return sorted(
        path.as_posix()
        for path in {path for pattern in patterns for path in Path().glob(pattern)}
        if path.is_file()
        and not any(part.startswith((".", "__pycache__")) for part in path.parts)
        and not any(part.endswith("_files") for part in path.parts)
    )


def results_of(city):
    """Every result of one city but its record."""
    files = [*table_files(city), f"results/{city}/indicators.json"]
    if city in ARTICLES:
        files += [*intervals_of(city), *figure_files(city)]
        files += expand(rules.article.output, city=city, language=LANGUAGES)
    else:
        files += expand(BRIEF_FILES, city=city, language=LANGUAGES)
        files += expand(BRIEF_FIGURES, city=city)
    if city in VERIFIED:
        verification = rules.verification.output
        judged = [verification.json, verification.table, verification.junit]
        files += expand(judged, city=city)
        files += expand(rules.joint_checks.output, city=city)
        files += expand(rules.report.output, city=city)
    return files


def installed_packages():
    """The packages that the project is built with, as they are installed, and Python: an update makes
    everything anew. What these lean on is locked along with them."""
    project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))
    names = project["project"]["dependencies"]
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    return {"python": python} | {name: version(name) for name in names}


PACKAGES = installed_packages()


def code_of(*files):
    """Python files and all modules of this project that they are made of, so that an edit of a
    module reruns what uses it."""
    found, waiting = set(), list(files)
    while waiting:
        file = waiting.pop()
        if file not in found and Path(file).exists():
            found.add(file)
            waiting += modules_in(file)
    # it reads these tables along with a city's own
    tables = matching("analysis/standard/*.csv") if "analysis/city.py" in found else []
    files = [*sorted(found), *tables, choice("packages", PACKAGES)]
    return lambda wildcards: look_at_results() or files


def in_project(file):
    """A file's path within the project; None where it lies elsewhere or was fetched."""
    path, root = Path(file).resolve(), Path().resolve()
    inside = path.is_relative_to(root) and not file.startswith("build/")
    return path.relative_to(root).as_posix() if inside else None


def choice(name, value):
    """A choice of the config as a file of its own, which changes only when the choice does.

    As a `params:` it would rerun the same jobs, but Snakemake imports pandas to compare those, a
    third of the time that a build with nothing to do may take.
    """
    file = Path("build/choices") / f"{name}.json"
    text = json.dumps(value)
    if not file.exists() or file.read_text(encoding="utf-8") != text:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return str(file)


def national_faults():
    """What is wrong with the national file or its corrections, before any job starts."""
    if not NATIONAL or "url" in NATIONAL:
        return []
    try:
        open_national(NATIONAL, Path(NATIONAL_FILE))
    except BadInput as bad:
        return bad.faults
    return []


def stop_on_bad_input():
    """Before any job starts: every fault of every city's files at once, and nothing is touched."""
    if faults := [*faults_in(read_whole), *national_faults()]:
        stop_with(faults, UNTOUCHED)


def print_documents():
    """The last lines of a build: where to look. These targets end with their own."""
    if {"verify", "manifest", "check_manifest", "archive"} & set(sys.argv):
        return
    print("\nThe documents:", file=sys.stderr)
    for city in ARTICLES:
        for language in LANGUAGES:
            names = "  ".join(
                f"results/{city}/article.{language}.{end}" for end in FORMATS
            )
            print(f"  {names}", file=sys.stderr)
    if BRIEFS:
        names = f"results/<city>/brief.{{{','.join(LANGUAGES)}}}.{{html,pdf}}"
        print(f"  {names} for {', '.join(BRIEFS)}", file=sys.stderr)
    if NATIONAL:
        print("  results/atlas/index.html leads to all districts", file=sys.stderr)
        name_districts_without()
    print("Start with results/index.html", file=sys.stderr)


def name_districts_without():
    """The districts that the national file gives no brief, and why."""
    file = Path("build/atlas/without.json")
    left = json.loads(file.read_bytes()) if file.is_file() else []
    if left:
        what = "1 district" if len(left) == 1 else f"{len(left)} districts"
        named = districts_named((one, reasons(one)) for one in left)
        print(f"{what} without a brief:{named}", file=sys.stderr)


def batches():
    """Each province's part of the national file, known once it has been read."""
    return Path(checkpoints.districts.get().output.batches)


def of_provinces(pattern):
    """Files of all provinces, for a rule's input."""
    return lambda wildcards: [
        pattern.format(province=file.stem) for file in sorted(batches().glob("*.json"))
    ]
