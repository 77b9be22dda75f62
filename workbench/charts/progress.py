"""How far the annotators are with the articles."""

from collections import Counter
from typing import TYPE_CHECKING

from matplotlib.axes import Axes

from workbench.charts.palette import STATES, looks
from workbench.charts.sheet import finished, nothing
from workbench.charts.stacked import Bar, stacked
from workbench.counting import lines, many, outlets_and_period, provenance

if TYPE_CHECKING:
    from pandas import DataFrame


def progress(articles: "DataFrame", ax: Axes | None = None) -> Axes:
    """How many articles each annotator has finished, begun, flagged, skipped or not touched."""
    title = "How far the annotators are"
    each = articles.drop_duplicates("article")
    known = outlets_and_period(Counter(each["outlet"]), [*each["published"].str.slice(0, 10)])
    caption = lines(f"{many(len(each), 'article')} · {provenance(articles)}", known, "Every article counts.")
    if articles.empty:
        return nothing(ax, title, "There are no articles.", caption)
    kinds = looks(STATES, articles["status"])
    counts = Counter(zip(articles["annotator"], articles["status"], strict=True))
    slots = []
    for name in sorted(set(articles["annotator"])):
        parts = {kind: float(counts[name, kind]) for kind in kinds}
        slots.append(Bar(name or "(nobody yet)", parts, {"annotator": name}, [f"{sum(parts.values()):.0f}"], {}))
    ax = stacked(ax, slots, kinds, "status", records=articles)
    return finished(ax, title, caption)
