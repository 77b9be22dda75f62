"""Find a Chromium for the browser tests, or install one: `python -m tests.browser.chromium` prints which.

What is installed is good enough, so nobody downloads a second browser. Playwright's own is the last resort: it is the
largest, and it needs libraries of the system that only root can add.
"""

import os
import shutil
import subprocess
import sys

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC_APPS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
NONE_FOUND = (
    "No Chromium was found and none could be installed. Install one ('apt-get install chromium' as root, or "
    "'brew install --cask chromium'), or set CHROMIUM to the path of yours, and run the tests again."
)


def find() -> str:
    """Path of a Chromium that starts; RuntimeError, saying what to do, where there is none."""
    chosen = os.environ.get("CHROMIUM")
    if chosen and starts(chosen):
        return chosen
    if chosen:
        raise RuntimeError(f"CHROMIUM is {chosen!r}, which does not start; set it to a Chromium's path, or unset it.")
    for path in filter(None, [*map(shutil.which, NAMES), *MAC_APPS]):
        if starts(path):
            return path
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    if starts(path):
        return path
    raise RuntimeError(NONE_FOUND)


def starts(path: str) -> bool:
    """Whether the program at `path` tells its version; Ubuntu has a `chromium-browser` that only points to a store."""
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=60).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def install() -> None:
    """Install Debian's Chromium as root, else Playwright's own; what either has to say goes to the terminal."""
    can_apt = hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None
    if can_apt and debian():
        return
    print("Installing Playwright's Chromium ...", flush=True)
    options = ["--no-shell", "--with-deps"] if can_apt else ["--no-shell"]
    subprocess.run([sys.executable, "-m", "playwright", "install", *options, "chromium"], check=False)


def debian() -> bool:
    """Whether apt-get brought a Chromium that starts."""
    print("Installing Debian's Chromium ...", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["update"], ["install", "--yes", "--no-install-recommends", "chromium"]):
        if subprocess.run(["apt-get", "--quiet", *step], env=quiet, check=False).returncode != 0:
            return False
    return any(starts(path) for path in map(shutil.which, NAMES) if path)


def main() -> None:
    """Print the path of a Chromium, installing one first where there is none."""
    try:
        path = find()
    except RuntimeError:
        if "CHROMIUM" in os.environ:
            raise
        install()
        path = find()
    print(f"Browser: {path}")


if __name__ == "__main__":
    try:
        main()
    except RuntimeError as error:
        sys.exit(str(error))
