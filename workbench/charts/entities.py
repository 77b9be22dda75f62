"""Who and what is named: how often, under which label, in which article. Being named is not a position."""

from typing import TYPE_CHECKING

from matplotlib.axes import Axes

from workbench.charts import behind, style
from workbench.charts.bars import THICK, bars, beside, heading
from workbench.charts.cells import HEIGHT, block, grid, room
from workbench.charts.depth import depth
from workbench.charts.lettering import short, widest
from workbench.charts.sheet import finished, fitting_rows, nothing, number
from workbench.counting import Once, counted, figure, labels, lines, many, more, ranked, tally

if TYPE_CHECKING:
    from pandas import DataFrame


def entities_by_label(
    mentions: "DataFrame",
    ax: Axes | None = None,
    *,
    most: int = 30,
    once: Once = "record",
    copies: "DataFrame | None" = None,
) -> Axes:
    """How often each entity is named, under its label; beside the bar, in how many articles.

    A place in the text counts once, by however many annotators it was marked, or what says the same once an article or
    period by the rule `once`. More than `most` entities are left out, and the caption says how many. With the table of
    near-copies (`copies=tables.copies`) what copies of one text say counts once.
    """
    title = "Who and what is named"
    found = counted(mentions, ["label", "entity"], "mention", once, copies)
    if found.why:
        return nothing(ax, title, found.why, found.caption)
    counts = tally(found.rows, "label", "entity")
    articles = found.rows.groupby(["label", "entity"])["article"].nunique()
    shown = ranked(counts)[:most]
    groups = {label: [pair for pair in shown if pair[0] == label] for label in ranked(tally(found.rows, "label"))}
    # a label takes a line of its own above its entities
    slots = [slot for label, pairs in groups.items() if pairs for slot in ((label, None), *pairs)]
    names = labels(found.rows, "entity", "entity_name", "(linked to no entity)")
    longest = float(max(counts.values()))
    said = {pair: f"{figure(counts[pair])} in {many(articles[pair], 'article')}" for pair in shown}
    room = widest(said.values(), style.size(8)) + 0.1
    ax, _ = bars(ax, ["" if entity is None else names[entity] for _, entity in slots], longest, room)
    behind.made_of(ax, found.every)
    for y, (label, entity) in enumerate(slots):
        if entity is None:
            heading(ax, y, f"{label} · {many(sum(pair[0] == label for pair in counts), 'entity')}")
            continue
        n, where, words = counts[label, entity], {"label": label, "entity": entity}, said[label, entity]
        ax.barh(y, float(n), THICK, color=style.theme().bar)
        beside(ax, n, y, words)
        shown_of: dict[str, behind.Value] = {
            "entity_name": names[entity],
            "n": round(n, 6),
            "articles": int(articles[label, entity]),
        }
        behind.mark(ax, (0, y - 0.5, longest, y + 0.5), f"{names[entity]} ({label}): {words}", where, **shown_of)
    return finished(ax, title, lines(found.caption, more({"entity": len(counts) - len(shown)})))


def entities_by_article(
    mentions: "DataFrame",
    ax: Axes | None = None,
    *,
    most: int = 40,
    once: Once = "record",
    copies: "DataFrame | None" = None,
) -> Axes:
    """How many mentions of each label an article has; the darker, the more. Most mentions first.

    With the rule `once="article"` an entity counts once an article, however often it is named there. More than `most`
    articles are left out, as are labels without room, and the caption says how many. With the table of near-copies
    what copies of one text say counts once.
    """
    title = "Who is named in which article"
    found = counted(mentions, ["label", "entity"], "mention", once, copies)
    if found.why:
        return nothing(ax, title, found.why, found.caption)
    articles, kinds = ranked(tally(found.rows, "article")), ranked(tally(found.rows, "label"))
    names = labels(found.rows, "article", "title", "")
    rows = articles[: min(most, fitting_rows(HEIGHT))]
    columns = kinds[: room([short(names[article], 36, 2) for article in rows], kinds)]
    counts = tally(found.rows, "article", "label")
    highest = max(counts.values())
    ax = grid(ax, [short(names[article], 36, 2) for article in rows], columns)
    behind.made_of(ax, found.every)
    for y, article in enumerate(rows):
        for x, kind in enumerate(columns):
            if n := counts[article, kind]:
                block(ax, x, y, look := depth(n / highest))
                number(ax, x, y, figure(n), look)
                words = f"{names[article]}: {figure(n)} {kind}"
                where = {"article": article, "label": kind}
                shown_of: dict[str, behind.Value] = {"title": names[article], "n": round(n, 6)}
                behind.mark(ax, (x - 0.5, y - 0.5, x + 0.5, y + 0.5), words, where, **shown_of)
    hidden = more({"article": len(articles) - len(rows), "label": len(kinds) - len(columns)})
    return finished(ax, title, lines(found.caption, "Most mentions first.", hidden))
