# Statistics and figures.


rule intervals:
    message:
        "Estimating how sure the survey of {wildcards.city} is"
    input:
        causes="results/{city}/tables/causes.csv",
        code=code_of("workflow/scripts/intervals.py"),
    output:
        "results/{city}/tables/intervals.csv",
    params:
        sizes=config["survey_sizes"],
    log:
        "logs/{city}/intervals.log",
    script:
        "../scripts/intervals.py"


rule figures:
    message:
        "Drawing the figures of {wildcards.city}"
    input:
        registry=rules.registry.output,
        words="manuscript/words.yaml",
        code=code_of("workflow/scripts/figures.py"),
    output:
        vector=expand(
            "results/{{city}}/figures/{figure}.{language}.svg", figure=FIGURES, language=LANGUAGES
        ),
        raster=expand(
            "results/{{city}}/figures/{figure}.{language}.png", figure=FIGURES, language=LANGUAGES
        ),
    log:
        "logs/{city}/figures.log",
    script:
        "../scripts/figures.py"
