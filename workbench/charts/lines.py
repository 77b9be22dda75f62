"""Charts with a line: how a figure grows with what it was made from."""

from typing import TYPE_CHECKING

from matplotlib.axes import Axes

from workbench.charts import behind, style
from workbench.charts.ledger import across
from workbench.charts.sheet import finished, nothing, sheet
from workbench.counting import lines, many, outlets_and_period, provenance

if TYPE_CHECKING:
    from pandas import DataFrame

_WIDTH, _HEIGHT = 3.6, 2.0
"""In inches."""


def learning_curve(curve: "DataFrame", ax: Axes | None = None) -> Axes:
    """F1 of suggested names on articles held out, by how many articles taught; the first point is with nothing taught.

    `curve` is the table of a course that was taken (`project.teach().curve`). The axis of F1 does not begin at 0: what
    matters is how it goes on, and the numbers stand beside the points.
    """
    title = "How much the articles taught"
    caption = _counted(curve)
    if curve.empty:
        taught = curve.attrs.get("n_articles", 0)
        few = "There were too few finished articles to hold any out."
        return nothing(ax, title, few if taught else "Nothing was taught yet; `project.teach()` does it.", caption)
    ax = sheet(ax, across(_WIDTH), _HEIGHT)
    behind.made_of(ax, None)
    theme, shares = style.theme(), 100 * curve["f1"]
    ax.axhline(float(shares.iloc[0]), color=theme.quiet, linewidth=0.9, linestyle=(0, (4, 3)), zorder=1)
    ax.plot(curve["articles"], shares, color=theme.bar, marker="o", markersize=4, linewidth=1.4, zorder=3)
    for x, y in zip(curve["articles"], shares, strict=True):
        _point(ax, float(x), float(y), float(shares.iloc[0]))
    span = max(float(shares.max() - shares.min()), 2.0)
    ax.set_ylim(float(shares.min()) - span / 2, float(shares.max()) + span / 2)
    ax.set_xticks(curve["articles"], [f"{x:g}" for x in curve["articles"]])
    ax.set_yticks([])
    ax.set_ylabel("F1, %", fontsize=style.size(8.5), color=theme.quiet)
    return finished(ax, title, lines(caption, *_explained(curve)))


def _point(ax: Axes, x: float, y: float, first: float) -> None:
    """The number at a point, and what it says."""
    size, ink = style.size(8), style.theme().ink
    ax.annotate(
        f"{y:.1f}", (x, y), (0, 6), textcoords="offset points", ha="center", fontsize=size, color=ink, parse_math=False
    )
    taught = f"{x:g} articles taught" if x else "nothing taught"
    gain = f", {y - first:+.1f} points" if x else ""
    behind.mark(ax, (x - 0.3, y, x + 0.3, y), f"{taught}: F1 {y:.1f} %{gain}", {}, articles=x, f1=y / 100)


def _counted(curve: "DataFrame") -> str:
    """Which articles the course was made of; a table without these facts says that it is not known."""
    attrs = curve.attrs
    known = provenance(curve) if "n_annotators" in attrs else f"codebook {attrs.get('codebook', 'of unknown version')}"
    first = f"{many(attrs.get('n_articles', 0), 'article')} · {known}"
    return lines(first, outlets_and_period(attrs.get("outlets", {}), attrs.get("days", ())))


def _explained(curve: "DataFrame") -> list[str]:
    """What the points are, against what they stand, and why they have no interval."""
    whole = f"the last point, {curve['articles'].iloc[-1]:g}, are all that can teach while others are held out"
    return [
        "F1 of suggested names, same bounds and same label; each name that people marked counts once a reading. "
        f"Across: how many articles taught, on average; {whole}.",
        "Held out: finished articles in turn, whole, with all readings and near-copies; names there are suggested by "
        "what the others taught. Dashed: nothing taught.",
        "No interval: each article is held out once, in one division; the course says how much of the gain may be "
        "chance. Where people saw suggestions, they agree with them too readily, so all points look too good.",
        "The axis of F1 does not begin at 0.",
    ]
