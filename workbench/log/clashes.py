"""Two lines of one id that say different things: both are told of, and the first counts.

Unless a person has decided: of an action that was changed by hand and accepted, copies of the line as it was may still
be about, and nothing has to be said of them.
"""

from collections.abc import Callable, Iterable

from workbench.log.entries import Entry
from workbench.records import Action


def clash(one: Action, other: Action) -> bool:
    """Whether two lines of one id say different things, and nobody has decided which is meant."""
    return differ(one, other) and bool(one.accepts) == bool(other.accepts)


def differ(one: Action, other: Action) -> bool:
    """Whether two lines say different things; where and when a line was written does not count."""
    return _said(one) != _said(other)


def _said(action: Action) -> tuple[object, ...]:
    return action.article, action.do, action.put, action.drop, action.of


def once(
    entries: Iterable[Entry], file: str, whole: Callable[[Entry], Action]
) -> tuple[tuple[Entry, ...], tuple[str, ...]]:
    """Each action once; and a sentence for each id under which two lines say different things."""
    known: dict[str, Entry] = {}
    clashes: list[str] = []
    for entry in entries:
        first = known.setdefault(entry.id, entry)
        if first is not entry and clash(whole(first), whole(entry)):
            clashes.append(told(entry.id, file, file))
        if entry.accepts and not first.accepts:
            known[entry.id] = entry
    return tuple(known.values()), tuple(clashes)


def told(id_: str, file: str, other: str) -> str:
    """The sentence for an id under which the lines of two files, or of one, say different things."""
    where = file if file == other else f"{file} and {other}"
    return (
        f"{where}: two lines have the id {id_} and say different things; the first counts, look at both "
        "and, if the other one was meant, make the change at the desk"
    )
