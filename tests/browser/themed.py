"""JupyterLab's own themes for a bare page: the very variables that the desk takes its colours from."""

import re
import sys
from pathlib import Path

THEMES = Path(sys.prefix, "share/jupyter/lab/themes/@jupyterlab")
SURROUNDINGS = """
body { margin: 0; background: var(--jp-layout-color0); color: var(--jp-ui-font-color1); }
"""


def theme(name: str) -> str:
    """Style sheet with the variables of JupyterLab's theme, `light` or `dark`, and the page's colours from them."""
    sheet = (THEMES / f"theme-{name}-extension" / "index.css").read_text(encoding="utf-8")
    return "\n".join(re.findall(r":root\{[^}]*\}", sheet)) + SURROUNDINGS
