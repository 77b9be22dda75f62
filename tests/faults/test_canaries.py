"""Code in a project folder, and the first of the programs that a person runs there; the scoreboard runs all."""

from pathlib import Path

import pytest

from tests.faults import canaries


def test_no_program_runs_what_lies_in_the_project(tmp_path: Path) -> None:
    planted = canaries.plant(tmp_path / "project", tmp_path / "fired")
    assert len(planted) >= 30
    assert canaries.ran(tmp_path / "project", tmp_path / "fired", 2) == []


def test_the_canaries_tell_when_they_are_run(tmp_path: Path) -> None:
    canaries.plant(tmp_path / "project", tmp_path / "fired")
    told = canaries.ran(tmp_path / "project", tmp_path / "fired", 1, PYTHONPATH=str(tmp_path / "project"))
    assert "sitecustomize.py was run" in told


def test_nothing_in_the_program_makes_code_of_data() -> None:
    assert canaries.gate() == []


@pytest.mark.parametrize(
    "line",
    [
        "import pickle",
        "from joblib import load",
        "import yaml as y",
        "eval(words)",
        "compile(words, '', 'exec')",
        "numpy.load(file, allow_pickle=True)",
        "pandas.read_pickle(file)",
        "df.query(words)",
        "subprocess.run(words, shell=True)",
        "os.system(words)",
        "importlib.import_module(words)",
        "from subprocess import run",
    ],
)
def test_the_gate_tells_of_each_way(line: str) -> None:
    assert len(list(canaries.gated(line, "x.py"))) == 1
    assert list(canaries.gated("re.compile(words); json.loads(words); import_module('pyarrow')", "x.py")) == []
