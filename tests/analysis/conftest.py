"""What several tests of the analysis share: the national file of whoever has one."""

import os
from pathlib import Path

import pytest

from analysis.national.panel import National, read_national

REAL_COLUMNS = {
    "code": "bps_code", "name": "dapoer_name", "province": "province", "year": "year",
    "population": "population", "poor": "poor", "official_rate": "poverty_rate_pct",
    "employed": "employed", "unemployed": "unemployed", "labour_force": "labour_force",
}  # fmt: skip


@pytest.fixture(scope="session")
def real() -> National:
    """The file that NATIONAL_FILE names, which is not part of the project."""
    path = os.environ.get("NATIONAL_FILE")
    if not path:
        pytest.skip("NATIONAL_FILE names no national file (columns as in INDO-DAPOER's extract)")
    return read_national(Path(path).read_bytes(), "national.csv", REAL_COLUMNS)
