# The front door: what is built, for which cities. The work is described under workflow/rules.
import os
import shutil
import sys
from pathlib import Path

from snakemake.utils import min_version

min_version("9.0")

# Snakemake writes this path unquoted into its commands, and the folder's may hold blanks and quotes
sys.executable = os.path.relpath(sys.executable)

# it would take the numbers' meanings along, which are docstrings
os.environ.pop("PYTHONOPTIMIZE", None)

# the study's own modules lie beside this file and are no installed package: here and in the jobs
sys.path.insert(0, workflow.basedir)
os.environ["PYTHONPATH"] = os.pathsep.join(
    [workflow.basedir, *filter(None, [os.environ.get("PYTHONPATH")])]
)


include: "workflow/rules/preflight.smk"


if workflow.is_main_process:
    stop_on_other_code()
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


onstart:
    end_when_interrupted()
    # where a build that was killed made its documents
    for draft in Path().glob(".render-*"):
        shutil.rmtree(draft)
    stop_on_bad_input()


onsuccess:
    print_documents()
