# What all rules share: the study, its plan, the choices of the config, and the code behind a rule.
import json
from functools import cache
from pathlib import Path

import runut
from runut.builds.choices import held, installed_packages, matching, settle
from runut.builds.engine import chosen_engine
from runut.builds.imports import file_of, made_of
from runut.builds.marks import held_by, mark
from runut.builds.plan import Plan
from runut.documents.letters import without_font
from runut.documents.project import bibliography_of, looks_of
from runut.look import read_vocabulary
from runut.notebooks.qmd import files_named
from runut.study import FILE, open_study
from runut.tables.errors import ValidationError

# where the machinery lies, seen from the study's folder, in which a build works
MACHINERY = os.path.relpath(workflow.basedir)
RUNUT = os.path.relpath(Path(runut.__file__).parents[1])
with told_plainly():
    STUDY = open_study()
    settle(config, STUDY, MACHINERY)
    ENGINE, WHY_ENGINE = chosen_engine(config["engine"])
    PLAN = Plan(STUDY)
    # what a part of the study cannot do without is told here
    STUDY.part("units")
    KNOWN = read_vocabulary(STUDY) if "published" in STUDY.about else None

LANGUAGES = STUDY.languages
FORMATS = ["html", "pdf", "docx", "xml"]
UNITS, ARTICLES, OTHERS, VERIFIED = (
    PLAN.units,
    PLAN.articles,
    PLAN.others,
    PLAN.verified,
)
# What the study's own rules add to a build: results, what is made last of all, what the page of all
# documents leads to beside those of the units (a title and links, by language), and files that it
# reads, by name or address.
MORE_RESULTS, LAST, BESIDE, READ_TOO = [], [], [], {}
# Also the study's own: what a unit without an article has instead, by kind; files that its tables
# show in a unit's article, and those that its part of the page of verdicts shows, as functions of a
# unit; functions that return errors of what it reads; and functions that return last lines.
INSTEAD, SHOWN, ON_PAGE, CHECKS, TOLD = [], [], [], [], []
# Roots of modules whose edit reruns what uses them, and the folder that each lies in.
ROOTS = {"runut": RUNUT} | dict.fromkeys(STUDY.roots, "")


# a name that no unit can have, where there is none
WITH_ARTICLE, WITH_CLAIMS = ("|".join(units) or "-" for units in (ARTICLES, VERIFIED))


wildcard_constraints:
    unit="|".join(UNITS) or "-",
    language="|".join(LANGUAGES),


def verification_of(wildcards):
    """The verdicts on a unit's claims, where it has any, and what was asked of them."""
    unit = wildcards.unit
    files = [f"results/{unit}/verification.json", f"build/{unit}/questions.json"]
    return files if unit in VERIFIED else []


def documents_of(wildcards):
    """A unit's articles, or what it has instead, as HTML."""
    kinds = ["article"] if wildcards.unit in ARTICLES else INSTEAD
    return [
        f"results/{wildcards.unit}/{kind}.{language}.html"
        for kind in kinds
        for language in LANGUAGES
    ]


def results_of(unit):
    """What every study's build leaves of a unit."""
    files = [*PLAN.table_files(unit), f"results/{unit}/indicators.json"]
    if unit in ARTICLES:
        files += PLAN.figure_files(unit)
        files += expand(rules.article.output, unit=unit, language=LANGUAGES)
        files.append(f"results/{unit}/programs.csv")
    if unit in VERIFIED:
        verification = rules.verification.output
        files += expand(
            [
                verification.json,
                verification.table,
                verification.package,
                verification.junit,
                verification.joint,
                *rules.report.output,
            ],
            unit=unit,
        )
    return files


def in_project(file):
    """A file's path within the project; None where it lies elsewhere or was fetched."""
    path, root = Path(file).resolve(), Path().resolve()
    inside = path.is_relative_to(root) and not file.startswith("build/")
    return path.relative_to(root).as_posix() if inside else None


def within(*paths):
    """Files of the machinery, seen from the study's folder."""
    return [os.path.normpath(f"{MACHINERY}/{path}") for path in paths]


