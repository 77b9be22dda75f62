"""The plan of the house, and that it is kept.

A module's room is its file or folder under `workbench/`. Imports never point up, rooms on the third floor never import
each other, and each heavy library lives in few rooms. A new room is entered in `FLOORS` before it is built.
"""

import ast
import json
import re
import statistics
import subprocess
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Any

FLOORS = {
    0: {"bulk", "disk", "formulas", "inside", "obeyed", "periods", "spans", "trouble", "wording"},
    1: {"anchors", "claims", "placing", "records", "rewording"},
    2: {
        "agreement",
        "audit",
        "codebook",
        "copies",
        "counting",
        "drawn",
        "forks",
        "history",
        "intervals",
        "labelled",
        "log",
        "repairs",
        "starter",
    },
    3: {"charts", "corpus", "exchange", "networks", "store", "suggest", "tables", "widget"},
    4: {
        *(
            "accepting",
            "checking",
            "chronicle",
            "desk",
            "exploring",
            "exporting",
            "figures",
            "merging",
            "project",
            "report",
            "sampling",
            "streaming",
        ),
        *("teaching", "training"),
    },
    5: {"__init__", "__main__", "commands"},
}
LIBRARIES = {
    "spacy": {"suggest"},
    "pandas": {"exchange", "tables"},
    "matplotlib": {"charts"},
    "networkx": {"networks"},
    "openpyxl": {"exchange"},
    "anywidget": {"widget"},
    "ipywidgets": {"widget"},
    "onnxruntime": {"suggest", "training"},
    "dask": {"streaming"},
    "distributed": {"streaming"},
    "scipy": {"suggest"},
    "sklearn": {"training"},
    "tokenizers": {"suggest"},
    "torch": {"training"},
    "transformers": {"training"},
    # nowhere: neither code hidden in data, nor the network
    "pickle": set(),
    "requests": set(),
    "socket": set(),
    "urllib.request": set(),
}
HEAVY = {
    *("anywidget", "ipywidgets", "matplotlib", "numpy", "onnxruntime", "openpyxl", "pandas", "scipy", "spacy"),
    *("dask", "distributed", "networkx", "tokenizers", "torch"),
}
MARKUP = re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|createContextualFragment|DOMParser")
ADDRESS = re.compile(r"https?://(?!www\.w3\.org/)[^\s\"')]+|[\"'(]//[^\s\"')]+")

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "workbench"
MODULES = sorted(PACKAGE.rglob("*.py"))
FLOOR = {room: floor for floor, rooms in FLOORS.items() for room in rooms}
TOP = max(FLOORS)


def room_of(module: Path) -> str:
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(module: Path, *, for_types_too: bool = True) -> Iterator[str]:
    """Dotted names that a module imports, `package.name` for `from package import name`."""
    waiting: list[ast.AST] = [ast.parse(module.read_text(encoding="utf-8"))]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            origin = ".".join(["workbench", *module.relative_to(PACKAGE).parts[: -node.level]]) if node.level else ""
            origin = ".".join(filter(None, [origin, node.module]))
            yield from (f"{origin}.{alias.name}" for alias in node.names)
        elif not (isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING" and not for_types_too):
            waiting.extend(ast.iter_child_nodes(node))


def imported_rooms(module: Path, *, for_types_too: bool = True) -> set[str]:
    """The other rooms of the house that a module reaches for; `__init__` where it asks the package itself."""
    names = [name.split(".") for name in imports(module, for_types_too=for_types_too)]
    asked = {name[1] if len(name) > 1 else "__init__" for name in names if name[0] == "workbench"}
    rooms = set(FLOOR) | {room_of(each) for each in MODULES}
    return {room if room in rooms else "__init__" for room in asked} - {room_of(module)}


def files(*suffixes: str) -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*") if path.suffix in suffixes)


def findings(pattern: re.Pattern[str], paths: list[Path]) -> list[str]:
    """File, line number and finding wherever `pattern` occurs."""
    return [
        f"{path.relative_to(ROOT)}:{number}: {found[0]}"
        for path in paths
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1)
        for found in pattern.finditer(line)
    ]


