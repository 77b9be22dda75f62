"""Files of a project that Python, Jupyter or matplotlib would run, or obey, without being asked.

No command of ours runs them. But a kernel looks for libraries beside its notebook first, and a project may come from
anybody: so whoever opens one is told what lies there.
"""

import sys
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

from workbench.inside import shown

_OBEYED = (
    "sitecustomize.py",
    "usercustomize.py",
    "jupyter_*config.*",
    "ipython_*config.*",
    "profile_default",
    "startup",
    "matplotlibrc",
    "*.pth",
)
_LIBRARIES = frozenset(
    {
        *("IPython", "anywidget", "filelock", "ipykernel", "ipywidgets", "matplotlib", "msgspec", "numpy", "pandas"),
        *("pyarrow", "rapidfuzz", "spacy", "tomlkit", "tqdm", "traitlets", "workbench"),
    }
)


def obeyed(folder: Path) -> Iterator[str]:
    """A sentence on each such file in the project `folder`, or beside its notebooks."""
    for place in (folder, folder / "notebooks"):
        for path in sorted(place.iterdir()) if place.is_dir() else ():
            if any(fnmatch(path.name, pattern) for pattern in _OBEYED) or _is_library(path):
                where = "" if place == folder else "notebooks/"
                told = "Python or Jupyter may run this by itself; look at it, and remove it if it is not yours"
                yield f"{where}{shown(path)}: {told}"


def _is_library(path: Path) -> bool:
    """Whether `import` would find this file in the place of a library; the program itself may be in its checkout."""
    name = path.stem if path.suffix == ".py" else path.name
    module = path / "__init__.py" if path.is_dir() else path
    known = name in _LIBRARIES or name in sys.stdlib_module_names
    return known and module.suffix == ".py" and module.exists() and path.resolve() != Path(__file__).parent
