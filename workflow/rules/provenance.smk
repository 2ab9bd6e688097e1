# What the build was made of, and what it left.


# The national file and its corrections go along where they lie in the project. Of others, whose
# licence may not allow it, the sum and the address are recorded.
NATIONAL_NAMES = dict(zip(NATIONAL_FILES, ["national-file", "national-corrections"]))
ELSEWHERE = {
    NATIONAL.get("url", f"#{name}") if name == "national-file" else f"#{name}": file
    for file, name in NATIONAL_NAMES.items()
    if not in_project(file)
}

# Everything that a build reads: what is studied, what is written of it, and what does the work.
SOURCES = sorted(
    {
        *filter(None, map(in_project, NATIONAL_FILES)),
        *matching(
            "CITATION.cff",
            "config/config.yaml",
            "_quarto.yml",
            "pyproject.toml",
            "data/cities/**/*",
            "manuscript/*.qmd",
            "manuscript/*.yaml",
            "manuscript/*.bib",
            "manuscript/*/*",
            "analysis/**/*.py",
            "analysis/standard/*.csv",
            "src/runut/**/*.*",
            "Snakefile",
            "workflow/**/*.*",
            "profiles/*/*",
        ),
    }
)


# A check is of a published article that is rebuilt here.
CHECKED = [
    city
    for city in VERIFIED
    if city in ARTICLES and "published" in DESCRIPTIONS[city][0]
]
# Written before Snakemake looks which files there are.
NAMES = {city: choice(f"results.{city}", results_of(city)) for city in CHECKED}
DESCRIBED = {city: choice(f"described.{city}", DESCRIPTIONS[city]) for city in CHECKED}


rule codecheck:
    input:
        described=lambda wildcards: DESCRIBED[wildcards.city],
        words="manuscript/provenance.yaml",
        # names alone: what the files hold does not matter to it
        files=lambda wildcards: NAMES[wildcards.city],
        code=code_of("workflow/scripts/codecheck.py"),
    output:
        "results/{city}/codecheck.yml",
    log:
        "logs/{city}/codecheck.log",
    wildcard_constraints:
        city="|".join(CHECKED) or "-",
    localrule: True
    message:
        "Drafting a manifest of {wildcards.city} for a codechecker"
    script:
        "../scripts/codecheck.py"


RESULTS = [
    *[file for city in CITIES for file in results_of(city)],
    *expand(rules.codecheck.output, city=CHECKED),
    *rules.comparison.output,
    *NATIONAL_RESULTS,
    *ATLAS_RESULTS,
    "results/index.html",
]


rule crate:
    input:
        results=RESULTS,
        sources=SOURCES,
        elsewhere=list(ELSEWHERE.values()),
        names=choice("elsewhere", ELSEWHERE),
        # whatever else lies beside their folders is no city
        cities=choice(
            "cities",
            {city: folder.as_posix() for city, folder in CITY_FOLDERS.items()},
        ),
        choices=[
            choice("engine", ENGINE),
            choice("survey_sizes", config["survey_sizes"]),
            choice("date", config["date"]),
        ],
        code=code_of("workflow/scripts/crate.py"),
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
        code=code_of("workflow/scripts/manifest.py"),
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
        code=code_of("workflow/scripts/check_manifest.py"),
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
        code=code_of("workflow/scripts/archive.py"),
    log:
        "logs/archive.log",
    localrule: True
    message:
        "Packing sources and results into one archive"
    script:
        "../scripts/archive.py"
