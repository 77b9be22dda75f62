"""What lies in a project that other programs would run by themselves is told, and nothing else is."""

from pathlib import Path

import pytest

from tests.builders import ROOT, a_project
from workbench.__main__ import main
from workbench.obeyed import obeyed


@pytest.mark.parametrize(
    "name",
    [
        "sitecustomize.py",
        "notebooks/usercustomize.py",
        "jupyter_server_config.py",
        "jupyter_notebook_config.json",
        "ipython_kernel_config.py",
        "profile_default/startup/00.py",
        "matplotlibrc",
        "notebooks/msgspec.py",
        "notebooks/csv.py",
        "spacy/__init__.py",
        "workbench/__init__.py",
    ],
)
def test_what_runs_by_itself_is_told_and_is_no_damage(
    tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    project = a_project(tmp_path, {"a": "Turkey said no."})
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_text("")
    (sentence,) = project.problems
    first = name if name.startswith("notebooks") else name.partition("/")[0]
    assert sentence.startswith(f"{first}: Python or Jupyter may run this by itself")
    assert main(["check", str(tmp_path)]) == 0
    assert sentence in capsys.readouterr().err


def test_what_an_analyst_has_in_a_project_is_not_told(tmp_path: Path) -> None:
    a_project(tmp_path, {"a": "Turkey said no."})
    for name in ("notes.py", "notebooks/charts.py", "notebooks/1-Annotate.ipynb", "build/csv.py", "spacy/models.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("")
    assert list(obeyed(tmp_path)) == []


def test_the_repository_itself_has_nothing_that_runs_by_itself() -> None:
    assert list(obeyed(ROOT)) == []
