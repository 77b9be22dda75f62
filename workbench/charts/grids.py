"""Charts with a row for each of one thing, a column for each of another, and numbers where they meet."""

from typing import TYPE_CHECKING

from matplotlib.axes import Axes

from workbench.charts.cells import grid, shade, strips
from workbench.charts.palette import VALENCES, looks
from workbench.charts.sheet import finished, key, nothing, short
from workbench.counting import counted, labels, lines, more, ranked, standing, tally

if TYPE_CHECKING:
    from pandas import DataFrame


def entities_by_article(mentions: "DataFrame", ax: Axes | None = None, *, most: int = 40) -> Axes:
    """How many mentions of each label an article has; the darker, the more. Most mentions first."""
    title = "Who is named in which article"
    found = counted(mentions, ["label", "entity"], "mention", "record")
    if found.why:
        return nothing(ax, title, found.why, found.caption)
    articles, kinds = ranked(tally(found.rows, "article")), ranked(tally(found.rows, "label"))
    names = labels(found.rows, "article", "title", "")
    counts = tally(found.rows, "article", "label")
    ax = grid(ax, [short(names[article], 36, 2) for article in articles[:most]], kinds)
    for y, article in enumerate(articles[:most]):
        for x, kind in enumerate(kinds):
            shade(ax, x, y, counts[article, kind], max(counts.values()))
    hidden = more({"article": len(articles) - most})
    return finished(ax, title, lines(found.caption, "Most mentions first.", hidden))


def naming_by_outlet(
    namings: "DataFrame", ax: Axes | None = None, *, most: int = 40, copies: "DataFrame | None" = None
) -> Axes:
    """The terms by which outlets themselves characterise actors, by valence and frequency; other voices stay out.

    Terms are kept apart, not summed by valence; compare outlets only on the same actor and period. With
    the table of near-copies (`copies=tables.copies`) a term that copies of one text share counts once.
    """
    title = "How outlets name the actors in their own words"
    unit = ["refers_to", "valence", "term"]
    namings = standing(namings)
    found = counted(namings[namings["voice"] == "outlet"], unit, "naming term", "record", copies)
    quoted = f"Not the outlet's own words, left out: {n}." if (n := int((namings["voice"] != "outlet").sum())) else ""
    caption = lines(found.caption, quoted)
    if found.why:
        return nothing(ax, title, f"{found.why} {quoted}".strip(), found.caption)
    kinds = looks(VALENCES, found.rows["valence"])
    names = labels(found.rows, "refers_to", "refers_to_name", "(no actor)")
    terms = tally(found.rows, "valence", "term", "refers_to")
    order = {kind: n for n, kind in enumerate(kinds)}
    shown = sorted(ranked(terms)[:most], key=lambda term: order[term[0]])
    outlets = ranked(tally(found.rows, "outlet"))
    hidden = more({"term": len(terms) - most, "outlet": len(outlets) - most})
    counts = tally(found.rows, "outlet", "valence", "term", "refers_to")
    columns = [outlet or "(no outlet given)" for outlet in outlets[:most]]
    words = dict(zip(found.rows["term"], found.rows["quote"], strict=True))
    rows = [f"{short(f'“{words[term]}”', 34)}\n{short(names[actor], 34)}" for _, term, actor in shown]
    ax = grid(ax, rows, columns)
    for y, term in enumerate(shown):
        for x, outlet in enumerate(outlets[:most]):
            strips(ax, x, y, {term[0]: counts[outlet, *term]}, kinds)
    key(ax, kinds)
    return finished(ax, title, lines(caption, hidden))
