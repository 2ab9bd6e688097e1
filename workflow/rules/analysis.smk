# Statistics and figures.


# Of a survey only its own table counts: this takes longer than all else that is derived.
DESCRIBED_SURVEYS = {
    city: choice(f"survey.{city}", survey) for city, (survey, _) in SURVEYS.items()
}


rule intervals:
    input:
        survey=lambda wildcards: SURVEYS[wildcards.city][1],
        described=lambda wildcards: DESCRIBED_SURVEYS[wildcards.city],
        sizes=choice("survey_sizes", config["survey_sizes"]),
        code=code_of("workflow/scripts/intervals.py"),
    output:
        "results/{city}/tables/intervals.csv",
    log:
        "logs/{city}/intervals.log",
    wildcard_constraints:
        city="|".join(SURVEYED) or "-",
    localrule: True
    message:
        "Estimating how sure the survey of {wildcards.city} is"
    script:
        "../scripts/intervals.py"


# Which figures there are each city's own manuscripts say, so no wildcard can stand for the city.
rule figures:
    input:
        registries=expand("build/{city}/registry.json", city=ARTICLES),
        words="manuscript/words.yaml",
        code=code_of("workflow/scripts/figures.py"),
    output:
        [file for city in ARTICLES for file in figure_files(city)],
    log:
        "logs/figures.log",
    localrule: True
    message:
        "Drawing the figures of the cities that have an article"
    script:
        "../scripts/figures.py"
