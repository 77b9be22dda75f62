"""What of all articles was read: a row for each outlet, a column for each month, and what has no date or no outlet."""

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from workbench.charts import behind, cells, style
from workbench.charts.lettering import short, widest
from workbench.charts.palette import Look, looks
from workbench.charts.sheet import finished, fitting_rows, key, nothing, number
from workbench.counting import lines, many, more, outlets_and_period, provenance
from workbench.counting.repeats import dated
from workbench.periods import Length, periods
from workbench.trouble import Trouble

if TYPE_CHECKING:
    from pandas import DataFrame, Series

By = Literal["week", "month", "year"]
_SHARES = {"read": Look("#A6D5F2"), "not read": Look("", "", "", "/////")}
"""Hatching tells them apart without colour."""
_SIZE, _MOST, _FLAT = 7.5, 60, 0.24
"""Size of the numbers in points; periods that are shown at most; height of a cell where they are rows, in inches."""


def coverage(articles: "DataFrame", ax: Axes | None = None, *, by: By = "month", most: int = 40) -> Axes:
    """How many of all articles were read, by outlet and period: read / all in each cell, hatched what is not read.

    All articles of the table are counted, also those that nobody has begun; one is read when one annotator at least, or
    an adjudication, is done with it. What has no date that tells, or no outlet, has a column or a row of its own. A
    period without articles is an empty column. Where periods side by side have no room, as on a narrow sheet, they are
    rows; where they have none as rows either, they are longer (`by`, then months, then years), and the caption says so.
    More than `most` outlets are left out and told of.

    Raises Trouble when `by` is no such period.
    """
    if by not in get_args(By):
        raise Trouble(f"coverage is not told by {by!r}; write one of {', '.join(get_args(By))}")
    title = "Which articles were read"
    frame = articles.assign(read=articles["status"] == "done")
    each = frame.sort_values("read", ascending=False, kind="stable").drop_duplicates("article")
    found = outlets_and_period(Counter(each["outlet"]), [*each["published"].str.slice(0, 10)])
    n = f"{many(len(each), 'article')}, {int(each['read'].sum()):,} read · {provenance(articles)}"
    caption = lines(n, found, "Every article counts; read: at least one annotator is done with it.")
    if each.empty:
        return nothing(ax, title, "There are no articles.", caption)
    ranks = Counter(each["outlet"])
    order = sorted(ranks, key=lambda outlet: (outlet == "", -ranks[outlet], outlet))
    rows = order[: min(most, fitting_rows(cells.HEIGHT))]
    plan = _planned(each, by, [_named(outlet, each[each["outlet"] == outlet]["read"]) for outlet in rows])
    ax = cells.grid(ax, *plan.names, plan.height, plan.width)
    behind.made_of(ax, articles.assign(**{plan.length: dated(articles, plan.length)}))
    kinds = looks(_SHARES, _SHARES)
    for at, outlet in enumerate(rows):
        for time, when in enumerate(plan.periods):
            if here := plan.counts.get((outlet, when)):
                x, y = (at, time) if plan.downward else (time, at)
                _cell(ax, x, y, *here, kinds, stacked=plan.stacked)
                _mark(ax, x, y, *here, {"outlet": outlet, plan.length: when})
    key(ax, kinds)
    told = f"In a cell: articles read {'above' if plan.stacked else '/'} all articles; empty: no article."
    hidden = more({"outlet": len(order) - len(rows)})
    return finished(ax, title, lines(caption, told, plan.told, hidden))


class _Plan(NamedTuple):
    """How the periods have room: their length, themselves, the names of rows and columns, and the size of a cell.

    With `stacked` the two numbers of a cell stand above each other; with `downward` periods are rows. `counts` has read
    and all articles of each outlet and period, `told` what a reader must know of the choice.
    """

    length: Length
    periods: list[str]
    names: tuple[list[str], list[str]]
    width: float
    height: float
    stacked: bool
    downward: bool
    counts: dict[tuple[str, str], tuple[int, int]]
    told: str


