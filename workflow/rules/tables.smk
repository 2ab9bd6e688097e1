# From tables as printed to clean tables and to the registry of every number.


# Which tables there are each unit's own descriptor says, so no wildcard can stand for the unit.
rule tables:
    input:
        units=[file for unit in ARTICLES for file in PLAN.files_of(unit)],
        code=code_of("tables/tables", "units", "tables", "indicators", "checks"),
    output:
        [file for unit in ARTICLES for file in PLAN.table_files(unit)],
    log:
        "logs/tables.log",
    localrule: True
    message:
        f"Cleaning the source tables of each {STUDY.unit} that has an article"
    script:
        "../scripts/tables/tables.py"


rule registry:
    input:
        unit=unit_files,
        code=code_of("tables/registry", "units", "tables", "indicators", "checks"),
    output:
        "build/{unit}/registry.json",
    log:
        "logs/{unit}/registry.log",
    wildcard_constraints:
        unit=WITH_ARTICLE,
    localrule: True
    message:
        "Deriving the numbers of {wildcards.unit}"
    script:
        "../scripts/tables/registry.py"


rule indicators:
    input:
        registry=rules.registry.output,
        manuscripts=lambda wildcards: PLAN.manuscripts_of(wildcards.unit),
        code=code_of("tables/indicators"),
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
        units=[file for unit in OTHERS for file in PLAN.files_of(unit)],
        folders=choice("registries", [PLAN.folders[unit].as_posix() for unit in OTHERS]),
        manuscripts=[
            file
            for language in LANGUAGES
            for file in matching(f"manuscript/brief.{language}.qmd")
        ],
        code=code_of("tables/registries", "units", "tables", "indicators", "checks"),
    output:
        registries=expand("build/{unit}/registry.json", unit=OTHERS),
        indicators=expand("results/{unit}/indicators.json", unit=OTHERS),
        tables=[file for unit in OTHERS for file in PLAN.table_files(unit)],
    log:
        "logs/registries.log",
    localrule: True
    message:
        f"Deriving the numbers of each {STUDY.unit} that has no article"
    script:
        "../scripts/tables/registries.py"
