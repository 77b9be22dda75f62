"""How positions toward one target change: a point for each period with its interval, and under it how many they are."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, get_args

from matplotlib.axes import Axes

from workbench.charts import calendar, trend
from workbench.charts.calendar import By
from workbench.charts.sheet import finished, nothing, short
from workbench.charts.trend import FEW, Measure, Trend
from workbench.counting import Counted, Once, counted, labels, lines, many, ranked, tally
from workbench.counting.repeats import dated
from workbench.intervals import FEWEST, ratios
from workbench.periods import period
from workbench.trouble import Trouble

if TYPE_CHECKING:
    from pandas import DataFrame

MOST = 5
"""Lines that can be told apart in one figure."""


def stance_over_time(
    stances: "DataFrame",
    target: str,
    ax: Axes | None = None,
    *,
    actors: Sequence[str] | None = None,
    outlets: Sequence[str] | None = None,
    by: By = "month",
    measure: Measure = "net",
    once: Once = "article",
    copies: "DataFrame | None" = None,
    events: Mapping[str, str] | None = None,
) -> Axes:
    """Positions toward one target by `week`, `month` or `year`: one line of all, or one for each actor or each outlet.

    `target` is the id of a topic or an entity. The `net` position is (support − oppose) / n, from −1 to +1, the share
    of `support` support / n, both of positions of all polarities, each counted by the rule `once`. A period with too
    few articles has a hollow point without an interval; one without any has none, and no line goes across it. The
    bars are n. Intervals are of articles (`intervals.ratios`). `events` maps days to what happened, with its source.
    With `copies` near-copies count once. Raises Trouble where there is no such measure, period or day of an event, and
    where more than 5 lines, or lines of both kinds, are asked for.
    """
    _checked(actors, outlets, by, measure, events or {})
    of, wanted = ("actor", actors) if actors else ("outlet", outlets) if outlets else ("", None)
    toward = stances[stances["target"] == target]
    if wanted:
        toward = toward[toward[of].isin(wanted)]
    found = counted(toward, ["actor", "target", "polarity"], "position", once, copies)
    name = labels(found.rows, "target", "target_name", "(no target)").get(target, target)
    what = "Net position" if measure == "net" else "Share of support"
    title = f"{what} toward {short(name, 60, 2)}, by {by}"
    if found.why:
        return nothing(ax, title, _why(found, stances, target), found.caption)
    when = dated(found.rows, by)
    rows, undated = found.rows.assign(**{by: when})[when != ""], int((when == "").sum())
    shown = calendar.spanned({*rows[by]}, by) if len(rows) else []
    if not shown:
        why = "their dates reach over more than 200 years" if len(rows) else f"no date tells the {by}"
        return nothing(ax, title, f"{many(len(found.rows), 'position')} cannot be drawn: {why}.", found.caption)
    drawn = _drawing(rows, shown, by, measure, of, wanted)._replace(copies=copies is not None)
    ax = trend.drawn(ax, drawn, found.every.assign(**{by: dated(found.every, by)}), {"target": target})
    silent = ", ".join(short(each, 40) for each in wanted or () if each not in drawn.names)
    nobody = f"No position in any {by}: {silent}." * bool(silent)
    said = lines(found.caption, _said(drawn, undated), nobody, trend.events(ax, drawn, events or {}))
    return finished(ax, title, said)


def _checked(
    actors: Sequence[str] | None,
    outlets: Sequence[str] | None,
    by: str,
    measure: str,
    events: Mapping[str, str],
) -> None:
    for value, known in ((by, get_args(By)), (measure, get_args(Measure))):
        if value not in known:
            raise Trouble(f"stances are not drawn over time by {value!r}; write one of {', '.join(known)}")
    if actors and outlets:
        raise Trouble("lines are of actors or of outlets, not both; give one, and choose the other in the table")
    if (n := len(actors or outlets or ())) > MOST:
        raise Trouble(f"{n} lines were asked for, and {MOST} can be told apart; choose fewer, or draw several figures")
    if wrong := [day for day in events if not period(day, "year")]:
        raise Trouble(f"{wrong[0]!r} is no day of an event; write days such as 2018-09-17")


def _why(found: Counted, stances: "DataFrame", target: str) -> str:
    """Why there is nothing to draw; of a target that nobody speaks of, what is spoken of most."""
    if stances.empty or target in set(stances["target"]):
        return found.why
    known = ", ".join(short(each, 40) for each in [*stances["target"].value_counts().index][:3])
    return f"There is no position toward {short(target, 40)}; most are toward {known}."


def _drawing(
    rows: "DataFrame", shown: list[str], by: By, measure: Measure, of: str, wanted: Sequence[str] | None
) -> Trend:
    side = {"support": 1.0, "oppose": -1.0} if measure == "net" else {"support": 1.0}
    keys = [*zip(rows[of], rows[by], strict=True)] if of else [("", each) for each in rows[by]]
    tops = rows["polarity"].map(side).astype("float64").fillna(0.0) * rows["weight"]
    points = ratios(tops, rows["weight"], rows["drawn"], keys, net=measure == "net")
    weights = tally(rows, of, by) if of else {("", each): n for each, n in tally(rows, by).items()}
    names = {"": "all"}
    if of:
        known = labels(rows, of, "actor_name" if of == "actor" else of, f"(no {of})")
        names = {each: known[each] for each in dict.fromkeys(wanted or ranked(tally(rows, of))) if each in known}
    return Trend(points, weights, names, shown, by, measure, of)


def _said(of: Trend, undated: int) -> str:
    """What points, bars and lines are, and what is not drawn."""
    measure = "Net: (support − oppose) / n." if of.measure == "net" else "Share: support / n."
    units = "texts, near-copies being one," if of.copies else "articles"
    hollow = sum(point.low is None for point in of.points.values())
    few = f"Hollow, {hollow} of {many(len(of.points), 'point')}: no interval, under {FEWEST} {units} or uneven ones"
    few += f"; grey: n under {FEW}." if any(point.n < FEW for point in of.points.values()) else "."
    sure = f"Lines through points: 95 % intervals, of {units}; how other annotators would read is not in them."
    gone = f"Not drawn: {many(undated, 'position')} without a date that tells the {of.by}."
    parts = (f"{measure} Bars: n. No line crosses a {of.by} without positions.", few * (hollow > 0))
    return lines(*parts, sure * (hollow < len(of.points)), gone * (undated > 0))
