"""The report as one HTML file that needs nothing else: no script, no network, its style within, made to be printed too.

Everything is escaped, so a name from an article is text here as everywhere. The page forbids itself what it does not
need, for it may lie beside files of others.
"""

from collections.abc import Iterator
from pathlib import Path

from workbench.report.escaped import in_html
from workbench.report.picture import drawn
from workbench.report.value import Part, Picture, Points, Report, Section, Table

_STYLE = Path(__file__).with_name("page.css")
_LONGEST = 24
"""Code points of a word, such as a date, that may not be parted at its hyphens."""
_WHOLE = 12
"""Rows of a table that is not parted between two pages."""
_FORBIDDEN = "default-src 'none'; style-src 'unsafe-inline'"


def page(report: Report) -> str:
    """The whole report as one HTML 5 document."""
    title = in_html(report.title)
    return "\n".join(
        [
            "<!doctype html>",
            '<html lang="en">',
            "<head>",
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f'<meta http-equiv="Content-Security-Policy" content="{_FORBIDDEN}">',
            f"<title>{title}</title>",
            f"<style>\n{_STYLE.read_text(encoding='utf-8')}</style>",
            "</head>",
            "<body>",
            "<main>",
            f'<h1 dir="auto">{title}</h1>',
            "<dl>",
            *(
                f'<div><dt>{in_html(name)}</dt><dd dir="auto">{in_html(value)}</dd></div>'
                for name, value in report.facts
            ),
            "</dl>",
            *(line for number, section in enumerate(report.sections, 1) for line in _section(section, number)),
            "</main>",
            "</body>",
            "</html>",
            "",
        ]
    )


def _section(section: Section, number: int) -> Iterator[str]:
    yield f'<section aria-labelledby="s{number}">'
    yield f'<h2 id="s{number}">{number}. {in_html(section.title)}</h2>'
    for place, part in enumerate(section.parts, 1):
        yield from _part(part, f"s{number}-{place}")
    yield "</section>"


def _part(part: Part, id_: str) -> Iterator[str]:
    match part:
        case str():
            yield f"<p>{in_html(part)}</p>"
        case Points():
            yield from _points(part.items)
        case Table():
            yield from _table(part, id_)
        case Picture():
            yield "<figure>"
            yield drawn(part, id_)
            yield f"<figcaption>{in_html(part.caption)}: {in_html(part.words)}</figcaption>"
            yield "</figure>"


def _points(items: tuple[str, ...], kind: str = "") -> Iterator[str]:
    yield f'<ul class="{kind}">' if kind else "<ul>"
    yield from (f'<li dir="auto">{in_html(item)}</li>' for item in items)
    yield "</ul>"


def _table(table: Table, id_: str) -> Iterator[str]:
    # what scrolls sideways in a narrow window has to be reached by keyboard, and so needs a name
    kind = "table whole" if len(table.rows) <= _WHOLE else "table"
    yield f'<div class="{kind}" role="region" aria-labelledby="{id_}" tabindex="0">'
    yield "<table>"
    yield f'<caption id="{id_}" dir="auto">{in_html(table.caption)}</caption>'
    yield "<thead>"
    yield f"<tr>{''.join(_cell(table, column, name, 'col') for column, name in enumerate(table.columns))}</tr>"
    yield "</thead>"
    yield "<tbody>"
    for row in table.rows:
        yield f"<tr>{''.join(_cell(table, column, words, 'row') for column, words in enumerate(row))}</tr>"
    yield "</tbody>"
    yield "</table>"
    yield "</div>"
    if table.notes:
        yield from _points(table.notes, "notes")


def _cell(table: Table, column: int, words: str, scope: str) -> str:
    figures = column and column not in table.words
    kind = (
        ' class="n"'
        if figures
        else ' class="s"'
        if scope == "row" and " " not in words and len(words) <= _LONGEST
        else ""
    )
    if scope == "row" and column:
        return f'<td{kind} dir="auto">{in_html(words)}</td>'
    return f'<th{kind} scope="{scope}" dir="auto">{in_html(words)}</th>'
