"""The dependencies are written down three times: for pip, for conda, and as a lock. They have to agree."""

import re
import tomllib
from pathlib import Path

import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
CONDA = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
WITH_PIP = next(part["pip"] for part in CONDA["dependencies"] if isinstance(part, dict))
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
NAMED_DIFFERENTLY_BY_CONDA = {"matplotlib-base": "matplotlib", "playwright-python": "playwright"}

core = [Requirement(line) for line in PROJECT["dependencies"]]
extras = [Requirement(line) for lines in PROJECT["optional-dependencies"].values() for line in lines]


def test_environment_yml_names_the_dependencies_of_pyproject_with_the_same_bounds() -> None:
    with_conda = [line for line in CONDA["dependencies"] if isinstance(line, str) and line != "pip"]
    lines = [Requirement(line) for line in [*with_conda, *WITH_PIP] if line != "-e ."]
    conda = {NAMED_DIFFERENTLY_BY_CONDA.get(line.name, line.name): line.specifier for line in lines}
    python = {"python": SpecifierSet(PROJECT["requires-python"])}
    assert conda == python | {each.name: each.specifier for each in core + extras}


def test_environment_yml_installs_the_package_itself_with_pip() -> None:
    assert "-e ." in WITH_PIP


def test_every_dependency_has_an_upper_bound_unless_it_counts_by_the_calendar() -> None:
    unbounded = {each.name for each in core + extras if not any(part.operator == "<" for part in each.specifier)}
    assert unbounded == {"packaging"}


def test_the_lock_holds_every_dependency_within_its_bounds() -> None:
    locked = re.findall(r"^([\w.-]+)==(\S+)", LOCK, re.M)
    held = {
        each.name
        for each in core + extras
        for name, version in locked
        if canonicalize_name(each.name) == name and each.specifier.contains(version)
    }
    assert held == {each.name for each in core + extras}, "run `make lock`"


def test_the_lock_says_what_each_file_must_be_and_not_where_to_get_it() -> None:
    assert "://" not in LOCK
    assert "--index" not in LOCK
    pins = re.split(r"^(?=\w)", LOCK, flags=re.M)[1:]
    assert [pin for pin in pins if "--hash=sha256:" not in pin] == []
