# The front door: what is built, for which study. The work is described under workflow/rules; what
# the study itself is, its study.yaml says.
import os
import sys

from snakemake.utils import min_version

min_version("9.0")

# Snakemake writes the interpreter's path unquoted into its commands (snakemake#2645, #2981)
sys.executable = os.path.relpath(sys.executable)


include: "workflow/rules/faults.smk"


if os.path.exists("config/config.yaml"):
    stop_on_broken_config("config/config.yaml")

    configfile: "config/config.yaml"


include: "workflow/rules/common.smk"
include: "workflow/rules/tables.smk"
include: "workflow/rules/verification.smk"
include: "workflow/rules/documents.smk"


for rules_of_study in STUDY.about.get("rules", []):

    include: os.path.abspath(rules_of_study)


include: "workflow/rules/provenance.smk"


rule all:
    input:
        RESULTS,
        rules.crate.output,
        LAST,
    default_target: True
    message:
        "Everything is built"


if workflow.is_main_process:
    make_anew_what_is_distrusted()


onstart:
    stop_on_bad_input()


onsuccess:
    tell_of_changed_sources()
    tell_of_what_is_left_over(every_result())
    print_documents()


onerror:
    tell_of_changed_sources()
    end_unverified()