def made_from(script, *parts, more=(), held=(), **sources):
    """Inputs of a rule, to be unpacked: its sources by name, and a mark that stands for what they
    hold, and what those files do that are no inputs: the script of the workflow with all modules
    that it is made of, these parts of the study and ``more`` of its modules among them, and what is
    ``held`` besides. One by one these would be two thousand inputs, and Snakemake asks again and
    again how large each is.
    """
    modules = [STUDY.about["parts"][one] for one in parts if one in STUDY.parts]
    files = [file_of(one, ROOTS) for one in [*modules, *more]]
    tables = matching(*(f"{one[:-3]}/*.csv" for one in files))
    ours = [*within(f"workflow/scripts/{script}.py"), *files]
    code = [FILE, *made_of(ours, ROOTS), *tables, *held]

    def found(wildcards):
        look_at_results()
        named = {
            name: one(wildcards) if callable(one) else one
            for name, one in sources.items()
        }
        all_hold = held_by([*code, *flatten(named.values())])
        place = os.path.join("sources", script, *wildcards)
        return named | {"marks": mark(place, [all_hold, *ALWAYS], builds()) or []}

    return unpack(found)


def choice(name, value):
    """A choice of the config, as an input."""
    made = cache(lambda: mark(f"choices/{name}", value, builds()) or [])
    return lambda wildcards: made()


PACKAGES = installed_packages()
# What every job hangs on: these, what is declared of the places that the study is about, which its
# modules may ask for, and what numbers are measured in, by the study's words.
ALWAYS = [PACKAGES, KNOWN.places if KNOWN else {}, STUDY.units_named]
# What all that is read speaks: the words of the machinery, and the study's own.
WORDS = [
    *matching(*within("src/runut/words/*.yaml")),
    *STUDY.about.get("words", []),
]
# What _quarto.yml cites from in every document, wherever it lies.
BIBLIOGRAPHY = matching(
    *(os.path.normpath(f"manuscript/{one}") for one in bibliography_of(Path()))
)
# What decides the look of every document, beside its words.
RENDERER = matching(
    "_quarto.yml",
    *filter(in_project, looks_of(Path())),
    *within(
        "_extensions/runut/*",
        "src/runut/documents/_quarto.yml",
        "src/runut/documents/pandoc/*.lua",
        "src/runut/documents/*.typst",
        "src/runut/documents/typeset.py",
        "src/runut/documents/journals/*.lua",
        "src/runut/documents/journals/*.jats",
        "src/runut/manuscripts/page/*",
        "src/runut/notebooks/*.lua",
    ),
)


def stop_on_bad_input():
    """Before any job starts: every error of every unit's files at once, and nothing is touched."""
    with told_plainly():
        stop_with(
            [
                *PLAN.all_errors(),
                *PLAN.words_missing(),
                *(error for find in CHECKS for error in find()),
            ]
        )
    mark(*held(config, STUDY, MACHINERY), write=True)


def tell_letters():
    """Letters that cost a document, by place; the others are made."""
    files = [file for unit in UNITS for file in PLAN.files_of(unit)]
    files += READ_TOO.values()
    if found := without_font(files):
        told = below_one_another(list(map(str, found)))
        print(f"\nA document that shows these cannot be made:{told}", file=sys.stderr)


def remarks_told():
    """All remarks, the first ones alone where they are many."""
    if not Path(REMARKS).is_file():  # where only a part is built
        return ""
    lines = Path(REMARKS).read_text(encoding="utf-8").splitlines()
    return f"To be looked at ({REMARKS}):{below_one_another(lines)}" if lines else ""


def left_told():
    """What builds made once, and would not make now."""
    made = {*RESULTS, *rules.crate.output}

    def is_made(path):
        folders = [] if path.is_file() else workflow.rules
        return str(path) in made or any(one.is_producer(str(path)) for one in folders)

    found = below_one_another(
        [str(one) for one in no_longer_made(Path("results"), is_made)]
    )
    return found and f"No build makes these any more; delete what is not needed:{found}"


def print_documents():
    """The last lines of a build: where to look. These targets end with their own, and a part that
    is asked for by its files is where it was asked for."""
    if {"manifest", "check_manifest", "archive"} & set(sys.argv):
        return
    if any(one.startswith(("results/", "build/")) for one in sys.argv):
        return
    if not Path("results/index.html").is_file():  # of a rule that was asked for alone
        return
    print("\nThe documents:" if ARTICLES or INSTEAD else "", file=sys.stderr)
    for unit in ARTICLES:
        for language in LANGUAGES:
            names = "  ".join(
                f"results/{unit}/article.{language}.{end}" for end in FORMATS
            )
            print(f"  {names}", file=sys.stderr)
    for text in filter(None, (tell() for tell in TOLD)):
        print(text, file=sys.stderr)
    print("Start with results/index.html", file=sys.stderr)
