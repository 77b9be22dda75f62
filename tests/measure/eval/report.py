"""The figures as tables to read: a line is a figure, a column is who was asked."""

from collections import Counter
from collections.abc import Iterator, Mapping

from tests.measure.eval.bands import Band, error
from tests.measure.eval.counting import Figures
from tests.measure.eval.marks import Marks, mean, micro
from tests.measure.eval.sets import THREE
from tests.measure.eval.signs import Signs

WIDE = 36
COUNTED = ("names", "stances", "suggested stances", "sure", "terms", "suggested terms", "voice errors")


def shown(share: float | None) -> str:
    """A share with three digits, or a dash where there is none."""
    return "–" if share is None else f"{share:.3f}"


def head(title: str, columns: Mapping[str, object]) -> str:
    """The line above a table, or two where the title is long."""
    told = f"{title}\n{'':{WIDE}}" if len(title) >= WIDE else f"{title:{WIDE}}"
    return f"\n{told}" + "".join(f"{column:>16}" for column in columns)


def reference(columns: Mapping[str, Figures], floors: Mapping[str, float]) -> Iterator[str]:
    """Figures on the reference reading, with the floor where there is one."""
    yield head("Reference seeds", columns)
    for figure in next(iter(columns.values()), {}):
        cells = "".join(f"{shown(column[figure]):>16}" for column in columns.values())
        yield f"{figure:{WIDE}}{cells}" + (f"   floor {floors[figure]:.2f}" if figure in floors else "")


def counts(columns: Mapping[str, Counter[str]]) -> Iterator[str]:
    """How many the figures on the reference reading are made of."""
    for counted in COUNTED:
        yield f"{f'n {counted}':{WIDE}}" + "".join(f"{column[counted]:>16}" for column in columns.values())


def names(title: str, columns: Mapping[str, dict[str, Marks]], rates: Mapping[str, float]) -> Iterator[str]:
    """Exact F1 and, in brackets, overlap F1 of each group; then their mean, all as one, precision and recall."""
    yield head(title, columns)
    for group, marks in next(iter(columns.values()), {}).items():
        cells = (f"{shown(each[group].f1)} ({shown(each[group].overlap_f1)})" for each in columns.values())
        yield f"{f'  {group}, {marks.given} names':{WIDE}}" + "".join(f"{cell:>16}" for cell in cells)
    both = {column: micro(marks, THREE) for column, marks in columns.items()}
    rows = {
        "mean of the three": [shown(mean(marks)) for marks in columns.values()],
        "all three as one": [f"{shown(each.f1)} ({shown(each.overlap_f1)})" for each in both.values()],
        "  precision, recall": [f"{shown(each.precision)}, {shown(each.recall)}" for each in both.values()],
        "words/s on one core": [f"{rates[column]:,.0f}" for column in columns],
    }
    for row, cells in rows.items():
        yield f"{'  ' + row:{WIDE}}" + "".join(f"{cell:>16}" for cell in cells)


def pairs(title: str, columns: Mapping[str, Signs]) -> Iterator[str]:
    """Stance on marked pairs."""
    yield head(title, columns)
    rows = {
        "macro-F1": [shown(each.macro_f1) for each in columns.values()],
        "accuracy": [shown(each.accuracy) for each in columns.values()],
        "sign right, of polar": [f"{shown(each.sign)} of {each.polar}" for each in columns.values()],
    }
    for row, cells in rows.items():
        yield f"{'  ' + row:{WIDE}}" + "".join(f"{cell:>16}" for cell in cells)


def calibration(title: str, found: list[Band]) -> Iterator[str]:
    """Whether scores keep what they say."""
    yield f"\n{title:{WIDE}}{'n':>16}{'mean score':>16}{'share right':>16}"
    for each in found:
        yield f"{f'  {each.low:.2f} to {each.high:.2f}':{WIDE}}{each.n:>16}{each.score:>16.3f}{each.right:>16.3f}"
    yield f"{'  calibration error':{WIDE}}{shown(error(found)):>16}"
