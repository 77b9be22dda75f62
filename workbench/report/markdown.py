"""The report as Markdown (CommonMark with tables), in which no name, label or quote can be anything but text."""

from collections.abc import Iterator

from workbench.report.escaped import in_markdown
from workbench.report.value import Part, Picture, Points, Report, Table


def markdown(report: Report) -> str:
    """The whole report as one text."""
    lines = [
        f"# {in_markdown(report.title)}",
        "",
        *(f"- {in_markdown(name)}: {in_markdown(value)}" for name, value in report.facts),
        "",
    ]
    for number, section in enumerate(report.sections, start=1):
        lines += [f"## {number}. {in_markdown(section.title)}", ""]
        for part in section.parts:
            lines += [*_part(part), ""]
    return "\n".join(lines)


def _part(part: Part) -> Iterator[str]:
    match part:
        case str():
            yield in_markdown(part)
        case Points():
            yield from (f"- {in_markdown(item)}" for item in part.items)
        case Table():
            yield from _table(part)
        case Picture():
            yield f"{in_markdown(part.caption)}: {in_markdown(part.words)}"


def _table(table: Table) -> Iterator[str]:
    yield f"**{in_markdown(table.caption)}**"
    yield ""
    yield _row(table.columns)
    yield _row_of("---" if column == 0 or column in table.words else "---:" for column in range(len(table.columns)))
    yield from map(_row, table.rows)
    if table.notes:
        yield ""
        yield from (f"- {in_markdown(note)}" for note in table.notes)


def _row(cells: tuple[str, ...]) -> str:
    return _row_of(map(in_markdown, cells))


def _row_of(cells: Iterator[str]) -> str:
    return f"| {' | '.join(cells)} |"
