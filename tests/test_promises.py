"""Every pain that people told of in other tools has its line in `docs/promises.md`, and the tests named there exist."""

import ast
import re
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "promises.md"
PAINS = [f"P{number}" for number in range(1, 16)]
TEST = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")
ROW = re.compile(r"^\| (?!Asked for)([^|]+) \|.*\|$", re.MULTILINE)


@cache
def functions_of(path: str) -> frozenset[str]:
    """Names of the test functions in a file of the repository; none where there is no file."""
    file = ROOT / path
    tree = ast.parse(file.read_text(encoding="utf-8") if file.exists() else "")
    return frozenset(node.name for node in tree.body if isinstance(node, ast.FunctionDef))


def rows() -> dict[str, str]:
    """First cell → the whole row, of both tables."""
    return {row[1].strip(): row[0] for row in ROW.finditer(PAGE.read_text(encoding="utf-8")) if row[1].strip()}


def test_every_pain_has_its_line() -> None:
    assert [first for first in rows() if re.fullmatch(r"P\d+", first)] == PAINS


def test_every_line_names_a_test() -> None:
    assert [first for first, row in rows().items() if not TEST.search(row)] == []


def test_every_test_that_is_named_exists() -> None:
    named = TEST.findall(PAGE.read_text(encoding="utf-8"))
    assert [f"{path}::{name}" for path, name in named if name not in functions_of(path)] == []
