"""Code that lies in a project folder where some program would run it: here nothing of it is run.

Every piece tells when it is run, by a file of its name. That it can is shown first, by running it.
"""

import ast
import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy

from tests.builders import ROOT
from tests.faults.acting import scratch
from tests.faults.doors import a_small_project
from tests.faults.metric import Metric
from tests.faults.paths import TEXT

_PYTHON = (
    "sitecustomize.py",
    "usercustomize.py",
    "conftest.py",
    "setup.py",
    "jupyter_server_config.py",
    "jupyter_notebook_config.py",
    "ipython_config.py",
    "profile_default/startup/00-first.py",
    "__init__.py",
    "seeds/__init__.py",
    "annotations/__init__.py",
    "notebooks/sitecustomize.py",
    "msgspec.py",
    "numpy.py",
    "pandas.py",
    "spacy/__init__.py",
    "matplotlib.py",
    "tqdm.py",
    "evil.py",
    "en_core_web_sm/__init__.py",
    "seeds/msgspec.py",
)
_PICKLES = (
    "annotations/cache.pkl",
    "annotations/.ana.jsonl.seen",
    "annotations/ben.jsonl",
    "build/labelled.jsonl",
    "build/cache.pickle",
    ".cache/articles.joblib",
    "seeds/articles.pkl",
    "seeds/articles.parquet",
    "seeds/articles.jsonl",
    "en_core_web_sm/vocab",
)
_SCRIPT = """
import matplotlib
matplotlib.use("agg")
import workbench
from workbench import charts, suggest
from workbench.desk.session import Session
project = workbench.open(".")
for id_ in project.articles:
    project.suggestions(project.article(id_))
    Session(project, "ana").open(id_)
project.problems, repr(project), project.export(), project.export_tables(), project.tables.mentions
for name in ("en_core_web_sm", "evil", "model"):
    try:
        suggest.load(name, project.codebook)
        print("loaded", name)
    except workbench.Trouble:
        pass
"""


class _Told:
    """Tells that it was made again from its pickle."""

    def __init__(self, file: Path) -> None:
        """`file` is made then."""
        self.file = str(file)

    def __reduce__(self) -> tuple[Callable[..., object], tuple[str, str]]:
        return open, (self.file, "w")


def canaries(number: int) -> Metric:
    """C9: everything planted at once, and the first so many of what a person would run, in that folder."""
    with scratch() as around:
        root, fired = Path(around) / "project", Path(around) / "fired"
        planted = plant(root, fired)
        asleep = [f"{name} would not tell" for name in planted if not _fires(root / name, fired)]
        wrong = [*asleep, *ran(root, fired, number), *gate()]
    count = f"{len(planted)} pieces of code, {len(_runs(root)[:number])} programs, {len(wrong)} faults"
    return Metric("C9", "code in the folder", count, "10 pieces, none is run", not wrong, tuple(wrong))


def plant(root: Path, fired: Path) -> list[str]:
    """Make a project full of code; the names of the files with it."""
    a_small_project(root, {"a": TEXT, "b": "=cmd|' /C calc'!A0 {{ 7 * 7 }} ${jndi:x} __import__('os')"})
    fired.mkdir()
    for name in (*_PYTHON, *_PICKLES):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        told = fired / name.replace("/", "_")
        if name in _PYTHON:
            path.write_text(f"open({str(told)!r}, 'w').close()\n")
        else:
            path.write_bytes(pickle.dumps(_Told(told)))
    numpy.save(root / "seeds" / "array.npy", numpy.array([_Told(fired / "array")], object), allow_pickle=True)
    tag = f"!!python/object/apply:builtins.open [{str(fired / 'yaml')!r}, w]\n"
    for name in ("codebook.yaml", "annotations/codebook.yaml", "seeds/b.yaml"):
        (root / name).write_text(tag)
    (root / "matplotlibrc").write_text("backend: module://evil\n")
    (root / "evil-1.0.dist-info").mkdir()
    (root / "evil-1.0.dist-info" / "METADATA").write_text("Metadata-Version: 2.1\nName: evil\nVersion: 1.0\n")
    (root / "evil-1.0.dist-info" / "entry_points.txt").write_text("[spacy_factories]\nworkbench_stance = evil:made\n")
    (root / "model").mkdir()
    (root / "model" / "config.cfg").write_text('[nlp]\nlang = "en"\npipeline = ["evil"]\n')
    rules = root / "annotations" / "codebook.toml"
    rules.write_text(rules.read_text().replace('"small"', f"\"__import__('builtins').open('{fired}/codebook', 'w')\""))
    return [*_PYTHON, *_PICKLES]


