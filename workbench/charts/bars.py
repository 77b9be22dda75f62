"""Charts with a bar for each of one thing, its length a number that also stands in or beside it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Literal

from matplotlib.axes import Axes

from workbench.charts import style
from workbench.charts.palette import STATES, VOICES, Look, looks
from workbench.charts.sheet import finished, key, nothing, number, sheet, short
from workbench.counting import counted, figure, labels, lines, many, more, provenance, ranked, tally

if TYPE_CHECKING:
    from pandas import DataFrame

_WIDTH = 4.2
_ROW = 0.27
"""Length of the longest bar, and height of a bar with the gap under it, in inches."""
_DIGIT = 0.018
"""Room that a digit takes, as a share of the longest bar."""


def entities_by_label(
    mentions: "DataFrame", ax: Axes | None = None, *, most: int = 30, copies: "DataFrame | None" = None
) -> Axes:
    """How often each entity is named, under its label; beside the bar, in how many articles.

    A place in the text counts once, by however many annotators it was marked. More than `most` entities are left
    out, and the caption says how many. With the table of near-copies (`copies=tables.copies`) what copies of one text
    say counts once.
    """
    title = "Who and what is named"
    found = counted(mentions, ["label", "entity"], "mention", "record", copies)
    if found.why:
        return nothing(ax, title, found.why, found.caption)
    counts = tally(found.rows, "label", "entity")
    articles = found.rows.groupby(["label", "entity"])["article"].nunique()
    shown = ranked(counts)[:most]
    groups = {label: [pair for pair in shown if pair[0] == label] for label in ranked(tally(found.rows, "label"))}
    # a label takes a line of its own above its entities
    slots = [slot for label, pairs in groups.items() if pairs for slot in ((label, None), *pairs)]
    names = labels(found.rows, "entity", "entity_name", "(linked to no entity)")
    ax = _bars(ax, ["" if entity is None else names[entity] for _, entity in slots], max(counts.values()))
    for y, (label, entity) in enumerate(slots):
        if entity is None:
            _heading(ax, y, label, sum(pair[0] == label for pair in counts))
        else:
            n = counts[label, entity]
            ax.barh(y, float(n), 0.72, color=style.theme().bar)
            _beside(ax, n, y, f"{figure(n)} in {many(articles[label, entity], 'article')}")
    return finished(ax, title, lines(found.caption, more({"entity": len(counts) - len(shown)})))


def voice_composition(
    stances: "DataFrame",
    ax: Axes | None = None,
    *,
    by: Literal["actor", "outlet"] = "actor",
    most: int = 30,
    copies: "DataFrame | None" = None,
) -> Axes:
    """In whose words positions are given, for each actor or each outlet: who gets to speak in their own.

    A position counts once an article and voice. More than `most` bars are left out, and the caption says how many.
    With the table of near-copies (`copies=tables.copies`) what copies of one text say counts once.
    """
    title = f"In whose words positions are given, by {by}"
    found = counted(stances, ["actor", "target", "polarity", "voice"], "position", "article", copies)
    if found.why:
        return nothing(ax, title, found.why, found.caption)
    names = labels(found.rows, by, "actor_name" if by == "actor" else "outlet", f"(no {by} given)")
    shown = ranked(tally(found.rows, by))
    kinds = looks(VOICES, found.rows["voice"])
    counts = tally(found.rows, by, "voice")
    parts = {names[each]: {kind: counts[each, kind] for kind in kinds} for each in shown[:most]}
    ax = _stacked(ax, parts, kinds)
    return finished(
        ax, title, lines(found.caption, "A position counts once an article and voice.", more({by: len(shown) - most}))
    )


def progress(articles: "DataFrame", ax: Axes | None = None) -> Axes:
    """How many articles each annotator has finished, begun, flagged, skipped or not touched."""
    title = "How far the annotators are"
    caption = f"{many(articles['article'].nunique(), 'article')} · {provenance(articles)}"
    if articles.empty:
        return nothing(ax, title, "There are no articles.", caption)
    kinds = looks(STATES, articles["status"])
    counts = Counter(zip(articles["annotator"], articles["status"], strict=True))
    annotators = sorted(set(articles["annotator"]))
    parts = {name or "(nobody yet)": {kind: counts[name, kind] for kind in kinds} for name in annotators}
    return finished(_stacked(ax, parts, kinds), title, caption)


def _stacked(ax: Axes | None, parts: Mapping[str, Mapping[str, float]], kinds: Mapping[str, Look]) -> Axes:
    """A bar for each name, its parts with their numbers in them, and the total beside it.

    Where a part has no room for its number, all of them stand beside the bar.
    """
    longest = max(sum(counts.values()) for counts in parts.values())
    ax = _bars(ax, list(parts), longest)
    for y, counts in enumerate(parts.values()):
        left = 0.0
        roomy = all(n >= _DIGIT * (len(figure(n)) + 1) * longest for n in counts.values() if n)
        for kind, n in counts.items():
            look = kinds[kind]
            if n:
                ax.barh(
                    y,
                    float(n),
                    0.72,
                    float(left),
                    color=look.fill,
                    hatch=look.hatch,
                    edgecolor=style.theme().quiet,
                    linewidth=0.6,
                )
                number(ax, float(left + n / 2), y, figure(n) if roomy else "", look)
            left += n
        _beside(ax, left, y, figure(left) if roomy else f"{figure(left)} = {' + '.join(map(figure, counts.values()))}")
    key(ax, kinds)
    return ax


def _bars(ax: Axes | None, names: Sequence[str], longest: float) -> Axes:
    ax = sheet(ax, _WIDTH, _ROW * len(names))
    ax.set(xlim=(0, float(longest) * 1.12), ylim=(len(names) - 0.5, -0.5), xticks=[])
    ax.set_yticks(range(len(names)), [short(name, 44) for name in names], parse_math=False)
    return ax


def _heading(ax: Axes, y: int, label: str, entities: int) -> None:
    words = f"{label} · {many(entities, 'entity')}"
    ax.annotate(
        words,
        (0, y),
        (0, -2),
        textcoords="offset points",
        va="center",
        fontsize=8,
        color=style.theme().ink,
        weight="bold",
        parse_math=False,
    )


def _beside(ax: Axes, x: float, y: int, words: str) -> None:
    ax.annotate(
        words,
        (float(x), y),
        (4, 0),
        textcoords="offset points",
        va="center_baseline",
        fontsize=8,
        color=style.theme().ink,
    )
