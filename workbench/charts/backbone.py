"""What a debate hangs on: concepts by what is lost of who agrees with whom when they are given up."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from matplotlib.axes import Axes

from workbench.charts import behind, style
from workbench.charts.lettering import widest
from workbench.charts.sheet import beside, finished, fitting_rows, nothing, sheet, short
from workbench.counting import Once, counted, figure, lines, many

if TYPE_CHECKING:
    from pandas import DataFrame

_WIDTH, _ROW = 3.6, 0.24
"""Width of the scale and height of a row, in inches."""
_FEW = 3
"""Fewer positions than this are grey."""


class Given(Protocol):
    """A concept that was given up, as `networks.Backbone` has them."""

    @property
    def target(self) -> str:
        """Its id."""

    @property
    def name(self) -> str:
        """What to call it."""

    @property
    def n(self) -> float:
        """How much the positions on it weigh."""

    @property
    def loss(self) -> float:
        """What is lost without it and all that were given up before."""


class Found(Protocol):
    """A backbone, as `networks.backbone` finds it."""

    @property
    def steps(self) -> Sequence[Given]:
        """The concepts, the first that was given up first."""

    @property
    def told(self) -> str:
        """Of how many actors and concepts it is."""

    @property
    def why(self) -> str:
        """Why there is none."""

    def penalised(self, penalty: float = 3.5) -> tuple[str, ...]:
        """The ids of the backbone with such a penalty on large ones."""


def backbone_chart(
    stances: "DataFrame",
    found: Found,
    ax: Axes | None = None,
    *,
    penalty: float = 3.5,
    most: int = 25,
    once: Once = "article",
    copies: "DataFrame | None" = None,
) -> Axes:
    """A backbone of concepts, `found = networks.backbone(stances)`: the one most needed is above.

    A row is a concept; its point is the loss when it and all below it are given up, from 0, the same structure, to √2.
    Points are filled for the concepts of the penalised backbone. `stances`, `once` and `copies` are those that it was
    found with, for what the caption counts. Of more than `most` concepts the least needed are left out.
    """
    title = "What the debate hangs on"
    made = counted(stances, ["actor", "target", "polarity"], "position", once, copies)
    if not found.steps:
        return nothing(ax, title, made.why or f"There is no backbone: {found.why}.", made.caption)
    rows = [*reversed(found.steps)][: min(most, fitting_rows(_ROW))]
    kept = {*found.penalised(penalty)}
    ax = _axes(ax, rows)
    behind.made_of(ax, made.every)
    for y, step in enumerate(rows):
        _row(ax, y, step, step.target in kept)
    left = len(found.steps) - len(rows)
    said = (
        f"{found.told} Point: the loss without this concept and all below it (Euclidean distance of the spectra of the "
        "networks of actors; rDNA's nested backbone). No interval: it is of the network as it is.",
        f"Filled: the backbone of {many(len(kept), 'concept')} that a penalty of {penalty:g} leaves."
        + (f" Grey: n under {_FEW}." if any(step.n < _FEW for step in rows) else ""),
        f"Not shown: {many(left, 'concept')}, the least needed." if left else "",
    )
    return finished(ax, title, lines(made.caption, *said))


def _axes(ax: Axes | None, rows: Sequence[Given]) -> Axes:
    names = [f"{short(step.name, 26)}  n {figure(step.n)}" for step in rows]
    size = style.size(8)
    ax = sheet(ax, beside(_WIDTH, names), _ROW * len(rows) + 0.1)
    high = max(step.loss for step in rows) * 1.08 or 1.0
    ax.set(xlim=(-0.03 * high, high), ylim=(len(rows) - 0.4, -0.6))
    ax.set_yticks(range(len(rows)), names, parse_math=False, fontsize=size)
    room = ax.get_window_extent().width / ax.figure.dpi / (widest(["0.00  "], size) or 1)
    ticks = [0.0, high / 1.08] if room < 8 else [0.0, high / 2.16, high / 1.08]
    ax.xaxis.tick_top()
    ax.set_xticks(ticks, [f"{tick:.2f}" if tick else "0" for tick in ticks], parse_math=False, fontsize=size)
    ax.vlines(ticks, -0.6, len(rows) - 0.4, color=style.theme().pale, linewidth=0.7, zorder=0)
    return ax


def _row(ax: Axes, y: int, step: Given, kept: bool) -> None:
    now = style.theme()
    colour = now.quiet if step.n < _FEW else now.bar
    ax.hlines(y, 0, step.loss, color=colour, linewidth=0.7 if step.n < _FEW else 1.4, zorder=1)
    ax.plot([step.loss], [y], "o", color=colour, markerfacecolor=colour if kept else now.ground, markersize=6, zorder=2)
    words = f"{step.name}: loss {step.loss:.2f}, n {figure(step.n)}" + (", in the backbone" if kept else "")
    shown: dict[str, behind.Value] = {"target_name": step.name, "loss": round(step.loss, 6), "n": round(step.n, 6)}
    behind.mark(ax, (0, y - 0.5, ax.get_xlim()[1], y + 0.5), words, {"target": step.target}, **shown, backbone=kept)
