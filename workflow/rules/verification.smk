# What the published article's numbers are worth.


rule verification:
    input:
        made_from(
            "verification/verification",
            *DERIVING,
            "identities",
            "claims",
            "joint",
            unit=lambda wildcards: PLAN.files_of(wildcards.unit),
            record=within("src/runut/records/datapackage.yaml"),
            citation=matching("CITATION.cff"),
            words=WORDS,
        ),
    output:
        json="results/{unit}/verification.json",
        table=report(
            "results/{unit}/verification.csv",
            caption="../report/verdicts.rst",
            category="Verdicts",
            subcategory="{unit}",
            labels={"as": "table"},
        ),
        package="results/{unit}/datapackage.json",
        junit="results/{unit}/verification.xml",
        # what the numbers can mean together
        joint="results/{unit}/joint_checks.json",
        asked="build/{unit}/questions.json",
    log:
        "logs/{unit}/verification.log",
    wildcard_constraints:
        unit=WITH_CLAIMS,
    localrule: True
    message:
        "Verifying the published numbers of {wildcards.unit}"
    script:
        "../scripts/verification/verification.py"
