# From tables as printed to clean tables and to the registry of every number.
# The parts of a study by which numbers are read and derived.
DERIVING = ("units", "tables", "indicators", "checks")


# Which tables there are each unit's own descriptor says, so no wildcard can stand for the unit.
rule registry:
    input:
        made_from(
            "tables/registry",
            *DERIVING,
            units=[file for unit in ARTICLES for file in PLAN.files_of(unit)],
        ),
    output:
        registries=expand("build/{unit}/registry.json", unit=ARTICLES),
        tables=[file for unit in ARTICLES for file in PLAN.table_files(unit)],
    log:
        "logs/registry.log",
    localrule: True
    message:
        f"Cleaning the tables and deriving the numbers of each {STUDY.unit} with an article"
    script:
        "../scripts/tables/registry.py"


rule indicators:
    input:
        made_from(
            "tables/indicators",
            manuscripts=lambda wildcards: PLAN.manuscripts_of(wildcards.unit),
            included=lambda wildcards: PLAN.written_in(wildcards.unit),
        ),
        registry="build/{unit}/registry.json",
    output:
        "results/{unit}/indicators.json",
    log:
        "logs/{unit}/indicators.log",
    wildcard_constraints:
        unit=WITH_ARTICLE,
    localrule: True
    message:
        "Listing the numbers of {wildcards.unit} and where its documents use them"
    script:
        "../scripts/tables/indicators.py"


# Units without an article: one job does the work of all of them, since starting a job takes longer
# than its work for a unit.
rule registries:
    input:
        made_from(
            "tables/registries",
            *DERIVING,
            units=[file for unit in OTHERS for file in PLAN.files_of(unit)],
            manuscripts=[
                file
                for language in LANGUAGES
                for file in matching(f"manuscript/brief.{language}.qmd")
            ],
        ),
        folders=choice("registries", [PLAN.folders[unit].as_posix() for unit in OTHERS]),
    output:
        registries=expand("build/{unit}/registry.json", unit=OTHERS),
        indicators=expand("results/{unit}/indicators.json", unit=OTHERS),
        tables=[file for unit in OTHERS for file in PLAN.table_files(unit)],
    log:
        "logs/registries.log",
    # what the longest jobs wait for
    priority: 1
    localrule: True
    message:
        f"Deriving the numbers of each {STUDY.unit} that has no article"
    script:
        "../scripts/tables/registries.py"
