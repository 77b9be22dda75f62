"""What is chosen of the readings of a labelled set: by outlet, period, annotator, status, codebook, article, voice."""

import re
from collections.abc import Iterable, Mapping, Set
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from workbench.counting import many
from workbench.trouble import Trouble

if TYPE_CHECKING:
    from pandas import DataFrame, Series

Wanted = str | Iterable[str] | None
"""One value, or several of which any will do; what is empty is not asked for."""
Day = str | date

_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_DATED = re.compile(r"\d{4}(-|\s*$)")
_STATES = frozenset({"untouched", "started", "done", "skipped", "flagged"})
_VOICES = frozenset({"quoted", "reported", "outlet"})
_SHOWN, _LONG = 12, 60
"""Values that are named where one is not known, and characters of a name in a sentence."""


class Choice(Struct, frozen=True):
    """What was asked for: column of the table of articles → the values that will do, dates, and voices."""

    values: dict[str, tuple[str, ...]]
    after: str = ""
    before: str = ""
    voices: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything was asked for."""
        return bool(self.values or self.after or self.before or self.voices)

    def rows(self, articles: "DataFrame") -> "Series[bool]":
        """Which rows of a table of articles, one for each reading, were chosen."""
        days = {day: _between(day, self.after, self.before) for day in articles["published"].unique()}
        found = articles["published"].map(days).astype("bool")
        for column, values in self.values.items():
            found &= articles[column].isin(values)
        return found

    def of_articles(self) -> "Choice":
        """What of it is asked of the article, whoever reads it, and of what is said in it."""
        values = {name: each for name, each in self.values.items() if name in {"outlet", "article"}}
        return Choice(values, self.after, self.before, self.voices)

    def phrases(self) -> tuple[str, ...]:
        """What was asked for in a few words each, without the voices."""
        said = [_phrase(column, values) for column, values in self.values.items()]
        since, until = self.after and f"from {self.after} on", self.before and f"up to {self.before}"
        when = f"from {self.after} to {self.before}" if since and until else since or until
        return tuple([*said, f"published {when}"] if when else said)


def choice(values: Mapping[str, Wanted], after: Day = "", before: Day = "", voice: Wanted = None) -> Choice:
    """What is asked for. Raises Trouble where `after` or `before` is no date."""
    asked = {name: found for name, wanted in values.items() if (found := _several(wanted))}
    return Choice(asked, _day(after, "after"), _day(before, "before"), _several(voice))


def check(asked: Choice, articles: "DataFrame", voices: Iterable[str]) -> None:
    """Raise Trouble where a value is asked for that neither the articles nor the codebook's `voices` have."""
    for column, values in asked.values.items():
        known = _STATES if column == "status" else {*articles[column]}
        _known(column, values, known)
    _known("voice", asked.voices, {*voices} | _VOICES)


def _known(what: str, values: Iterable[str], known: Set[str]) -> None:
    if unknown := [value for value in values if value not in known]:
        there = sorted(known)
        named = ", ".join(map(repr, there[:_SHOWN])) + (f" and {len(there) - _SHOWN} more" if there[_SHOWN:] else "")
        raise Trouble(
            f"no reading here has the {what} {', '.join(map(repr, unknown[:3]))}; there is "
            f"{named or 'none at all'}; write one of these, or leave {what} away"
        )


def _several(wanted: Wanted) -> tuple[str, ...]:
    if not wanted:
        return ()
    return (wanted,) if isinstance(wanted, str) else tuple(dict.fromkeys(wanted))


def _day(day: Day, name: str) -> str:
    said = day.isoformat()[:10] if isinstance(day, date) else day.strip()
    if said and not _DATE.fullmatch(said):
        raise Trouble(f"{name} is {day!r}; expected a date such as 2018, 2018-09 or 2018-09-23")
    return said


def _between(published: str, after: str, before: str) -> bool:
    """Whether a date lies between two others, both included, as far as all are given."""
    if not after and not before:
        return True
    day = published.strip()
    # what a date does not say decides nothing: "2016" may be in May 2016
    return _DATED.match(day) is not None and after[: len(day)] <= day and day[: len(before)] <= before


def _phrase(column: str, values: tuple[str, ...]) -> str:
    noun = {"status": "status", "codebook": "codebook version"}.get(column, column)
    if len(values) > 3:
        return f"{many(len(values), noun)} that were chosen"
    named = [_short(value) or f"no {noun}" for value in values]
    return f"{noun} {' or '.join(named)}" if any(values) else named[0]


def _short(name: str) -> str:
    name = " ".join(name.split())
    return name if len(name) <= _LONG else f"{name[: _LONG - 2]} …"


def voices_phrase(voices: tuple[str, ...]) -> tuple[str, ...]:
    """The same for voices, where any was asked for."""
    return (_phrase("voice", voices),) if voices else ()
