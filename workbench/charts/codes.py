"""How far the codes are: whether new ones still come up as articles are read, and which are used how often."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal, NamedTuple

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from workbench.charts import behind, style
from workbench.charts.ledger import across, beside, ledger
from workbench.charts.sheet import finished, fitting_rows, nothing, sheet
from workbench.counting import counted, labels, lines, many, ranked, tally

if TYPE_CHECKING:
    from pandas import DataFrame

Kind = Literal["topic", "entity", "label", "term"]
_WIDTH, _HEIGHT, _ROW = 3.6, 2.0, 0.29
_FEWEST = 5
"""Articles under which no order is held beside others."""
_SINGULAR = {"topic": "topic", "entity": "entity", "label": "label", "term": "naming term"}
_PLURAL = {"topic": "topics", "entity": "entities", "label": "labels", "term": "naming terms"}


def codes_progress(
    codes: "DataFrame",
    read: "DataFrame | None" = None,
    ax: Axes | None = None,
    *,
    kind: Kind = "entity",
    order: Literal["finished", "published"] = "finished",
    draws: int = 200,
    seed: int = 0,
) -> Axes:
    """How many different topics, entities, labels or terms were met, article by article, and how many were new in each.

    `codes` and `read` are `tables.quality.codes` and `tables.quality.read`; without `read`, articles in which no code
    was found are not on the axis. The band holds the middle 95 % of `draws` other orders of the same articles, shuffled
    from `seed`: how fast codes come depends on the order (sample-based accumulation; Gotelli and Colwell 2001).
    """
    title = f"{_PLURAL[kind].capitalize()} met as articles are read"
    found = counted(codes[codes["kind"] == kind], ["kind", "code"], "occurrence", "article")
    if found.why:
        return nothing(ax, title, found.why, found.caption)
    articles = _ordered(found.rows, read, order)
    met = _met(found.rows, [*articles], draws, seed)
    ax = sheet(ax, across(_WIDTH), _HEIGHT)
    behind.made_of(ax, found.every)
    _curve(ax, met)
    for place, id_ in enumerate(articles):
        _mark(ax, place, id_, met, kind)
    known = {*codes.attrs.get("known", {}).get(kind, ())} - {*codes.attrs.get("retired", ())}
    _reaching(ax, len(met.new), max(int(met.sum[-1]), len(known)))
    if known:
        ax.axhline(len(known), color=style.theme().quiet, linewidth=0.8, linestyle=(0, (4, 3)))
    ax.set_ylabel(_PLURAL[kind], fontsize=style.size(8.5), color=style.theme().quiet)
    return finished(ax, title, lines(found.caption, *_explained(met, articles, kind, order, len(known), draws, seed)))


def codes_used(codes: "DataFrame", ax: Axes | None = None, *, kind: Kind = "topic", most: int = 40) -> Axes:
    """In how many articles each topic of the codebook is used, or each entity, label or term; also those never used.

    `codes` is `tables.quality.codes`. Beside the bar stands how often it is used in all. Those most used come first;
    more than `most` are left out, and the caption says how many.
    """
    title = f"How often {_PLURAL[kind]} are used"
    found = counted(codes[codes["kind"] == kind], ["kind", "code"], "occurrence", "article")
    if found.why:
        return nothing(ax, title, found.why, found.caption)
    articles, uses = tally(found.rows, "code"), found.every.drop_duplicates(["article", "record", "code"])
    known: Mapping[str, str] = codes.attrs.get("known", {}).get(kind, {})
    never = [id_ for id_ in known if id_ not in articles and id_ not in {*codes.attrs.get("retired", ())}]
    names = {**known, **labels(found.rows, "code", "name", "")}
    every = [*ranked(articles), *never]
    shown = every[: min(most, fitting_rows(_ROW))]
    ax = ledger(ax, [names[id_] for id_ in shown], 3.0, _ROW)
    ax.set_xlim(0, float(max(articles.values())))
    behind.made_of(ax, found.every)
    often = uses["code"].value_counts().to_dict()
    for y, id_ in enumerate(shown):
        _bar(ax, y, {"kind": kind, "code": id_}, names[id_], articles[id_], often.get(id_, 0))
    counts = {"articles": [f"{articles[id_]:g}" for id_ in shown], "uses": [f"{often.get(id_, 0):,}" for id_ in shown]}
    beside(ax, counts)
    unused = f"Never used: {len(never):,} of the {len(known):,} {_PLURAL[kind]} in the codebook." if known else ""
    hidden = f"Not shown: {many(len(every) - len(shown), _SINGULAR[kind])}." if len(every) > len(shown) else ""
    rule = "Bars: articles. Uses: all records with it, each annotator's."
    return finished(ax, title, lines(found.caption, rule, unused, hidden))


class _Met(NamedTuple):
    """For each article in its order how many codes were new and how many met by then; the same in other orders."""

    new: NDArray[np.int64]
    sum: NDArray[np.int64]
    low: NDArray[np.float64] | None
    high: NDArray[np.float64] | None
    once: int
    """Codes that only one article has."""


def _ordered(rows: "DataFrame", read: "DataFrame | None", order: str) -> dict[str, str]:
    """Article → when it was finished or published, in that order; what has no such date comes last."""
    known = rows.drop_duplicates("article")
    when = dict(zip(known["article"], known["published"] if order == "published" else [""] * len(known), strict=True))
    if read is not None:
        given = dict(zip(read["article"], read[order], strict=True))
        when = given | {id_: at for id_, at in when.items() if id_ not in given}
    return dict(sorted(when.items(), key=lambda each: (not each[1].strip(), each[1])))


def _met(rows: "DataFrame", articles: list[str], draws: int, seed: int) -> _Met:
    place = {id_: at for at, id_ in enumerate(articles)}
    at = rows["article"].map(place).to_numpy(np.int64)
    names, codes = np.unique(rows["code"].to_numpy(object).astype(str), return_inverse=True)
    by_code = np.argsort(codes, kind="stable")
    at, starts = at[by_code], np.searchsorted(codes[by_code], np.arange(len(names)))
    new = np.bincount(np.minimum.reduceat(at, starts), minlength=len(articles))
    once = int((np.diff([*starts, len(at)]) == 1).sum())
    if len(articles) < _FEWEST or not draws:
        return _Met(new, np.cumsum(new), None, None, once)
    chance = np.random.Generator(np.random.PCG64(seed))
    shuffled = np.empty((draws, len(articles)), np.int64)
    for draw in range(draws):
        firsts = np.minimum.reduceat(chance.permutation(len(articles))[at], starts)
        shuffled[draw] = np.cumsum(np.bincount(firsts, minlength=len(articles)))
    low, high = np.percentile(shuffled, [2.5, 97.5], axis=0)
    return _Met(new, np.cumsum(new), low, high, once)


def _curve(ax: Axes, met: _Met) -> None:
    theme, edges = style.theme(), np.arange(len(met.new) + 1) + 0.5
    if met.low is not None and met.high is not None:
        ax.stairs(met.high, edges, baseline=met.low, fill=True, color=theme.pale, linewidth=0, zorder=1)
    fresh = np.flatnonzero(met.new)
    width = min(6.0, 0.6 * 72 * _WIDTH / len(met.new))
    ax.vlines(fresh + 1, 0, met.new[fresh], color=theme.quiet, linewidth=width, zorder=2)
    ax.stairs(met.sum, edges, baseline=None, color=theme.bar, linewidth=1.6, zorder=3)
    ax.annotate(
        f"{met.sum[-1]:,}",
        (float(edges[-1]), float(met.sum[-1])),
        (4, 0),
        textcoords="offset points",
        va="center",
        fontsize=style.size(8),
        color=theme.ink,
        parse_math=False,
    )


def _reaching(ax: Axes, articles: int, highest: int) -> None:
    """The axes from 0 to all articles and all codes, with a few whole numbers beside."""
    ax.set(xlim=(0.4, articles + 0.6), ylim=(0, highest * 1.06))
    across = sorted({1, *(_steps(articles) if articles > 1 else ())})
    up = _steps(highest)
    ax.set_xticks(across, [f"{each:,}" for each in across])
    ax.set_yticks(up, [f"{each:,}" for each in up])
    ax.tick_params(labelsize=style.size(7.5))
    ax.axhline(0, color=style.theme().quiet, linewidth=0.7, zorder=2)
    ax.hlines(up, 0.4, articles + 0.6, color=style.theme().pale, linewidth=0.6, zorder=0)


def _steps(highest: int) -> list[int]:
    """At most five whole numbers, evenly apart, up to the highest."""
    sizes = (lead * 10**power for power in range(9) for lead in (1, 2, 5))
    step = next(size for size in sizes if highest / size <= 5)
    return [*range(step, highest + 1, step)]


def _mark(ax: Axes, place: int, article: str, met: _Met, kind: str) -> None:
    new, total = int(met.new[place]), int(met.sum[place])
    words = f"article {place + 1} ({article}): {new} new, {total} met"
    ends = (None, None) if met.low is None or met.high is None else (float(met.low[place]), float(met.high[place]))
    where = {"article": article, "kind": kind}
    box = (place + 0.5, 0, place + 1.5, max(total, 1))
    behind.mark(ax, box, words, where, place=place + 1, new=new, met=total, low=ends[0], high=ends[1])


def _bar(ax: Axes, y: int, where: Mapping[str, str], name: str, articles: float, uses: int) -> None:
    theme = style.theme()
    if articles:
        ax.barh(y, float(articles), 0.66, color=theme.bar)
    else:
        size = style.size(7.5)
        ax.text(0, y, " never used", va="center_baseline", fontsize=size, color=theme.quiet, parse_math=False)
    words = f"{name}: {many(uses, 'use')} in {articles:g} articles" if articles else f"{name}: never used"
    box = (0.0, y - 0.33, float(articles), y + 0.33)
    behind.mark(ax, box, words, where if articles else {}, **where, name=name, articles=articles, uses=uses)


def _explained(
    met: _Met, articles: Mapping[str, str], kind: Kind, order: str, known: int, draws: int, seed: int
) -> list[str]:
    """What line, bars and band are, how it ends, and what it cannot say."""
    last = max(len(articles) // 5, 1)
    undated = sum(not at.strip() for at in articles.values())
    how = f"as {order}" if undated < len(articles) else f"as listed, for the logs do not say when they were {order}"
    late = f", {many(undated, 'article')} without a date last" if 0 < undated < len(articles) else ""
    fewer = "" if met.low is not None else f"No band of other orders: fewer than {_FEWEST} articles."
    return [
        f"Across: {many(len(articles), 'article')}, {how}{late}. Line: {_PLURAL[kind]} met by then; bars: new ones.",
        fewer
        or f"Band: the middle 95 % of {draws:,} other orders of these articles (seed {seed}); all orders end alike.",
        f"Dashed: the {known:,} {_PLURAL[kind]} of the codebook." if known else "",
        f"New in the last {many(last, 'article')}: {int(met.new[-last:].sum()):,}. Met in one article only: "
        f"{met.once:,} of {int(met.sum[-1]):,}. What articles hold that nobody has read, it cannot say.",
    ]
