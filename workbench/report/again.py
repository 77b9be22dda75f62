"""The same annotator again: second readings that nobody knew for what they were, and drift over weeks."""

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from workbench.report.gathered import Gathered
from workbench.report.measured import alpha_of
from workbench.report.value import Part, Section, Table
from workbench.report.words import NONE, Notes, between, decimal, listed, percentage, whole
from workbench.wording import counted

if TYPE_CHECKING:
    from workbench.agreement.drift import Row
    from workbench.agreement.reliability import Agreement

_COLUMNS = ("Variable", "Units", "Articles", "Agreement", "Alpha and its 95 % interval", "F1")
_WEEKS = ("Annotator", "Week", "What", "Articles", "n", "Share and its 95 % interval")


def again(all_: Gathered) -> Section:
    """Agreement of annotators with themselves, and weeks that lie apart from those before."""
    parts: list[Part] = []
    if not all_.drawn.repeats:
        parts.append(
            "No article was given to an annotator a second time. “workbench sample --repeat NAME” draws some of those "
            "that were finished two weeks ago, and nothing at the desk tells that they are."
        )
    for annotator, found in all_.again.items():
        parts += _with_oneself(annotator, found)
    return Section("The same annotator again", (*parts, *_drift(all_)))


def _with_oneself(annotator: str, found: "Agreement") -> Iterator[Part]:
    if found.why_not:
        yield f"{annotator}: no second reading is finished yet."
        return
    notes = Notes()
    rows = tuple(
        (
            variable.name,
            whole(variable.n_units),
            whole(variable.n_articles),
            percentage(agreed.value) if agreed and agreed.value is not None else notes.figure(agreed),
            notes.with_interval(alpha_of(variable)),
            notes.figure(next((each for name, each in by_name.items() if name.startswith("F1")), None)),
        )
        for variable in found.variables
        for by_name in [{measure.name: measure for measure in variable.measures}]
        for agreed in [by_name.get("percent")]
    )
    caption = f"{annotator} with their own second reading of {counted(len(found.articles), 'article')}"
    yield Table(caption, _COLUMNS, rows, notes=notes.told)


def _drift(all_: Gathered) -> Iterator[Part]:
    weeks = {(row.annotator, row.week) for row in all_.drift}
    if len(weeks) == len({annotator for annotator, _ in weeks}):
        if weeks:
            yield "Nobody has worked in more than one week, so nothing can be said of drift."
        return
    shares = [row for row in all_.drift if row.what in {"label", "polarity"}]
    apart = [row for row in shares if row.apart]
    yield (
        f"Drift: {counted(len(shares), 'share')} of labels and polarities by annotator and week were compared with the "
        f"weeks before. {_apart(apart)} Intervals are Wilson's, as if records were drawn one by one; those of one "
        "article hang together, so they are rather too narrow, and of many shares some lie apart by chance. Weeks are "
        "those of the wall times in the logs."
    )
    if apart:
        rows = tuple(_week(row) for row in apart[:_MOST])
        hidden = f"; the first {_MOST} of {whole(len(apart))}" if len(apart) > _MOST else ""
        yield Table(f"Shares that lie apart from the weeks before{hidden}", _WEEKS, rows, frozenset({1, 2}))
    rows = tuple(row for annotator, of in groupby(all_.drift, lambda row: row.annotator) for row in _weekly([*of]))
    columns = ("Annotator", "Week", "Articles", "Mentions per 100 words", "Stances per 100 words", *_ALIKE)
    yield Table("Weeks by annotator", columns, rows, frozenset({1}))


_MOST = 20
"""Shares that lie apart that are told."""
_ALIKE = ("F1 with others, mentions", "F1 with others, stances")


def _apart(apart: "list[Row]") -> str:
    if not apart:
        return "None lies apart."
    who = listed(sorted({row.annotator for row in apart}))
    return f"{counted(len(apart), 'share')} {'lies' if len(apart) == 1 else 'lie'} apart, of {who}."


def _week(row: "Row") -> tuple[str, ...]:
    share = NONE if row.figure is None else decimal(row.figure)
    interval = f" {between(row.interval)}" if row.interval else ""
    return row.annotator, row.week, f"{row.what} {row.value}", whole(row.n_articles), whole(row.n), f"{share}{interval}"


def _weekly(own: "list[Row]") -> Iterator[tuple[str, ...]]:
    figures = {(row.week, row.what, row.value): row for row in own}
    for week in sorted({row.week for row in own if row.what == "per 100 words"}):
        rates = [figures.get((week, "per 100 words", value)) for value in ("mentions", "stances")]
        alike = [figures.get((week, "agrees with others", value)) for value in ("mentions", "stances")]
        told = [
            NONE if row is None or row.figure is None else decimal(row.figure, digits)
            for digits, rows in ((1, rates), (3, alike))
            for row in rows
        ]
        yield own[0].annotator, week, whole(rates[0].n_articles) if rates[0] else NONE, *told
