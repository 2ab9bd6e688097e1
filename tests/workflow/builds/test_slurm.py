"""The atlas through the jobs of a real SLURM, one of which is cancelled half way."""

import subprocess
import sys
import time

import pytest

from tests.conftest import copy_project, with_an_atlas
from tests.workflow.builds.cluster import missing, slurm

pytest.importorskip(
    "snakemake_executor_plugin_slurm",
    reason="the extra slurm is not installed: uv run --extra slurm",
)
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(missing()), reason=f"not on this machine: {', '.join(missing())}"),
]
COMMAND = [
    sys.executable, "-m", "snakemake", "--workflow-profile", "profiles/slurm",
    # the cluster of this test keeps no accounts, and its jobs take seconds
    "--slurm-no-account", "--slurm-status-command", "squeue",
    "--slurm-init-seconds-before-status-checks", "2",
]  # fmt: skip
PATIENCE = 300  # seconds for the whole build


def jobs(environment: dict[str, str]) -> dict[str, str]:
    """The running jobs: what each is for, by its number."""
    said = subprocess.check_output(
        ["squeue", "--noheader", "--states", "RUNNING", "--format", "%i %k"],
        env=environment, encoding="utf-8",
    )  # fmt: skip
    return dict(line.split(maxsplit=1) for line in said.splitlines())


def half_way(project, province: str) -> bool:
    """Whether some of the province's districts are done, and others are not."""
    done = list(project.folder.glob(f"build/atlas/{province}/*/brief/key"))
    assert len(done) < 3, "the job was too fast to be cancelled half way"
    return bool(done)


def test_a_cancelled_job_costs_nothing(atlas, tmp_path, told_at_end):
    project = with_an_atlas(copy_project(tmp_path / "project"))
    with slurm() as environment, (tmp_path / "said").open("w+", encoding="utf-8") as said:
        build = subprocess.Popen(
            COMMAND, stdout=said, stderr=subprocess.STDOUT, **project.how(env=environment)
        )
        began, cancelled, seen = time.monotonic(), "", set()
        try:
            while build.poll() is None and time.monotonic() < began + PATIENCE:
                running = jobs(environment)
                seen |= running.keys()
                ours = [job for job, what in running.items() if what.endswith("34")]
                if ours and not cancelled and half_way(project, "34"):
                    (cancelled,) = ours
                    subprocess.run(["scancel", cancelled], env=environment, check=True)
                time.sleep(0.1)
        finally:
            if build.poll() is None:
                build.terminate()
                build.wait()
        said.seek(0)
        text = said.read()
    assert cancelled and build.returncode == 0, text
    assert "Trying to restart job" in text
    assert len(seen) >= 4, "two provinces, the city, and the job that was started again"
    local = {
        path.relative_to(atlas.folder).as_posix(): path.read_bytes()
        for path in (atlas.folder / "results").rglob("*")
        if path.is_file() and path.name not in {".snakemake_timestamp", "ro-crate-metadata.json"}
    }
    differing = [
        name for name, data in local.items() if (project.folder / name).read_bytes() != data
    ]
    assert not differing
    told_at_end(f"SLURM: {len(seen)} jobs, one cancelled half way; {len(local)} files as locally")