def ran(root: Path, fired: Path, number: int, **more: str) -> list[str]:
    """What is told when the first so many programs have been run in the project, with `more` in their environment."""
    for path in fired.iterdir():
        path.unlink()
    wrong = []
    for words in _runs(root)[:number]:
        run = subprocess.run(words, cwd=root, capture_output=True, text=True, env=_environment() | more)
        if run.returncode not in (0, 1, 2) or "Traceback" in run.stderr or "loaded" in run.stdout:
            wrong.append(f"{words[1:4]}: {run.stdout[-200:]} {run.stderr[-300:]}")
        if "check" in words and "sitecustomize.py" not in run.stderr + run.stdout:
            wrong.append("check told nobody of sitecustomize.py")
    return wrong + [f"{path.name} was run" for path in sorted(fired.iterdir())]


def _runs(root: Path) -> list[list[str]]:
    command = [sys.executable, "-m", "workbench"]
    return [
        [*command, "check", "--json", str(root)],
        [*command, "export", "."],
        [*command, "suggest", "seeds", "suggested.jsonl"],
        [*command, "suggest", "seeds", "suggested.jsonl", "--model", "en_core_web_sm"],
        [sys.executable, "-P", "-c", _SCRIPT],
        [str(Path(sys.executable).parent / "workbench"), "check", "."],
    ]


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "MPL"))}
    return kept | {"PYTHONDONTWRITEBYTECODE": "1"}


def _fires(path: Path, fired: Path) -> bool:
    before = set(fired.iterdir())
    if path.suffix == ".py":
        exec(compile(path.read_text(), path.name, "exec"), {})
    else:
        pickle.loads(path.read_bytes()).close()
    return set(fired.iterdir()) > before


_CALLS = frozenset({"eval", "exec", "compile", "__import__", "breakpoint"})
_NEVER = frozenset({"pickle", "marshal", "shelve", "joblib", "dill", "cloudpickle", "yaml", "torch", "ctypes", "code"})
_NEVER |= {"subprocess", "pty", "runpy", "codeop"}
_ATTRIBUTES = frozenset({"system", "popen", "read_pickle", "to_pickle", "spawnv", "execv", "fork", "query"})


def gate() -> list[str]:
    """Where the program has a call or a library by which what lies in a file could become code.

    A model is trained with torch, which stays in that room: nobody who reads and marks runs it.
    """
    found = []
    for path in sorted((ROOT / "workbench").rglob("*.py")):
        told = gated(path.read_text(encoding="utf-8"), path.name)
        found += [each for each in told if path.parent.name != "training" or not each.endswith(": torch")]
    return found


def gated(program: str, name: str) -> Iterator[str]:
    """The lines of one module with such a call or library."""
    for node in ast.walk(ast.parse(program)):
        if found := next(_found(node), ""):
            yield f"{name}:{getattr(node, 'lineno', 0)}: {found}"


def _found(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Import(names):
            yield from (alias.name for alias in names if alias.name.partition(".")[0] in _NEVER)
        case ast.ImportFrom(module=str(module)) if module.partition(".")[0] in _NEVER:
            yield module
        case ast.Call(ast.Name(name)) if name in _CALLS:
            yield name
        case ast.Call(ast.Attribute(attr=name)) if name in _ATTRIBUTES:
            yield name
        case ast.Call(ast.Name("import_module") | ast.Attribute(attr="import_module"), [argument]):
            yield from () if isinstance(argument, ast.Constant | ast.Name) and _fixed(argument) else ("import_module",)
        case ast.keyword(arg="allow_pickle" | "shell", value=ast.Constant(False)):
            pass
        case ast.keyword(arg="allow_pickle" | "shell"):
            yield str(node.arg)


def _fixed(argument: ast.expr) -> bool:
    # a name in capitals is a constant of the module
    return isinstance(argument, ast.Constant) or (isinstance(argument, ast.Name) and argument.id.isupper())