def _planned(each: "DataFrame", by: By, outlets: list[str]) -> _Plan:
    """The shortest periods that have room, `by` at best: side by side, else below each other."""
    for length in get_args(By)[get_args(By).index(by) :]:
        found, counts = _counts(each, length)
        called = [when or "no date" for when in found]
        told = "" if length == by else f"By {length}: {by}s have no room here."
        for stacked in (False, True):
            wide = _width(counts, stacked)
            room = min(cells.room(outlets, called, wide), _MOST)
            if room >= len(found):
                return _Plan(length, found, (outlets, called), wide, cells.HEIGHT, stacked, False, counts, told)
        flat, names = _width(counts, False), [_flat(name) for name in outlets]
        if len(found) <= min(fitting_rows(_FLAT), _MOST) and cells.room(called, outlets, flat) >= len(outlets):
            return _Plan(length, found, (called, names), flat, _FLAT, False, True, counts, told)
    earlier = len(found) - room
    told = f"{told} Not shown: the {earlier} earliest {length}s.".strip()
    return _Plan(length, found[earlier:], (outlets, called[earlier:]), wide, cells.HEIGHT, True, False, counts, told)


def _counts(each: "DataFrame", length: Length) -> tuple[list[str], dict[tuple[str, str], tuple[int, int]]]:
    """All periods from the first to the last, `""` for no date at the end; read and all articles of each cell."""
    when = dated(each, length)
    cell = each.assign(_when=when).groupby(["outlet", "_when"])["read"].agg(["sum", "size"])
    known = sorted({*when} - {""})
    columns = [*(periods(known[0], known[-1], length) if known else []), *([""] if (when == "").any() else [])]
    counts = zip(cell.index, cell["sum"], cell["size"], strict=True)
    return columns, {(str(outlet), str(at)): (int(read), int(n)) for (outlet, at), read, n in counts}


def _width(counts: Mapping[tuple[str, str], tuple[int, int]], stacked: bool) -> float:
    """Inches that a cell needs for its numbers."""
    numbers = ["\n".join(_numbers(*n, stacked)) for n in counts.values()]
    return max(0.2 if stacked else 0.42, widest(numbers, style.size(_SIZE)) + 0.1)


def _numbers(read: int, n: int, stacked: bool) -> list[str]:
    return [f"{read}", f"{n}"] if stacked else [f"{read}/{n}"]


def _named(outlet: str, read: "Series[bool]") -> str:
    return f"{short(outlet or '(no outlet given)', 26)}\n{int(read.sum())} of {len(read)} read"


def _flat(named: str) -> str:
    """The same on a line, for a column."""
    name, _, read = named.rpartition("\n")
    return f"{' '.join(name.split())}: {read.removesuffix(' read').replace(' of ', '/')}"


def _cell(ax: Axes, x: int, y: int, read: int, n: int, kinds: Mapping[str, Look], *, stacked: bool) -> None:
    """One cell, filled from below as far as it was read."""
    low, filled = y + 0.46, 0.92 * read / n
    for look, bottom, height in ((kinds["read"], low, filled), (kinds["not read"], low - filled, 0.92 - filled)):
        if height:
            part = Rectangle((x - 0.47, bottom - height), 0.94, height, facecolor=look.fill, hatch=look.hatch)
            ax.add_artist(part)
            part.set(edgecolor=style.theme().quiet, linewidth=0.3)
    plain = Look(kinds["read"].fill, kinds["read"].ink) if read == n else kinds["not read"]
    number(ax, x, y, "\n".join(_numbers(read, n, stacked)), plain, _SIZE)


def _mark(ax: Axes, x: int, y: int, read: int, n: int, where: Mapping[str, str]) -> None:
    outlet, when = where.values()
    words = f"{outlet or 'no outlet'}, {when or 'no date'}: {read} of {many(n, 'article')} read"
    behind.mark(ax, (x - 0.5, y - 0.5, x + 0.5, y + 0.5), words, where, read=read, n=n, share=round(read / n, 6))
