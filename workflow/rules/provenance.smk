# What the build was made of, and what it left.


# Files that the study's own rules read, by name. Of those that lie elsewhere, whose licence may not
# allow that they go along, the sum and the address are recorded.
ELSEWHERE = {name: file for name, file in READ_TOO.items() if not in_project(file)}

# The code that a build runs, and what it reads beside: what is studied, and what is written of it.
RUN = within("Snakefile", "src/runut/**/*.*", "workflow/**/*.*", "profiles/*/*")
CODE = matching(
    *RUN,
    *(f"{one}.py" for one in STUDY.roots),
    *(f"{one}/**/*.py" for one in STUDY.roots),
    *STUDY.about.get("rules", []),
)
READ = sorted(
    {
        *filter(None, map(in_project, [*READ_TOO.values(), *BIBLIOGRAPHY, *NAMED])),
        *matching(
            "CITATION.cff",
            "config/config.yaml",
            "_quarto.yml",
            "pyproject.toml",
            FILE,
            "config/*.schema.yaml",
            f"{STUDY.about['unit']['folder']}/**/*",
            "manuscript/*",
            "manuscript/*/*",
            *STUDY.about.get("words", []),
            *(f"{one}/standard/*.csv" for one in STUDY.roots),
        ),
    }
)
SOURCES = [*CODE, *READ]


# A machinery that lies elsewhere is copied, so that the record names what lies beside it, and an
# archive builds wherever it is unpacked.
COPY = "build/machinery"
ELSEWHERE_LIES = MACHINERY if MACHINERY.startswith(os.pardir) else ""
GOES_ALONG = ["_extensions/**/*.*", "pyproject.toml", "requirements.txt", "README.md"]
COPIED = []
if ELSEWHERE_LIES:
    COPIED = matching(*RUN, *within(*GOES_ALONG, "LICENSE*"))


# A check is of a published article that is rebuilt here.
PUBLISHED = {
    unit: PLAN.descriptions[unit][0]["published"]
    for unit in VERIFIED
    if unit in ARTICLES and "published" in PLAN.descriptions[unit][0]
}
# What a record says of the build beside its files.
GIVEN = choice(
    "record",
    {
        "languages": LANGUAGES,
        "title": STUDY.title,
        "choices": {
            **{name: one for name, one in config.items() if not isinstance(one, dict)},
            "engine": ENGINE,
        },
        "published": PUBLISHED,
        "packages": PACKAGES,
        "elsewhere": ELSEWHERE,
        "machinery": ELSEWHERE_LIES,
        "copied": COPIED,
        "code": CODE,
        "read": READ,
    },
)


# For data editors, who ask of each table, figure and number what makes it.
rule programs:
    input:
        made_from(
            "provenance/programs",
            "indicators",
            "checks",
            "figures",
            "printed",
            manuscript=lambda wildcards: PLAN.manuscript_of(
                wildcards.unit, STUDY.main_language
            ),
            included=lambda wildcards: PLAN.written_in(wildcards.unit),
        ),
        indicators="results/{unit}/indicators.json",
    output:
        "results/{unit}/programs.csv",
    log:
        "logs/{unit}/programs.log",
    wildcard_constraints:
        unit=WITH_ARTICLE,
    localrule: True
    message:
        "Listing which program makes what in the article of {wildcards.unit}"
    script:
        "../scripts/provenance/programs.py"


RESULTS = [
    *[file for unit in UNITS for file in results_of(unit)],
    *MORE_RESULTS,
    "results/index.html",
]


rule crate:
    input:
        made_from(
            "provenance/crate",
            held=[*SOURCES, *COPIED],
        ),
        results=RESULTS,
        elsewhere=list(ELSEWHERE.values()),
        given=GIVEN,
    output:
        **({"machinery": directory(COPY)} if ELSEWHERE_LIES else {}),
        # drafts for a codechecker
        codechecks=expand("results/{unit}/codecheck.yml", unit=PUBLISHED),
        results="results/ro-crate-metadata.json",
        # of the whole project, for an archive
        project="build/ro-crate-metadata.json",
    log:
        "logs/crate.log",
    localrule: True
    message:
        "Recording the build as a Workflow Run RO-Crate"
    script:
        "../scripts/provenance/crate.py"


TOLD.append(left_told)


# The record is a file that people commit, not one that a build makes anew: so it is no output.
rule manifest:
    input:
        made_from("provenance/manifest", held=SOURCES),
        results=[*RESULTS, *rules.crate.output.codechecks, rules.crate.output.results],
        elsewhere=list(ELSEWHERE.values()),
        given=GIVEN,
    log:
        "logs/manifest.log",
    localrule: True
    message:
        "Recording the sums of all inputs and outputs"
    script:
        "../scripts/provenance/manifest.py"


rule check_manifest:
    input:
        made_from("provenance/check_manifest", held=SOURCES),
        results=rules.manifest.input.results,
        elsewhere=list(ELSEWHERE.values()),
        given=GIVEN,
    log:
        "logs/check_manifest.log",
    localrule: True
    message:
        "Comparing this build with the recorded one"
    script:
        "../scripts/provenance/check_manifest.py"


# Made anew each time: it holds files that no rule reads, such as the tests.
rule archive:
    input:
        made_from("provenance/archive", held=SOURCES),
        results=rules.manifest.input.results,
        crate=rules.crate.output.project,
        machinery=[rules.crate.output.machinery] if ELSEWHERE_LIES else [],
        given=GIVEN,
    log:
        "logs/archive.log",
    localrule: True
    message:
        "Packing sources and results into one archive"
    script:
        "../scripts/provenance/archive.py"


rule index:
    input:
        made_from(
            "provenance/index",
            units=[f"{folder}/{STUDY.unit}.yaml" for folder in PLAN.folders.values()],
            templates=matching(f"{RUNUT}/runut/reports/templates/*"),
            style=within("_extensions/runut/article.css"),
            words=WORDS,
        ),
        verified=choice("verified", VERIFIED),
        beside=choice("beside", BESIDE),
        registries=expand("build/{unit}/registry.json", unit=ARTICLES),
        picture=[
            file
            for unit in ARTICLES
            for file in PLAN.figure_files(unit)
            if Path(file).name.partition(".")[0] == STUDY.about.get("picture")
        ],
    output:
        "results/index.html",
    log:
        "logs/index.log",
    localrule: True
    message:
        "Writing the way in"
    script:
        "../scripts/provenance/index.py"
