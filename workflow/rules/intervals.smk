# Intervals for the shares of a survey, where a city with an article has one.
SURVEYED = [city for city in ARTICLES if "causes" in PLAN.tables_of(city)]


rule intervals:
    input:
        made_from("intervals/intervals"),
        registry="build/{unit}/registry.json",
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
