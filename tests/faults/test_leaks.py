"""A day of work reaches nobody, tells nobody, and opens no file further than the umask: under one umask here."""

import subprocess
import sys
from pathlib import Path

from tests.builders import ROOT
from tests.faults.leaks import day_faults, kept_modes

REACHING = """
import socket
from tests.faults.outward import seen, watch
watch(also_here=False)
socket.socket().connect_ex(("127.0.0.1", 9))
socket.socket(socket.AF_INET, socket.SOCK_DGRAM).connect_ex(("192.0.2.1", 9))
try:
    socket.getaddrinfo("nowhere.invalid", 80)
except OSError:
    pass
print(seen)
"""


def test_a_process_that_does_reach_out_is_seen() -> None:
    done = subprocess.run([sys.executable, "-c", REACHING], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == """["socket.connect ('192.0.2.1', 9)", "socket.getaddrinfo 'nowhere.invalid'"]"""


def test_a_day_of_work_reaches_nobody_tells_nobody_and_opens_nothing_beyond_the_umask() -> None:
    assert day_faults([0o077, 0o000]) == []


def test_a_file_that_is_replaced_is_as_open_as_it_was() -> None:
    assert kept_modes() == []


def test_a_project_folder_runs_nothing_that_lies_in_it(tmp_path: Path) -> None:
    project, told = tmp_path / "project", tmp_path / "ran"
    workbench = Path(sys.executable).with_name("workbench")
    commands = [[str(workbench)], [sys.executable, "-m", "workbench"]]
    subprocess.run([*commands[0], "new", str(project)], check=True, capture_output=True)
    plant = f"open({str(told)!r}, 'a').write(__file__)\n"
    for name in (
        "sitecustomize",
        "usercustomize",
        "jupyter_server_config",
        "jupyter_config",
        "ipython_config",
        "pandas",
    ):
        (project / f"{name}.py").write_text(plant)
    for folder in ("profile_default/startup", "annotations/spacy", "spacy"):
        (project / folder).mkdir(parents=True, exist_ok=True)
        (project / folder / "__init__.py").write_text(plant)
    for command in commands:
        subprocess.run([*command, "check"], cwd=project, check=True, capture_output=True)
        subprocess.run([*command, "export"], cwd=project, check=True, capture_output=True)
    assert not told.exists()
