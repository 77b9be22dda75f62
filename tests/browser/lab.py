"""A JupyterLab of our own for the browser tests: its own settings, its own folders, nothing of the person's.

A `Lab` is the server; `Lab.open` gives a `Notebook`, which is scripted through the application object that JupyterLab
exposes on request: menus move between versions, command names do not.
"""

import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.parse import quote
from urllib.request import urlopen

from playwright.sync_api import Locator, Page

REPOSITORY = Path(__file__).parents[2]
PROJECT_FILES = (
    "seeds/*.txt",
    "notebooks/*.ipynb",
    "annotations/codebook.toml",
    "annotations/entities.csv",
    "annotations/reference.jsonl",
)
QUIET = {
    "@jupyterlab/apputils-extension:notification": {
        "checkForUpdates": False,
        "doNotDisturbMode": True,
        "fetchNews": "false",
    },
    "@jupyterlab/docmanager-extension:plugin": {"autosave": False},
}
PANEL = "const app = window.jupyterapp; const panel = app.shell.currentWidget; const session = panel.sessionContext;"


def copy_project(folder: Path) -> Path:
    """The repository's project, as cloned, in a new `folder`; annotations made since stay where they are."""
    for pattern in PROJECT_FILES:
        for path in REPOSITORY.glob(pattern):
            copy = folder / path.relative_to(REPOSITORY)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy)
    return folder


@dataclass(frozen=True)
class Notebook:
    """A notebook open in JupyterLab, in the page that shows it."""

    page: Page

    def _ask(self, script: str, *, seconds: float = 60) -> Any:
        """Value of a script that knows `app`, `panel` and `session`; TimeoutError when it takes too long."""
        late = f"new Promise((_, no) => setTimeout(() => no(new Error('waited {seconds} s')), {seconds * 1000}))"
        return self.page.evaluate(f"() => {{ {PANEL} return Promise.race([(async () => {{ {script} }})(), {late}]); }}")

    def run_all(self, *, seconds: float = 60) -> None:
        """Run every cell and wait until the last has finished."""
        self._ask("await session.ready; await app.commands.execute('notebook:run-all-cells');", seconds=seconds)

    def start_all(self) -> None:
        """Run every cell without waiting, so that something can be done while the kernel is busy."""
        self._ask("await session.ready; void app.commands.execute('notebook:run-all-cells');")

    def status(self) -> str:
        """What the kernel is doing, such as `idle`, `busy` or `restarting`."""
        return str(self._ask("return session.session?.kernel?.status ?? 'none';"))

    def wait_for(self, status: str, *, seconds: float = 60) -> None:
        """Wait until the kernel's status is this one."""
        self._ask(
            f"while (session.session?.kernel?.status !== '{status}') await new Promise(r => setTimeout(r, 20));",
            seconds=seconds,
        )

    def restart_kernel(self) -> None:
        """Restart the kernel, as the menu does after its question, and wait until it is idle."""
        self._ask("await session.restartKernel();")
        self.wait_for("idle")

    def reload(self) -> None:
        """Reload the page as a person would, and wait for the notebook and its kernel."""
        self.page.reload()
        self._ready()

    def save(self) -> None:
        """Write the notebook to its file."""
        self._ask("await app.commands.execute('docmanager:save');")

    def output(self, cell: int) -> Locator:
        """The output area of a cell, counted from 0 with the prose cells."""
        return self.page.locator(".jp-Notebook-cell").nth(cell).locator(".jp-OutputArea-output")

    def _ready(self) -> None:
        self.page.wait_for_function("() => window.jupyterapp?.shell?.currentWidget?.sessionContext")
        self._ask("await app.restored; await panel.revealed; await session.ready;")
        self.wait_for("idle")


@dataclass(frozen=True)
class Lab:
    """A running JupyterLab that serves `folder`."""

    url: str
    token: str
    folder: Path

    def open(self, page: Page, notebook: Path) -> Notebook:
        """Open a notebook under `folder` in a fresh workspace, and wait until its kernel is idle."""
        path = quote(notebook.relative_to(self.folder).as_posix())
        page.goto(f"{self.url}/lab/workspaces/{secrets.token_hex(4)}/tree/{path}?token={self.token}")
        opened = Notebook(page)
        opened._ready()
        return opened


@contextmanager
def running(folder: Path) -> Iterator[Lab]:
    """A JupyterLab over `folder/projects`, with all that it keeps beside that; stopped at the end."""
    projects = folder / "projects"
    projects.mkdir(parents=True)
    (folder / "config/lab").mkdir(parents=True)
    (folder / "config/lab/overrides.json").write_text(json.dumps(QUIET))
    lab = Lab(f"http://127.0.0.1:{_free_port()}", secrets.token_hex(16), projects)
    with (folder / "server.log").open("wb") as log:
        server = subprocess.Popen(_command(lab, folder), cwd=projects, env=_environment(folder), stdout=log, stderr=log)
        try:
            _wait_until_up(lab, server, folder / "server.log")
            yield lab
        finally:
            server.terminate()
            server.wait(timeout=30)


def _command(lab: Lab, folder: Path) -> list[str]:
    return [
        *(sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root"),
        f"--port={lab.url.rpartition(':')[2]}",
        "--ServerApp.port_retries=0",
        f"--ServerApp.root_dir={lab.folder}",
        f"--IdentityProvider.token={lab.token}",
        f"--LabApp.app_settings_dir={folder / 'config/lab'}",
        f"--LabApp.user_settings_dir={folder / 'config/user-settings'}",
        f"--LabApp.workspaces_dir={folder / 'config/workspaces'}",
        "--LabApp.expose_app_in_browser=True",
        "--LabApp.news_url=None",
        "--LabApp.extension_manager=readonly",
    ]


def _environment(folder: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("JUPYTER", "IPYTHON"))}
    own = {
        "IPYTHONDIR": "ipython",
        "JUPYTER_CONFIG_DIR": "config",
        "JUPYTER_DATA_DIR": "data",
        "JUPYTER_RUNTIME_DIR": "runtime",
    }
    return {**kept, **{name: str(folder / place) for name, place in own.items()}}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_up(lab: Lab, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urlopen(f"{lab.url}/api?token={lab.token}", timeout=1):
                return
        except (URLError, TimeoutError, ConnectionError):
            time.sleep(0.05)
    raise RuntimeError(f"JupyterLab did not come up; it said:\n{log.read_text()}")
