"""Every pain that people told of, and every way to lose work, has its line, and the tests named there exist."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROMISES, LOSSES = (ROOT / "docs" / name for name in ("promises.md", "losses.md"))
PAINS = [f"P{number}" for number in range(1, 16)]
TEST = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)(?:\[([\w ]+)\])?`")
ROW = re.compile(r"^\| (?!Asked for|What happens)([^|]+) \|.*\|$", re.MULTILINE)
WAYS = 48
"""Ways to lose work that are known; a line is taken away only together with its number here."""


@cache
def functions_of(path: str) -> frozenset[str]:
    """Names of the test functions in a file of the repository; none where there is no file."""
    file = ROOT / path
    tree = ast.parse(file.read_text(encoding="utf-8") if file.exists() else "")
    return frozenset(node.name for node in tree.body if isinstance(node, ast.FunctionDef))


@cache
def beside(path: str) -> str:
    """All the code in the folder of a test: the parameters of a test are named by functions or strings in it."""
    return "".join(each.read_text(encoding="utf-8") for each in sorted((ROOT / path).parent.glob("*.py")))


def exists(path: str, test: str, parameter: str) -> bool:
    named = not parameter or f"def {parameter}(" in beside(path) or f'"{parameter}"' in beside(path)
    return test in functions_of(path) and named


def rows(page: Path) -> dict[str, str]:
    """First cell → the whole row, of all tables."""
    return {row[1].strip(): row[0] for row in ROW.finditer(page.read_text(encoding="utf-8")) if row[1].strip()}


def test_every_pain_has_its_line() -> None:
    assert [first for first in rows(PROMISES) if re.fullmatch(r"P\d+", first)] == PAINS


def test_every_way_to_lose_work_has_its_line() -> None:
    assert len(rows(LOSSES)) == WAYS


@pytest.mark.parametrize("page", [PROMISES, LOSSES], ids=lambda page: page.stem)
def test_every_line_names_a_test(page: Path) -> None:
    assert [first for first, row in rows(page).items() if not TEST.search(row)] == []


@pytest.mark.parametrize("page", [PROMISES, LOSSES], ids=lambda page: page.stem)
def test_every_test_that_is_named_exists(page: Path) -> None:
    named = TEST.findall(page.read_text(encoding="utf-8"))
    assert len(named) > len(PAINS)
    assert [
        f"{path}::{test}[{parameter}]" for path, test, parameter in named if not exists(path, test, parameter)
    ] == []
