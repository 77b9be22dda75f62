"""The figures of a course as plain rows, and as sentences that an analyst can act on."""

from collections.abc import Sequence

from workbench.suggest.teach.figures import ByLabel, Count, gains, summed, whole
from workbench.suggest.teach.taught import Taught

Row = dict[str, str | int | float | None]
ALL = "all labels"


def before_after(before: Sequence[ByLabel], after: Sequence[ByLabel]) -> tuple[Row, ...]:
    """A row a label, then one for all: marked, and precision, recall and F1 before and after."""
    old, new = summed(before), summed(after)
    labels = sorted({*old, *new})
    rows = [_row(label, old.get(label, Count()), new.get(label, Count())) for label in labels]
    return (*rows, _row(ALL, whole(old), whole(new)))


def curve_row(articles: float, counts: Sequence[ByLabel]) -> Row:
    """A point of the learning curve: how many articles taught, on average, and F1 on those held out."""
    return {"articles": round(articles, 1), "f1": round(f1(counts), 4)}


def f1(counts: Sequence[ByLabel]) -> float:
    """F1 of all labels together; 0 where there is none."""
    return whole(summed(counts)).f1 or 0.0


def verdict(before: Sequence[ByLabel], after: Sequence[ByLabel], articles: int) -> str:
    """The sentence on what was tried: how much better, and whether that is more than chance."""
    old, new = f1(before), f1(after)
    low, high = gains(before, after)
    said = (
        f"On {articles} articles, each held out in turn, F1 of suggested names was {_percent(old)} before and "
        f"{_percent(new)} after ({_points(new - old)} points; 80 % interval {_points(low)} to {_points(high)})."
    )
    if new <= old:
        return f"It does not help names, so they are suggested as before. {said}"
    if low <= 0:
        return f"It may help names, but the gain could be chance; more finished articles would tell. {said}"
    return f"It helps names. {said}"


def untried(finished: int, needed: int) -> str:
    """The sentence for when there is too little to hold anything out."""
    return (
        f"{finished} finished articles are too few to try what was learned ({needed} are needed), so only spellings "
        "are remembered; finish more with d at the desk, and teach again."
    )


def remembered(taught: Taught) -> str:
    """The sentence on spellings."""
    aliases = sum(len(form.aliases) for form in taught.forms if form.id)
    linked = sum(1 for form in taught.forms if form.id)
    return (
        f"Remembered word for word: {aliases} spellings of {linked} known entities, {len(taught.unlinked)} names that "
        "are linked to nothing."
    )


def _row(label: str, old: Count, new: Count) -> Row:
    row: Row = {"label": label, "marked": new.marked}
    for name, count in (("before", old), ("after", new)):
        for what in ("precision", "recall", "f1"):
            share = getattr(count, what)
            row[f"{what}_{name}"] = None if share is None else round(share, 4)
    return row


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %"


def _points(share: float) -> str:
    return f"{100 * share:+.1f}"