def code_cells() -> Iterator[tuple[str, dict[str, Any]]]:
    """Notebook and cell number, and the code cell."""
    for notebook in sorted((ROOT / "notebooks").glob("*.ipynb")):
        cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
        yield from ((f"{notebook.name}, cell {i}", cell) for i, cell in enumerate(cells) if cell["cell_type"] == "code")


def test_every_room_has_a_floor() -> None:
    homeless = {room_of(module) for module in MODULES} - set(FLOOR)
    assert not homeless, f"enter in FLOORS of {Path(__file__).name}: {sorted(homeless)}"


def test_imports_never_point_up_and_rooms_on_the_third_floor_never_import_each_other() -> None:
    wrong = [
        f"{module.relative_to(ROOT)} (floor {own}) imports {room} (floor {floor})"
        for module in MODULES
        for own in [FLOOR.get(room_of(module), TOP)]
        for room in sorted(imported_rooms(module))
        for floor in [FLOOR.get(room, TOP)]
        if floor > own or floor == own == 3
    ]
    assert not wrong, "\n".join(wrong)


def test_no_rooms_import_each_other_in_a_circle() -> None:
    graph: dict[str, set[str]] = {}
    for module in MODULES:
        graph.setdefault(room_of(module), set()).update(imported_rooms(module, for_types_too=False))
    TopologicalSorter(graph).prepare()


def test_heavy_libraries_stay_in_their_rooms() -> None:
    # an import that only type checkers read loads nothing
    wrong = [
        f"{module.relative_to(ROOT)} imports {library}; that belongs in {sorted(LIBRARIES[library]) or 'no room'}"
        for module in MODULES
        for name in imports(module, for_types_too=False)
        for library in LIBRARIES
        if f"{name}.".startswith(f"{library}.") and room_of(module) not in LIBRARIES[library]
    ]
    assert not wrong, "\n".join(wrong)


def test_import_workbench_loads_no_heavy_library() -> None:
    script = "import sys, workbench; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    loaded = set(run.stdout.split()) & HEAVY
    assert not loaded, f"import workbench loads {sorted(loaded)}"


def test_every_module_opens_with_a_docstring() -> None:
    silent = [str(path.relative_to(ROOT)) for path in MODULES if not ast.get_docstring(ast.parse(path.read_bytes()))]
    assert not silent, f"say why they exist: {silent}"


def test_modules_are_short() -> None:
    lengths = {str(path.relative_to(ROOT)): path.read_bytes().count(b"\n") for path in MODULES}
    long = {path: length for path, length in lengths.items() if length > 250}
    assert not long, f"find the second idea in {long}"
    assert statistics.median(lengths.values()) <= 120


def test_no_module_is_called_utils_or_base() -> None:
    drawers = [str(path.relative_to(ROOT)) for path in MODULES if path.stem.strip("_") in {"utils", "util", "base"}]
    assert not drawers, f"name the idea: {drawers}"


def test_article_text_never_becomes_markup() -> None:
    found = findings(MARKUP, files(".py", ".mjs", ".css"))
    assert not found, "\n".join(found)


def test_the_browser_is_sent_to_no_address() -> None:
    found = findings(ADDRESS, files(".mjs", ".css"))
    assert not found, "\n".join(found)


def test_notebooks_hold_no_outputs() -> None:
    ran = [where for where, cell in code_cells() if cell["outputs"] or cell["execution_count"] is not None]
    assert not ran, f"clear the outputs of {ran}"


def test_notebooks_define_nothing() -> None:
    naming = re.compile(r"^\s*(async )?(def|class) ", re.MULTILINE)
    defining = [where for where, cell in code_cells() if naming.search("".join(cell["source"]))]
    assert not defining, f"what is worth a name belongs in the package: {defining}"
