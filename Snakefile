# The front door: what is built, for which cities. The work is described under workflow/rules.
import os
import sys

from snakemake.utils import min_version

min_version("9.0")

# the study's own modules lie beside this file and are no installed package: here and in the jobs
sys.path.insert(0, workflow.basedir)
os.environ["PYTHONPATH"] = os.pathsep.join(
    [workflow.basedir, *filter(None, [os.environ.get("PYTHONPATH")])]
)


include: "workflow/rules/faults.smk"


stop_on_broken_config("config/config.yaml")


configfile: "config/config.yaml"


include: "workflow/rules/common.smk"
include: "workflow/rules/tables.smk"
include: "workflow/rules/briefs.smk"
include: "workflow/rules/national.smk"
include: "workflow/rules/comparison.smk"
include: "workflow/rules/atlas.smk"
include: "workflow/rules/analysis.smk"
include: "workflow/rules/verification.smk"
include: "workflow/rules/documents.smk"
include: "workflow/rules/provenance.smk"


rule all:
    input:
        RESULTS,
        rules.crate.output,
        ATLAS_COMPLETE,
    message:
        "Everything is built"


if workflow.is_main_process:
    make_anew_what_is_distrusted()


onstart:
    stop_on_bad_input()
    if NATIONAL:
        watch(districts_to_make)


onsuccess:
    tell_of_changed_sources()
    tell_of_what_is_left_over(every_result())
    print_documents()


onerror:
    tell_of_changed_sources()
    end_unverified()
