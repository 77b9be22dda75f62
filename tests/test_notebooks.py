"""Every notebook runs from top to bottom without a browser, on a copy of the project."""

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from tests.browser.lab import copy_project
from tests.builders import ROOT


@pytest.mark.parametrize("name", sorted(path.name for path in (ROOT / "notebooks").glob("*.ipynb")))
def test_a_notebook_runs_to_its_end_and_warns_of_nothing(name: str, tmp_path: Path) -> None:
    folder = copy_project(tmp_path / "project") / "notebooks"
    notebook = nbformat.read(folder / name, as_version=4)
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(folder)}}).execute()
    outputs = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    assert any(output.output_type == "execute_result" for output in outputs)
    assert not [output.text for output in outputs if output.get("name") == "stderr"]
