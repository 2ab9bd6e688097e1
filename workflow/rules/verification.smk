# What the published article's numbers are worth.


rule verification:
    input:
        made_from(
            "verification/verification",
            *DERIVING,
            "identities",
            "claims",
            unit=unit_files,
            record=within("src/runut/records/datapackage.yaml"),
            citation=matching("CITATION.cff"),
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


rule joint_checks:
    input:
        made_from("verification/joint_checks", *DERIVING, "joint", unit=unit_files),
    output:
        "results/{unit}/joint_checks.json",
    log:
        "logs/{unit}/joint_checks.log",
    wildcard_constraints:
        unit=WITH_CLAIMS,
    localrule: True
    message:
        "Asking what the published numbers of {wildcards.unit} can mean together"
    script:
        "../scripts/verification/joint_checks.py"
