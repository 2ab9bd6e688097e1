# What the build was made of, and what it left.


def in_project(file):
    """A file's path within the project; None where it lies elsewhere or was fetched."""
    path, root = Path(file).resolve(), Path().resolve()
    inside = path.is_relative_to(root) and not file.startswith("build/")
    return path.relative_to(root).as_posix() if inside else None


# Files that the study's own rules read, by name. Of those that lie elsewhere, whose licence may not
# allow that they go along, the sum and the address are recorded.
ELSEWHERE = {name: file for name, file in READ_TOO.items() if not in_project(file)}

# Everything that a build reads: what is studied, what is written of it, and what does the work.
SOURCES = sorted(
    {
        *filter(None, map(in_project, READ_TOO.values())),
        *matching(
            "CITATION.cff",
            "config/config.yaml",
            "_quarto.yml",
            "pyproject.toml",
            FILE,
            "config/*.schema.yaml",
            f"{STUDY.about['unit']['folder']}/**/*",
            "manuscript/*.qmd",
            "manuscript/*.yaml",
            "manuscript/*.bib",
            "manuscript/*/*",
            *(f"{one}/**/*.py" for one in STUDY.roots),
            *(f"{one}/standard/*.csv" for one in STUDY.roots),
            *within("Snakefile", "src/runut/**/*.*", "workflow/**/*.*", "profiles/*/*"),
        ),
    }
)


def results_of(unit):
    """What every study's build leaves of a unit."""
    files = [*PLAN.table_files(unit), f"results/{unit}/indicators.json"]
    if unit in ARTICLES:
        files += PLAN.figure_files(unit)
        files += expand(rules.article.output, unit=unit, language=LANGUAGES)
    if unit in VERIFIED:
        verification = rules.verification.output
        files += expand([verification.json, verification.table, verification.junit], unit=unit)
        files += expand([*rules.joint_checks.output, *rules.report.output], unit=unit)
    return files


# A check is of a published article that is rebuilt here.
CHECKED = [
    unit
    for unit in VERIFIED
    if unit in ARTICLES and "published" in PLAN.descriptions[unit][0]
]
# Written before Snakemake looks which files there are.
NAMES = {
    unit: choice(
        f"results.{unit}",
        [*results_of(unit), *(one for one in MORE_RESULTS if one.startswith(f"results/{unit}/"))],
    )
    for unit in CHECKED
}
DESCRIBED = {unit: choice(f"described.{unit}", PLAN.descriptions[unit]) for unit in CHECKED}


rule codecheck:
    input:
        described=lambda wildcards: DESCRIBED[wildcards.unit],
        words="manuscript/provenance.yaml",
        # names alone: what the files hold does not matter to it
        files=lambda wildcards: NAMES[wildcards.unit],
        code=code_of("codecheck"),
    output:
        "results/{unit}/codecheck.yml",
    log:
        "logs/{unit}/codecheck.log",
    wildcard_constraints:
        unit="|".join(CHECKED) or "-",
    localrule: True
    message:
        "Drafting a manifest of {wildcards.unit} for a codechecker"
    script:
        "../scripts/codecheck.py"


RESULTS = [
    *[file for unit in UNITS for file in results_of(unit)],
    *expand(rules.codecheck.output, unit=CHECKED),
    *MORE_RESULTS,
    "results/index.html",
]


rule crate:
    input:
        results=RESULTS,
        sources=SOURCES,
        elsewhere=list(ELSEWHERE.values()),
        names=choice("elsewhere", ELSEWHERE),
        # whatever else lies beside their folders is no unit
        units=choice(
            "units",
            {unit: folder.as_posix() for unit, folder in PLAN.folders.items()},
        ),
        choices=[
            choice("engine", ENGINE),
            *(choice(name, value) for name, value in CHOICES.items()),
            choice("date", config["date"]),
        ],
        code=code_of("crate"),
    output:
        "results/ro-crate-metadata.json",
    log:
        "logs/crate.log",
    localrule: True
    message:
        "Recording the build as a Workflow Run RO-Crate"
    script:
        "../scripts/crate.py"


# The record is a file that people commit, not one that a build makes anew: so it is no output.
rule manifest:
    input:
        results=[*RESULTS, *rules.crate.output],
        sources=SOURCES,
        elsewhere=list(ELSEWHERE.values()),
        names=choice("elsewhere", ELSEWHERE),
        engine=choice("engine", ENGINE),
        code=code_of("manifest"),
    log:
        "logs/manifest.log",
    localrule: True
    message:
        "Recording the sums of all inputs and outputs"
    script:
        "../scripts/manifest.py"


rule check_manifest:
    input:
        results=[*RESULTS, *rules.crate.output],
        sources=SOURCES,
        elsewhere=list(ELSEWHERE.values()),
        names=choice("elsewhere", ELSEWHERE),
        engine=choice("engine", ENGINE),
        code=code_of("check_manifest"),
    log:
        "logs/check_manifest.log",
    localrule: True
    message:
        "Comparing this build with the recorded one"
    script:
        "../scripts/check_manifest.py"


# Made anew each time: it holds files that no rule reads, such as the tests.
rule archive:
    input:
        results=[*RESULTS, *rules.crate.output],
        sources=SOURCES,
        date=choice("date", config["date"]),
        words="manuscript/provenance.yaml",
        code=code_of("archive"),
    log:
        "logs/archive.log",
    localrule: True
    message:
        "Packing sources and results into one archive"
    script:
        "../scripts/archive.py"


rule index:
    input:
        units=[f"{folder}/{STUDY.unit}.yaml" for folder in PLAN.folders.values()],
        verified=choice("verified", VERIFIED),
        beside=choice("beside", BESIDE),
        code=code_of("index"),
    output:
        "results/index.html",
    log:
        "logs/index.log",
    localrule: True
    message:
        "Writing the way in"
    script:
        "../scripts/index.py"
