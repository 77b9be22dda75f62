"""The terms themselves by which outlets characterise actors: a row for each, a column for each outlet or actor."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from matplotlib.axes import Axes

from workbench.charts import behind
from workbench.charts.cells import HEIGHT, grid, room, strips
from workbench.charts.lettering import short
from workbench.charts.own_words import of_own, own_words
from workbench.charts.palette import VALENCES, looks
from workbench.charts.sheet import finished, fitting_rows, key, nothing
from workbench.counting import Counted, Once, figure, labels, lines, more, ranked, tally

if TYPE_CHECKING:
    from pandas import DataFrame


class _Across(NamedTuple):
    """What the columns are: the column of the table with the ids, that with the names, and what each is called."""

    ids: str
    names: str
    noun: str


def terms_by_outlet(
    namings: "DataFrame",
    ax: Axes | None = None,
    *,
    actor: str | Sequence[str] | None = None,
    most: int = 40,
    once: Once = "record",
    copies: "DataFrame | None" = None,
) -> Axes:
    """The terms by which outlets themselves characterise actors, by valence and frequency; other voices stay out.

    Terms are kept apart, not summed by valence: `naming_by_outlet` does that. `actor` is one or several, by id or name;
    without it all are shown. Each time a term stands in the text counts, or once by the rule `once`. More than `most`
    terms or outlets are left out, and the caption says how many. With the table of near-copies
    (`copies=tables.copies`) a term that copies of one text share counts once.
    """
    found, quoted = own_words(of_own(namings, actor), once, copies)
    title = "Which terms outlets use for the actors"
    return _terms(found, quoted, ax, title, ("refers_to",), _Across("outlet", "outlet", "outlet"), most)


def terms_by_actor(
    namings: "DataFrame",
    ax: Axes | None = None,
    *,
    outlet: str | Sequence[str] | None = None,
    most: int = 40,
    once: Once = "record",
    copies: "DataFrame | None" = None,
) -> Axes:
    """The terms that outlets themselves use, a column for each actor; under a term an article as an example.

    `outlet` is one or several; without it all are counted together. The rest is as in `terms_by_outlet`.
    """
    found, quoted = own_words(of_own(namings, outlet=outlet), once, copies)
    title = "Which terms are used for which actor"
    return _terms(found, quoted, ax, title, (), _Across("refers_to", "refers_to_name", "actor"), most)


def _terms(
    found: Counted, quoted: str, ax: Axes | None, title: str, more_keys: tuple[str, ...], across: _Across, most: int
) -> Axes:
    if found.why:
        return nothing(ax, title, f"{found.why} {quoted}".strip(), found.caption)
    rows, unit = found.rows, ["valence", "term", *more_keys]
    kinds, terms = looks(VALENCES, rows["valence"]), tally(rows, *unit)
    order = {kind: n for n, kind in enumerate(kinds)}
    shown = sorted(ranked(terms)[: min(most, fitting_rows(HEIGHT))], key=lambda term: order[term[0]])
    every = rows[across.ids].nunique()
    called = labels(rows, across.ids, across.names, f"(no {across.noun} given)")
    rows = rows[rows["term"].isin([term[1] for term in shown])]
    first = rows.drop_duplicates(unit).set_index(unit)[["quote", "article"]].to_dict("index")
    actors = labels(rows, "refers_to", "refers_to_name", "(no actor)")
    counts = tally(rows, across.ids, *unit)
    second = [actors[term[2]] if more_keys else f"as in {first[term]['article']}" for term in shown]
    quotes = [f"“{first[term]['quote']}”" for term in shown]
    names = [f"{short(quote, 34)}\n{short(line, 34)}" for quote, line in zip(quotes, second, strict=True)]
    columns = ranked(_of_columns(counts, shown))
    columns = columns[: room(names, [called[column] for column in columns[:most]])]
    ax = grid(ax, names, [called[column] for column in columns])
    behind.made_of(ax, found.every)
    for y, term in enumerate(shown):
        for x, column in enumerate(columns):
            if n := counts[column, *term]:
                strips(ax, x, y, {term[0]: n}, kinds)
                where = dict(zip([across.ids, *unit], map(str, (column, *term)), strict=True))
                words = f"{quotes[y]} ({term[0]}), {called[column]}: {figure(n)}"
                shown_of: dict[str, behind.Value] = {
                    "n": round(n, 6),
                    "example": first[term]["quote"],
                    "article": first[term]["article"],
                }
                behind.mark(ax, (x - 0.5, y - 0.5, x + 0.5, y + 0.5), words, where, name=called[column], **shown_of)
    key(ax, kinds)
    hidden = more({"term": len(terms) - len(shown), across.noun: every - len(columns)})
    return finished(ax, title, lines(found.caption, quoted, hidden))


def _of_columns(counts: "Counter[Any]", shown: Sequence[Any]) -> "Counter[Any]":
    """How much each column has of the terms that are shown."""
    found, wanted = Counter[Any](), {*shown}
    for (column, *term), n in counts.items():
        if tuple(term) in wanted:
            found[column] += n
    return found
