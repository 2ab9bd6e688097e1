# Intervals for the shares of a survey, where a city with an article has one.
SURVEYED = [city for city in ARTICLES if "causes" in PLAN.tables_of(city)]
SURVEYS = {city: PLAN.described_table(city, "causes") for city in SURVEYED}
# Of a survey only its own table counts: to load statsmodels takes longer than all else that is derived.
DESCRIBED_SURVEYS = {
    city: choice(f"survey.{city}", survey) for city, (survey, _) in SURVEYS.items()
}


rule intervals:
    input:
        made_from(
            "intervals/intervals", survey=lambda wildcards: SURVEYS[wildcards.unit][1]
        ),
        described=lambda wildcards: DESCRIBED_SURVEYS[wildcards.unit](wildcards),
        sizes=choice("survey_sizes", config["survey_sizes"]),
    output:
        "results/{unit}/tables/intervals.csv",
    log:
        "logs/{unit}/intervals.log",
    wildcard_constraints:
        unit="|".join(SURVEYED) or "-",
    localrule: True
    message:
        "Estimating how sure the survey of {wildcards.unit} is"
    script:
        "../scripts/intervals/intervals.py"


INTERVALS = {unit: f"results/{unit}/tables/intervals.csv" for unit in SURVEYED}
# The figure of the working poor's bounds, where a city's article has one.
BOUNDS = {
    unit: expand(
        "results/{unit}/figures/bounds.{language}{size}.svg",
        unit=unit,
        language=LANGUAGES,
        size=["", ".narrow"],
    )
    for unit in ARTICLES
    if "bounds" in PLAN.figures_of(unit)
}
SHOWN.append(lambda unit: [INTERVALS[unit]] if unit in SURVEYED else [])
ON_PAGE.append(lambda unit: BOUNDS.get(unit, []))
MORE_RESULTS += INTERVALS.values()
