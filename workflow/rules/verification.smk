# What the published article's numbers are worth.


rule verification:
    input:
        city=city_files,
        words=["manuscript/verdicts.yaml", "manuscript/words.yaml"],
        code=code_of("workflow/scripts/verification.py"),
    output:
        json="results/{city}/verification.json",
        table="results/{city}/verification.csv",
        junit="results/{city}/verification.xml",
        asked="build/{city}/questions.json",
    log:
        "logs/{city}/verification.log",
    wildcard_constraints:
        city="|".join(VERIFIED) or "-",
    localrule: True
    message:
        "Verifying the published numbers of {wildcards.city}"
    script:
        "../scripts/verification.py"


rule joint_checks:
    input:
        city=city_files,
        code=code_of("workflow/scripts/joint_checks.py"),
    output:
        "results/{city}/joint_checks.json",
    log:
        "logs/{city}/joint_checks.log",
    wildcard_constraints:
        city="|".join(VERIFIED) or "-",
    localrule: True
    message:
        "Asking what the published numbers of {wildcards.city} can mean together"
    script:
        "../scripts/joint_checks.py"


# `uv run verify` tells by its exit status whether a verdict is not the expected one (1) or nothing
# could be checked (2); Snakemake ends with 1 for both.
rule verify:
    input:
        results=expand(rules.verification.output.json, city=VERIFIED),
        words="manuscript/verdicts.yaml",
        code=code_of("workflow/scripts/verify.py"),
    log:
        "logs/verify.log",
    localrule: True
    message:
        "Comparing every verdict with the expected one"
    script:
        "../scripts/verify.py"
