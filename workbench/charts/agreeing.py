"""How far annotators agree, variable by variable, against the bounds that say what a variable is good for."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.axes import Axes

from workbench.agreement.measure import RELIABLE, TENTATIVE
from workbench.charts import behind, style
from workbench.charts.ledger import beside, ledger, whisker
from workbench.charts.sheet import finished, fitting_rows, nothing, short
from workbench.counting import lines, many, outlets_and_period, provenance
from workbench.intervals import PERCENTILES
from workbench.wording import some

if TYPE_CHECKING:
    from pandas import DataFrame

_WIDTH, _HIGH = 2.8, 0.28
_HEADLINE = ("alpha", "alpha ordinal", "unitizing alpha")
"""What is drawn of a variable, where it has one of them; else its F1."""


def agreement_chart(
    agreement: "DataFrame", ax: Axes | None = None, *, variables: Sequence[str] = (), most: int = 40
) -> Axes:
    """Krippendorff's alpha of each variable with its 95 % interval, against his bounds .667 and .800 (2004).

    `agreement` is `tables.quality.agreement(project.agreement())`. A variable that is found or not has F1, a diamond,
    for which there are no bounds. Beside it stand units, articles and percent agreement; what is not defined says why.
    `variables` chooses some and their order.
    """
    title = "How far annotators agree"
    caption = _counted(agreement)
    if agreement.attrs.get("why_not") or agreement.empty:
        why = agreement.attrs.get("why_not") or "no variable was measured"
        return nothing(ax, title, f"Agreement is not defined: {why}.", caption)
    rows = _drawn(agreement, variables)
    shown = rows[: min(most, fitting_rows(_HIGH))]
    ax = ledger(ax, [row["variable"] for row in shown], _WIDTH, _HIGH)
    behind.made_of(ax, None)
    _scale(ax, shown)
    for y, row in enumerate(shown):
        _row(ax, y, row)
    columns = {"units": "n_units"} | ({} if style.narrow() else {"in articles": "n_articles"})
    beside(ax, {head: [f"{row[name]:,}" for row in shown] for head, name in columns.items()} | {"same": _same(shown)})
    return finished(ax, title, lines(caption, *_explained(agreement, shown, len(rows) - len(shown))))


def _drawn(agreement: "DataFrame", variables: Sequence[str]) -> list[dict[str, Any]]:
    """For each variable the row of what is drawn of it, with the percent agreement in `percent`."""
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in variables}
    for each in agreement.to_dict("records"):
        row = {str(name): value for name, value in each.items()}
        if not variables or row["variable"] in rows:
            rows.setdefault(row["variable"], []).append(row)
    return [_headline(own) for own in rows.values() if own]


def _headline(own: list[dict[str, Any]]) -> dict[str, Any]:
    by = {row["measure"]: row for row in own}
    # where what nobody has is no unit, alpha is low whatever people do
    known = () if own[0]["level"] == "found or none" else _HEADLINE
    name = next((each for each in known if each in by), own[0]["measure"])
    percent = by.get("percent", {}).get("value", float("nan"))
    return by[name] | {"percent": percent, "f1": name not in _HEADLINE}


def _scale(ax: Axes, rows: Sequence[dict[str, Any]]) -> None:
    theme = style.theme()
    ends = [row[name] for row in rows for name in ("value", "low") if row[name] == row[name]]
    first = min(0.4, float(np.floor(min(ends, default=0.0) * 5)) / 5)
    ax.set_xlim(first, 1.02)
    bottom = ax.get_ylim()[0]
    ax.fill_betweenx([-0.5, bottom], TENTATIVE, RELIABLE, color=theme.pale, alpha=0.55, linewidth=0, zorder=0)
    ax.fill_betweenx([-0.5, bottom], RELIABLE, 1.0, color=theme.pale, linewidth=0, zorder=0)
    roomy = not style.narrow()
    ticks = [first, *([0.0] if first < 0 else []), *([TENTATIVE] if roomy and first > 0 else []), RELIABLE, 1.0]
    ax.set_xticks(ticks, [_plain(tick) for tick in ticks])
    ax.tick_params(axis="x", labelsize=style.size(7.5), labelcolor=theme.quiet)
    if roomy and first > 0:
        for place, word in (((TENTATIVE + RELIABLE) / 2, "tentative"), ((RELIABLE + 1) / 2, "reliable")):
            size = style.size(7.5)
            ax.text(place, -0.6, word, ha="center", va="bottom", fontsize=size, color=theme.quiet, parse_math=False)


def _plain(tick: float) -> str:
    return f"{tick:.3f}".rstrip("0").rstrip(".").replace("0.", ".").replace("-", "\N{MINUS SIGN}") or "0"


def _row(ax: Axes, y: int, row: dict[str, Any]) -> None:
    theme, value, low = style.theme(), row["value"], row["low"]
    if value != value:
        size, place = style.size(7.5), ax.get_xlim()[0]
        ax.text(place, y, " not defined", va="center_baseline", fontsize=size, color=theme.quiet, parse_math=False)
        behind.mark(ax, (place, y - 0.4, 1, y + 0.4), _told(row), {}, **_figures(row))
        return
    if low == low:
        whisker(ax, low, row["high"], y, theme.bar, 0.24)
    fill = theme.bar if low == low else theme.ground
    ax.plot(value, y, marker="D" if row["f1"] else "o", markersize=4.5, color=theme.bar, markerfacecolor=fill, zorder=5)
    left, right = (low, row["high"]) if low == low else (value, value)
    behind.mark(ax, (left, y - 0.4, right, y + 0.4), _told(row), {}, **_figures(row))


def _told(row: dict[str, Any]) -> str:
    units = f"{many(row['n_units'], 'unit')} in {many(row['n_articles'], 'article')}"
    if row["value"] != row["value"]:
        return f"{row['variable']}: {row['measure']} not defined, {row['why']} ({units})"
    ends = f" [{row['low']:.3f}, {row['high']:.3f}]" if row["low"] == row["low"] else ""
    same = f", {row['percent']:.0%} the same" if row["percent"] == row["percent"] else ""
    band = f", {row['band']}" if row["band"] else ""
    return f"{row['variable']}: {row['measure']} {row['value']:.3f}{ends}{band} ({units}{same})"


_SHOWN = (
    "variable",
    "unit",
    "measure",
    "value",
    "low",
    "high",
    "band",
    "percent",
    "n_units",
    "n_lone",
    "n_articles",
    "why",
)


def _figures(row: dict[str, Any]) -> dict[str, Any]:
    return {name: None if row[name] != row[name] else row[name] for name in _SHOWN}


def _same(rows: Sequence[dict[str, Any]]) -> list[str]:
    return [f"{row['percent']:.0%}" if row["percent"] == row["percent"] else "" for row in rows]


def _explained(agreement: "DataFrame", rows: Sequence[dict[str, Any]], hidden: int) -> list[str]:
    attrs, why = agreement.attrs, next((row["why"] for row in rows if row["value"] == row["value"] and row["why"]), "")
    ends = f", with the 95 % interval of {attrs.get('draws', 0):,} draws of articles (seed {attrs.get('seed', 0)})"
    ends *= any(row["low"] == row["low"] for row in rows)
    alike = any(row["value"] == row["low"] == row["high"] for row in rows)
    without = [f"{row['variable']}: {_line(row['why'], 60)}" for row in rows if row["value"] != row["value"]]
    return [
        f"Points: Krippendorff's alpha{ends}. Diamonds: F1 of what is found or not, for which there are no bounds.",
        PERCENTILES if ends else "",
        "Grounds: from .800 a variable is reliable, from .667 for tentative conclusions only, below it is not to be "
        "used; judged by the lower end.",
        "Same: percent agreement, not corrected for chance. Units count that have a value of two annotators or more.",
        "Where all readers agree, drawing articles again cannot tell how sure that is." if alike else "",
        f"Not defined: {some(without, 4)}." if without else "",
        f"Hollow: no interval, {why}." if why else "",
        f"Left out: {'; '.join(_line(each, 80) for each in left)}." if (left := attrs.get("left_out")) else "",
        f"Not shown: {many(hidden, 'variable')}." if hidden > 0 else "",
    ]


def _line(words: str, width: int) -> str:
    """Words that may hold names, on one line of a caption."""
    return " ".join(short(" ".join(words.split()), width, 4).split())


def _counted(agreement: "DataFrame") -> str:
    """Before adjudication, of how many articles and readings, by whom, how many with suggestions in view."""
    attrs = agreement.attrs
    who = ", ".join(_line(name, 24) for name in attrs.get("annotators", ())[:5])
    readings = int(agreement["n_readings"].max()) if len(agreement) else 0
    aided = int(agreement["assisted"].max()) if len(agreement) else 0
    first = f"Before adjudication: {many(attrs.get('n_articles', 0), 'article')} read by two annotators or more"
    read = f"{many(readings, 'reading')}{who and f' by {who}'}, {aided:,} of them with suggestions shown"
    where = outlets_and_period(attrs.get("outlets", {}), attrs.get("days", ()))
    return lines(f"{first} · {provenance(agreement)}", f"{read}.", where)
