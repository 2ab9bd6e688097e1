# From tables as printed to clean tables and to the registry of every number.


rule tables:
    input:
        city=city_files,
        code=code_of("workflow/scripts/tables.py"),
    output:
        expand("results/{{city}}/tables/{table}.csv", table=tables_of(ARTICLES[0])),
    log:
        "logs/{city}/tables.log",
    message:
        "Cleaning the source tables of {wildcards.city}"
    script:
        "../scripts/tables.py"


rule registry:
    input:
        city=city_files,
        code=code_of("workflow/scripts/registry.py"),
    output:
        "build/{city}/registry.json",
    log:
        "logs/{city}/registry.log",
    message:
        "Deriving the numbers of {wildcards.city}"
    script:
        "../scripts/registry.py"


rule indicators:
    input:
        registry=rules.registry.output,
        manuscripts=expand("manuscript/article.{language}.qmd", language=LANGUAGES),
        code=code_of("workflow/scripts/indicators.py"),
    output:
        "results/{city}/indicators.json",
    log:
        "logs/{city}/indicators.log",
    message:
        "Listing the numbers of {wildcards.city} and where its documents use them"
    script:
        "../scripts/indicators.py"
