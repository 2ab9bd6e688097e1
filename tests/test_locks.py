"""The places that name versions agree, and none names where packages come from."""

import re
import tomllib

import yaml

from tests.conftest import ROOT
from tools.lock import build_pins, pins_of, uv_pin

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
REQUIREMENTS = (ROOT / "requirements.txt").read_text(encoding="utf-8")
OF_BUILDS = (ROOT / "requirements-build.txt").read_text(encoding="utf-8")
OF_UV = (ROOT / "requirements-uv.txt").read_text(encoding="utf-8")
OF_AUDIT = (ROOT / "requirements-audit.txt").read_text(encoding="utf-8")
OF_EXTRAS = (ROOT / "requirements-extras.txt").read_text(encoding="utf-8")
ENVIRONMENT = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))


def plainly(pins) -> set[str]:
    return {pin.replace("'", '"') for pin in pins}


def test_requirements_constraints_and_environment_name_the_same_versions():
    pins, extras = plainly(pins_of(REQUIREMENTS)), plainly(pins_of(OF_EXTRAS))
    assert plainly(PROJECT["tool"]["uv"]["constraint-dependencies"]) == pins | extras
    assert plainly(ENVIRONMENT["dependencies"][-1]["pip"]) == pins | {"--editable ."}
    assert not pins & extras


def test_every_dependency_is_locked_with_hashes():
    locked = {re.split(r"[=\[ ;]", pin)[0] for pin in pins_of(REQUIREMENTS)}
    named = PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["dev"]
    assert set(named) <= locked
    assert [pin.partition("==")[0] for pin in pins_of(OF_EXTRAS)] == [
        "pyarrow",
        "snakemake-executor-plugin-slurm",
        "snakemake-executor-plugin-slurm-jobstep",
    ]
    for requirements in (REQUIREMENTS, OF_EXTRAS, OF_BUILDS, OF_UV, OF_AUDIT):
        blocks = re.split(r"\n(?=[a-z0-9])", requirements.strip())
        assert all("--hash=sha256:" in block for block in blocks)


def test_what_packages_are_built_with_is_locked_as_well():
    """Its code runs where a package comes without a wheel, before anything of that package does."""
    assert pins_of(OF_BUILDS) == build_pins((ROOT / "pyproject.toml").read_text("utf-8"))
    script = (ROOT / ".ci/run").read_text(encoding="utf-8").replace("\\\n", "")
    installs = [line for line in script.splitlines() if "uv pip install" in line]
    installs.remove("uv pip install --quiet --no-deps --editable .")  # the project itself
    assert installs
    assert all("--require-hashes" in line for line in installs)
    assert all("--build-constraints requirements-build.txt" in line for line in installs)


def test_what_only_ci_installs_is_locked_as_well():
    script = (ROOT / ".ci/run").read_text(encoding="utf-8")
    (fetch,) = (line for line in script.splitlines() if "-m pip install" in line)
    assert fetch.endswith(" --require-hashes --requirement requirements-uv.txt")
    assert pins_of(OF_UV) == [uv_pin((ROOT / "pyproject.toml").read_text(encoding="utf-8"))]
    assert [pin for pin in pins_of(OF_AUDIT) if pin.startswith("pip-audit==")]
    audit = (ROOT / "tools/audit.py").read_text(encoding="utf-8")
    assert '"--require-hashes"' in audit and '"requirements-audit.txt"' in audit
    assert "uvx" not in script + audit


def test_the_environment_has_quarto_and_a_supported_python():
    names = dict(item.split("=", 1) for item in ENVIRONMENT["dependencies"] if "=" in item)
    assert names["quarto"].startswith("1.9")
    assert names["python"] in {"3.11", "3.12", "3.13"}


def test_no_registry_is_named():
    for text in (
        REQUIREMENTS,
        OF_BUILDS,
        OF_EXTRAS,
        OF_UV,
        OF_AUDIT,
        (ROOT / "pyproject.toml").read_text("utf-8"),
        str(ENVIRONMENT),
    ):
        assert not re.search(r"https?://[^\s\"']*(?:pypi|index|simple)", text)
    assert "/uv.lock" in (ROOT / ".gitignore").read_text("utf-8")
