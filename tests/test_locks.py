"""The places that name versions agree, and none names where packages come from."""

import re
import tomllib

import yaml

from tests.conftest import ROOT
from tools.lock import pins_of

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
REQUIREMENTS = (ROOT / "requirements.txt").read_text(encoding="utf-8")
ENVIRONMENT = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))


def test_requirements_constraints_and_environment_name_the_same_versions():
    pins = {pin.replace("'", '"') for pin in pins_of(REQUIREMENTS)}
    constraints = PROJECT["tool"]["uv"]["constraint-dependencies"]
    assert {pin.replace("'", '"') for pin in constraints} == pins
    listed = ENVIRONMENT["dependencies"][-1]["pip"]
    assert {pin.replace("'", '"') for pin in listed} == pins | {"--editable ."}


def test_every_dependency_is_locked_with_hashes():
    locked = {re.split(r"[=\[ ;]", pin)[0] for pin in pins_of(REQUIREMENTS)}
    named = PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["dev"]
    assert set(named) <= locked
    blocks = re.split(r"\n(?=[a-z0-9])", REQUIREMENTS.strip())
    assert all("--hash=sha256:" in block for block in blocks)


def test_the_environment_has_quarto_and_a_supported_python():
    names = dict(item.split("=", 1) for item in ENVIRONMENT["dependencies"] if "=" in item)
    assert names["quarto"].startswith("1.9")
    assert names["python"] in {"3.11", "3.12", "3.13"}


def test_no_registry_is_named():
    for text in (REQUIREMENTS, (ROOT / "pyproject.toml").read_text("utf-8"), str(ENVIRONMENT)):
        assert not re.search(r"https?://[^\s\"']*(?:pypi|index|simple)", text)
    assert "/uv.lock" in (ROOT / ".gitignore").read_text("utf-8")
