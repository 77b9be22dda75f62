"""Charts with a line: how a figure grows with what it was made from."""

from typing import TYPE_CHECKING

from matplotlib.axes import Axes

from workbench.charts import style
from workbench.charts.sheet import finished, nothing, sheet
from workbench.counting import lines, many

if TYPE_CHECKING:
    from pandas import DataFrame

_WIDTH, _HEIGHT = 4.2, 2.2
"""In inches."""


def learning_curve(curve: "DataFrame", ax: Axes | None = None) -> Axes:
    """F1 of suggested names on articles held out, by how many articles taught; the first point is with nothing taught.

    `curve` is the table of a course that was taken (`project.teach().curve`). The axis of F1 does not begin at 0: what
    matters is how it goes on, and the numbers stand beside the points.
    """
    title = "How much the articles taught"
    articles, codebook = curve.attrs.get("n_articles", 0), curve.attrs.get("codebook", "of unknown version")
    caption = lines(
        "F1 of suggested names (same bounds, same label) on articles held out in turn; across: how many others taught.",
        f"{many(articles, 'article')} · codebook\N{NO-BREAK SPACE}{codebook}",
    )
    if curve.empty:
        return nothing(ax, title, "There were too few finished articles to hold any out.", caption)
    ax = sheet(ax, _WIDTH, _HEIGHT)
    shares = 100 * curve["f1"]
    ax.plot(curve["articles"], shares, color=style.theme().bar, marker="o", markersize=4, linewidth=1.4)
    for x, y in zip(curve["articles"], shares, strict=True):
        ax.annotate(
            f"{y:.1f}",
            (x, y),
            (0, 6),
            textcoords="offset points",
            ha="center",
            fontsize=8,
            color=style.theme().ink,
            parse_math=False,
        )
    span = max(float(shares.max() - shares.min()), 2.0)
    ax.set_ylim(float(shares.min()) - span / 2, float(shares.max()) + span / 2)
    ax.set_xticks(curve["articles"], [f"{x:g}" for x in curve["articles"]])
    ax.grid(axis="y", color=style.theme().pale, linewidth=0.6)
    ax.set_ylabel("F1, %", fontsize=8.5, color=style.theme().quiet)
    return finished(ax, title, caption)
