# Statistics and figures.


rule intervals:
    input:
        causes="data/cities/{city}/sources/causes.csv",
        descriptor="data/cities/{city}/datapackage.json",
        sizes=choice("survey_sizes", config["survey_sizes"]),
        code=code_of("workflow/scripts/intervals.py"),
    output:
        "results/{city}/tables/intervals.csv",
    log:
        "logs/{city}/intervals.log",
    localrule: True
    message:
        "Estimating how sure the survey of {wildcards.city} is"
    script:
        "../scripts/intervals.py"


rule figures:
    input:
        registry=rules.registry.output,
        words="manuscript/words.yaml",
        code=code_of("workflow/scripts/figures.py"),
    output:
        vector=expand(
            "results/{{city}}/figures/{figure}.{language}.svg",
            figure=FIGURES,
            language=LANGUAGES,
        ),
        raster=expand(
            "results/{{city}}/figures/{figure}.{language}.png",
            figure=FIGURES,
            language=LANGUAGES,
        ),
    log:
        "logs/{city}/figures.log",
    wildcard_constraints:
        city=WITH_ARTICLE,
    localrule: True
    message:
        "Drawing the figures of {wildcards.city}"
    script:
        "../scripts/figures.py"
