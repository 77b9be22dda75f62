"""How outlets name the same actors in the same period: the valence of their own terms, and the share against."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from matplotlib.axes import Axes

from workbench.charts import style
from workbench.charts.own_words import of_own, own_words
from workbench.charts.palette import VALENCES, Look, looks
from workbench.charts.periods import same_period
from workbench.charts.sheet import finished, nothing
from workbench.charts.stacked import FEW, Bar, Heading, percent, sized, stacked, sure
from workbench.counting import Once, labels, lines, more, ranked, tally
from workbench.intervals import ratios

if TYPE_CHECKING:
    from pandas import DataFrame

AGAINST = ("delegitimising", "negative")


def naming_by_outlet(
    namings: "DataFrame",
    ax: Axes | None = None,
    *,
    actor: str | Sequence[str] | None = None,
    against: Sequence[str] = AGAINST,
    period: Literal["common", "all"] = "common",
    most: int = 24,
    once: Once = "record",
    copies: "DataFrame | None" = None,
    articles: "DataFrame | None" = None,
) -> Axes:
    """How each outlet itself names the same actors: a bar of 100 % for each actor and outlet, by valence.

    Only the outlet's own words count, and each time a term stands in the text counts, or once by the rule `once`.
    Beside a bar stands the share of terms `against` the actor in all of the bar, with its 95 % interval over articles;
    none where there are too few. `actor` is one or several, by id or name; without it the most named are shown.

    What is compared is of one period: the months that all outlets shown cover, give or take one at either end, by the
    table of articles where it is given (`articles=tables.articles`), else by the dates of the namings. Terms of other
    months, or without a date, are left out and told of. Where outlets have no month in common, or with
    `period="all"`, all terms are drawn, and the caption says that time may explain what differs. More than `most`
    bars are left out and told of. With the table of near-copies (`copies=tables.copies`)
    a term that copies of one text share counts once.
    """
    title = "How outlets name the actors in their own words"
    of_actors = of_own(namings, actor)
    found, quoted = own_words(of_actors, once, copies)
    chosen = _pairs(found.rows, most) if not found.why else []
    of_actors, compared = same_period(
        of_actors, namings if articles is None else articles, {outlet for _, outlet in chosen}, period == "common"
    )
    found, quoted = own_words(of_actors, once, copies)
    if found.why:
        return nothing(ax, title, f"{found.why} {quoted}".strip(), lines(found.caption, compared))
    kinds = _first(looks(VALENCES, found.rows["valence"]), against)
    pairs = _pairs(found.rows, most)
    known = _known(against, kinds)
    slots = _slots(_bars(found.rows, pairs, kinds, known), " or ".join(known))
    records = found.every
    ax = stacked(ax, slots, kinds, "valence", records=records, whole=True, row=0.4)
    shares = [bar.share for bar in slots if isinstance(bar, Bar) and bar.share]
    hidden = more({"bar": len(tally(found.rows, "refers_to", "outlet")) - len(pairs)})
    parts = f"100 % of a bar: the outlet's own terms for the actor. Pale: fewer than {FEW} terms."
    return finished(ax, title, lines(found.caption, compared, quoted, parts, sure(shares, whole=True), hidden))


def _pairs(rows: "DataFrame", most: int) -> list[tuple[str, str]]:
    """The actors and outlets that have a bar: those most named first, and under each outlets in one order."""
    counts, order = tally(rows, "refers_to", "outlet"), ranked(tally(rows, "outlet"))
    return [
        (actor, outlet)
        for actor in ranked(tally(rows, "refers_to"))
        for outlet in sorted(order, key=lambda each: (each == "", order.index(each)))
        if counts[actor, outlet]
    ][:most]


def _first(kinds: dict[str, Look], against: Sequence[str]) -> dict[str, Look]:
    """Those against in front, so that a bar's share begins at its left."""
    return {kind: kinds[kind] for kind in sorted(kinds, key=lambda kind: kind not in against)}


def _known(against: Sequence[str], kinds: Collection[str]) -> list[str]:
    """The valences against; none where the project has valences of its own and these are not among them."""
    return [*against] if any(kind in VALENCES or kind in against for kind in kinds) else []


def _slots(bars: Iterable[Bar], of: str) -> list[Bar | Heading]:
    """The bars under the names of their actors; above the first, what the shares are `of`."""
    above, slots = f"{of},\n95 % interval" if of else "", list[Bar | Heading]()
    if above and style.narrow():  # a narrow bar leaves no room for both on a line
        slots.append(Heading("", above))
    for _, of_actor in groupby(bars, lambda bar: bar.where["refers_to"]):
        first, *others = of_actor
        slots += [Heading(str(first.shown["actor_name"]), "" if slots else above), first, *others]
    return slots


def _bars(
    rows: "DataFrame", pairs: Sequence[tuple[str, str]], kinds: Collection[str], against: list[str]
) -> Iterator[Bar]:
    """A bar for each actor and outlet."""
    actors, of = labels(rows, "refers_to", "refers_to_name", "(no actor)"), " or ".join(against)
    counts, weight = tally(rows, "refers_to", "outlet", "valence"), rows["weight"]
    groups = zip(rows["refers_to"], rows["outlet"], strict=True)
    shares = ratios(weight * rows["valence"].isin(against), weight, rows["drawn"], groups)
    articles = rows.groupby(["refers_to", "outlet"])["article"].nunique()
    for actor, outlet in pairs:
        share, n, name = shares[actor, outlet], int(articles[actor, outlet]), outlet or "(no outlet given)"
        parts = {kind: counts[actor, outlet, kind] for kind in kinds}
        size, where = sized(sum(parts.values()), share, n), {"refers_to": actor, "outlet": outlet}
        known, beside = (share, [percent(share), size]) if against else (None, [size])
        told = f"{actors[actor]} in {name}"
        yield Bar(name, parts, where, beside, {"actor_name": actors[actor]}, known, n, of, told)
