"""What is written where, and who may read it: modes under three umasks, a marked token, and a sentence to keep (C11).

Teams share folders, so the umask says who may read and write, as for every editor: never more, and a file that is
replaced keeps what it had. Nothing secret is ever written; a token in the environment stays there.
"""

import json
import os
import re
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import nbformat
from nbclient import NotebookClient

from tests.builders import ROOT
from tests.faults.day import CANARY, begin
from tests.faults.metric import Metric

TOKEN = "token-7f3a9c51-of-this-server"
UMASKS = (0o000, 0o002, 0o022, 0o077)
TEXTS = re.compile("[0-7]{3}/(seeds|build)/")
"""Folders of a project in which an article may stand: where it came from, and what was exported."""
MARKED = {"JUPYTER_TOKEN": TOKEN, "JPY_API_TOKEN": TOKEN, "JUPYTERHUB_API_TOKEN": TOKEN}


def leaks(umasks: Sequence[int] = UMASKS, *, notebook: bool = True) -> Metric:
    """C11: a day of work under each umask, and a notebook that is run and saved."""
    faults = [*day_faults(umasks), *kept_modes()]
    if notebook:
        faults += notebook_faults()
    number = f"{len(umasks)} umasks, {len(faults)} hits"
    target = "no mode above the umask, no token and no sentence where it does not belong"
    return Metric("C11", "modes, tokens and texts", number, target, not faults, tuple(faults))


def day_faults(umasks: Sequence[int]) -> list[str]:
    """What a day of work under each umask leaves behind that it should not, in a home of its own."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        places = {"HOME": folder, "TMPDIR": folder, "XDG_CACHE_HOME": folder, "MPLCONFIGDIR": folder}
        command = [sys.executable, "-m", "tests.faults.day", folder, *(f"{umask:03o}" for umask in umasks)]
        done = subprocess.run(command, cwd=ROOT, env=os.environ | MARKED | places, capture_output=True)
        if done.returncode:
            return [f"the day ended early: {done.stderr[-500:].decode()}"]
        said = {"what was said": done.stdout, "what was said on standard error": done.stderr}
        written = {str(path.relative_to(home)): path.read_bytes() for path in home.rglob("*") if path.is_file()}
        too_open = [fault for umask in umasks for fault in _too_open(home / f"{umask:03o}", umask)]
    holding = {name: data for name, data in (written | said).items() if not TEXTS.match(name)}
    return [
        *too_open,
        *(f"tried {each}" for each in json.loads(done.stdout.splitlines()[-1])),
        *(f"the token is in {name}" for name, data in (written | said).items() if TOKEN.encode() in data),
        *(f"the text is in {name}" for name, data in holding.items() if CANARY.encode() in data),
    ]


def kept_modes() -> list[str]:
    """Files that are replaced and have then another mode: a private codebook, and one that a team shares."""
    from workbench import disk

    faults = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "codebook.toml"
        for mode in (0o600, 0o660, 0o664, 0o644):
            path.write_bytes(b"old")
            path.chmod(mode)
            disk.replace(path, b"new")
            if (found := stat.S_IMODE(path.stat().st_mode)) != mode:
                faults.append(f"a file of mode {mode:03o} has {found:03o} after it was replaced")
    return faults


def notebook_faults() -> list[str]:
    """What the annotation notebook, run and saved with its widgets, holds of the token and of an article's text."""
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "project"
        begin(project)
        notebook = nbformat.read(project / "notebooks" / "1-Annotate.ipynb", as_version=4)
        client = NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(project / "notebooks")}})
        client.execute(env=os.environ | MARKED)
        saved = nbformat.writes(notebook)
    return [f"the notebook holds {words!r}" for words in (CANARY, TOKEN) if words in saved]


def _too_open(folder: Path, umask: int) -> Iterator[str]:
    """Files and folders that are more open than the umask allows, and files that can be run."""
    for path in [folder, *folder.rglob("*")]:
        mode = stat.S_IMODE(path.stat().st_mode)
        if mode & umask or (path.is_file() and mode & 0o111):
            yield f"{path.name} has mode {mode:03o} under umask {umask:03o}"
