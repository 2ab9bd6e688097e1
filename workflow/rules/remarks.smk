# What the end of a build tells of the study beside where its documents are.
REMARKS = "build/remarks.txt"
WRITTEN = matching("manuscript/*.*.qmd")
NAMED = [file for one in WRITTEN for file in files_named(Path(one))]


rule remarks:
    input:
        made_from(
            "documents/remarks",
            "identities",
            manuscripts=WRITTEN,
            beside=NAMED,
            bibliography=BIBLIOGRAPHY,
            look=within(
                "src/runut/notebooks/inspect.lua", "src/runut/notebooks/program.lua"
            ),
        ),
        registries=expand("build/{unit}/registry.json", unit=VERIFIED),
        verifications=expand("results/{unit}/verification.json", unit=VERIFIED),
    output:
        REMARKS,
    log:
        "logs/remarks.log",
    # it would else be left for the end, where what records the build waits for it
    priority: 1
    localrule: True
    message:
        "Looking for verdicts, numbers and sentences that nobody expects"
    script:
        "../scripts/documents/remarks.py"


LAST += rules.remarks.output
TOLD.append(remarks_told)
