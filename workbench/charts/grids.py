"""Charts with a row for each of one thing, a column for each of another, and numbers where they meet."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from workbench.charts import style
from workbench.charts.palette import POLARITIES, VALENCES, Look, looks
from workbench.charts.sheet import finished, key, nothing, number, sheet, short
from workbench.counting import counted, figure, labels, lines, more, ranked, standing, tally

if TYPE_CHECKING:
    from pandas import DataFrame

_STRIP = 0.13
"""Least height of a strip with its number, in inches."""


def stance_matrix(
    stances: "DataFrame", ax: Axes | None = None, *, most: int = 40, copies: "DataFrame | None" = None
) -> Axes:
    """Who takes which position toward whom or what: a strip with its count for each polarity found in a cell.

    A position counts once an article, however often and by however many annotators it was written down; where
    annotators differ, both polarities show. Who speaks for a body counts as that body. Rows and columns with
    most positions come first; more than `most` of either are left out, and the caption says how many. With the table
    of near-copies (`copies=tables.copies`) what copies of one text say counts once.
    """
    title = "Who supports or opposes what"
    found = counted(stances, ["actor", "target", "polarity"], "position", "article", copies)
    if found.why:
        return nothing(ax, title, found.why, found.caption)
    actors = ranked(tally(found.rows, "actor"))
    of_shown = found.rows[found.rows["actor"].isin(actors[:most])]
    targets = ranked(tally(of_shown, "target"))[:most]
    hidden = more({"actor": len(actors) - most, "target": found.rows["target"].nunique() - len(targets)})
    kinds = looks(POLARITIES, found.rows["polarity"])
    counts = tally(of_shown, "actor", "target", "polarity")
    names = labels(found.rows, "actor", "actor_name", "(no holder)")
    aims = labels(found.rows, "target", "target_name", "(no target)")
    highest = max(Counter((actor, target) for actor, target, _ in counts).values())
    rows = [short(names[actor], 26, 2) for actor in actors[:most]]
    ax = _grid(ax, rows, [aims[target] for target in targets], max(0.36, highest * _STRIP))
    for y, actor in enumerate(actors[:most]):
        for x, target in enumerate(targets):
            _strips(ax, x, y, {kind: counts[actor, target, kind] for kind in kinds}, kinds)
    key(ax, kinds)
    rule = "A position counts once an article; who speaks for a body counts as that body. Most positions first."
    return finished(ax, title, lines(found.caption, rule, hidden))


def entities_by_article(mentions: "DataFrame", ax: Axes | None = None, *, most: int = 40) -> Axes:
    """How many mentions of each label an article has; the darker, the more. Most mentions first."""
    title = "Who is named in which article"
    found = counted(mentions, ["label", "entity"], "mention", "record")
    if found.why:
        return nothing(ax, title, found.why, found.caption)
    articles, kinds = ranked(tally(found.rows, "article")), ranked(tally(found.rows, "label"))
    names = labels(found.rows, "article", "title", "")
    counts = tally(found.rows, "article", "label")
    ax = _grid(ax, [short(names[article], 36, 2) for article in articles[:most]], kinds)
    for y, article in enumerate(articles[:most]):
        for x, kind in enumerate(kinds):
            _shade(ax, x, y, counts[article, kind], max(counts.values()))
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
    ax = _grid(ax, rows, columns)
    for y, term in enumerate(shown):
        for x, outlet in enumerate(outlets[:most]):
            _strips(ax, x, y, {term[0]: counts[outlet, *term]}, kinds)
    key(ax, kinds)
    return finished(ax, title, lines(caption, hidden))


def _grid(ax: Axes | None, rows: Sequence[str], columns: Sequence[str], height: float = 0.36) -> Axes:
    ax = sheet(ax, 0.46 * len(columns), height * len(rows))
    ax.set(xlim=(-0.5, len(columns) - 0.5), ylim=(len(rows) - 0.5, -0.5))
    ax.xaxis.tick_top()
    ax.set_xticks(
        range(len(columns)), [short(name, 26, 2) for name in columns], rotation=55, ha="left", parse_math=False
    )
    for label in ax.get_xticklabels():
        label.set_rotation_mode("anchor")
    ax.set_yticks(range(len(rows)), rows, parse_math=False)
    ax.hlines(
        [y - 0.5 for y in range(len(rows) + 1)], -0.5, len(columns) - 0.5, style.theme().pale, linewidth=0.7, zorder=0
    )
    ax.vlines(
        [x - 0.5 for x in range(len(columns) + 1)], -0.5, len(rows) - 0.5, style.theme().pale, linewidth=0.7, zorder=0
    )
    return ax


def _strips(ax: Axes, x: int, y: int, counts: Mapping[str, float], kinds: Mapping[str, Look]) -> None:
    """One cell: a strip with sign and count for each kind that occurs, none for what does not."""
    present = [(kinds[kind], n) for kind, n in counts.items() if n]
    for i, (look, n) in enumerate(present):
        height = 0.9 / len(present)
        top = y - 0.45 + i * height
        strip = Rectangle((x - 0.46, top), 0.92, height * 0.96, facecolor=look.fill, hatch=look.hatch)
        strip.set(edgecolor=style.theme().quiet, linewidth=0.4)
        ax.add_patch(strip)
        number(ax, x, top + height * 0.48, f"{look.sign} {figure(n)}", look, 8 if len(present) < 3 else 6.5)


def _shade(ax: Axes, x: int, y: int, n: int, highest: int) -> None:
    if n:
        grey = 0.95 - 0.6 * n / highest
        # at this grey black and white words have the same contrast
        shade = Look(f"{grey:.2f}", "white" if grey < 0.46 else "black")
        ax.add_patch(Rectangle((x - 0.46, y - 0.45), 0.92, 0.9, facecolor=shade.fill))
        number(ax, x, y, f"{n}", shade, 8)
