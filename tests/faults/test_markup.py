"""Nothing in Python hands the notebook markup either, and a text on the screen starts no command of JupyterLab."""

import json
import re
import sys
from pathlib import Path

from tests.builders import ROOT

MARKUP = re.compile(
    r"\bHTML(Math)?\(|\w\.HTML\b|import .*\bHTML|_repr_(html|markdown|latex|javascript|svg)_"
    r"|\bMarkdown\(|\bJavascript\("
)
SCHEMAS = Path(sys.prefix, "share/jupyter/lab/schemas")


def test_no_module_and_no_notebook_shows_markup() -> None:
    files = [*(ROOT / "workbench").rglob("*.py"), *(ROOT / "notebooks").glob("*.ipynb")]
    found = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in files
        for match in MARKUP.finditer(path.read_text(encoding="utf-8"))
    ]
    assert len(files) > 50
    assert not found, "\n".join(found)


def test_words_that_look_like_a_button_start_no_command() -> None:
    settings = json.loads((ROOT / ".ci/jupyterlab.json").read_text(encoding="utf-8"))
    assert settings["@jupyterlab/apputils-extension:sanitizer"]["allowCommandLinker"] is False


def test_the_settings_that_we_ship_are_ones_that_jupyterlab_knows() -> None:
    settings = json.loads((ROOT / ".ci/jupyterlab.json").read_text(encoding="utf-8"))
    unknown = []
    for plugin, values in settings.items():
        extension, name = plugin.split(":")
        schema = json.loads((SCHEMAS / extension / f"{name}.json").read_text(encoding="utf-8"))
        unknown += [f"{plugin}: {key}" for key in values if key not in schema["properties"]]
    assert not unknown
