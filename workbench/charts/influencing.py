"""What suggestions change in what annotators mark: readings with them beside readings that were blind by lot."""

from collections.abc import Hashable, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.axes import Axes

from workbench.charts import behind, style
from workbench.charts.ledger import beside, ledger, whisker
from workbench.charts.sheet import finished, fitting_rows, nothing
from workbench.counting import lines, many, outlets_and_period, provenance
from workbench.intervals import PERCENTILES

if TYPE_CHECKING:
    from pandas import DataFrame

_WIDTH, _HIGH = 2.8, 0.29
_APART = "#D55E00"
"""Vermilion of Okabe and Ito (2008): a difference that does not touch 0."""


def suggestion_influence(influence: "DataFrame", ax: Axes | None = None, *, most: int = 40) -> Axes:
    """How much more or less was marked, and as what, where suggestions were shown than where they were not.

    `influence` is `tables.quality.influence`. A share's point is its difference in percentage points with its 95 %
    interval; a rate has its difference in words, as it is of another unit. More than `most` rows are left out.
    """
    title = "What suggestions change"
    caption = _counted(influence)
    sides = (0, 0) if influence.empty else (int(influence["n_assisted"].iloc[0]), int(influence["n_blind"].iloc[0]))
    if not all(sides):
        return nothing(ax, title, _why(*sides), caption)
    shown = influence.head(min(most, fitting_rows(_HIGH)))
    rows: list[dict[str, Any]] = [*map(_plain, shown.to_dict("records"))]
    ax = ledger(ax, [f"{row['figure']}{_per(row)}" for row in rows], _WIDTH, _HIGH)
    behind.made_of(ax, None)
    _scale(ax, shown)
    for y, row in enumerate(rows):
        _row(ax, y, row)
    beside(ax, {head: [_figure(row, side) for row in rows] for head, side in _SIDES.items()})
    return finished(ax, title, lines(caption, *_explained(influence, len(influence) - len(rows))))


_SIDES = {"shown": "assisted", "blind": "blind"}


def _scale(ax: Axes, shown: "DataFrame") -> None:
    """The axis of differences, as far to one side of 0 as to the other."""
    shares = shown[~_rates(shown)]
    ends = np.abs(shares[["difference", "low", "high"]].to_numpy(np.float64))
    reach = max(0.02, float(np.nanmax(ends)) * 1.08 if np.isfinite(ends).any() else 0.0)
    theme, step = style.theme(), next(each for each in (0.01, 0.02, 0.05, 0.1, 0.2, 0.5) if reach / each < 3.5)
    ax.set_xlim(-reach, reach)
    ticks = np.arange(-np.floor(reach / step), np.floor(reach / step) + 1) * step
    ax.set_xticks(ticks, [_signed(100 * tick, 0) if tick else "0" for tick in ticks])
    ax.tick_params(axis="x", labelsize=style.size(7.5), labelcolor=theme.quiet)
    bottom = ax.get_ylim()[0]
    ax.vlines(ticks, -0.5, bottom, color=theme.pale, linewidth=0.6, zorder=0)
    ax.vlines(0, -0.5, bottom, color=theme.quiet, linewidth=0.9, zorder=1)


def _row(ax: Axes, y: int, row: dict[str, Any]) -> None:
    theme, value = style.theme(), row["difference"]
    known, sure = value == value, row["low"] == row["low"]
    apart = sure and (row["low"] > 0 or row["high"] < 0)
    color = _APART if apart else theme.bar
    rate = row["per"].endswith("words")
    if rate or not known:
        words = f"{_signed(value)}{_ends(row, 1)}" if known else "no difference: read on one side only"
        size = style.size(7.5)
        ax.text(0, y, words, ha="center", va="center_baseline", fontsize=size, color=theme.ink, parse_math=False,
                bbox={"facecolor": theme.ground, "edgecolor": "none", "pad": 0.8})  # fmt: skip
    else:
        if sure:
            whisker(ax, row["low"], row["high"], y, color, 0.24)
        fill = color if sure else theme.ground
        ax.plot(value, y, marker="D" if apart else "o", markersize=4.5, color=color, markerfacecolor=fill, zorder=5)
    told = f"{_signed(value)}{_ends(row, 1)}" if rate else f"{_signed(100 * value)} points{_ends(row, 100)}"
    said = f"{row['figure']}{_per(row)}: {_figure(row, 'assisted')} with suggestions, {_figure(row, 'blind')} blind"
    shown = {name: None if row[name] != row[name] else row[name] for name in _SHOWN}
    left, right = (value, value) if known and not rate else (0.0, 0.0)
    behind.mark(ax, (left, y - 0.3, right, y + 0.3), f"{said}, {told if known else 'no difference'}", {}, **shown)


_SHOWN = ("figure", "per", "assisted", "blind", "difference", "low", "high", "n_assisted", "n_blind", "why")


def _explained(influence: "DataFrame", hidden: int) -> list[str]:
    """What the points are, and what they cannot say."""
    why = next((each for each in influence["why"] if each), "")
    return [
        "Points: percentage points more with suggestions than blind, with the 95 % interval of articles drawn anew on "
        "both sides; rates per 1,000 words. Every record counts.",
        PERCENTILES if influence["low"].notna().any() else "",
        "Blind articles were drawn by lot, so a difference that is not chance is made by suggestions; of many some lie "
        "apart from 0 (diamonds) by chance.",
        f"Hollow, or without ends: {why}." if why else "",
        f"Not shown: {many(hidden, 'row')}." if hidden > 0 else "",
    ]


def _counted(influence: "DataFrame") -> str:
    sides = [int(influence[name].max()) if len(influence) else 0 for name in ("n_assisted", "n_blind")]
    read = f"{many(influence.attrs.get('n_articles', sum(sides)), 'article')} finished"
    first = f"{read}: {sides[0]:,} with suggestions, {sides[1]:,} blind · {provenance(influence)}"
    return lines(first, outlets_and_period(influence.attrs.get("outlets", {}), influence.attrs.get("days", ())))


def _why(assisted: int, blind: int) -> str:
    return (
        f"What suggestions change cannot be told: {many(assisted, 'finished article')} with them, {blind} blind by "
        "lot. “blind” in the codebook's [desk] sets some apart."
    )


def _plain(row: Mapping[Hashable, Any]) -> dict[str, Any]:
    return {str(name): value for name, value in row.items()}


def _rates(table: "DataFrame") -> Any:
    return table["per"].str.endswith("words")


def _per(row: dict[str, Any]) -> str:
    return ", per 1,000" if row["per"].endswith("words") else ""


def _figure(row: dict[str, Any], side: str) -> str:
    value = row[side]
    return "–" if value != value else f"{value:.1f}" if row["per"].endswith("words") else f"{value:.1%}"


def _ends(row: dict[str, Any], scale: float) -> str:
    return "" if row["low"] != row["low"] else f" [{_signed(scale * row['low'])}, {_signed(scale * row['high'])}]"


def _signed(figure: float, digits: int = 1) -> str:
    return f"{figure:+.{digits}f}".replace("-", "\N{MINUS SIGN}")
