"""The places that name versions agree, and none names where packages come from."""

import re
import tomllib

import yaml

from tests.conftest import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
REQUIREMENTS = (ROOT / "requirements.txt").read_text(encoding="utf-8")
ENVIRONMENT = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
SCRIPT = (ROOT / ".ci/run").read_text(encoding="utf-8").replace("\\\n", "")
BLOCKS = re.split(r"\n(?=\S)", REQUIREMENTS.strip())
PINS = [block.partition("\\")[0].strip() for block in BLOCKS]
# Snakemake loads it at each start, which takes a second
APART = {"snakemake-executor-plugin-slurm", "snakemake-executor-plugin-slurm-jobstep"}


def name(requirement: str) -> str:
    return re.split(r"[=\[ ;]", requirement)[0]


def test_requirements_constraints_and_environment_name_the_same_versions():
    assert PROJECT["tool"]["uv"]["constraint-dependencies"] == PINS
    *packages, project = ENVIRONMENT["dependencies"][-1]["pip"]
    assert packages == [pin for pin in PINS if name(pin) not in APART]
    assert project == "--editable ."


def test_every_dependency_is_locked_with_hashes():
    named = PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["dev"]
    for extra in ("parquet", "slurm"):
        named += PROJECT["project"]["optional-dependencies"][extra]
    assert {name(one) for one in named} | APART <= {name(pin) for pin in PINS}
    assert all("==" in pin for pin in PINS)
    assert all("--hash=sha256:" in block for block in BLOCKS)


def test_uv_and_what_packages_are_built_with_are_locked_as_well():
    """Their code runs before anything of a package does."""
    (backend,) = PROJECT["build-system"]["requires"]
    tools = [backend.replace("uv_build", "uv")]
    assert {*tools, *PROJECT["tool"]["uv"]["build-constraint-dependencies"]} <= set(PINS)


def test_ci_installs_only_what_is_locked():
    installs = [line for line in SCRIPT.splitlines() if "pip install" in line]
    installs.remove("uv pip install --quiet --no-deps --editable .")  # the project itself
    assert len(installs) == 2
    assert all("--require-hashes" in line for line in installs)
    assert "--build-constraints requirements.txt" in installs[-1]
    assert "uvx" not in SCRIPT and "--with" not in SCRIPT


def test_the_environment_has_quarto_and_a_supported_python():
    names = dict(item.split("=", 1) for item in ENVIRONMENT["dependencies"] if "=" in item)
    (quarto,) = PROJECT["project"]["optional-dependencies"]["quarto"]
    assert quarto == f"quarto-cli=={names['quarto']}.*"
    assert names["python"] in {"3.11", "3.12", "3.13"}


def test_no_registry_is_named():
    for file in ("requirements.txt", "pyproject.toml", "environment.yml", ".ci/run"):
        text = (ROOT / file).read_text(encoding="utf-8")
        assert not re.search(r"https?://[^\s\"']*(?:pypi|index|simple)", text)
    assert "/uv.lock" in (ROOT / ".gitignore").read_text("utf-8")
