"""The report as Markdown (CommonMark with tables), in which no name, label or quote can be anything but text."""

import re
from collections.abc import Iterator

from workbench.report.value import Part, Picture, Points, Report, Table

_SIGNS = re.compile(r"[\\`*_{}\[\]<>|~&$@#]|(?<=:)//|(?<=www)\.", re.IGNORECASE)
_OPENING = re.compile(r"^(\d+(?=[.)](?: |$))|(?=[-+=:]))")
"""What stands before a sign that would begin a list, a line under a heading or, in a spreadsheet, a formula."""


def markdown(report: Report) -> str:
    """The whole report as one text."""
    lines = [f"# {text(report.title)}", "", *(f"- {text(name)}: {text(value)}" for name, value in report.facts), ""]
    for number, section in enumerate(report.sections, start=1):
        lines += [f"## {number}. {text(section.title)}", ""]
        for part in section.parts:
            lines += [*_part(part), ""]
    return "\n".join(lines)


def text(words: str) -> str:
    """The words in one line, with a backslash before each sign that Markdown would take for its own."""
    line = _SIGNS.sub(lambda sign: f"\\{sign[0]}", " ".join(words.split()))
    return _OPENING.sub(r"\1\\", line)


def _part(part: Part) -> Iterator[str]:
    match part:
        case str():
            yield text(part)
        case Points():
            yield from (f"- {text(item)}" for item in part.items)
        case Table():
            yield from _table(part)
        case Picture():
            yield f"{text(part.caption)}: {text(part.words)}"


def _table(table: Table) -> Iterator[str]:
    yield f"**{text(table.caption)}**"
    yield ""
    yield _row(table.columns)
    yield _row_of("---" if column == 0 or column in table.words else "---:" for column in range(len(table.columns)))
    yield from map(_row, table.rows)
    if table.notes:
        yield ""
        yield from (f"- {text(note)}" for note in table.notes)


def _row(cells: tuple[str, ...]) -> str:
    return _row_of(map(text, cells))


def _row_of(cells: Iterator[str]) -> str:
    return f"| {' | '.join(cells)} |"
