"""What there is to choose above a figure, and the tables that are left when something was chosen."""

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from workbench.counting import Once
from workbench.figures.every import FIGURES
from workbench.trouble import Trouble

if TYPE_CHECKING:
    from workbench.tables import Tables

ONCE: dict[Once, str] = {
    "record": "every passage counts",
    "article": "once an article",
    "day": "once a day",
    "week": "once a week",
    "month": "once a month",
    "year": "once a year",
    "corpus": "once in all",
}
"""The rules for what is said again, as a person chooses them."""
_SPLITTING = ("outlet", "annotator", "status", "voice")
VOICES = ("quoted", "reported", "outlet")


class Choice(Struct, frozen=True):
    """Which figure of what; what is empty is not asked for. `after` and `before` are dates, both included."""

    figure: str
    outlet: str = ""
    annotator: str = ""
    status: str = ""
    voice: str = ""
    after: str = ""
    before: str = ""
    once: Once = "article"
    copies: bool = False


def selected(tables: "Tables", choice: Choice, articles: Collection[str] | None = None) -> "Tables":
    """The tables of what was chosen, of these articles only where not all may be seen.

    Raises Trouble as `select`, and when none may be seen.
    """
    if articles is not None and not articles:
        raise Trouble("you read all articles apart from others, so no figure is shown here before you have finished")
    wanted: dict[str, Any] = {name: getattr(choice, name) for name in (*_SPLITTING, "after", "before")}
    if articles is not None:
        wanted["article"] = sorted(articles)
    given = {name: value for name, value in wanted.items() if value}
    return tables.select(**given) if given else tables


def controls(tables: "Tables", choice: Choice) -> list[dict[str, Any]]:
    """What the page offers, in order, with what is chosen; what is offered stays, whatever else is chosen."""
    articles = tables.articles
    return [
        _list("figure", "Figure", {each.name: each.title for each in FIGURES}, choice),
        _list("outlet", "Outlet", _any("any outlet", articles["outlet"].unique()), choice),
        {"name": "after", "says": "Published from", "kind": "date", "value": choice.after},
        {"name": "before", "says": "Published until", "kind": "date", "value": choice.before},
        _list("annotator", "Annotator", _any("any annotator", articles["annotator"].unique()), choice),
        _list("status", "State of the reading", _any("any state", articles["status"].unique()), choice),
        _list("voice", "Voice", _any("any voice", VOICES), choice),
        _list("once", "What is said again", dict(ONCE), choice),
        {"name": "copies", "says": "near-copies count once", "kind": "tick", "value": choice.copies},
    ]


def _list(name: str, says: str, options: dict[Any, str], choice: Choice) -> dict[str, Any]:
    value = getattr(choice, name)
    options = options if value in options else {**options, value: value}
    return {"name": name, "says": says, "kind": "list", "value": value, "options": [*options.items()]}


def _any(none: str, values: Iterable[str]) -> dict[str, str]:
    return {"": none, **{value: value for value in sorted(values, key=str.casefold) if value}}
