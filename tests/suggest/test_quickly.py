"""spaCy starts without its command line, and whoever wants that still gets it."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def said(script: str) -> str:
    """What a fresh interpreter prints for `script`."""
    run = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return run.stdout.strip()


def test_suggesting_does_not_import_the_command_line() -> None:
    assert (
        said("import sys, workbench.suggest; print(*[name for name in sys.modules if name.startswith('spacy.cli')])")
        == ""
    )


def test_the_command_line_is_there_for_whoever_wants_it() -> None:
    script = (
        "import workbench.suggest, spacy; spacy.info(silent=True); import spacy.cli; print(spacy.cli.download.__name__)"
    )
    assert said(script) == "download"
