# From tables as printed to clean tables and to the registry of every number.


rule tables:
    message:
        "Cleaning the source tables of {wildcards.city}"
    input:
        city=city_files,
        code=code_of("workflow/scripts/tables.py"),
    output:
        expand("results/{{city}}/tables/{table}.csv", table=tables_of(ARTICLES[0])),
    params:
        folder=lambda wildcards: CITY_FOLDERS[wildcards.city].as_posix(),
    log:
        "logs/{city}/tables.log",
    script:
        "../scripts/tables.py"


rule registry:
    message:
        "Deriving the numbers of {wildcards.city}"
    input:
        city=city_files,
        code=code_of("workflow/scripts/registry.py"),
    output:
        "build/{city}/registry.json",
    params:
        folder=lambda wildcards: CITY_FOLDERS[wildcards.city].as_posix(),
    log:
        "logs/{city}/registry.log",
    script:
        "../scripts/registry.py"


rule indicators:
    message:
        "Listing the numbers of {wildcards.city} and where its documents use them"
    input:
        registry=rules.registry.output,
        manuscripts=expand("manuscript/article.{language}.qmd", language=LANGUAGES),
        code=code_of("workflow/scripts/indicators.py"),
    output:
        "results/{city}/indicators.json",
    log:
        "logs/{city}/indicators.log",
    script:
        "../scripts/indicators.py"
