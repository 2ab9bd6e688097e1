# From tables as printed to clean tables and to the registry of every number.


# Which tables there are each city's own descriptor says, so no wildcard can stand for the city.
rule tables:
    input:
        city=[file for city in ARTICLES for file in files_of(city)],
        code=code_of("workflow/scripts/tables.py"),
    output:
        [file for city in ARTICLES for file in table_files(city)],
    log:
        "logs/tables.log",
    localrule: True
    message:
        "Cleaning the source tables of the cities that have an article"
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
    wildcard_constraints:
        city=WITH_ARTICLE,
    localrule: True
    message:
        "Deriving the numbers of {wildcards.city}"
    script:
        "../scripts/registry.py"


rule indicators:
    input:
        registry=rules.registry.output,
        manuscripts=lambda wildcards: manuscripts_of(wildcards.city),
        code=code_of("workflow/scripts/indicators.py"),
    output:
        "results/{city}/indicators.json",
    log:
        "logs/{city}/indicators.log",
    wildcard_constraints:
        city=WITH_ARTICLE,
    localrule: True
    message:
        "Listing the numbers of {wildcards.city} and where its documents use them"
    script:
        "../scripts/indicators.py"
